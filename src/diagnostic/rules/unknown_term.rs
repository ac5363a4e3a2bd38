//! `unknown-term`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-term",
    severity: Severity::Error,
    area: Area::References,
    explain: "The glossary has no such entry. A key term is either there, or explained where it stands.",
    wrong: Example::Files(&[part("lo1.md", "- Visitor log", "- «Visitor book»")]),
    right: Example::Files(&[part("lo1.md", "- Visitor log", "- Visitor log")]),
};
