//! Links that the tool makes by itself: what becomes one and what doesn't, case by case; and that nothing else changes.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
#[path = "../story/mod.rs"]
mod story;

use cases::{GLOSSARY, INSTRUMENTS, SAME, SHOWN};
use proptest::prelude::*;
use story::{Story, html};

fn unit(number: &str, reference: &str, criteria: &str) -> String {
    format!(
        "number: {number}\nreference: {reference}\ntitle: Unit {number}\nlevel: 3\noutcomes:\n  1:\n    title: Understand it\n    criteria:\n      \
         1.1: Explain risk\n      1.2: Describe it\n  3:\n    title: Know it\n    criteria:\n{criteria}  4:\n    title: Be able to do it\n    \
         criteria:\n      4.1: Show it\n      4.10: Show it again\n"
    )
}

const FOLDER: &str = "content/org/qual";
const TOPIC: &str = "content/org/qual/l3-cm-01/lo1.md";
const PAGE: &str = "org/qual/l3-cm-01/lo1.html";

/// A site of three units, a glossary and instruments.
fn site() -> Story {
    let (both, one) = ("      3.5: Explain it\n      3.6: Explain more\n", "      3.5: Explain it\n");
    Story::new()
        .file("content/site.yaml", "title: Small\nlanguage: en-GB\n")
        .file("content/glossary.yaml", GLOSSARY)
        .file("content/instruments.yaml", INSTRUMENTS)
        .file("content/org/organisation.yaml", "name: Org\n")
        .file(
            "content/org/qual/qualification.yaml",
            "number: 600/0001/1\ntitle: Diploma\nlevel: 3\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [L3-CM-01, L3-CM-02, L3-CM-03]\n",
        )
        .file(&format!("{FOLDER}/l3-cm-01/unit.yaml"), &unit("L3-CM-01", "H/506/5295", both))
        .file(&format!("{FOLDER}/l3-cm-02/unit.yaml"), &unit("L3-CM-02", "T/506/5299", one))
        .file(&format!("{FOLDER}/l3-cm-03/unit.yaml"), &unit("L3-CM-03", "R/506/5300", one))
}

/// A text with `[where>what]` without the marks.
fn unmarked(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let (_, after) = after.split_once('>').unwrap();
        let (what, after) = after.split_once(']').unwrap();
        out.push_str(what);
        rest = after;
    }
    out + rest
}

/// HTML with its links marked as the table has it, and without tags.
fn marked(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<a ") {
        out.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        let (inside, after) = after.split_once("</a>").unwrap();
        let visible = inside.split("<span class=\"visually-hidden\">").next().unwrap();
        let href = tag.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        match tag.contains("class=\"ref\"") || tag.contains("class=\"mention\"") {
            true => out.push_str(&format!("[{}&gt;{visible}]", place(href))),
            false => out.push_str(&format!("{{{visible}}}")),
        }
        rest = after;
    }
    html::words(&(out + rest)).replace('’', "'").replace('\u{a0}', " ")
}

/// An address as the table has it.
fn place(href: &str) -> String {
    let short = href.replace("#word_", "").replace("../l3-cm-", "").replace(".html", "");
    let short = short.replace("%C3%A9", "é");
    match short.strip_suffix("/index") {
        Some(unit) => unit.to_owned(),
        None if short == "index" => "01".to_owned(),
        None => short,
    }
}

/// What is seen of some texts, each in a section of its own on the page of an outcome.
fn shown(texts: &[String]) -> Vec<String> {
    let sections = texts.iter().enumerate().map(|(at, text)| format!("## Case {at}\n\n{text}\n\n"));
    let story = site().file(TOPIC, &format!("x\n\n{}", sections.collect::<String>())).build().clean();
    let page = story.main(PAGE);
    let case = |at: usize| {
        let start = page.find(&format!(">Case {at}</h2>")).unwrap() + format!(">Case {at}</h2>").len();
        let rest = &page[start..];
        marked(&rest[..rest.find("</section>").unwrap()])
    };
    (0..texts.len()).map(case).collect()
}

#[test]
fn the_table_of_cases() {
    assert!(SAME.len() + SHOWN.len() >= 80, "{}", SAME.len() + SHOWN.len());
    let same = SAME.iter().map(|marked| (unmarked(marked), (*marked).to_owned()));
    let other = SHOWN.iter().map(|(text, marked)| ((*text).to_owned(), (*marked).to_owned()));
    let (texts, expected): (Vec<String>, Vec<String>) = same.chain(other).unzip();
    let wrong: Vec<String> = shown(&texts)
        .into_iter()
        .zip(&expected)
        .filter(|(shown, expected)| *shown != expected.replace('’', "'").replace('\u{a0}', " "))
        .map(|(shown, expected)| format!("wanted {expected}\n   got {shown}\n"))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The page of an outcome, and its part from some words on.
fn topic_page(text: &str) -> Story {
    site().file(TOPIC, text).build().clean()
}

#[test]
fn a_mention_leads_to_the_words_of_the_page_and_they_to_the_entry() {
    let story = topic_page("The NDM and the Data Protection Act 1998.\n\n## Again\n\nThe NDM.\n");
    let page = story.main(PAGE);
    let link = "<a class=\"mention\" href=\"#word_ndm\" title=\"National Decision Model: Six parts around a code. See also risk, \
                the KPI and the call handler’s log.\">NDM</a>";
    assert_eq!(page.matches(link).count(), 2, "once in each section\n{page}");
    assert_eq!(page.matches("id=\"word_ndm\"").count(), 1, "explained once");
    assert!(page.contains("title=\"Act, 1998, superseded by Data Protection Act 2018\""), "{page}");
    assert!(page.contains("href=\"../../../glossary/ndm.html\""), "{page}");
}

#[test]
fn a_reference_says_what_it_leads_to() {
    let story = topic_page("See AC3.5, LO4 and L3-CM-02.\n");
    let page = story.main(PAGE);
    for link in [
        "<a class=\"ref\" href=\"lo3.html#ac-3-5\">AC3.5<span class=\"visually-hidden\"> Explain it</span></a>",
        "<a class=\"ref\" href=\"lo4.html\">LO4<span class=\"visually-hidden\"> Be able to do it</span></a>",
        "<a class=\"ref\" href=\"../l3-cm-02/index.html\">L3-CM-02<span class=\"visually-hidden\"> Unit L3-CM-02</span></a>",
    ] {
        assert!(page.contains(link), "{link}\n{page}");
    }
    let description = story.page(PAGE).split("name=\"description\" content=\"").nth(1).unwrap();
    assert!(description.starts_with("See AC3.5, LO4 and L3-CM-02.\""), "{description}");
}

#[test]
fn a_card_is_one_section_from_its_guidance_on_and_never_leads_to_itself() {
    let unit = unit("L3-CM-01", "H/506/5295", "      3.5: Explain it\n      3.6: Explain more\n");
    let guidance =
        "      1.2:\n        text: Describe it\n        guidance: A risk, as AC1.2 and AC1.1 say.\n";
    let unit = unit.replace("      1.2: Describe it\n", guidance);
    let story = site()
        .file("content/org/qual/l3-cm-01/unit.yaml", &unit)
        .file(TOPIC, "x\n\n## AC1.2\n\nA risk and a KPI.\n\n## Key Concepts\n- **One**: a KPI (AC1.2)\n- **Two**: a risk\n")
        .build()
        .clean();
    let page = marked(story.main(PAGE));
    assert!(page.contains("A [risk>risk], as AC1.2 and [#ac-1-1>AC1.1] say."), "{page}");
    assert!(page.contains("A risk and a [kpi>KPI]."), "{page}");
    assert!(page.contains("a KPI") && page.contains("a [risk>risk]"), "{page}");
    assert_eq!(story.main(PAGE).matches("href=\"#word_risk\"").count(), 2, "the card and the section");
}

#[test]
fn where_words_are_defined_a_mention_leads_to_the_entry_and_never_to_itself() {
    let story = site().build().clean();
    let term = story.main("glossary/ndm.html");
    assert!(term.contains("<a class=\"mention\" href=\"risk.html\""), "{term}");
    assert!(!term.contains("id=\"word_") && !term.contains("href=\"ndm.html\""), "{term}");
    let own = story.main("glossary/call-handler.html");
    assert!(!own.contains("class=\"mention\""), "{own}");
    let all = story.main("glossary/index.html");
    assert!(all.contains("<a class=\"mention\" href=\"risk.html\"") && !all.contains("#word_"), "{all}");
}

#[test]
fn what_a_learner_chooses_or_moves_has_no_links() {
    let question = "x\n\n## Check Yourself\n\n### What? (AC1.1)\n- [ ] A risk\n  No risk.\n- [x] A KPI\n\n### In order (AC1.1)\n1. \
                    Risk\n2. KPI\n";
    let page = topic_page(question).main(PAGE).to_owned();
    assert_eq!(page.matches("class=\"mention\"").count(), 1, "in the explanation alone\n{page}");
}

#[test]
fn outside_a_unit_a_bare_number_stays_text() {
    let story =
        site().file("content/about.md", "# About\n\nAC3.5, LO4 and L3-CM-02 AC3.5.\n").build().clean();
    let page = story.main("about.html");
    assert_eq!(page.matches("class=\"ref\"").count(), 2, "{page}");
    assert!(
        page.contains("<p>AC3.5, LO4 and <a class=\"ref\" href=\"org/qual/l3-cm-02/index.html\">"),
        "{page}"
    );
}

#[test]
fn a_new_term_is_linked_at_once_and_a_switch_takes_its_links_away() {
    let path = "content/glossary.yaml";
    let story = topic_page("A zebra and a risk.\n");
    assert!(!story.main(PAGE).contains("#word_zebra"));
    let story = story.file(path, &format!("{GLOSSARY}Zebra: An animal.\n")).build().clean();
    assert!(story.main(PAGE).contains("#word_zebra"));
    let off = format!("{GLOSSARY}Zebra: {{definition: An animal., autolink: false}}\n");
    let story = story.file(path, &off).build().clean();
    assert!(!story.main(PAGE).contains("zebra\" title") && story.main(PAGE).contains("#word_risk"));
    let story =
        story.file("content/instruments.yaml", "Zebra Act: {kind: act, year: 1999}\n").build().clean();
    let story = story.file(TOPIC, "The Zebra Act 1999.\n").build().clean();
    assert!(story.main(PAGE).contains("#word_i_zebra-act"), "{}", story.main(PAGE));
}

#[test]
fn unknown_names_of_the_new_schemes_are_told_with_the_nearest() {
    let text = "[](lo:7) [](<instrument:Polce Act>) [](verb:Explane) [](<lo:L3-CM-02/4>)\n";
    let told = site().file(TOPIC, text).build().diagnostics().to_owned();
    for part in [
        "there is no outcome 7 in L3-CM-01",
        "the unit's outcomes end at 4",
        "instruments.yaml has no `Polce Act`",
        "did you mean `Police Act`?",
        "no command verb is called `Explane`",
        "did you mean `Explain`?",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let outside = site().file("content/about.md", "# About\n\n[x](lo:4)\n").build();
    assert!(outside.diagnostics().contains("no unit is meant here, so outcome 4 could be any"));
}

/// The page of a text, up to its words, without the links that the tool made.
fn stripped(page: &str) -> String {
    let start = page.find("</h1>").unwrap();
    let page = &page[start..page.find("<section class=\"words\"").unwrap_or(page.len())];
    let (mut out, mut rest) = (String::new(), page);
    while let Some((before, after)) = rest.split_once("<a class=\"") {
        out.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        let (inside, after) = after.split_once("</a>").unwrap();
        assert!(tag.starts_with("mention\"") || tag.starts_with("ref\""), "{tag}");
        out.push_str(inside.split("<span class=\"visually-hidden\">").next().unwrap());
        rest = after;
    }
    out + rest
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn links_change_no_text(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60)) {
        let text = format!("# Notes\n\nx {}\n", pieces.concat());
        let linked = site().file("content/org/qual/l3-cm-01/notes.md", &text).build();
        let plain = Story::new()
            .file("content/site.yaml", "title: Small\nlanguage: en-GB\n")
            .file("content/notes.md", &text)
            .build();
        let (linked, plain) = (linked.page("org/qual/l3-cm-01/notes.html"), plain.page("notes.html"));
        let end = |page: &str| page.find("</article>").or_else(|| page.find("</main>")).unwrap();
        let (linked, plain) = (stripped(&linked[..end(linked)]), stripped(&plain[..end(plain)]));
        let words = |html: &str| html::words(html);
        prop_assert_eq!(words(&linked), words(&plain));
        let body = |html: &str| html.rfind("</p>").map(|end| html[..end].to_owned());
        prop_assert_eq!(body(&linked), body(&plain));
    }
}

const PIECES: &[&str] = &[
    "AC3.5",
    "ac",
    "AC",
    "LO4",
    "criteria ",
    "3.5",
    "3.6",
    "and",
    ", ",
    " ",
    " ",
    " ",
    "\n",
    "-",
    "’",
    "'s",
    "s",
    "L3-CM-02",
    "L3-",
    "CM",
    "NDM",
    "call handler",
    "call",
    "handler",
    "risk",
    "Risk",
    "Data Protection Act",
    " 2018",
    "&amp;",
    "&",
    "\u{a0}",
    "*",
    "**",
    "`",
    "é",
    "\u{301}",
    "🙂",
    "R&D",
    "\n\n",
    "\n- ",
    "\n## risk\n\n",
    "<https://example.org/risk>",
    "www.",
    "https://",
    ".",
    "/",
    "@",
    "KPI",
    "National Decision Model",
    "“",
    "”",
    "_",
    "\\",
];
