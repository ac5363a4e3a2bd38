//! `duplicate-key`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-key",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The same field stands twice in one place, so one of the two values would be lost.",
    wrong: Example::Files(&[part("unit.yaml", "glh: 40", "glh: 40\n«level»: 2")]),
    right: Example::Files(&[part("unit.yaml", "glh: 40", "glh: 40")]),
};
