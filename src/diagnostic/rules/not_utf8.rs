//! `not-utf8`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "not-utf8",
    severity: Severity::Error,
    area: Area::Form,
    explain: "Text files must be saved as UTF-8, or accents, quotes and symbols are lost. Most editors offer it under \"Save with encoding\".",
    wrong: Example::Told("a file saved as UTF-16 or Windows-1252"),
    right: Example::Told("the same file saved as UTF-8"),
};
