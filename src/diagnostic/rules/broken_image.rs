//! `broken-image`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "broken-image",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "The picture is not where the text says.",
    wrong: Example::Told("![call flow](call-flw.svg)"),
    right: Example::Told("![call flow](call-flow.svg)"),
};
