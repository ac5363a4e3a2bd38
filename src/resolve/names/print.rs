//! Whether names are the same as before.

use super::super::drafts::Drafts;
use crate::model::Wording;
use crate::parse::{Authored, authored};
use crate::source::Placed;
use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// Changes with everything that [`super::Names`] are made from, and with nothing else. Whatever is read in `make` is
/// printed here.
pub fn print(authored: &Authored, drafts: &Drafts) -> u128 {
    let mut all = Printer::default();
    all.list(authored.organisations.iter(), |all, organisation| {
        all.text(&organisation.folder);
        all.wording(organisation.official_wording);
    });
    all.list(authored.qualifications.iter(), |all, qualification| {
        all.text(&qualification.folder);
        all.maybe(qualification.number.as_ref());
        all.wording(qualification.official_wording);
    });
    // Only units have so many names that it takes all cores.
    let units: Vec<u64> = authored.units.par_iter().map(|unit| unit_print(unit)).collect();
    all.list(units.iter(), |all, print| all.bytes.extend(print.to_le_bytes()));
    all.list(authored.pages.iter(), |all, page| all.text(&page.path));
    all.list(authored.assets.iter(), |all, asset| all.text(&asset.path));
    all.list(authored.terms.iter(), |all, term| {
        all.names(&term.name, &term.aliases);
        all.list(term.expansion.iter(), |all, expansion| all.text(expansion));
        all.bytes.push(u8::from(term.autolink));
    });
    all.list(authored.instruments.iter(), |all, entry| {
        all.names(&entry.name, &entry.aliases);
        all.bytes.extend(entry.year.unwrap_or_default().to_le_bytes());
        all.bytes.push(u8::from(entry.autolink));
    });
    all.list(authored.verbs.iter(), |all, verb| all.text(&verb.name.value));
    all.bytes.push(u8::from(drafts.shown));
    for drafts in [&drafts.folders, &drafts.files, &drafts.units, &drafts.terms, &drafts.instruments] {
        all.list(drafts.iter(), |all, draft| all.text(draft));
    }
    all.list(authored.broken.iter(), |all, path| all.text(path));
    let mut hasher = Xxh3::new();
    hasher.update(&all.bytes);
    hasher.digest128()
}

fn unit_print(unit: &authored::Unit) -> u64 {
    let mut all = Printer::default();
    all.text(&unit.folder);
    all.maybe(unit.number.as_ref());
    all.maybe(unit.reference.as_ref());
    all.wording(unit.official_wording);
    all.list(unit.outcomes.iter(), |all, outcome| {
        all.text(outcome.number.value.as_str());
        all.list(outcome.criteria.iter(), |all, criterion| all.text(criterion.number.value.as_str()));
    });
    xxh3_64(&all.bytes)
}

/// Writes texts so that no two lists of them look alike.
#[derive(Default)]
struct Printer {
    bytes: Vec<u8>,
}

impl Printer {
    fn text(&mut self, text: &str) {
        self.bytes.extend((text.len() as u32).to_le_bytes());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&Placed<String>>) {
        self.bytes.push(u8::from(text.is_some()));
        text.iter().for_each(|text| self.text(&text.value));
    }

    fn wording(&mut self, wording: Option<Wording>) {
        self.bytes.push(wording.map_or(0, |wording| 1 + u8::from(wording == Wording::Withheld)));
    }

    fn names(&mut self, name: &Placed<String>, aliases: &[Placed<String>]) {
        self.text(&name.value);
        self.list(aliases.iter(), |all, alias| all.text(&alias.value));
    }

    fn list<T>(&mut self, items: impl ExactSizeIterator<Item = T>, mut print: impl FnMut(&mut Self, T)) {
        self.bytes.extend((items.len() as u32).to_le_bytes());
        items.for_each(|item| print(self, item));
    }
}
