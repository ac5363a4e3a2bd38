//! Which parts of a topic serve which criteria.

use super::url::item_anchor;
use crate::model::{
    Criterion, Faq, Id, Item, KeyConcept, MarkingPoint, Misconception, Question, Resolved, Scenario,
    SectionKind, Teaching, Tip, Topic,
};

/// Something that serves criteria.
pub(crate) trait Serves {
    /// The criteria, as the author gave them.
    fn criteria(&self) -> &[Id<Criterion>];
}

macro_rules! serves {
    ($($kind:ident),*) => {
        $(impl Serves for $kind<Resolved> {
            fn criteria(&self) -> &[Id<Criterion>] {
                &self.criteria
            }
        })*
    };
}
serves!(Item, KeyConcept, Misconception, MarkingPoint, Tip, Faq, Question, Scenario, Teaching);

/// One part of a topic, as far as links to it are concerned.
pub(crate) struct Served<'t> {
    pub(crate) kind: SectionKind,
    /// What it is called, if it has a name.
    pub(crate) name: Option<&'t str>,
    /// Its position among those of its kind, if it has an id of its own on its page.
    index: Option<usize>,
    pub(crate) criteria: &'t [Id<Criterion>],
}

impl Served<'_> {
    /// Its own id on its page, if it has one.
    pub(crate) fn anchor(&self) -> Option<String> {
        self.index.map(|index| item_anchor(item_kind(self.kind), index))
    }
}

/// What the ids of items of a kind begin with.
fn item_kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::KeyConcepts => "concept",
        SectionKind::Questions => "question",
        SectionKind::Scenarios => "scenario",
        SectionKind::Faqs => "faq",
        other => other.anchor(),
    }
}

/// Hands all parts of `topic` that may serve criteria to `each`. Objectives and prerequisites are left out: they help with a
/// topic as a whole, and stand at its top.
pub(crate) fn served<'t>(topic: &'t Topic<Resolved>, mut each: impl FnMut(Served<'t>)) {
    use SectionKind::{
        EvidenceIdeas, Faqs, KeyConcepts, MarkingPoints, Mistakes, Questions, Scenarios, Teaching, Tips,
    };
    topic.teaching.iter().for_each(|part| each(named(Teaching, part, part.title.as_deref(), None)));
    for (index, concept) in topic.key_concepts.items.iter().enumerate() {
        let anchored = concept.name.is_some().then_some(index);
        each(named(KeyConcepts, concept, concept.name.as_deref(), anchored));
    }
    topic.marking_points.items.iter().for_each(|point| each(unnamed(MarkingPoints, point)));
    topic.misconceptions.items.iter().for_each(|pair| each(unnamed(Mistakes, pair)));
    topic.common_mistakes.iter().for_each(|mistake| each(unnamed(Mistakes, mistake)));
    topic.evidence_ideas.items.iter().for_each(|idea| each(unnamed(EvidenceIdeas, idea)));
    for (index, question) in topic.questions.items.iter().enumerate() {
        each(named(Questions, question, Some(&question.question), Some(index)));
    }
    for (index, scenario) in topic.scenarios.items.iter().enumerate() {
        each(named(Scenarios, scenario, scenario.title.as_deref(), Some(index)));
    }
    for (index, faq) in topic.faqs.items.iter().enumerate() {
        each(named(Faqs, faq, Some(&faq.question), Some(index)));
    }
    topic.tips.items.iter().for_each(|tip| each(unnamed(Tips, tip)));
}

fn unnamed<T: Serves>(kind: SectionKind, part: &T) -> Served<'_> {
    named(kind, part, None, None)
}

fn named<'t, T: Serves>(
    kind: SectionKind,
    part: &'t T,
    name: Option<&'t str>,
    index: Option<usize>,
) -> Served<'t> {
    Served { kind, name, index, criteria: part.criteria() }
}
