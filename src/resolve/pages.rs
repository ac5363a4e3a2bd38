//! Settings, the home page and plain pages.

use super::brand;
use super::findings::{Finding, Wrong};
use super::fold::above;
use super::linked::{Linked, Row};
use super::links::{Linker, Scope};
use super::names::Names;
use super::redirects;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{HomePage, Id, PackKind, Page, Settings, Target, slug};
use crate::parse::authored;
use crate::source::{Place, Placed};
use std::borrow::Cow;

pub(super) fn link_settings(written: Option<&authored::Settings>, names: &Names) -> Linked<Settings> {
    let Some(written) = written else {
        let defaults = Settings {
            language: "en-GB".into(),
            theme: "default".into(),
            overlaps: Some(Settings::OVERLAPS),
            packs: PackKind::ALL.to_vec(),
            ..Settings::default()
        };
        return Linked::of(defaults);
    };
    let mut linker = Linker::new(names);
    let navigation = written.navigation.iter().filter_map(|path| in_header(path, &mut linker)).collect();
    let id = written.id.as_deref().map_or_else(|| slug(&written.title), slug);
    let settings = Settings {
        title: written.title.clone(),
        tagline: written.tagline.clone(),
        language: written.language.clone(),
        base_url: written.base_url.clone(),
        theme: written.theme.as_ref().map_or_else(|| "default".into(), |theme| theme.value.clone()),
        id,
        authoring_contact: written.authoring_contact.clone(),
        accessibility_contact: written.accessibility_contact.clone(),
        navigation,
        copyright: written.copyright.clone(),
        brand: written.brand.as_ref().map(|written| brand::link(written, &mut linker)),
        accessibility: written.accessibility.clone(),
        privacy: written.privacy.clone(),
        overlaps: written.overlaps,
        packs: written.packs.clone(),
        coverage: written.coverage,
        record: written.record.clone(),
    };
    Linked { notes: linker.notes, ..Linked::of(settings) }
}

fn in_header(path: &Placed<String>, linker: &mut Linker<'_>) -> Option<Id<Page>> {
    if let Some(Target::Page(page, _)) = linker.names.path(&path.value) {
        linker.refer(path.place, Some(Target::Page(page, None)));
        return Some(page);
    }
    // The header names its pages whether they are published yet or not.
    if !linker.names.is_draft(&path.value) {
        let message = format!("there is no page {} in content/", path.value);
        let unknown = Diagnostic::new(&rules::BROKEN_LINK, path.place, message);
        linker.report(Finding::new(unknown, Wrong::Page(path.value.clone())));
    }
    None
}

pub(super) fn link_home(page: Option<&authored::Page>, names: &Names) -> Linked<HomePage> {
    let Some(page) = page else { return Linked::of(HomePage::default()) };
    let mut linker = Linker::new(names);
    let scope = Scope { folder: "", unit: None, here: Some(Target::Home(None)) };
    let text = with_footnotes(page);
    let (says_something, body) = (!text.is_empty(), linker.body(&text, &scope));
    let home = HomePage {
        title: page.title.clone(),
        description: page.description.clone(),
        body: says_something.then_some(body),
        record: page.record.clone(),
    };
    Linked { anchors: page.anchors.clone(), notes: linker.notes, ..Linked::of(home) }
}

/// For pages whose shape has no place for footnotes: a list behind the text.
pub(super) fn with_footnotes(page: &authored::Page) -> Cow<'_, authored::Text> {
    if page.footnotes.is_empty() {
        return Cow::Borrowed(&page.body);
    }
    let plain = authored::Text::plain::<&str>;
    let notes = page.footnotes.iter().enumerate().flat_map(|(index, note)| {
        [authored::Text::plain(format!("<li id=\"note-{}\">", index + 1)), note.clone(), plain("</li>")]
    });
    let list = [page.body.clone(), plain("<hr>\n<ol class=\"notes\">")];
    Cow::Owned(authored::Text::joined(list.into_iter().chain(notes).chain([plain("</ol>")])))
}

pub(super) fn link_page(row: usize, page: &authored::Page, names: &Names) -> Linked<Row<Page>> {
    let mut linker = Linker::new(names);
    let id = Id::new(row);
    let folder = above(&page.path);
    let unit = names.unit_of_folder(folder);
    let scope = Scope { folder, unit, here: Some(Target::Page(id, None)) };
    let place = Place::file(page.file);
    // Its title may stand where the file can't be read.
    if page.title.is_none() && !names.is_broken(&format!("{}.md", page.path)) {
        let message = "this page has no title";
        linker.report(
            Diagnostic::new(&rules::MISSING_FIELD, place, message)
                .help("begin the text with a line `# The title of the page`"),
        );
    }
    let body = linker.body(&page.body, &scope);
    let footnotes = page.footnotes.iter().map(|note| linker.body(note, &scope)).collect();
    let redirects = redirects::of_page(id, &page.formerly, &mut linker);
    let row = Page {
        title: page.title.clone().unwrap_or_default(),
        description: page.description.clone(),
        content_notice: linker.notice(page.content_notice.as_ref(), &scope),
        body,
        footnotes,
        path: page.path.clone(),
        record: page.record.clone(),
    };
    Linked {
        redirects,
        anchors: page.anchors.clone(),
        notes: linker.notes,
        ..Linked::of(Row::new(row, place))
    }
}
