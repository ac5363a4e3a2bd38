//! `unknown-outcome`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-outcome",
    severity: Severity::Error,
    area: Area::References,
    explain: "The unit has no learning outcome of this number, so what is written about it has no page.",
    wrong: Example::Files(&[file("topic.md", "The doing is in «[the second outcome](lo:3)».\n")]),
    right: Example::Files(&[file("topic.md", "The doing is in [the second outcome](lo:2).\n")]),
};
