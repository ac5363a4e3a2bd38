//! An awarding organisation and its qualifications.

use super::{HomeQualification, Html, PageView, Text};
use crate::model::{Id, Organisation, Qualification};
use crate::plan::here::{Front, Here, outside, text};
use serde::Serialize;

/// The page of an awarding organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OrganisationView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Its name in full, if that is another.
    pub full_name: Option<Text<'a>>,
    /// Its own site.
    pub url: Option<Text<'a>>,
    /// What it is. HTML.
    pub about: Option<Html<'a>>,
    /// Its qualifications.
    pub qualifications: Vec<OrganisationQualification<'a>>,
}

/// A qualification of an awarding organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OrganisationQualification<'a> {
    /// The qualification with its units.
    pub listed: HomeQualification<'a>,
    /// What it is, in a sentence or two.
    pub in_words: String,
}

impl<'p> OrganisationView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Organisation>) -> Self {
        let row = &here.site.organisations[id];
        let full_name = text(&row.full_name).filter(|full_name| *full_name != row.name);
        let mut front = Front::new("organisation", &*row.name, vec![((&*row.name).into(), here.path())]);
        let name = full_name.as_deref().unwrap_or(&row.name);
        front.description = Some(here.strings.say("organisation-description", &[("name", name)]).into());
        front.records.extend(here.record(&row.record, None));
        let shown = super::home::Shown::of(here, row.qualifications.iter().copied());
        let listed = |&id: &Id<Qualification>| OrganisationQualification {
            listed: super::home::qualification(here, id, shown),
            in_words: super::qualification::in_words(here, &here.site.qualifications[id]),
        };
        OrganisationView {
            page: here.page(front),
            url: row.url.as_deref().and_then(outside),
            about: here.some_html(row.about.as_ref(), 2),
            qualifications: row.qualifications.iter().map(listed).collect(),
            full_name,
        }
    }
}
