//! `wrong-type`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The value has another shape than this field needs: a text, a whole number, a list, or a group of fields.",
    wrong: Example::Files(&[part("unit.yaml", "credits: 5", "credits: «five»")]),
    right: Example::Files(&[part("unit.yaml", "credits: 5", "credits: 5")]),
};
