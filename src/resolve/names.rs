//! The index of everything that can be named.

use super::drafts::Drafts;
use super::fold::{key, number_key};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Asset, Criterion, CriterionNumber, Id, Instrument, Outcome, Target, Term, Unit};
use crate::parse::{Authored, authored};
use crate::source::Place;
use std::collections::{HashMap, HashSet};

/// Names of units, outcomes, criteria, terms, files and anchors. Ids are rows of the authored lists, which are resolved in
/// the same order.
pub(super) struct Names {
    pub units: Vec<UnitName>,
    by_number: HashMap<String, Vec<Id<Unit>>>,
    by_folder: HashMap<String, Id<Unit>>,
    paths: HashMap<String, Target>,
    anchors: HashMap<Target, HashSet<String>>,
    terms: HashMap<String, Id<Term>>,
    term_names: Vec<String>,
    instruments: HashMap<String, Id<Instrument>>,
    instrument_names: Vec<String>,
    drafts: Drafts,
    broken: HashSet<String>,
}

/// What is known of a unit before it is resolved.
pub(super) struct UnitName {
    pub number: Option<String>,
    pub folder: String,
    pub qualification_number: String,
    pub outcomes: Vec<OutcomeName>,
}

/// What is known of an outcome before it is resolved.
pub(super) struct OutcomeName {
    pub number: CriterionNumber,
    pub id: Id<Outcome>,
    pub criteria: Vec<(CriterionNumber, Id<Criterion>)>,
}

impl UnitName {
    /// Whether its file could not be understood: then nothing that names it is reported.
    pub fn is_broken(&self) -> bool {
        self.number.is_none() || self.outcomes.is_empty()
    }

    /// The number, or the folder of a unit without one.
    pub fn label(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.folder)
    }

    pub fn criterion(&self, number: &CriterionNumber) -> Option<Id<Criterion>> {
        let mut criteria = self.outcomes.iter().flat_map(|outcome| &outcome.criteria);
        criteria.find(|(candidate, _)| candidate == number).map(|(_, id)| *id)
    }
}

/// Why a unit was not found.
pub(super) enum NoUnit {
    /// Nothing has this number or reference.
    Unknown,
    /// Several have: their qualifications' numbers.
    Ambiguous(Vec<String>),
}

impl Names {
    pub fn new(authored: &Authored, drafts: Drafts, findings: &mut Vec<Diagnostic>) -> Self {
        let mut names = Names {
            units: Vec::new(),
            by_number: HashMap::new(),
            by_folder: HashMap::new(),
            paths: HashMap::new(),
            anchors: HashMap::new(),
            terms: HashMap::new(),
            term_names: Vec::new(),
            instruments: HashMap::new(),
            instrument_names: Vec::new(),
            drafts,
            broken: authored.broken.iter().cloned().collect(),
        };
        names.paths.insert("index.md".into(), Target::Home(None));
        names.paths.insert("glossary.yaml".into(), Target::Glossary);
        names.add_folders(authored);
        names.add_units(authored, findings);
        names.add_pages(authored);
        names.add_topics(authored);
        names.add_vocabulary(authored, findings);
        names
    }

    fn add_folders(&mut self, authored: &Authored) {
        for (row, organisation) in authored.organisations.iter().enumerate() {
            let target = Target::Organisation(Id::new(row));
            self.add_file(&organisation.folder, &["", "organisation.yaml"], &target);
        }
        for (row, qualification) in authored.qualifications.iter().enumerate() {
            let target = Target::Qualification(Id::new(row), None);
            self.add_file(&qualification.folder, &["", "qualification.yaml", "overview.md"], &target);
        }
        for overview in &authored.overviews {
            if let Some(target) = self.paths.get(&overview.path).cloned() {
                self.anchors.insert(target, overview.anchors.iter().cloned().collect());
            }
        }
    }

    /// The target stands for the folder and for the files in it that make its page.
    fn add_file(&mut self, folder: &str, files: &[&str], target: &Target) {
        for file in files {
            let path = if file.is_empty() { folder.to_owned() } else { format!("{folder}/{file}") };
            self.paths.insert(path, target.clone());
        }
    }

    fn add_units(&mut self, authored: &Authored, findings: &mut Vec<Diagnostic>) {
        let (mut outcome_row, mut criterion_row) = (0, 0);
        let homes =
            authored.qualifications.iter().filter_map(|q| Some((q.folder.as_str(), q.number.as_ref()?)));
        let homes: HashMap<&str, &crate::source::Placed<String>> = homes.collect();
        for (row, unit) in authored.units.iter().enumerate() {
            let id = Id::new(row);
            self.add_file(
                &unit.folder,
                &["", "unit.yaml", "topic.md", "topic.yaml"],
                &Target::Unit(id, None),
            );
            self.by_folder.insert(unit.folder.clone(), id);
            let outcomes = unit.outcomes.iter().map(|outcome| {
                let name = outcome_name(outcome, outcome_row, criterion_row);
                outcome_row += 1;
                criterion_row += outcome.criteria.len();
                name
            });
            let outcomes: Vec<OutcomeName> = outcomes.collect();
            for outcome in &outcomes {
                let files = ["md", "yaml"].map(|extension| format!("lo{}.{extension}", outcome.number));
                let target = Target::Outcome(outcome.id, None);
                self.add_file(&unit.folder, &[&files[0], &files[1]], &target);
                let anchors = outcome.criteria.iter().map(|(number, _)| format!("ac-{}", number.dashed()));
                self.anchors.insert(target, anchors.collect());
            }
            let above = unit.folder.rsplit_once('/').map_or("", |(above, _)| above);
            let number = homes.get(above).map(|number| number.value.clone());
            self.units.push(UnitName {
                number: unit.number.as_ref().map(|number| number.value.clone()),
                folder: unit.folder.clone(),
                qualification_number: number.unwrap_or_default(),
                outcomes,
            });
            self.add_unit_numbers(id, unit, authored, findings);
        }
    }

    /// Numbers are unique within a qualification, references everywhere.
    fn add_unit_numbers(
        &mut self,
        id: Id<Unit>,
        unit: &authored::Unit,
        authored: &Authored,
        findings: &mut Vec<Diagnostic>,
    ) {
        for written in [&unit.number, &unit.reference].into_iter().flatten() {
            let others = self.by_number.entry(number_key(&written.value)).or_default();
            let is_reference = Some(written) == unit.reference.as_ref();
            let above = |folder: &str| folder.rsplit_once('/').map(|(above, _)| above.to_owned());
            let clash = others.iter().find(|other| {
                let folder = &authored.units[other.row()].folder;
                is_reference || above(folder) == above(&unit.folder)
            });
            if let Some(other) = clash {
                let first = &authored.units[other.row()];
                let first_place = [&first.number, &first.reference]
                    .into_iter()
                    .flatten()
                    .find(|first| number_key(&first.value) == number_key(&written.value));
                let message = format!("two units have the number {}", written.value);
                let mut duplicate = Diagnostic::new(&rules::DUPLICATE_ID, written.place, message);
                if let Some(first) = first_place {
                    duplicate = duplicate.other(first.place, "the first one");
                }
                findings.push(duplicate.help("give each unit its own number"));
            }
            others.push(id);
        }
    }

    fn add_pages(&mut self, authored: &Authored) {
        for (row, page) in authored.pages.iter().enumerate() {
            let target = Target::Page(Id::new(row), None);
            self.anchors.insert(target.clone(), page.anchors.iter().cloned().collect());
            self.paths.insert(format!("{}.md", page.path), target.clone());
            if let Some(folder) = page.path.strip_suffix("/index") {
                self.paths.entry(folder.to_owned()).or_insert(target);
            }
        }
        for (row, asset) in authored.assets.iter().enumerate() {
            self.paths.insert(asset.path.clone(), Target::Asset(Id::new(row)));
        }
        if let Some(home) = &authored.home {
            self.anchors.insert(Target::Home(None), home.anchors.iter().cloned().collect());
        }
    }

    fn add_topics(&mut self, authored: &Authored) {
        for topic in &authored.topics {
            let Some(unit) = self.unit_of_folder(&topic.folder) else { continue };
            let target = match &topic.outcome {
                None => Some(Target::Unit(unit, None)),
                Some(number) => self.outcome(unit, number).map(|outcome| Target::Outcome(outcome, None)),
            };
            if let Some(target) = target {
                self.anchors.entry(target).or_default().extend(topic.anchors.iter().cloned());
            }
        }
    }

    fn add_vocabulary(&mut self, authored: &Authored, findings: &mut Vec<Diagnostic>) {
        let mut places: HashMap<String, Place> = HashMap::new();
        for (row, term) in authored.terms.iter().enumerate() {
            self.term_names.push(term.name.value.clone());
            for name in [&term.name].into_iter().chain(&term.aliases) {
                add_name(
                    name,
                    &mut self.terms,
                    Id::new(row),
                    &mut places,
                    "two glossary entries have the name",
                    findings,
                );
            }
        }
        places.clear();
        for (row, instrument) in authored.instruments.iter().enumerate() {
            self.instrument_names.push(instrument.name.value.clone());
            for name in [&instrument.name].into_iter().chain(&instrument.aliases) {
                let id = Id::new(row);
                add_name(
                    name,
                    &mut self.instruments,
                    id,
                    &mut places,
                    "two instruments have the name",
                    findings,
                );
            }
        }
    }

    /// What the path, given from `content/` down, makes.
    pub fn path(&self, path: &str) -> Option<&Target> {
        self.paths.get(path.trim_end_matches('/'))
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.keys().map(String::as_str)
    }

    pub fn page_paths(&self) -> impl Iterator<Item = &str> {
        let pages = self.paths.iter().filter(|(_, target)| matches!(target, Target::Page(..)));
        pages.map(|(path, _)| path.as_str())
    }

    pub fn asset(&self, path: &str) -> Option<Id<Asset>> {
        match self.paths.get(path) {
            Some(Target::Asset(asset)) => Some(*asset),
            _ => None,
        }
    }

    pub fn asset_paths(&self) -> impl Iterator<Item = &str> {
        let assets = self.paths.iter().filter(|(_, target)| matches!(target, Target::Asset(_)));
        assets.map(|(path, _)| path.as_str())
    }

    pub fn is_draft(&self, path: &str) -> bool {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        self.drafts.has_path(stem)
    }

    /// Whether the file at `path` said nothing, so that nobody knows what is missing because of it.
    pub fn is_broken(&self, path: &str) -> bool {
        let unit = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/unit.yaml"));
        self.broken.contains(path) || unit.is_some_and(|unit| self.broken.contains(&unit))
    }

    pub fn is_draft_unit(&self, number: &str) -> bool {
        self.drafts.has_unit(number)
    }

    /// Ids on the page of `target`, which has no anchor itself.
    pub fn anchors(&self, target: &Target) -> Option<&HashSet<String>> {
        self.anchors.get(target)
    }

    pub fn unit_of_folder(&self, folder: &str) -> Option<Id<Unit>> {
        self.by_folder.get(folder).copied()
    }

    pub fn unit_name(&self, unit: Id<Unit>) -> &UnitName {
        &self.units[unit.row()]
    }

    pub fn outcome(&self, unit: Id<Unit>, number: &CriterionNumber) -> Option<Id<Outcome>> {
        let outcomes = &self.units[unit.row()].outcomes;
        outcomes.iter().find(|outcome| outcome.number == *number).map(|outcome| outcome.id)
    }

    /// The unit of a number or a reference, written `L3-CM-02` or `601-3835-X/L3-CM-02`; one in the folder `near` is
    /// taken before others.
    pub fn unit(&self, written: &str, near: &str) -> Result<Id<Unit>, NoUnit> {
        let whole = self.by_number.get(&number_key(written)).map_or(&[][..], Vec::as_slice);
        let in_qualification = || {
            let (qualification, number) = written.rsplit_once('/')?;
            let ids = self.by_number.get(&number_key(number))?;
            let is_in = |id: &&Id<Unit>| {
                number_key(&self.units[id.row()].qualification_number) == number_key(qualification)
            };
            ids.iter().find(is_in).copied()
        };
        match whole {
            [] => in_qualification().ok_or(NoUnit::Unknown),
            [one] => Ok(*one),
            several => {
                let home = several.iter().find(|id| {
                    let folder = &self.units[id.row()].folder;
                    folder
                        .rsplit_once('/')
                        .is_some_and(|(above, _)| near == above || near.starts_with(&format!("{above}/")))
                });
                home.copied().ok_or_else(|| {
                    let number = |id: &Id<Unit>| self.units[id.row()].qualification_number.clone();
                    NoUnit::Ambiguous(several.iter().map(number).collect())
                })
            }
        }
    }

    pub fn unit_numbers(&self) -> impl Iterator<Item = &str> {
        self.units.iter().filter_map(|unit| unit.number.as_deref())
    }

    /// Whether a unit below `folder` could not be understood, and may be the one that is looked for.
    pub fn has_broken_unit(&self, folder: &str) -> bool {
        self.units.iter().any(|unit| unit.is_broken() && unit.folder.starts_with(folder))
    }

    pub fn term(&self, name: &str) -> Option<Id<Term>> {
        self.terms.get(&key(name)).copied()
    }

    pub fn term_names(&self) -> impl Iterator<Item = &str> {
        self.term_names.iter().map(String::as_str)
    }

    pub fn instrument(&self, name: &str) -> Option<Id<Instrument>> {
        self.instruments.get(&key(name)).copied()
    }

    pub fn instrument_names(&self) -> impl Iterator<Item = &str> {
        self.instrument_names.iter().map(String::as_str)
    }
}

fn outcome_name(outcome: &authored::Outcome, row: usize, first_criterion: usize) -> OutcomeName {
    let criteria = outcome.criteria.iter().enumerate();
    let criteria =
        criteria.map(|(at, criterion)| (criterion.number.value.clone(), Id::new(first_criterion + at)));
    OutcomeName { number: outcome.number.value.clone(), id: Id::new(row), criteria: criteria.collect() }
}

fn add_name<T>(
    name: &crate::source::Placed<String>,
    ids: &mut HashMap<String, Id<T>>,
    id: Id<T>,
    places: &mut HashMap<String, Place>,
    clash: &str,
    findings: &mut Vec<Diagnostic>,
) {
    let folded = key(&name.value);
    match ids.get(&folded) {
        Some(first) if *first != id => {
            let message = format!("{clash} {}", name.value);
            let mut duplicate = Diagnostic::new(&rules::DUPLICATE_ID, name.place, message);
            if let Some(place) = places.get(&folded) {
                duplicate = duplicate.other(*place, "the first one");
            }
            findings.push(duplicate.help("keep one entry, with the other name among its `aliases`"));
        }
        _ => {
            places.entry(folded.clone()).or_insert(name.place);
            ids.insert(folded, id);
        }
    }
}
