//! An old address.

use super::PageView;
use crate::plan::here::{Front, Here};
use crate::plan::url;
use serde::Serialize;

/// A page that leads on to where something is now.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RedirectView<'a> {
    /// What every page has. Its title is that of the new page.
    pub page: PageView<'a>,
    /// The new address, relative to the old one.
    pub href: String,
    /// The new address in full, if the site knows where it will be.
    pub canonical: Option<String>,
}

impl<'p> RedirectView<'p> {
    pub(crate) fn new(here: &Here<'p>, row: usize) -> Self {
        let target = &here.site.redirects[row].to;
        let (path, _) = here.plan.addresses.find(here.site, target);
        let base = here.site.settings.base_url.as_deref();
        let front = Front::new("redirect", here.name(target), Vec::new());
        RedirectView {
            page: here.page(front),
            href: here.href(target),
            canonical: base.zip(path).map(|(base, path)| url::absolute(base, path)),
        }
    }
}
