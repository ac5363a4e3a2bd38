//! What of a unit can be printed: which packs it has, and what goes on each page of one.
//!
//! A pack that would be too large for a page becomes several, parted between its pieces by what they weigh.

use super::mentions::room;
use crate::model::{
    Answer, Body, Criterion, Id, KeyTerm, Misconception, Outcome, PackKind, Question, Resolved, Site, Term,
    Topic, Unit,
};
use std::collections::HashSet;
use std::ops::Range;

/// A page of a unit that is made to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pack {
    /// What is printed.
    pub kind: PackKind,
    /// Which part of it, from 0.
    pub part: u16,
}

impl Pack {
    /// The name of its file: `cards.html`, `cards-2.html`.
    pub(crate) fn file(self) -> String {
        match self.part {
            0 => format!("{}.html", self.kind.name()),
            part => format!("{}-{}.html", self.kind.name(), u32::from(part) + 1),
        }
    }
}

/// Something of a topic that is printed apart from it.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    /// The outcome whose topic it is of; none if that is the unit's.
    pub(crate) outcome: Option<Id<Outcome>>,
    /// Its position among those of its kind in the topic.
    pub(crate) index: usize,
    pub(crate) what: What<'a>,
}

/// What is printed.
#[derive(Clone, Copy)]
pub(crate) enum What<'a> {
    Term(&'a KeyTerm<Resolved>),
    Question(&'a Question<Resolved>),
    Trap(&'a Misconception<Resolved>),
}

/// How many bytes of pieces a page takes. With what surrounds them and the style sheets it stays below 60 KB.
const ROOM: usize = 30_000;

/// The packs of a unit, as far as the site wants them and there is something to print.
pub(crate) fn packs(site: &Site, unit: Id<Unit>) -> Vec<Pack> {
    let parts = |&kind: &PackKind| {
        let count = u16::try_from(ranges(site, unit, kind).len()).unwrap_or(u16::MAX);
        (0..count).map(move |part| Pack { kind, part })
    };
    site.settings.packs.iter().flat_map(parts).collect()
}

/// Which pieces go on which page.
pub(crate) fn ranges(site: &Site, unit: Id<Unit>, kind: PackKind) -> Vec<Range<usize>> {
    match kind {
        PackKind::Checklist | PackKind::Tracker => parted(criteria(site, unit).map(|id| row(site, id))),
        PackKind::Cards => parted(cards(site, unit).iter().map(|piece| weight(site, piece))),
        PackKind::Questions => parted(questions(site, unit).iter().map(|piece| weight(site, piece))),
    }
}

/// Ranges of pieces that weigh so much, none too heavy for a page, unless a single piece is.
fn parted(weights: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut load = 0;
    for (at, weight) in weights.enumerate() {
        load += weight;
        match parts.last_mut() {
            Some(part) if load <= ROOM => part.end = at + 1,
            _ => {
                load = weight;
                parts.push(at..at + 1);
            }
        }
    }
    parts
}

/// The criteria of a unit, outcome by outcome.
pub(crate) fn criteria(site: &Site, unit: Id<Unit>) -> impl Iterator<Item = Id<Criterion>> {
    site.units[unit].outcomes.iter().flat_map(|&outcome| site.outcomes[outcome].criteria.iter().copied())
}

/// The topics of a unit: its own first, then those of its outcomes.
pub(crate) fn topics(
    site: &Site,
    unit: Id<Unit>,
) -> impl Iterator<Item = (Option<Id<Outcome>>, &Topic<Resolved>)> {
    let own = site.unit_topics[unit].map(|topic| (None, &site.topics[topic]));
    let outcomes = site.units[unit].outcomes.iter();
    let below = outcomes.filter_map(|&id| Some((Some(id), &site.topics[site.outcome_topics[id]?])));
    own.into_iter().chain(below)
}

/// What goes on cards: words, questions, traps; only what has a back. A word goes on one card, however often it is explained.
pub(crate) fn cards(site: &Site, unit: Id<Unit>) -> Vec<Piece<'_>> {
    let mut seen: HashSet<(Option<Id<Term>>, &str)> = HashSet::new();
    let mut out = Vec::new();
    for (outcome, topic) in topics(site, unit) {
        let terms = topic.key_terms.items.iter().enumerate();
        let terms = terms.filter(|(_, item)| item.term.is_some() || item.body.is_some());
        let key = |item: &KeyTerm<Resolved>| item.term.is_some();
        let new = terms.filter(|(_, item)| seen.insert((item.term, if key(item) { "" } else { &item.name })));
        out.extend(new.map(|(index, item)| Piece { outcome, index, what: What::Term(item) }));
    }
    for (outcome, topic) in topics(site, unit) {
        let questions = topic.questions.items.iter().enumerate().filter(|(_, item)| is_answered(item));
        out.extend(questions.map(|(index, item)| Piece { outcome, index, what: What::Question(item) }));
    }
    for (outcome, topic) in topics(site, unit) {
        let pairs = topic.misconceptions.items.iter().enumerate();
        let pairs = pairs.filter(|(_, pair)| pair.correction.is_some());
        out.extend(pairs.map(|(index, pair)| Piece { outcome, index, what: What::Trap(pair) }));
    }
    out
}

/// What the learner is asked, topic by topic.
pub(crate) fn questions(site: &Site, unit: Id<Unit>) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    for (outcome, topic) in topics(site, unit) {
        let asked = topic.questions.items.iter().enumerate();
        out.extend(asked.map(|(index, item)| Piece { outcome, index, what: What::Question(item) }));
    }
    out
}

/// Whether a question has anything to show as its answer.
pub(crate) fn is_answered(question: &Question<Resolved>) -> bool {
    !matches!(question.answer, Answer::Missing) || question.explanation.is_some()
}

/// About how many bytes the row of a criterion takes.
fn row(site: &Site, id: Id<Criterion>) -> usize {
    300 + site.criteria[id].one_line().len()
}

/// About how many bytes a piece takes on a page.
fn weight(site: &Site, piece: &Piece<'_>) -> usize {
    match piece.what {
        What::Term(item) => {
            let shared = item.term.map(|term| &site.terms[term].definition);
            250 + item.name.len() + item.body.as_ref().or(shared).map_or(0, size)
        }
        What::Trap(pair) => 260 + size(&pair.claim) + some(pair.correction.as_ref()),
        What::Question(question) => {
            let answer = match &question.answer {
                Answer::Choice(options) => {
                    options.iter().map(|it| 60 + 2 * size(&it.body) + some(it.why.as_ref())).sum()
                }
                Answer::Short(answer) => size(answer),
                Answer::Order(steps) => steps.iter().map(|step| 40 + 2 * size(step)).sum(),
                Answer::Missing => 0,
            };
            let texts = some(question.body.as_ref()) + some(question.explanation.as_ref());
            450 + 2 * question.question.len() + texts + answer + 60 * question.criteria.len()
        }
    }
}

fn some(body: Option<&Body>) -> usize {
    body.map_or(0, size)
}

fn size(body: &Body) -> usize {
    body.html().len() + 70 * body.holes().len() + room(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_pack_hold_every_piece_once_and_are_not_too_heavy() {
        for weights in [vec![], vec![1], vec![ROOM], vec![ROOM, 1], vec![10, 2 * ROOM, 10], vec![999; 500]] {
            let parts = parted(weights.iter().copied());
            let all: Vec<usize> = parts.iter().cloned().flatten().collect();
            assert_eq!(all, (0..weights.len()).collect::<Vec<_>>());
            let loads = parts.iter().map(|part| weights[part.clone()].iter().sum::<usize>());
            assert!(loads.zip(&parts).all(|(load, part)| load <= ROOM || part.len() == 1));
        }
        assert_eq!(parted([999; 500].into_iter()).len(), 17);
    }

    #[test]
    fn parts_have_files_of_their_own() {
        let file = |part| Pack { kind: PackKind::Cards, part }.file();
        assert_eq!((file(0), file(1)), ("cards.html".to_owned(), "cards-2.html".to_owned()));
    }
}
