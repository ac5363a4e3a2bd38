//! The pages that the format was made after, and the handbook whose facts `content/` uses. They are not ours to publish, so they lie
//! beside the project: `../shared/seeds`, or where `SYLLABUS_SEEDS` says. Where they are not, these tests say so and pass.
#![allow(clippy::disallowed_methods, reason = "reads files beside the project")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use syllabus::parse::parse;
use syllabus::source::Inputs;

/// The two revision pages, by the beginning of their names; the third seed is the handbook.
const REVISION_PAGES: &[&str] = &["000_", "001_"];

/// Short lines of the revision pages that are no headings of a text: counters, labels and what is said under a heading.
const NO_HEADINGS: &[&str] = &[
    "AI-powered learning tailored to this unit",
    "Assessment criteria",
    "Common errors to avoid in your coursework",
    "Common questions students ask about this topic",
    "Core ideas you must understand for this topic",
    "Diffusing Hostility and Managing Conflict",
    "Essential terms to know",
    "Guidance for achieving higher grades",
    "IAO Level 3 Certificate in Operational Delivery (Advanced)",
    "INNOVATE AWARDING",
    "Key Skills",
    "Key criteria assessors look for in your portfolio",
    "Learning Outcomes",
    "Prior knowledge that will help with this topic",
    "Ready to learn?",
    "vocational",
];

/// As many words in a row may be the same by chance.
const LONGEST_COMMON_RUN: usize = 8;

#[test]
fn every_heading_of_both_revision_pages_is_a_known_one() {
    let Some(seeds) = seeds() else { return };
    let mut unknown = Vec::new();
    let mut known = 0;
    for page in REVISION_PAGES {
        let (_, text) = seeds.iter().find(|(name, _)| name.starts_with(page)).unwrap();
        let headings = headings(text);
        assert!(headings.len() >= 5, "{page} has only {headings:?}");
        for heading in headings {
            if is_known(&heading) { known += 1 } else { unknown.push(format!("{page}: {heading}")) }
        }
    }
    assert!(unknown.is_empty(), "no part of a topic is called so: {unknown:#?}");
    assert!(known >= 15, "{known} headings only: the test reads the pages wrongly");
    assert!(!is_known("A Heading of My Own"), "the test can't tell a known heading from another");
}

#[test]
fn content_says_everything_in_words_of_its_own() {
    let Some(seeds) = seeds() else { return };
    let content = content();
    let names = names(&content);
    let mut runs: HashMap<Vec<String>, String> = HashMap::new();
    for (seed, text) in &seeds {
        for piece in pieces(text, &names) {
            for run in piece.windows(LONGEST_COMMON_RUN + 1) {
                runs.insert(run.to_vec(), seed.clone());
            }
        }
    }
    assert!(runs.len() > 1000, "the seeds hold only {} runs of words", runs.len());
    let mut copied = Vec::new();
    for (path, text) in &content {
        for piece in pieces(text, &names) {
            for run in piece.windows(LONGEST_COMMON_RUN + 1) {
                if let Some(seed) = runs.get(run) {
                    copied.push(format!("{path}: \"{}\" is in {seed}", run.join(" ")));
                }
            }
        }
    }
    assert!(
        copied.is_empty(),
        "{} runs of {} words stand in a text that is not ours; say it in other words:\n{}",
        copied.len(),
        LONGEST_COMMON_RUN + 1,
        copied.join("\n")
    );
}

/// Whether a topic with this heading puts what stands under it into a part of its own, and not into a free section.
fn is_known(heading: &str) -> bool {
    let topic = format!("## {heading}\n\n- Something.\n");
    let unit =
        "number: U\ntitle: T\nlevel: 3\noutcomes:\n  1:\n    title: T\n    criteria:\n      1.1: Explain\n";
    let inputs =
        Inputs::from_texts([("content/o/q/u/unit.yaml", unit), ("content/o/q/u/lo1.md", topic.as_str())]);
    let (authored, _) = parse(&inputs, syllabus::parse::nothing);
    authored.topics.first().unwrap().topic.sections.is_empty()
}

/// Lines of a page that may be headings: short, alone, not a sentence, not a number and not a bullet.
fn headings(page: &str) -> Vec<String> {
    let mut headings: Vec<String> = page
        .lines()
        .map(str::trim)
        .filter(|line| (1..=8).contains(&line.split_whitespace().count()))
        .filter(|line| line.starts_with(char::is_alphabetic) && !line.ends_with(['.', ':']))
        .filter(|line| !NO_HEADINGS.contains(line))
        .map(str::to_owned)
        .collect();
    headings.sort();
    headings.dedup();
    headings
}

/// Titles and names, which nobody may reword: of qualifications and units, instruments, and what a handbook calls itself.
fn names(content: &[(String, String)]) -> Vec<Vec<String>> {
    let titles = content
        .iter()
        .filter(|(path, _)| path.ends_with("/unit.yaml") || path.ends_with("/qualification.yaml"))
        .flat_map(|(_, text)| text.lines())
        .filter_map(|line| {
            line.trim_start()
                .strip_prefix("title:")
                .filter(|_| line.starts_with("title:") || line.contains("andbook"))
        });
    let instruments = content
        .iter()
        .filter(|(path, _)| path.ends_with("instruments.yaml"))
        .flat_map(|(_, text)| text.lines())
        .filter(|line| line.starts_with(char::is_alphanumeric))
        .filter_map(|line| line.strip_suffix(':'));
    let mut names: Vec<Vec<String>> = titles.chain(instruments).map(words).collect();
    names.push(words("IAO Level 3 Certificate in Operational Delivery (Advanced)"));
    names.push(words("SFJ Awards Level 3 Diploma for Contact Management in Policing"));
    names.retain(|name| name.len() > 1);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The words of a text, cut where a name stands.
fn pieces(text: &str, names: &[Vec<String>]) -> Vec<Vec<String>> {
    let words = words(text);
    let mut by_first: HashMap<&str, Vec<&Vec<String>>> = HashMap::new();
    for name in names {
        by_first.entry(name[0].as_str()).or_default().push(name);
    }
    let mut pieces = vec![Vec::new()];
    let mut at = 0;
    while at < words.len() {
        let here =
            by_first.get(words[at].as_str()).into_iter().flatten().find(|name| words[at..].starts_with(name));
        match here {
            Some(name) => {
                pieces.push(Vec::new());
                at += name.len();
            }
            None => {
                pieces.last_mut().unwrap().push(words[at].clone());
                at += 1;
            }
        }
    }
    pieces
}

/// Runs of letters and digits in lower case. A number of a criterion is no word: it stands between words in a table.
fn words(text: &str) -> Vec<String> {
    let text = text.replace(['’', '\''], "").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !word.chars().all(|c| c.is_ascii_digit())).map(str::to_owned).collect()
}

/// The seeds by name; nothing, said aloud, where they are not there.
fn seeds() -> Option<Vec<(String, String)>> {
    let folder = std::env::var_os("SYLLABUS_SEEDS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no seeds in {}; SYLLABUS_SEEDS says where they are", folder.display());
        return None;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let seeds: Vec<_> = paths.map(|path| (name(&path), std::fs::read_to_string(&path).unwrap())).collect();
    let ids: HashSet<&str> = seeds.iter().map(|(name, _)| &name[..4]).collect();
    assert!(["000_", "001_", "002_"].iter().all(|id| ids.contains(id)), "{} lacks a seed", folder.display());
    Some(seeds)
}

/// The texts of the project's own site.
fn content() -> Vec<(String, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md" || extension == "yaml") {
                texts.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(texts.len() > 20, "content/ holds only {} texts", texts.len());
    texts
}
