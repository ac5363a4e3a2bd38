//! What every page has: its head, its place in the site, its book-keeping.

use serde::Serialize;

/// The part of a view that is the same for every kind of page, as `page`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PageView {
    /// Which kind of page it is: `home`, `organisation`, `qualification`, `unit`, `outcome`, `glossary`, `term`, `plain`,
    /// `not-found`, `redirect`.
    pub kind: &'static str,
    /// Its address from the site's folder, as `path` of [`super::NavigationItem`] is.
    pub path: String,
    /// Its title, the text of the `h1`.
    pub title: String,
    /// The title for the browser's window and for search engines: the page, what it belongs to, the site.
    pub window_title: String,
    /// One or two sentences for search engines.
    pub description: String,
    /// BCP 47 language tag of the content.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The page's whole address, if the site knows where it will be.
    pub canonical: Option<String>,
    /// What to put before a path from the site's folder: `../../`, or nothing on the home page.
    pub root: String,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// The way from the home page, the page itself last. Empty on the home page.
    pub breadcrumbs: Vec<Crumb>,
    /// The page before this one.
    pub previous: Option<LinkView>,
    /// The page after this one.
    pub next: Option<LinkView>,
    /// JSON-LD, safe inside a script element. HTML.
    pub json_ld: Option<String>,
    /// Who looks after what is on the page, and where it comes from; only what has something to say.
    pub records: Vec<RecordView>,
}

/// A step on the way from the home page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb {
    /// A short title.
    pub title: String,
    /// Its address, relative to the page.
    pub href: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    /// Its address, relative to the page.
    pub href: String,
    /// Its text.
    pub title: String,
    /// What kind of thing it leads to, in a word or two: "Next outcome", "Key concept".
    pub label: Option<String>,
}

impl LinkView {
    /// A link without a label.
    pub(crate) fn new(href: String, title: impl Into<String>) -> Self {
        LinkView { href, title: title.into(), label: None }
    }

    /// The same with a label.
    pub(crate) fn labelled(self, label: String) -> Self {
        LinkView { label: Some(label), ..self }
    }
}

/// Who looks after something, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RecordView {
    /// What it is about, where a page shows more than one: "These notes".
    pub about: Option<String>,
    /// Who looks after it.
    pub owner: Option<String>,
    /// When it was last reviewed.
    pub reviewed: Option<DateView>,
    /// When it should be reviewed again.
    pub review_by: Option<DateView>,
    /// Where it comes from.
    pub sources: Vec<SourceView>,
    /// Whose wording it is.
    pub rights: Option<String>,
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// `2026-11-01`, if it is a whole date.
    pub iso: Option<String>,
    /// As people write it.
    pub text: String,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceView {
    /// Its title.
    pub title: String,
    /// Its address elsewhere.
    pub href: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// A remark.
    pub note: Option<String>,
}
