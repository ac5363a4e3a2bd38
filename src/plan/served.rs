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
    /// Its own id on its page, if it has one.
    pub(crate) anchor: Option<String>,
    pub(crate) criteria: &'t [Id<Criterion>],
}

/// All parts of `topic` that may serve criteria. Objectives and prerequisites are left out: they help with a topic as a
/// whole, and stand at its top.
pub(crate) fn served(topic: &Topic<Resolved>) -> Vec<Served<'_>> {
    let mut all = Vec::new();
    for part in &topic.teaching {
        all.push(Served { name: part.title.as_deref(), ..unnamed(SectionKind::Teaching, part) });
    }
    for (index, concept) in topic.key_concepts.items.iter().enumerate() {
        let anchor = concept.name.is_some().then(|| item_anchor("concept", index));
        all.push(Served {
            name: concept.name.as_deref(),
            anchor,
            ..unnamed(SectionKind::KeyConcepts, concept)
        });
    }
    all.extend(topic.marking_points.items.iter().map(|point| unnamed(SectionKind::MarkingPoints, point)));
    all.extend(topic.misconceptions.items.iter().map(|pair| unnamed(SectionKind::Mistakes, pair)));
    all.extend(topic.common_mistakes.iter().map(|mistake| unnamed(SectionKind::Mistakes, mistake)));
    all.extend(topic.evidence_ideas.items.iter().map(|idea| unnamed(SectionKind::EvidenceIdeas, idea)));
    for (index, question) in topic.questions.items.iter().enumerate() {
        let anchor = Some(item_anchor("question", index));
        all.push(Served {
            name: Some(&question.question),
            anchor,
            ..unnamed(SectionKind::Questions, question)
        });
    }
    for (index, scenario) in topic.scenarios.items.iter().enumerate() {
        let anchor = Some(item_anchor("scenario", index));
        all.push(Served {
            name: scenario.title.as_deref(),
            anchor,
            ..unnamed(SectionKind::Scenarios, scenario)
        });
    }
    for (index, faq) in topic.faqs.items.iter().enumerate() {
        let anchor = Some(item_anchor("faq", index));
        all.push(Served { name: Some(&faq.question), anchor, ..unnamed(SectionKind::Faqs, faq) });
    }
    all.extend(topic.tips.items.iter().map(|tip| unnamed(SectionKind::Tips, tip)));
    all
}

fn unnamed<T: Serves>(kind: SectionKind, part: &T) -> Served<'_> {
    Served { kind, name: None, anchor: None, criteria: part.criteria() }
}
