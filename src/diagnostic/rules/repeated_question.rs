//! `repeated-question`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "repeated-question",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "The same question twice in one topic tests nothing twice. Mostly one of the two was copied and not yet changed.",
    wrong: Example::Files(&[
        part(
            "lo1.md",
            "## Check Yourself\n",
            "## Check Yourself\n\n### Why does the first minute count?\n\nAnswer: It decides the visit.\n",
        ),
        part(
            "lo1.md",
            "### Why does the first minute count? (AC1.1)",
            "### «Why does the first minute count?» (AC1.1)",
        ),
    ]),
    right: Example::Files(&[part(
        "lo1.md",
        "## Check Yourself\n",
        "## Check Yourself\n\n### What ends a welcome? (AC1.2)\n\nAnswer: Showing the way.\n",
    )]),
};
