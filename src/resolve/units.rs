//! Units, outcomes and criteria.

use super::Places;
use super::links::{Linker, Scope};
use super::vocabulary;
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::{
    Criterion, CriterionNumber, Guidance, Id, Outcome, Qualification, Site, Target, Unit, Verb,
};
use crate::parse::authored;
use crate::source::{Place, Placed};
use std::collections::HashMap;
use std::sync::Arc;

/// Fills the tables of units, outcomes and criteria, in the order in which `Names` counted them.
pub(super) fn resolve(
    written: Vec<Arc<authored::Unit>>,
    site: &mut Site,
    places: &mut Places,
    linker: &mut Linker<'_, '_>,
) {
    let homes = homes(site);
    let members = members(site);
    for unit in written.into_iter().map(Arc::unwrap_or_clone) {
        let (above, folder) = unit.folder.rsplit_once('/').unwrap_or(("", &unit.folder));
        let Some(&home) = homes.get(above) else { continue };
        let id = site.units.next_id();
        let scope = Scope { folder: &unit.folder, unit: Some(id), here: Some(Target::Unit(id, None)) };
        places.units.push(unit.number.as_ref().map_or(Place::file(unit.file), |number| number.place));
        let guidance = notes(unit.guidance, &scope, linker);
        site.units.push(Unit {
            home,
            number: unit.number.map(|number| number.value).unwrap_or_default(),
            reference: unit.reference.map(|reference| reference.value),
            title: unit.title.unwrap_or_else(|| folder.to_owned()),
            level: unit.level,
            credits: unit.credits,
            glh: unit.glh,
            summary: unit.summary,
            guidance,
            outcomes: Vec::new(),
            topic: None,
            qualifications: members.get(&id).cloned().unwrap_or_default(),
            folder: folder.to_owned(),
            record: unit.record,
        });
        for outcome in unit.outcomes {
            let outcome = resolve_outcome(outcome, id, &unit.folder, site, places, linker);
            site.units[id].outcomes.push(outcome);
        }
    }
}

/// Qualifications by folder, below `content/`.
fn homes(site: &Site) -> HashMap<String, Id<Qualification>> {
    let folder = |q: &Qualification| format!("{}/{}", site.organisations[q.organisation].folder, q.folder);
    site.qualifications.iter().map(|(id, qualification)| (folder(qualification), id)).collect()
}

/// Which qualifications name a unit in their groups.
fn members(site: &Site) -> HashMap<Id<Unit>, Vec<Id<Qualification>>> {
    let mut members: HashMap<Id<Unit>, Vec<Id<Qualification>>> = HashMap::new();
    for (id, qualification) in site.qualifications.iter() {
        for unit in qualification.groups.iter().flat_map(|group| &group.units) {
            let list = members.entry(*unit).or_default();
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
    }
    members
}

fn notes(written: Vec<authored::Guidance>, scope: &Scope<'_>, linker: &mut Linker<'_, '_>) -> Vec<Guidance> {
    let note = |note: authored::Guidance| Guidance {
        text: linker.body(note.text, scope),
        items: note.items,
        exhaustive: note.exhaustive,
    };
    written.into_iter().map(note).collect()
}

fn resolve_outcome(
    written: authored::Outcome,
    unit: Id<Unit>,
    folder: &str,
    site: &mut Site,
    places: &mut Places,
    linker: &mut Linker<'_, '_>,
) -> Id<Outcome> {
    let id = site.outcomes.next_id();
    let scope = Scope { folder, unit: Some(unit), here: Some(Target::Outcome(id, None)) };
    places.outcomes.push(written.number.place);
    let guidance = notes(written.guidance, &scope, linker);
    let mut criteria = Vec::with_capacity(written.criteria.len());
    for criterion in written.criteria {
        places.criteria.push(criterion.number.place);
        let row = Criterion {
            outcome: id,
            number: criterion.number.value,
            verb: command_verb(site, criterion.verb.as_ref(), &criterion.stem, linker),
            stem: criterion.stem,
            items: criterion.items,
            tail: criterion.tail,
            guidance: notes(criterion.guidance, &scope, linker),
            formerly: old_numbers(criterion.formerly, unit, linker),
        };
        criteria.push(site.criteria.push(row));
    }
    site.outcomes.push(Outcome {
        unit,
        number: written.number.value,
        title: written.title,
        kind: written.kind,
        guidance,
        criteria,
        topic: None,
    })
}

/// The verb that an author names, or the one that the wording begins with: its first two words ("Carry out") or its first.
fn command_verb(
    site: &Site,
    named: Option<&Placed<String>>,
    stem: &str,
    linker: &mut Linker<'_, '_>,
) -> Option<Id<Verb>> {
    if let Some(named) = named {
        let found = vocabulary::verb(site, &named.value);
        if found.is_none() {
            let names = site.verbs.rows().iter().map(|verb| verb.name.as_str());
            let message = format!("no command verb is called `{}`", named.value);
            let unknown = Diagnostic::new(&rules::UNKNOWN_VERB, named.place, message);
            let unknown = unknown.did_you_mean(nearest(&named.value, names));
            linker.findings.push(unknown.help("say in content/verbs.yaml what it asks for"));
        }
        return found;
    }
    let mut words = stem.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    vocabulary::verb(site, &format!("{first} {second}")).or_else(|| vocabulary::verb(site, first))
}

/// The old numbers of a criterion; one that a criterion of the unit has now would be two things at one address.
fn old_numbers(
    written: Vec<Placed<CriterionNumber>>,
    unit: Id<Unit>,
    linker: &mut Linker<'_, '_>,
) -> Vec<CriterionNumber> {
    let (now, old): (Vec<_>, Vec<_>) =
        written.into_iter().partition(|old| linker.names.unit_name(unit).criterion(&old.value).is_some());
    for number in now {
        let message = format!("{} is the number of a criterion now", number.value);
        let taken = Diagnostic::new(&rules::DUPLICATE_ID, number.place, message);
        linker.findings.push(taken.help("list numbers that no criterion of the unit has any more"));
    }
    old.into_iter().map(|old| old.value).collect()
}
