//! Ways through rules of combination: arithmetic on credits and numbers of units, and nothing else.
//!
//! A *way* to satisfy a minimum is a set of units that reaches it, and would not without any of its units. There may be
//! billions of them: they are counted without being listed, and only a few are ever made.

use super::{GroupRule, UnitGroup};
use std::cmp::Reverse;

/// At least so much of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// Credits.
    pub credits: u32,
    /// Units.
    pub units: usize,
}

/// What can be chosen from a group. Sets are positions in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// How many ways there are; unknown if even counting them would take too long.
    pub count: Option<u128>,
    /// All of them if there are not more than [`FEW`]; else one with the fewest units, and one with the fewest credits if it is
    /// another.
    pub sets: Vec<Vec<usize>>,
}

/// So many ways are listed one by one.
pub const FEW: usize = 6;

/// Tables larger than this are not made. Forty units of 15 credits take a third of it.
const LARGEST_TABLE: usize = 3_000_000;

impl Minimum {
    /// That of a group; of a group of which all must be taken nothing is chosen.
    pub fn of(group: &UnitGroup) -> Self {
        match group.rule {
            GroupRule::All => Minimum { credits: 0, units: group.units.len() },
            GroupRule::AtLeast { credits, units } => {
                Minimum { credits: credits.unwrap_or(0), units: units.unwrap_or(0) as usize }
            }
        }
    }

    fn is_reached(self, units: usize, credits: u64) -> bool {
        units >= self.units && credits >= u64::from(self.credits)
    }
}

/// The ways to reach a minimum with units of these credits; none if all of them together don't reach it.
pub fn ways(credits: &[u32], minimum: Minimum) -> Option<Ways> {
    let total: u64 = credits.iter().map(|&credits| u64::from(credits)).sum();
    if !minimum.is_reached(credits.len(), total) {
        return None;
    }
    // The largest first: then a set that reaches the minimum by its last unit needs all of them.
    let mut order: Vec<usize> = (0..credits.len()).collect();
    order.sort_by_key(|&at| Reverse(credits[at]));
    let falling: Vec<u32> = order.iter().map(|&at| credits[at]).collect();
    let mut sets = first_sets(&falling, minimum, FEW + 1);
    let mut count = u128::try_from(sets.len()).ok();
    if sets.len() > FEW {
        let table = Table::new(&falling, total, minimum);
        count = table.as_ref().map(|table| table.count);
        sets = match &table {
            Some(table) => table.examples(&falling, minimum),
            // The largest units reach the minimum with the fewest.
            None => sets.into_iter().take(1).collect(),
        };
    }
    for set in &mut sets {
        set.iter_mut().for_each(|at| *at = order[*at]);
        set.sort_unstable();
    }
    if count.is_some_and(|count| count <= FEW as u128) {
        sets.sort();
    }
    Some(Ways { count, sets })
}

/// The least that units can be worth together which reach a minimum; `units` are the credits and the worth of each. None if
/// nothing reaches it, or if it takes too long to know.
pub fn least(units: &[(u32, u32)], minimum: Minimum) -> Option<u64> {
    let (credits, most) = (usize::try_from(minimum.credits).ok()?, minimum.units);
    // The least worth of so many units and so many credits; more than needed is as good as needed.
    let row = credits.checked_add(1)?;
    let size =
        row.checked_mul(most.checked_add(1)?).filter(|&size| size <= LARGEST_TABLE / units.len().max(1))?;
    let mut least: Vec<Option<u64>> = vec![None; size];
    least[0] = Some(0);
    for &(unit, worth) in units {
        let unit = usize::try_from(unit).ok()?.min(credits);
        for k in (0..=most).rev() {
            for s in (0..=credits).rev() {
                let Some(before) = least[k * row + s] else { continue };
                let after = &mut least[(k + 1).min(most) * row + (s + unit).min(credits)];
                let with = before + u64::from(worth);
                *after = Some(after.map_or(with, |known| known.min(with)));
            }
        }
    }
    least[size - 1]
}

/// The first so many ways. Whatever is tried can still become one, so no search is in vain.
fn first_sets(falling: &[u32], minimum: Minimum, limit: usize) -> Vec<Vec<usize>> {
    let mut left = vec![0; falling.len() + 1];
    for at in (0..falling.len()).rev() {
        left[at] = left[at + 1] + u64::from(falling[at]);
    }
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), 0, 0)];
    while let Some((set, credits, at)) = open.pop() {
        if minimum.is_reached(set.len(), credits) {
            found.push(set);
            if found.len() == limit {
                break;
            }
        } else if at < falling.len() && minimum.is_reached(set.len() + falling.len() - at, credits + left[at])
        {
            let mut taken = set.clone();
            taken.push(at);
            open.push((set, credits, at + 1));
            open.push((taken, credits + u64::from(falling[at]), at + 1));
        }
    }
    found
}

/// Which numbers of units and credits sets can have.
struct Table {
    /// Whether there is a set of `k` of the first `i` units with `s` credits.
    reached: Vec<bool>,
    units: usize,
    credits: usize,
    count: u128,
}

impl Table {
    fn new(falling: &[u32], total: u64, minimum: Minimum) -> Option<Self> {
        let (units, credits) = (falling.len(), usize::try_from(total).ok()?);
        let layer = (units + 1).checked_mul(credits.checked_add(1)?)?;
        let size = layer.checked_mul(units + 1).filter(|&size| size <= LARGEST_TABLE)?;
        let mut table = Table { reached: vec![false; size], units, credits, count: 0 };
        // How many sets of the units so far have so many units and credits.
        let mut sets = vec![0u128; layer];
        sets[0] = 1;
        table.reached[0] = true;
        for (at, &unit) in falling.iter().enumerate() {
            let unit = unit as usize;
            for k in (0..=at).rev() {
                for s in (0..=credits.saturating_sub(unit)).rev() {
                    let before = sets[k * (credits + 1) + s];
                    if before == 0 {
                        continue;
                    }
                    let after = &mut sets[(k + 1) * (credits + 1) + s + unit];
                    *after = after.saturating_add(before);
                    let reaches = minimum.is_reached(k + 1, (s + unit) as u64);
                    if reaches && !minimum.is_reached(k, s as u64) {
                        table.count = table.count.saturating_add(before);
                    }
                }
            }
            let start = (at + 1) * layer;
            table.reached[start..start + layer].iter_mut().zip(&sets).for_each(|(to, &n)| *to = n > 0);
        }
        Some(table)
    }

    fn has(&self, first: usize, k: usize, s: usize) -> bool {
        self.reached[(first * (self.units + 1) + k) * (self.credits + 1) + s]
    }

    /// A set with the fewest units and one with the fewest credits.
    fn examples(&self, falling: &[u32], minimum: Minimum) -> Vec<Vec<usize>> {
        let possible = (minimum.units..=self.units).flat_map(|k| {
            let enough = minimum.credits as usize..=self.credits;
            enough.filter(move |&s| self.has(self.units, k, s)).map(move |s| (k, s))
        });
        let fewest = possible.clone().min();
        let lightest = possible.min_by_key(|&(k, s)| (s, k));
        let mut ends: Vec<(usize, usize)> = fewest.into_iter().chain(lightest).collect();
        ends.dedup();
        ends.into_iter().map(|(k, s)| self.set(falling, k, s)).collect()
    }

    /// A set of so many units and credits, of the largest units that allow it.
    fn set(&self, falling: &[u32], mut k: usize, mut s: usize) -> Vec<usize> {
        let mut set = Vec::with_capacity(k);
        for at in (0..falling.len()).rev() {
            if !self.has(at, k, s) {
                set.push(at);
                k -= 1;
                s -= falling[at] as usize;
            }
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minimum(credits: u32, units: usize) -> Minimum {
        Minimum { credits, units }
    }

    fn sum(credits: &[u32], set: &[usize]) -> u32 {
        set.iter().map(|&at| credits[at]).sum()
    }

    /// All ways, by trying every set.
    fn tried(credits: &[u32], minimum: Minimum) -> Vec<Vec<usize>> {
        let reaches = |set: &[usize]| minimum.is_reached(set.len(), u64::from(sum(credits, set)));
        let without = |set: &[usize], gone: usize| -> Vec<usize> {
            set.iter().copied().filter(|&at| at != gone).collect()
        };
        let set = |bits: u32| -> Vec<usize> { (0..credits.len()).filter(|at| bits >> at & 1 == 1).collect() };
        let sets = (0..1u32 << credits.len()).map(set);
        sets.filter(|set| reaches(set) && !set.iter().any(|&at| reaches(&without(set, at)))).collect()
    }

    #[test]
    fn any_one_of_three_large_units_is_enough() {
        let found = ways(&[18, 20, 22], minimum(18, 0)).unwrap();
        assert_eq!(found.count, Some(3));
        assert_eq!(found.sets, [[0], [1], [2]]);
    }

    #[test]
    fn a_minimum_that_nothing_reaches_has_no_way() {
        assert_eq!(ways(&[5, 6], minimum(12, 0)), None);
        assert_eq!(ways(&[5, 6], minimum(0, 3)), None);
        assert_eq!(ways(&[], minimum(0, 0)), Some(Ways { count: Some(1), sets: vec![vec![]] }));
    }

    #[test]
    fn forty_units_are_counted_and_not_listed() {
        let credits: Vec<u32> = (0..40).map(|at| if at % 2 == 0 { 9 } else { 4 }).collect();
        let found = ways(&credits, minimum(20, 0)).unwrap();
        // Three nines; two nines and a four; a nine and three fours; five fours.
        assert_eq!(found.count, Some(1_140 + 190 * 20 + 20 * 1_140 + 15_504));
        assert_eq!(found.sets.len(), 2);
        assert_eq!((found.sets[0].len(), sum(&credits, &found.sets[0])), (3, 22), "the fewest units");
        assert_eq!((found.sets[1].len(), sum(&credits, &found.sets[1])), (5, 20), "the fewest credits");
        let same = ways(&[1; 40], minimum(20, 0)).unwrap();
        assert_eq!(same.count, Some(137_846_528_820), "40 choose 20");
    }

    #[test]
    fn absurd_credits_still_give_an_example() {
        let found = ways(&[u32::MAX; 300], minimum(u32::MAX, 7)).unwrap();
        assert_eq!((found.count, found.sets.len()), (None, 1));
        assert_eq!(found.sets[0].len(), 7);
    }

    #[test]
    fn the_least_worth_is_that_of_the_shortest_way() {
        let units = [(18, 160), (32, 310), (23, 220)];
        assert_eq!(least(&units, minimum(18, 0)), Some(160));
        assert_eq!(least(&units, minimum(19, 0)), Some(220));
        assert_eq!(least(&units, minimum(18, 2)), Some(380));
        assert_eq!(least(&units, minimum(74, 0)), None);
        assert_eq!(least(&[(u32::MAX, 1)], minimum(u32::MAX, 1)), None, "too long a table");
    }

    proptest! {
        #[test]
        fn the_least_worth_is_what_trying_everything_finds(
            units in proptest::collection::vec((0u32..8, 0u32..50), 0..9),
            needed in 0u32..30,
            count in 0usize..6,
        ) {
            let worth = |bits: u32| -> Option<u64> {
                let taken = || units.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, unit)| unit);
                let credits: u64 = taken().map(|unit| u64::from(unit.0)).sum();
                let reaches = minimum(needed, count).is_reached(taken().count(), credits);
                reaches.then(|| taken().map(|unit| u64::from(unit.1)).sum())
            };
            let tried = (0..1u32 << units.len()).filter_map(worth).min();
            prop_assert_eq!(least(&units, minimum(needed, count)), tried);
        }

        #[test]
        fn what_is_computed_is_what_trying_everything_finds(
            credits in proptest::collection::vec(0u32..8, 0..10),
            least in 0u32..30,
            units in 0usize..6,
        ) {
            let minimum = minimum(least, units);
            let mut all = tried(&credits, minimum);
            let Some(found) = ways(&credits, minimum) else {
                prop_assert!(all.is_empty());
                return Ok(());
            };
            prop_assert_eq!(found.count, Some(all.len() as u128));
            if all.len() <= FEW {
                let mut sets = found.sets;
                sets.sort();
                all.sort();
                prop_assert_eq!(sets, all);
            } else {
                let reaches = |set: &Vec<usize>| minimum.is_reached(set.len(), u64::from(sum(&credits, set)));
                prop_assert!(found.sets.iter().all(reaches));
                prop_assert_eq!(found.sets[0].len(), all.iter().map(Vec::len).min().unwrap());
                let lightest = found.sets.last().unwrap();
                prop_assert_eq!(sum(&credits, lightest), all.iter().map(|set| sum(&credits, set)).min().unwrap());
            }
        }
    }
}
