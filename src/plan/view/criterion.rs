//! An assessment criterion with everything that helps with it.

use super::{CriterionRelated, Html, LinkView, SectionView, Text, WithheldView};
use serde::Serialize;

/// A criterion as a card.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CriterionView<'a> {
    /// Its id on the page: `ac-3-5`.
    pub id: String,
    /// Further ids that lead here: old numbers, and sections of the topic whose first part stands here.
    pub aliases: Vec<String>,
    /// Its number: `3.5`.
    pub number: Text<'a>,
    /// `AC3.5`.
    pub label: String,
    /// The command verb as the wording has it, if the wording begins with it; empty otherwise.
    pub lead: Text<'a>,
    /// The wording after `lead`, up to the items, with the space between.
    pub stem: Text<'a>,
    /// The list inside the wording.
    pub items: Vec<ListItemView<'a>>,
    /// The wording after the items.
    pub tail: Option<Text<'a>>,
    /// The same in plain English, beside the official wording.
    pub gloss: Option<Text<'a>>,
    /// Whether, where the official wording is withheld, something stands in its place.
    pub in_own_words: bool,
    /// Where the official wording is, if it is not shown.
    pub withheld: Option<WithheldView<'a>>,
    /// What the command verb asks for.
    pub verb: Option<VerbView<'a>>,
    /// Notes.
    pub guidance: Vec<GuidanceView<'a>>,
    /// What helps with it, in the order in which it is best read.
    pub parts: Vec<SectionView<'a>>,
    /// What helps with it and stands elsewhere.
    pub see_also: Vec<LinkView<'a>>,
    /// What it has to do with criteria and pages elsewhere, if it has.
    pub related: Option<CriterionRelated<'a>>,
}

/// What a command verb asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbView<'a> {
    /// Id of this help on the page.
    pub id: String,
    /// Where the page has shown the same help before, if it has; then a link does.
    pub shown_at: Option<String>,
    /// "What “Explain” asks for at level 3".
    pub title: String,
    /// `Explain`.
    pub name: Text<'a>,
    /// What it asks for. HTML.
    pub html: Html<'a>,
    /// The unit's level.
    pub level: u8,
    /// What it asks for at that level. HTML.
    pub at_level: Option<Html<'a>>,
    /// Ways to start a sentence.
    pub frames: Vec<Text<'a>>,
    /// The verb's own page.
    pub href: String,
}

/// A note of the awarding organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GuidanceView<'a> {
    /// What it says before its list. HTML; may be empty.
    pub html: Html<'a>,
    /// Its list.
    pub items: Vec<ListItemView<'a>>,
    /// Whether the list is complete, if the awarding organisation says so.
    pub exhaustive: Option<bool>,
}

/// An item of a list, and items below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListItemView<'a> {
    /// Its text.
    pub text: Text<'a>,
    /// Items below it.
    pub items: Vec<ListItemView<'a>>,
}
