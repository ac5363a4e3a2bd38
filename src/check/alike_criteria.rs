//! Criteria and outcomes of one unit that say the same.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Criterion, Id, Outcome, Unit, Wording};
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    name: "alike-criteria",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "Two criteria of one unit have the same words, or differ by a single letter. Mostly one was copied and not yet \
              changed, or mistyped. Learners would be asked for the same thing twice.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "      1.2: Describe the steps of a welcome",
        "      1.2: Describe the steps of a welcome\n      1.3: «Describe the step of a welcome»",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "      1.2: Describe the steps of a welcome",
        "      1.2: Describe the steps of a welcome\n      1.3: Describe the end of a welcome",
    )]),
};

/// The same for outcomes.
pub static OUTCOMES: Rule = Rule {
    name: "alike-outcomes",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "Two learning outcomes of one unit have the same title, so nobody can tell their pages apart. Mostly one was copied \
              and not yet changed.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "    title: Be able to welcome visitors\n",
        "    title: «Understand what makes a good welcome»\n",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "    title: Be able to welcome visitors\n",
        "    title: Be able to make visitors welcome\n",
    )]),
};

/// Wordings shorter than this may differ by a letter and mean different things.
const LONG: usize = 16;

/// So many criteria of an outcome are compared letter by letter with each other one.
const MOST_BESIDE: usize = 60;

/// Finds what says the same.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, unit) in whole.site.units.iter() {
        titles(whole, unit, &mut found);
        criteria(whole, unit, &mut found);
    }
    found
}

fn titles(whole: &Whole<'_>, unit: &Unit, found: &mut Vec<Diagnostic>) {
    for (at, &id) in unit.outcomes.iter().enumerate() {
        let outcome = &whole.site.outcomes[id];
        let same =
            |other: &&Id<Outcome>| whole.site.outcomes[**other].title.eq_ignore_ascii_case(&outcome.title);
        let first = unit.outcomes[..at].iter().find(same).filter(|_| !outcome.title.is_empty());
        if let (Some(&first), Some(place)) = (first, whole.places.outcomes.get(id.row())) {
            let first = &whole.site.outcomes[first];
            let message = format!("outcomes {} and {} have the same title", first.number, outcome.number);
            let title =
                |outcome: &Outcome| whole.field(place.file, &["outcomes", outcome.number.as_str(), "title"]);
            let double =
                Diagnostic::new(&OUTCOMES, title(outcome), message).other(title(first), "the first one");
            found.push(double.help("compare both with the handbook"));
        }
    }
}

fn criteria(whole: &Whole<'_>, unit: &Unit, found: &mut Vec<Diagnostic>) {
    if unit.wording == Wording::Withheld {
        return;
    }
    let mut all: HashMap<String, &Criterion> = HashMap::new();
    for &outcome in &unit.outcomes {
        let mut beside: Vec<(String, &Criterion)> = Vec::new();
        for &id in &whole.site.outcomes[outcome].criteria {
            let criterion = &whole.site.criteria[id];
            let words = plain(&criterion.one_line());
            let near = || beside.iter().rev().take(MOST_BESIDE).find(|(other, _)| is_alike(other, &words));
            let first = all.get(&words).copied().or_else(|| near().map(|(_, first)| *first));
            if let Some(first) = first.filter(|_| !words.is_empty()) {
                found.push(report(whole, first, criterion));
            }
            all.entry(words.clone()).or_insert(criterion);
            beside.push((words, criterion));
        }
    }
}

fn report(whole: &Whole<'_>, first: &Criterion, second: &Criterion) -> Diagnostic {
    let message = format!("criteria {} and {} say the same", first.number, second.number);
    Diagnostic::new(&RULE, whole.wording(second), message)
        .other(whole.wording(first), "the first one")
        .help("compare both with the handbook")
}

/// Small letters and digits; everything between them is one space.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

/// Whether one letter makes the difference. Digits mean something: "level 2" is not "level 3".
fn is_alike(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one.len().min(other.len()) < LONG {
        return false;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (rest, its) = (&one[start..], &other[start..]);
    let end = rest.iter().rev().zip(its.iter().rev()).take_while(|(a, b)| a == b).count();
    let (rest, its) = (&rest[..rest.len() - end], &its[..its.len() - end]);
    rest.len().max(its.len()) <= 1 && rest.iter().chain(its).all(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_more_or_another_one_is_alike_and_a_digit_is_not() {
        let alike = |one: &str, other: &str| is_alike(&plain(one), &plain(other));
        assert!(alike("Describe the steps of a call", "describe the step of a call."));
        assert!(alike("Describe the steps of a call", "Describe the stops of a call"));
        assert!(!alike("Describe a call at level 2", "Describe a call at level 3"));
        assert!(!alike("Describe the steps of a call", "Describe the tests of a call"));
        assert!(!alike("Plan a visit", "Plan a visits"), "too short to be sure");
        assert!(!alike("Describe the steps of a call", "Describe the stéps of a call"));
    }
}
