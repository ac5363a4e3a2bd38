//! The nouns of the project as plain data: qualifications, units, outcomes, criteria, topics, terms.
//!
//! **Invariant:** plain data. No reading, no parsing, no addresses, no words for the page; after `resolve` every reference
//! is an [`Id`] and no name is looked up again.

mod body;
mod brand;
mod date;
mod few;
mod identity;
mod mention;
mod number;
mod record;
pub mod routes;
mod site;
mod specification;
mod statement;
mod table;
mod topic;
mod vocabulary;

pub use body::{Blank, Body, BodyOf, Hole, Texts};
pub use brand::{Brand, BrandColour, BrandFont, BrandRole, FontStack, Rgb};
pub use date::{Date, NoDate};
pub use few::Few;
pub use identity::{Anchor, slug};
pub use mention::{Mention, Mentioned};
pub use number::CriterionNumber;
pub use record::{Contact, Link, Record};
pub use site::{Asset, Coverage, HomePage, PackKind, Page, Picture, Redirect, Settings, Site, Target};
pub use specification::{
    Criterion, GroupKind, GroupRule, Guidance, Handbook, HandbookVersion, ListItem, Organisation, Outcome,
    OutcomeKind, Qualification, Unit, UnitGroup, Wording,
};
pub use statement::{Assessment, Conformance, Privacy};
pub use table::{Column, Id, Table};
pub use topic::{
    Answer, Choice, Faq, FreeSection, Item, KeyConcept, KeyTerm, MarkingPoint, Misconception, Notice, Phase,
    Question, Resolved, Scenario, Section, SectionKind, Teaching, Tip, Topic,
};
pub use vocabulary::{Instrument, InstrumentKind, InstrumentStatus, Term, Verb};
