//! The law of `build::Session`: whatever was built before, a build says and writes what a session says and writes that never
//! saw anything, byte for byte. Tried on thousands of random edits: every file of a small site has several versions, right
//! and wrong ones, and may be missing; an edit takes another version of one file, moves a folder or asks for drafts.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;
#[path = "../examples/synthesise/synthetic/words.rs"]
#[allow(dead_code, reason = "made for the program that writes sites")]
mod words;

use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use story::{Output, assert_same};
use syllabus::build::{Options, Session, Understood};
use syllabus::diagnostic::render::human;
use syllabus::source::Inputs;
use syllabus::write::Memory;
use words::Words;

const SCRIPTS: u64 = 600;
const EDITS: usize = 5;

const UNIT: &str = "number: U-1\ntitle: Take calls\nlevel: 3\noutcomes:\n  1:\n    title: Understand calls\n    criteria:\n      \
                    1.1: Explain what a call is\n      1.2: Describe a caller\n  2:\n    title: Be able to take calls\n    \
                    criteria:\n      2.1: Demonstrate a greeting\n";

/// What each file may hold, the right version first. `None` is a file that is not there.
const FILES: &[(&str, &[Option<&str>])] = &[
    (
        "content/site.yaml",
        &[
            Some("title: Small\nlanguage: en-GB\nnavigation: [about.md]\n"),
            Some("title: Other\nlanguage: en-GB\nbase_url: https://example.org/x/\n"),
            Some("title: Small\nlanguage: en-GB\ntheme: mine\n"),
            Some("title: Small\nlanguage: en-GB\ntheme: nobody\n"),
            Some("# Two lines\n# more.\ntitle: Small\nlanguage: en-GB\ntheme: nobody\n"),
            Some("title: [\n"),
            None,
        ],
    ),
    (
        "content/index.md",
        &[
            Some("Welcome to [the unit](unit:U-1).\n"),
            Some("# Hello\n\nSee [](<term:NDM>) and [a part](about.md#more).\n"),
            None,
        ],
    ),
    (
        "content/about.md",
        &[
            Some("---\ntitle: About\n---\nSee [](ac:U-1/1.2).\n\n## More\n\nText.\n"),
            Some("---\ntitle: About us\n---\n\n\nSee [](ac:U-1/1.2).\n\n## More\n\nText.\n"),
            Some(
                "---\ntitle: About\nformerly: [old/place.md]\n---\nText, with a [link](org/qual/u-1/lo1.md#key-concepts).\n",
            ),
            Some("---\ntitle: About\ndraft: true\n---\n## Most\n"),
            None,
        ],
    ),
    (
        "content/glossary.yaml",
        &[
            Some(
                "Call taking: Answering a call.\nNDM:\n  expansion: National Decision Model\n  definition: Six parts.\n",
            ),
            Some(
                "Call taking: Answering and recording a call.\nNDM:\n  expansion: National Decision Model\n  definition: Six parts.\n",
            ),
            Some(
                "Able: Ready.\nCall taking: Answering a call.\nNDM:\n  definition: Six [parts](unit:U-1).\n  aliases: [Able]\n",
            ),
            Some("Call taking:\n  definition: Answering.\n  see: [NDM]\n"),
            Some(
                "Call:\n  definition: What rings, as U-1 says.\nCall taking: Answering a call.\nNDM: Six parts.\n",
            ),
            Some(
                "Call:\n  definition: What rings.\n  autolink: false\nCall taking: Answering.\nNDM:\n  definition: Six parts.\n  expansion: \
                 Greeting model\n",
            ),
            Some("Call taking: [\n"),
            None,
        ],
    ),
    (
        "content/verbs.yaml",
        &[None, Some("Explain:\n  meaning: Say why.\n"), Some("Greet:\n  meaning: Say hello.\n")],
    ),
    (
        "content/instruments.yaml",
        &[
            None,
            Some("Call Act:\n  kind: act\n  year: 1999\n"),
            Some("Call Act:\n  kind: act\n  year: 2001\n  summary: On every call, see U-1 AC1.1.\n"),
            Some("Call Act:\n  kind: act\n  year: 2001\n  autolink: false\n"),
            Some("Call Act:\n  kind: what\n"),
        ],
    ),
    (
        "content/org/organisation.yaml",
        &[Some("name: Org Awards\n"), Some("name: Org\nabout: On [](unit:U-1).\n"), None],
    ),
    (
        "content/org/qual/qualification.yaml",
        &[
            Some(
                "number: 600/0001/1\ntitle: Diploma in Calls\nlevel: 3\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [U-1]\n",
            ),
            Some(
                "number: 600/0001/1\ntitle: Diploma\nlevel: 3\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [U-1, U-2]\n",
            ),
            Some("number: 600/0001/1\ntitle: Diploma in Calls\nlevel: 3\ndraft: true\n"),
            None,
        ],
    ),
    (
        "content/org/qual/overview.md",
        &[None, Some("All about it.\n"), Some("## Why\n\nBecause of [it](#why).\n")],
    ),
    (
        "content/org/qual/u-1/unit.yaml",
        &[
            Some(UNIT),
            Some(
                "number: U-1\ntitle: Take every call\nlevel: 3\nguidance: See [traps](lo1.md#mistakes).\noutcomes:\n  1:\n    title: \
                 Understand calls\n    criteria:\n      1.1: Explain what a call is\n      1.3: Describe a caller\n  3:\n    title: Be \
                 able to take calls\n    formerly: [2]\n    criteria:\n      3.1: Greet\n",
            ),
            Some(
                "number: U-9\nformerly: [U-1]\ntitle: Take calls\nlevel: 2\noutcomes:\n  1:\n    title: Understand calls\n    criteria:\n      \
                 1.1: Explain what a call is\n      1.2:\n        text: Describe\n        formerly: [1.4]\n",
            ),
            Some("number: U-1\ntitle: Take: calls\n"),
            None,
        ],
    ),
    (
        "content/org/qual/u-1/topic.md",
        &[None, Some("The whole unit.\n\n## Overview\n\nCalls, and [this](lo1.md#key-concepts).\n")],
    ),
    (
        "content/org/qual/u-1/lo1.md",
        &[
            Some(
                "A call begins early.\n\n## Key Concepts\n- **Greeting**: the first four seconds (AC1.1)\n\n## Common Mistakes\n- \
                 Misconception: Every call is alike. Correction: No two are. (AC1.2)\n",
            ),
            Some(
                "A call begins early.\n\n## Key Concepts\n- **Greeting**: the first five seconds (AC1.1)\n\n## Key Terms\n- NDM\n- Call \
                 taking\n\n## Our way\n\n![a](flow.svg) See [](#our-way).\n",
            ),
            Some(
                "---\ntitle: My own\n---\nText.\n\n## Key Concepts\n- **Greeting**: [there](../../../about.md#more) (AC1.9)\n",
            ),
            Some(
                "Text.[^1]\n\n[^1]: A note on [](<term:Call taking>).\n\n## Check Yourself\n\n### What is it?\n\nAnswer: A call. (AC1.1)\n",
            ),
            Some("<script>\n"),
            None,
        ],
    ),
    (
        "content/org/qual/u-1/lo1.yaml",
        &[
            None,
            Some(
                "synopsis: In YAML.\nkey_concepts:\n  - name: Greeting\n    text: Four seconds.\n    criteria: [1.1]\n",
            ),
        ],
    ),
    (
        "content/org/qual/u-1/lo2.md",
        &[
            None,
            Some("How to greet: [](ac:2.1), [](ac:1.1).\n"),
            Some("Nothing.\n\n## Overview\n\nMore.\n"),
            Some(
                "Call taking by the NDM and the Call Act 1999, as AC2.1, LO1, AC1.2 and U-2 AC1.1 say.\n\n## Own\n\nCalls by the Call Act.\n",
            ),
        ],
    ),
    (
        "content/org/qual/u-1/flow.svg",
        &[None, Some("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Some("<svg><script/></svg>")],
    ),
    (
        "content/org/qual/u-2/unit.yaml",
        &[
            None,
            Some(
                "number: U-2\ntitle: Log calls\nlevel: 3\noutcomes:\n  1:\n    title: Understand logs\n    criteria:\n      1.1: Explain [\n",
            ),
            Some(
                "number: U-2\ntitle: Log calls\nlevel: 3\noutcomes:\n  1:\n    title: Know logs\n    criteria:\n      1.1: Explain a log\n",
            ),
            Some(
                "number: U-1\ntitle: Same number\nlevel: 3\noutcomes:\n  1:\n    title: Know logs\n    criteria:\n      1.1: List logs\n",
            ),
        ],
    ),
    (
        "content/org/qual/u-2/lo1.md",
        &[
            None,
            Some("On [calls](unit:U-1) and [](ac:U-1/1.1).\n"),
            Some("See [them](../u-1/lo1.md#our-way).\n"),
        ],
    ),
    ("themes/mine/theme.yaml", &[Some("extends: default\n"), Some("extends: nobody\n"), None]),
    ("themes/mine/assets/style.css", &[None, Some("p { color: red }\n"), Some("p { color: #700 }\n")]),
    (
        "themes/mine/templates/page.html",
        &[None, Some("<p>{{ page.title }}</p>"), Some("{% if %}"), Some("<p>{{ page.nothing.at_all }}</p>")],
    ),
    ("themes/mine/strings/en-GB.yaml", &[None, Some("glossary: Words\n"), Some("glossary: {}\n")]),
];

/// A site as it grows, and what it would be asked for.
struct Site {
    files: BTreeMap<String, &'static str>,
    drafts: bool,
}

impl Site {
    fn new() -> Self {
        let first = FILES.iter().filter_map(|(path, versions)| Some(((*path).to_owned(), versions[0]?)));
        Site { files: first.collect(), drafts: false }
    }

    fn edit(&mut self, words: &mut Words) -> String {
        match words.below(14) {
            0 => {
                self.drafts = !self.drafts;
                format!("drafts: {}", self.drafts)
            }
            1 => self.move_folder("/u-1/", "/u-5/"),
            2 => self.move_folder("/u-5/", "/u-1/"),
            _ => {
                let (path, versions) = FILES[words.below(FILES.len())];
                let version = words.below(versions.len());
                match versions[version] {
                    Some(text) => self.files.insert(path.to_owned(), text),
                    None => self.files.remove(path),
                };
                format!("{path}: version {version}")
            }
        }
    }

    fn move_folder(&mut self, from: &str, to: &str) -> String {
        let files = std::mem::take(&mut self.files);
        self.files = files.into_iter().map(|(path, text)| (path.replace(from, to), text)).collect();
        format!("{from} becomes {to}")
    }

    fn inputs(&self) -> Inputs {
        Inputs::from_texts(self.files.iter().map(|(path, text)| (path.as_str(), *text)))
    }

    /// What a session writes and says; a theme that can't be used says so and writes nothing that counts.
    fn build(&self, session: &mut Session) -> (Output, String) {
        let (inputs, sink) = (self.inputs(), Memory::default());
        match session.build(&inputs, &Options { drafts: self.drafts, ..Options::default() }, &sink) {
            Ok(report) => (sink.into_map(), human::render(&report.diagnostics, &inputs, false)),
            // Which page meets the mistake first is a race; that one does is not.
            Err(error) => (Output::new(), error.to_string().lines().next().unwrap_or_default().to_owned()),
        }
    }
}

/// Plays one script; returns how many builds made pages, and the names of the rules that were broken.
fn play(seed: u64) -> (usize, BTreeSet<String>) {
    let (mut words, mut site, mut session) = (Words::new(seed), Site::new(), Session::remembering());
    let (mut done, mut built, mut rules) = (Vec::new(), 0, BTreeSet::new());
    for _ in 0..EDITS {
        for _ in 0..1 + words.below(2) {
            done.push(site.edit(&mut words));
        }
        let (used, fresh) = (site.build(&mut session), site.build(&mut Session::default()));
        let compared = std::panic::catch_unwind(|| {
            assert_eq!(used.1, fresh.1, "a used session says something else");
            assert_same(&used.0, &fresh.0, "a used session", "a fresh one");
        });
        assert!(compared.is_ok(), "seed {seed}: {done:#?}");
        built += usize::from(!used.0.is_empty());
        let named = used.1.lines().filter_map(|line| line.split_once('[')?.1.split_once("]:"));
        rules.extend(named.map(|(rule, _)| rule.to_owned()));
    }
    (built, rules)
}

#[test]
fn a_used_session_builds_what_a_fresh_one_builds() {
    let (built, rules) = (0..SCRIPTS).into_par_iter().map(play).reduce(
        || (0, BTreeSet::new()),
        |(built, mut rules), (more, other)| {
            rules.extend(other);
            (built + more, rules)
        },
    );
    let all = SCRIPTS as usize * EDITS;
    assert!(
        (all / 5..all * 4 / 5).contains(&built),
        "{built} of {all} sites were built: the versions are too bad or too good"
    );
    assert!(rules.len() > 12, "only these rules were broken: {rules:?}");
}

/// What editors are told, mistakes or not: the same from a session that builds and answers in turns as from a fresh one.
#[test]
fn a_used_session_understands_what_a_fresh_one_understands() {
    (0..SCRIPTS / 20).into_par_iter().for_each(|seed| {
        let (mut words, mut site, mut session) = (Words::new(seed), Site::new(), Session::remembering());
        for step in 0..EDITS {
            site.edit(&mut words);
            let (inputs, options) = (site.inputs(), Options { drafts: site.drafts, ..Options::default() });
            if step % 2 == 1 {
                site.build(&mut session);
            }
            let used = session.understand(&inputs, &options);
            let fresh = Session::default().understand(&inputs, &options);
            let says = |one: &Understood| human::render(&one.diagnostics, &inputs, false);
            assert_eq!(says(&used), says(&fresh), "seed {seed}");
            assert!((&used.site, &used.places) == (&fresh.site, &fresh.places), "seed {seed}");
            assert_eq!(used.places.criteria.len(), used.site.criteria.len(), "a place for each criterion");
            let (all, named) = used.index.all(|_| true);
            assert_eq!(
                (&all, &named),
                (&fresh.index.all(|_| true).0, &fresh.index.all(|_| true).1),
                "seed {seed}"
            );
            for file in inputs.files() {
                let of_file = used.index.in_file(file.id());
                assert!(of_file.iter().all(|one| one.place.file == file.id() && all.contains(one)));
            }
        }
    });
}

#[test]
fn lines_that_move_take_the_finding_about_a_theme_with_them() {
    let (path, versions) = FILES[0];
    let mut session = Session::remembering();
    let mut site = Site::new();
    for (text, line) in [(versions[3], "site.yaml:3:8"), (versions[4], "site.yaml:5:8")] {
        site.files.insert(path.to_owned(), text.unwrap());
        let (_, said) = site.build(&mut session);
        assert!(said.contains("there is no theme `nobody`") && said.contains(line), "{said}");
    }
}
