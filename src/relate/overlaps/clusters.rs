//! What the units of one qualification have among themselves.

use super::{Overlaps, unit_of};
use crate::model::{Criterion, Id, Site, Unit};
use rayon::prelude::*;
use std::cmp::Reverse;

/// Criteria of one qualification, in different units, that ask for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// How alike the wordings are, in percent; 100 means that there is one wording only.
    pub score: u8,
    /// Criteria of one wording, in natural order.
    pub one: Box<[Id<Criterion>]>,
    /// Criteria of the other wording; empty if there is only one.
    pub other: Box<[Id<Criterion>]>,
}

/// The clusters of each qualification, the most alike first.
pub(super) fn of_all(overlaps: &Overlaps, site: &Site) -> Vec<Vec<Cluster>> {
    let mut units: Vec<Vec<Id<Unit>>> = vec![Vec::new(); site.qualifications.len()];
    for (unit, qualifications) in site.unit_qualifications.iter() {
        qualifications.iter().for_each(|id| units[id.row()].push(unit));
    }
    units.par_iter().map(|units| Own::new(overlaps, site, units).clusters(overlaps)).collect()
}

/// The criteria of a qualification by their groups.
struct Own<'s> {
    site: &'s Site,
    criteria: Vec<(u32, Id<Criterion>)>,
}

impl<'s> Own<'s> {
    fn new(overlaps: &Overlaps, site: &'s Site, units: &[Id<Unit>]) -> Self {
        let outcomes = units.iter().flat_map(|&unit| &site.units[unit].outcomes);
        let criteria = outcomes.flat_map(|&outcome| &site.outcomes[outcome].criteria);
        let mut criteria: Vec<_> = criteria.map(|&id| (overlaps.groups[id.row()], id)).collect();
        criteria.sort_unstable();
        Own { site, criteria }
    }

    fn of(&self, group: u32) -> &[(u32, Id<Criterion>)] {
        let start = self.criteria.partition_point(|(other, _)| *other < group);
        let rest = &self.criteria[start..];
        &rest[..rest.partition_point(|(other, _)| *other == group)]
    }

    fn clusters(&self, overlaps: &Overlaps) -> Vec<Cluster> {
        let mut found = Vec::new();
        for own in self.criteria.chunk_by(|a, b| a.0 == b.0) {
            let group = own[0].0;
            if self.spans_units(own, own) {
                found.push((Reverse(100), group, None));
            }
            for near in overlaps.near(group) {
                // Each pair stands with the group that comes first, unless that one does not know of it.
                let told = || overlaps.near(near.group).iter().any(|it| it.group == group);
                let other = self.of(near.group);
                if !other.is_empty() && (near.group > group || !told()) && self.spans_units(own, other) {
                    found.push((Reverse((near.score / 10) as u8), group, Some(near.group)));
                }
            }
        }
        found.sort_unstable();
        let ids = |group: u32| self.of(group).iter().map(|(_, id)| *id).collect();
        let cluster = |(Reverse(score), one, other): (_, u32, Option<u32>)| Cluster {
            score,
            one: ids(one),
            other: other.map_or_else(Box::default, ids),
        };
        found.into_iter().map(cluster).collect()
    }

    /// Whether two lists, in natural order, hold criteria of more than one unit.
    fn spans_units(&self, one: &[(u32, Id<Criterion>)], other: &[(u32, Id<Criterion>)]) -> bool {
        let ends = [one.first(), one.last(), other.first(), other.last()];
        let mut units = ends.into_iter().flatten().map(|(_, id)| unit_of(self.site, *id));
        let first = units.next();
        units.any(|unit| Some(unit) != first)
    }
}
