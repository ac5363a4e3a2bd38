//! `misplaced-file`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "misplaced-file",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The file is one that syllabus knows, but it lies in a folder where it means nothing.",
    wrong: Example::Told("content/unit.yaml"),
    right: Example::Told("content/sfj-awards/contact-management-l3/l3-cm-01/unit.yaml"),
};
