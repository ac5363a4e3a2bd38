//! What learners see: small sites are built, and their pages read.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use story::{Story, html};

const LO1: &str = "content/org/qual/u-1/lo1.md";
const LO1_PAGE: &str = "org/qual/u-1/lo1.html";
const UNIT: &str = "content/org/qual/u-1/unit.yaml";

/// The small site with this topic on its first outcome.
fn with_topic(topic: &str) -> Story {
    Story::small().file(LO1, topic).build().clean()
}

/// The card of a criterion on a page.
fn card<'a>(page: &'a str, id: &str) -> &'a str {
    let start = page.find(&format!("<section class=\"criterion\" id=\"{id}\">")).unwrap();
    let rest = &page[start + 1..];
    &rest[..rest.find("<section class=\"criterion\"").unwrap_or(rest.len())]
}

/// Levels of headings in order.
fn levels(page: &str) -> Vec<u8> {
    let names = html::tags(page).into_iter().map(|tag| tag.name);
    let level = |name: String| match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    };
    names.filter_map(level).collect()
}

/// Values of all `id` attributes.
fn ids(page: &str) -> Vec<String> {
    html::tags(page).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect()
}

#[test]
fn what_serves_two_criteria_stands_with_the_first_and_is_linked_from_the_second() {
    let story = with_topic("x\n\n## Key Concepts\n- **Pause**: wait for it (AC1.2, AC1.1)\n");
    let page = story.page(LO1_PAGE);
    assert_eq!(page.matches("wait for it").count(), 1);
    assert!(card(page, "ac-1-1").contains("wait for it"));
    assert!(card(page, "ac-1-1").contains("<a href=\"#ac-1-2\">AC1.2</a>"));
    assert!(card(page, "ac-1-2").contains("Key concept: <a href=\"#concept_1\">Pause</a>"));
}

#[test]
fn what_serves_no_criterion_stands_in_a_section_of_its_own() {
    let story = with_topic("x\n\n## Evidence Ideas\n- A log (AC1.1)\n- A diary\n");
    let page = story.main(LO1_PAGE);
    assert!(card(page, "ac-1-1").contains("A log"));
    let section = &page[page.find("id=\"evidence-ideas\"").unwrap()..];
    assert!(section.contains("A diary") && !section.contains("A log"));
    assert!(section.contains("href=\"#ac-1-1\""), "says where the rest stands");
}

#[test]
fn what_a_topic_says_for_a_criterion_of_another_outcome_is_linked_from_there() {
    let story = with_topic("x\n\n## FAQs\n### May I write it down? (AC2.1)\nYes.\n");
    let card = card(story.page("org/qual/u-1/lo2.html"), "ac-2-1");
    assert!(card.contains("href=\"lo1.html#faq_1\">May I write it down?</a>"), "{card}");
}

#[test]
fn a_link_to_a_section_works_when_all_of_it_stands_with_criteria() {
    let text = "See [the traps](#mistakes).\n\n## Common Mistakes\n- Hurrying (AC1.2)\n";
    let story = with_topic(text);
    let page = story.page(LO1_PAGE);
    assert!(page.contains("href=\"#mistakes\""));
    assert!(card(page, "ac-1-2").contains("id=\"mistakes\""));
}

#[test]
fn steps_to_put_in_order_are_shown_in_another_order_first() {
    let story =
        with_topic("x\n\n## Check Yourself\n### In which order? (AC1.1)\n1. Greet\n2. Locate\n3. Grade\n");
    let page = story.main(LO1_PAGE);
    let (shown, answer) = page[page.find("In which order?").unwrap()..].split_once("<details>").unwrap();
    let order = |text: &str| ["Greet", "Locate", "Grade"].map(|step| text.find(step).unwrap());
    assert!(!order(shown).is_sorted());
    assert!(order(answer).is_sorted());
}

#[test]
fn the_answer_to_a_choice_is_given_by_letter_and_only_after_asking() {
    let story = with_topic("x\n\n## Quiz\n### Who? (AC1.1)\n- [ ] Nobody\n  Somebody must.\n- [x] You\n");
    let page = story.main(LO1_PAGE);
    let (shown, answer) = page[page.find("Who?").unwrap()..].split_once("<details>").unwrap();
    assert!(shown.contains("Nobody") && shown.contains("You") && !shown.contains("Right"));
    let answer = html::words(&answer[..answer.find("</details>").unwrap()]);
    assert!(answer.contains("A: Not right. Somebody must.") && answer.contains("B: Right. You"), "{answer}");
}

#[test]
fn headings_never_skip_and_ids_stand_once_however_deep_an_author_goes() {
    let deep = "First.\n\n#### Deep\ntext\n\n##### Deeper\ntext\n";
    let topic = format!(
        "Short.\n\n## Overview\n{deep}\n## AC1.1\n{deep}\n## AC1.2 Named\n{deep}\n## My own\n{deep}\n## Key Concepts\n### A (AC1.1)\n\
         {deep}\n### B\n{deep}\n## Scenarios\n### C (AC1.1)\n{deep}\n## FAQs\n### D?\n{deep}\n## Quiz\n### E? (AC1.2)\nAnswer: {deep}"
    );
    let story = with_topic(&topic);
    for path in story.output().keys().filter(|path| path.ends_with(".html")) {
        let page = story.page(path);
        let levels = levels(page);
        assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1, "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
        let mut ids = ids(page);
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}");
    }
}

#[test]
fn an_own_section_stays_after_the_one_it_followed() {
    let story = with_topic("x\n\n## Overview\nwhole\n\n## My desk\nown\n\n## Exam Tips\n- breathe\n");
    let words = story.words(LO1_PAGE);
    let at = |text: &str| words.find(text).unwrap();
    assert!(at("whole") < at("own") && at("own") < at("breathe"), "{words}");
}

#[test]
fn an_outcome_without_notes_says_so_and_shows_its_criteria() {
    let story = Story::small().without(LO1).build().clean();
    let words = story.words(LO1_PAGE);
    assert!(words.contains("no revision notes") && words.contains("AC1.2 Describe a caller"), "{words}");
}

#[test]
fn an_old_criterion_number_still_leads_to_its_card() {
    let new = "1.2: {text: Describe a caller, formerly: ['1.7']}";
    let story = Story::small().edit(UNIT, "1.2: Describe a caller", new).build().clean();
    assert!(card(story.page(LO1_PAGE), "ac-1-2").contains("id=\"ac-1-7\""));
}

#[test]
fn an_old_address_leads_on_without_a_script() {
    let story = Story::small()
        .edit("content/site.yaml", "title:", "base_url: https://example.org/x/y/\ntitle:")
        .edit(UNIT, "title: Take calls", "title: Take calls\nformerly: [U-0]")
        .build()
        .clean();
    let old =
        story.output().keys().find(|path| path.contains("u-0/") && path.ends_with("index.html")).unwrap();
    let page = story.page(old);
    assert!(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../u-1/index.html\">"), "{page}");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/x/y/org/qual/u-1/\">"));
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(page.contains("<a href=\"../u-1/index.html\">U-1 Take calls</a>"));
    assert!(!String::from_utf8_lossy(&story.output()["sitemap.xml"]).contains("u-0"));
}

#[test]
fn the_page_for_wrong_addresses_works_at_any_depth_once_the_site_knows_where_it_is() {
    let story = Story::small().build().clean();
    assert!(story.page("404.html").contains("href=\"assets/style.css\""));
    assert!(story.words("404.html").contains("shorten the address"));
    let story = story
        .edit("content/site.yaml", "title:", "base_url: https://example.org/x/y/\ntitle:")
        .build()
        .clean();
    let page = story.page("404.html");
    let local = html::tags(page).into_iter().filter_map(|tag| Some(tag.get("href")?.to_owned()));
    let astray: Vec<String> =
        local.filter(|href| !href.starts_with("/x/y/") && !href.starts_with('#')).collect();
    assert_eq!(astray, Vec::<String>::new());
}

#[test]
fn the_sitemap_lists_every_page_once() {
    let story = Story::small().build().clean();
    assert!(!story.output().contains_key("sitemap.xml"));
    let story = story
        .edit("content/site.yaml", "title:", "base_url: https://example.org/x/y/\ntitle:")
        .build()
        .clean();
    let sitemap = String::from_utf8_lossy(&story.output()["sitemap.xml"]).into_owned();
    let listed =
        |path: &&String| path.ends_with(".html") && !story.page(path).contains("content=\"noindex\"");
    let pages = story.output().keys().filter(listed).count();
    assert!(pages >= 10, "{pages}");
    assert_eq!(sitemap.matches("<loc>https://example.org/x/y/").count(), pages);
    assert!(
        String::from_utf8_lossy(&story.output()["robots.txt"])
            .contains("https://example.org/x/y/sitemap.xml")
    );
}

#[test]
fn a_qualification_without_credits_reads_well() {
    let story = Story::small().build().clean();
    let words = story.words("org/qual/index.html");
    assert!(words.contains("A level 3 qualification of Org Awards."), "{words}");
    assert!(words.contains("Take the one unit below."), "{words}");
    assert!(!words.contains("redits") && !words.contains('–'), "{words}");
}

#[test]
fn a_unit_names_all_qualifications_that_count_it() {
    let second = "number: 600/0002/2\ntitle: Level 3 Award in Calls\nlevel: 3\ngroups:\n  A:\n    kind: optional\n    rule: {units: 1}\n    units: [U-1]\n";
    let story = Story::small().file("content/org/award/qualification.yaml", second).build().clean();
    let words = story.words("org/qual/u-1/index.html");
    assert!(
        words.contains("Level 3 Diploma in Calls") && words.contains("Level 3 Award in Calls"),
        "{words}"
    );
    assert!(story.page("org/award/index.html").contains("href=\"../qual/u-1/index.html\""));
    assert_eq!(story.page("index.html").matches("<a href=\"org/qual/u-1/index.html\"><b>U-1</b>").count(), 2);
}

#[test]
fn language_and_direction_come_from_the_content() {
    let story = Story::small().edit("content/site.yaml", "language: en-GB", "language: ur").build().clean();
    assert!(story.page(LO1_PAGE).contains("<html lang=\"ur\" dir=\"rtl\""));
}

#[test]
fn every_phrase_that_a_template_says_is_in_the_strings() {
    let theme = syllabus::theme::embedded();
    let strings = theme.strings(syllabus::theme::BASE_LANGUAGE);
    let mut said = 0;
    for (name, template) in &theme.templates {
        for (at, start) in template.text.match_indices("t(key=\"") {
            let key = template.text[at + start.len()..].split('"').next().unwrap();
            let known = strings.has(key)
                || (key.ends_with('-') && strings.keys().any(|known| known.starts_with(key)));
            assert!(known, "{name} says `{key}`");
            said += 1;
        }
    }
    assert!(said > 50);
}
