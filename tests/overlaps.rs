//! Which criteria ask for the same: found among those of the project's own content, and among those of the handbook that it
//! is about, where that is at hand.
#![allow(clippy::disallowed_methods, reason = "reads a folder beside the project")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use syllabus::build::{Edition, Options, Session};
use syllabus::diagnostic::render::human;
use syllabus::model::{Criterion, Id, Site};
use syllabus::read;
use syllabus::source::Inputs;

/// Two criteria, and how alike they are.
type Found = BTreeMap<(String, String), u8>;

/// What asks for the same in different units, whatever the words: closure, records, continuing needs, own time, risk
/// assessment, systems that fail.
const SAME: &[(&str, &str, u8)] = &[
    ("L3-CM-04 4.8", "L3-CM-05 3.6", 100),
    ("L3-CM-03 4.9", "L3-CM-04 4.10", 100),
    ("L3-CM-04 4.5", "L3-CM-05 3.3", 60),
    ("L3-CM-04 4.7", "L3-CM-05 3.5", 60),
    ("L3-CM-04 4.6", "L3-CM-05 3.4", 60),
    ("L3-CM-02 2.8", "L3-CM-03 4.10", 60),
];

/// What looks alike and is not.
const OTHER: &[(&str, &str)] = &[
    ("L3-CM-01 8.1", "L3-CM-03 4.9"),
    ("L3-CM-01 8.1", "L3-CM-03 2.3"),
    ("L3-CM-01 2.5", "L3-CM-02 1.6"),
    ("L3-CM-02 2.7", "L3-CM-04 1.5"),
    ("L3-CM-03 1.1", "L3-CM-03 1.3"),
    ("L3-CM-05 1.1", "L3-CM-05 1.2"),
];

fn edition(inputs: &Inputs) -> Edition {
    let prepared = Session::default().prepare(inputs, &Options::default()).unwrap();
    prepared.edition.unwrap_or_else(|| panic!("{}", human::render(&prepared.diagnostics, inputs, false)))
}

fn name(site: &Site, id: Id<Criterion>) -> String {
    let criterion = &site.criteria[id];
    format!("{} {}", site.units[site.outcomes[criterion.outcome].unit].number, criterion.number)
}

fn found(edition: &Edition) -> Found {
    let (site, overlaps) = (edition.plan().site(), &edition.plan().relations().overlaps);
    let mut found = Found::new();
    for id in site.criteria.ids() {
        let (list, more) = overlaps.of(site, id, 100);
        assert_eq!(more, 0);
        for overlap in list {
            found.insert((name(site, id), name(site, overlap.criterion)), overlap.score);
        }
    }
    for ((one, other), score) in &found {
        assert_eq!(found.get(&(other.clone(), one.clone())), Some(score), "{one} and {other}");
    }
    found
}

fn assert_finds(found: &Found) {
    for (one, other, least) in SAME {
        let score = found.get(&(one.to_string(), other.to_string())).copied();
        assert!(score >= Some(*least), "{one} and {other}: {score:?}\n{found:#?}");
    }
    for (one, other) in OTHER {
        assert_eq!(found.get(&(one.to_string(), other.to_string())), None, "{one} and {other}");
    }
    assert!(found.len() < 40, "too many to be of use: {found:#?}");
}

#[test]
fn the_project_s_own_criteria_that_ask_for_the_same_are_found() {
    let inputs = read::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_finds(&found(&edition(&inputs)));
}

#[test]
fn the_handbook_s_criteria_that_ask_for_the_same_are_found() {
    let Some(handbook) = handbook() else {
        eprintln!("skipped: the handbook is not here; SYLLABUS_SEEDS says where it is");
        return;
    };
    let mut files = vec![
        ("content/site.yaml".to_owned(), "title: T\nlanguage: en-GB\n".to_owned()),
        ("content/o/organisation.yaml".to_owned(), "name: O\n".to_owned()),
    ];
    let criteria = criteria(&handbook);
    let units: Vec<&str> = criteria.keys().map(String::as_str).collect();
    files.push((
        "content/o/q/qualification.yaml".to_owned(),
        format!(
            "number: 600/0000/0\ntitle: Q\nlevel: 3\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [{}]\n",
            units.join(", ")
        ),
    ));
    for (unit, criteria) in &criteria {
        let mut yaml = format!("number: {unit}\ntitle: T\nlevel: 3\noutcomes:\n");
        let mut outcome = 0;
        for ((of, number), text) in criteria {
            if *of != outcome {
                outcome = *of;
                let _ = writeln!(yaml, "  {outcome}:\n    title: Understand\n    criteria:");
            }
            let _ = writeln!(yaml, "      {of}.{number}: \"{}\"", text.replace('"', ""));
        }
        files.push((format!("content/o/q/{}/unit.yaml", unit.to_lowercase()), yaml));
    }
    let count: usize = criteria.values().map(BTreeMap::len).sum();
    assert!(count >= 120, "only {count} criteria: the test reads the handbook wrongly");
    assert_finds(&found(&edition(&Inputs::from_texts(
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())),
    ))));
}

/// The handbook, if the folder with the pages that the content is about lies beside the project.
fn handbook() -> Option<String> {
    let folder = std::env::var_os("SYLLABUS_SEEDS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"), PathBuf::from);
    let files = std::fs::read_dir(folder).ok()?;
    let texts = files.filter_map(|file| std::fs::read_to_string(file.ok()?.path()).ok());
    texts.into_iter().find(|text| text.contains("Qualification Handbook"))
}

/// The criteria of each unit by outcome and number, as the tables of the last chapter have them.
fn criteria(handbook: &str) -> BTreeMap<String, BTreeMap<(u32, u32), String>> {
    let units = handbook.rfind("# 5").map_or("", |at| &handbook[at..]);
    let mut found: BTreeMap<String, BTreeMap<(u32, u32), String>> = BTreeMap::new();
    let mut unit = None;
    let mut open: Option<(u32, u32)> = None;
    let text = without_tags(units).replace('\t', " | ").replace("In AC", " | In AC");
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        if word.starts_with("L3-CM-0") {
            unit = Some((*word).to_owned());
            open = None;
        } else if *word == "|" {
            open = None;
        }
        let Some(criteria) = unit.clone().map(|unit| found.entry(unit).or_default()) else { continue };
        let number = word.trim_end_matches('.').split_once('.');
        let number = number.and_then(|(of, number)| Some((of.parse().ok()?, number.parse().ok()?)));
        let begins = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
        match number.filter(|_| begins && words[at - 1] != "AC") {
            Some(number) => {
                open = Some(number);
                criteria.entry(number).or_default();
            }
            None => {
                if let Some(text) = open.and_then(|open| criteria.get_mut(&open)) {
                    text.push_str(word);
                    text.push(' ');
                }
            }
        }
    }
    found
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    for (index, part) in text.split('<').enumerate() {
        let (tag, rest) = if index == 0 { ("", part) } else { part.split_once('>').unwrap_or(("", part)) };
        // A cell ends what was said before.
        out.push_str(if matches!(tag, "/td" | "td") { "\t" } else { " " });
        out.push_str(rest);
    }
    out.lines().map(|line| line.trim_start().strip_prefix("- ").unwrap_or(line)).collect::<Vec<_>>().join(" ")
}
