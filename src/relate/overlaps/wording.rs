//! A criterion's wording as words that can be compared.

use crate::model::{Criterion, ListItem, Site};
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_64_with_seed};

/// What a criterion says, for comparing. A word is its hash: two words of one hash would only make two criteria look a little
/// more alike than they are.
#[derive(Default)]
pub(super) struct Wording {
    /// Stands for the whole text; two that differ only in capitals and marks have the same.
    pub print: u128,
    /// The command verb, as a word that no other text holds.
    pub verb: Option<u64>,
    /// The words that mean something, each once, in order.
    pub words: Vec<u64>,
}

/// Told apart from the same word elsewhere: "Use a plan" is not "Plan the use".
const OF_VERBS: u64 = 1;

impl Wording {
    pub(super) fn new(site: &Site, criterion: &Criterion) -> Self {
        let verb = criterion.verb.map(|verb| &*site.verbs[verb].name);
        let lead = verb.map_or(0, |verb| criterion.lead(verb));
        let mut reader = Reader::default();
        if let Some(verb) = verb {
            reader.made.verb = Some(xxh3_64_with_seed(verb.to_lowercase().as_bytes(), OF_VERBS));
        }
        reader.silent(&criterion.stem[..lead]);
        reader.text(&criterion.stem[lead..]);
        reader.items(&criterion.items);
        criterion.tail.iter().for_each(|tail| reader.text(tail));
        Wording { print: reader.whole.digest128(), ..reader.made }
    }
}

impl Wording {
    /// The same; but what says nothing, because its wording may not be shown for instance, is like nothing else.
    pub(super) fn or_own(self, row: usize) -> Self {
        // Its command verb alone would make it like every other of that verb.
        if self.words.is_empty() { Wording { print: row as u128, verb: None, ..self } } else { self }
    }
}

/// Reads texts word by word.
#[derive(Default)]
struct Reader {
    made: Wording,
    whole: Xxh3,
    word: String,
}

impl Reader {
    fn items(&mut self, items: &[ListItem]) {
        for item in items {
            self.text(&item.text);
            self.items(&item.items);
        }
    }

    fn text(&mut self, text: &str) {
        self.each_word(text, |reader| {
            if is_small(&reader.word) {
                return;
            }
            let word = xxh3_64(stem(&mut reader.word).as_bytes());
            if !reader.made.words.contains(&word) {
                reader.made.words.push(word);
            }
        });
    }

    /// What counts for being the same and for nothing else.
    fn silent(&mut self, text: &str) {
        self.each_word(text, |_| {});
    }

    /// Puts one word after the other into `word`: small letters and digits, hyphens left out ("on-going" is "ongoing"), and
    /// nothing from an apostrophe with an s on.
    fn each_word(&mut self, text: &str, mut each: impl FnMut(&mut Self)) {
        let mut letters = text.chars().peekable();
        loop {
            let next = letters.next();
            match next {
                Some(c) if c.is_ascii() && c.is_alphanumeric() => self.word.push(c.to_ascii_lowercase()),
                Some(c) if c.is_alphanumeric() => self.word.extend(c.to_lowercase()),
                Some('-' | '‑') if letters.peek().is_some_and(|c| c.is_alphanumeric()) => {}
                Some('\'' | '’') if letters.peek().is_some_and(|c| c.is_alphanumeric()) => {
                    letters.next_if_eq(&'s');
                }
                _ => {
                    if !self.word.is_empty() {
                        self.whole.update(self.word.as_bytes());
                        self.whole.update(b" ");
                        each(self);
                        self.word.clear();
                    }
                    if next.is_none() {
                        return;
                    }
                }
            }
        }
    }
}

/// English words that say how others belong together, in order. In other languages the number of criteria that hold a
/// word says the same, once there are enough of them.
const SMALL: &[&str] = &[
    "a",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "by",
    "can",
    "could",
    "for",
    "from",
    "has",
    "have",
    "how",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "may",
    "of",
    "on",
    "or",
    "other",
    "others",
    "she",
    "so",
    "that",
    "the",
    "their",
    "them",
    "themselves",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "under",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "would",
    "you",
    "your",
];

fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

/// A word without the ending of its plural.
fn stem(word: &mut String) -> &str {
    let shorter = word.len();
    if shorter > 4 && word.ends_with("ies") {
        word.truncate(shorter - 3);
        word.push('y');
    } else if shorter > 4 && ["ches", "shes", "xes", "sses"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(shorter - 2);
    } else if shorter > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|it| word.ends_with(it)) {
        word.truncate(shorter - 1);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Wording {
        let mut reader = Reader::default();
        reader.text(text);
        Wording { print: reader.whole.digest128(), ..reader.made }
    }

    #[test]
    fn marks_capitals_hyphens_and_plurals_make_no_difference() {
        let same = |a: &str, b: &str| assert_eq!(words(a).words, words(b).words, "{a} and {b}");
        same("on-going needs", "Ongoing need.");
        same("the contacts' needs", "a contact’s need");
        same("policies, boxes, classes", "policy box class");
        assert_ne!(words("status").words, words("statu").words);
        assert_eq!(words("the of to").words.len(), 0);
        assert_eq!(words("risk and risk and risks").words.len(), 1);
    }

    #[test]
    fn only_the_same_words_in_the_same_order_are_the_same_text() {
        assert_eq!(words("Risk, and harm").print, words("risk and harm.").print);
        assert_ne!(words("risk and harm").print, words("harm and risk").print);
        assert_ne!(words("the risk").print, words("a risk").print);
    }

    #[test]
    fn small_words_stand_in_order() {
        assert!(SMALL.is_sorted());
    }
}
