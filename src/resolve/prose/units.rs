//! In which unit numbers are meant: "AC3.5 of L3-CM-02", "L3-CM-02, LO4".

use super::{Found, Kind};
use crate::model::{Id, Unit};

/// The unit of the numbers at `at`: the nearest one named behind them or before them, else the one that the text is about.
/// Nothing if what is named looks like the number of a unit and is none.
pub(super) fn meant(html: &str, found: &[Found], at: usize, own: Option<Id<Unit>>) -> Option<Id<Unit>> {
    match nearer(behind(html, found, at), before(html, found, at)) {
        Some((_, unit)) => unit,
        None => own,
    }
}

/// How many lists of numbers stand between a unit and those that it is about, and the unit; none if it is not on the site.
type Named = (usize, Option<Id<Unit>>);

fn nearer(behind: Option<Named>, before: Option<Named>) -> Option<Named> {
    match (behind, before) {
        (Some(behind), Some(before)) => Some(if before.0 < behind.0 { before } else { behind }),
        (one, other) => one.or(other),
    }
}

/// So many lists of numbers may stand between a unit and the one that it is about.
const FAR: usize = 8;

/// "AC3.5 and AC3.6 of L3-CM-02".
fn behind(html: &str, found: &[Found], at: usize) -> Option<Named> {
    for (far, this) in found[at..].iter().take(FAR).enumerate() {
        let next = found.get(at + far + 1);
        let gap = next.map(|next| &html[this.range.end..next.range.start]);
        match next.zip(gap) {
            Some((Found { what: Kind::Unit(unit), .. }, gap)) if is_of(gap) => {
                return Some((far, Some(*unit)));
            }
            Some((Found { what: Kind::Numbers(..), .. }, gap)) if is_list(gap) => {}
            _ => return unknown_follows(&html[this.range.end..]).then_some((far, None)),
        }
    }
    None
}

/// "L3-CM-02, AC3.5 and AC3.6".
fn before(html: &str, found: &[Found], at: usize) -> Option<Named> {
    for (far, this) in (0..=at).rev().take(FAR).enumerate() {
        let start = found[this].range.start;
        let previous = this.checked_sub(1).map(|before| &found[before]);
        let gap = previous.map(|previous| &html[previous.range.end..start]);
        match previous.zip(gap) {
            Some((Found { what: Kind::Unit(unit), .. }, gap)) if is_joint(gap) => {
                return Some((far, Some(*unit)));
            }
            Some((Found { what: Kind::Numbers(..), .. }, gap)) if is_list(gap) => {}
            _ => return unknown_ends(&html[..start]).then_some((far, None)),
        }
    }
    None
}

/// What stands between numbers and their unit.
fn is_of(gap: &str) -> bool {
    let (word, unit) = gap.trim().split_once(char::is_whitespace).unwrap_or((gap.trim(), ""));
    let unit = unit.trim_start();
    matches!(word, "of" | "in" | "from" | "(" | "(unit")
        && (unit.is_empty() || unit.eq_ignore_ascii_case("unit"))
}

/// What stands between a unit and its numbers.
fn is_joint(gap: &str) -> bool {
    matches!(gap.trim(), "" | "," | ":" | "(" | "/" | "–" | "-" | "’s" | "'s")
}

/// What stands between the numbers of a list.
fn is_list(gap: &str) -> bool {
    matches!(gap.trim(), "," | ";" | "and" | ", and" | "or" | "&amp;" | "–" | "-" | "/" | "to")
}

/// So many characters are looked at before and behind numbers, so that a long text without a space costs no more than another.
const NEAR: usize = 48;

/// Whether a text ends with something that looks like the number of a unit, before numbers in it.
fn unknown_ends(before: &str) -> bool {
    let start = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let before = &before[start..];
    let before =
        before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | '/' | '–'));
    let start = before.rfind(|c: char| !is_of_number(c)).map_or(0, |at| at + 1);
    before.get(start..).is_some_and(looks_like_unit)
}

/// Whether a text goes on with "of" and something that looks like the number of a unit.
fn unknown_follows(after: &str) -> bool {
    let end = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
    let after = &after[..end];
    let mut words = after.split_whitespace().take(3);
    let is_lead = |word: &str| matches!(word, "of" | "in" | "from" | "(unit");
    match (words.next(), words.next(), words.next()) {
        (Some(lead), Some(unit), Some(number)) if is_lead(lead) && unit.eq_ignore_ascii_case("unit") => {
            begins_like_unit(number)
        }
        (Some(lead), Some(number), _) if is_lead(lead) => begins_like_unit(number),
        (Some(number), ..) => number.strip_prefix('(').is_some_and(begins_like_unit),
        _ => false,
    }
}

fn begins_like_unit(word: &str) -> bool {
    let end = word.find(|c: char| !is_of_number(c)).unwrap_or(word.len());
    looks_like_unit(&word[..end])
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '/')
}

/// `L3-CM-99`, `H/506/5295`.
fn looks_like_unit(word: &str) -> bool {
    let has = |is: fn(u8) -> bool| word.bytes().any(is);
    word.len() > 3
        && has(|byte| byte.is_ascii_digit())
        && has(|byte| byte.is_ascii_uppercase())
        && has(|byte| matches!(byte, b'-' | b'/'))
}
