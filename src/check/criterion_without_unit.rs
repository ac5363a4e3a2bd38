//! A criterion that is named where it could be any unit's.

use super::{Whole, criteria_in_text};
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::CriterionNumber;
use crate::parse::{Clue, Reading, Said, Seen};
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    name: "criterion-without-unit",
    severity: Severity::Warning,
    area: Area::References,
    explain: "Every unit has a criterion 1.1. In the texts of a unit its own is meant, and the number leads there by itself; on \
              any other page nobody can say which one it is, and the number leads nowhere.",
    wrong: Example::Files(&[part("about.md", "They know", "They began with «AC1.1». They know")]),
    right: Example::Files(&[part("about.md", "They know", "They began with AC1.1 of FD-01. They know")]),
};

/// Notes the numbers of files that belong to no unit.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if matches!(reading.said, Said::Unit(_) | Said::Topic(_)) {
        return;
    }
    for (piece, range) in criteria_in_text::loose(reading) {
        let number = &reading.prose.words(piece)[range.clone()];
        seen.leave(&RULE, number, 0, reading.place(piece, range));
    }
}

/// Reports those that a unit has.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    if whole.clues(&RULE).next().is_none() {
        return Vec::new();
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for criterion in whole.site.criteria.rows() {
        *counts.entry(criterion.number.as_str()).or_default() += 1;
    }
    whole.clues(&RULE).filter_map(|clue| report(clue, &counts)).collect()
}

fn report(clue: &Clue, counts: &HashMap<&str, usize>) -> Option<Diagnostic> {
    let count = *counts.get(CriterionNumber::new(&clue.word).as_str())?;
    let message = match count {
        1 => format!("no unit is named here, so {} leads nowhere", clue.word),
        _ => format!("{count} units have a criterion {}, and none is named here", clue.word),
    };
    Some(
        Diagnostic::new(&RULE, clue.place, message).help(format!("name the unit: {} of L3-CM-01", clue.word)),
    )
}
