//! The home page: what there is to revise.

use super::{Html, LinkView, PageView, Text};
use crate::model::{Id, Organisation, Qualification, Target, Unit};
use crate::plan::here::{Front, Here, text};
use crate::plan::html::split_at_heading;
use serde::Serialize;

/// The home page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// The site's own words, up to the first heading: they stand before the qualifications. HTML.
    pub lead: Option<Html<'a>>,
    /// The rest of the site's own words. A learner who comes back does not want to scroll past them. HTML.
    pub more: Option<Html<'a>>,
    /// Awarding organisations with their qualifications.
    pub organisations: Vec<HomeOrganisation<'a>>,
    /// The glossary, if there is one.
    pub glossary: Option<LinkView<'a>>,
    /// How many terms it has.
    pub terms: usize,
}

/// An awarding organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeOrganisation<'a> {
    /// Its name.
    pub name: Text<'a>,
    /// Its page.
    pub href: String,
    /// Its qualifications.
    pub qualifications: Vec<HomeQualification<'a>>,
}

/// A qualification and its units.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeQualification<'a> {
    /// Its title.
    pub title: Text<'a>,
    /// Its page.
    pub href: String,
    /// Its number.
    pub number: Text<'a>,
    /// "Level 3".
    pub level: String,
    /// How many units it has.
    pub unit_count: usize,
    /// Its units; none where a page would have too many of them, and the qualification's own page has to do.
    pub units: Vec<HomeUnit<'a>>,
    /// Lists of what its units hold that help learners; with the units or not at all.
    pub lists: Vec<LinkView<'a>>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeUnit<'a> {
    /// Its number.
    pub number: Text<'a>,
    /// Its title.
    pub title: Text<'a>,
    /// Its page.
    pub href: String,
    /// How many outcomes it has.
    pub outcomes: usize,
    /// How many criteria it has.
    pub criteria: usize,
}

impl<'p> HomeView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let site = here.site;
        let title = site.home.title.as_ref().unwrap_or(&site.settings.title);
        let mut front = Front::new("home", title, Vec::new());
        front.description = text(&site.home.description);
        front.records.extend(here.record(&site.home.record, None));
        let shown = Shown::of(here, site.qualifications.ids());
        let organisation = |(id, row): (Id<Organisation>, &'p Organisation)| HomeOrganisation {
            name: (&*row.name).into(),
            href: here.href(&Target::Organisation(id)),
            qualifications: row.qualifications.iter().map(|&id| qualification(here, id, shown)).collect(),
        };
        let glossary = || LinkView::new(here.href(&Target::Glossary), here.strings.text("glossary"));
        let (lead, more) = split_at_heading(here.some_html(site.home.body.as_ref(), 2).unwrap_or_default());
        HomeView {
            page: here.page(front),
            lead,
            more,
            organisations: site.organisations.iter().map(organisation).collect(),
            glossary: (!site.terms.is_empty()).then(glossary),
            terms: site.terms.len(),
        }
    }
}

/// How much of each qualification a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Its units and lists as well.
    All,
    /// What it is.
    Itself,
}

impl Shown {
    /// With how many units at most a page shows them all.
    const MOST: usize = 80;

    /// What a page with these qualifications shows of each.
    pub(crate) fn of(here: &Here<'_>, ids: impl Iterator<Item = Id<Qualification>>) -> Self {
        let units: usize = ids.map(|id| here.plan.addresses.lists().units(id).len()).sum();
        if units > Shown::MOST { Shown::Itself } else { Shown::All }
    }
}

/// A qualification with its units, each once, in the order of its groups.
pub(crate) fn qualification<'p>(
    here: &Here<'p>,
    id: Id<Qualification>,
    shown: Shown,
) -> HomeQualification<'p> {
    let row = &here.site.qualifications[id];
    let units = here.plan.addresses.lists().units(id);
    let unit = |&id: &Id<Unit>| {
        let unit = &here.site.units[id];
        HomeUnit {
            number: (&*unit.number).into(),
            title: (&*unit.title).into(),
            href: here.href(&Target::Unit(id, None)),
            outcomes: unit.outcomes.len(),
            criteria: unit.outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum(),
        }
    };
    let (listed, lists) = match shown {
        Shown::All => (units, super::list::links(here, id)),
        Shown::Itself => (&[][..], Vec::new()),
    };
    let helps_learners = lists.into_iter().filter(|(list, _)| !list.is_for_tutors());
    HomeQualification {
        title: (&*row.title).into(),
        href: here.href(&Target::Qualification(id, None)),
        number: (&*row.number).into(),
        level: here.level(row.level),
        unit_count: units.len(),
        units: listed.iter().map(unit).collect(),
        lists: helps_learners.map(|(_, link)| link).collect(),
    }
}
