//! Which file of an edition lies at an address.

use super::address;
use super::http::Response;
use super::moment::Moment;
use super::print::{self, Print, Seen};
use super::{media_type, page};
use crate::build::{Edition, Error};
use crate::source::folder;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The page that says that there is none.
const NOT_FOUND: &str = "404.html";
/// The page of a folder.
const INDEX: &str = "index.html";

/// What browsers ask for unasked, and what the theme has for it.
const ICON: &str = "favicon.ico";
const ICON_OF_THEME: &str = "assets/favicon.svg";

/// What is shown at a path.
pub(super) enum Shown<'a> {
    /// A page, and what a browser sees of it.
    Page { html: Cow<'a, [u8]>, seen: Seen },
    /// Another file.
    File(Cow<'a, [u8]>),
    /// Nothing, with the page that says so and what a browser sees of that.
    Missing { html: Cow<'a, [u8]>, seen: Seen },
    /// Another address.
    Moved(String),
    /// A page that a template can't show, and why.
    Failed(String),
    /// A file that can't be shown as it is now, and why.
    Broken(String),
}

impl Shown<'_> {
    /// The print of what a browser shows, if it shows a page.
    pub(super) fn print(&self, styles: &BTreeMap<&str, u64>) -> Option<Print> {
        let exists = matches!(self, Shown::Page { .. });
        Some(Print { exists, page: self.seen()?.print, styles: print::all_styles(styles) })
    }

    /// What a browser sees of a page, if it shows one.
    pub(super) fn seen(&self) -> Option<Seen> {
        match self {
            Shown::Page { seen, .. } | Shown::Missing { seen, .. } => Some(*seen),
            Shown::File(_) | Shown::Moved(_) | Shown::Failed(_) | Shown::Broken(_) => None,
        }
    }
}

/// The output path that an address means; `path` is that of a request without its first `/`, decoded.
pub(super) fn output_path(mut path: String) -> String {
    if path.is_empty() || path.ends_with('/') {
        path.push_str(INDEX);
    }
    path
}

/// What `edition` shows at an output path.
pub(super) fn show<'a>(edition: &'a Edition, path: &str) -> Shown<'a> {
    match edition.file(path) {
        Ok(Some(html)) if edition.page(path).is_some() => {
            let seen = print::page(&html, folder(path), edition);
            Shown::Page { html, seen }
        }
        Ok(Some(bytes)) => Shown::File(bytes),
        Ok(None) => elsewhere(edition, path).map_or_else(|| missing(edition), Shown::Moved),
        Err(error) => failed(&error),
    }
}

/// Where the page of this name is: a folder's is in the folder, and one of the site's own place on the web is here.
fn elsewhere(edition: &Edition, path: &str) -> Option<String> {
    if edition.page(&format!("{path}/{INDEX}")).is_some() {
        return Some(address::address(&format!("{path}/")));
    }
    let base = edition.plan().site().settings.base_url.as_deref()?;
    let folders = base.split_once("://")?.1.split_once('/')?.1;
    let inside = path.strip_prefix(folders).filter(|_| !folders.is_empty())?;
    edition.has(inside).then(|| address::address(inside))
}

fn missing(edition: &Edition) -> Shown<'_> {
    match edition.file(NOT_FOUND) {
        Ok(html) => {
            let html = html.unwrap_or_default();
            let seen = print::page(&html, "", edition);
            Shown::Missing { html, seen }
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &Error) -> Shown<'static> {
    match error {
        Error::Asset { path, reason } => Shown::Broken(format!("content/{path}: {reason}")),
        Error::Render(_) | Error::Write(_) => Shown::Failed(error.to_string()),
    }
}

/// An icon, so that nobody's list of what is missing begins with it.
fn icon(edition: &Edition) -> Response {
    match edition.file(ICON_OF_THEME) {
        Ok(Some(bytes)) => Response::new(200, media_type::of(ICON_OF_THEME), bytes),
        _ => Response::done(),
    }
}

/// The answer to a request for an output path, with the query that stood behind it, and the part that is asked for.
pub(super) fn respond(moment: &Moment, path: &str, query: &str, range: Option<&str>) -> Response {
    let Some(edition) = &moment.edition else {
        return if path == ICON { Response::done() } else { page::nothing_yet(moment, path) };
    };
    if path == ICON && !edition.has(ICON) {
        return icon(edition);
    }
    let shown = show(edition, path);
    let seen = shown.print(&print::styles(edition)).map_or_else(String::new, |print| print.to_string());
    match shown {
        Shown::Page { html, .. } => page::response(200, page::with_script(html.into_owned(), path, &seen)),
        Shown::Missing { html, .. } => page::response(404, page::with_script(html.into_owned(), path, &seen)),
        Shown::File(bytes) => Response::new(200, media_type::of(path), bytes).part(range),
        Shown::Moved(to) => {
            let query = if query.is_empty() { String::new() } else { format!("?{query}") };
            Response::text(302, "it is elsewhere").with("Location", to + &query)
        }
        Shown::Failed(error) => page::failed("A template can’t show this page", &error, path),
        Shown::Broken(error) => page::failed("This file can’t be shown as it is now", &error, path),
    }
}
