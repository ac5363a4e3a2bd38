//! `script-in-image`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "script-in-image",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "An SVG picture may not hold scripts, event attributes or links that run something.",
    wrong: Example::Told("<svg onload=\"…\">"),
    right: Example::Told("<svg>"),
};
