//! Making names from everything that was written.

use super::super::drafts::Drafts;
use super::super::fold::{above, key, number_key};
use super::super::prose::Finder;
use super::{Clash, Names, Numbers, UnitName, Vocabulary};
use crate::model::{Id, Target, Unit, Wording};
use crate::parse::{Authored, authored};
use crate::source::Placed;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

impl Names {
    pub fn new(authored: &Authored, drafts: Drafts) -> Self {
        let mut clashes = Vec::new();
        let terms = authored.terms.iter().map(|term| (&term.name, term.aliases.as_slice()));
        let terms = vocabulary(terms, |name, first| clashes.push(Clash::Term { name, first }));
        let instruments = authored.instruments.iter().map(|entry| (&entry.name, entry.aliases.as_slice()));
        let instruments =
            vocabulary(instruments, |name, first| clashes.push(Clash::Instrument { name, first }));
        let units = units(authored);
        let mut names = Names {
            any_unit_is_broken: units.iter().any(UnitName::is_broken),
            units,
            qualifications: Vec::new(),
            by_organisation: vec![Vec::new(); authored.organisations.len()],
            by_number: HashMap::new(),
            folders: HashMap::new(),
            files: files(authored),
            terms,
            instruments,
            verbs: authored
                .verbs
                .iter()
                .map(|verb| (key(&verb.name.value), verb.name.value.clone()))
                .collect(),
            drafts,
            broken: authored.broken.iter().cloned().collect::<HashSet<_>>(),
            clashes,
            finder: Finder::new(authored),
        };
        names.add_folders(authored);
        names.add_numbers(authored);
        names
    }

    fn add_folders(&mut self, authored: &Authored) {
        for (row, organisation) in authored.organisations.iter().enumerate() {
            self.folders.insert(organisation.folder.clone(), Target::Organisation(Id::new(row)));
        }
        for (row, qualification) in authored.qualifications.iter().enumerate() {
            self.folders.insert(qualification.folder.clone(), Target::Qualification(Id::new(row), None));
            let number = qualification.number.as_ref().map(|number| number.value.clone());
            // `specification::complete` saw to it that there is one.
            let home = match self.folders.get(above(&qualification.folder)) {
                Some(Target::Organisation(organisation)) => *organisation,
                _ => Id::new(0),
            };
            self.qualifications.push((home, number.unwrap_or_default()));
            self.by_organisation[home.row()].push(Id::new(row));
        }
        for (row, unit) in authored.units.iter().enumerate() {
            self.folders.insert(unit.folder.clone(), Target::Unit(Id::new(row), None));
        }
        for (row, page) in authored.pages.iter().enumerate() {
            if let Some(folder) = page.path.strip_suffix("/index") {
                self.folders.entry(folder.to_owned()).or_insert(Target::Page(Id::new(row), None));
            }
        }
    }

    /// Numbers are unique within a qualification, references everywhere.
    fn add_numbers(&mut self, authored: &Authored) {
        for (row, unit) in authored.units.iter().enumerate() {
            if let Some(number) = &unit.number {
                self.add_number(row, number, false);
            }
            if let Some(reference) = &unit.reference {
                self.add_number(row, reference, true);
            }
        }
    }

    fn add_number(&mut self, row: usize, written: &Placed<String>, reference: bool) {
        let home = |id: &Id<Unit>| self.units[id.row()].home;
        let id = Id::new(row);
        let others = self.by_number.entry(number_key(&written.value)).or_default();
        if let Some(first) = others.iter().find(|other| reference || home(other) == home(&id)) {
            self.clashes.push(Clash::Unit { row, reference, first: first.row() });
        }
        others.push(id);
    }
}

fn files(authored: &Authored) -> HashMap<String, Target> {
    let pages = authored.pages.iter().enumerate();
    let pages = pages.map(|(row, page)| (format!("{}.md", page.path), Target::Page(Id::new(row), None)));
    let assets = authored.assets.iter().enumerate();
    let assets = assets.map(|(row, asset)| (asset.path.clone(), Target::Asset(Id::new(row))));
    pages.chain(assets).collect()
}

fn units(authored: &Authored) -> Vec<UnitName> {
    let homes = authored.qualifications.iter().enumerate();
    let homes: HashMap<&str, usize> = homes.map(|(row, home)| (home.folder.as_str(), row)).collect();
    let wordings = wordings(authored);
    let mut units: Vec<UnitName> =
        authored.units.par_iter().map(|unit| unit_name(unit, &homes, &wordings)).collect();
    let (mut outcomes, mut criteria) = (0, 0);
    for unit in &mut units {
        (unit.first_outcome, unit.first_criterion) = (outcomes, criteria);
        outcomes += unit.outcomes.all().len();
        criteria += unit.criteria.all().len();
    }
    units
}

/// Whether each qualification shows the official wording: what it says itself, or its organisation.
fn wordings(authored: &Authored) -> Vec<Wording> {
    let organisations = authored.organisations.iter();
    let organisations: HashMap<&str, Option<Wording>> =
        organisations.map(|row| (row.folder.as_str(), row.official_wording)).collect();
    let above = |folder: &str| organisations.get(above(folder)).copied().flatten();
    let wording = |row: &authored::Qualification| {
        row.official_wording.or_else(|| above(&row.folder)).unwrap_or_default()
    };
    authored.qualifications.iter().map(|row| wording(row)).collect()
}

fn unit_name(unit: &authored::Unit, homes: &HashMap<&str, usize>, wordings: &[Wording]) -> UnitName {
    // `specification::complete` saw to it that there is one.
    let home = homes.get(above(&unit.folder)).copied().unwrap_or_default();
    let numbers = unit.outcomes.iter().flat_map(|outcome| &outcome.criteria);
    let mut end = 0;
    let ends = unit.outcomes.iter().map(|outcome| {
        end += outcome.criteria.len();
        end
    });
    UnitName {
        ends: ends.collect(),
        number: unit.number.as_ref().map(|number| number.value.clone()),
        folder: unit.folder.clone(),
        home: Id::new(home),
        wording: unit.official_wording.or(wordings.get(home).copied()).unwrap_or_default(),
        first_outcome: 0,
        first_criterion: 0,
        outcomes: Numbers::new(unit.outcomes.iter().map(|outcome| outcome.number.value.clone()).collect()),
        criteria: Numbers::new(numbers.map(|criterion| criterion.number.value.clone()).collect()),
    }
}

/// Entries by all their names; of two with one name the first has it, and `clash` is told.
fn vocabulary<'a>(
    entries: impl Iterator<Item = (&'a Placed<String>, &'a [Placed<String>])>,
    mut clash: impl FnMut((usize, usize), (usize, usize)),
) -> Vocabulary {
    let mut vocabulary = Vocabulary { by_key: HashMap::new(), names: Vec::new() };
    for (row, (name, aliases)) in entries.enumerate() {
        vocabulary.names.push(name.value.clone());
        for (at, name) in [name].into_iter().chain(aliases).enumerate() {
            let first = *vocabulary.by_key.entry(key(&name.value)).or_insert((row, at));
            if first.0 != row {
                clash((row, at), first);
            }
        }
    }
    vocabulary
}
