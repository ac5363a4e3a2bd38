//! `dropped-markdown`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "dropped-markdown",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "A part of the text has no meaning in this place and is not shown.",
    wrong: Example::Told("## Heading {onclick=run()}"),
    right: Example::Told("## Heading"),
};
