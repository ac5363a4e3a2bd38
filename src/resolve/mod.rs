//! Names to ids: everything that was written becomes one [`Site`].
//!
//! **Invariant:** after this room no string is looked up. Unknown, ambiguous and double names are found here and nowhere
//! else; what can't be resolved is reported and left out, so that one mistake hides no other.

mod drafts;
mod fold;
mod links;
mod names;
mod places;
mod specification;
mod topic;
mod units;
mod vocabulary;

pub use places::Places;

use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::{
    Asset, CriterionNumber, HomePage, Id, Page, Redirect, Settings, Site, Table, Target, Unit, slug,
};
use crate::parse::{Authored, authored};
use crate::source::{Place, Placed};
use links::{Linker, Scope};
use names::Names;
use std::cell::Cell;
use std::sync::Arc;

/// What to resolve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// Resolves everything that was written; a stub stands for what is missing.
pub fn resolve(mut authored: Authored, options: Options) -> (Site, Places, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let drafts = drafts::leave_out(&mut authored, options);
    specification::complete(&mut authored, &mut findings);
    vocabulary::sort(&mut authored);
    let names = Names::new(&authored, drafts, &mut findings);
    let old = redirects(&authored.units, &authored.terms, &authored.pages, &names, &mut findings);
    let mut linker = Linker { names: &names, findings: &mut findings, compared: Cell::default() };
    let mut site = Site { settings: settings(authored.settings, &mut linker), ..Site::default() };
    let mut places = Places::default();
    site.home = authored.home.map(|page| home(Arc::unwrap_or_clone(page), &mut linker)).unwrap_or_default();
    site.redirects = old;
    vocabulary::resolve(
        authored.terms,
        authored.instruments,
        authored.verbs,
        &mut site,
        &mut places,
        &mut linker,
    );
    specification::resolve(
        authored.organisations,
        authored.qualifications,
        authored.overviews,
        &mut site,
        &mut places,
        &mut linker,
    );
    units::resolve(authored.units, &mut site, &mut places, &mut linker);
    topic::resolve(authored.topics, &mut site, &mut linker);
    pages(authored.pages, &mut site, &mut places, &mut linker);
    site.assets = assets(authored.assets);
    (site, places, findings)
}

fn settings(written: Option<Arc<authored::Settings>>, linker: &mut Linker<'_, '_>) -> Settings {
    let Some(written) = written.map(Arc::unwrap_or_clone) else {
        return Settings { language: "en-GB".into(), theme: "default".into(), ..Settings::default() };
    };
    let navigation = written.navigation.iter().filter_map(|path| navigation_page(path, linker)).collect();
    let id = written.id.as_deref().map_or_else(|| slug(&written.title), slug);
    Settings {
        title: written.title,
        tagline: written.tagline,
        language: written.language,
        base_url: written.base_url,
        theme: written.theme.map_or_else(|| "default".into(), |theme| theme.value),
        id,
        authoring_contact: written.authoring_contact,
        accessibility_contact: written.accessibility_contact,
        navigation,
        copyright: written.copyright,
        record: written.record,
    }
}

fn navigation_page(path: &Placed<String>, linker: &mut Linker<'_, '_>) -> Option<Id<Page>> {
    if let Some(Target::Page(page, _)) = linker.names.path(&path.value) {
        return Some(*page);
    }
    // The header names its pages whether they are published yet or not.
    if linker.names.is_draft(&path.value) {
        return None;
    }
    let pages = linker.names.page_paths();
    let message = format!("there is no page {} in content/", path.value);
    let unknown = Diagnostic::new(&rules::BROKEN_LINK, path.place, message);
    linker.findings.push(unknown.did_you_mean(nearest(&path.value, pages)));
    None
}

fn home(page: authored::Page, linker: &mut Linker<'_, '_>) -> HomePage {
    let scope = Scope { folder: "", unit: None, here: Some(Target::Home(None)) };
    let body = linker.body(with_footnotes(page.body, page.footnotes), &scope);
    HomePage {
        title: page.title,
        description: page.description,
        body: (!body.is_empty()).then_some(body),
        record: page.record,
    }
}

/// For pages whose shape has no place for footnotes: a list behind the text.
fn with_footnotes(mut body: authored::Text, footnotes: Vec<authored::Text>) -> authored::Text {
    if footnotes.is_empty() {
        return body;
    }
    body.append(authored::Text::plain("<hr>\n<ol class=\"notes\">"));
    for (index, note) in footnotes.into_iter().enumerate() {
        body.append(authored::Text::plain(format!("<li id=\"note-{}\">", index + 1)));
        body.append(note);
        body.append(authored::Text::plain("</li>"));
    }
    body.append(authored::Text::plain("</ol>"));
    body
}

fn pages(
    written: Vec<Arc<authored::Page>>,
    site: &mut Site,
    places: &mut Places,
    linker: &mut Linker<'_, '_>,
) {
    for page in written.into_iter().map(Arc::unwrap_or_clone) {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let here = Target::Page(site.pages.next_id(), None);
        let scope = Scope { folder: &folder, unit: linker.names.unit_of_folder(&folder), here: Some(here) };
        let place = Place::file(page.file);
        if page.title.is_none() {
            let message = "this page has no title";
            linker.findings.push(
                Diagnostic::new(&rules::MISSING_FIELD, place, message)
                    .help("begin the text with a line `# The title of the page`"),
            );
        }
        places.pages.push(place);
        site.pages.push(Page {
            title: page.title.unwrap_or_default(),
            description: page.description,
            body: linker.body(page.body, &scope),
            footnotes: page.footnotes.into_iter().map(|note| linker.body(note, &scope)).collect(),
            path: page.path,
            record: page.record,
        });
    }
}

fn assets(written: Vec<Arc<Asset>>) -> Table<Asset> {
    let mut assets = Table::default();
    for asset in written {
        assets.push(Arc::unwrap_or_clone(asset));
    }
    assets
}

/// Old addresses. They are facts of the content: what `formerly:` says, in the shape that addresses have.
fn redirects(
    units: &[Arc<authored::Unit>],
    terms: &[Arc<authored::Term>],
    pages: &[Arc<authored::Page>],
    names: &Names,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let mut found = Vec::new();
    for (row, unit) in units.iter().enumerate() {
        unit_redirects(Id::new(row), unit, names, &mut found);
    }
    for (row, term) in terms.iter().enumerate() {
        let old = |old: &Placed<String>| Redirect {
            from: format!("glossary/{}.html", slug(&old.value)),
            to: Target::Term(Id::new(row)),
            place: old.place,
        };
        let (good, bad): (Vec<_>, Vec<_>) =
            term.formerly.iter().partition(|old| !slug(&old.value).is_empty());
        found.extend(good.into_iter().map(old));
        findings.extend(bad.into_iter().map(bad_old_path));
    }
    for (row, page) in pages.iter().enumerate() {
        let old = |old: &Placed<String>| Redirect {
            from: old_page(&old.value),
            to: Target::Page(Id::new(row), None),
            place: old.place,
        };
        let (good, bad): (Vec<_>, Vec<_>) = page.formerly.iter().partition(|old| is_path(&old.value));
        found.extend(good.into_iter().map(old));
        findings.extend(bad.into_iter().map(bad_old_path));
    }
    found.sort_by(|a, b| a.from.cmp(&b.from));
    found
}

/// The old folders of a unit with a page for each outcome, and the old numbers of its outcomes.
fn unit_redirects(id: Id<Unit>, unit: &authored::Unit, names: &Names, found: &mut Vec<Redirect>) {
    let above = unit.folder.rsplit_once('/').map_or("", |(above, _)| above);
    let named = unit.formerly.iter().filter(|old| !slug(&old.value).is_empty());
    let old_folders: Vec<(String, Place)> =
        named.map(|old| (format!("{above}/{}", slug(&old.value)), old.place)).collect();
    for (folder, place) in &old_folders {
        found.push(Redirect {
            from: format!("{folder}/index.html"),
            to: Target::Unit(id, None),
            place: *place,
        });
    }
    for outcome in &unit.outcomes {
        let Some(target) = names.outcome(id, &outcome.number.value) else { continue };
        let redirect = |folder: &str, number: &CriterionNumber, place: Place| Redirect {
            from: format!("{folder}/lo{}.html", number.dashed()),
            to: Target::Outcome(target, None),
            place,
        };
        found.extend(outcome.formerly.iter().map(|old| redirect(&unit.folder, &old.value, old.place)));
        for (folder, place) in &old_folders {
            let numbers = [&outcome.number].into_iter().chain(&outcome.formerly);
            found.extend(numbers.map(|number| redirect(folder, &number.value, *place)));
        }
    }
}

/// Whether an old address is a path of names, below the site.
fn is_path(written: &str) -> bool {
    let name =
        |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '?', '#']);
    written.split('/').all(name)
}

fn bad_old_path(old: &Placed<String>) -> Diagnostic {
    let message = format!("`{}` is not an address below this site", old.value);
    Diagnostic::new(&rules::BAD_VALUE, old.place, message)
        .help("write the path as it was, such as guide/old-name.html")
}

/// `old/path.md` and `old/path` lead from `old/path.html`.
fn old_page(written: &str) -> String {
    let stem = written.strip_suffix(".html").or_else(|| written.strip_suffix(".md")).unwrap_or(written);
    format!("{stem}.html")
}
