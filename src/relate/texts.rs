//! All texts of a topic, each with the section it stands in and the criteria that it serves.

use crate::model::{Answer, Body, Criterion, Id, Question, Resolved, Section, SectionKind, Topic};
use SectionKind::{
    EvidenceIdeas, Faqs, KeyConcepts, KeyTerms, MarkingPoints, Mistakes, Objectives, Overview, Prerequisites,
    Questions, Scenarios, Synopsis, Teaching, Tips,
};

/// A text where it stands.
pub struct TextOf<'t> {
    /// The section it stands in.
    pub kind: SectionKind,
    /// What it serves.
    pub criteria: &'t [Id<Criterion>],
    /// The text.
    pub body: &'t Body,
}

/// Hands each text of `topic` to `each`.
pub fn each_text<'t>(topic: &'t Topic<Resolved>, each: &mut impl FnMut(TextOf<'t>)) {
    let mut one = |kind, criteria: &'t [Id<Criterion>], body: Option<&'t Body>| {
        if let Some(body) = body {
            each(TextOf { kind, criteria, body });
        }
    };
    one(Synopsis, &[], topic.content_notice.as_ref().map(|notice| &notice.text));
    one(Synopsis, &[], topic.synopsis.as_ref());
    one(Overview, &[], topic.overview.as_ref());
    intros(topic, &mut |kind, body| one(kind, &[], body));
    topic.objectives.items.iter().for_each(|it| one(Objectives, &it.criteria, Some(&it.body)));
    topic.prerequisites.items.iter().for_each(|it| one(Prerequisites, &it.criteria, Some(&it.body)));
    topic.evidence_ideas.items.iter().for_each(|it| one(EvidenceIdeas, &it.criteria, Some(&it.body)));
    topic.key_concepts.items.iter().for_each(|it| one(KeyConcepts, &it.criteria, Some(&it.body)));
    topic.key_terms.items.iter().for_each(|it| one(KeyTerms, &[], it.body.as_ref()));
    topic.common_mistakes.iter().for_each(|it| one(Mistakes, &it.criteria, Some(&it.body)));
    for pair in &topic.misconceptions.items {
        one(Mistakes, &pair.criteria, Some(&pair.claim));
        one(Mistakes, &pair.criteria, pair.correction.as_ref());
    }
    topic.marking_points.items.iter().for_each(|it| one(MarkingPoints, &it.criteria, Some(&it.body)));
    topic.tips.items.iter().for_each(|it| one(Tips, &it.criteria, Some(&it.body)));
    topic.faqs.items.iter().for_each(|it| one(Faqs, &it.criteria, it.answer.as_ref()));
    topic.questions.items.iter().for_each(|it| question(it, &mut |body| one(Questions, &it.criteria, body)));
    for scenario in &topic.scenarios.items {
        one(Scenarios, &scenario.criteria, Some(&scenario.body));
        scenario.observe.iter().for_each(|it| one(Scenarios, &it.criteria, Some(&it.body)));
    }
    topic.teaching.iter().for_each(|it| one(Teaching, &it.criteria, Some(&it.body)));
    topic.sections.iter().for_each(|it| one(Overview, &[], Some(&it.body)));
    topic.footnotes.iter().for_each(|note| one(Overview, &[], Some(note)));
}

/// What stands before the lists.
fn intros<'t>(topic: &'t Topic<Resolved>, one: &mut impl FnMut(SectionKind, Option<&'t Body>)) {
    fn of<T>(section: &Section<T, Resolved>) -> Option<&Body> {
        section.intro.as_ref()
    }
    one(Objectives, of(&topic.objectives));
    one(KeyConcepts, of(&topic.key_concepts));
    one(KeyTerms, of(&topic.key_terms));
    one(Mistakes, of(&topic.misconceptions));
    one(MarkingPoints, of(&topic.marking_points));
    one(Tips, of(&topic.tips));
    one(Faqs, of(&topic.faqs));
    one(Prerequisites, of(&topic.prerequisites));
    one(EvidenceIdeas, of(&topic.evidence_ideas));
    one(Questions, of(&topic.questions));
    one(Scenarios, of(&topic.scenarios));
}

fn question<'t>(question: &'t Question<Resolved>, one: &mut impl FnMut(Option<&'t Body>)) {
    one(question.body.as_ref());
    match &question.answer {
        Answer::Choice(choices) => {
            for choice in choices {
                one(Some(&choice.body));
                one(choice.why.as_ref());
            }
        }
        Answer::Short(answer) => one(Some(answer)),
        Answer::Order(steps) => steps.iter().for_each(|step| one(Some(step))),
        Answer::Missing => {}
    }
    one(question.explanation.as_ref());
}
