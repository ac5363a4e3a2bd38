//! One item of a list section: from a fragment to what it is.

use super::super::authored::{Text, Written};
use super::super::markdown::{Fragment, Origin, Writer};
use super::serves::{take_criteria, threshold};
use crate::model::{Faq, Item, KeyConcept, KeyTerm, MarkingPoint, Misconception, Tip};
use crate::source::Place;

/// The tools for one topic.
pub(super) struct Bench<'w, 'f> {
    pub writer: &'w mut Writer<'f>,
    /// Questions that the topic asks, with their places.
    pub asked: Vec<(Box<str>, Place)>,
}

impl<'w, 'f> Bench<'w, 'f> {
    pub(super) fn new(writer: &'w mut Writer<'f>) -> Self {
        Bench { writer, asked: Vec::new() }
    }
}

/// A misconception, or a mistake without correction.
pub(super) enum Mistake {
    Pair(Misconception<Written>),
    Plain(Item<Written>),
}

impl Bench<'_, '_> {
    pub(super) fn item(&mut self, mut fragment: Fragment<'_, '_>, origin: Origin<'_>) -> Item<Written> {
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, origin);
        Item { body: fragment.item(self.writer, origin), criteria }
    }

    pub(super) fn key_concept(
        &mut self,
        mut fragment: Fragment<'_, '_>,
        origin: Origin<'_>,
    ) -> KeyConcept<Written> {
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, origin);
        let name = fragment.take_label();
        KeyConcept { name, body: fragment.item(self.writer, origin), criteria }
    }

    pub(super) fn key_term(
        &mut self,
        mut fragment: Fragment<'_, '_>,
        origin: Origin<'_>,
    ) -> KeyTerm<Written> {
        fragment.drop_leading_emoji();
        let place = origin.place(fragment.range());
        match fragment.take_label() {
            Some(name) => {
                let body = self.some_item(&fragment, origin);
                KeyTerm { name, term: place, body }
            }
            None => {
                let (first, rest) = fragment.split_first_line();
                let body = rest.and_then(|rest| self.some_item(&rest, origin));
                KeyTerm { name: first.plain_text(), term: place, body }
            }
        }
    }

    pub(super) fn some_item(&mut self, fragment: &Fragment<'_, '_>, origin: Origin<'_>) -> Option<Text> {
        let text = (!fragment.is_empty()).then(|| fragment.item(self.writer, origin))?;
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn mistake(&mut self, mut fragment: Fragment<'_, '_>, origin: Origin<'_>) -> Mistake {
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, origin);
        let claimed = fragment.take_prefix(&["Misconception:", "Myth:"]);
        let (mut claim, correction) = fragment.split_at(&["Correction:", "Fact:", "Reality:"]);
        if !claimed && correction.is_none() {
            return Mistake::Plain(Item { body: claim.item(self.writer, origin), criteria });
        }
        let mut all = take_criteria(&mut claim, origin);
        let said = claim.clone();
        let claim = claim.item(self.writer, origin);
        let correction = correction.and_then(|mut correction| {
            all.extend(take_criteria(&mut correction, origin));
            self.some_item(&correction, origin)
        });
        if correction.is_none() {
            self.miss_correction(&said, origin);
        }
        all.extend(criteria);
        Mistake::Pair(Misconception { claim, correction, criteria: all })
    }

    pub(super) fn marking_point(
        &mut self,
        mut fragment: Fragment<'_, '_>,
        origin: Origin<'_>,
    ) -> MarkingPoint<Written> {
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, origin);
        let threshold = threshold(&fragment.plain_text());
        MarkingPoint { body: fragment.item(self.writer, origin), threshold, criteria }
    }

    /// A tip; `method` is the heading above it. Without one, a bold name in front is the method.
    pub(super) fn tip(
        &mut self,
        mut fragment: Fragment<'_, '_>,
        method: Option<&str>,
        origin: Origin<'_>,
    ) -> Tip<Written> {
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, origin);
        let method = match method {
            Some(method) => Some(method.to_owned()),
            None if fragment.starts_strong() => fragment.take_label(),
            None => None,
        };
        Tip { method, body: fragment.item(self.writer, origin), criteria }
    }

    /// `Q: … A: …` in one item; without `A:`, the first line is the question.
    pub(super) fn faq(&mut self, mut fragment: Fragment<'_, '_>, origin: Origin<'_>) -> Faq<Written> {
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, origin);
        fragment.take_prefix(&["Q:", "Question:"]);
        let (question, answer) = match fragment.split_at(&["A:", "Answer:"]) {
            (question, Some(answer)) => (question, Some(answer)),
            (whole, None) => match whole.split_after_question() {
                (question, Some(answer)) => (question, Some(answer)),
                (whole, None) => whole.split_first_line(),
            },
        };
        let answer = answer.and_then(|answer| self.some_item(&answer, origin));
        if answer.is_none() {
            self.miss_faq_answer(&question, origin);
        }
        Faq { question: question.plain_text(), answer, criteria }
    }
}
