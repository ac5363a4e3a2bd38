//! `script-in-image`.

use crate::diagnostic::{Area, Example, Rule, Severity, file};

/// The rule.
pub static RULE: Rule = Rule {
    name: "script-in-image",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "An SVG picture may not hold scripts, nor anything that runs when it is opened. Export it again as a plain SVG.",
    wrong: Example::Files(&[file(
        "welcome.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\" «onload»=\"run()\"><path d=\"M0 0h20v10z\"/></svg>\n",
    )]),
    right: Example::Files(&[file(
        "welcome.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><path d=\"M0 0h20v10z\"/></svg>\n",
    )]),
};
