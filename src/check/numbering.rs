//! Numbers of outcomes and criteria that leave one out.

use crate::diagnostic::lines::Lines;
use crate::diagnostic::{Area, Diagnostic, Example, Fix, Rule, Severity, part};
use crate::model::CriterionNumber;
use crate::parse::{Reading, Said, Seen};
use crate::source::Placed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "numbering",
    severity: Severity::Warning,
    area: Area::References,
    explain: "The numbers of outcomes, and of the criteria of an outcome, count from 1 without a gap, and stand in the file in \
              that order. A gap is mostly a criterion that was forgotten; another order is hard to check against the handbook.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "      1.2: Describe the steps of a welcome",
        "      1.2: Describe the steps of a welcome\n      «1.4»: Describe a goodbye",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "      1.2: Describe the steps of a welcome",
        "      1.2: Describe the steps of a welcome\n      1.3: Describe a goodbye",
    )]),
};

/// Looks at the numbers of a unit.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let Said::Unit(unit) = reading.said else { return };
    let outcomes: Vec<_> = unit.outcomes.iter().map(|outcome| &outcome.number).collect();
    look(reading, "", &outcomes, "outcome", seen);
    for outcome in &unit.outcomes {
        let criteria: Vec<_> = outcome.criteria.iter().map(|criterion| &criterion.number).collect();
        look(reading, outcome.number.value.as_str(), &criteria, "criterion", seen);
    }
}

/// `numbers` are in natural order, and not in that of the file.
fn look(
    reading: &Reading<'_>,
    above: &str,
    numbers: &[&Placed<CriterionNumber>],
    what: &str,
    seen: &mut Seen,
) {
    let mut before = 0;
    for number in numbers {
        // Numbers with letters in them have an order that only their author knows.
        let Some(count) = count(above, &number.value) else { return };
        if count > before + 1 {
            seen.findings.push(gap(above, before + 1, number, what));
        }
        before = count;
    }
    let mut late = numbers.windows(2).filter(|pair| pair[1].place < pair[0].place).peekable();
    // One fix for all of them: which one stands wrong is a matter of taste.
    let mut fix = late.peek().and_then(|_| in_order(reading, numbers));
    for pair in late {
        let message = format!("{what} {} stands before {what} {}", pair[1].value, pair[0].value);
        let mut late =
            Diagnostic::new(&RULE, pair[1].place, message).other(pair[0].place, "this one comes first");
        late.fix = fix.take();
        seen.findings.push(late.help("put them in the order of their numbers, as in the handbook"));
    }
}

/// What puts the entries of these numbers into their order, each with the remarks above it; nothing within brackets.
fn in_order(reading: &Reading<'_>, numbers: &[&Placed<CriterionNumber>]) -> Option<Fix> {
    let natural: Vec<usize> = numbers.iter().map(|number| number.place.start as usize).collect();
    let mut as_written = natural.clone();
    as_written.sort_unstable();
    let order: Vec<usize> = natural.iter().filter_map(|key| as_written.binary_search(key).ok()).collect();
    let edits = Lines { file: reading.file, text: reading.source }.reorder(&as_written, &order)?;
    (!edits.is_empty()).then(|| Fix { what: "put them in the order of their numbers".to_owned(), edits })
}

fn gap(above: &str, missing: u32, number: &Placed<CriterionNumber>, what: &str) -> Diagnostic {
    let dot = if above.is_empty() { "" } else { "." };
    let message = format!("there is no {what} {above}{dot}{missing} before {what} {}", number.value);
    let help = format!("add it, or number this one {above}{dot}{missing}");
    Diagnostic::new(&RULE, number.place, message).help(help).help(
        "if the awarding organisation has taken one away, switch this rule off for the file in site.yaml, with that as reason",
    )
}

/// The last part of a number of which `above` is the rest.
fn count(above: &str, number: &CriterionNumber) -> Option<u32> {
    let text = number.as_str();
    let last = if above.is_empty() { text } else { text.strip_prefix(above)?.strip_prefix('.')? };
    last.parse().ok().filter(|count| *count > 0)
}
