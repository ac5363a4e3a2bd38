//! Terms, instruments and verbs.

use super::findings::{Finding, Wrong};
use super::fold::key;
use super::linked::{Linked, Row};
use super::links::{Linker, Scope};
use super::named::draft_entry;
use super::names::Names;
use super::redirects;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Id, Instrument, Mentioned, Target, Term, Verb, slug};
use crate::parse::{Authored, authored};
use crate::source::Placed;

/// Shown on pages of their own and in lists, so that no place is meant by an anchor alone.
const SCOPE: Scope<'static> = Scope { folder: "", unit: None, here: None };

/// Puts everything in alphabetical order; of two verbs with one name the site's own stays.
pub(super) fn sort(authored: &mut Authored) {
    authored.terms.sort_by_cached_key(|term| (key(&term.name.value), term.name.place));
    authored.instruments.sort_by_cached_key(|entry| (key(&entry.name.value), entry.name.place));
    // A stable sort: the site's own verbs come before the built-in ones.
    authored.verbs.sort_by_cached_key(|verb| key(&verb.name.value));
    authored.verbs.dedup_by_key(|verb| key(&verb.name.value));
}

pub(super) fn link_term(row: usize, term: &authored::Term, names: &Names) -> Linked<Row<Term>> {
    let mut linker = Linker::new(names);
    let place = term.name.place;
    let slug = address_name(&term.name, &mut linker);
    let id = Id::new(row);
    let see = term.see.iter().filter_map(|name| see(name, id, &mut linker)).collect();
    let definition = linker.body_of(&term.definition, &SCOPE, Some(Mentioned::Term(id)));
    let redirects = redirects::of_term(id, &term.formerly, &mut linker);
    let row = Term {
        expansion: term.expansion.clone(),
        aliases: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
        definition,
        see,
        record: term.record.clone(),
        formerly: term.formerly.iter().map(|old| old.value.clone()).collect(),
        autolink: term.autolink,
        name: term.name.value.clone(),
        slug,
    };
    Linked { redirects, notes: linker.notes, ..Linked::of(Row::new(row, place)) }
}

/// A name as it stands in an address.
fn address_name(name: &Placed<String>, linker: &mut Linker<'_>) -> String {
    let slug = slug(&name.value);
    if slug.is_empty() {
        let message = format!("the name `{}` has no letter and no digit", name.value);
        linker.report(Diagnostic::new(&rules::BAD_VALUE, name.place, message));
    }
    slug
}

fn see(name: &Placed<String>, own: Id<Term>, linker: &mut Linker<'_>) -> Option<Id<Term>> {
    let found = linker.names.term(&name.value);
    if found.is_none() && linker.names.is_draft_term(&name.value) {
        linker.report(draft_entry(&name.value, name.place));
    } else if found.is_none() {
        let message = format!("the glossary has no term `{}`", name.value);
        let unknown = Diagnostic::new(&rules::UNKNOWN_TERM, name.place, message);
        linker.report(Finding::new(unknown, Wrong::Term(name.value.clone())));
    }
    linker.refer(name.place, found.map(Target::Term));
    found.filter(|term| *term != own)
}

pub(super) fn link_instrument(
    row: usize,
    instrument: &authored::Instrument,
    names: &Names,
) -> Linked<Row<Instrument>> {
    let mut linker = Linker::new(names);
    let place = instrument.name.place;
    let superseded_by = instrument.superseded_by.as_ref().and_then(|name| {
        let found = names.instrument(&name.value);
        if found.is_none() && names.is_draft_instrument(&name.value) {
            linker.report(draft_entry(&name.value, name.place));
        } else if found.is_none() {
            let message = format!("instruments.yaml has no `{}`", name.value);
            let unknown = Diagnostic::new(&rules::UNKNOWN_INSTRUMENT, name.place, message);
            linker.report(Finding::new(unknown, Wrong::Instrument(name.value.clone())));
        }
        linker.refer(name.place, found.map(Target::Instrument));
        found
    });
    let own = Some(Mentioned::Instrument(Id::new(row)));
    let summary = instrument.summary.as_ref();
    let row = Instrument {
        name: instrument.name.value.clone(),
        kind: instrument.kind,
        year: instrument.year,
        aliases: instrument.aliases.iter().map(|alias| alias.value.clone()).collect(),
        status: instrument.status,
        superseded_by,
        url: instrument.url.clone(),
        issuer: instrument.issuer.clone(),
        summary: summary.map(|summary| linker.body_of(summary, &SCOPE, own)),
        slug: address_name(&instrument.name, &mut linker),
        record: instrument.record.clone(),
    };
    Linked { notes: linker.notes, ..Linked::of(Row::new(row, place)) }
}

/// Help with a verb stays without links of ours: it opens inside of cards, and would have their first ones.
pub(super) fn link_verb(verb: &authored::Verb, names: &Names) -> Linked<Row<Verb>> {
    let mut linker = Linker::new(names);
    let levels = verb.levels.iter().map(|(level, text)| (*level, linker.bare_body(text, &SCOPE))).collect();
    let meaning = linker.bare_body(&verb.meaning, &SCOPE);
    let slug = address_name(&verb.name, &mut linker);
    let row = Verb {
        name: verb.name.value.clone(),
        meaning,
        levels,
        frames: verb.frames.clone(),
        built_in: verb.is_built_in(),
        slug,
    };
    Linked { notes: linker.notes, ..Linked::of(Row::new(row, verb.name.place)) }
}
