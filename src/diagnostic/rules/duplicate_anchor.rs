//! `duplicate-anchor`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-anchor",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "Two headings of one page have the same id, so a link could only find the first.",
    wrong: Example::Told("## One {#a}\n## Two {#a}"),
    right: Example::Told("## One {#a}\n## Two {#b}"),
};
