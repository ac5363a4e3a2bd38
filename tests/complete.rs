//! What belongs to a complete unit: packs to print, notices, wording that is withheld, an evidence plan, routes.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use story::{Story, html};

const UNIT: &str = "content/org/qual/u-1/unit.yaml";
const LO1: &str = "content/org/qual/u-1/lo1.md";
const UNIT_PAGE: &str = "org/qual/u-1/index.html";
const LO1_PAGE: &str = "org/qual/u-1/lo1.html";
const LO2_PAGE: &str = "org/qual/u-1/lo2.html";
const TOPIC: &str = "In short.[^1]\n\n[^1]: The source.\n\n## Key Terms\n- NDM\n- Queue: calls that wait, see [the traps](#mistakes)[^1]\n\n\
    ## Mistakes\n- Misconception: Faster is better. Correction: Clear is better. (AC1.1)\n\n\
    ## Quiz\n### Who calls? (AC1.2)\n- [ ] Nobody\n- [x] Anybody\n  Even you.\n\n### Why? (AC1.1)\nAnswer: Because of [the second one](ac:1.2).\n\n\
    ## FAQs\n### Is it hard?\nNo.\n";

/// The path of a pack of the unit.
fn pack(name: &str) -> String {
    format!("org/qual/u-1/{name}.html")
}

/// Fails if a link of a page leads to no file, or to no place in it.
fn assert_links_lead_somewhere(story: &Story) {
    let ids = |path: &str| -> Vec<String> {
        html::tags(story.page(path)).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect()
    };
    for path in story.output().keys().filter(|path| path.ends_with(".html")) {
        for href in html::tags(story.page(path)).iter().filter_map(|tag| tag.get("href")) {
            let href = html::unescape(href);
            if href.contains(':') {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((&href, ""));
            let mut parts: Vec<&str> = path.split('/').collect();
            if !file.is_empty() {
                parts.pop();
                for part in file.split('/') {
                    match part {
                        ".." => drop(parts.pop().unwrap()),
                        part => parts.push(part),
                    }
                }
            }
            let target = parts.join("/");
            assert!(story.output().contains_key(&target), "{path}: {href} leads to no file");
            let there = anchor.is_empty() || ids(&target).iter().any(|id| id == anchor);
            assert!(there, "{path}: {href} leads to no place");
        }
        let mut all = ids(path);
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "{path} has an id twice");
    }
}

#[test]
fn a_unit_offers_what_can_be_printed_and_nothing_empty() {
    let story = Story::small().without(LO1).build().clean();
    let page = story.page(UNIT_PAGE);
    assert!(page.contains("href=\"checklist.html\"") && page.contains("href=\"tracker.html\""));
    assert!(!page.contains("cards.html") && !page.contains("questions.html"));
    assert!(!story.output().contains_key(&pack("cards")) && !story.output().contains_key(&pack("questions")));
    let story = story.file(LO1, TOPIC).build().clean();
    for name in ["checklist", "tracker", "cards", "questions"] {
        assert!(story.page(UNIT_PAGE).contains(&format!("href=\"{name}.html\"")), "{name}");
        assert!(story.page(&pack(name)).contains("noindex"), "{name}");
    }
    assert_links_lead_somewhere(&story);
}

#[test]
fn sheets_have_a_row_for_every_criterion() {
    let story = Story::small().build().clean();
    for name in ["checklist", "tracker"] {
        let words = story.words(&pack(name));
        for row in ["AC1.1 Explain what a call is", "AC1.2 Describe a caller", "AC2.1 Demonstrate a greeting"]
        {
            assert_eq!(words.matches(row).count(), 1, "{name}: {words}");
        }
    }
    assert_eq!(story.main(&pack("checklist")).matches("<td></td>").count(), 9);
}

#[test]
fn cards_have_two_sides_and_questions_their_answers_at_the_back() {
    let story = Story::small().file(LO1, TOPIC).build().clean();
    let cards = story.words(&pack("cards"));
    for text in [
        "NDM National Decision Model Six parts.",
        "Queue calls that wait",
        "Faster is better. Clear is better.",
    ] {
        assert!(cards.contains(text), "{text} is not in {cards}");
    }
    assert_eq!(story.main(&pack("cards")).matches("class=\"recto\"").count(), 5);
    let page = story.main(&pack("questions"));
    let (asked, answers) = page.split_once("<h2>Answers</h2>").unwrap();
    assert!(asked.contains("Anybody") && !asked.contains("Even you.") && answers.contains("Even you."));
    assert!(!page.contains("Is it hard?"), "what learners ask is no test");
    for number in 1..=2 {
        assert!(asked.contains(&format!("id=\"question_{number}\"")), "{number}");
        assert!(asked.contains(&format!("href=\"#answer_{number}\"")), "{number}");
        assert!(answers.contains(&format!("id=\"answer_{number}\"")), "{number}");
        assert!(answers.contains(&format!("href=\"#question_{number}\"")), "{number}");
    }
    assert_links_lead_somewhere(&story);
}

#[test]
fn notices_of_outcomes_stand_on_a_pack_in_one_box_with_the_help_they_share() {
    let topic = |text: &str| {
        let notice = format!("content_notice: {{text: {text}, support: \"https://example.org/help\"}}");
        format!("---\n{notice}\n---\n{TOPIC}")
    };
    let story =
        Story::small().file(LO1, &topic("On loss.")).file("content/org/qual/u-1/lo2.md", &topic("On fear."));
    let story = story.build().clean();
    let cards = story.main(&pack("cards"));
    assert_eq!(cards.matches("role=\"note\"").count(), 1);
    assert!(
        html::words(cards).contains("Before you read on On loss. On fear. Where to find support"),
        "{cards}"
    );
}

#[test]
fn a_word_to_know_is_explained_once_on_its_page() {
    let topic = "The NDM and a queue.\n\n## Key Terms\n- NDM\n\n## Overview\nAgain the NDM.\n";
    let story = Story::small().file(LO1, topic).build().clean();
    let page = story.main(LO1_PAGE);
    assert_eq!(page.matches("<div id=\"word_ndm\"><dt>").count(), 1, "{page}");
    assert_eq!(page.matches("class=\"mention\" href=\"#word_ndm\"").count(), 2, "{page}");
    assert!(!page.contains("id=\"words_title\""), "the key term says it");
    assert!(story.page(LO1_PAGE).contains("assets/words.js"), "it is shown beside the word as well");
    assert_links_lead_somewhere(&story);
    let story = story.file(LO1, "The NDM.\n").build().clean();
    assert!(story.main(LO1_PAGE).contains("id=\"words_title\""), "nothing else says it");
}

#[test]
fn a_large_unit_is_printed_on_pages_that_are_not_too_large() {
    let criteria: String = (1..=60)
        .map(|n| format!("      1.{n}: Explain number {n}, {}\n", "at some length, ".repeat(12)))
        .collect();
    let unit = format!(
        "number: U-1\ntitle: T\nlevel: 3\noutcomes:\n  1:\n    title: Understand\n    criteria:\n{criteria}"
    );
    let questions: String = (1..=60)
        .map(|n| format!("### Question {n}? (AC1.{n})\nAnswer: {}\n\n", "Long words. ".repeat(60)))
        .collect();
    let story =
        Story::small().file(UNIT, &unit).file(LO1, &format!("x\n\n## Quiz\n{questions}")).build().clean();
    let styles: usize = ["tokens", "style", "print", "pack"]
        .map(|name| story.output()[&format!("assets/{name}.css")].len())
        .iter()
        .sum();
    let of_unit = |path: &&String| path.starts_with("org/qual/u-1/") && !path.ends_with("lo1.html");
    let mut texts = String::new();
    for path in story.output().keys().filter(of_unit) {
        assert!(story.page(path).len() + styles <= 61_440, "{path}: {} + {styles}", story.page(path).len());
        texts += story.page(path);
    }
    assert!(
        story.output().contains_key(&pack("cards-2"))
            && story.page(&pack("cards")).contains("href=\"cards-2.html\" rel=\"next\"")
    );
    for n in 1..=60 {
        assert!(texts.contains(&format!("<b>Question {n}?</b>")), "card {n}");
        assert!(texts.contains(&format!("id=\"answer_{n}\"")), "answer {n}");
    }
    assert_eq!(texts.matches("at some length").count() % 12, 0);
    assert_links_lead_somewhere(&story);
}

#[test]
fn site_yaml_chooses_what_is_offered() {
    let with = |line: &str| {
        let site = format!("title: Small\nlanguage: en-GB\nbase_url: https://example.org/\n{line}");
        Story::small().file(LO1, TOPIC).file("content/site.yaml", &site).build()
    };
    let packs = |story: &Story| {
        let names = ["checklist", "tracker", "cards", "questions"];
        names.into_iter().filter(|name| story.output().contains_key(&pack(name))).collect::<Vec<_>>()
    };
    assert_eq!(packs(&with("").clean()), ["checklist", "tracker", "cards", "questions"]);
    assert_eq!(packs(&with("packs: [cards, tracker]").clean()), ["tracker", "cards"]);
    let none = with("packs: none").clean();
    assert_eq!(packs(&none), [""; 0]);
    assert!(!none.page(UNIT_PAGE).contains("To print"));
    let sitemap = with("").clean();
    let sitemap = String::from_utf8(sitemap.output()["sitemap.xml"].clone()).unwrap();
    assert!(sitemap.contains("u-1/lo1.html") && !sitemap.contains("cards.html"));
    let wrong = with("packs: [card]");
    assert_eq!(wrong.rules(), ["bad-value"]);
    assert!(wrong.diagnostics().contains("checklist, tracker, cards, questions"), "{}", wrong.diagnostics());
}

#[test]
fn a_page_with_the_address_of_a_pack_is_reported() {
    let story = Story::small().file("content/org/qual/u-1/tracker.md", "# Mine\n\nText.\n").build();
    assert_eq!(story.rules(), ["duplicate-address"]);
    assert!(story.diagnostics().contains("tracker.md"), "{}", story.diagnostics());
    let story =
        story.edit("content/site.yaml", "title: Small", "title: Small\npacks: [cards]").build().clean();
    assert!(story.words("org/qual/u-1/tracker.html").contains("Mine"));
}

#[test]
fn withheld_wording_is_nowhere_in_the_output() {
    let unit = "number: U-1\ntitle: Take calls\nlevel: 3\noutcomes:\n  1:\n    title: Understand calls\n    criteria:\n      \
        1.1:\n        text: Explain the zyxomma\n        items: [blue frimble, {text: red, items: [quonset]}]\n        tail: of wugs\n        \
        gloss: Say what a call is\n      1.2: Describe the brillig\n  2:\n    title: Be able to\n    criteria:\n      \
        2.1: {text: Show the snark, gloss: Greet, guidance: As trained.}\n";
    let secret = ["zyxomma", "frimble", "quonset", "wugs", "brillig", "snark"];
    let site = "title: Small\nlanguage: en-GB\nbase_url: https://example.org/\n";
    let topic = format!("{TOPIC}\nSee [](ac:1.1) and [](ac:1.2).\n");
    let story =
        Story::small().file("content/site.yaml", site).file(UNIT, unit).file(LO1, &topic).build().clean();
    let leaks = |story: &Story| {
        let leak = |(path, bytes): (&String, &Vec<u8>)| {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            secret.iter().any(|word| text.contains(word)).then(|| path.clone())
        };
        story.output().iter().filter_map(leak).collect::<Vec<_>>()
    };
    assert!(!leaks(&story).is_empty(), "the words are seen where they are shown");
    assert!(story.words(LO1_PAGE).contains("In plain words: Say what a call is"));
    let qualification = "content/org/qual/qualification.yaml";
    let handbook = "level: 3\nofficial_wording: withhold\nhandbook: {title: The Handbook, url: \"https://example.org/h\"}";
    let story = story.edit(qualification, "level: 3", handbook).build().clean();
    assert_eq!(leaks(&story), [""; 0]);
    let words = story.words(LO1_PAGE);
    assert!(
        words.contains("AC1.1 Say what a call is") && words.contains("AC1.2 See the handbook"),
        "{words}"
    );
    assert!(story.page(LO1_PAGE).contains("href=\"https://example.org/h\""));
    assert!(story.words(LO1_PAGE).contains("“Explain”"), "the command verb is no secret");
    assert!(story.words(&pack("checklist")).contains("AC1.2 See the handbook"));
    // The unit has the last word, and what stands above a unit is looked for where the unit says nothing.
    // Criteria of which nothing is told are like no others.
    let twin = unit.replace("U-1", "U-2");
    let story = story
        .file("content/org/qual/u-2/unit.yaml", &twin)
        .edit(qualification, "[U-1]", "[U-1, U-2]")
        .build()
        .clean();
    assert_eq!(leaks(&story), [""; 0]);
    let described = story.page(LO1_PAGE);
    let described = &described[described.find("id=\"ac-1-2\"").unwrap()..];
    assert!(!described[..described.find("</main>").unwrap()].contains("u-2/lo1.html#ac-1-2"));
    let story = story.without("content/org/qual/u-2/unit.yaml").edit(qualification, "[U-1, U-2]", "[U-1]");
    let story = story.edit(UNIT, "level: 3", "level: 3\nofficial_wording: show").build().clean();
    assert!(!leaks(&story).is_empty());
    let story = story.edit(UNIT, "official_wording: show", "").edit(
        qualification,
        "official_wording: withhold\n",
        "",
    );
    let story = story
        .file("content/org/organisation.yaml", "name: Org\nofficial_wording: withhold\n")
        .build()
        .clean();
    assert_eq!(leaks(&story), [""; 0]);
    let story = story.file("content/org/organisation.yaml", "name: Org\nofficial_wording: hide\n").build();
    assert_eq!(story.rules(), ["bad-value"]);
}

#[test]
fn a_notice_on_a_unit_stands_on_its_outcomes_too_and_leads_to_support() {
    let notice = "level: 3\ncontent_notice: {text: This unit is about *suicide*., support: \"https://example.org/help\"}";
    let story = Story::small().edit(UNIT, "level: 3", notice).file(LO1, TOPIC).build().clean();
    for path in [UNIT_PAGE, LO1_PAGE, LO2_PAGE, &pack("cards"), &pack("questions")] {
        let page = story.main(path);
        assert_eq!(page.matches("about <em>suicide</em>").count(), 1, "{path}");
        assert!(page.contains("<a href=\"https://example.org/help\">"), "{path}");
        let first = page.find("<h2").unwrap_or(page.len());
        assert!(page.find("role=\"note\"").unwrap() < first, "{path}: the notice comes before the content");
    }
    assert!(!story.page("org/qual/index.html").contains("suicide"));
    let story =
        story.file(LO1, &format!("---\ncontent_notice: Only this page.\n---\n{TOPIC}")).build().clean();
    assert!(story.words(LO1_PAGE).contains("Only this page.") && !story.words(LO1_PAGE).contains("suicide"));
    assert!(story.words(LO2_PAGE).contains("suicide"));
    let cards = story.words(&pack("cards"));
    assert!(cards.contains("suicide") && !cards.contains("Only this page."), "one notice for the whole unit");
    let page = "---\ntitle: About\ncontent_notice: {text: Hard to read.}\n---\nText.\n";
    let story = story.file("content/about.md", page).build().clean();
    assert!(story.words("about.html").contains("Before you read on Hard to read. Text."));
    let wrong = "---\ntitle: About\ncontent_notice: {text: x, suport: y}\n---\nText.\n";
    assert_eq!(story.file("content/about.md", wrong).build().rules(), ["unknown-field"]);
}

#[test]
fn a_notice_is_the_same_in_both_forms_of_a_topic() {
    let markdown = "---\ncontent_notice: {text: Mind *this*., support: \"https://example.org/\"}\n---\nIn short.\n\n## Ways to Show It\n- A log (AC1.1)\n";
    let yaml = "content_notice: {text: Mind *this*., support: \"https://example.org/\"}\nsynopsis: In short.\nevidence: [A log (AC1.1)]\n";
    let one = Story::small().file(LO1, markdown).build().clean();
    let other = Story::small().without(LO1).file("content/org/qual/u-1/lo1.yaml", yaml).build().clean();
    story::assert_same(one.output(), other.output(), "Markdown", "YAML");
}

/// A site whose qualification has these groups, and units of so many credits, `U-1` first.
fn with_groups(credits: &[u32], groups: &str) -> Story {
    let head = "number: 600/0001/1\ntitle: Q\nlevel: 3\ncredits: 20\ngroups:\n";
    let story = Story::small().file("content/org/qual/qualification.yaml", &format!("{head}{groups}"));
    credits.iter().enumerate().fold(story, |story, (at, credits)| {
        let number = at + 1;
        let unit = format!(
            "number: U-{number}\ntitle: Unit number {number}\nlevel: 3\ncredits: {credits}\nglh: 10\noutcomes:\n  1:\n    title: \
             Understand\n    criteria:\n      1.1: Explain it\n      1.2: Name it\n"
        );
        story.file(&format!("content/org/qual/u-{number}/unit.yaml"), &unit)
    })
}

const QUALIFICATION_PAGE: &str = "org/qual/index.html";

#[test]
fn a_qualification_shows_its_routes_with_credits_and_hours() {
    let groups = "  A: {kind: mandatory, rule: all, units: [U-1]}\n  B: {kind: optional, rule: {credits: 10}, units: [U-2, U-3, U-4]}\n";
    let story = with_groups(&[10, 4, 6, 10], groups).build().clean();
    let words = story.words(QUALIFICATION_PAGE);
    let routes = &words[words.find("Ways to take it").unwrap()..];
    assert!(
        routes.contains("In any case: U-1 Unit number 1 1 unit · 10 credits · 10 guided hours"),
        "{routes}"
    );
    assert!(routes.contains("There are 2 ways to take no more than needed."), "{routes}");
    assert!(
        routes.contains("U-2 Unit number 2 U-3 Unit number 3 In all: 3 units · 20 credits · 30 guided hours"),
        "{routes}"
    );
    assert!(routes.contains("U-4 Unit number 4 In all: 2 units · 20 credits · 20 guided hours"), "{routes}");
}

#[test]
fn what_the_qualification_lacks_is_taken_from_the_one_group_with_a_choice() {
    let groups = "  A: {kind: mandatory, rule: all, units: [U-1]}\n  B: {kind: optional, rule: {units: 1}, units: [U-2, U-3]}\n";
    let story = with_groups(&[10, 4, 6], groups).build().clean();
    assert!(story.words(QUALIFICATION_PAGE).contains("There is one way"), "20 credits take all three units");
}

#[test]
fn a_minimum_out_of_reach_is_said_plainly() {
    let groups = "  A: {kind: mandatory, rule: all, units: [U-1]}\n  B: {kind: optional, rule: {credits: 12}, units: [U-2, U-3]}\n";
    let story = with_groups(&[10, 4, 6], groups).build();
    let words = story.words(QUALIFICATION_PAGE);
    assert!(
        words
            .contains("Group B: take at least 12 credits. But this site has 2 units of it, worth 10 credits"),
        "{words}"
    );
    assert!(!words.contains("Ways to take it"));
    let story = with_groups(&[10], "  A: {kind: mandatory, rule: all, units: [U-1]}\n").build();
    assert!(story.words(QUALIFICATION_PAGE).contains("The qualification needs 20 credits"));
}

#[test]
fn the_evidence_plan_says_what_covers_each_criterion() {
    let topic = "x\n\n## Ways to Show It\n- A *recorded* call (AC1.1, AC2.1)\n- A log of one day (AC1.2)\n- Anything\n\n\
        ## Tips\n### Observation\n- Breathe (AC1.2)\n### Interview\n- Listen\n";
    let story = Story::small().file(LO1, topic).build().clean();
    let page = story.main(UNIT_PAGE);
    let plan = &page[page.find("evidence_plan").unwrap()..];
    let plan = &plan[..plan.find("</table>").unwrap()];
    assert!(plan.contains("<li id=\"evidence_1\"><b>E1</b> <span>A recorded call"), "{plan}");
    assert_eq!(plan.matches("href=\"#evidence_1\"").count(), 2, "AC1.1 and AC2.1");
    let words = html::words(plan);
    assert!(
        words.contains("AC1.2 Describe a caller A log of one day Assessed by: Observation, Interview"),
        "{words}"
    );
    assert!(!words.contains("Anything"), "what serves no criterion has no place in the table");
    assert_links_lead_somewhere(&story);
    let story = story.file(LO1, "x\n").build().clean();
    assert!(!story.page(UNIT_PAGE).contains("evidence_plan"));
}

#[test]
fn a_card_has_its_parts_in_the_order_in_which_they_are_read() {
    let topic = "x\n\n## FAQs\n### F?\nf\n\n## Tips\n- t\n\n## Scenarios\nScene.\n\n## Key Terms\n- NDM\n\n## Quiz\n### Q? (AC1.1)\n\
        Answer: a\n\n## Evidence\n- e (AC1.1)\n\n## Mistakes\n- m (AC1.1)\n\n## Marking Points\n- at least two p (AC1.1)\n\n## AC1.1\nTaught.\n";
    let unit = "1.1: Explain what a call is";
    let story = Story::small()
        .edit(UNIT, unit, "1.1: {text: Explain what a call is, guidance: Noted.}")
        .file(LO1, topic);
    let story = story.build().clean();
    let words = story.words(LO1_PAGE);
    let order = [
        "AC1.1 Explain what a call is",
        "What “Explain” asks for",
        "Guidance from the specification",
        "Taught.",
        "What assessors look for",
        "Traps to avoid",
        "Ideas for evidence",
        "Check yourself",
        "AC1.2 Describe a caller",
        "Words to know",
        "Scenarios to practise",
        "Tips for the assessment",
        "Questions people ask",
    ];
    let places = order.map(|text| words.rfind(text).unwrap_or_else(|| panic!("no {text} in {words}")));
    assert!(places.is_sorted(), "{places:?} in {words}");
}
