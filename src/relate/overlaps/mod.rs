//! Criteria of different units that ask for the same: what is evidence for one may serve all.
//!
//! Criteria of one wording are one group first, however many they are; then groups are compared with one another by the
//! words of their wordings.

mod clusters;
mod join;
mod weigh;
mod wording;

use crate::model::{Criterion, Id, Qualification, Site, Unit};
pub use clusters::Cluster;
use rayon::prelude::*;
use std::cmp::Reverse;
use weigh::Weighed;
use wording::Wording;

/// A wording is told at most so many others that are like it, of its own qualifications and as many of others.
const MOST: usize = 8;
/// At most so many criteria of one wording are looked at to see whose they are.
const LOOKED_AT: usize = 16;

/// Groups of criteria with one wording, and which groups are alike.
#[derive(Debug, Default)]
pub struct Overlaps {
    /// The group of each criterion.
    groups: Vec<u32>,
    /// The criteria of each group in natural order, one group behind the other.
    members: Vec<Id<Criterion>>,
    member_ends: Vec<u32>,
    /// The groups that are like each, the best first.
    near: Vec<Near>,
    near_ends: Vec<u32>,
    /// What the units of each qualification have among themselves.
    clusters: Vec<Vec<Cluster>>,
}

/// A group that is like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Near {
    group: u32,
    /// In thousandths.
    score: u16,
}

/// A criterion of another unit that asks for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Which.
    pub criterion: Id<Criterion>,
    /// How alike the wordings are, in percent; 100 means that they are the same.
    pub score: u8,
}

impl Overlaps {
    /// Finds them, unless the site's settings say not to.
    pub fn new(site: &Site) -> Self {
        let Some(threshold) = site.settings.overlaps else { return Overlaps::default() };
        let rows: Vec<&Criterion> = site.criteria.rows().collect();
        let wordings: Vec<Wording> = rows
            .par_iter()
            .enumerate()
            .map(|(row, criterion)| Wording::new(site, criterion).or_own(row))
            .collect();
        let (mut made, distinct) = Overlaps::grouped(wordings);
        let weighed = Weighed::new(&distinct);
        drop(distinct);
        let pairs = join::pairs(&weighed, threshold);
        made.note(site, &pairs);
        made.clusters = clusters::of_all(&made, site);
        made
    }

    /// Criteria of one wording together, groups in the order of their first criteria; and the wording of each.
    fn grouped(mut wordings: Vec<Wording>) -> (Self, Vec<Wording>) {
        let mut order: Vec<(u128, u32)> = wordings.iter().zip(0..).map(|(it, row)| (it.print, row)).collect();
        order.par_sort_unstable();
        let mut same: Vec<&[(u128, u32)]> = order.chunk_by(|a, b| a.0 == b.0).collect();
        same.par_sort_unstable_by_key(|group| group[0].1);
        let mut made = Overlaps { groups: vec![0; wordings.len()], ..Overlaps::default() };
        let mut distinct = Vec::with_capacity(same.len());
        for (group, rows) in (0u32..).zip(&same) {
            for &(_, row) in *rows {
                made.groups[row as usize] = group;
                made.members.push(Id::new(row as usize));
            }
            made.member_ends.push(made.members.len() as u32);
            distinct.push(std::mem::take(&mut wordings[rows[0].1 as usize]));
        }
        (made, distinct)
    }

    /// Notes for each group those that are like it, as many as are told.
    fn note(&mut self, site: &Site, pairs: &[join::Pair]) {
        let useful = |&&(one, other, _): &&join::Pair| self.spans_units(site, one, other);
        let both = pairs.iter().filter(useful).flat_map(|&(one, other, score)| {
            [(one, Near { group: other, score }), (other, Near { group: one, score })]
        });
        let mut all: Vec<(u32, bool, Near)> = both
            .map(|(group, near)| (group, !self.share_qualification(site, group, near.group), near))
            .collect();
        all.par_sort_unstable_by_key(|&(group, far, near)| (group, far, Reverse(near.score), near.group));
        let mut all = all.chunk_by(|a, b| a.0 == b.0).peekable();
        for group in (0u32..).take(self.member_ends.len()) {
            if let Some(list) = all.next_if(|list| list[0].0 == group) {
                for part in list.chunk_by(|a, b| a.1 == b.1) {
                    self.near.extend(part.iter().take(MOST).map(|(_, _, near)| near));
                }
            }
            self.near_ends.push(self.near.len() as u32);
        }
    }

    /// Whether two groups have criteria of more than one unit.
    fn spans_units(&self, site: &Site, one: u32, other: u32) -> bool {
        let unit = |id: &Id<Criterion>| unit_of(site, *id);
        let ends = |group: &'_ [Id<Criterion>]| (group.first().map(unit), group.last().map(unit));
        let ((first, last), (other_first, other_last)) = (ends(self.members(one)), ends(self.members(other)));
        first != last || first != other_first || first != other_last
    }

    fn share_qualification(&self, site: &Site, one: u32, other: u32) -> bool {
        let of = |id: &Id<Criterion>| site.unit_qualifications[unit_of(site, *id)].iter();
        let others = || self.members(other).iter().take(LOOKED_AT).flat_map(of);
        self.members(one).iter().take(LOOKED_AT).flat_map(of).any(|one| others().any(|other| one == other))
    }

    fn members(&self, group: u32) -> &[Id<Criterion>] {
        part(&self.members, &self.member_ends, group)
    }

    fn near(&self, group: u32) -> &[Near] {
        part(&self.near, &self.near_ends, group)
    }

    /// Up to `most` criteria of other units that ask for the same as this one, the most alike first, those of its own
    /// qualifications before others; and how many more there are.
    pub fn of(&self, site: &Site, criterion: Id<Criterion>, most: usize) -> (Vec<Overlap>, usize) {
        let Some(&group) = self.groups.get(criterion.row()) else { return (Vec::new(), 0) };
        let unit = unit_of(site, criterion);
        let own = &site.unit_qualifications[unit];
        let is_far = |id| !site.unit_qualifications[unit_of(site, id)].iter().any(|it| own.contains(it));
        let (mut found, mut all) = (Vec::new(), 0);
        let near = self.near(group).iter().map(|near| (near.group, (near.score / 10) as u8));
        for (group, score) in std::iter::once((group, 100)).chain(near) {
            let (before, after) = around(site, self.members(group), unit);
            all += before.len() + after.len();
            // Of many with one wording the nearest in the order of the site.
            let nearest = after.iter().take(LOOKED_AT).chain(before.iter().rev().take(LOOKED_AT));
            found.extend(nearest.map(|&id| (is_far(id), Reverse(score), id)));
        }
        found.sort_unstable();
        found.truncate(most);
        let more = all - found.len();
        let found = found.into_iter();
        (found.map(|(_, Reverse(score), criterion)| Overlap { criterion, score }).collect(), more)
    }

    /// The clusters that the units of a qualification have among themselves, the most alike first.
    pub fn clusters(&self, id: Id<Qualification>) -> &[Cluster] {
        self.clusters.get(id.row()).map_or(&[], Vec::as_slice)
    }
}

fn part<'l, T>(list: &'l [T], ends: &[u32], at: u32) -> &'l [T] {
    let end = |at: usize| ends.get(at).map_or(0, |&end| end as usize);
    let start = (at as usize).checked_sub(1).map_or(0, end);
    list.get(start..end(at as usize)).unwrap_or_default()
}

fn unit_of(site: &Site, criterion: Id<Criterion>) -> Id<Unit> {
    site.outcomes[site.criteria[criterion].outcome].unit
}

/// The criteria before and after those of a unit; `list` is in natural order, in which the criteria of a unit lie together.
fn around<'l>(
    site: &Site,
    list: &'l [Id<Criterion>],
    unit: Id<Unit>,
) -> (&'l [Id<Criterion>], &'l [Id<Criterion>]) {
    let before = list.partition_point(|&id| unit_of(site, id) < unit);
    let after = list.partition_point(|&id| unit_of(site, id) <= unit);
    (&list[..before], &list[after..])
}
