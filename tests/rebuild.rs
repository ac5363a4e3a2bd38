//! A build that uses what the last one wrote down makes the same files as one that knows nothing, whatever happened to the
//! site, to the output and to the cache in between.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk")]

mod story;
#[path = "../examples/synthesise/synthetic/mod.rs"]
#[allow(dead_code, reason = "made for the program that writes sites")]
mod synthetic;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use story::SMALL;
use syllabus::build::{Options, Report, Session};
use syllabus::diagnostic::render::short;
use syllabus::read;
use syllabus::source::{File as Source, Inputs, Load, Loaded, Stamp};
use syllabus::write::{Disk, Shelf, Summary};
use synthetic::Words;
use tempfile::TempDir;

const MORE: &[(&str, &str)] = &[
    ("content/org/qual/u-1/lo2.md", "![The way of a call](flow.svg)\n\nA greeting says who you are.\n"),
    ("content/org/qual/u-1/flow.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>one</title></svg>\n"),
    ("themes/mine/theme.yaml", "extends: default\n"),
    ("themes/mine/strings/en-GB.yaml", "skip: Skip the header\n"),
    ("themes/mine/assets/mine.css", "body { color: black }\n"),
];

/// A site on disk, and who builds it.
struct Place {
    folder: TempDir,
    drafts: bool,
    program: u128,
}

/// Counts how often a file is read.
struct Counting(Inputs, Arc<AtomicUsize>);

impl Load for Counting {
    fn load(&self, file: &Source) -> Loaded<'_> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.read(file)
    }

    fn probe(&self, file: &Source) -> Result<Option<Stamp>, String> {
        self.0.probe(file)
    }

    fn stamp(&self, file: &Source) -> Option<Stamp> {
        self.0.stamp(file)
    }
}

/// What came of a build.
struct Built {
    told: String,
    summary: Option<Summary>,
    /// How many pages were made or looked at one by one.
    pages_seen: usize,
    /// How many files of the site were read.
    files_read: usize,
}

impl Place {
    fn new() -> Self {
        let place = Place { folder: tempfile::tempdir().unwrap(), drafts: false, program: 1 };
        SMALL.iter().chain(MORE).for_each(|(path, text)| place.write(path, text));
        place.write(
            "content/site.yaml",
            "title: Small\nlanguage: en-GB\nnavigation: [about.md]\ntheme: mine\ncoverage: off\n\
             rules: {unused-term: {level: off, reason: A story.}}\n",
        );
        place
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// The file with what this build writes down for the next.
    fn cache(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(self.at(".syllabus-cache")).ok()?.map(|entry| entry.unwrap().path());
        let mut files: Vec<_> =
            entries.filter(|path| path.extension().is_some_and(|e| e == "cache")).collect();
        assert!(files.len() <= 1, "{files:?}");
        files.pop()
    }

    fn session(&self) -> (Session, Arc<AtomicUsize>) {
        let seen = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&seen);
        let progress = move |_, _| {
            count.fetch_add(1, Ordering::Relaxed);
        };
        (Session::with_progress(Box::new(progress)), seen)
    }

    fn options(&self) -> Options {
        Options { drafts: self.drafts, ..Options::default() }
    }

    fn build(&self) -> Built {
        let (inputs, files_read) = (read::read(self.folder.path()).unwrap(), Arc::default());
        let counting = Counting(inputs.clone(), Arc::clone(&files_read));
        let inputs = Inputs::from_files(inputs.files().to_vec(), Arc::new(counting));
        let disk = Disk::open(&self.at("public"), self.folder.path()).unwrap();
        let shelf = Shelf::new(self.folder.path(), &self.at("public"));
        let (mut session, seen) = self.session();
        let (report, summary) =
            session.rebuild(&inputs, &self.options(), disk, &shelf, self.program).unwrap();
        let [pages_seen, files_read] = [seen, files_read].map(|count| count.load(Ordering::Relaxed));
        Built { told: told(&report, &inputs), summary, pages_seen, files_read }
    }

    /// A build without a cache to the folder `out`.
    fn build_anew(&self, out: &str) -> Built {
        let inputs = read::read(self.folder.path()).unwrap();
        let disk = Disk::open(&self.at(out), self.folder.path()).unwrap();
        let report = Session::default().build(&inputs, &self.options(), &disk).unwrap();
        let summary = if report.failed() { None } else { Some(disk.finish().unwrap()) };
        Built { told: told(&report, &inputs), summary, pages_seen: report.pages, files_read: inputs.len() }
    }

    /// Builds, and compares with a build that knows nothing.
    #[track_caller]
    fn build_and_compare(&self) -> Built {
        let before = tree(&self.at("public"));
        let built = self.build();
        let anew = self.build_anew("anew");
        assert_eq!(built.told, anew.told);
        match anew.summary {
            Some(_) => assert_same(&tree(&self.at("public")), &tree(&self.at("anew"))),
            None => assert_same(&tree(&self.at("public")), &before),
        }
        let _ = fs::remove_dir_all(self.at("anew"));
        built
    }

    /// Another text of the same length at the same time, as far as anybody can tell who does not look twice.
    fn edit_secretly(&self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert!(text.contains(old) && old.len() == new.len(), "{path}: {text}");
        let modified = fs::metadata(self.at(path)).unwrap().modified().unwrap();
        self.write(path, &text.replacen(old, new, 1));
        File::options().write(true).open(self.at(path)).unwrap().set_modified(modified).unwrap();
    }
}

fn told(report: &Report, inputs: &Inputs) -> String {
    short::render(&report.diagnostics, inputs, 100)
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let path = |at: &Path| at.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (path(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

#[track_caller]
fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let differing: Vec<&String> =
        one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differing.is_empty(), "these files differ, or only one has them: {differing:?}");
}

#[test]
fn a_build_with_nothing_to_do_looks_at_no_page() {
    let place = Place::new();
    let first = place.build_and_compare();
    assert!(first.pages_seen > 5 && first.told.is_empty(), "{}", first.told);
    let again = place.build_and_compare();
    assert_eq!(again.pages_seen, 0);
    let summary = again.summary.unwrap();
    assert_eq!((summary.written, summary.deleted), (0, 0));
    assert_eq!(summary.unchanged, first.summary.unwrap().written);
    // Saved again with the same text, as some editors do.
    let path = "content/about.md";
    place.write(path, &place.text(path));
    assert_eq!(place.build_and_compare().pages_seen, 0);
}

#[test]
fn files_that_were_left_alone_are_not_even_read() {
    let place = Place::new();
    place.build();
    // Only then a stamp is trusted.
    std::thread::sleep(Duration::from_millis(2200));
    let built = place.build();
    assert_eq!(built.pages_seen, 0, "this one reads all files, and writes their stamps down");
    assert!(built.files_read >= SMALL.len(), "{}", built.files_read);
    let cache = fs::read(place.cache().unwrap()).unwrap();
    let built = place.build();
    assert_eq!((built.pages_seen, built.files_read), (0, 0));
    assert_eq!(fs::read(place.cache().unwrap()).unwrap(), cache, "nothing new to write down");
    place.edit_secretly("content/about.md", "See", "Saw");
    assert!(place.build_and_compare().pages_seen > 0);
    assert!(place.text("public/about.html").contains("Saw"));
}

#[test]
fn warnings_are_told_every_time() {
    let place = Place::new();
    place.write("content/org/qual/u-2/unit.yaml", "number: U-2\ntitle: In no group\nlevel: 3\noutcomes:\n  1:\n    title: Know it\n    criteria:\n      1.1: Explain it\n");
    for _ in 0..3 {
        let built = place.build_and_compare();
        assert!(built.told.contains("warning") && built.summary.is_some(), "{}", built.told);
    }
}

#[test]
fn whatever_a_page_is_made_from_may_change() {
    let mut place = Place::new();
    place.build();
    let edits: &[(&str, &str, &str)] = &[
        ("content/about.md", "See", "Look up"),
        ("content/site.yaml", "title: Small", "title: Smaller"),
        ("content/org/qual/u-1/unit.yaml", "title: Take calls", "title: Answer calls"),
        ("content/org/qual/u-1/flow.svg", "one", "two"),
        ("content/glossary.yaml", "Answering", "Hearing"),
        ("themes/mine/strings/en-GB.yaml", "Skip the header", "Skip all that"),
        ("themes/mine/assets/mine.css", "black", "white"),
    ];
    for (path, old, new) in edits {
        let text = place.text(path);
        assert!(text.contains(old), "{path}: {text}");
        place.write(path, &text.replace(old, new));
        let summary = place.build_and_compare().summary.unwrap();
        assert!(summary.written > 0, "{path}");
    }
    place.write("themes/mine/templates/page.html", "<!doctype html><title>x</title>{{ page.title }}");
    assert!(place.build_and_compare().summary.unwrap().written > 0);
    place.write("content/about.md", "---\ntitle: About\ndraft: true\n---\nSoon.\n");
    place.write("content/site.yaml", "title: Smaller\nlanguage: en-GB\ntheme: mine\n");
    assert!(place.build_and_compare().summary.unwrap().deleted > 0);
    place.drafts = true;
    assert!(place.build_and_compare().summary.unwrap().written > 0);
    place.program = 2;
    assert!(place.build_and_compare().pages_seen > 0, "another program trusts no cache");
}

/// Random histories: the same numbers every time, so a failure comes back.
#[test]
fn nothing_that_happens_in_between_makes_a_difference() {
    let mut untouched = 0;
    for seed in 0..4 {
        let mut words = Words::new(seed);
        let mut place = Place::new();
        let mut caches = Vec::new();
        for step in 0..25 {
            for _ in 0..words.below(3) {
                happen(&mut place, &mut words, &mut caches);
            }
            let result = std::panic::catch_unwind(|| place.build_and_compare());
            let Ok(built) = result else { panic!("seed {seed}, step {step}") };
            untouched += usize::from(built.pages_seen == 0 && built.summary.is_some());
        }
    }
    assert!(untouched > 10, "only {untouched} builds had nothing to do: too much happened");
}

/// One thing that somebody or something does to the site, to the output or to the cache.
fn happen(place: &mut Place, words: &mut Words, caches: &mut Vec<Vec<u8>>) {
    let site = [SMALL, MORE].concat();
    let (path, text) = site[words.below(site.len())];
    match words.below(14) {
        0 | 1 => place.write(path, &text.replacen("a", "o", 1 + words.below(3))),
        2 => place.write(path, text),
        3 => drop(fs::remove_file(place.at(path))),
        4 => place.write("content/new/page.md", "---\ntitle: New\n---\nNew.\n"),
        5 => drop(fs::remove_dir_all(place.at("content/new"))),
        6 => place.drafts = !place.drafts,
        7 => drop(place.build_anew("public")),
        8 | 9 => meddle_with_output(place, words),
        10 => place.program += 1,
        _ => meddle_with_cache(place, words, caches),
    }
}

fn meddle_with_output(place: &Place, words: &mut Words) {
    let public = place.at("public");
    let files: Vec<String> = tree(&public).into_keys().filter(|path| !path.starts_with('.')).collect();
    if files.is_empty() {
        return;
    }
    let path = &files[words.below(files.len())];
    let at = public.join(path);
    match words.below(5) {
        0 => fs::remove_file(at).unwrap(),
        1 => fs::write(at, "").unwrap(),
        2 => fs::remove_dir_all(public).unwrap(),
        3 => {
            let copy = place.at("copy");
            fs::copy(&at, &copy).unwrap();
            fs::rename(copy, at).unwrap();
        }
        _ => {
            let mut bytes = fs::read(&at).unwrap();
            bytes.iter_mut().take(1).for_each(|byte| *byte ^= 1);
            let modified = fs::metadata(&at).unwrap().modified().unwrap();
            fs::write(&at, bytes).unwrap();
            File::options().write(true).open(at).unwrap().set_modified(modified).unwrap();
        }
    }
}

fn meddle_with_cache(place: &Place, words: &mut Words, caches: &mut Vec<Vec<u8>>) {
    let Some(at) = place.cache() else { return };
    let mut bytes = fs::read(&at).unwrap();
    caches.push(bytes.clone());
    match words.below(5) {
        0 => fs::remove_dir_all(place.at(".syllabus-cache")).unwrap(),
        1 => fs::write(at, &bytes[..words.below(bytes.len())]).unwrap(),
        2 => {
            let byte = words.below(bytes.len());
            bytes[byte] ^= 1_u8 << words.below(8);
            fs::write(at, bytes).unwrap();
        }
        3 => fs::write(at, "something else").unwrap(),
        // One that was true some time ago.
        _ => fs::write(at, &caches[words.below(caches.len())]).unwrap(),
    }
}
