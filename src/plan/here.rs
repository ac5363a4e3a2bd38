//! A page that is being made: how it links, what things are called, how a body becomes HTML on it.

use super::html::{self, Ids};
use super::view::{Crumb, LinkView, PageView, RecordView, SourceView};
use super::{PageRef, Plan, json_ld, url, words};
use crate::model::{
    Blank, Body, Criterion, CriterionNumber, Id, Link, Outcome, Qualification, Record, SectionKind, Site,
    Target, Unit,
};
use crate::theme::Strings;
use serde_json::Value;

/// The page and the plan it belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Here<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) site: &'p Site,
    pub(crate) strings: &'p Strings,
    page: PageRef,
    path: &'p str,
}

/// What a page says about itself before the common parts are added.
pub(crate) struct Front<'a> {
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    /// What the page belongs to, for the window's title.
    pub(crate) within: Option<String>,
    pub(crate) description: Option<String>,
    /// The way from the home page (left out) to the page itself (last): short titles and output paths.
    pub(crate) trail: Vec<(String, &'a str)>,
    pub(crate) previous: Option<LinkView>,
    pub(crate) next: Option<LinkView>,
    /// JSON-LD besides the breadcrumbs.
    pub(crate) things: Vec<Value>,
    pub(crate) records: Vec<RecordView>,
}

impl<'a> Front<'a> {
    pub(crate) fn new(kind: &'static str, title: impl Into<String>, trail: Vec<(String, &'a str)>) -> Self {
        let title = title.into();
        Front {
            kind,
            title,
            within: None,
            description: None,
            trail,
            previous: None,
            next: None,
            things: Vec::new(),
            records: Vec::new(),
        }
    }
}

impl<'p> Here<'p> {
    pub(crate) fn new(plan: &'p Plan, page: PageRef) -> Self {
        Here { plan, site: &plan.site, strings: &plan.strings, page, path: plan.path(page) }
    }

    /// The output path of this page.
    pub(crate) fn path(&self) -> &'p str {
        self.path
    }

    /// How this page links to the file at `path`.
    pub(crate) fn to(&self, path: &str) -> String {
        match self.fixed_root() {
            Some(root) => format!("{root}{}", url::encode_path(path)),
            None => url::relative(self.path, path),
        }
    }

    /// Hosts show `404.html` under any address, where a relative link would lead astray. With a base URL it links by path.
    fn fixed_root(&self) -> Option<&'p str> {
        let base = self.site.settings.base_url.as_deref();
        base.filter(|_| self.page == PageRef::NotFound).map(url::path_of)
    }

    /// How this page links to `target`. Within the page it is the anchor alone, so that it works under any address.
    pub(crate) fn href(&self, target: &Target) -> String {
        let (path, anchor) = self.plan.addresses.find(self.site, target);
        let fragment = anchor.map(|anchor| url::fragment(&anchor)).unwrap_or_default();
        match path {
            Some(path) if path != self.path || fragment.is_empty() => self.to(path) + &fragment,
            _ => fragment,
        }
    }

    /// The whole address of the file at `path`, or how this page links to it if the site doesn't know where it will be.
    pub(crate) fn address(&self, path: &str) -> String {
        match &self.site.settings.base_url {
            Some(base) => url::absolute(base, path),
            None => self.to(path),
        }
    }

    /// A body as HTML on this page, its first heading at level `first`.
    pub(crate) fn html(&self, body: &Body, first: u8) -> String {
        html::fit_headings(&self.filled(body), first, Ids::Keep)
    }

    /// A body that other places show too: its headings lose their ids.
    pub(crate) fn shared_html(&self, body: &Body, first: u8) -> String {
        html::fit_headings(&self.filled(body), first, Ids::Drop)
    }

    /// A body as HTML, or nothing if there is nothing in it.
    pub(crate) fn some_html(&self, body: Option<&Body>, first: u8) -> Option<String> {
        body.filter(|body| !body.is_empty()).map(|body| self.html(body, first))
    }

    fn filled(&self, body: &Body) -> String {
        body.fill(|hole, out| match &hole.blank {
            Blank::Address(target) => html::push_escaped(&self.href(target), out),
            Blank::Name(target) => html::push_escaped(&self.name(target), out),
            Blank::Phrase(key) => html::push_escaped(&self.strings.text(key), out),
        })
    }

    /// What `target` is called where an author left a link's text empty.
    pub(crate) fn name(&self, target: &Target) -> String {
        let site = self.site;
        match target {
            Target::Home(_) => self.strings.text("home"),
            Target::Organisation(id) => site.organisations[*id].name.clone(),
            Target::Qualification(id, None) => site.qualifications[*id].title.clone(),
            Target::Unit(id, None) => format!("{} {}", site.units[*id].number, site.units[*id].title),
            Target::Outcome(id, None) => self.outcome_title(*id),
            Target::Criterion(id) => self.criterion_title(*id),
            Target::Term(id) => site.terms[*id].name.clone(),
            Target::Glossary => self.strings.text("glossary"),
            Target::Page(id, None) => site.pages[*id].title.clone(),
            Target::Asset(id) => site.assets[*id].path.rsplit('/').next().unwrap_or_default().to_owned(),
            Target::Qualification(_, Some(anchor))
            | Target::Unit(_, Some(anchor))
            | Target::Outcome(_, Some(anchor))
            | Target::Page(_, Some(anchor))
            | Target::Here(anchor) => self.anchor_name(anchor),
        }
    }

    fn anchor_name(&self, anchor: &str) -> String {
        match SectionKind::ALL.iter().find(|kind| kind.anchor() == anchor) {
            Some(kind) => self.section_title(*kind),
            None => anchor.replace(['-', '_'], " "),
        }
    }

    /// The heading of a known section.
    pub(crate) fn section_title(&self, kind: SectionKind) -> String {
        self.strings.text(&format!("section-{}", kind.anchor()))
    }

    /// "AC3.5".
    pub(crate) fn criterion_label(&self, number: &CriterionNumber) -> String {
        self.strings.say("criterion-label", &[("number", number.as_str())])
    }

    /// "AC3.5 Summarise the types of …".
    pub(crate) fn criterion_title(&self, id: Id<Criterion>) -> String {
        let criterion = &self.site.criteria[id];
        format!("{} {}", self.criterion_label(&criterion.number), criterion.one_line())
    }

    /// "LO3".
    pub(crate) fn outcome_label(&self, number: &CriterionNumber) -> String {
        self.strings.say("outcome-label", &[("number", number.as_str())])
    }

    /// "LO3 Understand the principles …".
    pub(crate) fn outcome_title(&self, id: Id<Outcome>) -> String {
        let outcome = &self.site.outcomes[id];
        format!("{} {}", self.outcome_label(&outcome.number), outcome.title)
    }

    /// "Level 3".
    pub(crate) fn level(&self, level: u8) -> String {
        self.strings.say("level-number", &[("level", &level.to_string())])
    }

    /// Links to criteria, as small as can be: "AC1.3".
    pub(crate) fn criteria_links<'c>(
        &self,
        ids: impl IntoIterator<Item = &'c Id<Criterion>>,
    ) -> Vec<LinkView> {
        let link = |id: &Id<Criterion>| {
            let label = self.criterion_label(&self.site.criteria[*id].number);
            LinkView::new(self.href(&Target::Criterion(*id)), label)
        };
        ids.into_iter().map(link).collect()
    }

    /// The steps down to a qualification.
    pub(crate) fn trail_to_qualification(&self, id: Id<Qualification>) -> Vec<(String, &'p str)> {
        let qualification = &self.site.qualifications[id];
        let organisation = &self.site.organisations[qualification.organisation];
        vec![
            (organisation.name.clone(), self.plan.addresses.organisation(qualification.organisation)),
            (qualification.menu_title().to_owned(), self.plan.addresses.qualification(id)),
        ]
    }

    /// The steps down to a unit.
    pub(crate) fn trail_to_unit(&self, id: Id<Unit>) -> Vec<(String, &'p str)> {
        let unit = &self.site.units[id];
        let mut trail = self.trail_to_qualification(unit.home);
        trail.push((unit.number.clone(), self.plan.addresses.unit(id)));
        trail
    }

    /// Completes what a page says about itself.
    pub(crate) fn page(&self, front: Front<'_>) -> PageView {
        let settings = &self.site.settings;
        let indexed = !matches!(self.page, PageRef::NotFound | PageRef::Redirect(_));
        let steps: Vec<(String, &str)> = match front.trail.is_empty() {
            true => Vec::new(),
            false => [(self.strings.text("home"), url::HOME)].into_iter().chain(front.trail).collect(),
        };
        let crumb = |(title, path): &(String, &str)| Crumb { title: title.clone(), href: self.to(path) };
        let mut things: Vec<Value> = Vec::new();
        if indexed && !steps.is_empty() {
            let whole: Vec<(&str, String)> =
                steps.iter().map(|(title, path)| (title.as_str(), self.address(path))).collect();
            things.push(json_ld::breadcrumbs(&whole));
        }
        things.extend(front.things);
        let description =
            front.description.or_else(|| settings.tagline.clone()).unwrap_or_else(|| front.title.clone());
        PageView {
            kind: front.kind,
            path: url::encode_path(self.path),
            window_title: self.window_title(&front.title, front.within.as_deref()),
            title: front.title,
            description: html::shorten(&description, 200),
            language: settings.language.clone(),
            direction: words::direction(&settings.language),
            canonical: settings
                .base_url
                .as_ref()
                .filter(|_| indexed)
                .map(|base| url::absolute(base, self.path)),
            root: self.fixed_root().map_or_else(|| url::root(self.path), str::to_owned),
            indexed,
            breadcrumbs: steps.iter().map(crumb).collect(),
            previous: front.previous,
            next: front.next,
            json_ld: (!things.is_empty()).then(|| json_ld::graph(&things)),
            records: front.records,
        }
    }

    fn window_title(&self, title: &str, within: Option<&str>) -> String {
        let site = self.site.settings.title.as_str();
        let mut parts = vec![title];
        parts.extend(within);
        if title != site {
            parts.push(site);
        }
        parts.join(" · ")
    }

    /// A record, if it says anything.
    pub(crate) fn record(&self, record: &Record, about: Option<&str>) -> Option<RecordView> {
        let date =
            |written: &Option<String>| written.as_deref().map(|written| words::date(self.strings, written));
        let view = RecordView {
            about: about.map(|key| self.strings.text(key)),
            owner: record.owner.clone(),
            reviewed: date(&record.reviewed),
            review_by: date(&record.review_by),
            sources: self.sources(&record.sources),
            rights: record.rights.clone(),
        };
        let says_nothing = RecordView { about: view.about.clone(), ..RecordView::default() };
        (view != says_nothing).then_some(view)
    }

    /// Where facts come from.
    pub(crate) fn sources(&self, sources: &[Link]) -> Vec<SourceView> {
        let view = |source: &Link| SourceView {
            title: source.title.clone(),
            href: source.url.as_deref().and_then(outside),
            date: source.date.as_deref().map(|date| words::date(self.strings, date)),
            note: source.note.clone(),
        };
        sources.iter().map(view).collect()
    }
}

/// An address elsewhere, if it is one that may stand on a page.
pub(crate) fn outside(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then(|| address.to_owned())
}
