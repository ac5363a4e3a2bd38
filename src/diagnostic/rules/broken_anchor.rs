//! `broken-anchor`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "broken-anchor",
    severity: Severity::Error,
    area: Area::References,
    explain: "The page is there, but nothing on it has the name after the #.",
    wrong: Example::Told("[trap](lo1.md#misconceptoins)"),
    right: Example::Told("[trap](lo1.md#misconceptions)"),
};
