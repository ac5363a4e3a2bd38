//! What assessors look for in all units of a qualification, criterion by criterion.

use super::list::{Ids, ListView, places, quoted};
use super::{Html, LinkView};
use crate::model::{Id, Qualification, Target};
use crate::plan::here::Here;
use crate::plan::lists::List;
use crate::plan::lists::entries::{Entry, What};
use serde::Serialize;

/// A page of the list of marking points.
pub type MarkingPointsView<'a> = ListView<'a, CriterionPoints<'a>>;

/// A criterion and what earns credit for it; first in an outcome, with neither title nor address, what is for no single one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CriterionPoints<'a> {
    /// Its id on the page, unless it began on an earlier part: `l3-cm-02-ac-3-5`.
    pub id: Option<String>,
    /// "AC3.5 Summarise the types of …".
    pub title: Option<String>,
    /// Its card.
    pub href: Option<String>,
    /// What earns credit.
    pub points: Vec<ListedPoint<'a>>,
}

/// Something that earns credit, on the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListedPoint<'a> {
    /// What it is. HTML.
    pub html: Html<'a>,
    /// How many are needed: 5 in "at least five".
    pub threshold: Option<u32>,
    /// Where it stands if that is elsewhere, and the other criteria it serves; each with its unit's number as label.
    pub places: Vec<LinkView<'a>>,
}

impl<'p> MarkingPointsView<'p> {
    pub(crate) fn of(here: &Here<'p>, id: Id<Qualification>, part: u16) -> Self {
        ListView::new(here, List::MarkingPoints, id, part, |here, ids, entries| {
            let mut done = 0;
            let criterion = |points: &[Entry<'p>]| {
                let first = done;
                done += points.len();
                criterion(here, ids, entries, first, points)
            };
            entries.chunk_by(|one, next| one.home == next.home).map(criterion).collect()
        })
    }
}

fn criterion<'p>(
    here: &Here<'p>,
    ids: &Ids<'_>,
    entries: &[Entry<'p>],
    first: usize,
    points: &[Entry<'p>],
) -> CriterionPoints<'p> {
    let home = entries[first].home;
    CriterionPoints {
        id: ids.entry(here, entries, first),
        title: home.map(|id| here.criterion_title(id)),
        href: home.map(|id| here.href(&Target::Criterion(id))),
        points: points.iter().filter_map(|entry| point(here, entry)).collect(),
    }
}

fn point<'p>(here: &Here<'p>, entry: &Entry<'p>) -> Option<ListedPoint<'p>> {
    let What::MarkingPoint(point) = entry.what else { return None };
    Some(ListedPoint {
        html: quoted(here, entry, &point.body, 5),
        threshold: point.threshold,
        places: places(here, entry, entry.home),
    })
}
