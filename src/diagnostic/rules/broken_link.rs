//! `broken-link`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "broken-link",
    severity: Severity::Error,
    area: Area::References,
    explain: "The link leads to a file that is not there, so a learner who follows it would be lost. A link leads to the file that you write (`lo1.md`), not to the page that is made of it.",
    wrong: Example::Files(&[file("topic.md", "Begin with «[the first minute](lo3.md)».\n")]),
    right: Example::Files(&[file("topic.md", "Begin with [the first minute](lo1.md).\n")]),
};
