//! What templates get to see: one plain struct for each kind of page. This is the contract with theme authors.
//!
//! Fields whose text is ready HTML have the type [`Html`]; templates print them as they are. Everything else is plain text,
//! and is escaped. A view holds no place in a source file and no
//! id of a table, so that moving lines changes no page. Counts are computed.

pub(crate) mod coverage;
mod criterion;
mod faqs;
mod freshness;
mod glossary;
mod home;
mod list;
mod marking_points;
mod misconceptions;
mod not_found;
mod organisation;
mod outcome;
mod outline;
mod page;
mod parts;
mod plain;
mod qualification;
mod redirect;
mod site;
mod text;
mod unit;

pub use coverage::{CoverageView, CoveredCriterion, CoveredOutcome, CoveredUnit, OverviewUnit, OverviewView};
pub use criterion::{CriterionView, GuidanceView, ListItemView, VerbView};
pub use faqs::{FaqsView, ListedFaq};
pub use freshness::{AgeGroup, FreshnessView, ReviewRow};
pub use glossary::{GlossaryView, LetterView, TermEntry, TermView};
pub use home::{HomeOrganisation, HomeQualification, HomeUnit, HomeView};
pub use list::{ListHead, ListOutcome, ListUnit, ListView, PartLink};
pub use marking_points::{CriterionPoints, ListedPoint, MarkingPointsView};
pub use misconceptions::{MisconceptionsView, TrapView};
pub use not_found::NotFoundView;
pub use organisation::{OrganisationQualification, OrganisationView};
pub use outcome::OutcomeView;
pub use outline::{OutlineCriterion, OutlineOutcome, OutlineView};
pub use page::{Crumb, DateView, LinkView, PageView, RecordView, SourceView};
pub use parts::{
    ConceptView, FaqView, ItemView, ItemsView, KeyTermView, MisconceptionView, OptionView, QuestionView,
    ScenarioView, SectionView, TipGroupView,
};
pub use plain::PlainView;
pub use qualification::{FactView, GroupView, QualificationView, UnitRow, VersionView};
pub use redirect::RedirectView;
pub use site::{ContactView, NavigationItem, SiteView};
pub use text::{Html, Text};
pub use unit::{CriterionLine, OutcomeSummary, UnitView};

use super::here::Here;
use super::lists::List;
use crate::model::{Id, Qualification};
use serde::Serialize;

/// One page, ready for its template.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each is described at its struct")]
pub enum View<'a> {
    Home(HomeView<'a>),
    Organisation(OrganisationView<'a>),
    Qualification(Box<QualificationView<'a>>),
    Misconceptions(MisconceptionsView<'a>),
    Faqs(FaqsView<'a>),
    MarkingPoints(MarkingPointsView<'a>),
    Coverage(CoverageView<'a>),
    Freshness(FreshnessView<'a>),
    Unit(Box<UnitView<'a>>),
    Outcome(Box<OutcomeView<'a>>),
    Glossary(GlossaryView<'a>),
    Term(TermView<'a>),
    Plain(PlainView<'a>),
    NotFound(NotFoundView<'a>),
    Redirect(RedirectView<'a>),
}

impl<'p> View<'p> {
    /// A page of a list.
    pub(crate) fn list(here: &Here<'p>, list: List, id: Id<Qualification>, part: u16) -> Self {
        match list {
            List::Misconceptions => View::Misconceptions(MisconceptionsView::of(here, id, part)),
            List::Faqs => View::Faqs(FaqsView::of(here, id, part)),
            List::MarkingPoints => View::MarkingPoints(MarkingPointsView::of(here, id, part)),
            List::Coverage => View::Coverage(CoverageView::new(here, id, part)),
            List::Freshness => View::Freshness(FreshnessView::new(here, id, part)),
        }
    }

    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home.html",
            View::Organisation(_) => "organisation.html",
            View::Qualification(_) => "qualification.html",
            View::Misconceptions(_) => "misconceptions.html",
            View::Faqs(_) => "faqs.html",
            View::MarkingPoints(_) => "marking-points.html",
            View::Coverage(_) => "coverage.html",
            View::Freshness(_) => "freshness.html",
            View::Unit(_) => "unit.html",
            View::Outcome(_) => "outcome.html",
            View::Glossary(_) => "glossary.html",
            View::Term(_) => "term.html",
            View::Plain(_) => "page.html",
            View::NotFound(_) => "404.html",
            View::Redirect(_) => "redirect.html",
        }
    }

    /// Names of all templates that a theme must have.
    pub const TEMPLATES: [&'static str; 15] = [
        "home.html",
        "organisation.html",
        "qualification.html",
        "misconceptions.html",
        "faqs.html",
        "marking-points.html",
        "coverage.html",
        "freshness.html",
        "unit.html",
        "outcome.html",
        "glossary.html",
        "term.html",
        "page.html",
        "404.html",
        "redirect.html",
    ];
}
