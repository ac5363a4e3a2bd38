//! What stands at a place of a text: what it names, or what is defined there.

use super::desk::Desk;
use super::mask;
use super::position::Lines;
use crate::build::Understood;
use crate::model::{CriterionNumber, Id, Site, Target};
use crate::resolve::Places;
use crate::source::{FileId, Place};
use std::ops::Range;

/// Something of the site, and where it is named or defined.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// What it is.
    pub target: Target,
    /// Its bytes in the file.
    pub bytes: Range<usize>,
}

/// What stands at a byte of the file at `path`.
pub(super) fn at(desk: &mut Desk, path: &str, byte: usize) -> Option<Seen> {
    desk.understood()?;
    let file = FileId::of(path);
    let text = desk.text(file)?;
    let understood = desk.last_understood()?;
    referred(understood, file, &text, byte)
        .or_else(|| defined(&understood.places, file, |place| touches(&place.range(), byte)))
        .or_else(|| named(understood, path, &text, byte))
        .or_else(|| {
            let line = Lines::of_open(&text).line_of(byte);
            defined(&understood.places, file, |place| line.contains(&place.range().start) && place.end > 0)
        })
}

/// Whether the file at `path` lies in the folder of a unit.
pub(super) fn is_in_unit(understood: &Understood, path: &str) -> bool {
    path.strip_prefix("content/").is_some_and(|below| understood.index.unit_of(below).is_some())
}

/// Whether a cursor in front of a byte touches a range.
fn touches(range: &Range<usize>, byte: usize) -> bool {
    range.start <= byte && byte <= range.end
}

/// What somebody refers to there. The innermost counts; of the numbers between two parentheses the one that is touched.
fn referred(understood: &Understood, file: FileId, text: &str, byte: usize) -> Option<Seen> {
    let references = understood.index.in_file(file);
    let around = references.into_iter().filter(|one| touches(&one.place.range(), byte));
    let seen =
        around.map(|one| Seen { bytes: narrow(&understood.site, text, one.place, &one.to), target: one.to });
    seen.min_by_key(|seen| (!touches(&seen.bytes, byte), seen.bytes.len()))
}

/// What the tool finds there by itself.
fn named(understood: &Understood, path: &str, text: &str, byte: usize) -> Option<Seen> {
    let below = path.strip_prefix("content/")?;
    let masked = mask::prose(text, path.ends_with(".md"));
    let mentions = understood.index.prose(below, &masked);
    let found = mentions.iter().find(|one| touches(&(one.start as usize..one.end as usize), byte))?;
    Some(Seen { target: found.of.target(), bytes: found.start as usize..found.end as usize })
}

/// What is defined in a file at a place that `wanted` accepts.
fn defined(places: &Places, file: FileId, wanted: impl Fn(&Place) -> bool) -> Option<Seen> {
    let found = definitions_in(places, file).into_iter().filter(|(place, _)| wanted(place));
    let innermost = found.min_by_key(|(place, _)| place.range().len());
    innermost.map(|(place, target)| Seen { target, bytes: place.range() })
}

/// Everything with a number or a name of its own that is defined in a file, and where.
pub(super) fn definitions_in(places: &Places, file: FileId) -> Vec<(Place, Target)> {
    fn of<T>(list: &[Place], file: FileId, target: impl Fn(Id<T>) -> Target, all: &mut Vec<(Place, Target)>) {
        let here = list.iter().enumerate().filter(|(_, place)| place.file == file && place.end > 0);
        all.extend(here.map(|(row, place)| (*place, target(Id::new(row)))));
    }
    let mut all = Vec::new();
    of(&places.qualifications, file, |id| Target::Qualification(id, None), &mut all);
    of(&places.units, file, |id| Target::Unit(id, None), &mut all);
    of(&places.outcomes, file, |id| Target::Outcome(id, None), &mut all);
    of(&places.criteria, file, Target::Criterion, &mut all);
    of(&places.terms, file, Target::Term, &mut all);
    of(&places.instruments, file, Target::Instrument, &mut all);
    of(&places.verbs, file, Target::Verb, &mut all);
    all
}

/// Where something is defined: its line in a YAML file, and the notes on it.
pub(super) fn definitions(understood: &Understood, target: &Target) -> Vec<Place> {
    let Understood { site, places, .. } = understood;
    let topic = match target {
        Target::Unit(id, _) => site.unit_topics[*id],
        Target::Outcome(id, _) => site.outcome_topics[*id],
        _ => None,
    };
    let topic = topic.and_then(|topic| places.topics.get(topic.row()));
    let file = |path: &str| Some(Place::file(FileId::of(path)));
    let place = match target {
        Target::Organisation(id) => places.organisations.get(id.row()).copied(),
        Target::Qualification(id, _) => places.qualifications.get(id.row()).copied(),
        Target::Unit(id, _) => places.units.get(id.row()).copied(),
        Target::Outcome(id, _) => places.outcomes.get(id.row()).copied(),
        Target::Criterion(id) => places.criteria.get(id.row()).copied(),
        Target::Term(id) => places.terms.get(id.row()).copied(),
        Target::Instrument(id) => places.instruments.get(id.row()).copied(),
        Target::Verb(id) => places.verbs.get(id.row()).copied(),
        Target::Page(id, _) => places.pages.get(id.row()).copied(),
        Target::Asset(id) => Some(Place::file(site.assets[*id].file)),
        Target::Home(_) => file("content/index.md"),
        Target::Glossary => file("content/glossary.yaml"),
        Target::Instruments => file("content/instruments.yaml"),
        Target::Verbs => file("content/verbs.yaml"),
        Target::Here(_) => None,
    };
    place.into_iter().chain(topic.copied()).collect()
}

/// Whether two targets are the same thing, whatever place on its page is meant.
pub(super) fn is_same(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::Home(_), Target::Home(_)) => true,
        (Target::Qualification(a, _), Target::Qualification(b, _)) => a == b,
        (Target::Unit(a, _), Target::Unit(b, _)) => a == b,
        (Target::Outcome(a, _), Target::Outcome(b, _)) => a == b,
        (Target::Page(a, _), Target::Page(b, _)) => a == b,
        (Target::Here(_), Target::Here(_)) => false,
        (one, other) => one == other,
    }
}

/// The bytes of one number among several that share a place: `1.3` of `(AC1.2, 1.3)`. All of them where it isn't written, as in
/// `(1.1–1.4)`.
pub(super) fn narrow(site: &Site, text: &str, place: Place, target: &Target) -> Range<usize> {
    let all = place.range();
    let Target::Criterion(id) = target else { return all };
    let number = &site.criteria[*id].number;
    text.get(all.clone()).and_then(|part| number_in(part, number)).map_or(all, |found| {
        let start = place.start as usize;
        start + found.start..start + found.end
    })
}

/// Where a number stands by itself, with the letters before it.
fn number_in(part: &str, number: &CriterionNumber) -> Option<Range<usize>> {
    let is_more = |c: char| c.is_alphanumeric();
    let found = part.match_indices(number.as_str()).find(|(at, written)| {
        let (before, after) = (&part[..*at], &part[at + written.len()..]);
        let joined = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_more));
        let before = before.chars().next_back();
        !after.starts_with(is_more) && !joined && !before.is_some_and(|c| c == '.' || c.is_ascii_digit())
    });
    let (at, written) = found?;
    let letters = part[..at].len() - part[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    Some(at - letters..at + written.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_of_several_is_found() {
        let found = |part: &'static str, number: &str| {
            number_in(part, &CriterionNumber::new(number)).map(|range| &part[range])
        };
        assert_eq!(found("(AC1.1, AC1.2)", "1.2"), Some("AC1.2"));
        assert_eq!(found("(1.10, 1.1)", "1.1"), Some("1.1"));
        assert_eq!(number_in("(1.10, 1.1)", &CriterionNumber::new("1.1")), Some(7..10));
        assert_eq!(found("## AC1.2. The rest", "1.2"), Some("AC1.2"));
        assert_eq!(found("[x](ac:L3-CM-02/1.6)", "1.6"), Some("1.6"));
        assert_eq!(found("(1.1–1.4)", "1.2"), None);
    }
}
