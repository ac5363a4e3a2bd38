//! `large-picture`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "large-picture",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "Of a plain JPEG or PNG smaller pictures are made, so that a phone loads no more than it shows. Of this one none can be made.",
    wrong: Example::Told("poster.webp, 6000 points wide"),
    right: Example::Told("poster.jpg, 6000 points wide"),
};
