//! `two-forms`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "two-forms",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A topic is written in Markdown or in YAML, not in both: one of the two would be lost.",
    wrong: Example::Told("lo1.md and lo1.yaml in one folder"),
    right: Example::Told("lo1.md"),
};
