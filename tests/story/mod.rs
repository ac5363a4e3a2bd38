//! Tests as stories: write a site, build it, look, change a file, build again. Everything happens in memory.
//!
//! Every build of a story is two builds: one by the session that has built the story so far, one by a session that never
//! saw anything. Both must say and write the same, byte for byte; so each story is also a test of the memory of
//! `build::Session`. And no page of any story may do harm, whatever was written.
#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod html;

use std::collections::BTreeMap;
use syllabus::build::{Options, Session};
use syllabus::check;
use syllabus::diagnostic::{Area, Diagnostic, Rule, Severity, render::human};
use syllabus::source::{Content, Inputs, Source};
use syllabus::write::Memory;

/// The files of a built site by path.
pub type Output = BTreeMap<String, Vec<u8>>;

/// A site that grows, file by file, and is built now and then.
#[derive(Default)]
pub struct Story {
    files: BTreeMap<String, Content>,
    drafts: bool,
    session: Option<Session>,
    output: Output,
    diagnostics: Vec<Diagnostic>,
    told: String,
}

impl Story {
    /// A site without any file.
    pub fn new() -> Self {
        Story::default()
    }

    /// A small site with one organisation, one qualification, one unit with two outcomes, a topic and two terms.
    pub fn small() -> Self {
        SMALL.iter().fold(Story::new(), |story, (path, text)| story.file(path, text))
    }

    /// Writes a text file, in place of an earlier one.
    pub fn file(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), Content::Text(text.to_owned()));
        self
    }

    /// Writes a file that is not a text.
    pub fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_owned(), Content::Bytes(bytes.to_vec()));
        self
    }

    /// Puts a file there that can't be read.
    pub fn unreadable(mut self, path: &str) -> Self {
        self.files.insert(path.to_owned(), Content::Unreadable("permission denied".to_owned()));
        self
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "the story has no file {path}");
        self
    }

    /// Whether the story has this file.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Takes every file away that is not among `files`.
    pub fn without_others(mut self, files: &[(String, String)]) -> Self {
        self.files.retain(|path, _| files.iter().any(|(known, _)| known == path));
        self
    }

    /// Puts `new` in the place of `old` in a file, which must hold it exactly once.
    pub fn edit(mut self, path: &str, old: &str, new: &str) -> Self {
        let Some(Content::Text(text)) = self.files.get_mut(path) else {
            panic!("the story has no text {path}")
        };
        assert_eq!(text.matches(old).count(), 1, "{path} holds {old:?} not exactly once");
        *text = text.replace(old, new);
        self
    }

    /// From now on drafts are built as well.
    pub fn drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// Stories are short, and not held to what makes a site good to learn from; `tests/rules.rs` tries each such rule.
    fn without_advice(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let is_advice = |rule: &'static Rule| {
            rule.area == Area::Teaching
                || rule.name == "criterion-of-another-outcome"
                || check::RULES.contains(&rule) && rule.name != "unit-in-no-group"
        };
        diagnostics.retain(|it| it.severity == Severity::Error || !is_advice(it.rule));
        diagnostics
    }

    /// Builds what is there, twice, and compares.
    pub fn build(mut self) -> Self {
        let inputs = self.inputs();
        let (output, all) =
            build(self.session.get_or_insert_with(Session::remembering), &inputs, self.drafts);
        let (fresh_output, fresh) = build(&mut Session::default(), &inputs, self.drafts);
        self.assert_understood(&inputs, &all);
        let (diagnostics, fresh_diagnostics) = (Self::without_advice(all), Self::without_advice(fresh));
        self.told = human::render(&diagnostics, &inputs, false);
        assert_eq!(
            self.told,
            human::render(&fresh_diagnostics, &inputs, false),
            "a used session says something else"
        );
        assert_same(&output, &fresh_output, "a used session", "a fresh one");
        for (path, bytes) in &output {
            html::assert_harmless(path, bytes);
        }
        let mistaken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert!(!mistaken || output.is_empty(), "something was written in spite of an error:\n{}", self.told);
        self.output = output;
        self.diagnostics = diagnostics;
        self
    }

    /// What editors are told is what builds say, mistakes or not, and the same from a used session as from a fresh one.
    fn assert_understood(&mut self, inputs: &Inputs, diagnostics: &[Diagnostic]) {
        let options = Options { drafts: self.drafts, ..Options::default() };
        let used = self.session.get_or_insert_with(Session::remembering).understand(inputs, &options);
        let fresh = Session::default().understand(inputs, &options);
        // What a page weighs is known when it is made.
        let told = diagnostics.iter().filter(|diagnostic| diagnostic.rule.name != "heavy-page");
        assert!(used.diagnostics.iter().eq(told), "what is understood and what is built are told apart");
        assert_eq!(
            (&used.site, &used.places),
            (&fresh.site, &fresh.places),
            "a used session understands else"
        );
        assert_eq!(used.places.criteria.len(), used.site.criteria.len());
        assert_eq!(
            used.index.all(|_| true),
            fresh.index.all(|_| true),
            "a used session refers to something else"
        );
    }

    /// Fails if the last build said anything.
    pub fn clean(self) -> Self {
        assert_eq!(self.told, "", "the site should have no mistake");
        self
    }

    /// What the last build said, as a tutor sees it on a terminal.
    pub fn diagnostics(&self) -> &str {
        &self.told
    }

    /// The names of the rules that the last build found broken, in order.
    pub fn rules(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.rule.name).collect()
    }

    /// Everything that the last build wrote.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// What a build reads.
    pub fn inputs(&self) -> Inputs {
        let source =
            |(path, content): (&String, &Content)| Source { path: path.clone(), content: content.clone() };
        Inputs::new(self.files.iter().map(source).collect())
    }

    /// A page of the last build.
    pub fn page(&self, path: &str) -> &str {
        let Some(bytes) = self.output.get(path) else {
            let paths: Vec<&str> = self.output.keys().map(String::as_str).collect();
            panic!("no {path} among\n{}\n{}", paths.join("\n"), self.told);
        };
        std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The part of a page that is about its subject: the inside of `<main>`.
    pub fn main(&self, path: &str) -> &str {
        let page = self.page(path);
        let start = page.find("<main").and_then(|at| Some(at + page[at..].find('>')? + 1));
        let end = page.rfind("</main>");
        start.zip(end).map(|(start, end)| &page[start..end]).unwrap_or_else(|| panic!("{path} has no <main>"))
    }

    /// The words of a page's main part, without tags, with single spaces.
    pub fn words(&self, path: &str) -> String {
        html::words(self.main(path))
    }

    /// The paths that two outputs don't have in common, or that differ.
    pub fn changed_since(&self, earlier: &Output) -> Vec<String> {
        let paths = self.output.keys().chain(earlier.keys());
        let mut changed: Vec<String> =
            paths.filter(|path| self.output.get(*path) != earlier.get(*path)).cloned().collect();
        changed.sort();
        changed.dedup();
        changed
    }
}

/// One build by `session`: what it wrote, and what it said.
pub fn build(session: &mut Session, inputs: &Inputs, drafts: bool) -> (Output, Vec<Diagnostic>) {
    let sink = Memory::default();
    let options = Options { drafts, ..Options::default() };
    let report = session.build(inputs, &options, &sink).unwrap_or_else(|error| panic!("{error}"));
    (sink.into_map(), report.diagnostics)
}

/// Fails with the first place where two outputs differ.
pub fn assert_same(left: &Output, right: &Output, left_name: &str, right_name: &str) {
    let paths = |output: &Output| output.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(left), paths(right), "{left_name} and {right_name} wrote other files");
    for (path, bytes) in left {
        let other = &right[path];
        if bytes != other {
            let at = bytes.iter().zip(other).take_while(|(a, b)| a == b).count();
            let near = |bytes: &[u8]| {
                String::from_utf8_lossy(&bytes[at.saturating_sub(40)..bytes.len().min(at + 80)]).into_owned()
            };
            panic!("{path}: {left_name} wrote\n  …{}\n{right_name} wrote\n  …{}", near(bytes), near(other));
        }
    }
}

/// The files of [`Story::small`].
pub const SMALL: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: Small\nlanguage: en-GB\nnavigation: [about.md]\ncoverage: off\nrules: {unused-term: {level: off, reason: A story.}}\n",
    ),
    ("content/index.md", "Welcome to [the unit](unit:U-1).\n"),
    ("content/about.md", "---\ntitle: About\n---\nSee [call taking](<term:Call taking>).\n"),
    (
        "content/glossary.yaml",
        "Call taking: Answering, understanding and recording a call.\nNDM:\n  expansion: National Decision Model\n  definition: Six \
         parts.\n",
    ),
    ("content/org/organisation.yaml", "name: Org Awards\n"),
    (
        "content/org/qual/qualification.yaml",
        "number: 600/0001/1\ntitle: Level 3 Diploma in Calls\nlevel: 3\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [U-1]\n",
    ),
    (
        "content/org/qual/u-1/unit.yaml",
        "number: U-1\ntitle: Take calls\nlevel: 3\noutcomes:\n  1:\n    title: Understand calls\n    criteria:\n      1.1: Explain \
         what a call is\n      1.2: Describe a caller\n  2:\n    title: Be able to take calls\n    criteria:\n      2.1: Demonstrate a \
         greeting\n",
    ),
    (
        "content/org/qual/u-1/lo1.md",
        "A call begins before the first word.\n\n## Key Concepts\n- **Greeting**: the first four seconds (AC1.1)\n\n## Common \
         Mistakes\n- Misconception: Every call is alike. Correction: No two are. (AC1.2)\n",
    ),
];
