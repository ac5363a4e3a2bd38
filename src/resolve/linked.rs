//! What comes of one authored thing.

use super::anchors::Asked;
use super::findings::Finding;
use super::index::Reference;
use crate::model::{Criterion, Mentioned, Outcome, Redirect, Unit};
use crate::parse::Clue;
use crate::parse::authored::Anchors;
use crate::source::Place;
use std::sync::Arc;

/// Rows for the tables, and what else linking one thing gives.
pub(super) struct Linked<R> {
    pub rows: R,
    /// Old addresses that lead to it.
    pub redirects: Vec<Redirect>,
    /// Ids on its page.
    pub anchors: Anchors,
    pub notes: Notes,
}

/// What is to say about one thing.
#[derive(Default)]
pub(super) struct Notes {
    pub findings: Vec<Finding>,
    /// Links to places on pages, which are looked after when all pages are known.
    pub asked: Vec<Asked>,
    /// What the thing leaves for rules on the whole site, if its file was read only now.
    pub clues: Arc<[Clue]>,
    /// What it refers to, and where.
    pub references: Vec<Reference>,
    /// What its texts name without a link of their author's.
    pub named: Vec<Mentioned>,
}

impl Notes {
    /// Without what only an [`Index`](super::Index) asks for, which would be held for nothing.
    pub fn lasting(self) -> Self {
        Notes { references: Vec::new(), named: Vec::new(), ..self }
    }
}

/// One row of a table, as a block of its own.
pub(super) struct Row<T> {
    pub block: Arc<[T]>,
    pub place: Place,
}

/// The rows of a unit, its outcomes and their criteria.
pub(super) struct UnitRows {
    pub unit: Arc<[Unit]>,
    pub outcomes: Arc<[Outcome]>,
    pub criteria: Arc<[Criterion]>,
    pub place: Place,
    pub outcome_places: Vec<Place>,
    pub criterion_places: Vec<Place>,
}

impl<R> Linked<R> {
    /// Rows of which nothing is to say.
    pub fn of(rows: R) -> Self {
        Linked { rows, redirects: Vec::new(), anchors: Anchors::default(), notes: Notes::default() }
    }

    /// With [lasting](Notes::lasting) notes alone.
    pub fn lasting(self) -> Self {
        Linked { notes: self.notes.lasting(), ..self }
    }
}

impl<T> Row<T> {
    pub fn new(row: T, place: Place) -> Self {
        Row { block: Arc::new([row]), place }
    }
}
