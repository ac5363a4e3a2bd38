//! An assessment criterion with everything that helps with it.

use super::{LinkView, SectionView};
use serde::Serialize;

/// A criterion as a card.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CriterionView {
    /// Its id on the page: `ac-3-5`.
    pub id: String,
    /// Further ids that lead here: old numbers, and sections of the topic whose first part stands here.
    pub aliases: Vec<String>,
    /// Its number: `3.5`.
    pub number: String,
    /// `AC3.5`.
    pub label: String,
    /// The command verb as the wording has it, if the wording begins with it; empty otherwise.
    pub lead: String,
    /// The wording after `lead`, up to the items, with the space between.
    pub stem: String,
    /// Whether the wording goes on below.
    pub continues: bool,
    /// The list inside the wording.
    pub items: Vec<ListItemView>,
    /// The wording after the items.
    pub tail: Option<String>,
    /// What the command verb asks for.
    pub verb: Option<VerbView>,
    /// Notes.
    pub guidance: Vec<GuidanceView>,
    /// What helps with it, in the order in which it is best read.
    pub parts: Vec<SectionView>,
    /// What helps with it and stands elsewhere.
    pub see_also: Vec<LinkView>,
}

/// What a command verb asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbView {
    /// Id of this help on the page.
    pub id: String,
    /// Where the page has shown the same help before, if it has; then a link does.
    pub shown_at: Option<String>,
    /// `Explain`.
    pub name: String,
    /// What it asks for. HTML.
    pub html: String,
    /// The unit's level.
    pub level: u8,
    /// What it asks for at that level. HTML.
    pub at_level: Option<String>,
    /// Ways to start a sentence.
    pub frames: Vec<String>,
}

/// A note of the awarding organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GuidanceView {
    /// What it says before its list. HTML; may be empty.
    pub html: String,
    /// Its list.
    pub items: Vec<ListItemView>,
    /// Whether the list is complete, if the awarding organisation says so.
    pub exhaustive: Option<bool>,
}

/// An item of a list, and items below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListItemView {
    /// Its text.
    pub text: String,
    /// Items below it.
    pub items: Vec<ListItemView>,
}
