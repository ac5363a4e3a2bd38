//! What a site says, whatever is wrong with it.

use super::themes::Look;
use super::{Options, Session};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::parse::{self, Authored};
use crate::plan::Addresses;
use crate::resolve::{self, Index, Memo, Places};
use crate::source::{Inputs, Place};
use crate::theme::Theme;
use std::sync::Arc;

/// A site as far as it could be understood: what is wrong is left out of it, and everything else is there.
pub struct Understood {
    /// What authors should know, in the order of files and places: the same that [`Session::prepare`] finds.
    pub diagnostics: Vec<Diagnostic>,
    /// The site.
    pub site: Site,
    /// Where its rows were written.
    pub places: Places,
    /// Who refers to what.
    pub index: Index,
}

/// What the stages up to `check` give, and whatever `resolve` was asked for besides.
pub(super) struct Looked<K> {
    pub diagnostics: Vec<Diagnostic>,
    pub site: Site,
    pub places: Places,
    pub theme: Arc<Theme>,
    pub addresses: Addresses,
    pub kept: K,
}

impl Session {
    /// What the site says and what is wrong with it, for those who ask about it and show no page. From now on the session
    /// [remembers](Session::remembering), because the index holds what every file said anyway.
    pub fn understand(&mut self, inputs: &Inputs, options: &Options) -> Understood {
        self.memo.get_or_insert_default();
        let Looked { diagnostics, site, places, kept, .. } =
            self.look(inputs, options, resolve::resolve_indexed);
        Understood { diagnostics, site, places, index: kept }
    }

    /// The stages up to `check`, which find all that authors should know.
    pub(super) fn look<K>(
        &mut self,
        inputs: &Inputs,
        options: &Options,
        resolve: impl FnOnce(Authored, resolve::Options, Option<&mut Memo>) -> (Site, Places, Vec<Diagnostic>, K),
    ) -> Looked<K> {
        let (authored, mut diagnostics) = match &mut self.memo {
            Some(memo) => memo.parsed.parse(inputs),
            None => parse::survey(inputs),
        };
        let theme_place = authored.settings.as_ref().and_then(|settings| settings.theme.clone());
        let options = resolve::Options { drafts: options.drafts };
        let (site, places, found, kept) =
            resolve(authored, options, self.memo.as_mut().map(|memo| &mut memo.linked));
        diagnostics.extend(found);
        let (theme, found) = self.themes.theme(inputs, Look::of(&site));
        diagnostics.extend(found.into_iter().map(|mut diagnostic| {
            // A theme that is not there is a mistake in site.yaml, which the theme knows by name alone.
            if let Some(written) =
                theme_place.as_ref().filter(|written| diagnostic.place == Place::file(written.place.file))
            {
                diagnostic.place = written.place;
            }
            diagnostic
        }));
        let addresses = Addresses::new(&site);
        let taken = theme.assets.keys().map(String::as_str);
        diagnostics.extend(check::check(&site, &places, &addresses, taken));
        let order = |place: Place| (inputs.order(place.file), place);
        diagnostics.sort_by(|a, b| {
            (order(a.place), a.rule.name, &a.message).cmp(&(order(b.place), b.rule.name, &b.message))
        });
        diagnostics.dedup();
        Looked { diagnostics, site, places, theme, addresses, kept }
    }
}
