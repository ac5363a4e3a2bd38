//! `missing-file`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A folder needs a file that says what it is: organisation.yaml, qualification.yaml or unit.yaml.",
    wrong: Example::Told("content/sfj-awards/ without organisation.yaml"),
    right: Example::Told("content/sfj-awards/organisation.yaml"),
};
