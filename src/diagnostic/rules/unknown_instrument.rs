//! `unknown-instrument`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-instrument",
    severity: Severity::Error,
    area: Area::References,
    explain: "instruments.yaml has no such instrument.",
    wrong: Example::Told("superseded_by: Data Protection Act 2081"),
    right: Example::Told("superseded_by: Data Protection Act 2018"),
};
