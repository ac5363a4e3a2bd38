//! `bad-math`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bad-math",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "What stands between two dollar signs is a formula in TeX, and this one can't be shown. An amount of money needs a backslash: `\\$5`.",
    wrong: Example::Files(&[file("topic.md", "The average wait is «$\\frac{minutes}$».\n")]),
    right: Example::Files(&[file("topic.md", "The average wait is $\\frac{minutes}{visitors}$.\n")]),
};
