//! `(AC1.2)` at the end of an item: which criteria it serves. And `at least five`: how many an assessor counts.

use super::super::markdown::{Fragment, Origin};
use crate::model::CriterionNumber;
use crate::source::Placed;
use std::borrow::Cow;

/// Takes `(AC1.2)`, `(1.1, 1.2)` or `(AC1.1–1.3)` off the end of a fragment.
pub(super) fn take_criteria(
    fragment: &mut Fragment<'_, '_>,
    origin: Origin<'_>,
) -> Vec<Placed<CriterionNumber>> {
    let find = |text: &str| {
        let inner = text.trim_end().trim_end_matches('.').trim_end().strip_suffix(')')?;
        let open = inner.rfind('(')?;
        Some((open, read_numbers(&inner[open + 1..])?))
    };
    let Some((numbers, range)) = fragment.take_suffix(find) else { return Vec::new() };
    let place = origin.place(range);
    numbers.into_iter().map(|number| Placed::new(number, place)).collect()
}

/// Reads `AC1.2, 1.3 and AC1.5–1.7`; `None` if anything else is in it.
pub(super) fn read_numbers(text: &str) -> Option<Vec<CriterionNumber>> {
    let mut numbers = Vec::new();
    // Looking is many times as fast as splitting at a word, and most have none.
    let text = if text.contains(" and ") { Cow::Owned(text.replace(" and ", ",")) } else { text.into() };
    for part in text.split([',', '&', ';']) {
        match part.split_once(['–', '—', '-']) {
            Some((from, to)) => push_span(&read_number(from)?, &read_number(to)?, &mut numbers)?,
            None => numbers.push(read_number(part)?),
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

fn read_number(text: &str) -> Option<CriterionNumber> {
    let number = text.contains('.').then(|| CriterionNumber::new(text))?;
    (number.as_str().contains('.') && number.is_well_formed()).then_some(number)
}

/// `1.1–1.3` is 1.1, 1.2 and 1.3; at most a hundred.
fn push_span(from: &CriterionNumber, to: &CriterionNumber, numbers: &mut Vec<CriterionNumber>) -> Option<()> {
    let (outcome, first) = from.as_str().rsplit_once('.')?;
    let (other, last) = to.as_str().rsplit_once('.')?;
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    if outcome != other || last < first || last - first > 100 {
        return None;
    }
    numbers.extend((first..=last).map(|n| CriterionNumber::new(&format!("{outcome}.{n}"))));
    Some(())
}

const WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The number in "at least five", "a minimum of two", "no fewer than 3" or "three or more".
pub(super) fn threshold(text: &str) -> Option<u32> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let before: [&[&str]; 4] =
        [&["at", "least"], &["a", "minimum", "of"], &["minimum", "of"], &["no", "fewer", "than"]];
    let is = |at: usize, phrase: &[&str]| {
        words
            .get(at..at + phrase.len())
            .is_some_and(|found| found.iter().zip(phrase).all(|(a, b)| a.eq_ignore_ascii_case(b)))
    };
    (0..words.len()).find_map(|at| {
        let phrase = before.iter().find(|phrase| is(at, phrase));
        match phrase {
            // "At least one" is what every point asks for.
            Some(phrase) => count(words.get(at + phrase.len())?).filter(|count| *count > 1),
            None if is(at + 1, &["or", "more"]) => count(words[at]),
            None => None,
        }
    })
}

fn count(word: &str) -> Option<u32> {
    let spelled = WORDS.iter().position(|name| name.eq_ignore_ascii_case(word)).map(|at| at as u32 + 1);
    spelled.or_else(|| word.parse().ok().filter(|n| (1..1000).contains(n)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_are_read_in_every_usual_way_and_nothing_else_is() {
        let read =
            |text| read_numbers(text).map(|n| n.iter().map(|n| n.as_str().to_owned()).collect::<Vec<_>>());
        assert_eq!(read("AC1.2"), Some(vec!["1.2".into()]));
        assert_eq!(read("1.1, 1.2 and AC4.10"), Some(vec!["1.1".into(), "1.2".into(), "4.10".into()]));
        assert_eq!(read("AC1.9–1.11"), Some(vec!["1.9".into(), "1.10".into(), "1.11".into()]));
        for other in ["see 1.2", "1998", "e.g. 1.2", "", "1.3-1.1", "1.1–2.3"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn thresholds_are_words_or_digits() {
        assert_eq!(threshold("lists at least five distinct signs"), Some(5));
        assert_eq!(threshold("a minimum of 2 techniques"), Some(2));
        assert_eq!(threshold("names three or more barriers"), Some(3));
        assert_eq!(threshold("at least some"), None);
        assert_eq!(threshold("or more"), None);
    }
}
