//! `too-large`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "too-large",
    severity: Severity::Error,
    area: Area::Form,
    explain: "Texts have a limit of 4 MB, so that a mistake can't make a build hang.",
    wrong: Example::Told("a text of 50 MB"),
    right: Example::Told("the same in several files"),
};
