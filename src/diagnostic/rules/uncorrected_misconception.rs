//! `uncorrected-misconception`.

use crate::diagnostic::{Area, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "uncorrected-misconception",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A misconception without its correction teaches the mistake: a learner who skims the page reads it as true.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "Misconception: A busy desk has no time to greet. Correction: A nod takes a second and saves a complaint. (AC1.1)",
        "Misconception: «A busy desk has no time to greet.» (AC1.1)",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "Misconception: A busy desk has no time to greet. Correction: A nod takes a second and saves a complaint. (AC1.1)",
        "Misconception: A busy desk has no time to greet. Correction: There is always time for a nod. (AC1.1)",
    )]),
};
