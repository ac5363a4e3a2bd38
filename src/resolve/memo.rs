//! What was linked before.
//!
//! To link a thing depends on the thing and on the names and on nothing else, so what came of it is right as long as both
//! are the same. A thing is the same if it is shared with the build before, which never changes what is shared.

use super::findings::Suggested;
use super::linked::{Linked, Row, UnitRows};
use super::names::Names;
use super::specification::WithOverview;
use super::topic::TopicRow;
use crate::model::{Instrument, Organisation, Page, Qualification, Term, Verb};
use crate::parse::authored;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What one build leaves to the next one of the same site. It never changes what comes out.
#[derive(Default)]
pub struct Memo {
    /// The names, and their print.
    names: Option<(u128, Arc<Names>)>,
    pub(super) suggested: Suggested,
    pub(super) terms: Kept<Arc<authored::Term>, Row<Term>>,
    pub(super) instruments: Kept<Arc<authored::Instrument>, Row<Instrument>>,
    pub(super) verbs: Kept<Arc<authored::Verb>, Row<Verb>>,
    pub(super) organisations: Kept<Arc<authored::Organisation>, Row<Organisation>>,
    pub(super) qualifications: Kept<WithOverview, Row<Qualification>>,
    pub(super) units: Kept<Arc<authored::Unit>, UnitRows>,
    pub(super) topics: Kept<Arc<authored::PlacedTopic>, TopicRow>,
    pub(super) pages: Kept<Arc<authored::Page>, Row<Page>>,
}

impl Memo {
    /// The names of the last build if they have this print. If not, everything else is forgotten.
    pub(super) fn names(&mut self, print: u128, make: impl FnOnce() -> Names) -> Arc<Names> {
        if let Some((known, names)) = &self.names
            && *known == print
        {
            return Arc::clone(names);
        }
        let names = Arc::new(make());
        *self = Memo { names: Some((print, Arc::clone(&names))), ..Memo::default() };
        names
    }
}

/// Something that was written, shared with whoever remembers its file.
pub(super) trait Written: Send + Sync {
    /// Two things that are there at the same time have the same identity only if they are the same.
    fn identity(&self) -> (usize, usize);
}

impl<T: Send + Sync> Written for Arc<T> {
    fn identity(&self) -> (usize, usize) {
        (Arc::as_ptr(self).addr(), 0)
    }
}

/// Things of one kind, and what came of them.
pub(super) struct Kept<W, R> {
    things: HashMap<(usize, usize), Entry<W, R>>,
}

struct Entry<W, R> {
    /// Held, so that no other can take its identity.
    #[allow(dead_code, reason = "it is there to stay alive")]
    thing: W,
    linked: Arc<Linked<R>>,
}

impl<W, R> Default for Kept<W, R> {
    fn default() -> Self {
        Kept { things: HashMap::new() }
    }
}

/// Links all things, each with its row, on all cores. Each thing is gone as soon as it is linked, so that what was written
/// and what came of it are not in memory together.
pub(super) fn link_once<W: Send, R: Send + Sync>(
    things: Vec<W>,
    link: impl Fn(usize, &W) -> Linked<R> + Sync,
) -> Vec<Arc<Linked<R>>> {
    things.into_par_iter().enumerate().map(|(row, thing)| Arc::new(link(row, &thing).lasting())).collect()
}

/// The same, but what was kept is not linked again.
pub(super) fn link_all<W: Written, R: Send + Sync>(
    things: Vec<W>,
    kept: Option<&mut Kept<W, R>>,
    link: impl Fn(usize, &W) -> Linked<R> + Sync,
) -> Vec<Arc<Linked<R>>> {
    let Some(kept) = kept else { return link_once(things, link) };
    let known = |thing: &W| kept.things.get(&thing.identity()).map(|entry| Arc::clone(&entry.linked));
    let known: Vec<_> = things.iter().map(known).collect();
    let linked: Vec<Arc<Linked<R>>> = things
        .par_iter()
        .zip(known)
        .enumerate()
        .map(|(row, (thing, known))| known.unwrap_or_else(|| Arc::new(link(row, thing).lasting())))
        .collect();
    let entries = things.into_iter().zip(linked.iter().map(Arc::clone));
    kept.things = entries.map(|(thing, linked)| (thing.identity(), Entry { thing, linked })).collect();
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn only_what_is_new_is_linked_and_what_is_gone_is_forgotten() {
        let count = AtomicUsize::new(0);
        let mut kept = Kept::default();
        let mut link = |things: &[&Arc<String>]| -> Vec<String> {
            let things = things.iter().map(|thing| Arc::clone(thing)).collect();
            let linked = link_all(things, Some(&mut kept), |row, thing: &Arc<String>| {
                count.fetch_add(1, Ordering::Relaxed);
                Linked::of(format!("{row}{thing}"))
            });
            linked.iter().map(|linked| linked.rows.clone()).collect()
        };
        let (a, b) = (Arc::new("a".to_owned()), Arc::new("b".to_owned()));
        assert_eq!(link(&[&a, &b]), ["0a", "1b"]);
        assert_eq!(link(&[&a, &b]), ["0a", "1b"]);
        assert_eq!(count.load(Ordering::Relaxed), 2);
        let other = Arc::new("b".to_owned());
        assert_eq!(link(&[&a, &other]), ["0a", "1b"]);
        assert_eq!(count.load(Ordering::Relaxed), 3, "the same text in another thing");
        assert_eq!(link(&[&a, &b]), ["0a", "1b"]);
        assert_eq!(count.load(Ordering::Relaxed), 4, "what was gone came back");
        assert_eq!(Arc::strong_count(&other), 1);
    }
}
