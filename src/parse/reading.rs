//! What one file says while its text is still at hand, for rules that look at more than parsing needs.

use super::file::Said;
use super::prose::{Piece, Prose};
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::{FileId, Place};
use std::ops::Range;
use std::sync::Arc;

/// Who wants to see each text file that is parsed. What it returns must depend on the file alone, because it is remembered
/// with the file.
pub type Inspect = fn(&Reading<'_>) -> Seen;

/// One text file that has just been parsed.
pub struct Reading<'a> {
    /// The file.
    pub file: FileId,
    /// Its path below `content/`.
    pub path: &'a str,
    /// Its text, byte for byte.
    pub source: &'a str,
    /// What it says.
    pub said: &'a Said,
    /// Its Markdown as readers will meet it.
    pub prose: &'a Prose,
}

/// What was seen in one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// What may matter when the whole site is known.
    pub clues: Vec<Clue>,
}

/// A fact that one file leaves for a rule on the whole site.
#[derive(Clone, Debug, PartialEq)]
pub struct Clue {
    /// The rule it is for.
    pub rule: &'static Rule,
    /// What it is about: a word, a number.
    pub word: Box<str>,
    /// What more there is to say; what it means is the rule's own affair.
    pub more: u64,
    /// Where.
    pub place: Place,
}

impl Seen {
    /// Leaves a fact for the rule's look at the whole site.
    pub fn leave(&mut self, rule: &'static Rule, word: &str, more: u64, place: Place) {
        self.clues.push(Clue { rule, word: word.into(), more, place });
    }
}

/// Looks at nothing.
pub fn nothing(_: &Reading<'_>) -> Seen {
    Seen::default()
}

/// The clues of one file, shared with whoever remembers it.
pub(super) type Clues = Arc<[Clue]>;

impl Reading<'_> {
    /// Where the bytes `range` of a piece's words were written, as exactly as can be said.
    pub fn place(&self, piece: &Piece, range: Range<usize>) -> Place {
        let words = &self.prose.words(piece)[range.clone()];
        let rough = self.prose.place(piece, range.clone());
        if self.written(rough) == words {
            return rough;
        }
        let Some((first, last)) = ends(words) else { return rough };
        let start = self.word(piece, range.start + first.start..range.start + first.end);
        let end = self.word(piece, range.start + last.start..range.start + last.end);
        Place { end: end.end.max(start.end), ..start }
    }

    /// Where one word was written. Around an escape or in a folded text the same word is looked for, the same time over.
    fn word(&self, piece: &Piece, range: Range<usize>) -> Place {
        let words = self.prose.words(piece);
        let word = plain(&words[range.clone()]);
        let rough = self.prose.place(piece, range.clone());
        let written = self.written(rough);
        if written == word || written.len() > LARGEST {
            return rough;
        }
        let from = self.prose.run_start(piece, range.start);
        let earlier = plain(&words[from..range.start]).matches(&word).count();
        match written.match_indices(&word).nth(earlier).or_else(|| written.match_indices(&word).next()) {
            Some((at, _)) => {
                let start = rough.start as usize + at;
                Place::new(rough.file, start..start + word.len())
            }
            None => rough,
        }
    }

    fn written(&self, place: Place) -> &str {
        self.source.get(place.range()).unwrap_or_default()
    }

    /// Where `words` stand next in the file, from byte `from` on.
    pub fn find(&self, words: &str, from: usize) -> Option<Place> {
        let at = from + self.source.get(from..)?.find(words)?;
        Some(Place::new(self.file, at..at + words.len()))
    }

    /// Where `words` stand next behind `place`; `place` itself if they do not.
    pub fn after(&self, place: Place, words: &str) -> Place {
        self.find(words, place.end as usize).unwrap_or(place)
    }
}

/// Longest text, in bytes, in which a word is looked for.
const LARGEST: usize = 64 * 1024;

/// The first and the last word.
fn ends(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = words.find(|c: char| !c.is_whitespace())?;
    let first = words[start..].find(char::is_whitespace).map_or(words.len(), |at| start + at);
    let end = words.trim_end().len();
    let last = words[..end].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let last = last + words[last..end].find(|c: char| !c.is_whitespace()).unwrap_or(0);
    Some((start..first, last..end))
}

/// Words as they are typed: quotes and dashes that Markdown made round and long are straight again.
fn plain(words: &str) -> String {
    let mut typed = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\u{2018}' | '\u{2019}' => typed.push('\''),
            '\u{201c}' | '\u{201d}' => typed.push('"'),
            '\u{2013}' => typed.push_str("--"),
            '\u{2014}' => typed.push_str("---"),
            '\u{2026}' => typed.push_str("..."),
            c => typed.push(c),
        }
    }
    typed
}
