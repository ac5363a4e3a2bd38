//! `bad-value`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bad-value",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The value has the right shape, but is none that makes sense here.",
    wrong: Example::Told("reviewed: last spring"),
    right: Example::Told("reviewed: 2026-04-01"),
};
