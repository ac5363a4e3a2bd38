//! The walls of the house. Nothing here tests what the program does; it tests that the program stays easy to change:
//! that the rooms use one another in one direction only, that each dependency has one owner, that files and functions
//! stay small, and that what names a file names one that is there.
//!
//! When one of these fails, the message says what to do. Widening a wall is a decision: change the table here *and*
//! `ARCHITECTURE.md` in the same commit, and say why.
#![allow(clippy::disallowed_methods, reason = "reads the project's own files")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod rust;

use rust::RustFile;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Which room may use which: the arrows of the pipeline, from the room to what it stands on.
const EDGES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("model", &["source"]),
    ("picture", &[]),
    ("read", &["source"]),
    ("parse", &["source", "diagnostic", "model", "picture"]),
    ("resolve", &["source", "diagnostic", "model", "parse"]),
    ("relate", &["model"]),
    ("theme", &["source", "diagnostic", "model", "parse"]),
    ("plan", &["model", "relate", "theme"]),
    ("check", &["source", "diagnostic", "model", "parse", "resolve", "relate", "plan"]),
    ("render", &["plan", "theme"]),
    ("write", &[]),
    (
        "build",
        &[
            "source",
            "diagnostic",
            "model",
            "picture",
            "parse",
            "resolve",
            "relate",
            "check",
            "plan",
            "theme",
            "render",
            "write",
        ],
    ),
    ("watch", &["source"]),
    ("serve", &["source", "diagnostic", "read", "build", "watch"]),
    ("lsp", &["source", "diagnostic", "model", "read", "parse", "resolve", "build"]),
    (
        "cli",
        &[
            "source",
            "diagnostic",
            "model",
            "read",
            "parse",
            "check",
            "theme",
            "write",
            "build",
            "watch",
            "serve",
            "lsp",
        ],
    ),
];

/// Packages that one place of the code alone may know, so that another could take their place.
const OWNERS: &[(&str, &[&str])] = &[
    ("serde_yaml", &["src/parse/"]),
    ("pulldown_cmark", &["src/parse/markdown"]),
    ("math_core", &["src/parse/markdown"]),
    ("hl_lite", &["src/parse/markdown"]),
    ("imagesize", &["src/picture/"]),
    ("jpeg_encoder", &["src/picture/"]),
    ("png", &["src/picture/"]),
    ("zune_jpeg", &["src/picture/"]),
    ("tera", &["src/theme/", "src/render/"]),
    ("walkdir", &["src/read/"]),
    ("annotate_snippets", &["src/diagnostic/render/"]),
    ("strsim", &["src/diagnostic/"]),
    ("include_dir", &["src/theme/"]),
    (
        "xxhash_rust",
        &[
            "src/source/",
            "src/build/",
            "src/write/",
            "src/plan/",
            "src/resolve/",
            "src/relate/",
            "src/serve/",
        ],
    ),
    ("notify", &["src/watch/"]),
    ("aho_corasick", &["src/resolve/prose/"]),
    ("httparse", &["src/serve/http/"]),
    ("lsp_server", &["src/lsp/"]),
    ("lsp_types", &["src/lsp/"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("anstream", &["src/cli/"]),
    ("similar", &["src/cli/"]),
];

/// Rooms that touch the disk, the clock or the environment; `clippy.toml` bans it in all others.
const WORLDLY: &[&str] = &["read", "write", "watch", "serve", "cli"];

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

#[test]
fn rooms_use_one_another_in_one_direction() {
    let allowed: BTreeMap<&str, &[&str]> = EDGES.iter().copied().collect();
    let mut wrong = Vec::new();
    for (from, to, path, line) in used_edges() {
        if !allowed.get(from.as_str()).is_some_and(|rooms| rooms.contains(&to.as_str())) {
            wrong.push(format!("{path}:{line}: `{from}` uses `{to}`"));
        }
    }
    report(
        &wrong,
        "an arrow points where none may. Hand the value in from `build`, or move the type to the room that both may use \
         (`model` for nouns, `source` for places); see \"The map\" in ARCHITECTURE.md",
    );
}

#[test]
fn the_table_of_arrows_is_true_and_has_no_cycle() {
    let used: BTreeSet<(String, String)> =
        used_edges().into_iter().map(|(from, to, ..)| (from, to)).collect();
    let mut wrong = Vec::new();
    for (index, (from, rooms)) in EDGES.iter().enumerate() {
        for to in *rooms {
            if !EDGES[..index].iter().any(|(earlier, _)| earlier == to) {
                wrong.push(format!(
                    "`{from}` may use `{to}`, which stands below it in the table: a cycle, or a wrong order"
                ));
            }
            if !used.contains(&((*from).to_owned(), (*to).to_owned())) {
                wrong.push(format!("`{from}` may use `{to}` and doesn't"));
            }
        }
    }
    report(
        &wrong,
        "the table EDGES in tests/tidy/main.rs lists the rooms from the ground up, with the arrows that are used and no other",
    );
}

#[test]
fn every_room_is_on_the_map_and_states_its_invariant() {
    let architecture = text("ARCHITECTURE.md");
    let mut wrong = Vec::new();
    for room in rooms() {
        if !EDGES.iter().any(|(name, _)| *name == room) {
            wrong.push(format!(
                "src/{room}/ is not in the table EDGES of tests/tidy/main.rs: say there what it may use"
            ));
        }
        if !architecture.contains(&format!("`src/{room}/`")) {
            wrong.push(format!("ARCHITECTURE.md does not mention `src/{room}/`"));
        }
        let front = text(&format!("src/{room}/mod.rs"));
        if !front
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .any(|line| line.contains("**Invariant:**"))
        {
            wrong.push(format!(
                "src/{room}/mod.rs does not open with what the room is for and its `**Invariant:**`"
            ));
        }
    }
    report(&wrong, "a room that nobody can find or whose law nobody wrote down rots first");
}

#[test]
fn each_package_has_its_owner() {
    let mut wrong = Vec::new();
    for file in rust_files() {
        for mention in &file.mentions {
            let owners =
                OWNERS.iter().find(|(package, _)| mention.path.first().is_some_and(|first| first == package));
            if let Some((package, places)) = owners
                && !places.iter().any(|place| file.path.starts_with(place))
            {
                wrong.push(format!(
                    "{}:{}: `{package}` belongs to {}",
                    file.path,
                    mention.line,
                    places.join(" and ")
                ));
            }
        }
    }
    report(
        &wrong,
        "call the owner's functions instead, or give it one that you need; so a package can be replaced in one place",
    );
}

#[test]
fn only_worldly_rooms_touch_the_world() {
    let mut wrong = Vec::new();
    for file in rust_files() {
        let allowed = file.allows.iter().any(|allow| allow.contains("clippy::disallowed_methods"));
        if allowed && !WORLDLY.contains(&file.room()) {
            wrong.push(format!("{} allows itself clippy::disallowed_methods", file.path));
        }
    }
    report(
        &wrong,
        &format!("only {} may; clippy.toml says for each function where to go instead", WORLDLY.join(", ")),
    );
}

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    for file in rust_files() {
        if file.lines > LONGEST_FILE {
            wrong.push(format!("{} has {} lines (tests not counted)", file.path, file.lines));
        }
        for function in file.functions.iter().filter(|function| function.lines > LONGEST_FUNCTION) {
            wrong.push(format!(
                "{}:{}: `{}` has {} lines",
                file.path, function.line, function.name, function.lines
            ));
        }
    }
    // The words of a language are one list, however long it is.
    let texts = files_below("themes").into_iter().filter(|path| is_theme_text(path));
    for path in texts.filter(|path| !path.contains("/strings/")) {
        let lines = text(&path).lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{path} has {lines} lines"));
        }
    }
    report(
        &wrong,
        &format!(
            "at most {LONGEST_FILE} lines a file and {LONGEST_FUNCTION} a function: a file has one subject, a function one \
             step. Look for the second subject and give it a name"
        ),
    );
}

#[test]
fn every_template_that_rust_names_exists() {
    let templates: BTreeSet<String> = files_below("themes/default/templates").into_iter().collect();
    let mut wrong = Vec::new();
    for file in rust_files().iter().filter(|file| matches!(file.room(), "theme" | "render")) {
        for name in file.strings.iter().filter(|name| is_template_name(name)) {
            if !templates.contains(&format!("themes/default/templates/{name}")) {
                wrong.push(format!("{} names the template `{name}`", file.path));
            }
        }
    }
    assert!(!templates.is_empty(), "themes/default/templates/ holds no template");
    report(
        &wrong,
        "themes/default is embedded in the program and must be complete: add the template, or fix the name",
    );
}

#[test]
fn every_dependency_says_why_it_is_here() {
    let manifest = text("Cargo.toml");
    let mut wrong = Vec::new();
    let (mut section, mut above) = ("", "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        }
        let is_dependency =
            section.ends_with("dependencies]") && line.starts_with(|c: char| c.is_ascii_lowercase());
        if is_dependency && !above.starts_with('#') {
            wrong.push(format!("Cargo.toml: {line}"));
        }
        above = line;
    }
    report(&wrong, "write one line above it: what it does for us, and why not without");
}

/// Every use of one room by another: from, to, file, line.
fn used_edges() -> Vec<(String, String, String, usize)> {
    let rooms = rooms();
    let mut edges = Vec::new();
    for file in rust_files().iter().filter(|file| !file.room().is_empty()) {
        for mention in &file.mentions {
            if let [root, room, ..] = mention.path.as_slice()
                && root == "crate"
                && rooms.contains(room)
                && room != file.room()
            {
                edges.push((file.room().to_owned(), room.clone(), file.path.clone(), mention.line));
            }
        }
    }
    assert!(!edges.is_empty(), "the reader of Rust files found no arrow at all: it is broken");
    edges
}

fn rooms() -> BTreeSet<String> {
    let room = |path: &String| path.strip_prefix("src/")?.split_once('/').map(|(room, _)| room.to_owned());
    files_below("src").iter().filter_map(room).collect()
}

fn rust_files() -> Vec<RustFile> {
    let paths = files_below("src").into_iter().filter(|path| path.ends_with(".rs"));
    paths.filter_map(|path| RustFile::parse(&path, &text(&path))).collect()
}

/// What is read from top to bottom. The words of a language are a table in one file, which makes them easy to translate.
fn is_theme_text(path: &str) -> bool {
    [".js", ".css", ".html"].iter().any(|ending| path.ends_with(ending))
}

/// Names such as `unit.html` and `parts/head.html`; patterns and sentences are none.
fn is_template_name(text: &str) -> bool {
    let name = text.strip_suffix(".html").unwrap_or_default();
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-' | '/' | '0'..='9'))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder of the project, with `/` between the parts, in order.
fn files_below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(root().join(&folder)).unwrap_or_else(|error| panic!("{folder}: {error}"))
        {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            let list = if entry.file_type().unwrap().is_dir() { &mut folders } else { &mut found };
            list.push(path);
        }
    }
    found.sort();
    found
}

fn report(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "\n  {}\n\n{advice}\n", wrong.join("\n  "));
}
