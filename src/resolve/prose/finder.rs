//! All that can be named in a text, as one automaton: a text is read once, however many names there are.

use super::forms::{is_exact, is_form_of, plural};
use super::text::{END, Folded, START, Word, print};
use crate::model::{Id, Mentioned};
use crate::parse::{Authored, authored};
use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, Match, MatchKind, StartKind};
use std::collections::HashMap;

/// What a piece of text may mean.
pub(super) struct Meaning {
    pub what: What,
    /// Of names with initials their words, as far as case matters.
    exact: Option<Box<[Option<Box<str>>]>>,
}

/// What can be named, and how it is told from what only looks alike.
pub(super) enum What {
    /// A glossary entry or an instrument.
    Entry {
        of: Mentioned,
        /// Whether a text that names it may lead to it. If not, its words belong to no other entry either.
        leads: bool,
        /// Whether another year behind it means another thing.
        dated: bool,
    },
    /// The number or the reference of a unit.
    Unit(Box<str>),
    /// A word behind which numbers stand.
    Numbers(Numbered),
}

/// A word behind which numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Whether they are numbers of criteria; otherwise of outcomes.
    pub criteria: bool,
    /// Whether several are announced: "criteria".
    pub several: bool,
    /// Whether the first number stands in the same word: "AC3.5", behind so many letters.
    pub letters: Option<usize>,
}

/// Finds names.
pub(in crate::resolve) struct Finder {
    automaton: Option<AhoCorasick>,
    meanings: Vec<Meaning>,
    /// Where the meanings of each pattern end.
    ends: Vec<u32>,
    /// The words that patterns begin with.
    first: FirstWords,
}

/// Words by their prints: a bit for each print. That of a word which is not among them may be set, but seldom is.
struct FirstWords {
    bits: Vec<u64>,
}

impl FirstWords {
    /// For so many words, with room for that most others are told apart.
    fn new(count: usize) -> Self {
        FirstWords { bits: vec![0; (count / 4).next_power_of_two().max(16)] }
    }

    fn place(&self, print: u32) -> (usize, u64) {
        let mixed = print ^ (print >> 15);
        ((mixed >> 6) as usize % self.bits.len(), 1 << (mixed % 64))
    }

    fn insert(&mut self, print: u32) {
        let (at, bit) = self.place(print);
        self.bits[at] |= bit;
    }

    fn contains(&self, print: u32) -> bool {
        let (at, bit) = self.place(print);
        self.bits[at] & bit != 0
    }
}

impl Finder {
    /// Finds everything that has a name in `authored`, whose rows are in the order of the tables.
    pub fn new(authored: &Authored) -> Self {
        let mut patterns = Patterns::default();
        patterns.add_numbered();
        patterns.add_units(&authored.units);
        let terms: Vec<Named<'_>> = authored.terms.iter().enumerate().map(of_term).collect();
        let instruments: Vec<Named<'_>> =
            authored.instruments.iter().enumerate().map(of_instrument).collect();
        // What stands earlier is preferred: names to plurals, and terms to instruments.
        for entries in [&terms, &instruments] {
            entries.iter().for_each(|entry| patterns.add_entry(entry, false));
            entries.iter().for_each(|entry| patterns.add_entry(entry, true));
        }
        patterns.finish()
    }

    /// The longest match that begins with a word, up to a place in the folded text.
    pub(super) fn find(&self, folded: &Folded, word: Word, end: usize) -> Option<Match> {
        let input = Input::new(&folded.bytes).range(word.at as usize..end).anchored(Anchored::Yes);
        self.automaton.as_ref()?.find(input)
    }

    /// Whether a name may begin with a word. Most words are sorted out here, and never seen by the automaton.
    pub(super) fn may_begin(&self, folded: &Folded, word: Word) -> bool {
        self.first.contains(word.print)
            || matches!(
                &folded.bytes[word.at as usize + 1..],
                [b'a', b'c', b'0'..=b'9', ..] | [b'l', b'o', b'0'..=b'9', ..]
            )
    }

    /// What a pattern may mean, the likeliest first.
    pub(super) fn meanings(&self, found: Match) -> &[Meaning] {
        let pattern = found.pattern().as_usize();
        let start = pattern.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.meanings[start as usize..self.ends[pattern] as usize]
    }
}

impl Meaning {
    fn of(what: What) -> Self {
        Meaning { what, exact: None }
    }

    /// Whether the words are written as they must be.
    pub fn fits(&self, html: &str, words: &[Word]) -> bool {
        let Some(exact) = &self.exact else { return true };
        exact.iter().zip(words).all(|(exact, word)| match exact {
            Some(exact) => is_form_of(&html[word.start as usize..word.end as usize], exact),
            None => true,
        })
    }
}

/// An entry with all its names.
struct Named<'a> {
    of: Mentioned,
    leads: bool,
    /// The year that its names end with or lack.
    year: Option<u16>,
    names: Vec<&'a str>,
}

fn of_term<'a>((row, term): (usize, &'a std::sync::Arc<authored::Term>)) -> Named<'a> {
    let aliases = term.aliases.iter().map(|alias| alias.value.as_str());
    let names = std::iter::once(term.name.value.as_str()).chain(aliases).chain(term.expansion.as_deref());
    Named { of: Mentioned::Term(Id::new(row)), leads: term.autolink, year: None, names: names.collect() }
}

fn of_instrument<'a>((row, entry): (usize, &'a std::sync::Arc<authored::Instrument>)) -> Named<'a> {
    let aliases = entry.aliases.iter().map(|alias| alias.value.as_str());
    let names = std::iter::once(entry.name.value.as_str()).chain(aliases).collect();
    Named { of: Mentioned::Instrument(Id::new(row)), leads: entry.autolink, year: entry.year, names }
}

#[derive(Default)]
struct Patterns {
    rows: HashMap<Box<[u8]>, usize>,
    patterns: Vec<Box<[u8]>>,
    meanings: Vec<Vec<Meaning>>,
    folded: Folded,
}

impl Patterns {
    fn add(&mut self, pattern: &[u8], meaning: Meaning) {
        let next = self.patterns.len();
        let row = *self.rows.entry(pattern.into()).or_insert(next);
        if row == next {
            self.patterns.push(pattern.into());
            self.meanings.push(Vec::new());
        }
        self.meanings[row].push(meaning);
    }

    /// "AC", "criteria", "Learning Outcome", and the letters of "AC3.5".
    fn add_numbered(&mut self) {
        let words = [
            (true, false, ["ac", "criterion", "assessment criterion"]),
            (true, true, ["acs", "criteria", "assessment criteria"]),
            (false, false, ["lo", "learning outcome", ""]),
            (false, true, ["los", "learning outcomes", ""]),
        ];
        for (criteria, several, words) in words {
            let what = Numbered { criteria, several, letters: None };
            for word in words.into_iter().filter(|word| !word.is_empty()) {
                let pattern = self.pattern(word);
                self.add(&pattern, Meaning::of(What::Numbers(what)));
            }
        }
        for (criteria, letters) in [(true, "ac"), (false, "lo")] {
            let what = Numbered { criteria, several: false, letters: Some(letters.len()) };
            for digit in b'0'..=b'9' {
                let pattern = [&[START], letters.as_bytes(), &[digit]].concat();
                self.add(&pattern, Meaning::of(What::Numbers(what)));
            }
        }
    }

    /// Numbers and references that no one could take for anything else.
    fn add_units(&mut self, units: &[std::sync::Arc<authored::Unit>]) {
        let numbers = units.iter().flat_map(|unit| unit.number.iter().chain(&unit.reference));
        for number in numbers.filter(|number| is_telling(&number.value)) {
            let pattern = self.pattern(&number.value);
            if !self.rows.contains_key(&*pattern) {
                self.add(&pattern, Meaning::of(What::Unit(number.value.trim().into())));
            }
        }
    }

    fn add_entry(&mut self, entry: &Named<'_>, plurals: bool) {
        for name in &entry.names {
            match plurals {
                true => plural(name).into_iter().for_each(|plural| self.add_name(entry, name, &plural)),
                false => self.add_name(entry, name, name),
            }
            let year = entry.year.map(|year| year.to_string()).filter(|year| !name.contains(year));
            if let Some(year) = year.filter(|_| !plurals) {
                self.add_name(entry, name, &format!("{name} {year}"));
            }
        }
    }

    /// Adds one form of a name.
    fn add_name(&mut self, entry: &Named<'_>, name: &str, form: &str) {
        let pattern = self.pattern(form);
        let known = self.rows.get(&*pattern).map_or(&[][..], |row| &self.meanings[*row]);
        let is_own = |meaning: &Meaning| matches!(meaning.what, What::Entry { of, .. } if of == entry.of);
        if pattern.is_empty() || known.iter().any(is_own) {
            return;
        }
        let dated = matches!(entry.of, Mentioned::Instrument(_));
        let what = What::Entry { of: entry.of, leads: entry.leads, dated };
        let exact = self.exact(name);
        self.add(&pattern, Meaning { what, exact });
    }

    /// A name as it stands in a folded text, from its first word to its last.
    fn pattern(&mut self, name: &str) -> Box<[u8]> {
        self.fold(name);
        let bytes = &self.folded.bytes;
        let end = bytes.iter().rposition(|&byte| byte == END).map_or(0, |end| end + 1);
        let start = bytes.iter().position(|&byte| byte == START).unwrap_or(end);
        bytes[start..end].into()
    }

    fn fold(&mut self, name: &str) -> String {
        let html = name.replace('&', "&amp;").replace('<', "&lt;");
        self.folded.fold(&html);
        html
    }

    /// The words of a name whose case matters, if there is one.
    fn exact(&mut self, name: &str) -> Option<Box<[Option<Box<str>>]>> {
        let html = self.fold(name);
        let lonely = html.chars().count() == 1;
        let words = self.folded.words.iter().map(|word| &html[word.start as usize..word.end as usize]);
        let words: Box<[Option<Box<str>>]> =
            words.map(|word| (is_exact(word) || lonely).then(|| word.into())).collect();
        words.iter().any(Option::is_some).then_some(words)
    }

    fn finish(self) -> Finder {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .start_kind(StartKind::Anchored)
            .prefilter(false)
            .build(&self.patterns);
        let mut first = FirstWords::new(self.patterns.len());
        for pattern in &self.patterns {
            let word = pattern.split(|&byte| byte == END).next().unwrap_or_default();
            first.insert(print(word.get(1..).unwrap_or_default()));
        }
        let mut end = 0;
        let ends = self.meanings.iter().map(|meanings| {
            end += meanings.len() as u32;
            end
        });
        Finder {
            // It fails where there are more states than 2^31; nothing can be found then.
            automaton: automaton.ok(),
            ends: ends.collect(),
            first,
            meanings: self.meanings.into_iter().flatten().collect(),
        }
    }
}

/// Whether a unit's number looks like one wherever it stands; `5` and `Calls` don't.
fn is_telling(number: &str) -> bool {
    let number = number.trim();
    number.chars().any(char::is_alphabetic)
        && number.chars().any(|c| c.is_numeric() || matches!(c, '-' | '/'))
        && number.chars().count() > 1
}
