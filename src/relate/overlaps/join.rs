//! Pairs of wordings that are alike, found without looking at each pair.
//!
//! Two wordings are alike if the words that they share count enough. So the rarest words of one that is alike can't all be
//! missing from the other: the rest would not count enough any more. Nor can all but one be missing, unless that one
//! counts for most of a wording. Each wording stands under each pair of its rarest words, as few of these as suffice, and
//! meets only those that stand under the same pair. (AllPairs and its descendants: Bayardo, Ma and Srikant 2007.)
//!
//! What chance alone would do does not count: with as many wordings as a site has, the words that are shared must be so rare
//! together that no other wording is likely to hold them all.

use super::weigh::{Weighed, Word};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// What an equal opening makes of the way from a score to 100, in percent.
const REST_AFTER_OPENING: u32 = 65;
/// An opening that more wordings share says nothing.
const MOST_OF_OPENING: usize = 200;
/// At most so many wordings are compared with one, the nearest in length first: only texts made by a machine have as many
/// that share their rare words.
const MOST_COMPARED: usize = 100;
/// At most so many are looked at to see whether to compare them, those under the rarest pairs first.
const MOST_LOOKED_AT: usize = 1000;
/// At most so many are found alike with one that are not longer than it.
const MOST_FOUND: usize = 64;

/// Two wordings, and how alike they are in thousandths.
pub(super) type Pair = (u32, u32, u16);

/// All pairs that are at least `threshold` percent alike.
pub(super) fn pairs(weighed: &Weighed, threshold: u8) -> Vec<Pair> {
    let join = Join::new(weighed, u32::from(threshold));
    let rows: Vec<usize> = (0..weighed.len()).collect();
    let found = rows.par_iter().map_init(Seen::default, |seen, &row| join.alike(row, seen));
    found.flatten_iter().collect()
}

struct Join<'w> {
    weighed: &'w Weighed,
    threshold: u32,
    /// Rows under each pair of their rarest words, in order.
    two: FxHashMap<(u32, u32), Vec<Posting>>,
    /// Rows of which one word may be all that they share, under each word of which that may be so.
    heavy: FxHashMap<u32, Vec<u32>>,
    /// All rows under their rarest words, for those of which one word may be all that they share.
    one: FxHashMap<u32, Vec<u32>>,
    openings: FxHashMap<u64, Vec<u32>>,
}

/// A wording that holds a pair of words.
#[derive(Clone, Copy)]
struct Posting {
    row: u32,
    total: u32,
    /// What the two words count in it.
    pair: u32,
    /// What the words after the two count.
    rest: u32,
}

/// How many of the first words of a wording suffice to find another that shares one, and one that shares two; for the
/// second there may be no number.
struct Prefix {
    one: usize,
    two: Option<usize>,
}

/// Which rows have been compared with the row at hand.
#[derive(Default)]
struct Seen {
    last: Vec<u32>,
}

impl Seen {
    /// Whether `other` was not seen yet from `row`.
    fn is_new(&mut self, row: usize, other: u32) -> bool {
        let other = other as usize;
        if self.last.len() <= other {
            self.last.resize(other + 1, u32::MAX);
        }
        std::mem::replace(&mut self.last[other], row as u32) != row as u32
    }
}

impl<'w> Join<'w> {
    fn new(weighed: &'w Weighed, threshold: u32) -> Self {
        let (two, heavy) = (FxHashMap::default(), FxHashMap::default());
        let (one, openings) = (FxHashMap::default(), FxHashMap::default());
        let mut join = Join { weighed, threshold, two, heavy, one, openings };
        let any_heavy = (0..weighed.len()).any(|row| join.as_longer(row).two.is_none());
        for row in 0..weighed.len() {
            let (words, prefix, at) = (weighed.words(row), join.as_shorter(row), row as u32);
            match prefix.two {
                Some(end) => {
                    each_pair(words, end, at, weighed.total(row), |key, posting| {
                        put(&mut join.two, key, posting)
                    });
                }
                None => words[..prefix.one].iter().for_each(|word| put(&mut join.heavy, word.rank, at)),
            }
            if any_heavy {
                words[..prefix.one].iter().for_each(|word| put(&mut join.one, word.rank, at));
            }
            if weighed.opening(row) != 0 {
                put(&mut join.openings, weighed.opening(row), at);
            }
        }
        join
    }

    /// For finding wordings that count no less: with such a one, what is shared counts at least `threshold` of this one.
    fn as_shorter(&self, row: usize) -> Prefix {
        self.prefix(row, self.threshold * self.weighed.total(row), 100)
    }

    /// For finding wordings that count no more. Of the smallest that can be alike, everything is shared.
    fn as_longer(&self, row: usize) -> Prefix {
        self.prefix(row, self.threshold * self.weighed.total(row), 200 - self.threshold)
    }

    /// What is shared counts at least `needed / scale`, and is no work of chance.
    fn prefix(&self, row: usize, needed: u32, scale: u32) -> Prefix {
        let words = self.weighed.words(row);
        let chance = self.weighed.chance();
        let (mut rest, mut heaviest) = (self.weighed.total(row), 0);
        let (mut said, mut most) = (words.iter().map(|word| u32::from(word.surprise)).sum::<u32>(), 0);
        let mut one = words.len();
        for (at, word) in words.iter().enumerate() {
            (rest, heaviest) = (rest - u32::from(word.weight), heaviest.max(u32::from(word.weight)));
            (said, most) = (said - u32::from(word.surprise), most.max(u32::from(word.surprise)));
            if rest * scale < needed || said < chance {
                one = one.min(at + 1);
            }
            if (rest + heaviest) * scale < needed || said + most < chance {
                return Prefix { one, two: Some(at + 1) };
            }
        }
        Prefix { one, two: None }
    }

    /// The wordings before `row` that are alike with it.
    fn alike(&self, row: usize, seen: &mut Seen) -> Vec<Pair> {
        let mut found = Vec::new();
        let mut left = MOST_COMPARED;
        let mut look = |other: u32| {
            if left > 0 && seen.is_new(row, other) {
                left -= 1;
                found.extend(self.compare(other as usize, row));
            }
        };
        let (words, prefix, total) = (self.weighed.words(row), self.as_longer(row), self.weighed.total(row));
        // The nearest in length first, as long as they count enough.
        let mut look_under = |rows: Option<&Vec<u32>>| {
            let rows =
                rows.map_or(&[][..], |rows| &rows[..rows.partition_point(|&other| (other as usize) < row)]);
            let enough = |other: &&u32| self.may_be_alike(**other as usize, row);
            rows.iter().rev().take_while(enough).for_each(|&other| look(other));
        };
        words[..prefix.one].iter().for_each(|word| look_under(self.heavy.get(&word.rank)));
        let opening = self.openings.get(&self.weighed.opening(row));
        look_under(opening.filter(|rows| rows.len() <= MOST_OF_OPENING));
        let mut to_look_at = MOST_LOOKED_AT;
        match prefix.two {
            Some(end) => each_pair(words, end, row as u32, total, |key, own| {
                if to_look_at == 0 {
                    return;
                }
                let list = self.two.get(&key).map_or(&[][..], Vec::as_slice);
                let before = &list[..list.partition_point(|other| other.row < own.row)];
                let enough = |other: &&Posting| self.suffices(2 * other.total, own.total + other.total);
                let near = before.iter().rev().take(to_look_at).take_while(enough);
                to_look_at -= before.len().min(to_look_at);
                near.filter(|other| self.fits(&own, other)).for_each(|other| look(other.row));
            }),
            None => words[..prefix.one].iter().for_each(|word| look_under(self.one.get(&word.rank))),
        }
        found.sort_by_key(|pair| std::cmp::Reverse(pair.2));
        found.truncate(MOST_FOUND);
        found
    }

    /// Whether two wordings are alike by their words that share so much of both, counted twice.
    fn suffices(&self, twice: u32, both: u32) -> bool {
        100 * twice >= self.threshold * both
    }

    /// Whether two wordings may be alike if the two words are the rarest that they share.
    fn fits(&self, one: &Posting, other: &Posting) -> bool {
        let shared = one.pair.min(other.pair) + one.rest.min(other.rest);
        self.suffices(2 * shared, one.total + other.total)
    }

    /// Whether the shorter one counts enough to be alike, if all of it is shared.
    fn may_be_alike(&self, shorter: usize, longer: usize) -> bool {
        let (shorter, longer) = (self.weighed.total(shorter), self.weighed.total(longer));
        self.boosted(2000 * shorter / (shorter + longer).max(1)) >= self.threshold * 10
    }

    fn compare(&self, one: usize, other: usize) -> Option<Pair> {
        let weighed = self.weighed;
        let both = weighed.total(one) + weighed.total(other);
        let opening = weighed.opening(one);
        let boosted = opening != 0 && opening == weighed.opening(other);
        let least = if boosted { 0 } else { (self.threshold * both).div_ceil(200) };
        let (shared, said) = shared(weighed.words(one), weighed.words(other), least)?;
        let score = 2000 * shared / both.max(1);
        let score = if boosted { self.boosted(score) } else { score };
        // Another wording is never quite the same.
        let score = score.min(995) as u16;
        let enough = u32::from(score) >= self.threshold * 10 && said >= weighed.chance();
        enough.then(|| (weighed.wording(one), weighed.wording(other), score))
    }

    fn boosted(&self, score: u32) -> u32 {
        1000 - (1000 - score.min(1000)) * REST_AFTER_OPENING / 100
    }
}

fn put<K: Eq + Hash, V>(map: &mut FxHashMap<K, Vec<V>>, key: K, value: V) {
    map.entry(key).or_default().push(value);
}

/// The pairs of the first `end` words.
fn each_pair(words: &[Word], end: usize, row: u32, total: u32, mut each: impl FnMut((u32, u32), Posting)) {
    let mut rest: u32 = words.iter().map(|word| u32::from(word.weight)).sum();
    for (at, second) in words[..end].iter().enumerate() {
        rest -= u32::from(second.weight);
        for first in &words[..at] {
            let pair = u32::from(first.weight + second.weight);
            each((first.rank, second.rank), Posting { row, total, pair, rest });
        }
    }
}

/// What the words of both count, each as little as it counts in one of them, if that can be `least`; and how much it says
/// that they are shared.
fn shared(mut one: &[Word], mut other: &[Word], least: u32) -> Option<(u32, u32)> {
    let total = |words: &[Word]| words.iter().map(|word| u32::from(word.weight)).sum::<u32>();
    // What may be shared at most, seen from each side.
    let (mut most, mut other_most) = (total(one), total(other));
    let (mut sum, mut said) = (0, 0);
    while let (Some(a), Some(b)) = (one.first(), other.first()) {
        if a.rank == b.rank {
            sum += u32::from(a.weight.min(b.weight));
            said += u32::from(a.surprise);
        } else if a.rank < b.rank {
            most -= u32::from(a.weight);
        } else {
            other_most -= u32::from(b.weight);
        }
        if most.min(other_most) < least {
            return None;
        }
        let (next, other_next) = (a.rank <= b.rank, b.rank <= a.rank);
        one = &one[usize::from(next)..];
        other = &other[usize::from(other_next)..];
    }
    Some((sum, said))
}

#[cfg(test)]
mod tests {
    use super::super::wording::Wording;
    use super::*;

    /// Wordings of a few words, some of them common and some rare, with openings that come again.
    fn wordings(count: u64, words: u64) -> Vec<Wording> {
        let mut state = 7u64;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        let mut one = |print| {
            let length = 1 + below(7);
            let mut list: Vec<u64> = (0..length).map(|_| 100 + below(words).min(below(words))).collect();
            list.sort_unstable();
            list.dedup();
            Wording { print, verb: (below(4) > 0).then(|| below(5)), words: list }
        };
        (0..u128::from(count)).map(&mut one).collect()
    }

    #[test]
    fn no_pair_is_missed_and_none_is_made_up() {
        for (count, words, threshold) in
            [(150, 25, 60), (150, 60, 45), (120, 12, 80), (90, 200, 30), (2, 3, 100)]
        {
            let weighed = Weighed::new(&wordings(count, words));
            let join = Join::new(&weighed, u32::from(threshold));
            let mut found = pairs(&weighed, threshold);
            let all = (0..weighed.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
            let mut wanted: Vec<Pair> = all.filter_map(|(one, other)| join.compare(one, other)).collect();
            found.sort_unstable();
            wanted.sort_unstable();
            assert!(threshold > 90 || wanted.len() > 10, "too few to prove anything: {}", wanted.len());
            assert_eq!(found, wanted, "{count} wordings of {words} words at {threshold} %");
        }
    }
}
