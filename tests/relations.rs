//! What things have to do with one another, from texts to pages: who names what, and what asks for the same.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use story::Story;

const LO1: &str = "org/qual/u-1/lo1.html";
const LO2: &str = "org/qual/u-1/lo2.html";
const UNIT: &str = "org/qual/u-1/index.html";
const OVERLAPS: &str = "org/qual/overlaps.html";

const SECOND: &str = "number: U-2\ntitle: Close calls\nlevel: 3\noutcomes:\n  1:\n    title: Be able to close calls\n    criteria:\n      \
                      1.1: Explain what a call is\n      1.2: Record every detail of the missing vehicle\n";

/// A site with two units, the second of which repeats a criterion of the first.
fn two_units() -> Story {
    Story::small()
        .edit("content/org/qual/qualification.yaml", "[U-1]", "[U-1, U-2]")
        .file("content/org/qual/u-2/unit.yaml", SECOND)
        .file("content/instruments.yaml", "Data Act 1998:\n  kind: act\n  year: 1998\n  superseded_by: Data Act 2018\nData Act 2018:\n  kind: act\n  issuer: Parliament\n  url: https://example.org/act\n  summary: It protects data.\n")
}

#[test]
fn an_overlap_comes_and_goes_with_the_wording() {
    let story = two_units().build().clean();
    assert!(
        story.words(LO1).contains("U-2 AC1.1 Explain what a call is same wording"),
        "{}",
        story.words(LO1)
    );
    assert!(story.words("org/qual/u-2/lo1.html").contains("U-1 AC1.1 Explain what a call is same wording"));
    assert!(
        story.words(OVERLAPS).contains("Explain what a call is U-1 AC1.1 U-2 AC1.1"),
        "{}",
        story.words(OVERLAPS)
    );
    assert!(story.page("org/qual/index.html").contains("href=\"overlaps.html\""));
    assert!(
        story.words(UNIT).contains("Also assessed in U-2 Close calls asks for the same as AC1.1"),
        "{}",
        story.words(UNIT)
    );
    let story = story
        .edit("content/org/qual/u-2/unit.yaml", "Explain what a call is", "Demonstrate how tyres are changed")
        .build()
        .clean();
    assert!(!story.output().contains_key(OVERLAPS), "nothing is left to list");
    assert!(!story.page("org/qual/index.html").contains("overlaps.html"));
    for path in [LO1, UNIT, "org/qual/u-2/lo1.html"] {
        assert!(
            !story.words(path).contains("same wording") && !story.words(path).contains("Also assessed"),
            "{path}"
        );
    }
}

#[test]
fn the_threshold_is_the_site_s_own_and_may_be_off() {
    let site = |line: &str| {
        let text = format!("title: Small\nlanguage: en-GB\n{line}");
        let second = "Explain what a call is and who makes it";
        two_units()
            .file("content/site.yaml", &text)
            .edit("content/org/qual/u-2/unit.yaml", "Explain what a call is", second)
            .build()
    };
    let listed = |line: &str| site(line).clean().output().contains_key(OVERLAPS);
    assert!(listed("overlaps: {threshold: 0.4}\n") && listed("overlaps: {threshold: 40%}\n"));
    assert!(!listed("overlaps: {threshold: 0.95}\n") && !listed("overlaps: off\n"));
    assert_eq!(site("overlaps: {threshold: high}\n").rules(), ["bad-value"]);
    assert_eq!(site("overlaps: {threshold: 0.1}\n").rules(), ["bad-value"]);
    assert_eq!(site("overlaps: {treshold: 0.5}\n").rules(), ["unknown-field"]);
}

#[test]
fn criteria_of_one_unit_never_overlap() {
    let story = Story::small()
        .edit("content/org/qual/u-1/unit.yaml", "Describe a caller", "Explain what a call is")
        .build()
        .clean();
    assert!(!story.output().contains_key(OVERLAPS));
    assert!(!story.words(LO1).contains("same wording"));
}

#[test]
fn a_term_lists_every_place_that_names_it() {
    let term = "glossary/call-taking.html";
    let story = two_units().build().clean();
    assert!(story.words(term).contains("Comes up in About"), "{}", story.words(term));
    let before = story.output().clone();
    let story = story
        .edit("content/org/qual/u-1/lo1.md", "the first four seconds", "part of [](<term:Call taking>)")
        .file("content/org/qual/u-1/lo2.md", "In short.\n\n## Key Terms\n- Call taking\n")
        .build()
        .clean();
    let words = story.words(term);
    // What serves a criterion is where it is assessed, and leads to its card.
    assert!(words.contains("Assessed in U-1 Take calls AC1.1 Explain what a call is Comes up in"), "{words}");
    assert!(words.contains("Comes up in U-1 Take calls LO2 Be able to take calls About"), "{words}");
    assert!(story.page(term).contains("../org/qual/u-1/lo1.html#ac-1-1"));
    let cards = "org/qual/u-1/cards.html";
    assert_eq!(story.changed_since(&before), [term, cards, UNIT, LO1, LO2]);
}

#[test]
fn an_instrument_has_a_page_that_says_whether_it_holds() {
    let (old, new) = ("instruments/data-act-1998.html", "instruments/data-act-2018.html");
    let story = two_units().build().clean();
    assert!(
        story.words(old).contains("Act of Parliament Data Act 1998 Superseded by Data Act 2018 Year 1998")
    );
    assert!(story.page(old).contains("href=\"data-act-2018.html\""));
    let words = story.words(new);
    assert!(
        words.contains("In force Made by Parliament It protects data. Official text: Data Act 2018"),
        "{words}"
    );
    assert!(words.contains("Took the place of Data Act 1998"), "{words}");
    let list = story.words("instruments/index.html");
    assert!(
        list.contains("2 entries Acts of Parliament Data Act 1998 Superseded by Data Act 2018 Data Act 2018"),
        "{list}"
    );
    assert!(story.page("index.html").contains("instruments/index.html"));
}

#[test]
fn an_instrument_and_the_term_of_its_name_come_up_in_the_same_places() {
    let entry = "PATH:\n  kind: model\n  summary: Four steps, see [](<term:PATH>).\n";
    let story = Story::small()
        .file("content/instruments.yaml", entry)
        .file(
            "content/glossary.yaml",
            "PATH: Pause, ask, tell, help.\nHelp:\n  definition: Help.\n  see: [PATH]\n",
        )
        .file("content/about.md", "# About\n\nPATH is a pattern.\n");
    let story = story.without("content/org/qual/u-1/lo1.md").build().clean();
    let words = story.words("instruments/path.html");
    assert!(words.contains("Comes up in About") && !words.contains("Comes up in PATH"), "{words}");
    assert!(!words.contains("Took the place of"), "what leads to the term is no older model: {words}");
    let words = story.words("glossary/path.html");
    assert!(words.contains("Comes up in About PATH"), "{words}");
}

#[test]
fn a_link_without_words_says_of_which_unit_a_criterion_is() {
    let links = "Both [](ac:U-1/1.1) and [](ac:U-2/1.1).\n";
    let story = two_units().file("content/org/qual/u-1/lo2.md", links);
    let story = story.file("content/about.md", &format!("# About\n\n{links}")).build().clean();
    let wording = "AC1.1 Explain what a call is";
    let own = format!("Both {wording} and U-2 {wording} .");
    assert!(story.words(LO2).contains(&own), "{}", story.words(LO2));
    assert!(story.words("about.html").contains(&format!("Both U-1 {wording} and U-2 {wording} .")));
}

#[test]
fn the_items_of_a_wording_are_read_out_as_a_sentence() {
    let list = "2.1:\n        text: Show care with\n        items: [words, {text: tone, items: [loud, soft]}, pace]\n        tail: on a call";
    let story = Story::small()
        .edit("content/org/qual/u-1/unit.yaml", "2.1: Demonstrate a greeting", list)
        .build()
        .clean();
    let words = story.words("org/qual/u-1/checklist.html");
    assert!(words.contains("AC2.1 Show care with words, tone (loud and soft) and pace on a call"), "{words}");
}

#[test]
fn a_verb_lists_every_criterion_that_begins_with_it() {
    let verb = "verbs/explain.html";
    let story = two_units().build().clean();
    let words = story.words(verb);
    assert!(words.contains("2 criteria begin with it"), "{words}");
    assert!(
        words.contains(
            "U-1 Take calls AC1.1 Explain what a call is U-2 Close calls AC1.1 Explain what a call is"
        ),
        "{words}"
    );
    assert!(story.page(LO1).contains("href=\"../../../verbs/explain.html\""));
    assert!(story.words("verbs/index.html").contains("Explain 2 criteria"));
    assert!(!story.output().contains_key("verbs/evaluate.html"), "no criterion asks for that");
    let story = story
        .file("content/verbs.yaml", "Evaluate:\n  meaning: Judge it.\n  levels: {3: Weigh it.}\n")
        .build()
        .clean();
    let words = story.words("verbs/evaluate.html");
    assert!(words.contains("Judge it. Level 3 Weigh it.") && !words.contains("in units here"), "{words}");
    assert!(!words.contains("begin with it"), "{words}");
}

#[test]
fn a_criterion_an_outcome_and_a_unit_tell_who_names_them() {
    let topic = "See [](ac:U-1/2.1) and [the outcome](../u-1/lo2.md).\n\n## Before You Start\n- [](ac:U-1/1.2)\n- [](unit:U-1)\n";
    let story = two_units().file("content/org/qual/u-2/lo1.md", topic).build().clean();
    let words = story.words(LO2);
    assert!(words.contains("Comes up in U-2: LO1 Be able to close calls"), "{words}");
    assert!(words.contains("Comes up in U-2 Close calls LO1 Be able to close calls"), "{words}");
    assert!(story.words(LO1).contains("You will need this for U-2: LO1 Be able to close calls"));
    let words = story.words(UNIT);
    assert!(words.contains("You will need this for U-2 Close calls LO1 Be able to close calls"), "{words}");
    assert!(words.contains("Comes up in"), "{words}");
    // The home page names the unit as well, and everybody has come from there; nothing names itself.
    assert!(words.contains("Comes up in U-2 Close calls") && !words.contains("Comes up in Home"), "{words}");
    let quiet =
        Story::small().without("content/index.md").file("content/index.md", "Welcome.\n").build().clean();
    for path in [LO1, LO2, UNIT] {
        assert!(
            !quiet.words(path).contains("Comes up in") && !quiet.words(path).contains("Know this"),
            "{path}"
        );
    }
}

#[test]
fn a_page_at_the_address_of_the_list_of_overlaps_is_refused() {
    let story = two_units().file("content/org/qual/overlaps.md", "# Ours\n\nText.\n").build();
    assert_eq!(story.rules(), ["duplicate-address"], "{}", story.diagnostics());
}
