//! `unknown-outcome`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-outcome",
    severity: Severity::Error,
    area: Area::References,
    explain: "The unit has no learning outcome of this number.",
    wrong: Example::Told("lo9.md beside a unit.yaml with 4 outcomes"),
    right: Example::Told("lo4.md"),
};
