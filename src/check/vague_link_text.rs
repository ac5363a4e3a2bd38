//! A link whose words don't say where it leads.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, file as whole};
use crate::parse::prose::Kind;
use crate::parse::{Reading, Seen};

/// The rule.
pub static RULE: Rule = Rule {
    name: "vague-link-text",
    severity: Severity::Warning,
    area: Area::References,
    explain: "Many people jump from link to link, or have the links of a page read out as a list. \"Click here\" or a bare \
              address tells them nothing; the name of what they will find does.",
    wrong: Example::Files(&[whole("topic.md", "For the first minute [«click here»](lo1.md).\n")]),
    right: Example::Files(&[whole("topic.md", "It begins with [the first minute](lo1.md).\n")]),
};

/// Words that say nothing, in small letters and without marks.
const VAGUE: [&str; 22] = [
    "click",
    "click here",
    "click this",
    "click this link",
    "click on this link",
    "details",
    "download",
    "find out more",
    "further information",
    "go here",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more information",
    "read more",
    "see here",
    "this",
    "this link",
    "this page",
    "website",
];

/// Looks at the words of each link.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    for piece in reading.prose.pieces().iter().filter(|piece| piece.kind == Kind::Link) {
        let words = reading.prose.words(piece);
        let Some(message) = vague(words) else { continue };
        let place = reading.place(piece, 0..words.len());
        let help =
            "put the name of what is there between the brackets: [Data Protection Act 2018](https://…)";
        seen.findings.push(Diagnostic::new(&RULE, place, message).help(help));
    }
}

fn vague(words: &str) -> Option<String> {
    let words = words.trim();
    if is_address(words) {
        return Some("a bare address does not say what is there".to_owned());
    }
    let plain = words.to_lowercase();
    let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
    VAGUE.contains(&plain).then(|| format!("`{words}` does not say where the link leads"))
}

/// A whole address; the short name of a site (`acas.org.uk`) is one that people know it by.
fn is_address(words: &str) -> bool {
    let lower = words.get(..8).unwrap_or(words).to_ascii_lowercase();
    let is_long = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.");
    is_long && !words.contains(' ')
}
