//! Two things with one name.
//!
//! What clashes is part of the names; where it was written is not, and is looked up for each build.

use super::super::fold::number_key;
use super::Names;
use crate::diagnostic::{Diagnostic, rules};
use crate::parse::{Authored, authored};
use crate::source::{Place, Placed};
use std::collections::BTreeMap;

/// A name that something had before.
pub(super) enum Clash {
    /// A unit's number, or with `reference` its reference, and the row of the unit that had it.
    Unit { row: usize, reference: bool, first: usize },
    /// A name of a term: its row and which name, and the same of the one that had it.
    Term { name: (usize, usize), first: (usize, usize) },
    /// The same for instruments.
    Instrument { name: (usize, usize), first: (usize, usize) },
}

impl Names {
    /// What is wrong with the names themselves.
    pub fn findings(&self, authored: &Authored) -> Vec<Diagnostic> {
        let units = self.clashes.iter().filter_map(|clash| match clash {
            Clash::Unit { row, reference, first } => {
                unit(&authored.units[*row], *reference, &authored.units[*first])
            }
            Clash::Term { .. } | Clash::Instrument { .. } => None,
        });
        units.chain(self.same_names(authored)).collect()
    }

    /// Entries with one name: all but the one that stands first are told, though they were met in the order of their names.
    fn same_names(&self, authored: &Authored) -> Vec<Diagnostic> {
        let mut groups: BTreeMap<Place, (&str, Vec<&Placed<String>>)> = BTreeMap::new();
        for (what, first, name) in self.clashes.iter().filter_map(|clash| pair(clash, authored)) {
            groups.entry(first.place).or_insert_with(|| (what, vec![first])).1.push(name);
        }
        let mut found = Vec::new();
        for (what, mut names) in groups.into_values() {
            names.sort_by_key(|name| name.place);
            let Some((first, others)) = names.split_first() else { continue };
            found.extend(others.iter().map(|name| entry(what, name, first.place)));
        }
        found
    }
}

/// What two entries with one name are, and the two as they were written.
fn pair<'a>(
    clash: &Clash,
    authored: &'a Authored,
) -> Option<(&'static str, &'a Placed<String>, &'a Placed<String>)> {
    match clash {
        Clash::Unit { .. } => None,
        Clash::Term { name, first } => {
            let name_of = |(row, at): (usize, usize)| {
                let term = &authored.terms[row];
                name_at(&term.name, &term.aliases, at)
            };
            Some(("two glossary entries have the name", name_of(*first)?, name_of(*name)?))
        }
        Clash::Instrument { name, first } => {
            let name_of = |(row, at): (usize, usize)| {
                let instrument = &authored.instruments[row];
                name_at(&instrument.name, &instrument.aliases, at)
            };
            Some(("two instruments have the name", name_of(*first)?, name_of(*name)?))
        }
    }
}

fn unit(unit: &authored::Unit, reference: bool, first: &authored::Unit) -> Option<Diagnostic> {
    let written = if reference { unit.reference.as_ref()? } else { unit.number.as_ref()? };
    let key = number_key(&written.value);
    let first = [&first.number, &first.reference].into_iter().flatten();
    let first = first.clone().find(|first| number_key(&first.value) == key);
    let message = format!("two units have the number {}", written.value);
    let mut clash = Diagnostic::new(&rules::DUPLICATE_ID, written.place, message);
    if let Some(first) = first {
        clash = clash.other(first.place, "the first one");
    }
    Some(clash.help("give each unit its own number"))
}

fn name_at<'a>(
    name: &'a Placed<String>,
    aliases: &'a [Placed<String>],
    at: usize,
) -> Option<&'a Placed<String>> {
    at.checked_sub(1).map_or(Some(name), |at| aliases.get(at))
}

fn entry(what: &str, name: &Placed<String>, first: Place) -> Diagnostic {
    let message = format!("{what} {}", name.value);
    let clash = Diagnostic::new(&rules::DUPLICATE_ID, name.place, message).other(first, "the first one");
    clash.help("keep one entry, with the other name among its `aliases`")
}
