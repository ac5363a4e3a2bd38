//! A text that names a law which holds no more, and not the one that took its place.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::InstrumentStatus;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    name: "superseded-instrument",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A text names an Act, a code or a standard that instruments.yaml says was replaced, and says nothing of the one that \
              took its place. A learner would answer from law that no longer holds. Texts that name both are left alone.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "Yes, if you leave out names.",
        "Yes: the «Data Protection Act 1998» allows it.",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "Yes, if you leave out names.",
        "Yes: the Data Protection Act 2018, which replaced the Data Protection Act 1998, allows it.",
    )]),
};

/// Finds texts that stopped at the old one.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let instruments = &whole.site.instruments;
    if instruments.rows().all(|row| row.superseded_by.is_none()) {
        return Vec::new();
    }
    let named = &whole.named().instruments;
    let pairs: HashSet<_> = named.iter().map(|it| (it.file, it.instrument)).collect();
    let mut found = Vec::new();
    for it in named {
        let row = &instruments[it.instrument];
        let Some(next) = row.superseded_by.filter(|_| row.status != InstrumentStatus::InForce) else {
            continue;
        };
        let is_entry = whole.places.instruments.first().is_some_and(|place| place.file == it.file);
        if is_entry || pairs.contains(&(it.file, next)) {
            continue;
        }
        // The page has round quotes where the author typed straight ones.
        let words = it.words.as_deref().unwrap_or(&row.name).replace('\u{2019}', "'");
        let place = whole.find(it.file, &words);
        let next = &instruments[next].name;
        let message = format!("{} was replaced, and this file does not say by what", row.name);
        found.push(Diagnostic::new(&RULE, place, message).help(format!("name what took its place: {next}")));
    }
    found
}
