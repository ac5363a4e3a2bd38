//! What a tutor sees.

use expect_test::{Expect, expect};

use super::{human, summary};
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::source::{Content, File, FileId, Inputs, Load, Loaded, Place, Source, Stamp};
use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn check(inputs: &Inputs, diagnostics: &[Diagnostic], expected: &Expect) {
    expected.assert_eq(&human::render(diagnostics, inputs, false));
}

/// The place of `part` in the text of the file at `path`.
fn place_of(inputs: &Inputs, path: &str, part: &str) -> Place {
    let file = inputs.find(path).unwrap().id();
    let start = inputs.load(file).text().unwrap().find(part).unwrap();
    Place::new(file, start..start + part.len())
}

const LO1: &str = "content/sfj-awards/l3-cm-02/lo1.md";
const UNIT: &str = "content/sfj-awards/l3-cm-02/unit.yaml";

#[test]
fn the_guilty_part_is_underlined_and_other_files_are_shown() {
    let lo1 = "---\ntitle: Calls\n---\n- Names two barriers (AC3.7)\n";
    let unit = "number: L3-CM-02\noutcomes:\n  3:\n    criteria:\n      3.6: Explain barriers\n";
    let inputs = Inputs::from_texts([(LO1, lo1), (UNIT, unit)]);
    let found = Diagnostic::new(
        &rules::UNKNOWN_CRITERION,
        place_of(&inputs, LO1, "AC3.7"),
        "there is no criterion 3.7 in L3-CM-02",
    )
    .label("no such criterion")
    .other(place_of(&inputs, UNIT, "3.6"), "the last of this outcome")
    .help("outcome 3 ends at 3.6")
    .did_you_mean(Some("AC3.6"));
    check(
        &inputs,
        &[found],
        &expect![[r#"
        error[unknown-criterion]: there is no criterion 3.7 in L3-CM-02
         --> content/sfj-awards/l3-cm-02/lo1.md:4:23
          |
        4 | - Names two barriers (AC3.7)
          |                       ^^^^^ no such criterion
          |
         ::: content/sfj-awards/l3-cm-02/unit.yaml:5:7
          |
        5 |       3.6: Explain barriers
          |       --- the last of this outcome
          |
          = help: outcome 3 ends at 3.6
          = help: did you mean `AC3.6`?

        1 error in 1 file
    "#]],
    );
}

#[test]
fn several_are_sorted_and_counted() {
    let inputs =
        Inputs::from_texts([("content/a.md", "A <b>bold</b> word\n"), ("content/b.yaml", "titel: B\n")]);
    let on = |rule: &'static Rule, path, part, message: &str| {
        Diagnostic::new(rule, place_of(&inputs, path, part), message)
    };
    let found = [
        on(&rules::UNKNOWN_FIELD, "content/b.yaml", "titel", "there is no field `titel` here"),
        on(&rules::RAW_HTML, "content/a.md", "</b>", "HTML is not passed through"),
        on(&rules::UNKNOWN_FILE, "content/a.md", "<b>", "this is only a warning"),
    ];
    check(
        &inputs,
        &found,
        &expect![[r#"
        warning[unknown-file]: this is only a warning
         --> content/a.md:1:3
          |
        1 | A <b>bold</b> word
          |   ^^^

        error[raw-html]: HTML is not passed through
         --> content/a.md:1:10
          |
        1 | A <b>bold</b> word
          |          ^^^^

        error[unknown-field]: there is no field `titel` here
         --> content/b.yaml:1:1
          |
        1 | titel: B
          | ^^^^^

        2 errors, 1 warning in 2 files
    "#]],
    );
}

#[test]
fn two_places_of_one_file_stand_together_or_apart() {
    let near = "level: 3\ncredits: 16\nglh: 150\nlevel: 2\n";
    let far = format!("level: 3\n{}level: 2\n", "- x\n".repeat(400));
    let inputs = Inputs::from_texts([("content/far.yaml", far.as_str()), ("content/near.yaml", near)]);
    let twice = |path: &str| {
        let file = inputs.find(path).unwrap().id();
        let second = inputs.load(file).text().unwrap().rfind("level").unwrap();
        Diagnostic::new(
            &rules::DUPLICATE_KEY,
            Place::new(file, second..second + 5),
            "`level` stands here twice",
        )
        .label("the second")
        .other(Place::new(file, 0..5), "the first")
    };
    check(
        &inputs,
        &[twice("content/near.yaml"), twice("content/far.yaml")],
        &expect![[r#"
        error[duplicate-key]: `level` stands here twice
           --> content/far.yaml:402:1
            |
        402 | level: 2
            | ^^^^^ the second
            |
           ::: content/far.yaml:1:1
            |
          1 | level: 3
            | ----- the first

        error[duplicate-key]: `level` stands here twice
         --> content/near.yaml:4:1
          |
        1 | level: 3
          | ----- the first
        ...
        4 | level: 2
          | ^^^^^ the second

        2 errors in 2 files
    "#]],
    );
}

#[test]
fn files_without_text_are_named() {
    let source = |path: &str, content| Source { path: path.to_owned(), content };
    let inputs = Inputs::new(vec![
        source("content/locked.md", Content::Unreadable("permission denied".to_owned())),
        source("content/photo.md", Content::Bytes(vec![0xff, 0xfe])),
        source("content/unit/lo1.md", Content::Text("text".to_owned())),
        source("content/unit/lo1.yaml", Content::Text("synopsis: text".to_owned())),
    ]);
    let found = [
        Diagnostic::new(
            &rules::UNREADABLE_FILE,
            Place::file(FileId::of("content/locked.md")),
            "this file can't be read",
        )
        .help("ask for it"),
        Diagnostic::new(
            &rules::NOT_UTF8,
            Place::new(FileId::of("content/photo.md"), 1..2),
            "this file is not saved as UTF-8",
        ),
        Diagnostic::new(
            &rules::TWO_FORMS,
            Place::file(FileId::of("content/unit/lo1.md")),
            "there are two topics for outcome 1",
        )
        .other(Place::file(FileId::of("content/unit/lo1.yaml")), "the other one"),
    ];
    check(
        &inputs,
        &found,
        &expect![[r#"
        error[unreadable-file]: this file can't be read
        --> content/locked.md
         = help: ask for it

        error[not-utf8]: this file is not saved as UTF-8
        --> content/photo.md

        error[two-forms]: there are two topics for outcome 1
        --> content/unit/lo1.md
        ::: content/unit/lo1.yaml: the other one

        3 errors in 3 files
    "#]],
    );
}

#[test]
fn byte_order_mark_tabs_and_windows_lines_keep_the_column() {
    let inputs = Inputs::from_texts([("content/a.md", "\u{feff}one\r\n\ttwo\tthree\r\n")]);
    let found = [
        Diagnostic::new(&rules::RAW_HTML, place_of(&inputs, "content/a.md", "one"), "first"),
        Diagnostic::new(&rules::RAW_HTML, place_of(&inputs, "content/a.md", "three"), "after tabs"),
    ];
    check(
        &inputs,
        &found,
        &expect![[r#"
        error[raw-html]: first
         --> content/a.md:1:1
          |
        1 | one
          | ^^^

        error[raw-html]: after tabs
         --> content/a.md:2:6
          |
        2 |     two    three
          |            ^^^^^

        2 errors in 1 file
    "#]],
    );
}

#[test]
fn a_long_line_is_cut_around_the_guilty_part() {
    let line = format!("{}GUILTY{}\n", "before ".repeat(500), " after".repeat(500));
    let inputs = Inputs::from_texts([("content/a.md", line.as_str())]);
    let found =
        Diagnostic::new(&rules::RAW_HTML, place_of(&inputs, "content/a.md", "GUILTY"), "far to the right")
            .label("here");
    check(
        &inputs,
        &[found],
        &expect![[r#"
        error[raw-html]: far to the right
         --> content/a.md:1:3501
          |
        1 | …fore before before before before before GUILTY after after after after after after after after after after after after a…
          |                                          ^^^^^^ here

        1 error in 1 file
    "#]],
    );
}

#[test]
fn of_a_place_over_several_lines_the_first_full_one_is_shown() {
    let inputs = Inputs::from_texts([("content/a.md", "a\n\n  first line \nsecond line\n")]);
    let found =
        Diagnostic::new(&rules::RAW_HTML, Place::new(FileId::of("content/a.md"), 1..28), "a whole paragraph");
    check(
        &inputs,
        &[found],
        &expect![[r#"
        error[raw-html]: a whole paragraph
         --> content/a.md:3:3
          |
        3 |   first line 
          |   ^^^^^^^^^^

        1 error in 1 file
    "#]],
    );
}

#[test]
fn nothing_of_a_file_acts_on_the_terminal() {
    let text = "a\u{1b}[2Jb\u{9b}31mc\u{202e}d\u{7}\n";
    let inputs = Inputs::from_texts([("content/\u{1b}[1mx.md", text)]);
    let place = Place::new(FileId::of("content/\u{1b}[1mx.md"), 0..text.len());
    let found = Diagnostic::new(&rules::RAW_HTML, place, "message \u{1b}[31m")
        .label("label \u{1b}[31m")
        .help("help \u{1b}[31m\nsecond line");
    check(
        &inputs,
        &[found],
        &expect![[r#"
        error[raw-html]: message ␛[31m
         --> content/␛[1mx.md:1:1
          |
        1 | a␛[2Jb�31mc�d␇
          | ^^^^^^^^^^^^^^ label ␛[31m
          |
          = help: help ␛[31m second line

        1 error in 1 file
    "#]],
    );
}

/// Every place of a text with everything awkward in it, inside, across and past the end.
#[test]
fn no_place_is_too_odd() {
    let text = "\u{feff}é\r\n\t👩‍🚒\r\u{1b}\n\n日本 \u{301}x\u{2028}y";
    let inputs = Inputs::from_texts([("content/a.md", text), ("content/empty.md", "")]);
    let acts = |c: char| c.is_control() && c != '\n';
    for start in 0..text.len() + 3 {
        for end in start..text.len() + 5 {
            let found =
                Diagnostic::new(&rules::RAW_HTML, Place::new(FileId::of("content/a.md"), start..end), "odd")
                    .label("here")
                    .other(Place::new(FileId::of("content/a.md"), end..start + end), "there")
                    .other(Place::new(FileId::of("content/empty.md"), start..end), "and there");
            let seen = human::render(std::slice::from_ref(&found), &inputs, false);
            assert!(!seen.contains(acts), "{seen:?}");
            assert!(!seen.contains(human::PLACEHOLDER), "{seen:?}");
            assert!(super::short::render(&[found], &inputs, 10).starts_with("content/a.md"));
        }
    }
}

#[test]
fn thousands_in_a_large_file_take_no_time_worth_mentioning() {
    let text = "- a line of text that has (AC9.9) a mistake in it\n".repeat(20_000);
    let one_line = "<b>".repeat(1_000_000);
    let inputs = Inputs::from_texts([("content/a.md", text.as_str()), ("content/b.md", one_line.as_str())]);
    let at = |file, start| {
        Diagnostic::new(&rules::RAW_HTML, Place::new(FileId::of(file), start..start + 3), "odd")
    };
    let found: Vec<Diagnostic> =
        (0..5_000).map(|n| at(["content/a.md", "content/b.md"][n % 2], 150 * n)).collect();
    let seen = human::render(&found, &inputs, false);
    assert!(seen.ends_with("5000 errors in 2 files\n"));
    assert!(seen.len() < 5_000 * 400, "long lines are cut");
}

#[test]
fn colour_is_only_there_when_asked_for() {
    let inputs = Inputs::from_texts([("content/a.md", "x\n")]);
    let found = [Diagnostic::new(&rules::RAW_HTML, Place::new(FileId::of("content/a.md"), 0..1), "odd")];
    assert!(human::render(&found, &inputs, true).contains('\u{1b}'));
    assert!(!human::render(&found, &inputs, false).contains('\u{1b}'));
    assert_eq!(summary(&[]), None);
    assert_eq!(human::render(&[], &inputs, true), "");
}

/// A disk on which somebody is at work: every time a file is read, there is less in it, and at last it is gone.
struct AtWork(AtomicUsize);

impl Load for AtWork {
    fn load(&self, _: &File) -> Loaded<'_> {
        let left = 20usize.checked_sub(self.0.fetch_add(1, Ordering::Relaxed));
        let content = match left {
            Some(left) => Content::Text("é\n".repeat(left)),
            None => Content::Unreadable("it is gone".to_owned()),
        };
        Loaded::new(Cow::Owned(content), None)
    }

    fn probe(&self, _: &File) -> Result<Option<Stamp>, String> {
        Ok(None)
    }

    fn stamp(&self, _: &File) -> Option<Stamp> {
        None
    }
}

#[test]
fn a_file_that_changes_between_parsing_and_printing_is_shown_as_it_is_now() {
    let paths: Vec<String> = (0..10).map(|n| format!("content/{n}.md")).collect();
    let files = paths.iter().map(|path| Arc::new(File::new(path.as_str(), 0))).collect();
    let inputs = Inputs::from_files(files, Arc::new(AtWork(AtomicUsize::new(0))));
    let place = |n: usize| Place::new(FileId::of(&paths[n % 10]), 7 * n..7 * n + 20);
    let found: Vec<Diagnostic> = (0..60)
        .map(|n| {
            Diagnostic::new(&rules::RAW_HTML, place(n), "odd")
                .other(place(n + 1), "a")
                .other(place(n + 5), "b")
        })
        .collect();
    let seen = human::render_most(&found, &inputs, false, 100);
    assert!(seen.contains("é") && seen.ends_with("60 errors in 10 files\n"), "{seen}");
    let gone = Diagnostic::new(&rules::RAW_HTML, Place::new(FileId::of("content/elsewhere.md"), 3..9), "odd");
    let said = super::short::render(&[gone, found[0].clone()], &inputs, 10);
    let expected = "content/0.md: error[raw-html]: odd\na file that is gone: error[raw-html]: odd\n";
    assert_eq!(said, expected);
}
