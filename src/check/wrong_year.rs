//! An Act with a year that is not its own.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::Instrument;
use crate::parse::prose::Kind;
use crate::parse::{Clue, Reading, Said, Seen};
use crate::source::Place;
use memchr::memmem;
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule {
    name: "wrong-year",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "An Act is known by its year, and this year is not the one that instruments.yaml has for it. A learner who writes it \
              into an answer has it wrong. Paragraphs that name the right year as well are left alone: they may be about the \
              mistake. If there is an Act of this year too, add it to instruments.yaml.",
    wrong: Example::Files(&[part(
        "lo1.md",
        "Yes, if you leave out names.",
        "Yes, as the Data Protection Act «2019» asks, without names.",
    )]),
    right: Example::Files(&[part(
        "lo1.md",
        "Yes, if you leave out names.",
        "Yes, as the Data Protection Act 2018 asks, without names.",
    )]),
};

/// What the name of an Act ends with.
const ACT: &[u8] = b" Act";

/// So many bytes before "Act" are its name, at most.
const LONGEST_NAME: usize = 90;

/// Leaves each Act with a year, but not those in code.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    match reading.said {
        Said::Instruments(_) | Said::Asset(_) | Said::Nothing => {}
        Said::Home(_) | Said::Overview(_) | Said::Page(_) | Said::Topic(_) => {
            if memmem::find(reading.prose.text().as_bytes(), ACT).is_none() {
                return;
            }
            for piece in reading.prose.pieces().iter().filter(|piece| piece.kind != Kind::Link) {
                for act in acts(reading.prose.words(piece)) {
                    let place = reading.place(piece, act.digits);
                    seen.leave(&RULE, &act.name, act.year, place);
                }
            }
        }
        Said::Settings(_)
        | Said::Terms(_)
        | Said::Verbs(_)
        | Said::Organisation(_)
        | Said::Qualification(_)
        | Said::Unit(_) => {
            for act in acts(reading.source) {
                seen.leave(&RULE, &act.name, act.year, Place::new(reading.file, act.digits));
            }
        }
    }
}

/// An Act with a year in a text.
struct Act {
    /// Its name, and perhaps words before it.
    name: String,
    year: u64,
    /// Where the year stands.
    digits: Range<usize>,
}

fn acts(text: &str) -> impl Iterator<Item = Act> + '_ {
    memmem::find_iter(text.as_bytes(), ACT).filter_map(move |at| {
        let end = at + ACT.len();
        let rest = text[end..].trim_start();
        let from = text.len() - rest.len();
        let year = rest.get(..4).filter(|year| from > end && year.bytes().all(|b| b.is_ascii_digit()))?;
        let goes_on = rest.as_bytes().get(4).is_some_and(u8::is_ascii_alphanumeric);
        let year = year.parse().ok().filter(|_| !goes_on)?;
        let start = text.floor_char_boundary(at.saturating_sub(LONGEST_NAME));
        let name: Vec<&str> = text[start..end].split_whitespace().collect();
        Some(Act { name: name.join(" "), year, digits: from..from + 4 })
    })
}

/// Compares them with the instruments.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let acts: Vec<(&str, u64, &Instrument)> = whole.site.instruments.rows().filter_map(act).collect();
    if acts.is_empty() {
        return Vec::new();
    }
    let own = |clue: &Clue| {
        let of_name = acts.iter().filter(|(name, ..)| ends_with_words(&clue.word, name));
        let longest = of_name.clone().map(|(name, ..)| name.len()).max()?;
        Some(
            of_name
                .filter(move |(name, ..)| name.len() == longest)
                .map(|(_, year, row)| (*year, *row))
                .collect::<Vec<_>>(),
        )
    };
    let wrong = whole.clues(&RULE).filter_map(|clue| {
        let known = own(clue)?;
        let is_known = known.iter().any(|(year, _)| *year == clue.more);
        (!is_known && !names_right_year(whole, clue.place, &known)).then(|| report(clue, &known))
    });
    wrong.collect()
}

fn report(clue: &Clue, known: &[(u64, &Instrument)]) -> Diagnostic {
    let names: Vec<&str> = known.iter().map(|(_, row)| row.name.as_str()).collect();
    let message = format!("there is no such Act of {}", clue.more);
    Diagnostic::new(&RULE, clue.place, message).help(format!("did you mean the {}?", names.join(" or the ")))
}

/// The name of an Act without its year, and the year.
fn act(row: &Instrument) -> Option<(&str, u64, &Instrument)> {
    let (name, year) = row.name.rsplit_once(' ')?;
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    name.ends_with(" Act").then_some((name, year, row))
}

fn ends_with_words(text: &str, name: &str) -> bool {
    text.strip_suffix(name).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// Whether the paragraph around a place has one of the years.
fn names_right_year(whole: &Whole<'_>, place: Place, known: &[(u64, &Instrument)]) -> bool {
    let text = whole.text(place.file);
    let Some((before, behind)) = text.split_at_checked(place.start as usize) else { return false };
    let start = before.rfind("\n\n").unwrap_or(0);
    let end = place.start as usize + behind.find("\n\n").unwrap_or(behind.len());
    known.iter().any(|(year, _)| text[start..end].contains(&year.to_string()))
}
