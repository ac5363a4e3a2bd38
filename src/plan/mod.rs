//! Which pages there are, where they lie, and what each of them shows.
//!
//! A [`Plan`] lists pages and makes the view of one page when it is asked for, so that the views of a whole site are never
//! held at once. `url` is the only maker of addresses; `view` holds what templates get to see.
//!
//! **Invariant:** pure. No template, no file, no clock; the same site and the same words give the same views.

mod called;
mod csv;
mod filled;
mod gloss;
mod here;
mod html;
mod items;
mod json_ld;
mod lists;
mod mentions;
mod overlaps;
mod packs;
mod pictures;
mod placement;
mod records;
mod related;
mod served;
mod sitemap;
mod topic;
pub mod url;
pub mod view;
mod words;

pub use html::escape as escape_html;
pub use lists::List;
pub use pictures::smaller;

use crate::model::{
    Asset, Id, Instrument, Organisation, Outcome, Page, Qualification, Site, Term, Unit, Verb,
};
use crate::relate::Relations;
use crate::theme::Strings;
use gloss::Glosses;
use here::Here;
pub use mentions::Mentions;
use overlaps::OverlapsPart;
pub use packs::Pack;
use std::sync::Arc;
pub use url::Addresses;
use view::{
    AccessibilityView, GlossaryView, HomeView, InstrumentView, InstrumentsView, NotFoundView,
    OrganisationView, OutcomeView, OverlapsView, PlainView, PrivacyView, QualificationView, RedirectView,
    SiteView, TermView, UnitView, VerbPageView, VerbsView, View,
};

/// One page of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum PageRef {
    Home,
    Organisation(Id<Organisation>),
    Qualification(Id<Qualification>),
    /// A page of a list of what the qualification's units hold, counted from 0.
    List(List, Id<Qualification>, u16),
    Unit(Id<Unit>),
    Outcome(Id<Outcome>),
    Pack(Pack, Id<Unit>),
    /// A part of a list of criteria that ask for the same.
    Overlaps(usize),
    Glossary,
    Term(Id<Term>),
    Instruments,
    Instrument(Id<Instrument>),
    Verbs,
    Verb(Id<Verb>),
    Plain(Id<Page>),
    Accessibility,
    Privacy,
    NotFound,
    /// A row of `Site::redirects`.
    Redirect(usize),
}

impl PageRef {
    /// Whether search engines may list it. What is made for paper says nothing that no other page says.
    pub(crate) fn is_indexed(self) -> bool {
        !matches!(self, PageRef::NotFound | PageRef::Redirect(_) | PageRef::Pack(..))
    }
}

/// A file that is neither a page nor a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// What search engines may read.
    Robots,
    /// The list of pages for search engines.
    Sitemap,
    /// What serves each criterion of a qualification, as a table.
    Coverage(Id<Qualification>),
}

/// All pages and files of a site. It owns what it is made of, so that a server can keep one while the next is made.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) site: Arc<Site>,
    pub(crate) strings: Arc<Strings>,
    pub(crate) addresses: Arc<Addresses>,
    /// What its things have to do with one another.
    pub(crate) relations: Arc<Relations>,
    overlaps: Vec<OverlapsPart>,
    /// Words in short.
    pub(crate) glosses: Glosses,
    pages: Vec<PageRef>,
    extras: Vec<Extra>,
}

impl Plan {
    /// Plans the pages of `site`, which lie at `addresses`, with interface words from `strings`.
    pub fn new(
        site: Arc<Site>,
        relations: Arc<Relations>,
        strings: Arc<Strings>,
        addresses: Arc<Addresses>,
    ) -> Self {
        let overlaps = overlaps::parts(&site, &relations, &addresses);
        let pages = list(&site, &relations, &addresses, &overlaps);
        let (extras, glosses) = (extras(&site, &addresses), Glosses::default());
        let mut plan = Plan { pages, extras, overlaps, glosses, site, relations, strings, addresses };
        let mentions = Mentions::default();
        plan.glosses = Glosses::new(&Here::new(&plan, PageRef::Home, &mentions), &plan.site);
        plan
    }

    /// The resolved site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What its things have to do with one another.
    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// All pages, in a fixed order.
    pub fn pages(&self) -> &[PageRef] {
        &self.pages
    }

    /// Where a page goes in the output: `sfj-awards/contact-management-l3/l3-cm-01/lo3.html`.
    pub fn path(&self, page: PageRef) -> &str {
        match page {
            PageRef::Home => url::HOME,
            PageRef::Organisation(id) => self.addresses.organisation(id),
            PageRef::Qualification(id) => self.addresses.qualification(id),
            PageRef::List(list, id, part) => &self.addresses.lists().parts(list, id)[usize::from(part)].path,
            PageRef::Unit(id) => self.addresses.unit(id),
            PageRef::Outcome(id) => self.addresses.outcome(id),
            PageRef::Pack(pack, unit) => self.addresses.pack(pack, unit),
            PageRef::Glossary => url::GLOSSARY,
            PageRef::Overlaps(part) => &self.overlaps[part].path,
            PageRef::Term(id) => self.addresses.term(id),
            PageRef::Instruments => url::INSTRUMENTS,
            PageRef::Instrument(id) => self.addresses.instrument(id),
            PageRef::Verbs => url::VERBS,
            PageRef::Verb(id) => self.addresses.verb(id),
            PageRef::Plain(id) => self.addresses.page(id),
            PageRef::Accessibility => url::ACCESSIBILITY,
            PageRef::Privacy => url::PRIVACY,
            PageRef::NotFound => url::NOT_FOUND,
            PageRef::Redirect(row) => &self.site.redirects[row].from,
        }
    }

    /// What a page shows, made now; `mentions` is where it keeps what it mentions, and must be new.
    pub fn view<'p>(&'p self, page: PageRef, mentions: &'p Mentions) -> View<'p> {
        let here = Here::new(self, page, mentions);
        let mut view = match page {
            PageRef::Home => View::Home(HomeView::new(&here)),
            PageRef::Organisation(id) => View::Organisation(OrganisationView::new(&here, id)),
            PageRef::Qualification(id) => View::Qualification(Box::new(QualificationView::new(&here, id))),
            PageRef::List(list, id, part) => View::list(&here, list, id, part),
            PageRef::Unit(id) => View::Unit(Box::new(UnitView::new(&here, id))),
            PageRef::Outcome(id) => View::Outcome(Box::new(OutcomeView::new(&here, id))),
            PageRef::Pack(pack, unit) => View::pack(&here, pack, unit),
            PageRef::Glossary => View::Glossary(GlossaryView::new(&here)),
            PageRef::Overlaps(part) => View::Overlaps(OverlapsView::new(&here, &self.overlaps[part])),
            PageRef::Term(id) => View::Term(TermView::new(&here, id)),
            PageRef::Instruments => View::Instruments(InstrumentsView::new(&here)),
            PageRef::Instrument(id) => View::Instrument(Box::new(InstrumentView::new(&here, id))),
            PageRef::Verbs => View::Verbs(VerbsView::new(&here)),
            PageRef::Verb(id) => View::Verb(VerbPageView::new(&here, id)),
            PageRef::Plain(id) => View::Plain(PlainView::new(&here, id)),
            PageRef::Accessibility => View::Accessibility(AccessibilityView::new(&here)),
            PageRef::Privacy => View::Privacy(PrivacyView::new(&here)),
            PageRef::NotFound => View::NotFound(NotFoundView::new(&here)),
            PageRef::Redirect(row) => View::Redirect(RedirectView::new(&here, row)),
        };
        view.explain(&here);
        view
    }

    /// The parts of the list of criteria of a qualification that ask for the same.
    pub(crate) fn overlaps_of(&self, id: Id<Qualification>) -> &[OverlapsPart] {
        let start = self.overlaps.partition_point(|part| part.qualification < id);
        let rest = &self.overlaps[start..];
        &rest[..rest.partition_point(|part| part.qualification == id)]
    }

    /// Whether there is a page of all command verbs.
    pub(crate) fn has_verbs(&self) -> bool {
        self.site.verbs.ids().any(|id| self.relations.verbs.has_page(&self.site, id))
    }

    /// What all pages share.
    pub fn site_view(&self) -> SiteView {
        SiteView::new(self)
    }

    /// Images and other files beside the texts.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.site.assets.rows()
    }

    /// Files that are neither pages nor copies.
    pub fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// Where such a file goes in the output.
    pub fn extra_path(&self, extra: Extra) -> &str {
        match extra {
            Extra::Robots => url::ROBOTS,
            Extra::Sitemap => url::SITEMAP,
            Extra::Coverage(id) => self.addresses.lists().csv(id).unwrap_or_default(),
        }
    }

    /// The text of such a file, made now.
    pub fn extra(&self, extra: Extra) -> String {
        let base = self.site.settings.base_url.as_deref().unwrap_or_default();
        match extra {
            Extra::Robots => sitemap::robots(base),
            Extra::Sitemap => sitemap::sitemap(self, base),
            Extra::Coverage(id) => {
                let mentions = Mentions::default();
                csv::coverage(&Here::new(self, PageRef::List(List::Coverage, id, 0), &mentions), id)
            }
        }
    }
}

/// All files that are neither pages nor copies: two if the site knows where it will be, and what the lists of
/// qualifications offer to other programs.
fn extras(site: &Site, addresses: &Addresses) -> Vec<Extra> {
    let found = site.settings.base_url.as_ref().map_or(&[][..], |_| &[Extra::Robots, Extra::Sitemap]);
    let tables = site.qualifications.ids().filter(|&id| addresses.lists().csv(id).is_some());
    found.iter().copied().chain(tables.map(Extra::Coverage)).collect()
}

/// All pages of `site`.
fn list(
    site: &Site,
    relations: &Relations,
    addresses: &Addresses,
    overlaps: &[OverlapsPart],
) -> Vec<PageRef> {
    let mut pages = vec![PageRef::Home];
    pages.extend(site.organisations.ids().map(PageRef::Organisation));
    pages.extend(site.qualifications.ids().map(PageRef::Qualification));
    pages.extend(addresses.lists().pages().map(|(id, list, part)| PageRef::List(list, id, part)));
    pages.extend((0..overlaps.len()).map(PageRef::Overlaps));
    for (id, unit) in site.units.iter() {
        pages.push(PageRef::Unit(id));
        pages.extend(unit.outcomes.iter().map(|&id| PageRef::Outcome(id)));
        pages.extend(addresses.packs(id).map(|(pack, _)| PageRef::Pack(pack, id)));
    }
    if !site.terms.is_empty() {
        pages.push(PageRef::Glossary);
    }
    pages.extend(site.terms.ids().map(PageRef::Term));
    if !site.instruments.is_empty() {
        pages.push(PageRef::Instruments);
    }
    pages.extend(site.instruments.ids().map(PageRef::Instrument));
    let mut verbs = site.verbs.ids().filter(|&id| relations.verbs.has_page(site, id)).peekable();
    if verbs.peek().is_some() {
        pages.push(PageRef::Verbs);
    }
    pages.extend(verbs.map(PageRef::Verb));
    pages.extend(site.pages.ids().map(PageRef::Plain));
    // A centre may write its own.
    let is_written = |name: &str| site.pages.rows().any(|page| page.path == name);
    let statements = [("accessibility", PageRef::Accessibility), ("privacy", PageRef::Privacy)];
    pages.extend(statements.into_iter().filter(|(name, _)| !is_written(name)).map(|(_, page)| page));
    pages.push(PageRef::NotFound);
    pages.extend((0..site.redirects.len()).map(PageRef::Redirect));
    pages
}
