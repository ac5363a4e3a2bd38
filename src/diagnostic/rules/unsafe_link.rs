//! `unsafe-link`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unsafe-link",
    severity: Severity::Error,
    area: Area::References,
    explain: "Links may lead to files of the site, to unit:, ac: and term: names, and to https:, http:, mailto: and tel: addresses.",
    wrong: Example::Told("[start](javascript:run())"),
    right: Example::Told("[start](guide/index.md)"),
};
