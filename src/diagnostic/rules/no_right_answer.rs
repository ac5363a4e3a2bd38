//! `no-right-answer`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "no-right-answer",
    severity: Severity::Error,
    area: Area::Teaching,
    explain: "A question to choose from needs at least one right answer, marked `[x]` (`correct: true` in YAML).",
    wrong: Example::Files(&[part(
        "lo1.md",
        "Answer: Because visitors judge fast and change their minds slowly.",
        "«- [ ] Visitors judge fast.\n- [ ] Visitors are busy.»",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "Answer: Because visitors judge fast and change their minds slowly.",
        "- [x] Visitors judge fast.\n- [ ] Visitors are busy.",
    )]),
};
