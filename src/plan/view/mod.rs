//! What templates get to see: one plain struct for each kind of page. This is the contract with theme authors.
//!
//! Fields whose text is ready HTML have the type [`Html`]; templates print them as they are. Everything else is plain text,
//! and is escaped. A view holds no place in a source file and no
//! id of a table, so that moving lines changes no page. Counts are computed.

pub(crate) mod coverage;
mod criterion;
mod evidence;
mod faqs;
mod freshness;
mod glossary;
mod home;
mod instruments;
mod list;
mod marking_points;
mod misconceptions;
mod not_found;
mod notice;
mod organisation;
mod outcome;
mod outline;
mod overlaps;
mod pack;
mod page;
mod parts;
mod plain;
mod qualification;
mod redirect;
mod related;
mod routes;
mod site;
mod statement;
mod text;
mod unit;
mod verbs;
mod word;

pub use coverage::{CoverageView, CoveredCriterion, CoveredOutcome, CoveredUnit, OverviewUnit, OverviewView};
pub use criterion::{CriterionView, GuidanceView, ListItemView, VerbView};
pub use evidence::{EvidencePiece, EvidencePlan, EvidenceRow};
pub use faqs::{FaqsView, ListedFaq};
pub use freshness::{AgeGroup, FreshnessView, ReviewRow};
pub use glossary::{GlossaryView, LetterView, TermEntry, TermView};
pub use home::{HomeOrganisation, HomeQualification, HomeUnit, HomeView};
pub use instruments::{InstrumentEntry, InstrumentGroup, InstrumentView, InstrumentsView, StandingView};
pub use list::{ListHead, ListOutcome, ListUnit, ListView, PartLink};
pub use marking_points::{CriterionPoints, ListedPoint, MarkingPointsView};
pub use misconceptions::{MisconceptionsView, TrapView};
pub use not_found::NotFoundView;
pub use notice::{NoticeView, WithheldView};
pub use organisation::{OrganisationQualification, OrganisationView};
pub use outcome::OutcomeView;
pub use outline::{OutlineCriterion, OutlineOutcome, OutlineView};
pub use overlaps::{ClusterView, OverlapsView, PartView, PlacedCriterion, WordingView};
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
pub use related::{
    BacklinkGroup, BacklinksView, CriterionRelated, OutcomeRelated, OverlapView, RelatedOutcomeView,
    SharedUnitView, UnitRelated,
};
pub use routes::{RouteView, RoutesView};
pub use site::{BrandView, ContactView, NavigationItem, SiteView};
pub use statement::{AccessibilityView, KeptView, PrivacyView};
pub use text::{Html, Text};
pub use unit::{CriterionLine, OutcomeSummary, UnitView};
pub use verbs::{VerbEntry, VerbLevel, VerbPageView, VerbQualification, VerbUnit, VerbsView};
pub use word::WordView;

use super::here::Here;
use super::lists::List;
use super::packs::Pack;
use crate::model::{Id, PackKind, Qualification, Unit};
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
    Checklist(SheetView<'a>),
    Tracker(SheetView<'a>),
    Cards(CardsView<'a>),
    Questions(QuestionsView<'a>),
    Glossary(GlossaryView<'a>),
    Term(TermView<'a>),
    Instruments(InstrumentsView<'a>),
    Instrument(Box<InstrumentView<'a>>),
    Verbs(VerbsView<'a>),
    Verb(VerbPageView<'a>),
    Overlaps(OverlapsView<'a>),
    Plain(PlainView<'a>),
    Accessibility(AccessibilityView<'a>),
    Privacy(PrivacyView<'a>),
    NotFound(NotFoundView<'a>),
    Redirect(RedirectView<'a>),
}

impl<'a> View<'a> {
    /// Adds what the page mentions, if it is one that explains its words.
    pub(crate) fn explain(&mut self, here: &Here<'a>) {
        let page = match self {
            View::Qualification(view) => &mut view.page,
            View::Unit(view) => &mut view.page,
            View::Outcome(view) => &mut view.page,
            View::Plain(view) => &mut view.page,
            _ => return,
        };
        page.has_words = here.has_words();
        page.words = here.words();
    }

    /// A page of a pack.
    pub(crate) fn pack(here: &Here<'a>, pack: Pack, unit: Id<Unit>) -> Self {
        match pack.kind {
            PackKind::Checklist => View::Checklist(SheetView::new(here, pack, unit)),
            PackKind::Tracker => View::Tracker(SheetView::new(here, pack, unit)),
            PackKind::Cards => View::Cards(CardsView::new(here, pack, unit)),
            PackKind::Questions => View::Questions(QuestionsView::new(here, pack, unit)),
        }
    }

    /// A page of a list.
    pub(crate) fn list(here: &Here<'a>, list: List, id: Id<Qualification>, part: u16) -> Self {
        match list {
            List::Misconceptions => View::Misconceptions(MisconceptionsView::of(here, id, part)),
            List::Faqs => View::Faqs(FaqsView::of(here, id, part)),
            List::MarkingPoints => View::MarkingPoints(MarkingPointsView::of(here, id, part)),
            List::Coverage => View::Coverage(CoverageView::new(here, id, part)),
            List::Freshness => View::Freshness(FreshnessView::new(here, id, part)),
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
            View::Misconceptions(_) => "misconceptions.html",
            View::Faqs(_) => "faqs.html",
            View::MarkingPoints(_) => "marking-points.html",
            View::Coverage(_) => "coverage.html",
            View::Freshness(_) => "freshness.html",
            View::Unit(_) => "unit.html",
            View::Outcome(_) => "outcome.html",
            View::Checklist(_) => "checklist.html",
            View::Tracker(_) => "tracker.html",
            View::Cards(_) => "cards.html",
            View::Questions(_) => "questions.html",
            View::Glossary(_) => "glossary.html",
            View::Term(_) => "term.html",
            View::Instruments(_) => "instruments.html",
            View::Instrument(_) => "instrument.html",
            View::Verbs(_) => "verbs.html",
            View::Verb(_) => "verb.html",
            View::Overlaps(_) => "overlaps.html",
            View::Plain(_) => "page.html",
            View::Accessibility(_) => "accessibility.html",
            View::Privacy(_) => "privacy.html",
            View::NotFound(_) => "404.html",
            View::Redirect(_) => "redirect.html",
        }
    }

    /// Names of all templates that a theme must have.
    pub const TEMPLATES: &'static [&'static str] = &[
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
        "checklist.html",
        "tracker.html",
        "cards.html",
        "questions.html",
        "glossary.html",
        "term.html",
        "instruments.html",
        "instrument.html",
        "verbs.html",
        "verb.html",
        "overlaps.html",
        "page.html",
        "accessibility.html",
        "privacy.html",
        "404.html",
        "redirect.html",
    ];
}
