//! `no-right-answer`.

use crate::diagnostic::{Area, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    name: "no-right-answer",
    severity: Severity::Error,
    area: Area::Teaching,
    explain: "A question to choose from needs at least one right answer, marked `[x]` (`correct: true` in YAML).",
    wrong: Example::Told("- [ ] One\n- [ ] Two"),
    right: Example::Told("- [ ] One\n- [x] Two"),
};
