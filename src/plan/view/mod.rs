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
mod pack;
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
pub use pack::{
    CardView, CardsView, PaperGroup, PaperQuestion, QuestionsView, SheetOutcome, SheetRow, SheetView,
};
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

use super::here::Here;
use super::packs::Pack;
use crate::model::{Id, PackKind, Unit};
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
    Checklist(SheetView<'a>),
    Tracker(SheetView<'a>),
    Cards(CardsView<'a>),
    Questions(QuestionsView<'a>),
    Glossary(GlossaryView<'a>),
    Term(TermView<'a>),
    Plain(PlainView<'a>),
    NotFound(NotFoundView<'a>),
    Redirect(RedirectView<'a>),
}

impl<'a> View<'a> {
    /// A page of a pack.
    pub(crate) fn pack(here: &Here<'a>, pack: Pack, unit: Id<Unit>) -> Self {
        match pack.kind {
            PackKind::Checklist => View::Checklist(SheetView::new(here, pack, unit)),
            PackKind::Tracker => View::Tracker(SheetView::new(here, pack, unit)),
            PackKind::Cards => View::Cards(CardsView::new(here, pack, unit)),
            PackKind::Questions => View::Questions(QuestionsView::new(here, pack, unit)),
        }
    }
}

impl View<'_> {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home.html",
            View::Organisation(_) => "organisation.html",
            View::Qualification(_) => "qualification.html",
            View::Unit(_) => "unit.html",
            View::Outcome(_) => "outcome.html",
            View::Checklist(_) => "checklist.html",
            View::Tracker(_) => "tracker.html",
            View::Cards(_) => "cards.html",
            View::Questions(_) => "questions.html",
            View::Glossary(_) => "glossary.html",
            View::Term(_) => "term.html",
            View::Plain(_) => "page.html",
            View::NotFound(_) => "404.html",
            View::Redirect(_) => "redirect.html",
        }
    }

    /// Names of all templates that a theme must have.
    pub const TEMPLATES: [&'static str; 14] = [
        "home.html",
        "organisation.html",
        "qualification.html",
        "unit.html",
        "outcome.html",
        "checklist.html",
        "tracker.html",
        "cards.html",
        "questions.html",
        "glossary.html",
        "term.html",
        "page.html",
        "404.html",
        "redirect.html",
    ];
}
