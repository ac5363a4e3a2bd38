//! `duplicate-id`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    area: Area::References,
    explain: "Two things have the same number or name, so nobody could say which of them is meant.",
    wrong: Example::Told("two unit.yaml with number: L3-CM-01"),
    right: Example::Told("number: L3-CM-01 and number: L3-CM-02"),
};
