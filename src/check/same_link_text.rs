//! Links of one paragraph that sound the same and lead to different places.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, file as whole};
use crate::parse::prose::{Kind, Piece};
use crate::parse::{Reading, Seen};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "same-link-text",
    severity: Severity::Warning,
    area: Area::References,
    explain: "Two links of one paragraph have the same words and lead to different places. In a list of links, read out or on \
              a small screen, nobody can tell them apart.",
    wrong: Example::Files(&[whole(
        "topic.md",
        "Know [the steps](lo1.md), then show [«the steps»](lo2.md).\n",
    )]),
    right: Example::Files(&[whole("topic.md", "Know [the steps](lo1.md), then [show them](lo2.md).\n")]),
};

/// Looks at the links of each paragraph.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let mut links: Vec<&Piece> = Vec::new();
    for piece in reading.prose.pieces() {
        if piece.kind == Kind::Link {
            links.push(piece);
        } else if piece.kind != Kind::Picture {
            // Links come before the piece that they stand in.
            compare(&links, reading, seen);
            links.clear();
        }
    }
}

/// So many links of a paragraph are compared with one another.
const MOST: usize = 32;

fn compare(links: &[&Piece], reading: &Reading<'_>, seen: &mut Seen) {
    let words = |piece: &Piece| reading.prose.words(piece).trim();
    for (at, second) in links.iter().enumerate().take(MOST) {
        let Some(first) = links[..at].iter().find(|first| is_same(words(first), words(second))) else {
            continue;
        };
        let (first, second) = (place(first, reading), place(second, reading));
        let (Some(one), Some(other)) = (target(first, reading), target(second, reading)) else { continue };
        if one != other {
            let message = "a link with these words leads elsewhere in the same paragraph";
            seen.findings.push(
                Diagnostic::new(&RULE, second, message)
                    .other(first, "the other one")
                    .help("give each link words of its own"),
            );
        }
    }
}

/// Whether two texts differ in capitals at most.
fn is_same(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

fn place(piece: &Piece, reading: &Reading<'_>) -> Place {
    reading.place(piece, 0..reading.prose.words(piece).len())
}

/// What stands in brackets behind a link's words, if it is written like that.
fn target<'a>(words: Place, reading: &Reading<'a>) -> Option<&'a str> {
    let rest = reading.source.get(words.end as usize..)?.trim_start_matches(['*', '_', '`']);
    let rest = rest.strip_prefix("](")?;
    Some(&rest[..rest.find(')')?])
}
