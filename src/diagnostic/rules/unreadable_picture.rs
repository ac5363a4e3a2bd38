//! `unreadable-picture`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unreadable-picture",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "The file has the name of a picture, but what is in it is none, or is damaged. It is copied as it is, and the page can't leave room for it.",
    wrong: Example::Files(&[file("desk.jpg", "This is no picture.\n")]),
    right: Example::Files(&[file(
        "desk.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><path d=\"M0 0h20v10z\"/></svg>\n",
    )]),
};
