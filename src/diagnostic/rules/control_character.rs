//! `control-character`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "control-character",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The text holds a character that nobody sees and no page may hold. It mostly comes along when text is copied from another program.",
    wrong: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front «\u{b}»desk well.",
    )]),
    right: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front desk well.",
    )]),
};
