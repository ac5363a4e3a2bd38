//! What templates get to see: one plain struct for each kind of page. This is the contract with theme authors.
//!
//! Fields whose text is ready HTML have the type [`Html`]; templates print them as they are. Everything else is plain text,
//! and is escaped. A view holds no place in a source file and no
//! id of a table, so that moving lines changes no page. Counts are computed.

mod criterion;
mod glossary;
mod home;
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
mod word;

pub use criterion::{CriterionView, GuidanceView, ListItemView, VerbView};
pub use glossary::{GlossaryView, LetterView, TermEntry, TermView};
pub use home::{HomeOrganisation, HomeQualification, HomeUnit, HomeView};
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
pub use word::WordView;

use serde::Serialize;

/// One page, ready for its template.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each is described at its struct")]
pub enum View<'a> {
    Home(HomeView<'a>),
    Organisation(OrganisationView<'a>),
    Qualification(Box<QualificationView<'a>>),
    Unit(Box<UnitView<'a>>),
    Outcome(Box<OutcomeView<'a>>),
    Glossary(GlossaryView<'a>),
    Term(TermView<'a>),
    Plain(PlainView<'a>),
    NotFound(NotFoundView<'a>),
    Redirect(RedirectView<'a>),
}

impl<'a> View<'a> {
    /// What the page has as every page has it.
    pub(crate) fn page_mut(&mut self) -> &mut PageView<'a> {
        match self {
            View::Home(view) => &mut view.page,
            View::Organisation(view) => &mut view.page,
            View::Qualification(view) => &mut view.page,
            View::Unit(view) => &mut view.page,
            View::Outcome(view) => &mut view.page,
            View::Glossary(view) => &mut view.page,
            View::Term(view) => &mut view.page,
            View::Plain(view) => &mut view.page,
            View::NotFound(view) => &mut view.page,
            View::Redirect(view) => &mut view.page,
        }
    }

    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home.html",
            View::Organisation(_) => "organisation.html",
            View::Qualification(_) => "qualification.html",
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
    pub const TEMPLATES: [&'static str; 10] = [
        "home.html",
        "organisation.html",
        "qualification.html",
        "unit.html",
        "outcome.html",
        "glossary.html",
        "term.html",
        "page.html",
        "404.html",
        "redirect.html",
    ];
}
