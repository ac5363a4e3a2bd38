//! Organisations and qualifications.

use super::fold::{above, key};
use super::linked::{Linked, Row};
use super::links::{Linker, Scope, keep_first};
use super::memo::Written;
use super::names::Names;
use super::pages::with_footnotes;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Id, Organisation, Qualification, Target, UnitGroup};
use crate::parse::{Authored, authored};
use crate::source::{FileId, Place, Placed};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A qualification and the page that introduces it.
pub(super) type WithOverview = (Arc<authored::Qualification>, Option<Arc<authored::Page>>);

impl Written for WithOverview {
    fn identity(&self) -> (usize, usize) {
        (self.0.identity().0, self.1.as_ref().map_or(0, |overview| overview.identity().0))
    }
}

/// Reports folders without the file that says what they are, and puts stubs there.
pub(super) fn complete(authored: &mut Authored, findings: &mut Vec<Diagnostic>) {
    let known: HashSet<String> = authored.qualifications.iter().map(|q| q.folder.clone()).collect();
    let mut missing: HashMap<String, FileId> = HashMap::new();
    for unit in &authored.units {
        let above = above(&unit.folder);
        if !known.contains(above) {
            missing.entry(above.to_owned()).or_insert(unit.file);
        }
    }
    for (folder, file) in sorted(missing) {
        findings.push(missing_file(&folder, "qualification.yaml", file));
        authored.qualifications.push(Arc::new(authored::Qualification::stub(file, &folder)));
    }
    authored.qualifications.sort_by(|a, b| a.folder.cmp(&b.folder));
    let known: HashSet<String> = authored.organisations.iter().map(|o| o.folder.clone()).collect();
    let mut missing: HashMap<String, FileId> = HashMap::new();
    for qualification in &authored.qualifications {
        let above = above(&qualification.folder);
        if !known.contains(above) {
            missing.entry(above.to_owned()).or_insert(qualification.file);
        }
    }
    for (folder, file) in sorted(missing) {
        findings.push(missing_file(&folder, "organisation.yaml", file));
        authored.organisations.push(Arc::new(authored::Organisation::stub(file, &folder)));
    }
    authored.organisations.sort_by(|a, b| a.folder.cmp(&b.folder));
}

fn sorted(missing: HashMap<String, FileId>) -> Vec<(String, FileId)> {
    let mut missing: Vec<_> = missing.into_iter().collect();
    missing.sort();
    missing
}

fn missing_file(folder: &str, name: &str, file: FileId) -> Diagnostic {
    let message = format!("the folder content/{folder} has no {name}");
    let help = "write one, or move what lies below to another folder; `syllabus new` makes it for you";
    Diagnostic::new(&rules::MISSING_FILE, Place::file(file), message).help(help)
}

pub(super) fn link_organisation(
    row: usize,
    written: &authored::Organisation,
    names: &Names,
) -> Linked<Row<Organisation>> {
    let mut linker = Linker::new(names);
    let here = Target::Organisation(Id::new(row));
    let scope = Scope { folder: &written.folder, unit: None, here: Some(here) };
    let organisation = Organisation {
        name: written.name.clone().unwrap_or_else(|| written.folder.clone()),
        full_name: written.full_name.clone(),
        url: written.url.clone(),
        about: linker.some(written.about.as_ref(), &scope),
        qualifications: names.by_organisation[row].clone(),
        folder: written.folder.clone(),
        record: written.record.clone(),
    };
    Linked { notes: linker.notes, ..Linked::of(Row::new(organisation, Place::file(written.file))) }
}

/// Each qualification with its overview. An overview of nothing is left out.
pub(super) fn with_overviews(
    qualifications: Vec<Arc<authored::Qualification>>,
    overviews: Vec<Arc<authored::Page>>,
) -> Vec<WithOverview> {
    let mut overviews: HashMap<String, Arc<authored::Page>> =
        overviews.into_iter().map(|page| (page.path.clone(), page)).collect();
    let pair = |qualification: Arc<authored::Qualification>| {
        let overview = overviews.remove(&qualification.folder);
        (qualification, overview)
    };
    qualifications.into_iter().map(pair).collect()
}

/// Reports qualifications with one number.
pub(super) fn report_double_numbers(authored: &Authored, findings: &mut Vec<Diagnostic>) {
    let mut first = HashMap::new();
    for number in authored.qualifications.iter().filter_map(|qualification| qualification.number.as_ref()) {
        if let Some(place) = first.insert(number.value.to_uppercase(), number.place) {
            let message = format!("two qualifications have the number {}", number.value);
            findings.push(
                Diagnostic::new(&rules::DUPLICATE_ID, number.place, message).other(place, "the first one"),
            );
        }
    }
}

pub(super) fn link_qualification(
    row: usize,
    (written, overview): &WithOverview,
    names: &Names,
) -> Linked<Row<Qualification>> {
    let mut linker = Linker::new(names);
    let here = Target::Qualification(Id::new(row), None);
    let scope = Scope { folder: &written.folder, unit: None, here: Some(here) };
    let place = written.number.as_ref().map_or(Place::file(written.file), |number| number.place);
    let anchors = overview.as_ref().map(|page| page.anchors.clone()).unwrap_or_default();
    let overview = overview.as_ref().map(|page| with_footnotes(page)).filter(|text| !text.is_empty());
    let overview = overview.map(|text| linker.body(&text, &scope));
    let groups = written.groups.iter().map(|written| group(written, &scope, &mut linker)).collect();
    let qualification = Qualification {
        organisation: names.qualifications[row].0,
        number: written.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
        title: written.title.clone().unwrap_or_else(|| written.folder.clone()),
        short_title: written.short_title.clone(),
        level: written.level,
        credits: written.credits,
        tqt: written.tqt,
        glh: written.glh,
        minimum_age: written.minimum_age,
        handbook: written.handbook.clone(),
        versions: written.versions.clone(),
        groups,
        rules: linker.some(written.rules.as_ref(), &scope),
        assessment: written.assessment.clone(),
        progression: linker.some(written.progression.as_ref(), &scope),
        entry: linker.some(written.entry.as_ref(), &scope),
        overview,
        folder: written.folder.rsplit('/').next().unwrap_or_default().to_owned(),
        record: written.record.clone(),
    };
    Linked { anchors, notes: linker.notes, ..Linked::of(Row::new(qualification, place)) }
}

fn group(written: &authored::UnitGroup, scope: &Scope<'_>, linker: &mut Linker<'_>) -> UnitGroup {
    for double in doubles(&written.units) {
        let message = format!("unit {} stands twice in group {}", double.value, written.name);
        linker.report(Diagnostic::new(&rules::DUPLICATE_ID, double.place, message));
    }
    let mut units = Vec::with_capacity(written.units.len());
    // A group names its units whether they are published yet or not.
    for number in written.units.iter().filter(|number| !linker.names.is_draft_unit(&number.value)) {
        let found = linker.unit(&number.value, number.place, scope.folder);
        let found = linker.or_report(found);
        linker.refer(number.place, found.map(|unit| Target::Unit(unit, None)));
        units.extend(found);
    }
    keep_first(&mut units);
    UnitGroup {
        name: written.name.clone(),
        title: written.title.clone(),
        kind: written.kind,
        rule: written.rule,
        units,
    }
}

/// Names that stand twice in a list of texts.
fn doubles(names: &[Placed<String>]) -> impl Iterator<Item = &Placed<String>> {
    let mut seen = HashSet::new();
    names.iter().filter(move |name| !seen.insert(key(&name.value)))
}
