//! `unknown-verb`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-verb",
    severity: Severity::Warning,
    area: Area::References,
    explain: "`verb:` names a command verb that neither the site nor syllabus knows, so the page can't say what it asks for.",
    wrong: Example::Told("verb: Expain"),
    right: Example::Told("verb: Explain"),
};
