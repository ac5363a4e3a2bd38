//! The home page: what there is to revise.

use super::{LinkView, PageView};
use crate::model::{Id, Organisation, Qualification, Target, Unit};
use crate::plan::here::{Front, Here};
use crate::plan::html::split_at_heading;
use serde::Serialize;

/// The home page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeView {
    /// What every page has.
    pub page: PageView,
    /// The site's own words, up to the first heading: they stand before the qualifications. HTML.
    pub lead: Option<String>,
    /// The rest of the site's own words. A learner who comes back does not want to scroll past them. HTML.
    pub more: Option<String>,
    /// Awarding organisations with their qualifications.
    pub organisations: Vec<HomeOrganisation>,
    /// The glossary, if there is one.
    pub glossary: Option<LinkView>,
    /// How many terms it has.
    pub terms: usize,
}

/// An awarding organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeOrganisation {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its qualifications.
    pub qualifications: Vec<HomeQualification>,
}

/// A qualification and its units.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeQualification {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its number.
    pub number: String,
    /// "Level 3".
    pub level: String,
    /// How many units it has.
    pub unit_count: usize,
    /// Its units.
    pub units: Vec<HomeUnit>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeUnit {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many outcomes it has.
    pub outcomes: usize,
    /// How many criteria it has.
    pub criteria: usize,
}

impl HomeView {
    pub(crate) fn new(here: &Here<'_>) -> Self {
        let site = here.site;
        let title = site.home.title.clone().unwrap_or_else(|| site.settings.title.clone());
        let mut front = Front::new("home", title, Vec::new());
        front.description = site.home.description.clone();
        front.records.extend(here.record(&site.home.record, None));
        let organisation = |(id, row): (Id<Organisation>, &Organisation)| HomeOrganisation {
            name: row.name.clone(),
            href: here.href(&Target::Organisation(id)),
            qualifications: row.qualifications.iter().map(|&id| qualification(here, id)).collect(),
        };
        let glossary = || LinkView::new(here.href(&Target::Glossary), here.strings.text("glossary"));
        let html = here.some_html(site.home.body.as_ref(), 2).unwrap_or_default();
        let (lead, more) = split_at_heading(&html);
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

/// A qualification with its units, each once, in the order of its groups.
pub(crate) fn qualification(here: &Here<'_>, id: Id<Qualification>) -> HomeQualification {
    let row = &here.site.qualifications[id];
    let mut units: Vec<Id<Unit>> = Vec::new();
    for &unit in row.groups.iter().flat_map(|group| &group.units) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    let unit = |&id: &Id<Unit>| {
        let unit = &here.site.units[id];
        HomeUnit {
            number: unit.number.clone(),
            title: unit.title.clone(),
            href: here.href(&Target::Unit(id, None)),
            outcomes: unit.outcomes.len(),
            criteria: unit.outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum(),
        }
    };
    HomeQualification {
        title: row.title.clone(),
        href: here.href(&Target::Qualification(id, None)),
        number: row.number.clone(),
        level: here.level(row.level),
        unit_count: units.len(),
        units: units.iter().map(unit).collect(),
    }
}
