//! `missing-alternative-text`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-alternative-text",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "Who can't see a picture hears the words between `![` and `]` in its place. Say what the picture shows, not that it is one.",
    wrong: Example::Files(&[file("topic.md", "«![](welcome.svg)»\n")]),
    right: Example::Files(&[file(
        "topic.md",
        "![A desk by a glass door, with a chair for visitors](welcome.svg)\n",
    )]),
};
