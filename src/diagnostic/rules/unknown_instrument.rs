//! `unknown-instrument`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-instrument",
    severity: Severity::Error,
    area: Area::References,
    explain: "instruments.yaml has no Act, code or standard of this name.",
    wrong: Example::Files(&[part(
        "instruments.yaml",
        "superseded_by: Data Protection Act 2018",
        "superseded_by: «Data Protection Act 2081»",
    )]),
    right: Example::Files(&[part(
        "instruments.yaml",
        "superseded_by: Data Protection Act 2018",
        "superseded_by: Data Protection Act 2018",
    )]),
};
