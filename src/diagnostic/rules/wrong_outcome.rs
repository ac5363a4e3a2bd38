//! `wrong-outcome`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "wrong-outcome",
    severity: Severity::Error,
    area: Area::References,
    explain: "The number of a criterion begins with the number of the outcome that it stands under.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "2.1: Demonstrate a welcome from greeting to goodbye",
        "2.1: Demonstrate a welcome from greeting to goodbye\n      «1.3»: Demonstrate a goodbye",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "2.1: Demonstrate a welcome from greeting to goodbye",
        "2.1: Demonstrate a welcome from greeting to goodbye\n      2.2: Demonstrate a goodbye",
    )]),
};
