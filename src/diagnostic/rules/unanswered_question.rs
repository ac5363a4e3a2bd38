//! `unanswered-question`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unanswered-question",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "Whoever checks themselves wants to know whether they were right. A question needs a model answer after `Answer:`, options with one marked as right, or steps in their right order.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "### Why does the first minute count? (AC1.1)\n\nAnswer: Because visitors judge fast and change their minds slowly.",
        "### «Why does the first minute count?» (AC1.1)",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "### Why does the first minute count? (AC1.1)\n\nAnswer: Because visitors judge fast and change their minds slowly.",
        "### Why does the first minute count? (AC1.1)\n\nAnswer: Because visitors judge fast.",
    )]),
};
