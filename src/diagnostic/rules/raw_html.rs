//! `raw-html`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "raw-html",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "HTML is not passed through, so that pages stay safe and accessible. Markdown has a way to write nearly all of it.",
    wrong: Example::Told("A <b>bold</b> word"),
    right: Example::Told("A **bold** word"),
};
