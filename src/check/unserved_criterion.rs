//! A criterion that nothing helps with.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Coverage, Criterion, Few, Id, Outcome, Resolved, Topic, Unit};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unserved-criterion",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A learner has to meet every criterion, and finds nothing on the site that helps with this one. What helps names \
              the criterion: a heading `## AC1.2 …`, or `(AC1.2)` at the end of a key concept. In site.yaml, \
              `coverage: {teaching: 1, marking_points: 1, questions: 1}` says how much each criterion needs; 0 asks for nothing, \
              and `coverage: off` asks for nothing at all.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "  2:\n    title: Be able to welcome visitors\n    criteria:\n",
        "  «2»:\n    title: Be able to welcome visitors\n    criteria:\n      2.2: Say goodbye to visitors\n",
    )]),
    right: Example::Files(&[
        part(
            "unit.yaml",
            "  2:\n    title: Be able to welcome visitors\n    criteria:\n",
            "  2:\n    title: Be able to welcome visitors\n    criteria:\n      2.2: Say goodbye to visitors\n",
        ),
        part("lo2.md", "(AC2.1)", "(AC2.1, AC2.2)"),
    ]),
};

/// What is counted.
#[derive(Clone, Copy)]
enum Kind {
    Teaching,
    MarkingPoints,
    Questions,
}

/// How much of each kind serves a criterion.
type Counts = [u16; 3];

impl Kind {
    const ALL: [Kind; 3] = [Kind::Teaching, Kind::MarkingPoints, Kind::Questions];

    fn needed(self, coverage: Coverage) -> u16 {
        match self {
            Kind::Teaching => coverage.teaching,
            Kind::MarkingPoints => coverage.marking_points,
            Kind::Questions => coverage.questions,
        }
    }

    fn name(self, one: bool) -> &'static str {
        match (self, one) {
            (Kind::Teaching, true) => "teaching or key concept",
            (Kind::Teaching, false) => "teaching texts or key concepts",
            (Kind::MarkingPoints, true) => "marking point",
            (Kind::MarkingPoints, false) => "marking points",
            (Kind::Questions, true) => "question",
            (Kind::Questions, false) => "questions",
        }
    }
}

/// Finds outcomes with criteria for which there is too little.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let coverage = whole.site.settings.coverage;
    let asked = || Kind::ALL.into_iter().filter(move |kind| kind.needed(coverage) > 0);
    if asked().next().is_none() {
        return Vec::new();
    }
    let counts = counts(whole);
    let mut found = Vec::new();
    for (id, unit) in whole.site.units.iter() {
        let Some(&place) = whole.places.units.get(id.row()) else { continue };
        if unit.record.draft || unit.outcomes.is_empty() || whole.is_mistaken_beside(place.file) {
            continue;
        }
        if has_no_topic(whole, id, unit) {
            found.push(nothing_at_all(unit, place));
            continue;
        }
        for kind in asked() {
            of_unit(whole, unit, (kind, kind.needed(coverage)), (&counts, place), &mut found);
        }
    }
    found
}

/// What serves each criterion, in the order of the table.
fn counts(whole: &Whole<'_>) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); whole.site.criteria.len()];
    whole.site.topics.rows().for_each(|topic| count(topic, &mut counts));
    counts
}

fn count(topic: &Topic<Resolved>, counts: &mut [Counts]) {
    let mut add = |kind: Kind, criteria: &Few<Criterion>| {
        for (at, id) in criteria.iter().enumerate() {
            if let Some(counts) = counts.get_mut(id.row()).filter(|_| !criteria[..at].contains(id)) {
                counts[kind as usize] = counts[kind as usize].saturating_add(1);
            }
        }
    };
    topic.teaching.iter().for_each(|it| add(Kind::Teaching, &it.criteria));
    topic.key_concepts.items.iter().for_each(|it| add(Kind::Teaching, &it.criteria));
    topic.marking_points.items.iter().for_each(|it| add(Kind::MarkingPoints, &it.criteria));
    topic.questions.items.iter().for_each(|it| add(Kind::Questions, &it.criteria));
}

fn has_no_topic(whole: &Whole<'_>, id: Id<Unit>, unit: &Unit) -> bool {
    let of_outcome = |&outcome: &Id<Outcome>| whole.site.outcome_topics[outcome].is_some();
    whole.site.unit_topics[id].is_none() && !unit.outcomes.iter().any(of_outcome)
}

fn nothing_at_all(unit: &Unit, place: Place) -> Diagnostic {
    let message = format!("nothing on this site helps with {} yet", unit.number);
    let help = format!("`syllabus new topic {} 1` starts revision notes on its outcome 1", unit.number);
    Diagnostic::new(&RULE, place, message).help(help)
}

/// Reports outcomes with too little of one kind; a unit without any of it once.
fn of_unit(
    whole: &Whole<'_>,
    unit: &Unit,
    (kind, needed): (Kind, u16),
    (counts, place): (&[Counts], Place),
    found: &mut Vec<Diagnostic>,
) {
    let has = |&id: &Id<Criterion>| counts[id.row()][kind as usize];
    let mut criteria = unit.outcomes.iter().flat_map(|&id| &whole.site.outcomes[id].criteria);
    if criteria.all(|id| has(id) == 0) {
        let message = format!("no criterion of {} has a {}", unit.number, kind.name(true));
        found.push(Diagnostic::new(&RULE, place, message).help(help(kind, None)));
        return;
    }
    for &id in &unit.outcomes {
        let outcome = &whole.site.outcomes[id];
        let lacking: Vec<Id<Criterion>> =
            outcome.criteria.iter().copied().filter(|id| has(id) < needed).collect();
        if let (Some(&first), Some(&place)) = (lacking.first(), whole.places.outcomes.get(id.row())) {
            let numbers: Vec<&str> =
                lacking.iter().map(|&id| whole.site.criteria[id].number.as_str()).collect();
            let what = match needed {
                1 => format!("no {}", kind.name(true)),
                _ => format!("fewer than {needed} {}", kind.name(false)),
            };
            let (some, all, numbers) = (lacking.len(), outcome.criteria.len(), numbers.join(", "));
            let message =
                format!("outcome {} has {what} for {some} of its {all} criteria: {numbers}", outcome.number);
            found.push(
                Diagnostic::new(&RULE, place, message).help(help(kind, Some(&whole.site.criteria[first]))),
            );
        }
    }
}

fn help(kind: Kind, criterion: Option<&Criterion>) -> String {
    let number = criterion.map_or("1.1", |criterion| criterion.number.as_str());
    match kind {
        Kind::Teaching => {
            format!(
                "write about it below a heading `## AC{number} …`, or put (AC{number}) at the end of a key concept"
            )
        }
        Kind::MarkingPoints => format!("put (AC{number}) at the end of a marking point"),
        Kind::Questions => format!("put (AC{number}) at the end of a question's heading"),
    }
}
