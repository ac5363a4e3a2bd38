//! `broken-image`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "broken-image",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "The picture is not where the text says. Pictures lie beside the text that shows them, and capital letters count in their names.",
    wrong: Example::Files(&[file("topic.md", "Look at the desk: «![A desk by a glass door](welcom.svg)»\n")]),
    right: Example::Files(&[file("topic.md", "Look at the desk: ![A desk by a glass door](welcome.svg)\n")]),
};
