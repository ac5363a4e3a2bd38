//! `bad-file-name`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bad-file-name",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The file's name becomes an address, and this one would mean something else there, or on another computer.",
    wrong: Example::Told("content/a\\b.md"),
    right: Example::Told("content/a-b.md"),
};
