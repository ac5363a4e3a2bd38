//! `unreadable-file`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unreadable-file",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The file is there, but the computer would not let it be read.",
    wrong: Example::Told("a file without permission to read it"),
    right: Example::Told("chmod u+r content/about.md"),
};
