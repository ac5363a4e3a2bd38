//! `empty-section`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "empty-section",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A heading with nothing below it is left out of the page, so what was meant to stand there is easily forgotten. A remark (`<!-- to do -->`) below it says that it is waiting on purpose.",
    wrong: Example::Files(&[part("lo1.md", "## Key Terms\n\n- Visitor log\n", "## «Key Terms»\n")]),
    right: Example::Files(&[part(
        "lo1.md",
        "## Key Terms\n\n- Visitor log\n",
        "## Key Terms\n\n- Visitor log\n",
    )]),
};
