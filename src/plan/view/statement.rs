//! What a centre has to tell its learners: how accessible the site is, and what happens to data. A page of the same name in
//! `content/` takes the place of either.

use super::{DateView, PageView, Text};
use crate::model::{Conformance, Privacy};
use crate::plan::here::{Front, Here, outside, text};
use crate::plan::words;
use serde::Serialize;

/// The accessibility statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AccessibilityView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Who answers for the site.
    pub responsible: Option<Text<'a>>,
    /// When somebody last tested it; nothing if nobody did.
    pub assessed: Option<DateView<'a>>,
    /// Who did.
    pub by: Option<Text<'a>>,
    /// How.
    pub method: Option<Text<'a>>,
    /// How much of WCAG 2.2 AA it meets: `full`, `partial` or `none`.
    pub result: Option<&'static str>,
    /// What is known not to work.
    pub known_issues: Vec<Text<'a>>,
    /// Whom to turn to if an answer does not help.
    pub enforcement: Option<Text<'a>>,
}

/// The privacy page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PrivacyView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Who answers for the site.
    pub responsible: Option<Text<'a>>,
    /// What a browser keeps once a reader asks for it.
    pub kept: Vec<KeptView<'a>>,
    /// What the host keeps.
    pub hosting: Option<Text<'a>>,
    /// The address of the centre's own privacy notice.
    pub notice: Option<Text<'a>>,
}

/// Something that a browser keeps.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct KeptView<'a> {
    /// The name under which it is kept.
    pub key: String,
    /// What it is, and how long it is kept.
    pub what: Text<'a>,
}

/// All that scripts of the theme keep: what follows the site's id in the name, and the phrase that says what it is. Whoever
/// adds a script that keeps something adds a line.
pub(crate) const KEPT: [(&str, &str); 1] = [("reading", "privacy-kept-reading")];

impl<'p> AccessibilityView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let title = here.strings.text("accessibility");
        let mut front = Front::new("accessibility", title, vec![(title.into(), here.path())]);
        let site = here.site.settings.title.as_str();
        front.description = Some(here.strings.say("accessibility-description", &[("site", site)]).into());
        let known = here.site.settings.accessibility.as_ref();
        AccessibilityView {
            page: here.page(front),
            responsible: responsible(here),
            assessed: known.and_then(|k| k.assessed.as_deref()).map(|date| words::date(here.strings, date)),
            by: known.and_then(|known| text(&known.by)),
            method: known.and_then(|known| text(&known.method)),
            result: known.and_then(|known| known.result).and_then(name_of),
            known_issues: known.map_or_else(Vec::new, |k| k.known_issues.iter().map(Text::from).collect()),
            enforcement: known.and_then(|known| text(&known.enforcement)),
        }
    }
}

fn name_of(result: Conformance) -> Option<&'static str> {
    Conformance::NAMES.iter().find(|(_, named)| *named == result).map(|(name, _)| *name)
}

impl<'p> PrivacyView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let title = here.strings.text("privacy");
        let mut front = Front::new("privacy", title, vec![(title.into(), here.path())]);
        front.description = Some(here.strings.text("privacy-description").into());
        let kept = KEPT.iter().map(|(name, phrase)| KeptView {
            key: format!("{}.{name}", here.site.settings.id),
            what: here.strings.text(phrase).into(),
        });
        let said = here.site.settings.privacy.as_ref();
        PrivacyView {
            page: here.page(front),
            responsible: responsible(here),
            kept: kept.collect(),
            hosting: said.and_then(|said| text(&said.hosting)),
            notice: said.and_then(|said: &Privacy| said.notice.as_deref()).and_then(outside),
        }
    }
}

/// Who answers for the site: whoever is said to, or the centre whose brand it bears.
fn responsible<'p>(here: &Here<'p>) -> Option<Text<'p>> {
    let settings = &here.site.settings;
    let said = settings.privacy.as_ref().and_then(|privacy| text(&privacy.responsible));
    said.or_else(|| settings.brand.as_ref().and_then(|brand| text(&brand.name)))
}

#[cfg(test)]
mod tests {
    use super::KEPT;
    use crate::theme::embedded;

    #[test]
    fn the_privacy_page_tells_all_that_scripts_keep() {
        let theme = embedded();
        let scripts = theme.assets.iter().filter(|(path, _)| path.ends_with(".js"));
        let mut keep = 0;
        for (path, bytes) in scripts {
            let script = std::str::from_utf8(bytes).unwrap();
            if script.contains("setItem(") {
                keep += 1;
                assert!(KEPT.iter().any(|(name, _)| script.contains(&format!("\".{name}\""))), "{path}");
            }
            assert!(
                !script.contains("cookie")
                    && !script.contains("sessionStorage")
                    && !script.contains("indexedDB")
            );
        }
        assert_eq!(keep, KEPT.len());
        assert!(KEPT.iter().all(|(_, phrase)| theme.strings("en-GB").has(phrase)));
    }
}
