//! A mark of a footnote that nothing is written for.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, file as whole};
use crate::parse::prose::{Kind, Piece};
use crate::parse::{Reading, Seen};
use memchr::memmem;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-footnote",
    severity: Severity::Warning,
    area: Area::References,
    explain: "`[^1]` leads to the line that begins with `[^1]:`, in the same text. Without such a line learners see the brackets \
              and nothing behind them.",
    wrong: Example::Files(&[whole("topic.md", "A smile costs nothing.«[^1]»\n")]),
    right: Example::Files(&[whole(
        "topic.md",
        "A smile costs nothing.[^1]\n\n[^1]: Said the first porter.\n",
    )]),
};

/// What a mark begins with.
const MARK: &str = "[^";

/// A longer name is no mark, but text in brackets.
const LONGEST: usize = 40;

/// Looks for marks that stayed text.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if memmem::find(reading.prose.text().as_bytes(), MARK.as_bytes()).is_none() {
        return;
    }
    for piece in reading.prose.pieces().iter().filter(|piece| piece.kind != Kind::Link) {
        let words = reading.prose.words(piece);
        let marks = words.match_indices(MARK).filter_map(|(at, _)| mark(&words[at..]).map(|mark| (at, mark)));
        seen.findings.extend(marks.filter_map(|(at, mark)| report(reading, piece, at, mark)));
    }
}

/// The mark that a text begins with.
fn mark(text: &str) -> Option<&str> {
    let name = text.strip_prefix(MARK)?.split(']').next()?;
    let is_name = !name.is_empty() && name.len() <= LONGEST && !name.contains(char::is_whitespace);
    text.get(..MARK.len() + name.len() + 1).filter(|_| is_name)
}

fn report(reading: &Reading<'_>, piece: &Piece, at: usize, mark: &str) -> Option<Diagnostic> {
    let place = reading.place(piece, at..at + mark.len());
    // Brackets that are escaped are meant to be seen.
    let is_written_so = reading.source.get(place.range()) == Some(mark);
    is_written_so.then(|| {
        Diagnostic::new(&RULE, place, format!("there is no footnote `{mark}`"))
            .help(format!("write it below, on a line of its own: `{mark}: Where this is from.`"))
    })
}
