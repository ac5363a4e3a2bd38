//! How much each word of a wording counts.

use super::wording::Wording;
use rayon::prelude::*;
use std::collections::HashMap;

/// What a command verb counts, where a rare word counts 100: it says what to do, and not with what.
const VERB: u32 = 40;

/// What words count by their position, in percent: a criterion begins with what it is about.
const BY_POSITION: [u32; 5] = [100, 100, 80, 80, 60];

/// Of fewer wordings than so many, how often a word comes says little.
const ENOUGH: usize = 64;

/// All wordings with their words weighed, the lightest wording first.
pub(super) struct Weighed {
    /// The words of all, one behind the other: in each the rarest first, as its rank, with what it counts there.
    words: Vec<(u32, u32)>,
    rows: Vec<Row>,
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
        let mut made = Weighed { words: Vec::new(), rows: Vec::with_capacity(wordings.len()) };
        for (total, at) in order {
            let (wording, start) = (&wordings[at as usize], made.words.len());
            made.words.extend(ranks.words(wording).map(|(word, weight)| (ranks.rank(word), weight)));
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

    /// Words with what they count, the rarest first.
    pub(super) fn words(&self, row: usize) -> &[(u32, u32)] {
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
    /// Rank, and what it counts.
    by_word: HashMap<u64, (u32, u32)>,
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
        Ranks { by_word: ranked.map(|(rank, (count, word))| (word, (rank, by_count(count, of)))).collect() }
    }

    fn rank(&self, word: u64) -> u32 {
        self.by_word.get(&word).map_or(0, |known| known.0)
    }

    fn weight(&self, word: u64) -> u32 {
        self.by_word.get(&word).map_or(0, |known| known.1)
    }

    /// The words of a wording with what they count in it.
    fn words<'w>(&'w self, wording: &'w Wording) -> impl Iterator<Item = (u64, u32)> + 'w {
        let last = BY_POSITION[BY_POSITION.len() - 1];
        let position = BY_POSITION.into_iter().chain(std::iter::repeat(last));
        let words = wording.words.iter().zip(position);
        let words = words.map(|(&word, percent)| (word, self.weight(word) * percent / 100));
        wording.verb.map(|verb| (verb, VERB)).into_iter().chain(words)
    }

    fn total(&self, wording: &Wording) -> u32 {
        self.words(wording).map(|(_, weight)| weight).sum()
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
fn by_count(count: usize, of: usize) -> u32 {
    match of / count.max(1) {
        0..8 => 20,
        8..16 => 50,
        16..32 => 75,
        _ => 100,
    }
}
