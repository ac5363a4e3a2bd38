//! Units, outcomes and criteria.

use super::findings::{Finding, Wrong};
use super::fold::push_word;
use super::linked::{Linked, UnitRows};
use super::links::{Linker, Scope};
use super::names::{Names, UnitName};
use super::redirects;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Criterion, CriterionNumber, Guidance, Id, Outcome, Target, Unit, Verb, Wording};
use crate::parse::authored;
use crate::source::{Place, Placed};
use std::sync::Arc;

/// Links a unit with everything in its file.
pub(super) fn link(row: usize, unit: &authored::Unit, names: &Names) -> Linked<UnitRows> {
    let id = Id::new(row);
    let name = names.unit_name(id);
    let redirects = redirects::of_unit(id, unit, name);
    let count = unit.outcomes.iter().map(|outcome| outcome.criteria.len()).sum();
    let mut linker = UnitLinker { linker: Linker::new(names), id, name, criteria: Vec::with_capacity(count) };
    let row = linker.unit(unit);
    let outcomes = unit.outcomes.iter().enumerate();
    let outcomes: Vec<Outcome> = outcomes.map(|(at, outcome)| linker.outcome(at, outcome)).collect();
    let criteria = unit.outcomes.iter().flat_map(|outcome| &outcome.criteria);
    let rows = UnitRows {
        unit: Arc::new([row]),
        outcomes: outcomes.into(),
        criteria: linker.criteria.into(),
        place: unit.number.as_ref().map_or(Place::file(unit.file), |number| number.place),
        outcome_places: unit.outcomes.iter().map(|outcome| outcome.number.place).collect(),
        criterion_places: criteria.map(|criterion| criterion.number.place).collect(),
    };
    Linked { redirects, notes: linker.linker.notes, ..Linked::of(rows) }
}

struct UnitLinker<'n> {
    linker: Linker<'n>,
    id: Id<Unit>,
    name: &'n UnitName,
    criteria: Vec<Criterion>,
}

impl UnitLinker<'_> {
    fn unit(&mut self, unit: &authored::Unit) -> Unit {
        let here = Some(Target::Unit(self.id, None));
        let scope = Scope { folder: &self.name.folder, unit: Some(self.id), here };
        let folder = unit.folder.rsplit('/').next().unwrap_or_default().to_owned();
        Unit {
            home: self.name.home,
            number: unit.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
            reference: unit.reference.as_ref().map(|reference| reference.value.clone()),
            title: unit.title.clone().unwrap_or_else(|| folder.clone()),
            level: unit.level,
            credits: unit.credits,
            glh: unit.glh,
            summary: unit.summary.clone(),
            content_notice: self.linker.notice(unit.content_notice.as_ref(), &scope),
            wording: self.name.wording,
            guidance: notes(&unit.guidance, &scope, &mut self.linker),
            outcomes: (0..unit.outcomes.len()).map(|at| self.name.outcome_at(at)).collect(),
            folder,
            record: unit.record.clone(),
        }
    }

    fn outcome(&mut self, at: usize, written: &authored::Outcome) -> Outcome {
        let id = self.name.outcome_at(at);
        let here = Some(Target::Outcome(id, None));
        let scope = Scope { folder: &self.name.folder, unit: Some(self.id), here };
        let guidance = notes(&written.guidance, &scope, &mut self.linker);
        for criterion in &written.criteria {
            let criterion = self.criterion(id, criterion, &scope);
            self.criteria.push(criterion);
        }
        Outcome {
            unit: self.id,
            number: written.number.value.clone(),
            title: written.title.clone(),
            kind: written.kind,
            guidance,
            criteria: self.name.criteria_at(at).collect(),
        }
    }

    fn criterion(
        &mut self,
        outcome: Id<Outcome>,
        written: &authored::Criterion,
        scope: &Scope<'_>,
    ) -> Criterion {
        let gloss = written.gloss.clone();
        // What is left out here can't be shown anywhere.
        let (stem, items, tail, gloss) = match self.name.wording {
            Wording::Shown => (written.stem.clone(), written.items.clone(), written.tail.clone(), gloss),
            Wording::Withheld => (gloss.unwrap_or_default(), Vec::new(), None, None),
        };
        Criterion {
            outcome,
            number: written.number.value.clone(),
            verb: command_verb(written.verb.as_ref(), &written.stem, &mut self.linker),
            stem,
            items,
            tail,
            gloss,
            guidance: notes(&written.guidance, scope, &mut self.linker),
            formerly: self.old_numbers(&written.formerly),
        }
    }

    /// The old numbers of a criterion; one that a criterion of the unit has now would be two things at one address.
    fn old_numbers(&mut self, written: &[Placed<CriterionNumber>]) -> Vec<CriterionNumber> {
        let (now, old): (Vec<_>, Vec<_>) =
            written.iter().partition(|old| self.name.criterion(&old.value).is_some());
        for number in now {
            let message = format!("{} is the number of a criterion now", number.value);
            let taken = Diagnostic::new(&rules::DUPLICATE_ID, number.place, message);
            self.linker.report(taken.help("list numbers that no criterion of the unit has any more"));
        }
        old.iter().map(|old| old.value.clone()).collect()
    }
}

fn notes(written: &[authored::Guidance], scope: &Scope<'_>, linker: &mut Linker<'_>) -> Vec<Guidance> {
    let note = |note: &authored::Guidance| Guidance {
        text: linker.body(&note.text, scope),
        items: note.items.clone(),
        exhaustive: note.exhaustive,
    };
    written.iter().map(note).collect()
}

/// The verb that an author names, or the one that the wording begins with: its first two words ("Carry out") or its first.
fn command_verb(named: Option<&Placed<String>>, stem: &str, linker: &mut Linker<'_>) -> Option<Id<Verb>> {
    if let Some(named) = named {
        let found = linker.names.verb(&super::fold::key(&named.value));
        if found.is_none() {
            let message = format!("no command verb is called `{}`", named.value);
            let unknown = Diagnostic::new(&rules::UNKNOWN_VERB, named.place, message);
            let unknown = unknown.help("say in content/verbs.yaml what it asks for");
            linker.report(Finding::new(unknown, Wrong::Verb(named.value.clone())));
        }
        linker.refer(named.place, found.map(Target::Verb));
        return found;
    }
    let mut words = stem.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut folded = String::with_capacity(32);
    push_word(words.next()?, &mut folded);
    let first = folded.len();
    push_word(words.next().unwrap_or_default(), &mut folded);
    linker.names.verb(&folded).or_else(|| linker.names.verb(&folded[..first]))
}
