//! The page that hosts show for an address that leads nowhere.
//!
//! Hosts serve it under the wrong address itself, at any depth. With a base URL its links and style sheets are addressed by
//! path and work everywhere; without one they are relative, as nothing better can be known, and the page has to make sense
//! without its style sheet: that is why it says what to do in words.

use super::{LinkView, PageView};
use crate::model::{Id, Qualification, Target};
use crate::plan::here::{Front, Here};
use serde::Serialize;

/// The page for an address that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NotFoundView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Whether its links work under every address.
    pub rooted: bool,
    /// The home page.
    pub home: LinkView<'a>,
    /// The glossary, if there is one.
    pub glossary: Option<LinkView<'a>>,
    /// All qualifications.
    pub qualifications: Vec<LinkView<'a>>,
}

impl<'p> NotFoundView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let front = Front::new("not-found", here.strings.text("not-found-title"), Vec::new());
        let qualification = |(id, row): (Id<Qualification>, &'p Qualification)| {
            LinkView::new(here.href(&Target::Qualification(id, None)), &*row.title)
        };
        let glossary = || LinkView::new(here.href(&Target::Glossary), here.strings.text("glossary"));
        NotFoundView {
            page: here.page(front),
            rooted: here.site.settings.base_url.is_some(),
            home: LinkView::new(here.href(&Target::Home(None)), &*here.site.settings.title),
            glossary: (!here.site.terms.is_empty()).then(glossary),
            qualifications: here.site.qualifications.iter().map(qualification).collect(),
        }
    }
}
