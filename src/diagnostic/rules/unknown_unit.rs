//! `unknown-unit`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-unit",
    severity: Severity::Error,
    area: Area::References,
    explain: "No unit has this number or reference.",
    wrong: Example::Files(&[part("qualification.yaml", "units: [FD-02]", "units: [«FD-2»]")]),
    right: Example::Files(&[part("qualification.yaml", "units: [FD-02]", "units: [FD-02]")]),
};
