//! How much each word of a wording counts.

use super::wording::Wording;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// What a command verb counts, where a rare word counts 100: it says what to do, and not with what.
const VERB: u16 = 40;

/// What words count by their position, in percent: a criterion begins with what it is about.
const BY_POSITION: [u16; 5] = [100, 100, 80, 80, 60];

/// Of fewer wordings than so many, how often a word comes says little.
const ENOUGH: usize = 64;

/// A word in a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    /// Its place among all words, the rarest first.
    pub rank: u32,
    /// What it counts there.
    pub weight: u16,
    /// How much it says that another wording holds it too, in quarters of a bit: the fewer do, the more.
    pub surprise: u16,
}

/// All wordings with their words weighed, the lightest wording first.
pub(super) struct Weighed {
    /// The words of all, one behind the other: in each the rarest first.
    words: Vec<Word>,
    rows: Vec<Row>,
    chance: u32,
}

struct Row {
    wording: u32,
    end: u32,
    total: u32,
    opening: u64,
}

impl Weighed {
    pub(super) fn new(wordings: &[Wording]) -> Self {
        let ranks = Ranks::new(wordings);
        let mut order: Vec<(u32, u32)> =
            (0u32..).zip(wordings).map(|(at, it)| (ranks.total(it), at)).collect();
        order.par_sort_unstable();
        let rows = Vec::with_capacity(wordings.len());
        let mut made = Weighed { words: Vec::new(), rows, chance: quarter_bits(ranks.of) };
        for (total, at) in order {
            let (wording, start) = (&wordings[at as usize], made.words.len());
            made.words.extend(ranks.words(wording));
            made.words[start..].sort_unstable();
            made.rows.push(Row {
                wording: at,
                end: made.words.len() as u32,
                total,
                opening: ranks.opening(wording),
            });
        }
        made
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// What the words that two wordings share must say together, in quarters of a bit: less, and chance alone would let
    /// another one share them on a site of this size.
    pub(super) fn chance(&self) -> u32 {
        self.chance
    }

    /// Words with what they count, the rarest first.
    pub(super) fn words(&self, row: usize) -> &[Word] {
        let start = row.checked_sub(1).map_or(0, |before| self.rows[before].end);
        &self.words[start as usize..self.rows[row].end as usize]
    }

    /// What all words of a wording count together.
    pub(super) fn total(&self, row: usize) -> u32 {
        self.rows[row].total
    }

    /// Which wording it is.
    pub(super) fn wording(&self, row: usize) -> u32 {
        self.rows[row].wording
    }

    /// Stands for the command verb and the first two words, if these say anything; else nothing, as 0.
    pub(super) fn opening(&self, row: usize) -> u64 {
        self.rows[row].opening
    }
}

/// The words by how many wordings hold them, the rarest first.
struct Ranks {
    by_word: FxHashMap<u64, Word>,
    /// How many wordings there are, or what is taken for that.
    of: usize,
}

impl Ranks {
    fn new(wordings: &[Wording]) -> Self {
        let of_one = |it: &Wording| it.verb.into_iter().chain(it.words.iter().copied()).collect::<Vec<_>>();
        let mut all: Vec<u64> = wordings.iter().flat_map(of_one).collect();
        all.par_sort_unstable();
        let mut counted: Vec<(usize, u64)> =
            all.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        counted.par_sort_unstable();
        let of = wordings.len().max(ENOUGH);
        let ranked = (0u32..).zip(counted);
        let by_word = ranked.map(|(rank, (count, word))| {
            let surprise = quarter_bits(of).saturating_sub(quarter_bits(count - 1)) as u16;
            (word, Word { rank, weight: by_count(count, of), surprise })
        });
        Ranks { by_word: by_word.collect(), of }
    }

    fn weight(&self, word: u64) -> u16 {
        self.by_word.get(&word).map_or(0, |known| known.weight)
    }

    /// The words of a wording, each with what it counts there.
    fn words<'w>(&'w self, wording: &'w Wording) -> impl Iterator<Item = Word> + 'w {
        let last = BY_POSITION[BY_POSITION.len() - 1];
        let position = BY_POSITION.into_iter().chain(std::iter::repeat(last));
        let words = wording.words.iter().zip(position).filter_map(|(word, percent)| {
            let known = self.by_word.get(word)?;
            Some(Word { weight: known.weight * percent / 100, ..*known })
        });
        let verb = wording.verb.and_then(|verb| self.by_word.get(&verb));
        verb.map(|verb| Word { weight: VERB, ..*verb }).into_iter().chain(words)
    }

    fn total(&self, wording: &Wording) -> u32 {
        self.words(wording).map(|word| u32::from(word.weight)).sum()
    }

    fn opening(&self, wording: &Wording) -> u64 {
        let (Some(verb), [one, two, ..]) = (wording.verb, &*wording.words) else { return 0 };
        if self.weight(*one) + self.weight(*two) < 150 {
            return 0;
        }
        // Three hashes in an order of their own.
        verb.wrapping_mul(3) ^ one.wrapping_mul(5) ^ two.wrapping_mul(7)
    }
}

/// What a word counts that so many of all wordings hold. Only four steps, so that one edit moves hardly any score.
fn by_count(count: usize, of: usize) -> u16 {
    match of / count.max(1) {
        0..8 => 20,
        8..16 => 50,
        16..32 => 75,
        _ => 100,
    }
}

/// Four times the binary logarithm, rounded down.
fn quarter_bits(count: usize) -> u32 {
    (count.max(1) as u128).pow(4).checked_ilog2().unwrap_or(0)
}
