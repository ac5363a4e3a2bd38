//! `raw-html`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "raw-html",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "HTML is not passed through, so that pages stay safe and everybody can use them. Markdown has a way to write nearly all of it.",
    wrong: Example::Files(&[file("topic.md", "Greet visitors «<b>»first</b>.\n")]),
    right: Example::Files(&[file("topic.md", "Greet visitors **first**.\n")]),
};
