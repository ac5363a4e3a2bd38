//! What a text names without a link of its author's.

use super::{Criterion, Id, Instrument, Outcome, Target, Term, Unit};

/// A part of a body's HTML, text only, that names something of the site. Whether it becomes a link is decided where it is
/// shown, because a page links a word once in each of its sections and never to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Byte offset into the HTML.
    pub start: u32,
    /// Byte offset behind it.
    pub end: u32,
    /// What is named.
    pub of: Mentioned,
}

impl Mention {
    /// The same, counted from another beginning.
    pub fn moved(self, at: impl Fn(u32) -> u32) -> Self {
        Mention { start: at(self.start), end: at(self.end), ..self }
    }
}

/// What a text can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mentioned {
    /// A glossary entry: "call handlers".
    Term(Id<Term>),
    /// An instrument: "Data Protection Act 2018".
    Instrument(Id<Instrument>),
    /// A criterion: "AC3.5".
    Criterion(Id<Criterion>),
    /// A learning outcome: "LO4".
    Outcome(Id<Outcome>),
    /// A unit: "L3-CM-02".
    Unit(Id<Unit>),
}

impl Mentioned {
    /// Where a link to it leads.
    pub fn target(self) -> Target {
        match self {
            Mentioned::Term(id) => Target::Term(id),
            Mentioned::Instrument(id) => Target::Instrument(id),
            Mentioned::Criterion(id) => Target::Criterion(id),
            Mentioned::Outcome(id) => Target::Outcome(id, None),
            Mentioned::Unit(id) => Target::Unit(id, None),
        }
    }
}
