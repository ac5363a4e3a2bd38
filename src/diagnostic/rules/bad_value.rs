//! `bad-value`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bad-value",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The value has the right shape, but makes no sense here: a date that is none, a kind that does not exist, a number that is out of bounds.",
    wrong: Example::Files(&[part("unit.yaml", "glh: 40", "glh: 40\nreviewed: «last spring»")]),
    right: Example::Files(&[part("unit.yaml", "glh: 40", "glh: 40\nreviewed: 2026-04-01")]),
};
