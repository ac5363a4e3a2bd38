//! Sentences that nobody reads to the end.

use super::sentences::sentences;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::prose::Kind;
use crate::parse::{Reading, Said, Seen};

/// The rule.
pub static RULE: Rule = Rule {
    name: "long-sentence",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A sentence of more than 40 words is hard to follow on a phone, aloud, or in a second language. Make two of it. What \
              an awarding organisation says in unit.yaml is not counted, nor are headings, tables and code.",
    wrong: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "«They know the front desk well, because they have stood behind one themselves for many years, in schools and in hospitals \
         and in town halls, and because each of them still goes back to it for one day in every month of the year.»",
    )]),
    right: Example::Files(&[part(
        "about.md",
        "They know the front desk well.",
        "They know the front desk well, because they have stood behind one themselves for many years. Each of them, e.g. Ms. T. \
         Cole, still goes back to it for one day in every month of the year, in schools and in hospitals and in town halls.",
    )]),
};

/// More words than this are too many.
const MOST: usize = 40;

/// Looks at one file.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if matches!(reading.said, Said::Unit(_) | Said::Qualification(_)) {
        return;
    }
    let prose = reading.prose;
    // Words have space between them, and space is counted faster than words are told apart.
    let long = |piece: &&_| prose.words(piece).bytes().filter(u8::is_ascii_whitespace).count() >= MOST;
    let paragraphs = prose.pieces().iter().filter(|piece| piece.kind == Kind::Paragraph);
    for piece in paragraphs.filter(long) {
        let words = prose.words(piece);
        for sentence in sentences(words).filter(|sentence| sentence.words > MOST) {
            let message = format!("this sentence has {} words", sentence.words);
            let place = reading.place(piece, sentence.range);
            let long = Diagnostic::new(&RULE, place, message);
            seen.findings
                .push(long.help(format!("make two sentences of it: up to {MOST} words are easy to read")));
        }
    }
}
