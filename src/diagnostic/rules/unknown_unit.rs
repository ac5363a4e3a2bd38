//! `unknown-unit`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-unit",
    severity: Severity::Error,
    area: Area::References,
    explain: "No unit has this number or reference.",
    wrong: Example::Told("units: [L3-CM-1]"),
    right: Example::Told("units: [L3-CM-01]"),
};
