//! `missing-field`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-field",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A field that the page can't do without is not there, or has nothing behind its colon.",
    wrong: Example::Files(&[part("fd-02/unit.yaml", "title: Answer the telephone", "«title»:")]),
    right: Example::Files(&[part(
        "fd-02/unit.yaml",
        "title: Answer the telephone",
        "title: Answer the telephone",
    )]),
};
