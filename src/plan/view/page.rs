//! What every page has: its head, its place in the site, its book-keeping.

use super::{Html, Text, WordView};
use serde::Serialize;

/// The part of a view that is the same for every kind of page, as `page`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PageView<'a> {
    /// Which kind of page it is: `home`, `organisation`, `qualification`, `unit`, `outcome`, `checklist`, `tracker`, `cards`,
    /// `questions`, `glossary`, `term`, `instruments`, `instrument`, `verbs`, `verb`, `overlaps`, `plain`,
    /// `accessibility`, `privacy`, `not-found`, `redirect`, or the name of a list: `misconceptions`.
    pub kind: &'static str,
    /// Its address from the site's folder, as `path` of [`super::NavigationItem`] is.
    pub path: Text<'a>,
    /// Its title, the text of the `h1`.
    pub title: Text<'a>,
    /// The title for the browser's window and for search engines: the page, what it belongs to, the site.
    pub window_title: String,
    /// One or two sentences for search engines.
    pub description: Text<'a>,
    /// BCP 47 language tag of the content.
    pub language: Text<'a>,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The page's whole address, if the site knows where it will be.
    pub canonical: Option<String>,
    /// What to put before a path from the site's folder: `../../`, or nothing on the home page.
    pub root: String,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// The way from the home page, the page itself last. Empty on the home page.
    pub breadcrumbs: Vec<Crumb<'a>>,
    /// The page before this one.
    pub previous: Option<LinkView<'a>>,
    /// The page after this one.
    pub next: Option<LinkView<'a>>,
    /// JSON-LD, safe inside a script element. HTML.
    pub json_ld: Option<Html<'a>>,
    /// Who looks after what is on the page, and where it comes from; only what has something to say.
    pub records: Vec<RecordView<'a>>,
    /// Whether any link with the class `mention` leads to what explains a word on this page.
    pub has_words: bool,
    /// Terms and instruments that such links lead to, each once, in alphabetical order; key terms explain their words
    /// themselves.
    pub words: Vec<WordView<'a>>,
}

/// A step on the way from the home page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb<'a> {
    /// A short title.
    pub title: Text<'a>,
    /// Its address, relative to the page.
    pub href: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView<'a> {
    /// Its address, relative to the page.
    pub href: String,
    /// Its text.
    pub title: Text<'a>,
    /// What kind of thing it leads to, in a word or two: "Next outcome", "Key concept".
    pub label: Option<Text<'a>>,
}

impl<'a> LinkView<'a> {
    /// A link without a label.
    pub(crate) fn new(href: String, title: impl Into<Text<'a>>) -> Self {
        LinkView { href, title: title.into(), label: None }
    }

    /// The same with a label.
    pub(crate) fn labelled(self, label: impl Into<Text<'a>>) -> Self {
        LinkView { label: Some(label.into()), ..self }
    }
}

/// Who looks after something, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RecordView<'a> {
    /// What it is about, where a page shows more than one: "These notes".
    pub about: Option<Text<'a>>,
    /// Who looks after it.
    pub owner: Option<Text<'a>>,
    /// When it was last reviewed.
    pub reviewed: Option<DateView<'a>>,
    /// When it should be reviewed again.
    pub review_by: Option<DateView<'a>>,
    /// Where it comes from.
    pub sources: Vec<SourceView<'a>>,
    /// Whose wording it is.
    pub rights: Option<Text<'a>>,
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DateView<'a> {
    /// `2026-11-01`, if it is a whole date.
    pub iso: Option<Text<'a>>,
    /// As people write it.
    pub text: Text<'a>,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceView<'a> {
    /// Its title.
    pub title: Text<'a>,
    /// Its address elsewhere.
    pub href: Option<Text<'a>>,
    /// Its date.
    pub date: Option<DateView<'a>>,
    /// A remark.
    pub note: Option<Text<'a>>,
}
