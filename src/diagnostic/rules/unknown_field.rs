//! `unknown-field`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-field",
    severity: Severity::Error,
    area: Area::Form,
    explain: "The name in front of the colon is none that this file has; perhaps it is mistyped.",
    wrong: Example::Told("titel: Contact management"),
    right: Example::Told("title: Contact management"),
};
