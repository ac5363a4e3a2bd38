//! A page that is being made: how it links, what things are called, how a body becomes HTML on it.

use super::html;
use super::mentions::Mentions;
use super::view::{Crumb, Html, LinkView, PageView, RecordView, Text};
use super::{PageRef, Plan, json_ld, url, words};
use crate::model::{Criterion, Id, Qualification, SectionKind, Site, Target, Unit};
use crate::theme::Strings;

/// The page and the plan it belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Here<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) site: &'p Site,
    pub(crate) strings: &'p Strings,
    /// What the page mentions so far.
    pub(crate) mentions: &'p Mentions,
    page: PageRef,
    path: &'p str,
    /// The page that bodies were written for, if it is another.
    pub(crate) quoted: Option<PageRef>,
}

/// What a page says about itself before the common parts are added.
pub(crate) struct Front<'p> {
    pub(crate) kind: &'static str,
    pub(crate) title: Text<'p>,
    /// What the page belongs to, for the window's title.
    pub(crate) within: Option<Text<'p>>,
    pub(crate) description: Option<Text<'p>>,
    /// The way from the home page (left out) to the page itself (last): short titles and output paths.
    pub(crate) trail: Vec<(Text<'p>, &'p str)>,
    pub(crate) previous: Option<LinkView<'p>>,
    pub(crate) next: Option<LinkView<'p>>,
    /// JSON-LD besides the breadcrumbs.
    pub(crate) things: Vec<json_ld::Thing<'p>>,
    pub(crate) records: Vec<RecordView<'p>>,
}

impl<'p> Front<'p> {
    pub(crate) fn new(
        kind: &'static str,
        title: impl Into<Text<'p>>,
        trail: Vec<(Text<'p>, &'p str)>,
    ) -> Self {
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
    pub(crate) fn new(plan: &'p Plan, page: PageRef, mentions: &'p Mentions) -> Self {
        let (site, strings, path) = (&*plan.site, &*plan.strings, plan.path(page));
        Here { plan, site, strings, mentions, page, path, quoted: None }
    }

    /// Whether this page explains its words at its end. Lists of words and of what is taken from many pages don't: there a
    /// word leads to its own page.
    pub(crate) fn explains_words(&self) -> bool {
        let explains = matches!(
            self.page,
            PageRef::Qualification(_) | PageRef::Unit(_) | PageRef::Outcome(_) | PageRef::Plain(_)
        );
        explains && self.quoted.is_none()
    }

    /// Whether this page is made to be printed: what the tool would link by itself is no use on paper.
    pub(crate) fn is_for_paper(&self) -> bool {
        matches!(self.page, PageRef::Pack(..))
    }

    /// The same for bodies that were written for another page: they lose their ids, and lead to places on that page.
    pub(crate) fn quoting(self, page: PageRef) -> Self {
        Here { quoted: Some(page).filter(|&page| page != self.page), ..self }
    }

    /// The unit whose number goes without saying: that of the page, or of what it quotes.
    pub(crate) fn unit(&self) -> Option<Id<Unit>> {
        match self.quoted.unwrap_or(self.page) {
            PageRef::Unit(id) | PageRef::Pack(_, id) => Some(id),
            PageRef::Outcome(id) => Some(self.site.outcomes[id].unit),
            _ => None,
        }
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
        let mut out = match path {
            Some(path) if path != self.path || anchor.is_none() => self.to(path),
            _ => String::new(),
        };
        if let Some(anchor) = anchor {
            url::push_fragment(&anchor, &mut out);
        }
        out
    }

    /// The whole address of the file at `path`, or how this page links to it if the site doesn't know where it will be.
    pub(crate) fn address(&self, path: &str) -> String {
        match &self.site.settings.base_url {
            Some(base) => url::absolute(base, path),
            None => self.to(path),
        }
    }

    /// What `target` is called where an author left a link's text empty.
    pub(crate) fn name(&self, target: &Target) -> Text<'p> {
        let site = self.site;
        match target {
            Target::Home(_) => self.strings.text("home").into(),
            Target::Organisation(id) => (&*site.organisations[*id].name).into(),
            Target::Qualification(id, None) => (&*site.qualifications[*id].title).into(),
            Target::Unit(id, None) => self.unit_title(*id).into(),
            Target::Outcome(id, None) => self.outcome_title(*id).into(),
            Target::Criterion(id) => self.criterion_name(*id).into(),
            Target::Term(id) => (&*site.terms[*id].name).into(),
            Target::Glossary => self.strings.text("glossary").into(),
            Target::Instrument(id) => (&*site.instruments[*id].name).into(),
            Target::Instruments => self.strings.text("instruments").into(),
            Target::Verb(id) => (&*site.verbs[*id].name).into(),
            Target::Verbs => self.strings.text("verbs").into(),
            Target::Page(id, None) => (&*site.pages[*id].title).into(),
            Target::Asset(id) => site.assets[*id].path.rsplit('/').next().unwrap_or_default().into(),
            Target::Qualification(_, Some(anchor))
            | Target::Unit(_, Some(anchor))
            | Target::Outcome(_, Some(anchor))
            | Target::Page(_, Some(anchor))
            | Target::Here(anchor) => self.anchor_name(anchor),
        }
    }

    fn anchor_name(&self, anchor: &str) -> Text<'p> {
        match SectionKind::ALL.iter().find(|kind| kind.anchor() == anchor) {
            Some(kind) => self.section_title(*kind),
            None => anchor.replace(['-', '_'], " ").into(),
        }
    }

    /// The heading of a known section.
    pub(crate) fn section_title(&self, kind: SectionKind) -> Text<'p> {
        self.phrase_of("section", kind)
    }

    /// The phrase of a family for a kind of section: `one-faqs`.
    pub(crate) fn phrase_of(&self, family: &str, kind: SectionKind) -> Text<'p> {
        let key = [family, "-", kind.anchor()].concat();
        self.strings.find(&key).map_or_else(|| key.into(), Text::from)
    }

    /// Links to criteria, as small as can be: "AC1.3".
    pub(crate) fn criteria_links<'c>(
        &self,
        ids: impl IntoIterator<Item = &'c Id<Criterion>>,
    ) -> Vec<LinkView<'p>> {
        let link = |id: &Id<Criterion>| {
            let label = self.criterion_label(&self.site.criteria[*id].number);
            LinkView::new(self.href(&Target::Criterion(*id)), label)
        };
        ids.into_iter().map(link).collect()
    }

    /// The steps down to a qualification.
    pub(crate) fn trail_to_qualification(&self, id: Id<Qualification>) -> Vec<(Text<'p>, &'p str)> {
        let qualification = &self.site.qualifications[id];
        let organisation = &self.site.organisations[qualification.organisation];
        vec![
            ((&*organisation.name).into(), self.plan.addresses.organisation(qualification.organisation)),
            (qualification.menu_title().into(), self.plan.addresses.qualification(id)),
        ]
    }

    /// The steps down to a unit.
    pub(crate) fn trail_to_unit(&self, id: Id<Unit>) -> Vec<(Text<'p>, &'p str)> {
        let unit = &self.site.units[id];
        let mut trail = self.trail_to_qualification(unit.home);
        trail.push(((&*unit.number).into(), self.plan.addresses.unit(id)));
        trail
    }

    /// Completes what a page says about itself.
    pub(crate) fn page(&self, front: Front<'p>) -> PageView<'p> {
        let settings = &self.site.settings;
        let indexed = self.page.is_indexed();
        let mut steps = front.trail;
        if !steps.is_empty() {
            steps.insert(0, (self.strings.text("home").into(), url::HOME));
        }
        let json_ld = self.json_ld(&steps, front.things, indexed);
        let crumb = |(title, path): (Text<'p>, &str)| Crumb { title, href: self.to(path) };
        let tagline = || settings.tagline.as_deref().map(Text::from);
        let description = front.description.or_else(tagline).unwrap_or_else(|| front.title.clone());
        PageView {
            kind: front.kind,
            path: url::encode_path(self.path),
            window_title: self.window_title(&front.title, front.within.as_deref()),
            title: front.title,
            description: html::shorten(description, DESCRIPTION),
            language: (&*settings.language).into(),
            direction: words::direction(&settings.language),
            canonical: settings
                .base_url
                .as_ref()
                .filter(|_| indexed)
                .map(|base| url::absolute(base, self.path)),
            root: self.fixed_root().map_or_else(|| url::root(self.path), str::to_owned),
            indexed,
            breadcrumbs: steps.into_iter().map(crumb).collect(),
            previous: front.previous,
            next: front.next,
            json_ld,
            records: front.records,
            // Known when the page's texts are done.
            has_words: false,
            words: Vec::new(),
        }
    }

    /// What search engines are told, if there is anything.
    fn json_ld(
        &self,
        steps: &[(Text<'p>, &str)],
        things: Vec<json_ld::Thing<'_>>,
        indexed: bool,
    ) -> Option<Html<'p>> {
        let mut all = Vec::with_capacity(1 + things.len());
        if indexed && !steps.is_empty() {
            all.push(json_ld::breadcrumbs(steps.iter().map(|(title, path)| (&**title, self.address(path)))));
        }
        all.extend(things);
        if all.is_empty() { None } else { json_ld::graph(&all).map(Html::new) }
    }

    fn window_title(&self, title: &str, within: Option<&str>) -> String {
        let site = Some(self.site.settings.title.as_str()).filter(|site| *site != title);
        let mut out = title.to_owned();
        for part in within.into_iter().chain(site) {
            out.push_str(" · ");
            out.push_str(part);
        }
        out
    }

    /// The text of `html` as far as a page's description goes.
    pub(crate) fn description(&self, html: &Html<'_>) -> Text<'p> {
        html::plain_text(html, DESCRIPTION).into()
    }
}

/// How long a page's description may be, in characters: search engines show no more.
const DESCRIPTION: usize = 200;

/// Text that may be missing, as it stands in the site.
pub(crate) fn text(written: &Option<String>) -> Option<Text<'_>> {
    written.as_deref().map(Text::from)
}

/// An address elsewhere, if it is one that may stand on a page.
pub(crate) fn outside(address: &str) -> Option<Text<'_>> {
    let begins =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (begins("https://") || begins("http://")).then_some(Text::Borrowed(address))
}
