//! `broken-anchor`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "broken-anchor",
    severity: Severity::Error,
    area: Area::References,
    explain: "The page is there, but nothing on it has the name that stands behind the `#`. A heading's name is its words in small letters, with hyphens between them.",
    wrong: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front desk well.\n\n## Opening hours\n\nWe open at eight.\n\n## Visits\n\nCome during «[our hours](#opening-huors)».",
    )]),
    right: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front desk well.\n\n## Opening hours\n\nWe open at eight.\n\n## Visits\n\nCome during [our hours](#opening-hours).",
    )]),
};
