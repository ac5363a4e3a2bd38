//! A heading that is nearly one of those that a topic has.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::prose::Kind;
use crate::parse::{Reading, Said, Seen, nearest_heading};

/// The rule.
pub static RULE: Rule = Rule {
    name: "almost-known-heading",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "Under its known headings a topic is more than text: misconceptions get their corrections, questions their answers, \
              marking points their criteria. A heading that is nearly one of them is shown as plain text instead.",
    wrong: Example::Files(&[part("lo1.md", "## Key Concepts", "## «Key Concept»")]),
    right: Example::Files(&[part("lo1.md", "## Key Concepts", "## Key Concepts")]),
};

/// Looks at the headings that part a topic.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if !matches!(reading.said, Said::Topic(_)) || !reading.path.ends_with(".md") {
        return;
    }
    for piece in reading.prose.pieces().iter().filter(|piece| piece.kind == Kind::Heading(2)) {
        let words = reading.prose.words(piece);
        let Some(near) = nearest_heading(words) else { continue };
        let place = reading.prose.place(piece, 0..words.len());
        let message = format!("`{}` is nearly a heading that every topic may have", words.trim());
        seen.findings.push(
            Diagnostic::new(&RULE, place, message)
                .help(format!("write `{near}`; if you mean something else, choose other words"))
                .fix(format!("write `{near}`"), place, near),
        );
    }
}
