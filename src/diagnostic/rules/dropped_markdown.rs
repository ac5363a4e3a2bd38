//! `dropped-markdown`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "dropped-markdown",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "A part of the text means nothing in this place and is not shown. Known headings such as Key Concepts have ids of their own; a page has one title; a footnote needs its text.",
    wrong: Example::Files(&[part("lo1.md", "## Key Concepts", "## Key Concepts «{#ideas}»")]),
    right: Example::Files(&[part("lo1.md", "## Key Concepts", "## Key Concepts")]),
};
