//! What a tutor reads after a mistake: each message as it stands in the terminal. Reviewed like prose; after a change of
//! wording `UPDATE_EXPECT=1 cargo test --test messages` rewrites them.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use expect_test::{Expect, expect};
use story::Story;

const UNIT: &str = "content/org/qual/u-1/unit.yaml";
const LO1: &str = "content/org/qual/u-1/lo1.md";

/// Builds the small site with one file replaced, and compares what is said.
fn said(path: &str, text: &str, expected: &Expect) {
    expected.assert_eq(Story::small().file(path, text).build().diagnostics());
}

/// A unit with one line that is wrong.
fn unit(line: &str) -> String {
    format!(
        "number: U-1\ntitle: Take calls\nlevel: 3\n{line}\noutcomes:\n  1:\n    title: Know\n    criteria:\n      1.1: Explain a\n      1.2: Explain b\n  2:\n    title: Be able to\n    criteria:\n      2.1: Show it\n"
    )
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident: $path:expr, $text:expr => $expected:expr;)*) => {
        $($(#[$doc])* #[test] fn $name() { said($path, &$text, &$expected) })*
    };
}

messages! {
    a_colon_without_quotes: UNIT, unit("summary: Calls: the basics") => expect![[r#"
        error[yaml-syntax]: a text with a colon in it needs quotes
         --> content/org/qual/u-1/unit.yaml:4:15
          |
        4 | summary: Calls: the basics
          |               ^ this colon looks like the end of a field's name
          |
          = help: put quotes around the text: "Calls: the basics"

        1 error in 1 file
    "#]];
    a_tab: UNIT, unit("guidance:\n\ttext: x") => expect![[r#"
        error[yaml-syntax]: a tab is used to indent
         --> content/org/qual/u-1/unit.yaml:5:1
          |
        5 |     text: x
          | ^^^^ a tab
          |
          = help: YAML is indented with spaces only: replace each tab with two spaces

        1 error in 1 file
    "#]];
    a_quote_left_open: UNIT, unit("summary: \"Calls and more") => expect![[r#"
        error[yaml-syntax]: this quote is opened and never closed
         --> content/org/qual/u-1/unit.yaml:4:10
          |
        4 | summary: "Calls and more
          |          ^
          |
          = help: put " at the end of the text

        1 error in 1 file
    "#]];
    text_behind_a_quote: UNIT, unit("summary: \"Calls\" and more") => expect![[r#"
        error[yaml-syntax]: text follows a closing quote
         --> content/org/qual/u-1/unit.yaml:4:18
          |
        4 | summary: "Calls" and more
          |                  ^^^^^^^^ this is outside the quotes
          |
          = help: put the whole text in quotes; a quote inside it is written \" between double quotes

        1 error in 1 file
    "#]];
    a_forbidden_beginning: UNIT, unit("summary: @home") => expect![[r#"
        error[yaml-syntax]: a value can't begin with `@`
         --> content/org/qual/u-1/unit.yaml:4:10
          |
        4 | summary: @home
          |          ^^^^^
          |
          = help: put quotes around it: "@home"

        1 error in 1 file
    "#]];
    a_mark_in_front: UNIT, unit("summary: &more calls") => expect![[r#"
        error[yaml-syntax]: `&` and `!` in front of a value mean something else in YAML
         --> content/org/qual/u-1/unit.yaml:4:10
          |
        4 | summary: &more calls
          |          ^^^^^^^^^^^
          |
          = help: put quotes around the text if it begins with `&` or `!`

        1 error in 1 file
    "#]];
    a_bracket_left_open: UNIT, unit("formerly: [U-0, U-00") => expect![[r#"
        error[yaml-syntax]: this bracket is opened and never closed
         --> content/org/qual/u-1/unit.yaml:4:11
          |
        4 | formerly: [U-0, U-00
          |           ^
          |
          = help: put `]` at the end of the list, or write one `- ` a line in place of brackets

        1 error in 1 file
    "#]];
    a_line_out_of_line: UNIT, unit(" summary: calls") => expect![[r#"
        error[yaml-syntax]: this line does not line up with the lines above it
         --> content/org/qual/u-1/unit.yaml:4:2
          |
        4 |  summary: calls
          |  ^^^^^^^^^^^^^^
          |
          = help: fields that belong together begin at the same column; what belongs to a field stands two spaces further in

        1 error in 1 file
    "#]];
    a_space_missing_after_a_colon: UNIT, unit("credits:2") => expect![[r#"
        error[yaml-syntax]: a space is missing after this colon
         --> content/org/qual/u-1/unit.yaml:4:8
          |
        4 | credits:2
          |        ^
          |
          = help: write `credits: 2`

        1 error in 1 file
    "#]];
    a_field_twice: UNIT, unit("level: 2") => expect![[r#"
        error[duplicate-key]: `level` stands here twice
         --> content/org/qual/u-1/unit.yaml:4:1
          |
        3 | level: 3
          | ----- the first one
        4 | level: 2
          | ^^^^^ the second one
          |
          = help: keep one of the two

        1 error in 1 file
    "#]];
    a_field_mistyped: UNIT, unit("credit: 2") => expect![[r#"
        error[unknown-field]: a unit has no field `credit`
         --> content/org/qual/u-1/unit.yaml:4:1
          |
        4 | credit: 2
          | ^^^^^^
          |
          = help: did you mean `credits`?

        1 error in 1 file
    "#]];
    a_number_in_words: UNIT, unit("credits: six") => expect![[r#"
        error[wrong-type]: a whole number was expected here, this is `six`
         --> content/org/qual/u-1/unit.yaml:4:10
          |
        4 | credits: six
          |          ^^^
          |
          = help: write it in digits, without a unit: 16

        1 error in 1 file
    "#]];
    text_in_place_of_a_list: UNIT, unit("formerly: U-0") => expect![[r#"
        error[wrong-type]: a list was expected here, this is text
         --> content/org/qual/u-1/unit.yaml:4:11
          |
        4 | formerly: U-0
          |           ^^^
          |
          = help: write it as a list: [U-0], or `- U-0` on a line of its own

        1 error in 1 file
    "#]];
    a_criterion_under_the_wrong_outcome: UNIT, unit("").replace("2.1: Show", "3.1: Show") => expect![[r#"
        error[wrong-outcome]: criterion 3.1 stands under outcome 2
          --> content/org/qual/u-1/unit.yaml:14:7
           |
        14 |       3.1: Show it
           |       ^^^
           |
           = help: number it 2.…, or move it to outcome 3

        1 error in 1 file
    "#]];
    a_criterion_that_is_not_there: LO1, "## Tips\n- Listen. (AC1.7)\n" => expect![[r#"
        error[unknown-criterion]: there is no criterion 1.7 in U-1
         --> content/org/qual/u-1/lo1.md:2:11
          |
        2 | - Listen. (AC1.7)
          |           ^^^^^^^
          |
          = help: outcome 1 ends at 1.2

        1 error in 1 file
    "#]];
    a_term_nearly_right: LO1, "Use the [model](term:NMD).\n" => expect![[r#"
        error[unknown-term]: the glossary has no term `NMD`
         --> content/org/qual/u-1/lo1.md:1:9
          |
        1 | Use the [model](term:NMD).
          |         ^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `NDM`?

        1 error in 1 file
    "#]];
    a_file_nearly_right: LO1, "See [next](lo3.md) and [traps](lo2.md#trap).\n" => expect![[r#"
        error[broken-link]: there is no file `lo3.md`
         --> content/org/qual/u-1/lo1.md:1:5
          |
        1 | See [next](lo3.md) and [traps](lo2.md#trap).
          |     ^^^^^^^^^^^^^^
          |
          = help: did you mean `lo1.md`?

        error[broken-anchor]: nothing on that page is called `#trap`
         --> content/org/qual/u-1/lo1.md:1:24
          |
        1 | See [next](lo3.md) and [traps](lo2.md#trap).
          |                        ^^^^^^^^^^^^^^^^^^^^

        2 errors in 1 file
    "#]];
    raw_html: LO1, "A <b>bold</b> claim.<br>\n" => expect![[r#"
        error[raw-html]: HTML is not passed through: `<b>`
         --> content/org/qual/u-1/lo1.md:1:3
          |
        1 | A <b>bold</b> claim.<br>
          |   ^^^
          |
          = help: write **two stars** around the words

        error[raw-html]: HTML is not passed through: `<br>`
         --> content/org/qual/u-1/lo1.md:1:21
          |
        1 | A <b>bold</b> claim.<br>
          |                     ^^^^
          |
          = help: end the line with a backslash `\`

        2 errors in 1 file
    "#]];
    an_address_that_runs: LO1, "[x](java\tscript:alert) and [y](//elsewhere)\n" => expect![[r#"
        error[unsafe-link]: `//elsewhere` begins at the root of the computer or of the server
         --> content/org/qual/u-1/lo1.md:1:28
          |
        1 | [x](java    script:alert) and [y](//elsewhere)
          |                               ^^^^^^^^^^^^^^^^
          |
          = help: write the path from this file: ../l3-cm-02/lo1.md

        1 error in 1 file
    "#]];
    a_second_document: UNIT, unit("---") => expect![[r#"
        error[yaml-syntax]: a second document begins here
         --> content/org/qual/u-1/unit.yaml:5:1
          |
        5 | outcomes:
          | ^
          |
          = help: a file holds one document: take out the line `---`, or move what follows into a file of its own

        1 error in 1 file
    "#]];
}

#[test]
fn several_at_once_in_order_of_files_and_lines() {
    let story = Story::small()
        .file(LO1, "## Tips\n- Listen. (AC1.7)\n\n## Key Terms\n- Nothing\n")
        .file(UNIT, &unit("credit: 2\nglh: many"));
    expect![[r#"
        error[unknown-criterion]: there is no criterion 1.7 in U-1
         --> content/org/qual/u-1/lo1.md:2:11
          |
        2 | - Listen. (AC1.7)
          |           ^^^^^^^
          |
          = help: outcome 1 ends at 1.2

        error[unknown-term]: `Nothing` is not in the glossary, and not explained here
         --> content/org/qual/u-1/lo1.md:5:3
          |
        5 | - Nothing
          |   ^^^^^^^
          |
          = help: explain it here (`Term: what it means`), or add it to glossary.yaml

        error[unknown-field]: a unit has no field `credit`
         --> content/org/qual/u-1/unit.yaml:4:1
          |
        4 | credit: 2
          | ^^^^^^
          |
          = help: did you mean `credits`?

        error[wrong-type]: a whole number was expected here, this is `many`
         --> content/org/qual/u-1/unit.yaml:5:6
          |
        5 | glh: many
          |      ^^^^
          |
          = help: write it in digits, without a unit: 16

        4 errors in 2 files
    "#]]
    .assert_eq(story.build().diagnostics());
}

#[test]
fn footnotes_of_yaml_texts_are_numbered_through_the_page() {
    let yaml =
        "overview: \"One.[^a]\\n\\n[^a]: First note.\"\ntips: [\"Two.[^a]\\n\\n[^a]: Second note.\"]\n";
    let story = Story::small().without(LO1).file("content/org/qual/u-1/lo1.yaml", yaml).build().clean();
    let page = story.page("org/qual/u-1/lo1.html");
    for part in ["id=\"note-1\"", "First note.", "id=\"note-2\"", "Second note.", "href=\"#note-2\""] {
        assert!(page.contains(part), "{part}");
    }
}
