//! `repeated-option`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "repeated-option",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "Two options say the same, so a learner who knows the answer still has to guess which of the two was meant.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "Answer: Because visitors judge fast and change their minds slowly.",
        "- [x] Visitors judge fast\n- [ ] Forms are short\n- [ ] «Forms are short»",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "Answer: Because visitors judge fast and change their minds slowly.",
        "- [x] Visitors judge fast\n- [ ] Forms are short\n- [ ] Desks are small",
    )]),
};
