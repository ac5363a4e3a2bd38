//! Which pages there are, where they lie, and what each of them shows.
//!
//! A [`Plan`] lists pages and makes the view of one page when it is asked for, so that the views of a whole site are never
//! held at once. `url` is the only maker of addresses; `view` holds what templates get to see.
//!
//! **Invariant:** pure. No template, no file, no clock; the same site and the same words give the same views.

mod here;
mod html;
mod items;
mod json_ld;
mod packs;
mod pictures;
mod placement;
mod served;
mod sitemap;
mod topic;
pub mod url;
pub mod view;
mod words;

pub use html::escape as escape_html;
pub use pictures::smaller;

use crate::model::{Asset, Id, Organisation, Outcome, Page, Qualification, Site, Term, Unit};
use crate::theme::Strings;
use here::Here;
pub use packs::Pack;
use std::collections::BTreeMap;
use std::sync::Arc;
pub use url::Addresses;
use view::{
    GlossaryView, HomeView, NotFoundView, OrganisationView, OutcomeView, PlainView, QualificationView,
    RedirectView, SiteView, TermView, UnitView, View,
};

/// One page of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum PageRef {
    Home,
    Organisation(Id<Organisation>),
    Qualification(Id<Qualification>),
    Unit(Id<Unit>),
    Outcome(Id<Outcome>),
    Pack(Pack, Id<Unit>),
    Glossary,
    Term(Id<Term>),
    Plain(Id<Page>),
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

/// All pages and files of a site. It owns what it is made of, so that a server can keep one while the next is made.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) site: Arc<Site>,
    pub(crate) strings: Arc<Strings>,
    pub(crate) addresses: Arc<Addresses>,
    /// Outcomes and units whose key terms name a term, in order.
    pub(crate) uses_of_terms: BTreeMap<Id<Term>, Vec<PageRef>>,
    pages: Vec<PageRef>,
}

impl Plan {
    /// Plans the pages of `site`, which lie at `addresses`, with interface words from `strings`.
    pub fn new(site: Arc<Site>, strings: Arc<Strings>, addresses: Arc<Addresses>) -> Self {
        Plan { uses_of_terms: uses_of_terms(&site), pages: list(&site, &addresses), site, strings, addresses }
    }

    /// The resolved site.
    pub fn site(&self) -> &Site {
        &self.site
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
            PageRef::Unit(id) => self.addresses.unit(id),
            PageRef::Outcome(id) => self.addresses.outcome(id),
            PageRef::Pack(pack, unit) => self.addresses.pack(pack, unit),
            PageRef::Glossary => url::GLOSSARY,
            PageRef::Term(id) => self.addresses.term(id),
            PageRef::Plain(id) => self.addresses.page(id),
            PageRef::NotFound => url::NOT_FOUND,
            PageRef::Redirect(row) => &self.site.redirects[row].from,
        }
    }

    /// What a page shows, made now.
    pub fn view(&self, page: PageRef) -> View<'_> {
        let here = Here::new(self, page);
        match page {
            PageRef::Home => View::Home(HomeView::new(&here)),
            PageRef::Organisation(id) => View::Organisation(OrganisationView::new(&here, id)),
            PageRef::Qualification(id) => View::Qualification(Box::new(QualificationView::new(&here, id))),
            PageRef::Unit(id) => View::Unit(Box::new(UnitView::new(&here, id))),
            PageRef::Outcome(id) => View::Outcome(Box::new(OutcomeView::new(&here, id))),
            PageRef::Pack(pack, unit) => View::pack(&here, pack, unit),
            PageRef::Glossary => View::Glossary(GlossaryView::new(&here)),
            PageRef::Term(id) => View::Term(TermView::new(&here, id)),
            PageRef::Plain(id) => View::Plain(PlainView::new(&here, id)),
            PageRef::NotFound => View::NotFound(NotFoundView::new(&here)),
            PageRef::Redirect(row) => View::Redirect(RedirectView::new(&here, row)),
        }
    }

    /// What all pages share.
    pub fn site_view(&self) -> SiteView {
        SiteView::new(self)
    }

    /// Images and other files beside the texts.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.site.assets.rows()
    }

    /// Paths of files that are neither pages nor copies: there are some if the site knows where it will be.
    pub fn extras(&self) -> &'static [&'static str] {
        if self.site.settings.base_url.is_some() { &[sitemap::ROBOTS, sitemap::SITEMAP] } else { &[] }
    }

    /// The text of one of them.
    pub fn extra(&self, path: &str) -> Option<String> {
        let base = self.site.settings.base_url.as_deref()?;
        match path {
            sitemap::ROBOTS => Some(sitemap::robots(base)),
            sitemap::SITEMAP => Some(sitemap::sitemap(self, base)),
            _ => None,
        }
    }
}

/// All pages of `site`.
fn list(site: &Site, addresses: &Addresses) -> Vec<PageRef> {
    let mut pages = vec![PageRef::Home];
    pages.extend(site.organisations.ids().map(PageRef::Organisation));
    pages.extend(site.qualifications.ids().map(PageRef::Qualification));
    for (id, unit) in site.units.iter() {
        pages.push(PageRef::Unit(id));
        pages.extend(unit.outcomes.iter().map(|&id| PageRef::Outcome(id)));
        pages.extend(addresses.packs(id).map(|(pack, _)| PageRef::Pack(pack, id)));
    }
    if !site.terms.is_empty() {
        pages.push(PageRef::Glossary);
    }
    pages.extend(site.terms.ids().map(PageRef::Term));
    pages.extend(site.pages.ids().map(PageRef::Plain));
    pages.push(PageRef::NotFound);
    pages.extend((0..site.redirects.len()).map(PageRef::Redirect));
    pages
}

/// Which topics explain a term.
fn uses_of_terms(site: &Site) -> BTreeMap<Id<Term>, Vec<PageRef>> {
    let mut uses: BTreeMap<Id<Term>, Vec<PageRef>> = BTreeMap::new();
    let units = site.unit_topics.iter().filter_map(|(id, topic)| Some((PageRef::Unit(id), (*topic)?)));
    let outcomes =
        site.outcome_topics.iter().filter_map(|(id, topic)| Some((PageRef::Outcome(id), (*topic)?)));
    for (page, topic) in units.chain(outcomes) {
        for term in site.topics[topic].key_terms.items.iter().filter_map(|item| item.term) {
            let pages = uses.entry(term).or_default();
            // The terms of one page come one after the other.
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
    }
    uses
}
