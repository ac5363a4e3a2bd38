//! Everything that can be named: all that linking looks up.
//!
//! Names depend on names alone (paths, folders, numbers, references, aliases, drafts, broken files) and on no text, so that
//! an edited text leaves them as they are; [`print()`] says whether they are.

mod clash;
mod make;
mod numbers;
mod print;

pub(super) use print::print;

use super::drafts::Drafts;
use super::fold::{above, key, number_key};
use super::prose::Finder;
use crate::model::{
    Criterion, CriterionNumber, Id, Instrument, Organisation, Outcome, Qualification, Target, Term, Unit,
    Verb, Wording,
};
use clash::Clash;
use numbers::Numbers;
use std::collections::{HashMap, HashSet};

/// Names of units, outcomes, criteria, terms and files. Ids are rows of the authored lists, which are resolved in the same
/// order. Hash tables are those of the standard library, because nobody can write names that make them slow.
pub(super) struct Names {
    pub units: Vec<UnitName>,
    /// The organisation in whose folder each qualification lies, and its number.
    pub qualifications: Vec<(Id<Organisation>, String)>,
    /// The qualifications in the folder of each organisation.
    pub by_organisation: Vec<Vec<Id<Qualification>>>,
    by_number: HashMap<String, Vec<Id<Unit>>>,
    /// What makes the page of a folder.
    folders: HashMap<String, Target>,
    /// Pages and files beside the texts.
    files: HashMap<String, Target>,
    terms: Vocabulary,
    instruments: Vocabulary,
    /// The keys of the verbs, in order, and their names.
    verbs: Vec<(String, String)>,
    drafts: Drafts,
    broken: HashSet<String>,
    /// Whether the file of any unit could not be understood: it may be the one that is looked for.
    any_unit_is_broken: bool,
    clashes: Vec<Clash>,
    /// Everything that has a name, as it may stand in a text.
    pub finder: Finder,
}

/// What is known of a unit before it is resolved.
pub(super) struct UnitName {
    pub number: Option<String>,
    pub folder: String,
    /// The qualification in whose folder it lies.
    pub home: Id<Qualification>,
    /// What the unit, its qualification or its organisation says; the nearest counts.
    pub wording: Wording,
    first_outcome: usize,
    first_criterion: usize,
    outcomes: Numbers,
    criteria: Numbers,
    /// Where the criteria of each outcome end.
    ends: Vec<usize>,
}

/// Entries of one kind by their names and aliases.
struct Vocabulary {
    /// The row, and which of its names this is: 0 is the name, and then come the aliases.
    by_key: HashMap<String, (usize, usize)>,
    /// The names without aliases.
    names: Vec<String>,
}

/// Why a unit was not found.
pub(super) enum NoUnit {
    /// Nothing has this number or reference.
    Unknown,
    /// Several have: their qualifications' numbers.
    Ambiguous(Vec<String>),
}

impl UnitName {
    /// Whether its file could not be understood: then nothing that names it is reported.
    pub fn is_broken(&self) -> bool {
        self.number.is_none() || self.outcomes.all().is_empty()
    }

    /// The number, or the folder of a unit without one.
    pub fn label(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.folder)
    }

    pub fn outcome(&self, number: &CriterionNumber) -> Option<Id<Outcome>> {
        self.outcomes.find(number).map(|at| self.outcome_at(at))
    }

    /// The outcome that stands at a place in the file.
    pub fn outcome_at(&self, at: usize) -> Id<Outcome> {
        Id::new(self.first_outcome + at)
    }

    pub fn criterion(&self, number: &CriterionNumber) -> Option<Id<Criterion>> {
        self.criteria.find(number).map(|at| Id::new(self.first_criterion + at))
    }

    /// The criteria of the outcome that stands at a place in the file.
    pub fn criteria_at(&self, at: usize) -> impl Iterator<Item = Id<Criterion>> {
        let (start, end) = self.span(at);
        (start..end).map(|criterion| Id::new(self.first_criterion + criterion))
    }

    fn span(&self, at: usize) -> (usize, usize) {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or_default();
        (at.checked_sub(1).map_or(0, end), end(at))
    }

    pub fn last_outcome(&self) -> Option<&CriterionNumber> {
        self.outcomes.all().last()
    }

    /// The last criterion of the outcome called `outcome`.
    pub fn last_criterion(&self, outcome: &str) -> Option<&CriterionNumber> {
        self.numbers_at(self.outcomes.find(&CriterionNumber::new(outcome))?).last()
    }

    /// The numbers of the criteria of the outcome that stands at a place in the file.
    fn numbers_at(&self, at: usize) -> &[CriterionNumber] {
        let (start, end) = self.span(at);
        self.criteria.all().get(start..end).unwrap_or_default()
    }

    /// Whether an outcome has a criterion whose number stands in anchors as `dashed`.
    fn has_dashed(&self, at: usize, dashed: &str) -> bool {
        let (start, end) = self.span(at);
        let found = self.criteria.find(&CriterionNumber::new(&dashed.replace('-', ".")));
        found.is_some_and(|at| (start..end).contains(&at) && self.criteria.all()[at].is_dashed(dashed))
    }
}

impl Names {
    /// What the path, given from `content/` down, makes.
    pub fn path(&self, path: &str) -> Option<Target> {
        let path = path.trim_end_matches('/');
        match path {
            "index.md" => return Some(Target::Home(None)),
            "glossary.yaml" => return Some(Target::Glossary),
            "instruments.yaml" => return Some(Target::Instruments),
            "verbs.yaml" => return Some(Target::Verbs),
            _ => {}
        }
        if let Some(target) = self.files.get(path).or_else(|| self.folders.get(path)) {
            return Some(target.clone());
        }
        let (folder, name) = path.rsplit_once('/')?;
        let target = self.folders.get(folder)?;
        match (target, name) {
            (Target::Organisation(_), "organisation.yaml")
            | (Target::Qualification(..), "qualification.yaml" | "overview.md")
            | (Target::Unit(..), "unit.yaml" | "topic.md" | "topic.yaml") => Some(target.clone()),
            (Target::Unit(unit, _), name) => {
                let number = name.strip_prefix("lo")?;
                let number = number.strip_suffix(".md").or_else(|| number.strip_suffix(".yaml"))?;
                let outcomes = &self.unit_name(*unit).outcomes;
                let at = outcomes.find_written(number)?;
                Some(Target::Outcome(self.unit_name(*unit).outcome_at(at), None))
            }
            _ => None,
        }
    }

    /// All paths that make something, in no order.
    pub fn paths(&self) -> Vec<String> {
        let fixed =
            ["index.md", "glossary.yaml", "instruments.yaml", "verbs.yaml"].map(String::from).into_iter();
        let below = self.folders.iter().flat_map(|(folder, target)| {
            let names: &[&str] = match target {
                Target::Organisation(_) => &["organisation.yaml"],
                Target::Qualification(..) => &["qualification.yaml", "overview.md"],
                Target::Unit(..) => &["unit.yaml", "topic.md", "topic.yaml"],
                _ => &[],
            };
            names.iter().map(move |name| format!("{folder}/{name}"))
        });
        let outcomes = self.units.iter().flat_map(|unit| {
            let file = |number| ["md", "yaml"].map(|end| format!("{}/lo{number}.{end}", unit.folder));
            unit.outcomes.all().iter().flat_map(file)
        });
        let whole = self.files.keys().chain(self.folders.keys()).cloned();
        fixed.chain(whole).chain(below).chain(outcomes).collect()
    }

    pub fn page_paths(&self) -> impl Iterator<Item = &str> {
        let all = self.files.iter().chain(&self.folders);
        all.filter(|(_, target)| matches!(target, Target::Page(..))).map(|(path, _)| path.as_str())
    }

    pub fn asset_paths(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter(|(_, target)| matches!(target, Target::Asset(_)))
            .map(|(path, _)| path.as_str())
    }

    pub fn is_draft(&self, path: &str) -> bool {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        self.drafts.has_path(stem)
    }

    /// Whether the file at `path` said nothing, so that nobody knows what is missing because of it.
    pub fn is_broken(&self, path: &str) -> bool {
        if self.broken.is_empty() {
            return false;
        }
        let unit = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/unit.yaml"));
        self.broken.contains(path) || unit.is_some_and(|unit| self.broken.contains(&unit))
    }

    /// Whether drafts are part of the site.
    pub fn has_drafts(&self) -> bool {
        self.drafts.shown
    }

    /// Whether an entry of the glossary has this name and is left out.
    pub fn is_draft_term(&self, name: &str) -> bool {
        !self.drafts.terms.is_empty() && self.drafts.terms.contains(&key(name))
    }

    /// Whether an instrument has this name and is left out.
    pub fn is_draft_instrument(&self, name: &str) -> bool {
        !self.drafts.instruments.is_empty() && self.drafts.instruments.contains(&key(name))
    }

    pub fn is_draft_unit(&self, number: &str) -> bool {
        self.drafts.has_unit(number)
    }

    pub fn any_unit_is_broken(&self) -> bool {
        self.any_unit_is_broken
    }

    pub fn unit_of_folder(&self, folder: &str) -> Option<Id<Unit>> {
        match self.folders.get(folder) {
            Some(Target::Unit(unit, _)) => Some(*unit),
            _ => None,
        }
    }

    pub fn unit_name(&self, unit: Id<Unit>) -> &UnitName {
        &self.units[unit.row()]
    }

    /// Whether the page of `target` gives `anchor` to a criterion.
    pub fn is_criterion_anchor(&self, target: &Target, anchor: &str) -> bool {
        let dashed = anchor.strip_prefix("ac-");
        self.outcome_of(target).zip(dashed).is_some_and(|((unit, at), dashed)| unit.has_dashed(at, dashed))
    }

    /// The anchors that the page of `target` gives to criteria.
    pub fn criterion_anchors(&self, target: &Target) -> Vec<String> {
        let numbers = self.outcome_of(target).map(|(unit, at)| unit.numbers_at(at)).unwrap_or_default();
        numbers.iter().map(|number| format!("ac-{}", number.dashed())).collect()
    }

    /// The unit of an outcome, and the outcome's place in it.
    fn outcome_of(&self, target: &Target) -> Option<(&UnitName, usize)> {
        let Target::Outcome(outcome, _) = target else { return None };
        // Of units that begin at the same row, all but the last have no outcome.
        let after = self.units.partition_point(|unit| unit.first_outcome <= outcome.row());
        let unit = &self.units[after.checked_sub(1)?];
        Some((unit, outcome.row() - unit.first_outcome))
    }

    /// The unit of a number or a reference, written `L3-CM-02` or `601-3835-X/L3-CM-02`; one in the folder `near` is
    /// taken before others.
    pub fn unit(&self, written: &str, near: &str) -> Result<Id<Unit>, NoUnit> {
        let whole = self.by_number.get(&number_key(written)).map_or(&[][..], Vec::as_slice);
        match whole {
            [] => self.unit_in_qualification(written).ok_or(NoUnit::Unknown),
            [one] => Ok(*one),
            several => {
                let is_near = |id: &&Id<Unit>| {
                    let above = above(&self.units[id.row()].folder);
                    near.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                several.iter().find(is_near).copied().ok_or_else(|| {
                    NoUnit::Ambiguous(several.iter().map(|id| self.home_number(*id).to_owned()).collect())
                })
            }
        }
    }

    fn unit_in_qualification(&self, written: &str) -> Option<Id<Unit>> {
        let (qualification, number) = written.rsplit_once('/')?;
        let ids = self.by_number.get(&number_key(number))?;
        let wanted = number_key(qualification);
        ids.iter().find(|id| number_key(self.home_number(**id)) == wanted).copied()
    }

    /// The number of the qualification in whose folder a unit lies.
    fn home_number(&self, unit: Id<Unit>) -> &str {
        &self.qualifications[self.unit_name(unit).home.row()].1
    }

    pub fn unit_numbers(&self) -> impl Iterator<Item = &str> {
        self.units.iter().filter_map(|unit| unit.number.as_deref())
    }

    pub fn term(&self, name: &str) -> Option<Id<Term>> {
        self.terms.by_key.get(&key(name)).map(|(row, _)| Id::new(*row))
    }

    pub fn term_names(&self) -> impl Iterator<Item = &str> {
        self.terms.names.iter().map(String::as_str)
    }

    pub fn instrument(&self, name: &str) -> Option<Id<Instrument>> {
        self.instruments.by_key.get(&key(name)).map(|(row, _)| Id::new(*row))
    }

    pub fn instrument_names(&self) -> impl Iterator<Item = &str> {
        self.instruments.names.iter().map(String::as_str)
    }

    /// The verb of a name that is folded already.
    pub fn verb(&self, key: &str) -> Option<Id<Verb>> {
        self.verbs.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok().map(Id::new)
    }

    pub fn verb_names(&self) -> impl Iterator<Item = &str> {
        self.verbs.iter().map(|(_, name)| name.as_str())
    }
}
