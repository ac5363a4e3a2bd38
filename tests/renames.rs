//! What was there in the last build and is not there now: renamed pages are missed, and the fix brings old links home.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use syllabus::build::{Options, Report, Session};
use syllabus::check::example::{path, site};
use syllabus::diagnostic::{Diagnostic, Example};
use syllabus::source::Inputs;
use syllabus::write::Memory;

/// The files of the examples' small site.
fn files() -> Vec<(String, String)> {
    let inputs = site(&Example::Files(&[])).unwrap().inputs;
    let text = |file: &syllabus::source::File| inputs.load(file.id()).text().unwrap_or_default().to_owned();
    inputs.files().iter().map(|file| (file.path().to_owned(), text(file))).collect()
}

fn inputs(files: &[(String, String)]) -> Inputs {
    Inputs::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

fn build(files: &[(String, String)], published: &[String]) -> (Report, Vec<String>) {
    let mut session = Session::default();
    session.compare_with(published.to_vec());
    let sink = Memory::default();
    let report = session.build(&inputs(files), &Options::default(), &sink).unwrap();
    (report, sink.into_map().into_keys().collect())
}

fn missed(report: &Report) -> Vec<&Diagnostic> {
    report.diagnostics.iter().filter(|found| found.rule.name == "changed-address").collect()
}

/// Builds, edits, and builds again: what is missed, with the help, and that the fix silences it.
fn story(edit: impl Fn(&mut Vec<(String, String)>)) -> Vec<String> {
    let mut files = files();
    files.push(("content/guide/visits.md".to_owned(), "---\ntitle: Visits\n---\nText.\n".to_owned()));
    let published = build(&files, &[]).1;
    assert!(missed(&build(&files, &published).0).is_empty(), "nothing has changed yet");
    edit(&mut files);
    let report = build(&files, &published).0;
    let told = missed(&report).iter().map(|found| format!("{}: {}", found.message, found.help[0])).collect();
    let before = inputs(&files);
    for found in missed(&report) {
        let fix = found.fix.as_ref().unwrap();
        let file = before.get(found.place.file).unwrap().path();
        let (_, text) = files.iter_mut().find(|(path, _)| path == file).unwrap();
        for edit in &fix.edits {
            text.replace_range(edit.place.range(), &edit.text);
        }
    }
    let report = build(&files, &published).0;
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    told
}

fn rename(files: &mut [(String, String)], from: &str, to: &str) {
    files.iter_mut().for_each(|(path, _)| *path = path.replace(from, to));
}

fn replace(files: &mut [(String, String)], name: &str, from: &str, to: &str) {
    let (_, text) = files.iter_mut().find(|(own, _)| *own == path(name)).unwrap();
    assert!(text.contains(from));
    *text = text.replace(from, to);
}

#[test]
fn a_page_with_another_name_is_missed() {
    let told = story(|files| rename(files, "guide/visits.md", "guide/visitors.md"));
    assert_eq!(
        told,
        ["this is at guide/visitors.html now, and there is nothing at guide/visits.html any more: \
             if it was there before, add the line `formerly: [guide/visits.md]`, and old links lead on to it"]
    );
}

#[test]
fn a_unit_in_another_folder_is_missed_with_all_its_outcomes() {
    let told = story(|files| rename(files, "/fd-01/", "/fd-1/"));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("formerly: [fd-01]"), "{told:?}");
}

#[test]
fn an_outcome_with_another_number_is_missed() {
    let told = story(|files| {
        replace(files, "unit.yaml", "  2:\n", "  3:\n");
        replace(files, "unit.yaml", "2.1:", "3.1:");
        rename(files, "lo2.md", "lo3.md");
        replace(files, "lo2.md".replace('2', "3").as_str(), "(AC2.1)", "(AC3.1)");
        // A gap, which is told as well, is not what this is about.
        replace(
            files,
            "site.yaml",
            "navigation:",
            "rules:\n  numbering: {level: off, reason: It moved.}\nnavigation:",
        );
    });
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("formerly: [2]"), "{told:?}");
}

#[test]
fn an_entry_of_the_glossary_with_another_name_is_missed() {
    let told = story(|files| {
        replace(files, "glossary.yaml", "Visitor log:", "Visitors log:");
        replace(files, "lo1.md", "- Visitor log", "- Visitors log");
        replace(files, "lo1.md", "in the visitor log", "in the visitors log");
    });
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("formerly: [visitor-log]"), "{told:?}");
}

#[test]
fn what_is_deleted_and_what_is_new_is_nobodys_mistake() {
    let mut files = files();
    files.push(("content/guide/visits.md".to_owned(), "# Visits\n\nText.\n".to_owned()));
    let published = build(&files, &[]).1;
    files.pop();
    assert!(missed(&build(&files, &published).0).is_empty());
    files.push(("content/house/rules.md".to_owned(), "# Rules\n\nText.\n".to_owned()));
    assert!(missed(&build(&files, &published).0).is_empty());
}

#[test]
fn a_page_that_takes_long_to_load_is_told_where_it_was_written() {
    let mut files = files();
    let (_, text) = files.iter_mut().find(|(own, _)| *own == path("topic.md")).unwrap();
    let lines = "Welcome everybody who comes in, whoever they are and whatever they want.\n\n";
    *text = format!("In short.\n\n## Small part\n\nText.\n\n## Large part\n\n{}", lines.repeat(1200));
    let report = build(&files, &[]).0;
    let heavy: Vec<_> = report.diagnostics.iter().filter(|it| it.rule.name == "heavy-page").collect();
    let [heavy] = heavy.as_slice() else { panic!("{:?}", report.diagnostics) };
    assert!(heavy.help[0].contains("\"Large part\""), "{heavy:?}");
    assert_eq!(inputs(&files).get(heavy.place.file).unwrap().path(), path("topic.md"));
    let (_, settings) = files.iter_mut().find(|(own, _)| own == "content/site.yaml").unwrap();
    settings.push_str("rules:\n  heavy-page: {level: off, reason: It is one long story.}\n");
    assert!(build(&files, &[]).0.diagnostics.iter().all(|it| it.rule.name != "heavy-page"));
}
