//! `yaml-syntax`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "yaml-syntax",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The file can't be read as YAML, so nothing in it would be on the site. Mostly a text with a colon needs quotes, a quote is not closed, lines do not line up, or a tab stands where spaces should be.",
    wrong: Example::Files(&[part("unit.yaml", "title: Welcome visitors", "title: Welcome«:» the basics")]),
    right: Example::Files(&[part("unit.yaml", "title: Welcome visitors", "title: \"Welcome: the basics\"")]),
};
