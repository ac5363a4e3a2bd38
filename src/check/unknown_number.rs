//! A number in a unit's text that none of its criteria has.

use super::{Whole, criteria_in_text};
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Criterion, CriterionNumber, Id, Unit};
use crate::parse::{Clue, Reading, Said, Seen};
use crate::source::FileId;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-number",
    severity: Severity::Warning,
    area: Area::References,
    explain: "In the texts of a unit a number such as AC1.2 leads to that criterion by itself. No criterion of the unit has \
              this number, so it leads nowhere: it is mistyped, or a criterion of another unit is meant.",
    wrong: Example::Files(&[part(
        "topic.md",
        "This unit is about",
        "Begin with «AC1.9». This unit is about",
    )]),
    right: Example::Files(&[part("topic.md", "This unit is about", "Begin with AC1.2. This unit is about")]),
};

/// Notes the numbers of a unit's files.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if !matches!(reading.said, Said::Unit(_) | Said::Topic(_)) {
        return;
    }
    for (piece, range) in criteria_in_text::loose(reading) {
        let number = &reading.prose.words(piece)[range.clone()];
        seen.leave(&RULE, number, 0, reading.place(piece, range));
    }
}

/// Reports those that the file's unit does not have.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    if whole.clues(&RULE).next().is_none() {
        return Vec::new();
    }
    let units = units(whole);
    whole.clues(&RULE).filter_map(|clue| report(clue, *units.get(&clue.place.file)?, whole)).collect()
}

/// The unit of each file of a unit.
fn units(whole: &Whole<'_>) -> HashMap<FileId, Id<Unit>> {
    let (site, places) = (whole.site, whole.places);
    let file = |row: usize, places: &[crate::source::Place]| places.get(row).map(|place| place.file);
    let mut units: HashMap<FileId, Id<Unit>> = HashMap::new();
    units.extend(site.units.ids().filter_map(|id| Some((file(id.row(), &places.units)?, id))));
    let of_units = site.unit_topics.iter().filter_map(|(unit, topic)| Some((unit, (*topic)?)));
    let of_outcomes = site.outcome_topics.iter();
    let of_outcomes =
        of_outcomes.filter_map(|(outcome, topic)| Some((site.outcomes[outcome].unit, (*topic)?)));
    let topics = of_units.chain(of_outcomes);
    units.extend(topics.filter_map(|(unit, topic)| Some((file(topic.row(), &places.topics)?, unit))));
    units
}

fn report(clue: &Clue, unit: Id<Unit>, whole: &Whole<'_>) -> Option<Diagnostic> {
    let (site, number) = (whole.site, CriterionNumber::new(&clue.word));
    let unit = &site.units[unit];
    let outcomes = || unit.outcomes.iter().map(|outcome| &site.outcomes[*outcome]);
    let numbers = |criteria: &[Id<Criterion>]| {
        criteria.iter().map(|criterion| site.criteria[*criterion].number.clone()).collect::<Vec<_>>()
    };
    let mut all = outcomes().flat_map(|outcome| numbers(&outcome.criteria));
    // Where nothing is known of the unit, nothing is wrong.
    if outcomes().all(|outcome| outcome.criteria.is_empty()) || all.any(|one| one == number) {
        return None;
    }
    let message = format!("{} has no criterion {number}, so {} leads nowhere", unit.number, clue.word);
    let found = Diagnostic::new(&RULE, clue.place, message);
    let own = outcomes().find(|outcome| outcome.number.as_str() == number.outcome_part());
    let last = own.and_then(|outcome| numbers(&outcome.criteria).pop());
    let found = match last {
        Some(last) => found.help(format!("outcome {} ends at {last}", number.outcome_part())),
        None => found,
    };
    Some(found.help(format!("if it is another unit's, name that: {} of L3-CM-01", clue.word)))
}
