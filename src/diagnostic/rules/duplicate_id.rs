//! `duplicate-id`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    area: Area::References,
    explain: "Two things have the same number or name, so nobody could say which of them is meant.",
    wrong: Example::Files(&[
        part("glossary.yaml", "definition: The record", "aliases: [VIP]\n  definition: The record"),
        part("glossary.yaml", "VIP:\n", "«VIP»:\n"),
    ]),
    right: Example::Files(&[part("glossary.yaml", "definition: The record", "aliases: [Visitors' book]\n  definition: The record")]),
};
