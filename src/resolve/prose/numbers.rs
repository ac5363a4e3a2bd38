//! Numbers behind a word: "criteria 3.5, 3.6 and 4.1".

use super::finder::Numbered;
use super::text::starts_with_word;
use std::ops::Range;

/// A number, and the part of the text that becomes a link to what has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub link: Range<usize>,
    pub number: Range<usize>,
}

/// The numbers of the word at `word`; none if it is a word like any other.
pub(super) fn read(html: &str, word: Range<usize>, kind: Numbered) -> Vec<Number> {
    let first = match kind.letters {
        Some(letters) => word.start + letters,
        None => word.end + space(&html[word.end..]),
    };
    let Some(end) = number(html, first) else { return Vec::new() };
    if first == word.end && kind.letters.is_none() {
        return Vec::new();
    }
    let start = if kind.several { first } else { word.start };
    let mut found = vec![Number { link: start..end, number: first..end }];
    let mut at = end;
    while let Some((start, is_range)) = separator(&html[at..]).map(|(length, range)| (at + length, range)) {
        let Some(end) = number(html, start) else { break };
        // "LO4 and 5 calls" means one outcome; "AC3.5 and 3.6" hardly anything else than two criteria.
        let dotted = kind.criteria && html[start..end].contains('.');
        if !(kind.several || is_range || dotted) {
            break;
        }
        found.push(Number { link: start..end, number: start..end });
        at = end;
    }
    found
}

/// Where the number that begins at `start` ends: digits with at most one letter behind them, joined by full stops.
fn number(html: &str, start: usize) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = start;
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        at += digits;
        at += usize::from(bytes.get(at).is_some_and(u8::is_ascii_lowercase));
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'.'), Some(next)) if next.is_ascii_digit() => at += 1,
            // A time.
            (Some(b':'), Some(next)) if next.is_ascii_digit() => return None,
            _ => break,
        }
    }
    (!starts_with_word(&html[at..])).then_some(at)
}

/// How long the white space is that a text begins with.
fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// What stands between two numbers: how long it is, and whether it means all numbers between them.
fn separator(text: &str) -> Option<(usize, bool)> {
    const WORDS: [(&str, bool); 9] = [
        ("and/or", false),
        ("and", false),
        ("or", false),
        ("&amp;", false),
        ("to", true),
        ("–", true),
        ("-", true),
        ("/", false),
        ("", false),
    ];
    let mut at = space(text);
    let comma = text[at..].starts_with([',', ';']);
    if comma {
        at += 1;
        at += space(&text[at..]);
    }
    let (word, is_range) = WORDS.into_iter().find(|(word, _)| text[at..].starts_with(word))?;
    at += word.len();
    let (after, gap) = (at, space(&text[at..]));
    at += gap;
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic());
    ((comma || !word.is_empty()) && (!is_word || gap > 0 || after == text.len())).then_some((at, is_range))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts that become links, for a word that takes `letters`.
    fn links(html: &str, word: &str, criteria: bool, several: bool) -> Vec<String> {
        let letters = html.as_bytes().get(word.len()).is_some_and(u8::is_ascii_digit).then_some(word.len());
        let kind = Numbered { criteria, several, letters };
        let found = read(html, 0..word.len(), kind);
        found.into_iter().map(|number| html[number.link].to_owned()).collect()
    }

    #[test]
    fn numbers_follow_their_word() {
        assert_eq!(links("AC3.5 and so on", "AC", true, false), ["AC3.5"]);
        assert_eq!(links("ACs 3.5, 3.6 and\n4.10.", "ACs", true, true), ["3.5", "3.6", "4.10"]);
        assert_eq!(links("AC 3.5–3.7", "AC", true, false), ["AC 3.5", "3.7"]);
        assert_eq!(links("LO4 and 5 calls", "LO", false, false), ["LO4"]);
        assert_eq!(links("LOs 4 and 5", "LOs", false, true), ["4", "5"]);
        assert_eq!(links("LO1 to 3", "LO", false, false), ["LO1", "3"]);
        assert_eq!(links("AC 2.1a", "AC", true, false), ["AC 2.1a"]);
    }

    #[test]
    fn what_is_no_number_ends_the_list() {
        for none in ["AC", "AC ", "AC for", "AC 3.5x1", "AC 12:30", "AC <b>3.5</b>"] {
            assert_eq!(links(none, "AC", true, false), [] as [&str; 0], "{none}");
        }
        assert_eq!(links("ACs 3.5 and others", "ACs", true, true), ["3.5"]);
        assert_eq!(links("ACs 3.5 3.6", "ACs", true, true), ["3.5"]);
        assert_eq!(links("ACs 3.5 and3.6", "ACs", true, true), ["3.5"]);
    }
}
