//! `broken-link`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "broken-link",
    severity: Severity::Error,
    area: Area::References,
    explain: "The link leads to something that is not there.",
    wrong: Example::Told("[next](../l3-cm-2/lo1.md)"),
    right: Example::Told("[next](../l3-cm-02/lo1.md)"),
};
