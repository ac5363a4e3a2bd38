//! Links to places on pages.
//!
//! Headings come and go with every edit, so they are no names: a link to a place on a page is resolved unseen, and looked
//! after when all pages are known. A link that leads to no place is an error, so nothing is ever written with it.

use super::findings::{Finding, Wrong};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::Target;
use crate::parse::authored::Anchors;
use crate::source::Place;
use std::collections::{HashMap, HashSet};

/// A link to a place on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The page, without anchor.
    pub page: Target,
    pub anchor: String,
    /// Where the link stands.
    pub place: Place,
}

/// The ids on those pages that links with an anchor lead to.
#[derive(Default)]
pub(super) struct PageAnchors<'a> {
    by_page: HashMap<&'a Target, HashSet<&'a str>>,
}

impl<'a> PageAnchors<'a> {
    /// The pages that are asked for, of all that `pages` says.
    pub fn new<I: Iterator<Item = (Target, &'a Anchors)>>(
        asked: impl Iterator<Item = &'a Asked>,
        pages: impl FnOnce() -> I,
    ) -> Self {
        let mut by_page: HashMap<&Target, HashSet<&str>> =
            asked.map(|asked| (&asked.page, HashSet::new())).collect();
        if !by_page.is_empty() {
            for (page, anchors) in pages() {
                if let Some(known) = by_page.get_mut(&page) {
                    known.extend(anchors.iter());
                }
            }
        }
        PageAnchors { by_page }
    }

    /// The ids on a page, in no order.
    pub fn of(&self, page: &Target) -> impl Iterator<Item = &'a str> {
        self.by_page.get(page).into_iter().flatten().copied()
    }

    /// What to say of a link, if it leads to no place.
    pub fn check(&self, asked: &Asked) -> Option<Finding> {
        let known = self.by_page.get(&asked.page);
        if known.is_some_and(|known| known.contains(asked.anchor.as_str())) {
            return None;
        }
        let message = format!("nothing on that page is called `#{}`", asked.anchor);
        let broken = Diagnostic::new(&rules::BROKEN_ANCHOR, asked.place, message);
        Some(Finding::new(broken, Wrong::Anchor(asked.page.clone(), asked.anchor.clone())))
    }
}
