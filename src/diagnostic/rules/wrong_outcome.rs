//! `wrong-outcome`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "wrong-outcome",
    severity: Severity::Error,
    area: Area::References,
    explain: "A criterion's number must begin with the number of the outcome that it stands under.",
    wrong: Example::Told("outcomes:\n  1:\n    criteria:\n      2.1: Explain …"),
    right: Example::Told("outcomes:\n  1:\n    criteria:\n      1.1: Explain …"),
};
