//! `duplicate-anchor`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-anchor",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "Two headings of one page have the same id, so a link to it could only find the first.",
    wrong: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front desk well.\n\n## Opening hours {#hours}\n\nEight to six.\n\n## Lunch hours «{#hours}»\n\nNoon to one.",
    )]),
    right: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front desk well.\n\n## Opening hours {#hours}\n\nEight to six.\n\n## Lunch hours {#lunch}\n\nNoon to one.",
    )]),
};
