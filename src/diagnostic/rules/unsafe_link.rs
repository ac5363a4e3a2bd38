//! `unsafe-link`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unsafe-link",
    severity: Severity::Error,
    area: Area::References,
    explain: "A link may lead to a file of the site, to a name of it (unit:, lo:, ac:, term:, instrument:, verb:), or elsewhere with https:, http:, mailto: or tel:. Anything else could harm those who follow it.",
    wrong: Example::Files(&[file("topic.md", "«[Begin](javascript:begin())»\n")]),
    right: Example::Files(&[file("topic.md", "[Begin](lo1.md)\n")]),
};
