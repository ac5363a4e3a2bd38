//! A note on a criterion that begins with another one's number.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::CriterionNumber;
use crate::parse::authored::Unit;
use crate::parse::prose::Kind;
use crate::parse::{Reading, Said, Seen};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "guidance-of-another-row",
    severity: Severity::Warning,
    area: Area::References,
    explain: "The note stands under one criterion and begins with the number of another: when a table is copied from a \
              handbook, notes slip by a row easily. Learners would be told the wrong thing.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "1.2: Describe the steps of a welcome",
        "1.2:\n        text: Describe the steps of a welcome\n        guidance: \"«1.1»: reasons may be people's habits.\"",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "1.2: Describe the steps of a welcome",
        "1.2:\n        text: Describe the steps of a welcome\n        guidance: \"1.2: steps may be in any order.\"",
    )]),
};

/// Looks at how the notes of a unit begin.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let Said::Unit(unit) = reading.said else { return };
    let has_guidance = |criterion: &crate::parse::authored::Criterion| !criterion.guidance.is_empty();
    if !unit.outcomes.iter().flat_map(|outcome| &outcome.criteria).any(has_guidance) {
        return;
    }
    let rows = rows(unit);
    for piece in reading.prose.pieces().iter().filter(|piece| piece.kind == Kind::Paragraph) {
        let words = reading.prose.words(piece);
        let Some(number) = leading(words) else { continue };
        let start = words.len() - words.trim_start().len();
        let place = reading.place(piece, start..start + number.len());
        let after = rows.partition_point(|(row, _)| row.start <= place.start);
        let Some((_, Some(own))) = after.checked_sub(1).map(|at| rows[at]) else { continue };
        let meant = CriterionNumber::new(number);
        if meant != *own && rows.iter().any(|(_, row)| row.is_some_and(|row| *row == meant)) {
            let message = format!("this note on criterion {own} begins with the number of {meant}");
            seen.findings
                .push(Diagnostic::new(&RULE, place, message).help(format!(
                    "move it to criterion {meant}, or take the number out if it belongs here"
                )));
        }
    }
}

/// Where each outcome and each criterion begins, in the order of the file; outcomes have no number here.
fn rows(unit: &Unit) -> Vec<(Place, Option<&CriterionNumber>)> {
    let mut rows = Vec::new();
    for outcome in &unit.outcomes {
        rows.push((outcome.number.place, None));
        let criteria = outcome.criteria.iter();
        rows.extend(criteria.map(|criterion| (criterion.number.place, Some(&criterion.number.value))));
    }
    rows.sort_by_key(|(place, _)| place.start);
    rows
}

/// The number that a note begins with: `AC1.1`, or `1.1` with a mark behind it.
fn leading(words: &str) -> Option<&str> {
    let words = words.trim_start();
    let letters = if words.starts_with("AC") { 2 } else { 0 };
    let length =
        words[letters..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(words.len() - letters);
    let number = words[..letters + length].trim_end_matches('.');
    let rest = words[number.len()..].trim_start_matches('.');
    let is_label =
        letters > 0 || rest.starts_with([':', ')']) || rest.starts_with(" – ") || rest.starts_with(" - ");
    (is_label && number[letters..].contains('.')).then_some(number)
}
