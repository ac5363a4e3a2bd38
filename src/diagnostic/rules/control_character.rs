//! `control-character`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "control-character",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The text holds a character that nobody sees and no page may hold; it often comes along when text is copied from another program.",
    wrong: Example::Told("a text with a vertical tab from a word processor"),
    right: Example::Told("the same text without it"),
};
