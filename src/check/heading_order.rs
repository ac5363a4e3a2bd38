//! A heading that is too far below the one before it.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, file as whole};
use crate::parse::prose::{Kind, Piece};
use crate::parse::{Reading, Said, Seen};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "heading-order",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "Headings are the table of contents of those who listen to a page: `##` opens a part, `###` a part of that part. \
              Where a level is left out, they look for something that is not there.",
    wrong: Example::Files(&[whole(
        "content/rules.md",
        "# House rules\n\nBe kind.\n\n## At the desk\n\nSmile.\n\n«####» Mornings\n\nGreet.\n",
    )]),
    right: Example::Files(&[whole(
        "content/rules.md",
        "# House rules\n\nBe kind.\n\n## At the desk\n\nSmile.\n\n### Mornings\n\nGreet.\n",
    )]),
};

/// Looks at the headings of Markdown files, in order.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if !matches!(reading.said, Said::Topic(_) | Said::Page(_) | Said::Home(_) | Said::Overview(_)) {
        return;
    }
    // The page's title comes first, and it is no part of what is looked at.
    let mut before = 1;
    for (level, piece) in headings(reading) {
        if level > before + 1 {
            seen.findings.push(report(level, before, piece, reading));
        }
        before = level;
    }
}

fn headings<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = (u8, &'a Piece)> {
    reading.prose.pieces().iter().filter_map(|piece| match piece.kind {
        Kind::Heading(level) => Some((level, piece)),
        _ => None,
    })
}

fn report(level: u8, before: u8, piece: &Piece, reading: &Reading<'_>) -> Diagnostic {
    let words = reading.prose.place(piece, 0..reading.prose.words(piece).len());
    let above = match before {
        1 => "the page's title".to_owned(),
        _ => format!("a heading with {}", "#".repeat(usize::from(before))),
    };
    let right = "#".repeat(usize::from(before) + 1);
    let message = format!("this heading has {} below {above}", "#".repeat(usize::from(level)));
    match marks(usize::from(level), words, reading.source) {
        Some(place) => Diagnostic::new(&RULE, place, message).help(format!("write `{right}`")).fix(
            format!("write `{right}`"),
            place,
            right,
        ),
        None => Diagnostic::new(&RULE, words, message).help(format!("make it a heading with `{right}`")),
    }
}

/// The marks in front of a heading's words.
fn marks(level: usize, words: Place, source: &str) -> Option<Place> {
    let before = source.get(..words.start as usize)?;
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let at = line.find('#')?;
    let is_all = line[at..].chars().take_while(|c| *c == '#').count() == level;
    let start = before.len() - line.len() + at;
    is_all.then(|| Place::new(words.file, start..start + level))
}
