//! Evidence once, claim many: criteria of a qualification's units that ask for the same.

use super::{LinkView, PageView, Text};
use crate::model::{Criterion, Id, Qualification, Target};
use crate::plan::here::{Front, Here};
use crate::plan::overlaps::OverlapsPart;
use crate::relate::Cluster;
use serde::Serialize;

/// So many criteria of one wording stand in a row.
const MOST: usize = 12;

/// One part of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OverlapsView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// The qualification.
    pub qualification: LinkView<'a>,
    /// From how many percent on wordings are listed.
    pub threshold: u8,
    /// How many rows all parts have together.
    pub count: usize,
    /// The number of the first row of this part among all rows.
    pub first: usize,
    /// The rows of this part, the most alike first.
    pub rows: Vec<ClusterView<'a>>,
    /// All parts, if there are several; that of this page has no address.
    pub parts: Vec<PartView>,
}

/// Criteria that ask for the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ClusterView<'a> {
    /// How alike the wordings are, in percent; 100 means that there is one wording only.
    pub score: u8,
    /// One wording or two.
    pub wordings: Vec<WordingView<'a>>,
}

/// A wording, and the criteria that have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct WordingView<'a> {
    /// The wording in one line.
    pub text: String,
    /// Its criteria in the qualification's units.
    pub criteria: Vec<PlacedCriterion<'a>>,
    /// How many more there are in these units.
    pub more: usize,
}

/// A criterion and its unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PlacedCriterion<'a> {
    /// The unit's number.
    pub unit: Text<'a>,
    /// `AC3.5`.
    pub label: String,
    /// Its card.
    pub href: String,
}

/// A part of a list that is too long for one page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PartView {
    /// Its number, from 1.
    pub number: usize,
    /// Its page; nothing if it is this one.
    pub href: Option<String>,
}

impl<'p> OverlapsView<'p> {
    pub(crate) fn new(here: &Here<'p>, part: &'p OverlapsPart) -> Self {
        let id = part.qualification;
        let qualification = &here.site.qualifications[id];
        let clusters = here.plan.relations.overlaps.clusters(id);
        let rows = clusters.get(part.rows.clone()).unwrap_or_default();
        let parts = here.plan.overlaps_of(id);
        let number = |number: usize| PartView {
            number: number + 1,
            href: (parts[number].path != part.path).then(|| here.to(&parts[number].path)),
        };
        OverlapsView {
            page: page(here, id, part),
            qualification: LinkView::new(
                here.href(&Target::Qualification(id, None)),
                qualification.menu_title(),
            ),
            threshold: here.site.settings.overlaps.unwrap_or_default(),
            count: clusters.len(),
            first: part.rows.start + 1,
            rows: rows.iter().map(|cluster| row(here, cluster)).collect(),
            parts: if parts.len() > 1 { (0..parts.len()).map(number).collect() } else { Vec::new() },
        }
    }
}

fn page<'p>(here: &Here<'p>, id: Id<Qualification>, part: &OverlapsPart) -> PageView<'p> {
    let qualification = &here.site.qualifications[id];
    let title = here.strings.text("overlaps");
    let mut trail = here.trail_to_qualification(id);
    trail.push((title.into(), here.path()));
    let mut front = Front::new("overlaps", title, trail);
    let number = part.number.to_string();
    let name = qualification.menu_title();
    front.within = Some(match part.number {
        1 => name.into(),
        _ => here.strings.say("part-of", &[("number", &number), ("whole", name)]).into(),
    });
    front.description =
        Some(here.strings.say("overlaps-description", &[("qualification", &qualification.title)]).into());
    here.page(front)
}

fn row<'p>(here: &Here<'p>, cluster: &Cluster) -> ClusterView<'p> {
    let both = [&cluster.one, &cluster.other].into_iter().filter(|criteria| !criteria.is_empty());
    ClusterView { score: cluster.score, wordings: both.map(|list| wording(here, list)).collect() }
}

fn wording<'p>(here: &Here<'p>, criteria: &[Id<Criterion>]) -> WordingView<'p> {
    let unit = |id: Id<Criterion>| here.site.outcomes[here.site.criteria[id].outcome].unit;
    let placed = |&id: &Id<Criterion>| PlacedCriterion {
        unit: (&*here.site.units[unit(id)].number).into(),
        label: here.criterion_label(&here.site.criteria[id].number),
        href: here.href(&Target::Criterion(id)),
    };
    WordingView {
        text: criteria.first().map(|&id| here.criterion_wording(id)).unwrap_or_default(),
        criteria: criteria.iter().take(MOST).map(placed).collect(),
        more: criteria.len().saturating_sub(MOST),
    }
}
