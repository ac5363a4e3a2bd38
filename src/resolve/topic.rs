//! Topics: from names to ids, part by part.

use super::findings::{Finding, Wrong};
use super::linked::Linked;
use super::links::{Linker, Scope};
use super::named::draft_entry;
use super::names::{Names, UnitName};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{
    Answer, Body, Choice, Criterion, CriterionNumber, Faq, Few, FreeSection, Id, Item, KeyConcept, KeyTerm,
    MarkingPoint, Mentioned, Misconception, Question, Resolved, Scenario, Section, Target, Teaching, Tip,
    Topic, Unit,
};
use crate::parse::UnreadTopic;
use crate::parse::authored::{PlacedTopic, Text, Written};
use crate::source::{FileId, Place, Placed};
use std::sync::Arc;

/// A topic, if it is about something that is there.
pub(super) struct TopicRow {
    /// What it is about: a unit or an outcome, without anchor.
    pub subject: Option<Target>,
    pub block: Option<Arc<[Topic<Resolved>]>>,
    pub file: FileId,
}

impl TopicRow {
    fn nothing(file: FileId) -> Self {
        TopicRow { subject: None, block: None, file }
    }
}

/// Reads a topic and links it.
pub(super) fn link_unread(unread: &UnreadTopic, names: &Names) -> Linked<TopicRow> {
    let (placed, found, clues) = unread.read();
    let mut linked = match placed {
        Some(placed) => link(&placed, names),
        None => Linked::of(TopicRow::nothing(unread.file())),
    };
    linked.notes.findings.extend(found.into_iter().map(Finding::from));
    linked.notes.clues = clues;
    linked
}

/// Links a topic, unless it is a draft.
pub(super) fn link(placed: &PlacedTopic, names: &Names) -> Linked<TopicRow> {
    let file = placed.file;
    let nothing = TopicRow::nothing(file);
    let unit = names.unit_of_folder(&placed.folder);
    let Some(unit) = unit.filter(|_| names.has_drafts() || !placed.topic.record.draft) else {
        return Linked::of(nothing);
    };
    let name = names.unit_name(unit);
    let mut linker = Linker::new(names);
    let subject = match &placed.outcome {
        None => Target::Unit(unit, None),
        Some(number) => match name.outcome(number) {
            Some(outcome) => Target::Outcome(outcome, None),
            None => {
                unknown_outcome(number, placed, name, &mut linker);
                return Linked { notes: linker.notes, ..Linked::of(nothing) };
            }
        },
    };
    let scope = Scope { folder: &placed.folder, unit: Some(unit), here: Some(subject.clone()) };
    let outcome = placed.outcome.as_ref();
    let topic = Resolver { linker: &mut linker, scope, unit, outcome }.topic(&placed.topic);
    let row = TopicRow { subject: Some(subject), block: Some(Arc::new([topic])), file };
    Linked { anchors: placed.anchors.clone(), notes: linker.notes, ..Linked::of(row) }
}

fn unknown_outcome(number: &CriterionNumber, placed: &PlacedTopic, unit: &UnitName, linker: &mut Linker<'_>) {
    if unit.is_broken() {
        return;
    }
    let message = format!("there is no outcome {number} in {}", unit.label());
    let unknown = Diagnostic::new(&rules::UNKNOWN_OUTCOME, Place::file(placed.file), message);
    let last = unit.last_outcome().map_or_else(String::new, |outcome| outcome.to_string());
    linker.report(
        unknown
            .help(format!("the unit's outcomes end at {last}; the file's name says which one it is about")),
    );
}

/// What to say of a topic whose subject has one already.
pub(super) fn second_form(file: FileId) -> Diagnostic {
    let message = "this topic is written twice, in Markdown and in YAML";
    Diagnostic::new(&rules::TWO_FORMS, Place::file(file), message).help("keep one of the two files")
}

struct Resolver<'l, 'n, 's> {
    linker: &'l mut Linker<'n>,
    scope: Scope<'s>,
    unit: Id<Unit>,
    /// The outcome that the topic is about, if it is not the whole unit.
    outcome: Option<&'s CriterionNumber>,
}

impl Resolver<'_, '_, '_> {
    fn topic(&mut self, written: &Topic<Written>) -> Topic<Resolved> {
        Topic {
            title: written.title.clone(),
            content_notice: self.linker.notice(written.content_notice.as_ref(), &self.scope),
            synopsis: self.some(&written.synopsis),
            overview: self.some(&written.overview),
            objectives: self.section(&written.objectives, Self::item),
            key_concepts: self.section(&written.key_concepts, Self::key_concept),
            key_terms: self.section(&written.key_terms, Self::key_term),
            misconceptions: self.section(&written.misconceptions, Self::misconception),
            common_mistakes: written.common_mistakes.iter().map(|item| self.item(item)).collect(),
            marking_points: self.section(&written.marking_points, Self::marking_point),
            tips: self.section(&written.tips, Self::tip),
            faqs: self.section(&written.faqs, Self::faq),
            prerequisites: self.section(&written.prerequisites, Self::prior),
            evidence_ideas: self.section(&written.evidence_ideas, Self::item),
            questions: self.section(&written.questions, Self::question),
            scenarios: self.section(&written.scenarios, Self::scenario),
            teaching: self.teaching(&written.teaching),
            sections: written.sections.iter().map(|section| self.free_section(section)).collect(),
            footnotes: written.footnotes.iter().map(|note| self.text(note)).collect(),
            record: written.record.clone(),
        }
    }

    fn text(&mut self, text: &Text) -> Body {
        self.linker.body(text, &self.scope)
    }

    /// A text that a learner chooses or moves: a link in it would be in the way, or give the answer away.
    fn bare(&mut self, text: &Text) -> Body {
        self.linker.bare_body(text, &self.scope)
    }

    fn some(&mut self, text: &Option<Text>) -> Option<Body> {
        self.linker.some(text.as_ref(), &self.scope)
    }

    fn criteria(&mut self, written: &[Placed<CriterionNumber>]) -> Few<Criterion> {
        self.check_outcome(written);
        self.linker.criteria(written, self.unit)
    }

    /// Reports something of which nothing helps with the topic's own outcome.
    fn check_outcome(&mut self, written: &[Placed<CriterionNumber>]) {
        let (Some(outcome), Some(first)) = (self.outcome, written.first()) else { return };
        let unit = self.linker.names.unit_name(self.unit);
        let is_other = |number: &Placed<CriterionNumber>| {
            number.value.outcome_part() != outcome.as_str() && unit.criterion(&number.value).is_some()
        };
        if written.iter().all(is_other) {
            let part = first.value.outcome_part();
            let message = format!(
                "criterion {} belongs to outcome {part}, and this file is about outcome {outcome}",
                first.value
            );
            let other = Diagnostic::new(&rules::OTHER_OUTCOME, first.place, message);
            self.linker.report(other.help(format!("correct the number, or move this to lo{part}.md")));
        }
    }

    /// What should be known before may well be of another outcome.
    fn prior(&mut self, item: &Item<Written>) -> Item<Resolved> {
        let body = self.text(&item.body);
        Item { body, criteria: self.linker.criteria(&item.criteria, self.unit) }
    }

    fn section<A, B>(
        &mut self,
        written: &Section<A, Written>,
        mut read: impl FnMut(&mut Self, &A) -> B,
    ) -> Section<B, Resolved> {
        let intro = self.some(&written.intro);
        Section { intro, items: written.items.iter().map(|item| read(self, item)).collect() }
    }

    fn item(&mut self, item: &Item<Written>) -> Item<Resolved> {
        Item { body: self.text(&item.body), criteria: self.criteria(&item.criteria) }
    }

    fn key_concept(&mut self, concept: &KeyConcept<Written>) -> KeyConcept<Resolved> {
        let body = self.text(&concept.body);
        KeyConcept { name: concept.name.clone(), body, criteria: self.criteria(&concept.criteria) }
    }

    fn key_term(&mut self, term: &KeyTerm<Written>) -> KeyTerm<Resolved> {
        let found = self.linker.names.term(&term.name);
        if found.is_none() && term.body.is_none() && self.linker.names.is_draft_term(&term.name) {
            self.linker.report(draft_entry(&term.name, term.term));
        } else if found.is_none() && term.body.is_none() && !self.linker.names.is_broken("glossary.yaml") {
            let message = format!("`{}` is not in the glossary, and not explained here", term.name);
            let unknown = Diagnostic::new(&rules::UNKNOWN_TERM, term.term, message)
                .help("explain it here (`Term: what it means`), or add it to glossary.yaml");
            self.linker.report(Finding::new(unknown, Wrong::Term(term.name.clone())));
        }
        self.linker.refer(term.term, found.map(Target::Term));
        let own = found.map(Mentioned::Term);
        let body = term.body.as_ref().map(|body| self.linker.body_of(body, &self.scope, own));
        KeyTerm { term: found, body, name: term.name.clone() }
    }

    fn misconception(&mut self, pair: &Misconception<Written>) -> Misconception<Resolved> {
        let claim = self.text(&pair.claim);
        Misconception {
            claim,
            correction: self.some(&pair.correction),
            criteria: self.criteria(&pair.criteria),
        }
    }

    fn marking_point(&mut self, point: &MarkingPoint<Written>) -> MarkingPoint<Resolved> {
        let body = self.text(&point.body);
        MarkingPoint { body, threshold: point.threshold, criteria: self.criteria(&point.criteria) }
    }

    fn tip(&mut self, tip: &Tip<Written>) -> Tip<Resolved> {
        let body = self.text(&tip.body);
        Tip { body, method: tip.method.clone(), criteria: self.criteria(&tip.criteria) }
    }

    fn faq(&mut self, faq: &Faq<Written>) -> Faq<Resolved> {
        let answer = self.some(&faq.answer);
        Faq { question: faq.question.clone(), answer, criteria: self.criteria(&faq.criteria) }
    }

    fn question(&mut self, question: &Question<Written>) -> Question<Resolved> {
        let answer = match &question.answer {
            Answer::Choice(options) => {
                Answer::Choice(options.iter().map(|option| self.choice(option)).collect())
            }
            Answer::Short(text) => Answer::Short(self.text(text)),
            Answer::Order(steps) => Answer::Order(steps.iter().map(|step| self.bare(step)).collect()),
            Answer::Missing => Answer::Missing,
        };
        Question {
            question: question.question.clone(),
            body: self.some(&question.body),
            answer,
            explanation: self.some(&question.explanation),
            criteria: self.criteria(&question.criteria),
        }
    }

    fn choice(&mut self, option: &Choice<Written>) -> Choice<Resolved> {
        Choice { body: self.bare(&option.body), correct: option.correct, why: self.some(&option.why) }
    }

    fn scenario(&mut self, scenario: &Scenario<Written>) -> Scenario<Resolved> {
        Scenario {
            body: self.text(&scenario.body),
            observe: scenario.observe.iter().map(|item| self.item(item)).collect(),
            title: scenario.title.clone(),
            // One may well lead through several outcomes.
            criteria: self.linker.criteria(&scenario.criteria, self.unit),
        }
    }

    /// Teaching of criteria that are there.
    fn teaching(&mut self, written: &[Teaching<Written>]) -> Vec<Teaching<Resolved>> {
        let mut all = Vec::with_capacity(written.len());
        for teaching in written {
            let body = self.text(&teaching.body);
            let criteria = self.criteria(&teaching.criteria);
            if !criteria.is_empty() {
                all.push(Teaching { title: teaching.title.clone(), body, criteria });
            }
        }
        all
    }

    fn free_section(&mut self, section: &FreeSection<Written>) -> FreeSection<Resolved> {
        FreeSection {
            body: self.text(&section.body),
            title: section.title.clone(),
            anchor: section.anchor.clone(),
            after: section.after,
        }
    }
}
