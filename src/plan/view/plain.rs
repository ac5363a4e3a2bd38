//! A plain page: a title and a text.

use super::PageView;
use crate::model::{Id, Page};
use crate::plan::here::{Front, Here};
use serde::Serialize;

/// A plain page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PlainView {
    /// What every page has.
    pub page: PageView,
    /// The text. HTML.
    pub html: String,
    /// Footnotes in order. HTML each.
    pub footnotes: Vec<String>,
}

impl PlainView {
    pub(crate) fn new(here: &Here<'_>, id: Id<Page>) -> Self {
        let row = &here.site.pages[id];
        let mut trail: Vec<(String, &str)> = folders(here, &row.path);
        trail.push((row.title.clone(), here.path()));
        let mut front = Front::new("plain", &*row.title, trail);
        front.description = row.description.clone();
        front.records.extend(here.record(&row.record, None));
        PlainView {
            page: here.page(front),
            html: here.html(&row.body, 2),
            footnotes: row.footnotes.iter().map(|note| here.html(note, 3)).collect(),
        }
    }
}

/// The pages of the folders that a page lies in, as far as they have one.
fn folders<'p>(here: &Here<'p>, path: &str) -> Vec<(String, &'p str)> {
    let indexes = path.match_indices('/').map(|(at, _)| format!("{}/index", &path[..at]));
    let find = |index: String| {
        let (id, page) = here.site.pages.iter().find(|(_, page)| page.path == index && index != path)?;
        Some((page.title.clone(), here.plan.addresses.page(id)))
    };
    indexes.filter_map(find).collect()
}
