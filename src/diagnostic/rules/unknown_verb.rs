//! `unknown-verb`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-verb",
    severity: Severity::Warning,
    area: Area::References,
    explain: "`verb:` names a command verb that neither this site nor syllabus knows, so the page can't say what it asks of learners.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "1.2: Describe the steps of a welcome",
        "1.2:\n        text: Describe the steps of a welcome\n        verb: «Descirbe»",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "1.2: Describe the steps of a welcome",
        "1.2:\n        text: Describe the steps of a welcome\n        verb: Describe",
    )]),
};
