//! `bad-math`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bad-math",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "What stands between dollar signs is a formula in TeX, and this one can't be shown. A sum in dollars is written with a backslash: \\$5.",
    wrong: Example::Told("$\\frac{likelihood}$"),
    right: Example::Told("$\\frac{a}{b}$"),
};
