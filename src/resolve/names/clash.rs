//! Two things with one name.
//!
//! What clashes is part of the names; where it was written is not, and is looked up for each build.

use super::super::fold::number_key;
use super::Names;
use crate::diagnostic::{Diagnostic, rules};
use crate::parse::{Authored, authored};
use crate::source::{Place, Placed};

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
        self.clashes.iter().filter_map(|clash| report(clash, authored)).collect()
    }
}

fn report(clash: &Clash, authored: &Authored) -> Option<Diagnostic> {
    match clash {
        Clash::Unit { row, reference, first } => {
            unit(&authored.units[*row], *reference, &authored.units[*first])
        }
        Clash::Term { name, first } => {
            let name_of = |(row, at): (usize, usize)| {
                let term = &authored.terms[row];
                name_at(&term.name, &term.aliases, at)
            };
            entry("two glossary entries have the name", name_of(*name)?, name_of(*first)?.place)
        }
        Clash::Instrument { name, first } => {
            let name_of = |(row, at): (usize, usize)| {
                let instrument = &authored.instruments[row];
                name_at(&instrument.name, &instrument.aliases, at)
            };
            entry("two instruments have the name", name_of(*name)?, name_of(*first)?.place)
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

fn entry(what: &str, name: &Placed<String>, first: Place) -> Option<Diagnostic> {
    // Terms are in the order of their names, and people read files from the top.
    let (place, first) = if first < name.place { (name.place, first) } else { (first, name.place) };
    let message = format!("{what} {}", name.value);
    let clash = Diagnostic::new(&rules::DUPLICATE_ID, place, message).other(first, "the first one");
    Some(clash.help("keep one entry, with the other name among its `aliases`"))
}
