//! Links that the tool makes by itself: what becomes one and what doesn't, case by case; and that nothing else changes.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use proptest::prelude::*;
use story::{Story, html};

const GLOSSARY: &str = "\
NDM:
  expansion: National Decision Model
  definition: Six parts around a code. See also risk, the [](term:KPI) and the call handler's log.
Call handler:
  aliases: [Call taker]
  definition: Who answers. A call handler listens.
Risk: How likely harm is.
Dynamic risk assessment: Judging risk again and again.
Policy: A plan.
KPI: A figure.
TRiM: Care after an incident.
R&D: Finding out.
Log:
  definition: A record.
  autolink: false
Incident log: The record of an incident.
Contact: Who calls.
Contact point:
  definition: A place.
  autolink: no
APP: National guidance.
Café: A place to sit.
Betari's box: A circle of moods.
999 BSL: Video calls.
M/ETHANE: What to pass on.
Assessment criterion:
  aliases: [AC]
  definition: One thing to show.
Learning outcome:
  aliases: [LO]
  definition: What a learner can do.
";

const INSTRUMENTS: &str = "\
Data Protection Act 2018:
  kind: act
  year: 2018
  aliases: [DPA]
  summary: The law on personal data.
Data Protection Act 1998:
  kind: act
  year: 1998
  status: superseded
  superseded_by: Data Protection Act 2018
Police Act:
  kind: act
  year: 1996
Victims' Code:
  kind: code
  year: 2021
National Decision Model:
  kind: model
  aliases: [NDM]
Equality Act 2010:
  kind: act
  autolink: false
";

/// Text that stays as it is, with `[where>what]` for each link. `ac-1-2` is on the page of outcome 1 itself.
const SAME: &[&str] = &[
    // Criteria.
    "See [lo3#ac-3-5>AC3.5] for it.",
    "See [lo3#ac-3-5>ac 3.5] and [#ac-1-2>AC1.2].",
    "[lo3#ac-3-5>AC\u{a0}3.5]: explained.",
    "ACs [lo3#ac-3-5>3.5] and [lo3#ac-3-6>3.6] belong together",
    "ACs [lo3#ac-3-5>3.5], [lo3#ac-3-6>3.6] and [lo4#ac-4-10>4.10].",
    "[lo3#ac-3-5>criterion 3.5]? No: [lo3#ac-3-5>criterion 3.5]!",
    "Criteria [lo3#ac-3-5>3.5], [lo3#ac-3-6>3.6] or [lo4#ac-4-1>4.1]",
    "the [lo3#ac-3-5>assessment criterion 3.5]",
    "[lo3#ac-3-5>AC3.5]–[lo3#ac-3-6>3.6], [lo3#ac-3-5>AC3.5]/[lo3#ac-3-6>3.6]",
    "[lo4#ac-4-1>AC4.1] is not [lo4#ac-4-10>AC4.10].",
    "([lo3#ac-3-5>AC3.5])",
    "[lo3#ac-3-5>AC3.5], then [lo3#ac-3-5>AC3.5] again",
    "[lo3#ac-3-5>AC3.5] and 3.99, ACs [lo3#ac-3-5>3.5], 9.9 and [lo3#ac-3-6>3.6]",
    "[lo3#ac-3-5>AC3.5]'s wording",
    // What is none.
    "AC9.9 and AC 9.9 and criterion 9.9",
    "AC3.55 and AC3.5x1 and XAC3.5",
    "ac 12:30, the AC3 socket, ac 230",
    "3.5 of them and version 3.5",
    "back3.5 and mac3.5",
    // Outcomes.
    "[lo4>LO4] and [lo4>LO 4] and [lo4>Learning Outcome 4]",
    "[lo4>lo4] and [lo4>learning outcome\u{a0}4]",
    "learning outcomes [lo3>3] and [lo4>4]",
    "LOs [lo3>3], [lo4>4] and 7",
    "[lo3>LO3] to [lo4>4]",
    "[lo4>LO4] and 3 calls",
    "LO1 is this page, ACs 1 and 2 are none",
    "LO9, LO4.1, slo4 and LO44",
    // Units.
    "[02>L3-CM-02] comes next",
    "units [02>L3-CM-02] and [03>L3-CM-03]; this is [01>L3-CM-01]",
    "([02>L3-CM-02])",
    "[02>T/506/5299] is [02>L3-CM-02]",
    "l3-cm-02, L3-CM-022, XL3-CM-02, L3-CM-02-X and L3-CM-99",
    "AT/506/5299, T/506/52991, T/506/5299/2 and T/999/0000",
    "files/L3-CM-02 and L3-CM-02.md",
    // Numbers in another unit.
    "[02>L3-CM-02] [02/lo3#ac-3-5>AC3.5]",
    "[02>L3-CM-02], [02/lo4>LO4]",
    "[02>L3-CM-02]: criteria [02/lo3#ac-3-5>3.5] and 3.6",
    "[02/lo3#ac-3-5>AC3.5] of [02>L3-CM-02]",
    "[02/lo3#ac-3-5>AC3.5] and [02/lo4>LO4] of unit [02>L3-CM-02]",
    "[02/lo3#ac-3-5>AC3.5] (unit [02>L3-CM-02])",
    "[02>L3-CM-02] [02/lo3#ac-3-5>AC3.5], [03/lo3#ac-3-5>AC3.5] of [03>L3-CM-03]",
    "[lo3#ac-3-5>AC3.5]; later [02>L3-CM-02]",
    "[02>L3-CM-02] says more than [lo3#ac-3-5>AC3.5]",
    "AC3.5 of L3-CM-99, L3-CM-99 AC3.5 and AC3.5 (L3-CM-99)",
    "[02>L3-CM-02] AC3.6",
    // Terms.
    "The [ndm>NDM] is one; the NDM again",
    "the [ndm>National Decision Model], then the NDM",
    "the [ndm>national decision model]",
    "ndm, Ndm and NDMX",
    "many [kpi>KPIs], kpis and KPIS",
    "a [call-handler>call handler] and a call taker and call handlers",
    "[call-handler>Call-handlers] answer",
    "two [call-handler>call takers]",
    "the [call-handler>call\u{a0}handler]",
    "the [call-handler>call handler]'s chair",
    "call handlering, recall handler, call, handler",
    "[risk>risk], [dynamic-risk-assessment>dynamic risk assessment]",
    "[dynamic-risk-assessment>Dynamic risk assessments] and [risk>risks]",
    "dynamic [risk>risk] and assessment",
    "risk-based, pre-risk and risk.log stay; [risk>risk] - that is it",
    "risky, @risk and risk@example.org",
    "[risk>Risk]/harm and harm/risk",
    "two [policy>policies]",
    "the log and all logs",
    "the [incident-log>incident log] and the log",
    "the contact point and the [contact>contact]",
    "an app is no [app>APP]",
    "a [café>café], a cafe",
    "[r-d>R&D]",
    "[trim>TRiM], trim, TRIM",
    "the [betaris-box>Betari box] and Betari's box",
    "[999-bsl>999 BSL], 999 bsl",
    "[m-ethane>M/ETHANE]",
    "the [learning-outcome>learning outcome] and its [assessment-criterion>assessment criteria]",
    "what an [assessment-criterion>AC] is, and what an [learning-outcome>LO] is",
    // Instruments.
    "the [i_data-protection-act-2018>Data Protection Act 2018] and the DPA",
    "the [i_data-protection-act-1998>Data Protection Act 1998]",
    "the Data Protection Act",
    "the [i_police-act>Police Act 1996], the Police Act",
    "the [i_police-act>Police Act] of that year",
    "the Police Act 1997",
    "the [i_victims-code>Victims' Code], the Victims Code",
    "the Equality Act 2010",
    "a Police Acting class",
];

/// Markdown, and what is seen of it.
const SHOWN: &[(&str, &str)] = &[
    ("A `call handler` and [a risk](https://example.org/)", "A call handler and {a risk}"),
    ("See [the NDM](<term:NDM>), then NDM and risk", "See {the NDM}, then NDM and [risk>risk]"),
    ("### The risk\n\nA risk.\n\n### Then\n\nA risk.", "The risk A [risk>risk]. Then A [risk>risk]."),
    ("    call handler\n\nrisk", "call handler [risk>risk]"),
    ("```\nAC3.5\n```\n\nAC3.5", "AC3.5 [lo3#ac-3-5>AC3.5]"),
    ("| risk | a |\n|---|---|\n| risk | KPI |\n", "risk a [risk>risk] [kpi>KPI]"),
    ("call\nhandler, AC\n3.5", "[call-handler>call handler], [lo3#ac-3-5>AC 3.5]"),
    ("call *handler* and *call handler*", "call handler and [call-handler>call handler]"),
    ("AC*3.5* and **AC3.5**", "[assessment-criterion>AC] 3.5 and [lo3#ac-3-5>AC3.5]"),
    ("R&amp;D and call&nbsp;handler", "[r-d>R&D] and [call-handler>call handler]"),
    ("https://example.org/risk/call-handler risk", "https://example.org/risk/call-handler [risk>risk]"),
    (
        "www.example.org/risk and <https://example.org/risk>",
        "www.example.org/risk and {https://example.org/risk}",
    ),
    ("- a risk\n- a risk and a KPI", "a [risk>risk] a risk and a [kpi>KPI]"),
    ("> [!NOTE]\n> A risk.", "Note A [risk>risk]."),
    ("- [x] risk", "Done [risk>risk]"),
    ("a[^1] risk\n\n[^1]: A risk.", "a {1} [risk>risk]"),
    (
        "[](ac:3.5) and [](lo:4) and [](<lo:L3-CM-02/4>)",
        "{AC3.5 Explain it} and {LO4 Be able to do it} and {LO4 Be able to do it}",
    ),
    ("[](<instrument:Police Act>) and [](verb:Explain)", "{Police Act} and {Explain}"),
    ("[](<term:Log>) is a log", "{Log} is a log"),
    ("“AC3.5” ‘risk’", "“[lo3#ac-3-5>AC3.5]” ‘[risk>risk]’"),
];

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
    let page = &page[start..page.find("id=\"words\"").unwrap_or(page.len())];
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
    #![proptest_config(ProptestConfig::with_cases(48))]

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
