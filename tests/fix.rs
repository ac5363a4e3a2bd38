//! What `check --fix` puts right: case by case, and as a law on files with many mistakes.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use syllabus::build::mend::Mended;
use syllabus::build::{Options, Session};
use syllabus::diagnostic::{Diagnostic, Severity};
use syllabus::source::Inputs;

thread_local! {
    /// One for all tries of a test, because a new one puts the theme together.
    static SESSION: RefCell<Session> = RefCell::new(Session::remembering());
}

const SITE: &str = "content/site.yaml";
const UNIT: &str = "content/a/b/c/unit.yaml";
const TOPIC: &str = "content/a/b/c/lo1.yaml";
const NOTES: &str = "content/a/b/c/lo1.md";
const GLOSSARY: &str = "content/glossary.yaml";

/// A small site without a mistake.
fn base() -> BTreeMap<String, String> {
    let files = [
        (SITE, "title: Revision\nlanguage: en-GB\n"),
        ("content/a/organisation.yaml", "name: Awards\n"),
        (
            "content/a/b/qualification.yaml",
            "number: 601/3835/X\ntitle: Diploma\nlevel: 3\ngroups:\n  A:\n    units: [U1]\n",
        ),
        (
            UNIT,
            "number: U1\ntitle: Calls\nlevel: 3\noutcomes:\n  1:\n    title: Understand calls\n    criteria:\n      1.1: Explain calls\n      1.2: Describe callers\n",
        ),
        (GLOSSARY, "NDM: A model.\n"),
    ];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

fn inputs(files: &BTreeMap<String, String>) -> Inputs {
    Inputs::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

fn mend(files: &BTreeMap<String, String>) -> Mended {
    SESSION.with_borrow_mut(|session| session.mend(&inputs(files), &Options::default(), &[]).unwrap())
}

fn check(inputs: &Inputs) -> Vec<Diagnostic> {
    SESSION.with_borrow_mut(|session| session.check(inputs, &Options::default()).unwrap().diagnostics)
}

fn errors(found: &[Diagnostic]) -> Vec<String> {
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{}: {}", finding.rule.name, finding.message)).collect()
}

/// What becomes of one file, and the errors that are left.
fn one(path: &str, text: &str) -> (String, Vec<String>) {
    let mut files = base();
    files.insert(path.to_owned(), text.to_owned());
    let mended = mend(&files);
    let after = mended.inputs.load(mended.inputs.find(path).unwrap().id()).text().unwrap().to_owned();
    (after, errors(&mended.report.diagnostics))
}

/// `before` becomes `after`, and no error is left.
#[track_caller]
fn becomes(path: &str, before: &str, after: &str) {
    let (text, left) = one(path, before);
    assert_eq!(text, after, "{left:?}");
    assert_eq!(left, [""; 0], "{text}");
}

/// Nothing is done about it, and it is still told.
#[track_caller]
fn stays(path: &str, text: &str) {
    let (after, left) = one(path, text);
    assert_eq!(after, text);
    assert!(!left.is_empty(), "{text}");
}

#[test]
fn texts_that_yaml_takes_for_something_else_get_quotes() {
    let cases = [
        ("title: Contact: the basics", "title: \"Contact: the basics\""),
        ("title: Contact: the \"basics\"", "title: 'Contact: the \"basics\"'"),
        ("title: Contact: don't \"panic\"", "title: 'Contact: don''t \"panic\"'"),
        ("title: Contact: C:\\x", "title: 'Contact: C:\\x'"),
        ("title: @home", "title: \"@home\""),
        ("title: `home`", "title: \"`home`\""),
        ("title: %home", "title: \"%home\""),
        ("title: *home*", "title: \"*home*\""),
        ("title: &home", "title: \"&home\""),
        ("title: !home", "title: \"!home\""),
        ("title: [draft] Calls", "title: \"[draft] Calls\""),
        ("title: {draft} Calls", "title: \"{draft} Calls\""),
        ("title: \"Calls\" and more", "title: '\"Calls\" and more'"),
        ("title: \"the \"best\" calls\"", "title: \"the \\\"best\\\" calls\""),
        ("title: 'it's here'", "title: 'it''s here'"),
        ("title: \"Calls", "title: \"Calls\""),
        ("title: 'Calls", "title: 'Calls'"),
        ("title: \"C:\\calls\"", "title: \"C:\\\\calls\""),
        ("title:Calls", "title: Calls"),
        ("title: Calls: one\n  and two", "title: \"Calls: one\n  and two\""),
    ];
    for (before, after) in cases {
        for end in ["\n", "\r\n"] {
            for (top, rest) in
                [("", "language: en-GB\n"), ("\u{feff}# remark\n\n", "\n\nlanguage: en-GB # x\n# end")]
            {
                let whole = |line: &str| format!("{top}{line}\n{rest}").replace('\n', end);
                becomes(SITE, &whole(before), &whole(after));
            }
        }
    }
}

#[test]
fn items_of_lists_get_quotes_as_a_whole() {
    let cases = [
        ("common_mistakes:\n  - Wrong: he says: no\n", "common_mistakes:\n  - \"Wrong: he says: no\"\n"),
        ("key_concepts:\n  - **Grading**: how fast\n", "key_concepts:\n  - \"**Grading**: how fast\"\n"),
        (
            "misconceptions:\n  - Misconception: A. Correction: B.\n",
            "misconceptions:\n  - \"Misconception: A. Correction: B.\"\n",
        ),
        (
            "faqs:\n  - question: Who: me?\n    answer: You.\n",
            "faqs:\n  - question: \"Who: me?\"\n    answer: You.\n",
        ),
        (
            "tips:\n  - @work, listen\n  - [A](../c/unit.yaml) link\n",
            "tips:\n  - \"@work, listen\"\n  - \"[A](../c/unit.yaml) link\"\n",
        ),
        ("tips:\n- Listen: always\n- Speak\n", "tips:\n- \"Listen: always\"\n- Speak\n"),
    ];
    for (before, after) in cases {
        if before.contains("unit.yaml") {
            // The link itself leads nowhere, and that is not for us to mend.
            assert_eq!(one(TOPIC, before).0, after);
        } else {
            becomes(TOPIC, before, after);
        }
    }
}

#[test]
fn tabs_become_as_many_spaces_as_the_file_is_indented_by() {
    let unit = base()[UNIT].clone();
    becomes(UNIT, &unit.replace("      1.1", "\t\t\t1.1").replace("      1.2", "\t\t\t1.2"), &unit);
    let wide = unit.replace("  ", "    ");
    becomes(UNIT, &wide.replace("    ", "\t"), &unit);
    becomes(UNIT, &wide.replace("            1.", "\t\t\t1."), &wide);
    becomes(UNIT, &wide.replace("            1.", "    \t\t1."), &wide);
}

#[test]
fn names_nearly_right_are_put_right_once() {
    let unit = base()[UNIT].clone();
    becomes(UNIT, &unit.replace("title: Calls", "titel: Calls"), &unit);
    becomes(UNIT, &unit.replace("criteria:", "\"critera\":"), &unit);
    stays(UNIT, &unit.replace("title: Calls", "title: Calls\ntitel: Others"));
    stays(UNIT, &unit.replace("title: Calls", "titel: Calls\ntitle_: Others"));
    stays(UNIT, &unit.replace("title: Calls", "heading: Calls"));
}

#[test]
fn one_text_where_a_list_belongs_becomes_a_list_of_one() {
    let qualification = base()["content/a/b/qualification.yaml"].clone();
    let path = "content/a/b/qualification.yaml";
    becomes(path, &qualification.replace("[U1]", "U1"), &qualification);
    stays(path, &qualification.replace("[U1]", "U1, U2"));
    becomes(
        GLOSSARY,
        "NDM:\n  definition: x\n  aliases: \"a, b\"\n",
        "NDM:\n  definition: x\n  aliases: [\"a, b\"]\n",
    );
}

#[test]
fn days_and_words_are_written_as_they_should_be() {
    let site = base()[SITE].clone();
    for written in ["2026-1-5", "2026/01/05", "2026.1.05"] {
        becomes(SITE, &format!("{site}reviewed: {written}\n"), &format!("{site}reviewed: 2026-01-05\n"));
    }
    stays(SITE, &format!("{site}reviewed: 01/05/2026\n"));
    stays(SITE, &format!("{site}reviewed: 5 January 2026\n"));
    let act = |status: &str| format!("Act:\n  kind: act\n  status: {status}\n");
    becomes("content/instruments.yaml", &act("superseeded"), &act("superseded"));
    stays("content/instruments.yaml", &act("gone"));
}

#[test]
fn addresses_with_a_space_get_angle_brackets_where_they_lead_somewhere() {
    let mut files = base();
    files.insert("content/my page.md".to_owned(), "# Mine\n\nText.\n".to_owned());
    files.insert(
        "content/about.md".to_owned(),
        "# About\n\nSee [mine](my page.md) and [none](no page.md).\n".to_owned(),
    );
    let mended = mend(&files);
    let about = mended.inputs.load(mended.inputs.find("content/about.md").unwrap().id());
    assert_eq!(about.text(), Some("# About\n\nSee [mine](<my page.md>) and [none](no page.md).\n"));
    assert_eq!(mended.refused.len(), 1, "{:?}", mended.refused);
    assert_eq!(errors(&mended.report.diagnostics).len(), 1);
}

#[test]
fn a_second_title_becomes_a_heading_and_what_nobody_sees_goes() {
    becomes("content/about.md", "# One\n\nA.\n\n# Two\n\nB.\n", "# One\n\nA.\n\n## Two\n\nB.\n");
    becomes(NOTES, "A line\u{b}break and \u{7}a bell.\r\n", "A line break and a bell.\r\n");
}

#[test]
fn what_could_lose_something_is_left() {
    for text in [
        "title: Calls: one # and two\nlanguage: en-GB\n",
        "title: Calls: one\n  next: two\nlanguage: en-GB\n",
        "title: \"Calls\n  go on\nlanguage: en-GB\n",
        "title: \"C:\\new\\calls\"\nlanguage: en-GB\n",
        "title: [Calls\nlanguage: en-GB\n",
        "title: x\nlanguage: en-GB\nnavigation: {a: b: c}\n",
        "title: x\n language: en-GB\n",
        "title: x\nlanguage: en-GB\nnavigation: [a.md], b.md\n",
    ] {
        stays(SITE, text);
    }
}

#[test]
fn files_with_many_mistakes_are_read_in_the_end_and_fixing_twice_changes_nothing() {
    let mut files = base();
    let many = (0..40).map(|n| format!("T{n}: term: {n}\n")).collect::<String>();
    files.insert(GLOSSARY.to_owned(), many);
    files.insert(SITE.to_owned(), "titel: A: b\nlanguage: en-GB\nreviewed: 2026-1-1\n".to_owned());
    let mended = mend(&files);
    assert_eq!(errors(&mended.report.diagnostics), [""; 0]);
    assert_eq!(mended.done.len(), 43);
    assert_eq!(mended.changed.len(), 2);
    assert!(mended.done.iter().any(|done| done.path == GLOSSARY && done.line == 40), "{:?}", mended.done);
    let after = mended.changed.iter().map(|file| (file.path.clone(), file.after.clone()));
    files.extend(after);
    let again = mend(&files);
    assert!(again.changed.is_empty() && again.done.is_empty() && again.refused.is_empty());
}

#[test]
fn themes_are_not_touched() {
    let mut files = base();
    files.insert(SITE.to_owned(), "title: x\nlanguage: en-GB\ntheme: mine\n".to_owned());
    files.insert("themes/mine/theme.yaml".to_owned(), "nmae: Mine\n".to_owned());
    let mended = mend(&files);
    assert!(mended.changed.is_empty() && mended.report.failed());
}

/// The rules' own wrong examples: a fix makes the finding go and brings no error.
#[test]
fn the_fixes_of_all_rules_keep_what_they_promise() {
    for rule in syllabus::build::rules() {
        let Some(site) = syllabus::check::example::site(&rule.wrong) else { continue };
        let before = check(&site.inputs);
        let fixed: Vec<_> =
            before.iter().filter(|finding| finding.rule == rule && finding.fix.is_some()).collect();
        if fixed.is_empty() {
            continue;
        }
        let mended = Session::remembering().mend(&site.inputs, &Options::default(), &[]).unwrap();
        assert!(mended.refused.is_empty(), "{}: {:?}", rule.name, mended.refused);
        for finding in fixed {
            let same = |other: &&Diagnostic| other.rule == rule && other.message == finding.message;
            let count = |all: &[Diagnostic]| all.iter().filter(same).count();
            assert!(count(&mended.report.diagnostics) < count(&before), "{}: {}", rule.name, finding.message);
        }
        assert!(errors(&mended.report.diagnostics).len() < errors(&before).len().max(1), "{}", rule.name);
    }
}

const NOTES_IN_YAML: &str = "synopsis: Calls are graded.\nkey_concepts:\n  - \"**Grading**: how fast (AC1.1)\"\nfaqs:\n  - question: Who?\n    answer: You.\nquestions:\n  - question: What?\n    criteria: [1.1]\n    options:\n      - {text: A, correct: true}\n      - text: B\n";

/// What slips into a text while somebody types.
fn slip() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        ": ",
        "\"",
        "'",
        "\t",
        "@",
        "*",
        "#",
        " # ",
        "- ",
        "x",
        "s",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&",
        "!",
        "%",
        "\\",
        "é",
        "\u{7}",
        "|",
        ">",
        "?",
        "[a](b c.md)",
    ])
}

/// Lines of a glossary, right and wrong.
fn line() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "plain text",
        "two: parts",
        "say \"it\": now",
        "don't: say \"it\"",
        "@home",
        "*bold* text",
        "&x",
        "!y z",
        "%",
        "`code`",
        "\"open",
        "'open",
        "\"in \"the\" middle\"",
        "'it's'",
        "[a] b",
        "{a} b",
        "[a, b]",
        "\"C:\\path\"",
        "|",
        "> x",
        "a # b",
        "a: b # c",
        "\tx",
        "- x",
        "? y",
        "~",
        "",
        "é: ü",
        "<<: *x",
        "]",
        "}",
        ",",
        "#",
    ]);
    let name = prop::sample::select(vec![
        "NDM",
        "Call taking",
        "\"quoted\"",
        "a: b",
        "- item",
        "*x*",
        "{",
        "é",
        "\t",
        "  deeper",
        "# remark",
    ]);
    prop_oneof![
        4 => (name.clone(), value.clone()).prop_map(|(name, value)| format!("{name}: {value}")),
        1 => (name, value.clone()).prop_map(|(name, value)| format!("{name}:\n  definition: {value}")),
        1 => value.prop_map(|value| format!("  {value}")),
        1 => prop::sample::select(vec!["", "# remark", "---", "  # x"]).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_site_with_slips_gets_no_new_mistake_and_keeps_its_bytes(
        slips in vec((0..4usize, any::<prop::sample::Index>(), slip()), 1..5)
    ) {
        let mut files = base();
        files.insert(TOPIC.to_owned(), NOTES_IN_YAML.to_owned());
        files.insert("content/about.md".to_owned(), "---\ntitle: About\n---\nSee [calls](a/b/c/unit.yaml).\n".to_owned());
        for (file, at, slip) in &slips {
            let text = files.get_mut([SITE, UNIT, TOPIC, "content/about.md"][*file]).unwrap();
            let mut at = at.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, slip);
        }
        let before = check(&inputs(&files));
        let mended = mend(&files);
        if !before.iter().any(|finding| finding.rule.name == "yaml-syntax") {
            let (was, is) = (errors(&before), errors(&mended.report.diagnostics));
            prop_assert!(is.iter().all(|error| was.contains(error)), "{:?}: {:?} {:?}", slips, was, is);
        }
        for file in &mended.changed {
            prop_assert!(mended.done.iter().any(|done| done.path == file.path));
            // Outside the lines that were mended, and names of fields, nothing is another.
            let lines = |text: &str| text.split('\n').map(|line| line.replace('\t', "  ")).collect::<Vec<_>>();
            let (old, new) = (lines(&file.before), lines(&file.after));
            prop_assert_eq!(old.len(), new.len());
            let changed = old.iter().zip(&new).filter(|(old, new)| old != new).count();
            let edits: usize = mended.done.iter().filter(|done| done.path == file.path).count();
            prop_assert!(changed <= 2 * edits, "{:?}", mended.done);
        }
        files.extend(mended.changed.iter().map(|file| (file.path.clone(), file.after.clone())));
        prop_assert!(mend(&files).changed.is_empty());
    }

    #[test]
    fn fixes_add_bytes_and_lose_none(
        lines in vec(line(), 1..6), end in prop::sample::select(vec!["\n", "\r\n"]), bom in any::<bool>()
    ) {
        let text = format!("{}{}", if bom { "\u{feff}" } else { "" }, lines.join(end));
        let mut files = base();
        files.insert(GLOSSARY.to_owned(), text.clone());
        let before = check(&inputs(&files));
        let mended = mend(&files);
        // Nothing but a tab is ever taken away, and everything else is still there in its order.
        let mut after = mended.inputs.load(mended.inputs.find(GLOSSARY).unwrap().id()).text().unwrap().to_owned();
        for letter in text.chars().filter(|letter| *letter != '\t') {
            let at = after.find(letter);
            prop_assert!(at.is_some(), "{:?} lost {:?}", text, letter);
            after.drain(..at.unwrap() + letter.len_utf8());
        }
        prop_assert!(mended.done.is_empty() == mended.changed.is_empty());
        // A file that could be read before has no error that it had not.
        let could_be_read = !before.iter().any(|finding| finding.rule.name == "yaml-syntax");
        let (was, is) = (errors(&before), errors(&mended.report.diagnostics));
        if could_be_read {
            prop_assert!(is.iter().all(|error| was.contains(error)), "{:?}: {:?} {:?}", text, was, is);
        }
        // Fixing twice changes nothing.
        files.extend(mended.changed.iter().map(|file| (file.path.clone(), file.after.clone())));
        let again = mend(&files);
        prop_assert!(again.changed.is_empty(), "{:?}", again.changed);
    }
}

#[test]
fn criteria_get_into_the_order_of_their_numbers_with_their_remarks() {
    let head =
        "number: U1\ntitle: Calls\nlevel: 3\noutcomes:\n  1:\n    title: Understand calls\n    criteria:\n";
    let first = "      # The one that everybody forgets.\n      1.1:\n        text: Explain calls\n        guidance: As in the handbook.\n";
    let (second, third) = ("      1.2: Describe callers # here\n", "      1.3: Describe lines\n");
    let whole = |parts: [&str; 3]| format!("{head}{}rights: Ours.\n", parts.concat());
    becomes(UNIT, &whole([third, first, second]), &whole([first, second, third]));
    becomes(UNIT, &whole([second, first, third]), &whole([first, second, third]));
    let two = "number: U1\ntitle: Calls\nlevel: 3\noutcomes:\n  2: {title: Understand lines, criteria: {2.1: Explain lines}}\n  1: {title: Understand calls, criteria: {1.1: Explain calls}}\n";
    let (after, left) = one(UNIT, two);
    assert!(after.find("  1: {").unwrap() < after.find("  2: {").unwrap(), "{after}");
    assert_eq!(left, [""; 0]);
}
