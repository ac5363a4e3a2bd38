//! What a text names without a link of its author's: words of the glossary, instruments, and numbers of units, outcomes and
//! criteria.
//!
//! **Invariant:** linear in the text, however many names there are; and the text is never changed, because what is found
//! is only written down beside it.

mod finder;
mod forms;
mod numbers;
mod text;
mod units;

pub(super) use finder::Finder;

use super::names::Names;
use crate::model::{Id, Mention, Mentioned, Unit};
use aho_corasick::Match;
use finder::{Numbered, What};
use numbers::Number;
use std::collections::BTreeSet;
use std::ops::Range;
use text::{Folded, is_hyphen, is_word, starts_with_word};

/// Where a text stands.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub names: &'a Names,
    /// Folder of its file.
    pub folder: &'a str,
    /// The unit that it is about.
    pub unit: Option<Id<Unit>>,
    /// The entry that it explains.
    pub own: Option<Mentioned>,
}

/// Reads texts one after the other, and keeps the room that it takes.
#[derive(Default)]
pub(super) struct Prose {
    folded: Folded,
    found: Vec<Found>,
    /// What the part of a text at hand has named already.
    named: BTreeSet<Mentioned>,
    /// Whether an entry counts each time that it is named.
    every: bool,
}

/// Something that was found, in order.
struct Found {
    range: Range<usize>,
    what: Kind,
}

enum Kind {
    Entry(Mentioned),
    /// Words of an entry that no text leads to.
    Nothing,
    Unit(Id<Unit>),
    Numbers(Numbered, Vec<Number>),
}

impl Prose {
    /// One that finds what is named each time, and not once in each part.
    pub fn every() -> Self {
        Prose { every: true, ..Prose::default() }
    }

    /// What `html` names, in order: an entry once in each part of it that has a heading, everything else each time.
    pub fn read(&mut self, html: &str, around: Around<'_>) -> Vec<Mention> {
        self.folded.fold(html);
        self.find(html, around);
        self.named.clear();
        let mut mentions = Vec::new();
        let mut headings = self.folded.headings.iter().peekable();
        for (at, found) in self.found.iter().enumerate() {
            while headings.next_if(|heading| (**heading as usize) < found.range.start).is_some() {
                self.named.clear();
            }
            match &found.what {
                Kind::Entry(of) if Some(*of) == around.own || (!self.named.insert(*of) && !self.every) => {}
                Kind::Entry(of) => mentions.push(mention(&found.range, *of)),
                Kind::Unit(id) => mentions.push(mention(&found.range, Mentioned::Unit(*id))),
                Kind::Numbers(kind, list) => {
                    let unit = units::meant(html, &self.found, at, around.unit);
                    mentions
                        .extend(unit.into_iter().flat_map(|unit| numbered(html, *kind, list, unit, around)));
                }
                Kind::Nothing => {}
            }
        }
        mentions
    }

    /// Finds everything, and tells how many times the automaton was asked.
    fn find(&mut self, html: &str, around: Around<'_>) -> usize {
        self.found.clear();
        let finder = &around.names.finder;
        let (mut at, mut asked) = (0, 0);
        while let Some(&word) = self.folded.words.get(at) {
            if !finder.may_begin(&self.folded, word) {
                at += 1;
                continue;
            }
            let (first, mut end) = (at, self.folded.bytes.len());
            at += 1;
            asked += 1;
            while let Some(longest) = finder.find(&self.folded, word, end) {
                let last = self.folded.last_before(first, longest.end());
                if let Some(found) = self.accept(html, longest, first..last + 1, around) {
                    let behind = |word: &&text::Word| (word.start as usize) < found.range.end;
                    at += self.folded.words[at..].iter().take_while(behind).count();
                    self.found.push(found);
                    break;
                }
                // Of the names that begin here, the next shorter one.
                end = self.folded.words[last].at as usize;
                asked += 1;
            }
        }
        asked
    }

    /// What a match means, if it means anything where it stands.
    fn accept(&self, html: &str, found: Match, words: Range<usize>, around: Around<'_>) -> Option<Found> {
        let last = words.end - 1;
        let words = &self.folded.words[words];
        let range = words.first()?.start as usize..words.last()?.end as usize;
        for meaning in around.names.finder.meanings(found) {
            let what = match &meaning.what {
                What::Numbers(kind) => {
                    let list = numbers::read(html, range.clone(), *kind);
                    let Some(end) = list.last().map(|number| number.link.end) else { continue };
                    return Some(Found { range: range.start..end, what: Kind::Numbers(*kind, list) });
                }
                What::Unit(number) => self.unit(html, &range, number, around),
                What::Entry { of, leads, dated } => {
                    let fits = stands_alone(html, &range, &['.']) && meaning.fits(html, words);
                    let other_year = || *dated && self.year_follows(html, last);
                    let kind = if *leads { Kind::Entry(*of) } else { Kind::Nothing };
                    (fits && !other_year()).then_some(kind)
                }
            };
            if let Some(what) = what {
                return Some(Found { range, what });
            }
        }
        None
    }

    /// The unit of a number that stands alone, exactly as it is written in the unit's file.
    fn unit(&self, html: &str, range: &Range<usize>, number: &str, around: Around<'_>) -> Option<Kind> {
        let same = html[range.clone()].split_whitespace().eq(number.split_whitespace());
        if !same || !stands_alone(html, range, &['.', '/']) {
            return None;
        }
        around.names.unit(number, around.folder).ok().map(Kind::Unit)
    }

    /// Whether a year stands behind a word.
    fn year_follows(&self, html: &str, word: usize) -> bool {
        let Some([word, next]) = self.folded.words.get(word..word + 2) else { return false };
        let (gap, next) =
            (&html[word.end as usize..next.start as usize], &html[next.start as usize..next.end as usize]);
        gap.trim().is_empty() && next.len() == 4 && next.bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn mention(range: &Range<usize>, of: Mentioned) -> Mention {
    Mention { start: range.start as u32, end: range.end as u32, of }
}

/// Whether neither a hyphen nor one of `joints` ties a range to a further word: "risk-based" is not about risk, and
/// `log.txt` is a file.
fn stands_alone(html: &str, range: &Range<usize>, joints: &[char]) -> bool {
    let ties = |c: char| is_hyphen(c) || joints.contains(&c);
    let mut before = html[..range.start].chars().rev();
    let after = &html[range.end..];
    let tied_before = match before.next() {
        Some('@') => true,
        Some(c) => ties(c) && before.next().is_some_and(is_word),
        None => false,
    };
    let tied_after = match after.chars().next() {
        Some('@') => true,
        Some(c) => ties(c) && starts_with_word(&after[c.len_utf8()..]),
        None => false,
    };
    !tied_before && !tied_after
}

/// Those of a list of numbers that a unit has.
fn numbered<'a>(
    html: &'a str,
    kind: Numbered,
    list: &'a [Number],
    unit: Id<Unit>,
    around: Around<'a>,
) -> impl Iterator<Item = Mention> + 'a {
    let unit = around.names.unit_name(unit);
    list.iter().filter_map(move |number| {
        let written = crate::model::CriterionNumber::new(&html[number.number.clone()]);
        let of = match kind.criteria {
            true => unit.criterion(&written).map(Mentioned::Criterion),
            false => unit.outcome(&written).map(Mentioned::Outcome),
        };
        Some(mention(&number.link, of?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{nothing, parse};
    use crate::resolve::drafts::Drafts;
    use crate::source::Inputs;

    /// How many times the automaton is asked on a text of `count` pieces.
    fn asked(names: &Names, piece: &str, count: usize) -> usize {
        let around = Around { names, folder: "", unit: None, own: None };
        let (mut prose, html) = (Prose::default(), piece.repeat(count));
        prose.folded.fold(&html);
        prose.find(&html, around)
    }

    /// Where each match is no match after all, the search goes on behind it; where names begin with one another, it tries
    /// them from the longest to the shortest, and no text makes it try them again.
    #[test]
    fn twice_the_text_takes_twice_the_searches() {
        let long = (1..20).map(|count| format!("{}: x\n", ["NN"; 20][..count].join(" ")));
        let glossary = long.collect::<String>() + "Call: x\nCall handler: x\nAC: x\nPolice Act: x\n";
        let (authored, _) =
            parse(&Inputs::from_texts([("content/glossary.yaml", glossary.as_str())]), nothing);
        let names = Names::new(&authored, Drafts::default());
        for piece in [
            "nn ",
            "NN-",
            "call-",
            "call handler-x ",
            "AC1.1, ",
            "AC ",
            "x",
            "<b>call</b>",
            "’",
            "&",
            "<h2>",
            "L3-CM/",
        ] {
            let (once, twice) = (asked(&names, piece, 2000), asked(&names, piece, 4000));
            assert!(twice <= 2 * once + 400 && once <= 2000 * 22, "{piece}: {once}, {twice}");
        }
    }
}
