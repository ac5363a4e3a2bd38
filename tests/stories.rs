//! A site from its texts to its pages: built, looked at, changed, built again.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use story::{SMALL, Story, assert_same};

const LO1: &str = "org/qual/u-1/lo1.html";
const LO2: &str = "org/qual/u-1/lo2.html";
const UNIT: &str = "org/qual/u-1/index.html";

#[test]
fn a_small_site_has_a_page_for_everything() {
    let story = Story::small().build().clean();
    for path in [
        "index.html",
        "404.html",
        "about.html",
        "glossary/index.html",
        "glossary/call-taking.html",
        "glossary/ndm.html",
        "org/index.html",
        "org/qual/index.html",
        UNIT,
        LO1,
        LO2,
    ] {
        assert!(!story.words(path).is_empty(), "{path}");
    }
    assert!(story.page(LO1).contains("id=\"ac-1-1\"") && story.page(LO1).contains("id=\"ac-1-2\""));
    assert!(story.words(LO1).contains("A call begins before the first word."));
    assert!(
        story.words(LO2).contains("Demonstrate a greeting"),
        "an outcome without a topic has a page all the same"
    );
}

#[test]
fn an_edit_changes_the_pages_it_concerns_and_no_other() {
    let story = Story::small().build().clean();
    let before = story.output().clone();
    let story = story
        .edit("content/org/qual/u-1/lo1.md", "before the first word", "with the ringing tone")
        .build()
        .clean();
    assert!(story.words(LO1).contains("with the ringing tone"));
    assert_eq!(story.changed_since(&before), [LO1]);
}

#[test]
fn a_new_title_reaches_every_page_that_names_it() {
    let story = Story::small().build().clean();
    let before = story.output().clone();
    let story = story
        .edit("content/org/qual/u-1/unit.yaml", "title: Take calls", "title: Take every call")
        .build()
        .clean();
    let changed = story.changed_since(&before);
    for path in [UNIT, LO1, LO2, "org/qual/index.html"] {
        assert!(changed.iter().any(|changed| changed == path), "{path} still has the old title");
        assert!(
            story.words(path).contains("Take every call") || story.page(path).contains("Take every call"),
            "{path}"
        );
    }
    assert!(!changed.iter().any(|path| path.starts_with("glossary/")), "{changed:?}");
}

#[test]
fn building_again_says_and_writes_the_same() {
    let story = Story::small().build().clean();
    let before = story.output().clone();
    let story = story.build().build().clean();
    assert_same(&before, story.output(), "the first build", "the third");
}

#[test]
fn moved_lines_change_no_page() {
    let story = Story::small().build().clean();
    let before = story.output().clone();
    let story = story
        .edit("content/org/qual/u-1/lo1.md", "\n\n## Key Concepts", "\n\n\n\n\n## Key Concepts")
        .edit("content/org/qual/u-1/unit.yaml", "outcomes:", "\n# A comment.\n\noutcomes:")
        .build()
        .clean();
    assert_eq!(story.changed_since(&before), [""; 0]);
}

#[test]
fn a_mistake_keeps_the_last_good_site_and_putting_it_right_brings_it_back() {
    let story = Story::small().build().clean();
    let before = story.output().clone();
    let story = story.edit("content/index.md", "unit:U-1", "unit:U-l").build();
    assert_eq!(story.rules(), ["unknown-unit"]);
    assert!(story.output().is_empty());
    assert!(story.diagnostics().contains("content/index.md:1:12"), "{}", story.diagnostics());
    assert!(story.diagnostics().contains("U-1"), "the nearest unit is named:\n{}", story.diagnostics());
    let story = story.edit("content/index.md", "unit:U-l", "unit:U-1").build().clean();
    assert_same(&before, story.output(), "before the mistake", "after it");
}

#[test]
fn all_mistakes_are_told_at_once_and_a_broken_file_is_not_taken_for_a_missing_one() {
    let story = Story::small()
        .edit("content/org/qual/u-1/unit.yaml", "level: 3", "levle: 3")
        .edit("content/org/qual/u-1/lo1.md", "(AC1.1)", "(AC1.7)")
        .edit("content/about.md", "<term:Call taking>", "<term:Call talking>")
        .unreadable("content/org/notes.md")
        .build();
    let mut rules = story.rules();
    rules.sort_unstable();
    rules.dedup();
    assert!(story.output().is_empty());
    for rule in ["unknown-field", "unreadable-file", "unknown-term"] {
        assert!(rules.contains(&rule), "{rule} is not among\n{}", story.diagnostics());
    }
    assert!(
        !rules.contains(&"unknown-unit"),
        "the unit is there, only its file has a mistake:\n{}",
        story.diagnostics()
    );
}

#[test]
fn the_order_in_which_files_are_found_does_not_matter() {
    let forwards = Story::small().build().clean();
    let backwards = SMALL.iter().rev().fold(Story::new(), |story, (path, text)| story.file(path, text));
    assert_same(forwards.output(), backwards.build().clean().output(), "one order", "the other");
}

#[test]
fn line_ends_marks_and_tabs_of_other_computers_change_nothing() {
    let plain = Story::small().build().clean();
    let windows = SMALL.iter().fold(Story::new(), |story, (path, text)| {
        story.file(path, &format!("\u{feff}{}", text.replace('\n', "\r\n")))
    });
    assert_same(plain.output(), windows.build().clean().output(), "Unix", "Windows");
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let draft = "---\ndraft: true\n---\nNot yet finished.\n";
    let story = Story::small()
        .file("content/org/qual/u-1/lo2.md", draft)
        .file("content/later.md", &draft.replace("draft", "title: Later\ndraft"));
    let story = story.build().clean();
    assert!(!story.words(LO2).contains("Not yet finished"));
    assert!(!story.output().contains_key("later.html"));
    let story = story.drafts().build().clean();
    assert!(story.words(LO2).contains("Not yet finished"));
    assert!(story.output().contains_key("later.html"));
}

#[test]
fn ten_comes_after_nine() {
    let criteria: String =
        (1..=11).map(|number| format!("      1.{number}: Explain thing {number}\n")).collect();
    let unit = format!(
        "number: U-1\ntitle: T\nlevel: 3\noutcomes:\n  1:\n    title: Understand\n    criteria:\n{criteria}"
    );
    let story = Story::small()
        .file("content/org/qual/u-1/unit.yaml", &unit)
        .without("content/org/qual/u-1/lo1.md")
        .build()
        .clean();
    let page = story.page(LO1);
    let at =
        |id: &str| page.find(&format!("id=\"ac-1-{id}\"")).unwrap_or_else(|| panic!("no criterion 1.{id}"));
    assert!(at("1") < at("2") && at("9") < at("10") && at("10") < at("11"));
}

#[test]
fn the_two_forms_of_a_topic_build_the_same_page() {
    let markdown = "In short.\n\n## Overview\nAt length, with *stress*.\n\n## Objectives\n- Say what a call is (AC1.1)\n\n## Key Concepts\n- \
                    **Greeting**: the first words (AC1.1)\n\n## Key Terms\n- NDM\n\n## Common Mistakes\n- Misconception: Calls are \
                    alike. Correction: They differ. (AC1.2)\n- Talking too much.\n\n## Marking Points\n- Names at least two kinds \
                    (AC1.1)\n\n## Tips\n- Breathe.\n\n## FAQs\n### Why greet?\nIt calms.\n\n## Before You Start\n- Listening\n\n## \
                    Evidence Ideas\n- A recording (AC1.2)\n\n## Check Yourself\n### Who speaks first? (AC1.1)\n- [x] You\n  They wait.\n- [ ] \
                    They\n  They wait for you.\n\n## Scenarios\n### The silent caller (AC1.2)\nNobody speaks.\n\n#### Observer \
                    sheet\n- Waits (AC1.2)\n\n## AC1.1 What a call is\nA call is a voice.\n\n## A story\nOnce.\n";
    let yaml = r#"
synopsis: In short.
overview: At length, with *stress*.
objectives: [Say what a call is (AC1.1)]
key_concepts: [{name: Greeting, text: the first words, criteria: [1.1]}]
key_terms: [NDM]
misconceptions: [{claim: Calls are alike., correction: They differ., criteria: [1.2]}]
common_mistakes: [Talking too much.]
marking_points: [Names at least two kinds (AC1.1)]
tips: [Breathe.]
faqs: [{question: "Why greet?", answer: It calms.}]
prerequisites: [Listening]
evidence_ideas: [{text: A recording, criteria: [1.2]}]
questions:
  - question: Who speaks first?
    criteria: [1.1]
    options: [{text: You, correct: true, why: They wait.}, {text: They, why: They wait for you.}]
scenarios: [{title: The silent caller, criteria: [1.2], text: Nobody speaks., observe: [Waits (AC1.2)]}]
teaching: [{criteria: [1.1], title: What a call is, text: A call is a voice.}]
sections: [{title: A story, text: Once., after: scenarios}]
"#;
    let one = Story::small().file("content/org/qual/u-1/lo1.md", markdown).build().clean();
    let other = Story::small()
        .without("content/org/qual/u-1/lo1.md")
        .file("content/org/qual/u-1/lo1.yaml", yaml)
        .build()
        .clean();
    assert_same(one.output(), other.output(), "Markdown", "YAML");
    for words in [
        "In short.",
        "Calls are alike.",
        "Talking too much.",
        "The silent caller",
        "Once.",
        "A call is a voice.",
    ] {
        assert!(one.words(LO1).contains(words), "{words}");
    }
}

#[test]
fn old_addresses_and_numbers_lead_to_the_new_ones() {
    let story = Story::small()
        .edit("content/about.md", "title: About", "title: About\nformerly: [old/about.html]")
        .edit("content/org/qual/u-1/unit.yaml", "number: U-1\n", "number: U-1\nformerly: [U-0]\n")
        .build()
        .clean();
    assert!(story.page("old/about.html").contains("../about.html"));
    assert!(!story.page("old/about.html").contains("<script"));
}

#[test]
fn a_theme_that_loops_over_a_map_gives_the_same_bytes_every_time() {
    let template = "<!doctype html><html lang=\"en\"><title>x</title><main>{% for key, value in {\"z\": 1, \"a\": 2, \"m\": 3, \"q\": 4, \
                    \"b\": 5, \"k\": 6, \"y\": 7} %}{{ key }}{{ value }} {% endfor %}</main></html>";
    let build = || {
        Story::small()
            .edit("content/site.yaml", "title: Small\n", "title: Small\ntheme: mine\n")
            .file("themes/mine/theme.yaml", "extends: default\n")
            .file("themes/mine/templates/not_found.html", template)
            .build()
            .clean()
    };
    let first = build();
    for _ in 0..4 {
        assert_same(first.output(), build().output(), "one build", "another");
    }
}

#[test]
fn a_draft_takes_nothing_with_it_but_what_lies_in_its_folder() {
    let draft = "---\ntitle: D\ndraft: true\n---\nd\n";
    let story = Story::small()
        .file("content/guide.md", draft)
        .file("content/guide/w.md", "# W\nw\n")
        .file("content/org.md", draft)
        .file("content/org/qual/overview.md", "---\ndraft: true\n---\nNot yet.\n")
        .build()
        .clean();
    assert!(story.output().contains_key("guide/w.html") && !story.output().contains_key("guide.html"));
    assert!(story.output().contains_key(UNIT));
    assert!(!story.words("org/qual/index.html").contains("Not yet."));
}

#[test]
fn what_is_wrong_with_a_topic_is_told_though_its_unit_is_a_draft() {
    let story = Story::small()
        .edit("content/org/qual/u-1/unit.yaml", "number: ", "draft: true\nnumber: ")
        .file("content/org/qual/u-1/lo1.md", "<script>\n")
        .build();
    assert!(story.diagnostics().contains("error[raw-html]"), "{}", story.diagnostics());
}

#[test]
fn prose_among_tips_and_the_ends_of_words_are_kept() {
    let text = "## Tips\nRead the question twice.\n\n## FAQs\n- Who is the DPA: a person? A: No, an Act.\n";
    let words = Story::small().file("content/org/qual/u-1/lo1.md", text).build().clean().words(LO1);
    for part in ["Read the question twice.", "Who is the DPA: a person?", "No, an Act."] {
        assert!(words.contains(part), "{part} is not in {words}");
    }
}

#[test]
fn what_would_be_lost_in_silence_is_reported() {
    let lo1 = |text: &str| Story::small().file("content/org/qual/u-1/lo1.md", text).build();
    let yaml = |text: &str| {
        Story::small()
            .without("content/org/qual/u-1/lo1.md")
            .file("content/org/qual/u-1/lo1.yaml", text)
            .build()
    };
    let unit = |old: &str, new: &str| Story::small().edit("content/org/qual/u-1/unit.yaml", old, new).build();
    for (story, rule) in [
        (lo1("[x](term:Call taking)\n"), "broken-link"),
        (lo1("## Quiz\n### Which?\n- [ ] a\n- [ ] b\n"), "no-right-answer"),
        (yaml("questions: [{question: q, answer: a, options: [{text: o, correct: true}]}]\n"), "bad-value"),
        (unit("1.2:", "AC1.1:"), "duplicate-id"),
        (Story::small().file("content/verbs.yml", "{}").build(), "misplaced-file"),
        (Story::small().file("content/org/lo1.md.txt", "x").build(), "unknown-file"),
    ] {
        assert!(story.rules().contains(&rule), "{rule} is not in {}", story.diagnostics());
    }
}

#[test]
fn a_units_topic_leads_to_its_criteria_by_anchor() {
    let story = Story::small().file("content/org/qual/u-1/topic.md", "See [it](#ac-1-2).\n").build().clean();
    assert!(story.page(UNIT).contains("href=\"lo1.html#ac-1-2\""));
}

#[test]
fn brackets_that_an_editor_broke_in_two_still_name_their_criteria() {
    let lo1 = "content/org/qual/u-1/lo1.md";
    let text =
        "In short.\n\n## Tips\n\n- Begin (as ever) with a long enough line to be broken. (AC1.1,\n  1.2)\n";
    let story = Story::small().file(lo1, text).build().clean();
    let page = story.words("org/qual/u-1/lo1.html");
    assert!(
        page.contains("Begin (as ever) with a long enough line to be broken.") && !page.contains("(AC1"),
        "{page}"
    );
    let wrong = story.file(lo1, &text.replace("1.2)", "1.9)")).build();
    assert!(wrong.diagnostics().contains("lo1.md:5:"), "{}", wrong.diagnostics());
    let apart = Story::small()
        .file(lo1, "In short.\n\n## Tips\n\n- Ask (twice\nif need be) and wait.\n")
        .build()
        .clean();
    assert!(apart.words("org/qual/u-1/lo1.html").contains("Ask (twice if need be) and wait."));
}
