//! Topics: one shape, two ways to write it.
//!
//! `from_markdown` and `from_yaml` only find the pieces; `items` makes the same things from the same pieces, so that a
//! topic builds the same page in either form.

mod from_markdown;
mod from_yaml;
mod headings;
mod items;
mod missing;
mod questions;
mod serves;

pub(crate) use from_markdown::read_markdown;
pub(crate) use from_yaml::{read_yaml, section_names};
pub use headings::nearest_heading;
pub(crate) use headings::{Opens, heading, opens, without_emoji};

use super::authored::Written;
use super::prose::Prose;
use crate::model::{SectionKind, Topic};

/// Whether every page uses this id itself.
pub(crate) fn is_page_id(id: &str) -> bool {
    ["main", "top", "criteria", "facts", "guidance", "outcomes", "notes", "navigation", "search"]
        .contains(&id)
}

/// Whether the pages of units and outcomes use this id themselves.
fn is_topic_id(id: &str) -> bool {
    is_page_id(id) || SectionKind::ALL.into_iter().any(|kind| kind.anchor() == id)
}

/// A topic and what else is known after reading it.
pub(crate) struct Read {
    /// The topic.
    pub topic: Topic<Written>,
    /// Ids on its page that links may lead to.
    pub anchors: Vec<String>,
    /// Its words.
    pub prose: Prose,
}

/// Ids of the known sections that a topic has.
fn section_anchors(topic: &Topic<Written>) -> impl Iterator<Item = String> {
    let has = [
        (SectionKind::Synopsis, topic.synopsis.is_some()),
        (SectionKind::Overview, topic.overview.is_some()),
        (SectionKind::Objectives, !topic.objectives.is_empty()),
        (SectionKind::KeyConcepts, !topic.key_concepts.is_empty()),
        (SectionKind::KeyTerms, !topic.key_terms.is_empty()),
        (SectionKind::Mistakes, !topic.misconceptions.is_empty() || !topic.common_mistakes.is_empty()),
        (SectionKind::MarkingPoints, !topic.marking_points.is_empty()),
        (SectionKind::Tips, !topic.tips.is_empty()),
        (SectionKind::Faqs, !topic.faqs.is_empty()),
        (SectionKind::Prerequisites, !topic.prerequisites.is_empty()),
        (SectionKind::EvidenceIdeas, !topic.evidence_ideas.is_empty()),
        (SectionKind::Questions, !topic.questions.is_empty()),
        (SectionKind::Scenarios, !topic.scenarios.is_empty()),
        (SectionKind::Teaching, !topic.teaching.is_empty()),
    ];
    has.into_iter().filter(|(_, there)| *there).map(|(kind, _)| kind.anchor().to_owned())
}
