//! `wrong-type`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The value has another shape than this field needs: text, a number, a list, or a group of fields.",
    wrong: Example::Told("credits: sixteen"),
    right: Example::Told("credits: 16"),
};
