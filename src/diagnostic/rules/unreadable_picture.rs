//! `unreadable-picture`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unreadable-picture",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "The file has the name of a picture, and what is in it is none, or is damaged. It is copied as it is, and the text below it will jump.",
    wrong: Example::Told("a text that was renamed to photo.jpg"),
    right: Example::Told("photo.jpg, saved by a program for pictures"),
};
