//! `duplicate-key`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-key",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The same name stands twice in one place, so one of the two values would be lost.",
    wrong: Example::Told("level: 3\nlevel: 2"),
    right: Example::Told("level: 3"),
};
