//! Tables and the ids that point into them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// A row of a [`Table<T>`].
pub struct Id<T> {
    row: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id of a row, counted from 0.
    pub fn new(row: usize) -> Self {
        Id { row: row as u32, kind: PhantomData }
    }

    /// The row, counted from 0.
    pub fn row(self) -> usize {
        self.row as usize
    }
}

// Written by hand: a derive would ask the same of `T`, which is only a name here.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.row.cmp(&other.row)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.row.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.row)
    }
}

/// Rows of one kind, in a fixed order. They lie in blocks, one for each file that gave some; a block is shared with
/// whoever remembers that file, so that a table of thousands of rows is made anew in no time.
pub struct Table<T> {
    blocks: Vec<Arc<[T]>>,
    /// Where each row lies.
    spots: Vec<Spot>,
}

#[derive(Clone, Copy)]
struct Spot {
    block: u32,
    at: u32,
}

impl<T> Table<T> {
    /// A table of blocks, one after the other.
    pub fn of(blocks: Vec<Arc<[T]>>) -> Self {
        let mut spots = Vec::with_capacity(blocks.iter().map(|block| block.len()).sum());
        for (block, rows) in blocks.iter().enumerate() {
            spots.extend((0..rows.len()).map(|at| Spot { block: block as u32, at: at as u32 }));
        }
        Table { blocks, spots }
    }

    /// Adds a row.
    pub fn push(&mut self, row: T) -> Id<T> {
        self.spots.push(Spot { block: self.blocks.len() as u32, at: 0 });
        self.blocks.push(Arc::new([row]));
        Id::new(self.spots.len() - 1)
    }

    /// All rows with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.rows().enumerate().map(|(row, value)| (Id::new(row), value))
    }

    /// All ids.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = Id<T>> + use<T> {
        (0..self.spots.len()).map(Id::new)
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &T> {
        self.blocks.iter().flat_map(|block| block.iter())
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Arc<[T]>] {
        &self.blocks
    }

    /// The block that a row lies in.
    pub fn block(&self, id: Id<T>) -> &Arc<[T]> {
        &self.blocks[self.spots[id.row()].block as usize]
    }

    /// Whether these are its blocks, and not only others that say the same.
    pub fn has_blocks(&self, blocks: &[Arc<[T]>]) -> bool {
        self.blocks.len() == blocks.len()
            && self.blocks.iter().zip(blocks).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;
    fn index(&self, id: Id<T>) -> &T {
        let spot = self.spots[id.row()];
        &self.blocks[spot.block as usize][spot.at as usize]
    }
}

// Written by hand, as for `Id`: the rows are shared and not copied.
impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Table { blocks: self.blocks.clone(), spots: self.spots.clone() }
    }
}
impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { blocks: Vec::new(), spots: Vec::new() }
    }
}
// How rows are spread over blocks is no part of what a table says.
impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.rows().eq(other.rows())
    }
}
impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.rows()).finish()
    }
}

/// One value for each row of a table, kept apart from it: what other files say about a row, so that the row itself depends
/// on its own file alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Column<T, V> {
    values: Vec<V>,
    kind: PhantomData<fn() -> T>,
}

impl<T, V: Clone> Column<T, V> {
    /// A column with the same value in each of `rows` rows.
    pub fn new(rows: usize, value: V) -> Self {
        Column { values: vec![value; rows], kind: PhantomData }
    }
}

impl<T, V> Default for Column<T, V> {
    fn default() -> Self {
        Column { values: Vec::new(), kind: PhantomData }
    }
}

impl<T, V> Column<T, V> {
    /// All values with the ids of their rows.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<T>, &V)> {
        self.values.iter().enumerate().map(|(row, value)| (Id::new(row), value))
    }
}

impl<T, V> Index<Id<T>> for Column<T, V> {
    type Output = V;
    fn index(&self, id: Id<T>) -> &V {
        &self.values[id.row()]
    }
}

impl<T, V> IndexMut<Id<T>> for Column<T, V> {
    fn index_mut(&mut self, id: Id<T>) -> &mut V {
        &mut self.values[id.row()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_through_all_blocks() {
        let mut table = Table::of(vec![Arc::from(vec!["a", "b"]), Arc::from(vec![]), Arc::from(vec!["c"])]);
        let last = table.push("d");
        assert_eq!(table.rows().copied().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!((table[Id::new(1)], table[Id::new(2)], table[last], table.len()), ("b", "c", "d", 4));
        let other = Table::of(vec![Arc::from(vec!["a"]), Arc::from(vec!["b", "c", "d"])]);
        assert_eq!(table, other, "the same rows in other blocks");
        assert_ne!(table, Table::of(vec![Arc::from(vec!["a", "b", "c", "e"])]));
    }
}
