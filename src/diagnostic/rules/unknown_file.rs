//! `unknown-file`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-file",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "The file is of a kind that is not put on a site, or a YAML file with a name that syllabus does not know. It is left out.",
    wrong: Example::Told("content/glosary.yaml"),
    right: Example::Told("content/glossary.yaml"),
};
