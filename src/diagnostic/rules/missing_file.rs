//! `missing-file`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A folder needs a file that says what it is: an organisation.yaml, and within it folders with a qualification.yaml, and within these folders with a unit.yaml.",
    wrong: Example::Files(&[file(
        "content/desk-guild/desk-guild-l2/qualification.yaml",
        "number: 600/0002/4\ntitle: Level 2 Award in Desk Work\nlevel: 2\ngroups:\n  A: {kind: mandatory, rule: all, units: [FD-01]}\n",
    )]),
    right: Example::Files(&[
        file(
            "content/desk-guild/desk-guild-l2/qualification.yaml",
            "number: 600/0002/4\ntitle: Level 2 Award in Desk Work\nlevel: 2\ngroups:\n  A: {kind: mandatory, rule: all, units: [FD-01]}\n",
        ),
        file("content/desk-guild/organisation.yaml", "name: Desk Guild\n"),
    ]),
};
