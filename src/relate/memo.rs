//! What was found out about a site that is built again and again.

use super::gather::{Naming, of_unit};
use super::overlaps::Overlaps;
use crate::model::{Criterion, Id, Outcome, Qualification, Resolved, Site, Topic, Unit};
use rayon::prelude::*;
use std::sync::Arc;

/// Remembers what came of the blocks of tables. What is made anew when its file changes is a new block, and a block that is
/// remembered is not given away, so that two are the same if they lie at the same place.
#[derive(Default)]
pub struct Memo {
    units: Vec<KeptUnit>,
    overlaps: Option<KeptOverlaps>,
}

/// What a unit names, and what that was made of.
struct KeptUnit {
    made_of: UnitBlocks,
    namings: Arc<[Naming]>,
}

/// The blocks of a unit: its own rows, and its topics.
struct UnitBlocks {
    unit: Option<Arc<[Unit]>>,
    outcomes: Option<Arc<[Outcome]>>,
    criteria: Option<Arc<[Criterion]>>,
    topics: Vec<Option<Arc<[Topic<Resolved>]>>>,
}

impl UnitBlocks {
    fn new(site: &Site, id: Id<Unit>) -> Self {
        let unit = &site.units[id];
        let first = unit.outcomes.first().map(|&outcome| &site.outcomes[outcome]);
        let criterion = unit.outcomes.iter().find_map(|&outcome| site.outcomes[outcome].criteria.first());
        let topic = |topic: Option<Id<Topic<Resolved>>>| topic.map(|topic| site.topics.block(topic).clone());
        let outcomes = unit.outcomes.iter().map(|&outcome| topic(site.outcome_topics[outcome]));
        UnitBlocks {
            unit: Some(site.units.block(id).clone()),
            outcomes: first.and(unit.outcomes.first()).map(|&outcome| site.outcomes.block(outcome).clone()),
            criteria: criterion.map(|&criterion| site.criteria.block(criterion).clone()),
            topics: std::iter::once(topic(site.unit_topics[id])).chain(outcomes).collect(),
        }
    }

    fn is(&self, other: &Self) -> bool {
        same(&self.unit, &other.unit)
            && same(&self.outcomes, &other.outcomes)
            && same(&self.criteria, &other.criteria)
            && self.topics.len() == other.topics.len()
            && self.topics.iter().zip(&other.topics).all(|(one, other)| same(one, other))
    }
}

fn same<T>(one: &Option<Arc<[T]>>, other: &Option<Arc<[T]>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Which criteria overlap, and what that was made of.
struct KeptOverlaps {
    criteria: Vec<Arc<[Criterion]>>,
    outcomes: Vec<Arc<[Outcome]>>,
    verbs: Vec<String>,
    qualifications: Vec<Vec<Id<Qualification>>>,
    threshold: Option<u8>,
    found: Arc<Overlaps>,
}

impl KeptOverlaps {
    fn holds_for(&self, site: &Site) -> bool {
        self.threshold == site.settings.overlaps
            && site.criteria.has_blocks(&self.criteria)
            && site.outcomes.has_blocks(&self.outcomes)
            && self.verbs.iter().eq(site.verbs.rows().map(|verb| &verb.name))
            && self.qualifications.iter().eq(site.unit_qualifications.iter().map(|(_, list)| list))
    }
}

impl Memo {
    /// What each unit names.
    pub(super) fn namings(&mut self, site: &Site) -> Vec<Arc<[Naming]>> {
        let units: Vec<_> = site.units.ids().collect();
        let kept = std::mem::take(&mut self.units);
        self.units = units
            .par_iter()
            .map(|&unit| {
                let made_of = UnitBlocks::new(site, unit);
                let known = kept.get(unit.row()).filter(|known| known.made_of.is(&made_of));
                let namings = known.map(|known| known.namings.clone());
                KeptUnit { made_of, namings: namings.unwrap_or_else(|| of_unit(site, unit).into()) }
            })
            .collect();
        self.units.iter().map(|unit| unit.namings.clone()).collect()
    }

    /// Which criteria overlap.
    pub(super) fn overlaps(&mut self, site: &Site) -> Arc<Overlaps> {
        if let Some(kept) = self.overlaps.as_ref().filter(|kept| kept.holds_for(site)) {
            return kept.found.clone();
        }
        let found = Arc::new(Overlaps::new(site));
        self.overlaps = Some(KeptOverlaps {
            criteria: site.criteria.blocks().to_vec(),
            outcomes: site.outcomes.blocks().to_vec(),
            verbs: site.verbs.rows().map(|verb| verb.name.clone()).collect(),
            qualifications: site.unit_qualifications.iter().map(|(_, list)| list.clone()).collect(),
            threshold: site.settings.overlaps,
            found: found.clone(),
        });
        found
    }
}
