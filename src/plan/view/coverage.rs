//! What serves each criterion of a qualification, counted: for those who write.

use super::list::{Ids, page};
use super::{LinkView, ListHead, PageView, Text};
use crate::model::{Criterion, Id, Qualification, Target, Unit};
use crate::plan::here::Here;
use crate::plan::lists::coverage::{COLUMNS, Counts, Coverage};
use crate::plan::lists::entries::WORDING;
use crate::plan::lists::{List, MOST_IN_OVERVIEW};
use crate::plan::{html, url};
use serde::Serialize;
use std::ops::Range;

/// A page of the table of what serves each criterion.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CoverageView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Which list it is, and which part of it.
    pub list: ListHead<'a>,
    /// What is counted; all `counts` are in this order.
    pub columns: Vec<Text<'a>>,
    /// The whole qualification, on the first part.
    pub overview: Option<OverviewView<'a>>,
    /// The units of this part.
    pub units: Vec<CoveredUnit>,
    /// The whole table as a file for other programs.
    pub csv: Option<LinkView<'a>>,
}

/// The whole qualification.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OverviewView<'a> {
    /// Each unit, if there are not too many: its title and where its rows are.
    pub units: Vec<OverviewUnit<'a>>,
    /// What serves any criterion, each counted once.
    pub counts: Vec<u32>,
    /// How many criteria are served by anything.
    pub covered: usize,
    /// How many criteria there are.
    pub criteria: usize,
}

/// A unit in the overview.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OverviewUnit<'a> {
    /// Its number, with the address of its rows and its title as label.
    pub link: LinkView<'a>,
    /// What serves any of its criteria, each counted once.
    pub counts: Vec<u32>,
    /// How many of its criteria are served by anything.
    pub covered: usize,
    /// How many criteria it has.
    pub criteria: usize,
}

/// A unit and its rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CoveredUnit {
    /// Its id on the page: `l3-cm-02`.
    pub id: String,
    /// "L3-CM-02 Manage incidents".
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether it began on an earlier part.
    pub continued: bool,
    /// What serves any of its criteria, each counted once.
    pub counts: Vec<u32>,
    /// How many of its criteria are served by anything.
    pub covered: usize,
    /// How many criteria it has.
    pub criteria: usize,
    /// Its outcomes.
    pub outcomes: Vec<CoveredOutcome>,
}

/// An outcome and its rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CoveredOutcome {
    /// Its id on the page: `l3-cm-02-lo-3`.
    pub id: String,
    /// "LO3 Understand …".
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether it began on an earlier part.
    pub continued: bool,
    /// What serves any of its criteria, each counted once.
    pub counts: Vec<u32>,
    /// Its criteria.
    pub rows: Vec<CoveredCriterion>,
}

/// A criterion and what serves it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CoveredCriterion {
    /// Its id on the page: `l3-cm-02-ac-3-5`.
    pub id: String,
    /// `AC3.5`.
    pub label: String,
    /// The beginning of its wording.
    pub text: String,
    /// Its card.
    pub href: String,
    /// Whether nothing serves it.
    pub nothing: bool,
    /// How much of each serves it.
    pub counts: Vec<u32>,
}

impl<'p> CoverageView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Qualification>, part: u16) -> Self {
        let lists = here.plan.addresses.lists();
        let span = &lists.parts(List::Coverage, id)[usize::from(part)].span;
        let (mut taker, mut units) = (span.taker(), Vec::new());
        for &unit in &lists.units(id)[span.units.clone()] {
            let shown = taker.next(criteria(here, unit));
            if !shown.is_empty() {
                units.push(covered_unit(here, unit, shown));
            }
        }
        let link = |unit: &CoveredUnit| LinkView::new(url::fragment(&unit.id), unit.title.clone());
        let (page, list) = page(here, List::Coverage, id, part, units.iter().map(link).collect());
        let file = |path| LinkView::new(here.to(path), here.strings.text("coverage-csv"));
        CoverageView {
            page,
            list,
            columns: columns(here),
            overview: (part == 0).then(|| overview(here, id)),
            units,
            csv: lists.csv(id).map(file),
        }
    }
}

/// The headings of the columns.
pub(crate) fn columns<'p>(here: &Here<'p>) -> Vec<Text<'p>> {
    let title = |column: &str| {
        let key = ["coverage-", column].concat();
        here.strings.find(&key).map_or_else(|| key.into(), Text::from)
    };
    COLUMNS.iter().copied().map(title).collect()
}

fn criteria(here: &Here<'_>, unit: Id<Unit>) -> usize {
    here.site.units[unit].outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum()
}

/// How many criteria of a unit are served by anything.
fn covered(here: &Here<'_>, unit: Id<Unit>, coverage: &Coverage) -> usize {
    let criteria = here.site.units[unit].outcomes.iter().flat_map(|&id| &here.site.outcomes[id].criteria);
    criteria.filter(|&&id| coverage.of(id) != Counts::default()).count()
}

fn overview<'p>(here: &Here<'p>, id: Id<Qualification>) -> OverviewView<'p> {
    let lists = here.plan.addresses.lists();
    let mut view =
        OverviewView { units: Vec::new(), counts: vec![0; COLUMNS.len()], covered: 0, criteria: 0 };
    for &unit in lists.units(id) {
        let coverage = Coverage::new(here.site, unit);
        let (covered, criteria) = (covered(here, unit, &coverage), criteria(here, unit));
        view.counts.iter_mut().zip(coverage.whole).for_each(|(all, count)| *all += count);
        view.covered += covered;
        view.criteria += criteria;
        if lists.units(id).len() <= MOST_IN_OVERVIEW
            && let Some(link) = rows_of(here, id, unit)
        {
            view.units.push(OverviewUnit { link, counts: coverage.whole.to_vec(), covered, criteria });
        }
    }
    view
}

/// Where the rows of a unit are, if it has any.
fn rows_of<'p>(here: &Here<'p>, id: Id<Qualification>, unit: Id<Unit>) -> Option<LinkView<'p>> {
    let row = &here.site.units[unit];
    let part = here.plan.addresses.lists().part_with(List::Coverage, id, unit)?;
    let mut href = if part.path == here.path() { String::new() } else { here.to(&part.path) };
    url::push_fragment(&url::unit_anchor(&row.number), &mut href);
    Some(LinkView::new(href, &*row.number).labelled(&*row.title))
}

/// A unit with those of its criteria that are `shown`, counted through all its outcomes.
fn covered_unit(here: &Here<'_>, id: Id<Unit>, shown: Range<usize>) -> CoveredUnit {
    let (row, coverage) = (&here.site.units[id], Coverage::new(here.site, id));
    let ids = Ids::of(&row.number);
    let (mut outcomes, mut before) = (Vec::new(), 0);
    for (position, &outcome) in row.outcomes.iter().enumerate() {
        let all = &here.site.outcomes[outcome].criteria;
        let within = |at: usize| at.saturating_sub(before).min(all.len());
        let (start, end) = (within(shown.start), within(shown.end));
        before += all.len();
        if start < end {
            outcomes.push(CoveredOutcome {
                id: ids.outcome(here, outcome),
                title: here.outcome_title(outcome),
                href: here.href(&Target::Outcome(outcome, None)),
                continued: start > 0,
                counts: coverage.outcomes[position].to_vec(),
                rows: all[start..end].iter().map(|&id| criterion(here, &ids, id, &coverage)).collect(),
            });
        }
    }
    CoveredUnit {
        title: here.unit_title(id),
        href: here.href(&Target::Unit(id, None)),
        continued: shown.start > 0,
        counts: coverage.whole.to_vec(),
        covered: covered(here, id, &coverage),
        criteria: before,
        outcomes,
        id: ids.into_unit(),
    }
}

fn criterion(here: &Here<'_>, ids: &Ids<'_>, id: Id<Criterion>, coverage: &Coverage) -> CoveredCriterion {
    let counts = coverage.of(id);
    let (label, text) = words(here, id);
    CoveredCriterion {
        id: ids.criterion(here, id),
        text: html::shorten(text.into(), WORDING).into_owned(),
        label,
        href: here.href(&Target::Criterion(id)),
        nothing: counts == Counts::default(),
        counts: counts.to_vec(),
    }
}

/// "AC3.5", and its wording as it may be shown.
pub(crate) fn words(here: &Here<'_>, id: Id<Criterion>) -> (String, String) {
    (here.criterion_label(&here.site.criteria[id].number), here.criterion_wording(id))
}
