//! Words that run through the whole site: terms, command verbs, instruments.

use super::{Body, Id, Record};

/// A glossary entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// As shown: `NDM`.
    pub name: String,
    /// What an acronym stands for.
    pub expansion: Option<String>,
    /// Other spellings of the same.
    pub aliases: Vec<String>,
    /// What it means.
    pub definition: Body,
    /// Terms worth reading next.
    pub see: Vec<Id<Term>>,
    /// Old names, whose addresses lead here.
    pub formerly: Vec<String>,
    /// Whether texts that name it lead to it.
    pub autolink: bool,
    /// The name in addresses.
    pub slug: String,
    /// Book-keeping.
    pub record: Record,
}

/// A command verb: the first word of a criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Verb {
    /// `Explain`.
    pub name: String,
    /// What it asks for.
    pub meaning: Body,
    /// What it asks for at one level, by level.
    pub levels: Vec<(u8, Body)>,
    /// Ways to start a sentence that answers it.
    pub frames: Vec<String>,
    /// Whether every site knows it, and this one says nothing of its own about it.
    pub built_in: bool,
    /// The name in addresses.
    pub slug: String,
}

/// An Act, code, standard, model, policy or charter that content names.
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    /// Official short title.
    pub name: String,
    /// What it is.
    pub kind: InstrumentKind,
    /// Year it was made.
    pub year: Option<u16>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether it still holds.
    pub status: InstrumentStatus,
    /// What took its place.
    pub superseded_by: Option<Id<Instrument>>,
    /// Official address.
    pub url: Option<String>,
    /// Who made it.
    pub issuer: Option<String>,
    /// What it says.
    pub summary: Option<Body>,
    /// The name in addresses.
    pub slug: String,
    /// Book-keeping.
    pub record: Record,
}

/// What an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstrumentKind {
    /// An Act of Parliament.
    Act,
    /// A code of practice or of ethics.
    Code,
    /// A standard.
    Standard,
    /// A model or framework.
    Model,
    /// A policy or strategy.
    Policy,
    /// A charter.
    Charter,
    /// Guidance.
    Guidance,
    /// A regulation or statutory instrument.
    Regulation,
}

/// Whether an instrument still holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InstrumentStatus {
    /// It holds.
    #[default]
    InForce,
    /// Something took its place.
    Superseded,
    /// An Act that was repealed.
    Repealed,
    /// It was withdrawn.
    Withdrawn,
}
