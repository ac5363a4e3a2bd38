//! `unknown-file`.

use crate::diagnostic::{Area, Example, Rule, Severity, file, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-file",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "The file is of a kind that is not put on a site, or a YAML file of a name that syllabus does not know. It is left out.",
    wrong: Example::Files(&[file("content/glosary.yaml", "Pass: A badge for one day.\n")]),
    right: Example::Files(&[part("glossary.yaml", "VIP:", "Pass: A badge for one day.\nVIP:")]),
};
