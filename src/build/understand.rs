//! What a site says, whatever is wrong with it.

use super::themes::Look;
use super::{Options, Session, rules};
use crate::check::{self, Drafts, Whole};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Site;
use crate::parse::authored::Settings;
use crate::parse::{self, Authored};
use crate::plan::Addresses;
use crate::resolve::{self, Index, Memo, Places, Resolution};
use crate::source::{Inputs, Place, Placed};
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

/// What the stages up to `check` give.
pub(super) struct Looked<K> {
    pub diagnostics: Vec<Diagnostic>,
    pub site: Site,
    pub places: Places,
    /// What `resolve` was asked for besides.
    pub kept: K,
    pub theme: Arc<Theme>,
    pub addresses: Addresses,
    /// What `site.yaml` says.
    pub settings: Option<Arc<Settings>>,
}

impl Session {
    /// What the site says and what is wrong with it, for those who ask about it and show no page. From now on the session
    /// [remembers](Session::remembering), because the index holds what every file said anyway.
    pub fn understand(&mut self, inputs: &Inputs, options: &Options) -> Understood {
        self.memo.get_or_insert_default();
        let looked = self.look(inputs, options, resolve::resolve_indexed);
        let Looked { diagnostics, site, places, kept: index, .. } = looked;
        Understood { diagnostics, site, places, index }
    }

    /// The stages up to `check`, which find all that authors should know.
    pub(super) fn look<K>(
        &mut self,
        inputs: &Inputs,
        options: &Options,
        resolve: impl FnOnce(Authored, resolve::Options, Option<&mut Memo>) -> (Resolution, K),
    ) -> Looked<K> {
        let (authored, mut diagnostics) = match &mut self.memo {
            Some(memo) => memo.parsed.parse(inputs, check::read),
            None => parse::survey(inputs, check::read),
        };
        let settings = authored.settings.clone();
        let drafts = Drafts::of(&authored);
        let theme_place = settings.as_ref().and_then(|settings| settings.theme.clone());
        let shown = resolve::Options { drafts: options.drafts };
        let (resolution, kept) = resolve(authored, shown, self.memo.as_mut().map(|memo| &mut memo.linked));
        let Resolution { site, places, clues, diagnostics: found } = resolution;
        diagnostics.extend(found);
        let (theme, found) = self.themes.theme(inputs, Look::of(&site));
        diagnostics.extend(found.into_iter().map(|diagnostic| in_settings(diagnostic, &theme_place)));
        let addresses = Addresses::new(&site);
        let taken = theme.assets.keys().map(String::as_str).collect();
        let whole = Whole::new((&site, &places, &addresses), clues, inputs, taken);
        diagnostics.extend(check::site(&whole.knowing(options.today, &diagnostics).after(&self.published)));
        drafts.excuse(&mut diagnostics, inputs);
        let switches = settings.as_ref().map_or(&[][..], |settings| &settings.switches);
        let all: Vec<&Rule> = rules().collect();
        check::apply(switches, &mut diagnostics, (&all, check::FLEETING), inputs);
        sort(&mut diagnostics, inputs);
        Looked { diagnostics, site, places, kept, theme, addresses, settings }
    }
}

/// A theme that is not there is a mistake in site.yaml, which the theme knows by name alone.
fn in_settings(mut diagnostic: Diagnostic, written: &Option<Placed<String>>) -> Diagnostic {
    if let Some(written) = written.as_ref().filter(|it| diagnostic.place == Place::file(it.place.file)) {
        diagnostic.place = written.place;
    }
    diagnostic
}

/// In the order of files and places, each once.
pub(super) fn sort(diagnostics: &mut Vec<Diagnostic>, inputs: &Inputs) {
    let order = |place: Place| (inputs.order(place.file), place);
    diagnostics.sort_by(|a, b| {
        (order(a.place), a.rule.name, &a.message).cmp(&(order(b.place), b.rule.name, &b.message))
    });
    diagnostics.dedup();
}
