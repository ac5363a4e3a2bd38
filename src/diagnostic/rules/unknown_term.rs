//! `unknown-term`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-term",
    severity: Severity::Error,
    area: Area::References,
    explain: "The glossary has no such term.",
    wrong: Example::Told("[NDM](term:NMD)"),
    right: Example::Told("[NDM](term:NDM)"),
};
