//! `unknown-field`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-field",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The name in front of the colon is no field of this file; perhaps it is mistyped. What stands behind it would be lost.",
    wrong: Example::Files(&[part("unit.yaml", "credits: 5", "«credit»: 5")]),
    right: Example::Files(&[part("unit.yaml", "credits: 5", "credits: 5")]),
};
