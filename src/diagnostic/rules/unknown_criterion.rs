//! `unknown-criterion`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-criterion",
    severity: Severity::Error,
    area: Area::References,
    explain: "The unit has no criterion of this number.",
    wrong: Example::Told("- Names two barriers (AC3.7)"),
    right: Example::Told("- Names two barriers (AC3.6)"),
};
