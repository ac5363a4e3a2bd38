//! `two-forms`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "two-forms",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A topic is written in Markdown or in YAML, not in both: one of the two would be lost.",
    wrong: Example::Files(&[file("lo2.yaml", "synopsis: Here you show a welcome at a real desk.\n")]),
    right: Example::Files(&[file("lo2.md", "Here you show a welcome at a real desk.\n")]),
};
