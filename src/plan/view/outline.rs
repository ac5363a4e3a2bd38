//! The outcomes of a unit, in reach from each of its pages.

use super::LinkView;
use crate::model::{Id, Outcome, Target, Unit};
use crate::plan::here::Here;
use crate::plan::html;
use serde::Serialize;

/// A unit and its outcomes as a menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineView {
    /// The unit's number.
    pub number: String,
    /// The unit's title.
    pub title: String,
    /// The unit's page.
    pub href: String,
    /// Whether this is the unit's page.
    pub current: bool,
    /// Position of the current outcome, from 1; 0 on the unit's page.
    pub position: usize,
    /// Its outcomes.
    pub outcomes: Vec<OutlineOutcome>,
    /// Sections of this page below the criteria.
    pub sections: Vec<LinkView>,
}

/// An outcome in the menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineOutcome {
    /// `LO3`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether this is its page.
    pub current: bool,
    /// Its criteria, on its own page only.
    pub criteria: Vec<OutlineCriterion>,
}

/// A criterion in the menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineCriterion {
    /// `AC3.5`.
    pub label: String,
    /// `3.5`.
    pub number: String,
    /// Its command verb, or nothing if the site knows none.
    pub verb: Option<String>,
    /// The beginning of its wording.
    pub text: String,
    /// Its card.
    pub href: String,
}

impl OutlineView {
    /// The menu of `unit`, on its own page or on that of the outcome `current`.
    pub(crate) fn new(
        here: &Here<'_>,
        unit: Id<Unit>,
        current: Option<Id<Outcome>>,
        sections: Vec<LinkView>,
    ) -> Self {
        let row = &here.site.units[unit];
        let outcome = |&id: &Id<Outcome>| {
            let outcome = &here.site.outcomes[id];
            OutlineOutcome {
                label: here.outcome_label(&outcome.number),
                title: outcome.title.clone(),
                href: here.href(&Target::Outcome(id, None)),
                current: current == Some(id),
                criteria: if current == Some(id) { criteria(here, outcome) } else { Vec::new() },
            }
        };
        OutlineView {
            number: row.number.clone(),
            title: row.title.clone(),
            href: here.href(&Target::Unit(unit, None)),
            current: current.is_none(),
            position: row
                .outcomes
                .iter()
                .position(|&id| Some(id) == current)
                .map_or(0, |position| position + 1),
            outcomes: row.outcomes.iter().map(outcome).collect(),
            sections,
        }
    }
}

fn criteria(here: &Here<'_>, outcome: &Outcome) -> Vec<OutlineCriterion> {
    let criterion = |&id: &Id<_>| {
        let criterion: &crate::model::Criterion = &here.site.criteria[id];
        OutlineCriterion {
            label: here.criterion_label(&criterion.number),
            number: criterion.number.to_string(),
            verb: criterion.verb.map(|verb| here.site.verbs[verb].name.clone()),
            text: html::shorten(&criterion.stem, 54),
            href: here.href(&Target::Criterion(id)),
        }
    };
    outcome.criteria.iter().map(criterion).collect()
}
