//! `missing-field`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-field",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A field that the page can't do without is not there.",
    wrong: Example::Told("level: 3"),
    right: Example::Told("title: Manage incidents\nlevel: 3"),
};
