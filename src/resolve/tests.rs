//! The law of the memo: with it and without it comes the same.

use super::{Memo, Options, Places, resolve};
use crate::diagnostic::Diagnostic;
use crate::model::{Id, Site};
use crate::parse::{Authored, nothing, parse, survey};
use crate::source::Inputs;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

/// A file and the forms that it takes in turn; the first one has no mistake, and an empty one is no file.
type Forms = (&'static str, &'static [&'static str]);

const UNIT_1: &str = "content/o/q/u1/unit.yaml";
const LO_1: &str = "content/o/q/u1/lo1.md";

const FILES: &[Forms] = &[
    (
        "content/site.yaml",
        &[
            "title: T\nlanguage: en-GB\nnavigation: [about.md]\n",
            "title: Other\nlanguage: en-GB\nnavigation: [abuot.md, guide/index.md]\n",
            "",
        ],
    ),
    (
        "content/index.md",
        &[
            "See [u](unit:U1), [](ac:U1/1.1) and [part](about.md#part).\n",
            "---\ndraft: true\n---\nx\n",
            "",
            "Hello.\n",
        ],
    ),
    (
        "content/about.md",
        &[
            "# About\n\n## Part\n\n[one](o/q/u1/lo1.md#own)\n",
            "# About us\n\n## Another part\n\nx\n",
            "---\nformerly: [old.html, ../x]\n---\n# About\n\n## Part\n",
            "---\ndraft: true\n---\n# About\n",
            "",
        ],
    ),
    (
        "content/guide/index.md",
        &["# Guide\n\n[back](../about.md) [u](../o/q/u2/unit.yaml)\n", "", "# Guide 2\n[x](#nothing)\n"],
    ),
    (
        "content/glossary.yaml",
        &[
            "Call:\n  definition: A [call](<term:Log>).\n  see: [Log]\nLog: {definition: A log., aliases: [Record]}\n",
            "Log: {definition: A log., aliases: [Record]}\n",
            "Call: {definition: Other words., formerly: [Ring]}\nLog: {definition: d, aliases: [Call]}\nZoo: d\n",
            "Call: [\n",
            "",
        ],
    ),
    (
        "content/verbs.yaml",
        &["Carry out:\n  meaning: Do it.\n", "", "Explain:\n  meaning: Say why.\nZap:\n  meaning: z\n"],
    ),
    (
        "content/instruments.yaml",
        &[
            "Old Act: {kind: act, superseded_by: New Act}\nNew Act: {kind: act}\n",
            "Old Act: {kind: act, superseded_by: New Akt}\n",
            "",
        ],
    ),
    (
        "content/o/organisation.yaml",
        &["name: O\nabout: See [q](q/qualification.yaml).\n", "name: O2\n", "", "name: O\ndraft: true\n"],
    ),
    (
        "content/o/q/qualification.yaml",
        &[
            "number: 600/1\ntitle: Q\nlevel: 3\ngroups: {A: {units: [U1, U2]}}\n",
            "number: 600/1\ntitle: Other\nlevel: 3\ngroups: {A: {units: [U2]}, B: {units: [U2, U9]}}\n",
            "number: 600/2\ntitle: Q\nlevel: 3\ndraft: true\ngroups: {A: {units: [U1]}}\n",
            "",
        ],
    ),
    (
        "content/o/q/overview.md",
        &["An overview.\n\n## Why\n\n[x](#why)\n", "", "[x](#how)[^1]\n\n[^1]: A note.\n"],
    ),
    (
        "content/o/r/qualification.yaml",
        &["", "number: 600/1\ntitle: R\nlevel: 2\ngroups: {A: {units: [U1, 600-1/U2]}}\n"],
    ),
    (
        UNIT_1,
        &[
            "number: U1\nreference: A/1\ntitle: One\nlevel: 3\noutcomes:\n  1:\n    title: Know\n    criteria: {1.1: Explain a, 1.2: Carry out b}\n  2:\n    title: Do\n    criteria: {2.1: Show c}\n",
            "number: U1\nreference: A/1\ntitle: First\nlevel: 3\nguidance: See [](ac:1.1).\noutcomes:\n  1:\n    title: Know\n    criteria: {1.1: Explain z, 1.2: Carry out b}\n  2:\n    title: Do\n    criteria: {2.1: Show c}\n",
            "number: U7\ntitle: One\nlevel: 3\nformerly: [U1]\noutcomes:\n  1:\n    title: Know\n    criteria: {1.1: Explain a}\n  3:\n    title: Do\n    formerly: ['2']\n    criteria:\n      3.1: {text: Show c, formerly: ['2.1', '1.1'], verb: Shwo}\n",
            "number: U2\ntitle: Twice\nlevel: 3\noutcomes: {1: {title: Know, criteria: {1.1: Zap a}}}\n",
            "number: U1\n  title: broken\n",
            "number: U1\ntitle: One\nlevel: 3\ndraft: true\noutcomes: {1: {title: Know, criteria: {1.1: Zap a}}}\n",
            "",
        ],
    ),
    (
        LO_1,
        &[
            "See [](unit:U2), ![p](p.svg) and [own](#own).\n\n## Own {#own}\ntext\n\n## Key Terms\n- Call\n\n## Tips\n- Listen. (AC1.1, AC1.2, AC1.1)\n",
            "Other words, [own](lo2.md#ac-2-1), [](ac:2.1).\n\n## Tips\n- Listen. (AC1.9)\n",
            "x\n\n## Own {#other}\n[a](../u2/lo1.md) [b](../u2/lo1.mdd) [c](<term:Lag>) ![p](q.svg)\n",
            "---\ndraft: true\n---\nx\n",
            "",
        ],
    ),
    ("content/o/q/u1/lo1.yaml", &["", "synopsis: Twice.\n", "synopsis: Twice. [x](lo9.md)\n"]),
    ("content/o/q/u1/lo2.md", &["", "[a](lo1.md#own) [b](lo1.md#other) [c](unit.yaml#tips) [d](#ac-2-1)\n"]),
    ("content/o/q/u1/topic.md", &["", "## Tips\n- A tip. (2.1)\n"]),
    ("content/o/q/u1/p.svg", &["<svg/>", ""]),
    (
        "content/o/q/u2/unit.yaml",
        &[
            "number: U2\ntitle: Two\nlevel: 3\noutcomes: {1: {title: Know, criteria: {1.1: Explain a}}}\n",
            "",
            "number: U2\ntitle: Two\nlevel: 3\noutcomes: {1: {title: Know, criteria: {1.1: Explain a, 1.2: Explain b}}}\n",
        ],
    ),
    ("content/o/q/u2/lo1.md", &["", "[one](../u1/lo1.md#own) and [](ac:U1/2.1)\n"]),
];

/// A site that changes; a thing that is written as before is the same thing as before.
struct Bench {
    forms: BTreeMap<&'static str, usize>,
    drafts: bool,
    authored: Authored,
    memo: Memo,
}

type Resolved = (Site, Places, Vec<Diagnostic>);

impl Bench {
    fn new() -> Self {
        let forms = FILES.iter().map(|(path, _)| (*path, 0)).collect();
        Bench { forms, drafts: false, authored: Authored::default(), memo: Memo::default() }
    }

    /// Gives a file another form.
    fn set(&mut self, path: &'static str, form: usize) -> &mut Self {
        self.forms.insert(path, form);
        self
    }

    /// Resolves what is there with the memo, without it, and with topics that are read as they come: it must be the same.
    fn resolve(&mut self) -> Resolved {
        let texts = FILES.iter().map(|(path, forms)| (*path, forms[self.forms[path]]));
        let inputs = Inputs::from_texts(texts.filter(|(_, text)| !text.is_empty()));
        let mut parsed = parse(&inputs, nothing);
        self.authored = shared(&self.authored, parsed.0);
        let options = Options { drafts: self.drafts };
        let with = parts(resolve(self.authored.clone(), options, Some(&mut self.memo)));
        let without = parts(resolve(self.authored.clone(), options, None));
        assert_eq!(with.2, without.2, "{:?}", self.forms);
        let (unread, mut found) = survey(&inputs, nothing);
        let once = parts(resolve(unread, options, None));
        found.extend(once.2);
        parsed.1.extend(with.2.clone());
        assert_eq!(sorted(parsed.1), sorted(found), "{:?}", self.forms);
        for other in [(without.0, without.1), (once.0, once.1)] {
            assert_eq!(with.1, other.1, "{:?}", self.forms);
            assert_eq!(with.0, other.0, "{:?}", self.forms);
        }
        with
    }
}

fn parts(all: super::Resolution) -> Resolved {
    (all.site, all.places, all.diagnostics)
}

fn sorted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by(|a, b| (a.place, a.rule.name, &a.message).cmp(&(b.place, b.rule.name, &b.message)));
    found
}

fn shared(old: &Authored, mut new: Authored) -> Authored {
    fn share<T: Debug>(old: &[Arc<T>], new: &mut [Arc<T>]) {
        for thing in new {
            let written = format!("{thing:?}");
            if let Some(same) = old.iter().find(|old| format!("{old:?}") == written) {
                *thing = Arc::clone(same);
            }
        }
    }
    share(&old.organisations, &mut new.organisations);
    share(&old.qualifications, &mut new.qualifications);
    share(&old.overviews, &mut new.overviews);
    share(&old.units, &mut new.units);
    share(&old.topics, &mut new.topics);
    share(&old.terms, &mut new.terms);
    share(&old.instruments, &mut new.instruments);
    share(&old.verbs, &mut new.verbs);
    share(&old.pages, &mut new.pages);
    new
}

#[test]
fn a_memo_changes_nothing_whatever_is_edited() {
    let mut bench = Bench::new();
    assert_eq!(bench.resolve().2, [], "the first form of each file has no mistake");
    let mut seed = 7u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) as usize % below
    };
    let (mut clean, mut found) = (0, Vec::new());
    for step in 0..500 {
        // Now and then everything is taken back at once, as by a change of branch.
        if step % 9 == 0 {
            FILES.iter().for_each(|(path, _)| _ = bench.set(path, 0));
        }
        let (path, forms) = FILES[next(FILES.len())];
        bench.set(path, next(forms.len()));
        if next(10) == 0 {
            bench.drafts = !bench.drafts;
        }
        let (.., findings) = bench.resolve();
        clean += usize::from(findings.is_empty());
        found.extend(findings.iter().map(|finding| finding.rule.name));
    }
    found.sort_unstable();
    found.dedup();
    assert!(clean > 50, "{clean} sites without a mistake");
    assert!(found.len() >= 12, "only {found:?} were found");
}

#[test]
fn each_form_alone_is_the_same_with_a_memo_and_comes_back_the_same() {
    let mut bench = Bench::new();
    let first = bench.resolve();
    for (path, forms) in FILES {
        for form in 1..forms.len() {
            bench.set(path, form).resolve();
        }
        let back = bench.set(path, 0).resolve();
        assert!(first == back, "{path}");
    }
}

#[test]
fn an_edited_text_leaves_all_other_rows_where_they_are() {
    let mut bench = Bench::new();
    let (before, ..) = bench.resolve();
    let (after, ..) = bench.set(UNIT_1, 1).set("content/about.md", 1).resolve();
    let (one, two) = (Id::new(0), Id::new(1));
    assert_ne!(before.units[one].title, after.units[one].title);
    assert!(std::ptr::eq(&before.units[two], &after.units[two]), "another unit");
    assert!(std::ptr::eq(&before.topics[Id::new(0)], &after.topics[Id::new(0)]), "a topic");
    assert!(!std::ptr::eq(&before.pages[Id::new(0)], &after.pages[Id::new(0)]));
    let (named, ..) = bench.set(UNIT_1, 2).resolve();
    assert!(!std::ptr::eq(&after.units[two], &named.units[two]), "another number is another name");
}

#[test]
fn only_so_many_mistakes_get_a_suggestion_and_always_the_same() {
    let links: String = (0..300).map(|n| format!("[x](ab{n}out.md)\n")).collect();
    let broken = format!("# About\n\n{links}");
    let inputs = Inputs::from_texts([
        ("content/site.yaml", "title: T\nlanguage: en\n"),
        ("content/about.md", &broken),
    ]);
    let authored = parse(&inputs, nothing).0;
    let mut memo = Memo::default();
    let first = resolve(authored.clone(), Options::default(), Some(&mut memo)).diagnostics;
    let suggested = first.iter().filter(|finding| !finding.help.is_empty()).count();
    assert_eq!((first.len(), suggested), (300, super::findings::MOST_COMPARED));
    assert_eq!(first[0].help, ["did you mean `about.md`?"]);
    let again = resolve(authored, Options::default(), Some(&mut memo)).diagnostics;
    assert_eq!(first, again);
}
