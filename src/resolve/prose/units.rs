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

/// What stands between numbers and their unit: "of", "in both the unit".
fn is_of(gap: &str) -> bool {
    let gap = plain(gap);
    let mut words = gap.split_whitespace();
    words.next().is_some_and(|word| is_lead(word) || matches!(word, "(" | "(unit")) && words.all(is_article)
}

fn is_lead(word: &str) -> bool {
    matches!(word, "of" | "in" | "from" | "for" | "under" | "within" | "(unit")
}

fn is_article(word: &str) -> bool {
    ["the", "both", "unit"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// What stands between a unit and its numbers.
fn is_joint(gap: &str) -> bool {
    matches!(plain(gap).trim(), "" | "," | ":" | "(" | "/" | "–" | "-" | "s")
}

/// A text without its tags and quotation marks; these say nothing about which unit is meant.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.replace("&quot;", "").chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '“' | '”' | '‘' | '’' | '"' | '\'' => {}
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out
}

/// What stands between the numbers of a list.
fn is_list(gap: &str) -> bool {
    matches!(gap.trim(), "," | ";" | "and" | ", and" | "or" | "&amp;" | "–" | "-" | "/" | "to")
}

/// So many characters are looked at before and behind numbers, so that a long text without a space costs no more than another.
const NEAR: usize = 96;

/// Whether a text ends with something that looks like the number of a unit, before numbers in it, or with a link of the
/// author's, which may lead to one.
fn unknown_ends(before: &str) -> bool {
    let start = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    // The end of a tag that began earlier is no text.
    let before = &before[start..];
    let before =
        before.find('>').filter(|end| !before[..*end].contains('<')).map_or(before, |end| &before[end + 1..]);
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | '/' | '–');
    let whole = before.trim_end_matches(is_between);
    if whole.ends_with("</a>") {
        return true;
    }
    let possessive = ["’s", "'s", "‘s"].iter().find_map(|ending| whole.strip_suffix(ending));
    let text = plain(possessive.unwrap_or(whole));
    let text = text.trim_end_matches(is_between);
    let start =
        text.char_indices().rev().find(|(_, c)| !is_of_number(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    looks_like_unit(&text[start..])
}

/// Whether a text goes on with "of" and something that looks like the number of a unit, or a link of the author's.
fn unknown_follows(after: &str) -> bool {
    let end = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
    let after = &after[..end];
    if ["of <a ", "of the <a "].iter().any(|start| after.trim_start().starts_with(start)) {
        return true;
    }
    let after = plain(after);
    let mut words = after.split_whitespace().peekable();
    if words.next_if(|word| is_lead(word)).is_none() {
        return words.next().and_then(|word| word.strip_prefix('(')).is_some_and(begins_like_unit);
    }
    while words.next_if(|word| is_article(word)).is_some() {}
    words.next().is_some_and(begins_like_unit)
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
