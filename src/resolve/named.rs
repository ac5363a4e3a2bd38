//! Things that a link calls by a name or a number.

use super::findings::{Finding, Wrong};
use super::fold::key;
use super::links::{Found, Linker, Scope, failed};
use super::names::NoUnit;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::model::{Criterion, CriterionNumber, Id, Outcome, Target, Unit};
use crate::source::Place;

/// What to say of a name that only a draft has.
pub(super) fn draft_entry(name: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` is still a draft", name.trim());
    Diagnostic::new(&rules::BROKEN_LINK, place, message)
        .help("take `draft: true` out of its entry, or don't name it here yet")
}

impl Linker<'_> {
    /// The unit of a number or reference.
    pub fn unit(&self, written: &str, place: Place, near: &str) -> Found<Id<Unit>> {
        let number = written.trim();
        self.names.unit(number, near).or_else(|problem| match problem {
            NoUnit::Unknown if self.names.any_unit_is_broken() => Err(None),
            NoUnit::Unknown if self.names.is_draft_unit(number) => failed(
                Diagnostic::new(&rules::BROKEN_LINK, place, format!("unit {number} is a draft"))
                    .help("publish it first, or take the link out"),
            ),
            NoUnit::Unknown => {
                let unknown =
                    Diagnostic::new(&rules::UNKNOWN_UNIT, place, format!("there is no unit {number}"));
                failed(Finding::new(unknown, Wrong::Unit(number.to_owned())))
            }
            NoUnit::Ambiguous(qualifications) => {
                let ways: Vec<String> =
                    qualifications.iter().map(|q| format!("{}/{number}", q.replace('/', "-"))).collect();
                let message = format!("several qualifications have a unit {number}");
                let ambiguous = Diagnostic::new(&rules::AMBIGUOUS_REFERENCE, place, message);
                failed(ambiguous.help(format!("write one of: {}", ways.join(", "))))
            }
        })
    }

    /// The criterion of `L3-CM-02/1.6`, or `1.6` in its own unit.
    pub fn criterion_link(&self, written: &str, place: Place, scope: &Scope<'_>) -> Found<Id<Criterion>> {
        let (unit, number) = self.in_unit(written, "criterion", "ac:L3-CM-01", place, scope)?;
        self.criterion(unit, &CriterionNumber::new(number), place)
    }

    /// The outcome of `L3-CM-02/4`, or `4` in its own unit.
    pub fn outcome_link(&self, written: &str, place: Place, scope: &Scope<'_>) -> Found<Id<Outcome>> {
        let (unit, number) = self.in_unit(written, "outcome", "lo:L3-CM-01", place, scope)?;
        let (number, name) = (CriterionNumber::new(number), self.names.unit_name(unit));
        if let Some(outcome) = name.outcome(&number) {
            return Ok(outcome);
        }
        if name.is_broken() {
            return Err(None);
        }
        let message = format!("there is no outcome {number} in {}", name.label());
        let unknown = Diagnostic::new(&rules::UNKNOWN_OUTCOME, place, message);
        failed(match name.last_outcome() {
            Some(last) => unknown.help(format!("the unit's outcomes end at {last}")),
            None => unknown,
        })
    }

    /// The unit that is named before `/`, or the one that is meant anyway, and the number.
    fn in_unit<'w>(
        &self,
        written: &'w str,
        what: &str,
        example: &str,
        place: Place,
        scope: &Scope<'_>,
    ) -> Found<(Id<Unit>, &'w str)> {
        match (written.rsplit_once('/'), scope.unit) {
            (Some((unit, number)), _) => Ok((self.unit(unit, place, scope.folder)?, number)),
            (None, Some(unit)) => Ok((unit, written)),
            (None, None) => {
                let message = format!("no unit is meant here, so {what} {written} could be any");
                let ambiguous = Diagnostic::new(&rules::AMBIGUOUS_REFERENCE, place, message);
                failed(ambiguous.help(format!("name the unit: {example}/{written}")))
            }
        }
    }

    /// The criterion of a unit.
    pub fn criterion(&self, unit: Id<Unit>, number: &CriterionNumber, place: Place) -> Found<Id<Criterion>> {
        let name = self.names.unit_name(unit);
        if let Some(criterion) = name.criterion(number) {
            return Ok(criterion);
        }
        if name.is_broken() {
            return Err(None);
        }
        let message = format!("there is no criterion {number} in {}", name.label());
        let unknown = Diagnostic::new(&rules::UNKNOWN_CRITERION, place, message);
        let outcome = number.outcome_part();
        failed(match (name.last_criterion(outcome), name.last_outcome()) {
            (Some(last), _) => unknown.help(format!("outcome {outcome} ends at {last}")),
            (None, Some(outcome)) => unknown.help(format!("the unit's outcomes end at {outcome}")),
            (None, None) => unknown,
        })
    }

    /// The glossary entry of a name.
    pub fn term(&self, name: &str, place: Place) -> Found<Target> {
        let unknown = || Wrong::Term(name.to_owned());
        let found = self.names.term(name).map(Target::Term);
        if found.is_none() && self.names.is_draft_term(name) {
            return failed(draft_entry(name, place));
        }
        self.entry(
            found,
            "glossary.yaml",
            (&rules::UNKNOWN_TERM, "the glossary has no term", name),
            place,
            unknown,
        )
    }

    /// The instrument of a name.
    pub fn instrument(&self, name: &str, place: Place) -> Found<Target> {
        let unknown = || Wrong::Instrument(name.to_owned());
        let found = self.names.instrument(name).map(Target::Instrument);
        if found.is_none() && self.names.is_draft_instrument(name) {
            return failed(draft_entry(name, place));
        }
        let message = (&rules::UNKNOWN_INSTRUMENT, "instruments.yaml has no", name);
        self.entry(found, "instruments.yaml", message, place, unknown)
    }

    /// The command verb of a name.
    pub fn verb(&self, name: &str, place: Place) -> Found<Target> {
        let unknown = || Wrong::Verb(name.to_owned());
        let found = self.names.verb(&key(name)).map(Target::Verb);
        self.entry(
            found,
            "verbs.yaml",
            (&rules::UNKNOWN_VERB, "no command verb is called", name),
            place,
            unknown,
        )
    }

    /// What was found in a file, or what to say; nothing if the file could not be read.
    fn entry(
        &self,
        found: Option<Target>,
        file: &str,
        (rule, message, name): (&'static Rule, &str, &str),
        place: Place,
        wrong: impl FnOnce() -> Wrong,
    ) -> Found<Target> {
        match found {
            Some(target) => Ok(target),
            None if self.names.is_broken(file) => Err(None),
            None => {
                let unknown = Diagnostic::new(rule, place, format!("{message} `{}`", name.trim()));
                failed(Finding::new(unknown, wrong()))
            }
        }
    }
}
