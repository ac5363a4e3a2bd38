//! What a thing has to do with others: who names it, and which criteria ask for the same.

use super::{LinkView, Text};
use serde::Serialize;

/// Places that name something, under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BacklinksView<'a> {
    /// How they name it: `assessed` (what serves a criterion does), `mentioned` (a page does), `before` (it is what to know
    /// before they begin), `next` (they lead on to it), `supersedes` (it took their place).
    pub kind: &'static str,
    /// The heading.
    pub title: Text<'a>,
    /// The places, unit by unit; never empty.
    pub groups: Vec<BacklinkGroup<'a>>,
    /// "and in 1,940 more units", if there are more than a page should list.
    pub more: Option<String>,
}

/// Places of one unit, or those that are in none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BacklinkGroup<'a> {
    /// The unit, unless the page is about it; its label is its number.
    pub unit: Option<LinkView<'a>>,
    /// The places.
    pub links: Vec<LinkView<'a>>,
}

/// A criterion of another unit that asks for the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OverlapView<'a> {
    /// Its card.
    pub href: String,
    /// `AC3.5`.
    pub label: String,
    /// Its wording in one line.
    pub wording: String,
    /// The number of its unit.
    pub unit: Text<'a>,
    /// How alike the wordings are, in percent; 100 means that they are the same.
    pub score: u8,
    /// The other qualification that it belongs to, if it is in none of this one's.
    pub qualification: Option<Text<'a>>,
}

/// What a criterion has to do with others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CriterionRelated<'a> {
    /// Criteria that ask for the same, the most alike first.
    pub overlaps: Vec<OverlapView<'a>>,
    /// How many more there are.
    pub more_overlaps: usize,
    /// Places that name it.
    pub backlinks: Vec<BacklinksView<'a>>,
}

/// What an outcome has to do with others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutcomeRelated<'a> {
    /// Outcomes of other units that ask for much of the same, the nearest first.
    pub outcomes: Vec<RelatedOutcomeView<'a>>,
    /// Places that name it.
    pub backlinks: Vec<BacklinksView<'a>>,
}

/// An outcome of another unit that asks for much of the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RelatedOutcomeView<'a> {
    /// Its page; the label is the number of its unit.
    pub link: LinkView<'a>,
    /// How many criteria of the two ask for the same.
    pub criteria: usize,
    /// How many words to know they share that few others have.
    pub terms: usize,
}

/// What a unit has to do with others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UnitRelated<'a> {
    /// Units with criteria that ask for the same, those with most of them first.
    pub assessed_in: Vec<SharedUnitView<'a>>,
    /// Whether there are more.
    pub more: bool,
    /// Places of other units that name it or something in it.
    pub backlinks: Vec<BacklinksView<'a>>,
}

/// A unit with criteria that ask for the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SharedUnitView<'a> {
    /// The unit; its label is its number.
    pub unit: LinkView<'a>,
    /// The criteria of this page's unit that it shares.
    pub criteria: Vec<LinkView<'a>>,
}
