//! Which file of an edition lies at an address.

use super::address;
use super::http::Response;
use super::moment::Moment;
use super::print::{self, Print};
use super::{media_type, page};
use crate::build::Edition;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The page that says that there is none.
const NOT_FOUND: &str = "404.html";
/// The page of a folder.
const INDEX: &str = "index.html";

/// What is shown at a path.
pub(super) enum Shown<'a> {
    /// A page, and the print of it.
    Page { html: Cow<'a, [u8]>, print: u64 },
    /// Another file.
    File(Cow<'a, [u8]>),
    /// Nothing, with the page that says so and its print.
    Missing { html: Cow<'a, [u8]>, print: u64 },
    /// Another address.
    Moved(String),
    /// A page that a template can't show, and why.
    Failed(String),
}

impl Shown<'_> {
    /// The print of what a browser shows, if it shows a page.
    pub(super) fn print(&self, styles: &BTreeMap<&str, u64>) -> Option<Print> {
        let (exists, page) = match self {
            Shown::Page { print, .. } => (true, *print),
            Shown::Missing { print, .. } => (false, *print),
            Shown::File(_) | Shown::Moved(_) | Shown::Failed(_) => return None,
        };
        Some(Print { exists, page, styles: print::all_styles(styles) })
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
            let print = print::page(&html, folder(path), edition);
            Shown::Page { html, print }
        }
        Ok(Some(bytes)) => Shown::File(bytes),
        Ok(None) => elsewhere(edition, path).map_or_else(|| missing(edition), Shown::Moved),
        Err(error) => Shown::Failed(error.to_string()),
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
            let print = print::page(&html, "", edition);
            Shown::Missing { html, print }
        }
        Err(error) => Shown::Failed(error.to_string()),
    }
}

fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// The answer to a request for an output path, with the query that stood behind it, and the part that is asked for.
pub(super) fn respond(moment: &Moment, path: &str, query: &str, range: Option<&str>) -> Response {
    let Some(edition) = &moment.edition else { return page::nothing_yet(moment, path) };
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
        Shown::Failed(error) => page::failed(&error, path),
    }
}
