//! The outcomes of a unit, in reach from each of its pages.

use super::{LinkView, Text};
use crate::model::{Criterion, Id, Outcome, Target, Unit};
use crate::plan::here::Here;
use crate::plan::html;
use serde::Serialize;

/// A unit and its outcomes as a menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineView<'a> {
    /// The unit's number.
    pub number: Text<'a>,
    /// The unit's title.
    pub title: Text<'a>,
    /// The unit's page.
    pub href: String,
    /// Whether this is the unit's page.
    pub current: bool,
    /// Position of the current outcome, from 1; 0 on the unit's page.
    pub position: usize,
    /// Its outcomes.
    pub outcomes: Vec<OutlineOutcome<'a>>,
    /// Sections of this page below the criteria.
    pub sections: Vec<LinkView<'a>>,
}

/// An outcome in the menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineOutcome<'a> {
    /// `LO3`.
    pub label: String,
    /// Its title.
    pub title: Text<'a>,
    /// Its page.
    pub href: String,
    /// Whether this is its page.
    pub current: bool,
    /// Its criteria, on its own page only.
    pub criteria: Vec<OutlineCriterion<'a>>,
}

/// A criterion in the menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineCriterion<'a> {
    /// `AC3.5`.
    pub label: String,
    /// `3.5`.
    pub number: Text<'a>,
    /// Its command verb, or nothing if the site knows none.
    pub verb: Option<Text<'a>>,
    /// The beginning of its wording.
    pub text: Text<'a>,
    /// Its card.
    pub href: String,
}

impl<'p> OutlineView<'p> {
    /// The menu of `unit`, on its own page or on that of the outcome `current`.
    pub(crate) fn new(
        here: &Here<'p>,
        unit: Id<Unit>,
        current: Option<Id<Outcome>>,
        sections: Vec<LinkView<'p>>,
    ) -> Self {
        let row = &here.site.units[unit];
        let outcome = |&id: &Id<Outcome>| {
            let outcome = &here.site.outcomes[id];
            OutlineOutcome {
                label: here.outcome_label(&outcome.number),
                title: (&*outcome.title).into(),
                href: here.href(&Target::Outcome(id, None)),
                current: current == Some(id),
                criteria: if current == Some(id) { criteria(here, outcome) } else { Vec::new() },
            }
        };
        OutlineView {
            number: (&*row.number).into(),
            title: (&*row.title).into(),
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

fn criteria<'p>(here: &Here<'p>, outcome: &'p Outcome) -> Vec<OutlineCriterion<'p>> {
    let criterion = |&id: &Id<Criterion>| {
        let criterion = &here.site.criteria[id];
        OutlineCriterion {
            label: here.criterion_label(&criterion.number),
            number: criterion.number.as_str().into(),
            verb: criterion.verb.map(|verb| (&*here.site.verbs[verb].name).into()),
            text: html::shorten(here.criterion_wording(id).into(), 54),
            href: here.href(&Target::Criterion(id)),
        }
    };
    outcome.criteria.iter().map(criterion).collect()
}
