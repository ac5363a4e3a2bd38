//! `criterion-of-another-outcome`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "criterion-of-another-outcome",
    severity: Severity::Warning,
    area: Area::References,
    explain: "What stands in lo1.md is shown on the page of outcome 1. Where it serves only criteria of another outcome, the number is mistyped, or it stands on the wrong page. Prerequisites and scenarios may be about anything.",
    wrong: Example::Files(&[part("lo1.md", "in order. (AC1.2)", "in order. «(AC2.1)»")]),
    right: Example::Files(&[part("lo1.md", "in order. (AC1.2)", "in order. (AC1.2)")]),
};
