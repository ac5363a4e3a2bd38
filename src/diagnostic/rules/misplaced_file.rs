//! `misplaced-file`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "misplaced-file",
    severity: Severity::Error,
    area: Area::Form,
    explain: "syllabus knows files of this name, but in this folder they mean nothing, so what is in the file would be lost.",
    wrong: Example::Files(&[file("content/unit.yaml", "number: FD-03\ntitle: Close the desk\n")]),
    right: Example::Files(&[file("content/closing.md", "# Close the desk\n\nLock the door last.\n")]),
};
