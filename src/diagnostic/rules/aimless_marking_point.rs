//! `aimless-marking-point`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "aimless-marking-point",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A marking point says what an assessor gives credit for, and credit is given criterion by criterion. One that names no criterion stands on no card and counts for nothing in the coverage table.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "- Puts the steps in order. (AC1.2)",
        "- «Puts the steps in order.»",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "- Puts the steps in order. (AC1.2)",
        "- Puts all the steps in order. (AC1.2)",
    )]),
};
