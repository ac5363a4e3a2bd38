//! `ambiguous-reference`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ambiguous-reference",
    severity: Severity::Error,
    area: Area::References,
    explain: "More than one unit has this number; say which qualification's is meant.",
    wrong: Example::Told("unit:U1"),
    right: Example::Told("unit:601-3835-X/U1"),
};
