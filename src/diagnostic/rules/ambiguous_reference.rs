//! `ambiguous-reference`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ambiguous-reference",
    severity: Severity::Error,
    area: Area::References,
    explain: "A number is only clear where it can mean one thing. Outside a unit nobody can say whose criterion 1.1 is meant, so the link must name the unit; and where two qualifications have a unit of the same number, it must name the qualification as well.",
    wrong: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "It all begins with «[the first minute](ac:1.1)».",
    )]),
    right: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "It all begins with [the first minute](ac:FD-01/1.1).",
    )]),
};
