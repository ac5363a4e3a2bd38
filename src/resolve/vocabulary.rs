//! Terms, instruments and verbs.

use super::Places;
use super::fold::key;
use super::links::{Linker, Scope};
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::{Id, Instrument, Site, Target, Term, Verb, slug};
use crate::parse::{Authored, authored};
use crate::source::Placed;
use std::collections::HashSet;
use std::sync::Arc;

/// Puts everything in alphabetical order; of two verbs with one name the site's own stays.
pub(super) fn sort(authored: &mut Authored) {
    authored.terms.sort_by_key(|term| (key(&term.name.value), term.name.place));
    authored.instruments.sort_by_key(|instrument| (key(&instrument.name.value), instrument.name.place));
    // A stable sort: the site's own verbs come before the built-in ones.
    authored.verbs.sort_by_key(|verb| key(&verb.name.value));
    authored.verbs.dedup_by_key(|verb| key(&verb.name.value));
}

/// Fills the three tables.
pub(super) fn resolve(
    terms: Vec<Arc<authored::Term>>,
    instruments: Vec<Arc<authored::Instrument>>,
    verbs: Vec<Arc<authored::Verb>>,
    site: &mut Site,
    places: &mut Places,
    linker: &mut Linker<'_, '_>,
) {
    for term in terms.into_iter().map(Arc::unwrap_or_clone) {
        places.terms.push(term.name.place);
        let here = Target::Term(site.terms.next_id());
        let term = resolve_term(term, &here, linker);
        site.terms.push(term);
    }
    for instrument in instruments.into_iter().map(Arc::unwrap_or_clone) {
        let instrument = resolve_instrument(instrument, linker);
        site.instruments.push(instrument);
    }
    let scope = Scope { folder: "", unit: None, here: None };
    for verb in verbs.into_iter().map(Arc::unwrap_or_clone) {
        let levels =
            verb.levels.into_iter().map(|(level, text)| (level, linker.body(text, &scope))).collect();
        let meaning = linker.body(verb.meaning, &scope);
        site.verbs.push(Verb { name: verb.name.value, meaning, levels, frames: verb.frames });
    }
}

fn resolve_term(term: authored::Term, here: &Target, linker: &mut Linker<'_, '_>) -> Term {
    // Shown on its own page and in the glossary.
    let scope = Scope { folder: "", unit: None, here: None };
    let slug = slug(&term.name.value);
    if slug.is_empty() {
        let message = format!("the name `{}` has no letter and no digit", term.name.value);
        linker.findings.push(Diagnostic::new(&rules::BAD_VALUE, term.name.place, message));
    }
    let see = term.see.iter().filter_map(|name| see(name, here, linker)).collect();
    Term {
        expansion: term.expansion,
        aliases: term.aliases.into_iter().map(|alias| alias.value).collect(),
        definition: linker.body(term.definition, &scope),
        see,
        record: term.record,
        formerly: term.formerly.into_iter().map(|old| old.value).collect(),
        name: term.name.value,
        slug,
    }
}

fn see(name: &Placed<String>, here: &Target, linker: &mut Linker<'_, '_>) -> Option<Id<Term>> {
    match linker.names.term(&name.value) {
        Some(term) if Target::Term(term) == *here => None,
        Some(term) => Some(term),
        None => {
            let message = format!("the glossary has no term `{}`", name.value);
            let unknown = Diagnostic::new(&rules::UNKNOWN_TERM, name.place, message);
            linker.findings.push(unknown.did_you_mean(nearest(&name.value, linker.names.term_names())));
            None
        }
    }
}

fn resolve_instrument(instrument: authored::Instrument, linker: &mut Linker<'_, '_>) -> Instrument {
    let scope = Scope { folder: "", unit: None, here: None };
    let superseded_by = instrument.superseded_by.and_then(|name| {
        let found = linker.names.instrument(&name.value);
        if found.is_none() {
            let message = format!("instruments.yaml has no `{}`", name.value);
            let unknown = Diagnostic::new(&rules::UNKNOWN_INSTRUMENT, name.place, message);
            linker.findings.push(unknown.did_you_mean(nearest(&name.value, linker.names.instrument_names())));
        }
        found
    });
    Instrument {
        name: instrument.name.value,
        kind: instrument.kind,
        year: instrument.year,
        aliases: instrument.aliases.into_iter().map(|alias| alias.value).collect(),
        status: instrument.status,
        superseded_by,
        url: instrument.url,
        issuer: instrument.issuer,
        summary: linker.some(instrument.summary, &scope),
        record: instrument.record,
    }
}

/// The verb of a name.
pub(super) fn verb(site: &Site, name: &str) -> Option<Id<Verb>> {
    let wanted = key(name);
    let rows = site.verbs.rows();
    // The table is sorted by the same key.
    rows.binary_search_by(|verb| key(&verb.name).cmp(&wanted)).ok().map(Id::new)
}

/// Names that stand twice in a list of texts.
pub(super) fn doubles(names: &[Placed<String>]) -> impl Iterator<Item = &Placed<String>> {
    let mut seen = HashSet::new();
    names.iter().filter(move |name| !seen.insert(key(&name.value)))
}
