//! Tables and the ids that point into them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

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

/// Rows of one kind, in a fixed order; only grows while a site is being resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T> {
    rows: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new() }
    }
}

impl<T> Table<T> {
    /// Adds a row.
    pub fn push(&mut self, row: T) -> Id<T> {
        self.rows.push(row);
        Id::new(self.rows.len() - 1)
    }

    /// The id that the next row will get.
    pub fn next_id(&self) -> Id<T> {
        Id::new(self.rows.len())
    }

    /// All rows with their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<T>, &T)> {
        self.rows.iter().enumerate().map(|(row, value)| (Id::new(row), value))
    }

    /// All ids.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = Id<T>> + use<T> {
        (0..self.rows.len()).map(Id::new)
    }

    /// All rows.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;
    fn index(&self, id: Id<T>) -> &T {
        &self.rows[id.row()]
    }
}

impl<T> IndexMut<Id<T>> for Table<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.rows[id.row()]
    }
}
