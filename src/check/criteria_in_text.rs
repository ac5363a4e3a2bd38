//! Numbers of criteria that a text names: not a rule, but what rules look for.

use crate::parse::Reading;
use crate::parse::prose::{Kind, Piece};
use std::ops::Range;

/// The criteria that paragraphs and cells name (`AC1.2`) without naming or linking a unit, with the piece and where in it.
pub(super) fn loose<'a>(reading: &'a Reading<'_>) -> Vec<(&'a Piece, Range<usize>)> {
    let mut found = Vec::new();
    let mut has_link = false;
    for piece in reading.prose.pieces() {
        match piece.kind {
            // It comes before the piece that it stands in.
            Kind::Link => has_link = true,
            Kind::Paragraph | Kind::Cell => {
                let words = reading.prose.words(piece);
                if !has_link && words.contains("AC") && !names_unit(words) {
                    found.extend(numbers(words).map(|range| (piece, range)));
                }
                has_link = false;
            }
            Kind::Heading(_) | Kind::HeadCell | Kind::Picture => has_link = false,
        }
    }
    found
}

/// Where numbers stand that look like those of criteria, with the letters in front.
fn numbers(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    words.match_indices("AC").filter_map(|(at, _)| {
        let before = words[..at].chars().next_back();
        let start = at + 2 + usize::from(words[at + 2..].starts_with(' '));
        let length = number(&words[start..])?;
        let after = words[start + length..].chars().next();
        // What is quoted is nobody's own reference.
        if before.is_some_and(|c| matches!(c, '"' | '“' | '‘' | '\'')) {
            return None;
        }
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        (!is_word(before) && !is_word(after)).then_some(at..start + length)
    })
}

/// How long the number is that a text begins with: digits, a full stop, digits, perhaps a letter.
fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let second = digits(text[first..].strip_prefix('.')?);
    let length = first + 1 + second;
    let letter = text[length..].starts_with(|c: char| c.is_ascii_lowercase());
    (first > 0 && second > 0).then_some(length + usize::from(letter))
}

/// Whether a text says which unit it means: by a number, or in words.
fn names_unit(words: &str) -> bool {
    let is_number = |word: &str| {
        let has = |is: fn(u8) -> bool| word.bytes().any(is);
        !word.contains("AC")
            && word.len() > 3
            && has(|byte| byte.is_ascii_digit())
            && has(|byte| byte.is_ascii_uppercase())
            && has(|byte| matches!(byte, b'-' | b'/'))
    };
    let mut before = "";
    words
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/')))
        .filter(|word| !word.is_empty())
        .any(|word| {
            let in_words = word.eq_ignore_ascii_case("unit") && !before.eq_ignore_ascii_case("this");
            before = word;
            in_words || is_number(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_criteria_need_their_letters() {
        let found = |words: &'static str| numbers(words).map(|range| &words[range]).collect::<Vec<_>>();
        assert_eq!(found("AC1.2, AC 3.10 and (AC2.1a)"), ["AC1.2", "AC 3.10", "AC2.1a"]);
        assert_eq!(found("1.99, AC 1998, HVAC1.2, AC1.2x3, AC/DC, “AC1.2 Explain”"), [] as [&str; 0]);
        assert!(names_unit("AC1.2 of L3-CM-02") && names_unit("AC1.2 of the next unit"));
        assert!(!names_unit("AC1.2-AC1.4 of this unit"));
    }
}
