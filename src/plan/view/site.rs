//! What every page of a site shares, as `site`: given to templates once and not page by page.

use super::Text;
use crate::model::{Brand, Contact};
use crate::plan::{Plan, here::outside, url, words};
use crate::theme::brand::SHEET;
use serde::Serialize;

/// The site. Its addresses count from the site's folder: put `page.root` before them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SiteView {
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub tagline: Option<String>,
    /// BCP 47 language tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Prefix for storage keys.
    pub id: String,
    /// The home page.
    pub home: String,
    /// The glossary, if there is one.
    pub glossary: Option<String>,
    /// The list of instruments, if there are any.
    pub instruments: Option<String>,
    /// The list of command verbs, if there are any.
    pub verbs: Option<String>,
    /// Plain pages in the header.
    pub navigation: Vec<NavigationItem>,
    /// The accessibility statement.
    pub accessibility: &'static str,
    /// The page on privacy.
    pub privacy: &'static str,
    /// Whom to tell about mistakes.
    pub authoring_contact: Option<ContactView>,
    /// Whom to tell about barriers.
    pub accessibility_contact: Option<ContactView>,
    /// Line in the footer.
    pub copyright: Option<String>,
    /// What the centre looks like, if `site.yaml` says so.
    pub brand: Option<BrandView>,
}

/// What the centre looks like.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BrandView {
    /// The centre's name.
    pub name: Option<String>,
    /// The address of its logo, from the site's folder.
    pub logo: Option<String>,
    /// The address of the style sheet with its colours and its typeface, from the site's folder.
    pub sheet: Option<String>,
}

/// A page in the header.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NavigationItem {
    /// Its title.
    pub title: String,
    /// Its address from the site's folder.
    pub path: String,
}

/// Whom to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ContactView {
    /// Person, team or address.
    pub title: String,
    /// `mailto:` or `https:` address.
    pub href: Option<String>,
}

impl SiteView {
    pub(crate) fn new(plan: &Plan) -> Self {
        let settings = &plan.site.settings;
        let item = |id: &_| NavigationItem {
            title: plan.site.pages[*id].title.clone(),
            path: url::encode_path(plan.addresses.page(*id)).into_owned(),
        };
        SiteView {
            title: settings.title.clone(),
            tagline: settings.tagline.clone(),
            language: settings.language.clone(),
            direction: words::direction(&settings.language),
            id: settings.id.clone(),
            home: url::HOME.to_owned(),
            glossary: (!plan.site.terms.is_empty()).then(|| url::GLOSSARY.to_owned()),
            instruments: (!plan.site.instruments.is_empty()).then(|| url::INSTRUMENTS.to_owned()),
            verbs: plan.has_verbs().then(|| url::VERBS.to_owned()),
            navigation: settings.navigation.iter().map(item).collect(),
            accessibility: url::ACCESSIBILITY,
            privacy: url::PRIVACY,
            authoring_contact: settings.authoring_contact.as_ref().and_then(contact),
            accessibility_contact: settings.accessibility_contact.as_ref().and_then(contact),
            copyright: settings.copyright.clone(),
            brand: settings.brand.as_ref().map(|brand| BrandView::new(plan, brand)),
        }
    }
}

impl BrandView {
    fn new(plan: &Plan, brand: &Brand) -> Self {
        let has_sheet = !brand.colours.is_empty() || brand.font.is_some();
        BrandView {
            name: brand.name.clone(),
            logo: brand.logo.map(|id| url::encode_path(&plan.site.assets[id].path).into_owned()),
            sheet: has_sheet.then(|| SHEET.to_owned()),
        }
    }
}

fn contact(contact: &Contact) -> Option<ContactView> {
    let page = contact.url.as_deref().and_then(outside).map(Text::into_owned);
    let mail = contact.email.as_deref().map(|email| format!("mailto:{}", url::encode_email(email)));
    let title = contact.name.clone().or_else(|| contact.email.clone()).or_else(|| page.clone())?;
    Some(ContactView { title, href: mail.or(page) })
}
