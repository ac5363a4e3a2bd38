//! A plain page: a title and a text.

use super::{Html, NoticeView, PageView, Text};
use crate::model::{Id, Page};
use crate::plan::here::{Front, Here, text};
use serde::Serialize;

/// A plain page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PlainView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// What to know before reading on.
    pub notice: Option<NoticeView<'a>>,
    /// The text. HTML.
    pub html: Html<'a>,
    /// Footnotes in order. HTML each.
    pub footnotes: Vec<Html<'a>>,
}

impl<'p> PlainView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Page>) -> Self {
        let row = &here.site.pages[id];
        let mut trail = folders(here, &row.path);
        trail.push(((&*row.title).into(), here.path()));
        let mut front = Front::new("plain", &*row.title, trail);
        front.description = text(&row.description);
        front.records.extend(here.record(&row.record, None));
        PlainView {
            page: here.page(front),
            notice: here.notice(row.content_notice.as_ref()),
            html: here.html(&row.body, 2),
            footnotes: row.footnotes.iter().map(|note| here.html(note, 3)).collect(),
        }
    }
}

/// The pages of the folders that a page lies in, as far as they have one.
fn folders<'p>(here: &Here<'p>, path: &str) -> Vec<(Text<'p>, &'p str)> {
    let indexes = path.match_indices('/').map(|(at, _)| format!("{}/index", &path[..at]));
    let find = |index: String| {
        let (id, page) = here.site.pages.iter().find(|(_, page)| page.path == index && index != path)?;
        Some(((&*page.title).into(), here.plan.addresses.page(id)))
    };
    indexes.filter_map(find).collect()
}
