//! `bad-file-name`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bad-file-name",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A file's name becomes part of an address. Letters, digits and hyphens are safe there; a backslash means a folder on some computers, and what nobody can see can't be typed.",
    wrong: Example::Files(&[file("content/house\\rules.md", "# House rules\n\nNo names in examples.\n")]),
    right: Example::Files(&[file("content/house-rules.md", "# House rules\n\nNo names in examples.\n")]),
};
