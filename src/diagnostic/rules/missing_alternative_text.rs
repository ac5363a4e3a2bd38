//! `missing-alternative-text`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-alternative-text",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "Who can't see a picture is told what it shows by the words between `![` and `]`.",
    wrong: Example::Told("![](call-flow.svg)"),
    right: Example::Told("![The life of a call, from greeting to closure](call-flow.svg)"),
};
