//! Which criteria ask for what.

use crate::model::{Criterion, Id, Site, Verb};

/// The criteria of each command verb, in natural order: one list, and where the part of each verb ends.
#[derive(Debug, Default)]
pub struct VerbUses {
    criteria: Vec<Id<Criterion>>,
    ends: Vec<u32>,
}

impl VerbUses {
    pub(super) fn new(site: &Site) -> Self {
        let mut lists: Vec<Vec<Id<Criterion>>> = vec![Vec::new(); site.verbs.len()];
        for (id, criterion) in site.criteria.iter() {
            if let Some(verb) = criterion.verb {
                lists[verb.row()].push(id);
            }
        }
        let mut made = VerbUses::default();
        for list in lists {
            made.criteria.extend(list);
            made.ends.push(made.criteria.len() as u32);
        }
        made
    }

    /// The criteria that begin with a verb.
    pub fn of(&self, verb: Id<Verb>) -> &[Id<Criterion>] {
        let end = |row: usize| self.ends.get(row).map_or(0, |&end| end as usize);
        let start = verb.row().checked_sub(1).map_or(0, end);
        self.criteria.get(start..end(verb.row())).unwrap_or_default()
    }

    /// Whether there is anything to say of a verb: the site describes it itself, or a criterion begins with it.
    pub fn has_page(&self, site: &Site, verb: Id<Verb>) -> bool {
        !site.verbs[verb].built_in || !self.of(verb).is_empty()
    }
}
