//! Where sentences end.

use crate::parse::prose::NO_PROSE;
use std::ops::Range;

/// A sentence in a text.
pub(super) struct Sentence {
    /// Its bytes, without space around it.
    pub range: Range<usize>,
    /// How many words it has.
    pub words: usize,
}

/// The sentences of a text, in order.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Sentence> + '_ {
    let mut tokens = tokens(text).peekable();
    std::iter::from_fn(move || {
        let first = tokens.next()?;
        let (start, mut end, mut words) =
            (first.start, first.end, usize::from(is_word(&text[first.clone()])));
        let (mut before, mut last) = (0..0, first);
        while let Some(next) = tokens.peek() {
            if ends(&text[before], &text[last.clone()]) && begins(&text[next.clone()]) {
                break;
            }
            before = last;
            words += usize::from(is_word(&text[next.clone()]));
            end = next.end;
            last = tokens.next()?;
        }
        Some(Sentence { range: start..end, words })
    })
}

/// What stands between spaces.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let begin = text.as_ptr() as usize;
    text.split_ascii_whitespace().map(move |token| {
        let start = token.as_ptr() as usize - begin;
        start..start + token.len()
    })
}

fn is_word(token: &str) -> bool {
    token.bytes().any(|b| b.is_ascii_alphanumeric())
        || token.contains(|c: char| c.is_alphanumeric() || c == NO_PROSE)
}

/// Whether a sentence may end with this token; `before` is the one before it.
fn ends(before: &str, token: &str) -> bool {
    let bare = token.trim_end_matches(['"', '\'', ')', ']', '\u{201d}', '\u{2019}']);
    match bare.chars().next_back() {
        Some('!' | '?' | '\u{2026}' | ':') => true,
        Some('.') if LETTERED.contains(&before) => true,
        Some('.') => {
            !is_short(bare.trim_end_matches('.').trim_start_matches(['(', '"', '\u{201c}', '\u{2018}']))
        }
        _ => false,
    }
}

/// Whether a sentence may begin with this.
fn begins(token: &str) -> bool {
    let first = token.chars().find(|c| c.is_alphanumeric() || *c == NO_PROSE);
    !first.is_some_and(char::is_lowercase)
}

/// Words that are written with a full stop in the middle of a sentence, in order.
const SHORT: &[&str] = &[
    "Art", "Cllr", "Col", "Dr", "Ed", "Fig", "Figs", "Inc", "Insp", "Jr", "Lt", "Ltd", "Messrs", "Mr", "Mrs",
    "Ms", "Mt", "No", "Nos", "PC", "Ph.D", "Prof", "Rev", "Sgt", "Sr", "St", "Supt", "Vol", "a.m", "approx",
    "art", "c", "cf", "ed", "eds", "e.g", "eg", "esp", "et al", "etc", "fig", "i.e", "ie", "incl", "no",
    "nos", "p", "p.m", "para", "paras", "pp", "ref", "s", "ss", "v", "viz", "vol", "vs",
];

/// Words with a letter behind them that is no initial: "take one of group B".
const LETTERED: &[&str] = &[
    "answer", "appendix", "class", "group", "grade", "option", "part", "plan", "section", "table", "type",
    "unit",
];

/// Whether a full stop behind this is no end: an abbreviation, or an initial.
fn is_short(word: &str) -> bool {
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial || SHORT.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text).map(|sentence| &text[sentence.range]).collect()
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        assert_eq!(parts("One. Two! Three?"), ["One.", "Two!", "Three?"]);
        assert_eq!(
            parts("He said \u{201c}Stop.\u{201d} She did."),
            ["He said \u{201c}Stop.\u{201d}", "She did."]
        );
        assert_eq!(
            parts("It costs 3.50, e.g. At St. Mary's, No. 5. Yes."),
            ["It costs 3.50, e.g. At St. Mary's, No. 5.", "Yes."]
        );
        assert_eq!(
            parts("J. R. Smith rang, i.e. he did. (So it was.) Then"),
            ["J. R. Smith rang, i.e. he did.", "(So it was.)", "Then"]
        );
        assert_eq!(parts("So: it goes on: This too"), ["So: it goes on:", "This too"]);
        assert_eq!(parts("Take group B. It is short."), ["Take group B.", "It is short."]);
        assert_eq!(parts("  "), [""; 0]);
    }

    #[test]
    fn marks_alone_are_no_words() {
        let count = |text: &str| sentences(text).map(|sentence| sentence.words).collect::<Vec<_>>();
        assert_eq!(count("one \u{2013} two / three \u{fffc}."), [4]);
        assert_eq!(count("\u{201c}Où?\u{201d} Là."), [1, 1]);
    }
}
