//! Organisations and qualifications.

use super::Places;
use super::links::{Linker, Scope};
use super::vocabulary::doubles;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Body, Id, Organisation, Qualification, Site, Target, Unit, UnitGroup};
use crate::parse::{Authored, authored};
use crate::source::{FileId, Place};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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

fn above(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(above, _)| above)
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

/// Fills the tables of organisations and qualifications.
pub(super) fn resolve(
    organisations: Vec<Arc<authored::Organisation>>,
    qualifications: Vec<Arc<authored::Qualification>>,
    overviews: Vec<Arc<authored::Page>>,
    site: &mut Site,
    places: &mut Places,
    linker: &mut Linker<'_, '_>,
) {
    let mut rows = HashMap::new();
    for written in organisations.into_iter().map(Arc::unwrap_or_clone) {
        let id = site.organisations.next_id();
        let scope = Scope { folder: &written.folder, unit: None, here: Some(Target::Organisation(id)) };
        places.organisations.push(Place::file(written.file));
        rows.insert(written.folder.clone(), id);
        site.organisations.push(Organisation {
            name: written.name.unwrap_or_else(|| written.folder.clone()),
            full_name: written.full_name,
            url: written.url,
            about: linker.some(written.about, &scope),
            qualifications: Vec::new(),
            folder: written.folder.clone(),
            record: written.record,
        });
    }
    let mut overviews: HashMap<String, Arc<authored::Page>> =
        overviews.into_iter().map(|page| (page.path.clone(), page)).collect();
    report_double_numbers(&qualifications, linker.findings);
    for written in qualifications.into_iter().map(Arc::unwrap_or_clone) {
        let Some(&organisation) = rows.get(above(&written.folder)) else { continue };
        let overview = overviews.remove(&written.folder).map(Arc::unwrap_or_clone);
        places.qualifications.push(written.number.as_ref().map_or(Place::file(written.file), |n| n.place));
        let qualification = resolve_qualification(written, overview, organisation, site, linker);
        let id = site.qualifications.push(qualification);
        site.organisations[organisation].qualifications.push(id);
    }
}

fn report_double_numbers(qualifications: &[Arc<authored::Qualification>], findings: &mut Vec<Diagnostic>) {
    let mut first = HashMap::new();
    for number in qualifications.iter().filter_map(|qualification| qualification.number.as_ref()) {
        if let Some(place) = first.insert(number.value.to_uppercase(), number.place) {
            let message = format!("two qualifications have the number {}", number.value);
            findings.push(
                Diagnostic::new(&rules::DUPLICATE_ID, number.place, message).other(place, "the first one"),
            );
        }
    }
}

fn resolve_qualification(
    written: authored::Qualification,
    overview: Option<authored::Page>,
    organisation: Id<Organisation>,
    site: &Site,
    linker: &mut Linker<'_, '_>,
) -> Qualification {
    let here = Target::Qualification(site.qualifications.next_id(), None);
    let scope = Scope { folder: &written.folder, unit: None, here: Some(here) };
    let overview = overview.map(|page| linker.body(super::with_footnotes(page.body, page.footnotes), &scope));
    let groups = written.groups.into_iter().map(|written| group(written, &scope, linker)).collect();
    Qualification {
        organisation,
        number: written.number.map(|number| number.value).unwrap_or_default(),
        title: written.title.unwrap_or_else(|| written.folder.clone()),
        short_title: written.short_title,
        level: written.level,
        credits: written.credits,
        tqt: written.tqt,
        glh: written.glh,
        minimum_age: written.minimum_age,
        handbook: written.handbook,
        versions: written.versions,
        groups,
        rules: linker.some(written.rules, &scope),
        assessment: written.assessment,
        progression: linker.some(written.progression, &scope),
        entry: linker.some(written.entry, &scope),
        overview: overview.filter(|body: &Body| !body.is_empty()),
        folder: written.folder.rsplit('/').next().unwrap_or_default().to_owned(),
        record: written.record,
    }
}

fn group(written: authored::UnitGroup, scope: &Scope<'_>, linker: &mut Linker<'_, '_>) -> UnitGroup {
    for double in doubles(&written.units) {
        let message = format!("unit {} stands twice in group {}", double.value, written.name);
        linker.findings.push(Diagnostic::new(&rules::DUPLICATE_ID, double.place, message));
    }
    let mut units: Vec<Id<Unit>> = Vec::with_capacity(written.units.len());
    // A group names its units whether they are published yet or not.
    for number in written.units.iter().filter(|number| !linker.names.is_draft_unit(&number.value)) {
        match linker.unit(&number.value, number.place, scope.folder) {
            Ok(unit) if !units.contains(&unit) => units.push(unit),
            Ok(_) => {}
            Err(diagnostic) => linker.findings.extend(diagnostic.map(|diagnostic| *diagnostic)),
        }
    }
    UnitGroup { name: written.name, title: written.title, kind: written.kind, rule: written.rule, units }
}
