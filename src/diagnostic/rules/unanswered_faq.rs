//! `unanswered-faq`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unanswered-faq",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A question that learners ask is there for its answer. Without one the page only tells them that others did not know either.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "### May I describe my own desk? (AC1.2)\n\nYes, if you leave out names.",
        "### «May I describe my own desk?» (AC1.2)",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "### May I describe my own desk? (AC1.2)\n\nYes, if you leave out names.",
        "### May I describe my own desk? (AC1.2)\n\nYes, without names.",
    )]),
};
