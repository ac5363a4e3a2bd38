//! Front matter that other generators keep and templates of theirs show: what our files say in `unit.yaml`.

use crate::synthetic::Place;
use crate::synthetic::names::Term;
use crate::synthetic::qualification::Qualification;
use crate::synthetic::unit::{Criterion, Kind, Outcome, TAIL, Unit, reference};
use include_dir::Dir;
use std::fmt::Write;

/// Of an outcome, indented by two.
pub fn of_outcome(outcome: &Outcome) -> String {
    let mut yaml = format!("  outcome: {}\n", outcome.number);
    if let Some(guidance) = &outcome.guidance {
        let _ = writeln!(yaml, "  guidance: {guidance}");
    }
    yaml.push_str("  criteria:\n");
    outcome.criteria.iter().for_each(|criterion| push_criterion(criterion, &mut yaml));
    yaml
}

fn push_criterion(criterion: &Criterion, yaml: &mut String) {
    let Criterion { number, verb, text, kind } = criterion;
    let _ = writeln!(yaml, "    - number: \"{number}\"\n      verb: {verb}\n      text: {text}");
    let _ = match kind {
        Kind::Plain => Ok(()),
        Kind::Items([one, two, three, inner, last]) => writeln!(
            yaml,
            "      items: [{one}, {two}, {{text: {three}, items: [{inner}, {last}]}}]\n      tail: {TAIL}"
        ),
        Kind::Covers([one, two]) => {
            writeln!(yaml, "      guidance: {{text: This covers, items: [{one}, {two}], exhaustive: true}}")
        }
        Kind::Guided(guidance) => writeln!(yaml, "      guidance: {guidance}"),
    };
}

/// Of a unit, indented by two.
pub fn of_unit(place: Place, unit: &Unit) -> String {
    format!(
        "  reference: {}\n  level: 3\n  credits: {}\n  glh: {}\n  guidance:\n    - {}\n    - {{text: Settings may include, items: [{}], \
         exhaustive: false}}\n",
        reference(place.unit),
        unit.credits,
        unit.glh,
        unit.guidance,
        unit.settings.join(", ")
    )
}

/// Of a qualification, indented by two. `link` says how it names a unit.
pub fn of_qualification(qualification: &Qualification, link: impl Fn(Place) -> String) -> String {
    let [rules, progression, entry] = &qualification.remarks;
    let (credits, glh) = qualification.worth();
    let tqt = credits * 10;
    let mut yaml = format!(
        "  number: {}\n  level: 3\n  credits: {credits}\n  tqt: {tqt}\n  glh: {glh}\n  rules: {rules}\n  progression: {progression}\n  entry: {entry}\n  \
         groups:\n",
        qualification.number()
    );
    for group in &qualification.groups {
        let units: Vec<String> = group.units.iter().map(|unit| link(*unit)).collect();
        let title = group.title.unwrap_or_default();
        let (key, kind) = (group.key, group.kind);
        let _ = writeln!(
            yaml,
            "    - {{key: {key}, title: \"{title}\", kind: {kind}, units: [{}]}}",
            units.join(", ")
        );
    }
    yaml
}

/// The name of a term as part of an address.
pub fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// Of a term, indented by two; `link` says how it names another one.
pub fn of_term(term: &Term, link: impl Fn(&str) -> String) -> String {
    let mut yaml = String::new();
    if let Some(expansion) = &term.expansion {
        let _ = writeln!(yaml, "  expansion: {expansion}");
    }
    if let Some(see) = &term.see {
        let _ = writeln!(yaml, "  see: {}", link(see));
    }
    yaml
}

/// Takes in all files of a folder that is inside this program, except programs.
pub fn push_all(folder: &'static Dir<'static>, into: &str, files: &mut Vec<(String, String)>) {
    for file in folder.files().filter(|file| file.path().extension().is_none_or(|ending| ending != "rs")) {
        let path = format!("{into}{}", file.path().display());
        files.push((path, file.contents_utf8().unwrap_or_default().to_owned()));
    }
    folder.dirs().for_each(|folder| push_all(folder, into, files));
}
