//! `unknown-criterion`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-criterion",
    severity: Severity::Error,
    area: Area::References,
    explain: "The unit has no criterion of this number, so the learner would be sent nowhere, and what serves it would count for nothing.",
    wrong: Example::Files(&[part("lo1.md", "in order. (AC1.2)", "in order. «(AC1.3)»")]),
    right: Example::Files(&[part("lo1.md", "in order. (AC1.2)", "in order. (AC1.2)")]),
};
