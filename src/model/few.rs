//! Lists that are nearly always short.

use super::Id;
use std::fmt;
use std::ops::Deref;

/// So many ids fit beside their count.
const FEW: usize = 3;

/// Ids in order, in two words if there are not more than three: hardly anything in a topic serves more criteria.
pub struct Few<T>(List<T>);

enum List<T> {
    /// So many of these.
    Short(u8, [Id<T>; FEW]),
    /// Behind one pointer, so that the short ones stay small.
    Long(Box<Box<[Id<T>]>>),
}

impl<T> Deref for Few<T> {
    type Target = [Id<T>];
    fn deref(&self) -> &[Id<T>] {
        match &self.0 {
            List::Short(count, ids) => &ids[..usize::from(*count)],
            List::Long(ids) => ids,
        }
    }
}

impl<T> From<&[Id<T>]> for Few<T> {
    fn from(ids: &[Id<T>]) -> Self {
        let mut short = [Id::new(0); FEW];
        match short.get_mut(..ids.len()) {
            Some(start) => {
                start.copy_from_slice(ids);
                Few(List::Short(ids.len() as u8, short))
            }
            None => Few(List::Long(Box::new(ids.into()))),
        }
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a Id<T>;
    type IntoIter = std::slice::Iter<'a, Id<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

// Written by hand, as for `Id`: what the ids are ids of is only a name here.
impl<T> Clone for Few<T> {
    fn clone(&self) -> Self {
        Few::from(&**self)
    }
}
impl<T> Default for Few<T> {
    fn default() -> Self {
        Few::from(&[][..])
    }
}
impl<T> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
impl<T> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_lists_hold_what_they_are_given() {
        for count in [0, 1, 3, 4, 100] {
            let ids: Vec<Id<()>> = (0..count).map(Id::new).collect();
            let few = Few::from(&*ids);
            assert_eq!((&*few, &*few.clone()), (&*ids, &*ids));
        }
        assert_eq!(size_of::<Few<()>>(), 16);
    }
}
