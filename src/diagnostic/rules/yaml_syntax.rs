//! `yaml-syntax`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "yaml-syntax",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The file is not written as YAML can be read: a colon that needs quotes, a tab, a quote that is not closed, lines that do not line up.",
    wrong: Example::Told("title: Contact: the basics"),
    right: Example::Told("title: \"Contact: the basics\""),
};
