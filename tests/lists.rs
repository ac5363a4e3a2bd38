//! Lists of what the units of a qualification hold, from texts to pages.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use std::collections::{BTreeMap, BTreeSet};
use story::{Story, html};

const LO1: &str = "content/org/qual/u-1/lo1.md";
const UNIT: &str = "content/org/qual/u-1/unit.yaml";
const MISCONCEPTIONS: &str = "org/qual/misconceptions.html";
const MARKING_POINTS: &str = "org/qual/marking-points.html";
const FAQS: &str = "org/qual/faqs.html";
const COVERAGE: &str = "org/qual/coverage.html";
const FRESHNESS: &str = "org/qual/freshness.html";
const CSV: &str = "org/qual/coverage.csv";

/// How many bytes a page may have with its style sheets.
const MOST: usize = 61_440;

/// The pages of one list, part by part.
fn parts(story: &Story, list: &str) -> Vec<String> {
    let first = std::iter::once(format!("org/qual/{list}.html"));
    let others = (2..).map(|part| format!("org/qual/{list}-{part}.html"));
    first.chain(others).take_while(|path| story.output().contains_key(path)).collect()
}

/// The file and the fragment that an address on the page at `from` leads to, if it leads to one of the site.
fn follow(from: &str, address: &str) -> Option<(String, Option<String>)> {
    if address.contains("://") || address.starts_with("mailto:") {
        return None;
    }
    let (path, fragment) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
    let mut parts: Vec<&str> = from.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        path.split('/').for_each(|part| {
            if part == ".." {
                parts.pop();
            } else {
                parts.push(part)
            }
        });
    }
    Some((parts.join("/"), fragment.map(str::to_owned)))
}

fn ids(page: &str) -> Vec<String> {
    html::tags(page).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect()
}

/// Fails if an id of these pages stands twice, a link leads to nothing, or a page is too long.
fn assert_sound(story: &Story, pages: &[String]) {
    let all: BTreeMap<&str, BTreeSet<String>> = story
        .output()
        .keys()
        .filter(|path| path.ends_with(".html"))
        .map(|path| (path.as_str(), ids(story.page(path)).into_iter().collect()))
        .collect();
    for path in pages {
        let page = story.page(path);
        assert_eq!(ids(page).len(), all[path.as_str()].len(), "an id stands twice on {path}");
        let mut bytes = page.len();
        for tag in html::tags(page) {
            let Some((file, fragment)) = tag.get("href").and_then(|address| follow(path, address)) else {
                continue;
            };
            let there =
                story.output().get(&file).unwrap_or_else(|| panic!("{path} leads to no file at {file}"));
            if tag.get("rel") == Some("stylesheet") {
                bytes += there.len();
            }
            if let (Some(fragment), Some(ids)) = (fragment, all.get(file.as_str())) {
                assert!(ids.contains(&fragment), "{path}: {file} has no #{fragment}");
            }
        }
        assert!(bytes <= MOST, "{path} has {bytes} bytes with its styles");
    }
}

#[test]
fn there_is_a_list_only_of_what_there_is() {
    let story = Story::small().build().clean();
    assert!(story.words(MISCONCEPTIONS).contains("Every call is alike. Right No two are."));
    assert!(story.output().contains_key(COVERAGE) && story.output().contains_key(CSV));
    for list in [FAQS, MARKING_POINTS, FRESHNESS] {
        assert!(!story.output().contains_key(list), "{list} would be empty");
    }
    let story = story.without(LO1).build().clean();
    assert!(!story.output().contains_key(MISCONCEPTIONS));
    let story = story
        .file(UNIT, "number: U-1\ntitle: T\nlevel: 3\n")
        .edit("content/index.md", "[the unit](unit:U-1)", "you")
        .build();
    assert!(
        !story.output().contains_key(COVERAGE) && !story.output().contains_key(CSV),
        "{}",
        story.diagnostics()
    );
}

#[test]
fn a_misconception_appears_on_the_list_with_the_way_to_its_criterion() {
    let story = Story::small().build().clean();
    let before = story.output().clone();
    let story = story
        .edit(
            LO1,
            "No two are. (AC1.2)",
            "No two are. (AC1.2)\n- Misconception: A call is a ring. Correction: It is a voice. (AC1.1)",
        )
        .build()
        .clean();
    let page = story.page(MISCONCEPTIONS);
    assert!(page.contains("A call is a ring.") && page.contains("href=\"u-1/lo1.html#ac-1-1\""), "{page}");
    let at = |id: &str| page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {page}"));
    assert!(
        at("u-1") < at("u-1-lo-1")
            && at("u-1-lo-1") < at("u-1-ac-1-1")
            && at("u-1-ac-1-1") < at("u-1-ac-1-2")
    );
    let changed = story.changed_since(&before);
    assert!(
        [MISCONCEPTIONS, COVERAGE, CSV, "org/qual/u-1/lo1.html"]
            .iter()
            .all(|path| changed.iter().any(|it| it == path))
    );
    assert!(
        !changed.iter().any(|path| path == "org/qual/index.html" || path == "org/qual/u-1/lo2.html"),
        "{changed:?}"
    );
    assert_sound(&story, &parts(&story, "misconceptions"));
}

#[test]
fn the_qualification_and_its_units_lead_to_the_lists() {
    let story = Story::small().build().clean();
    assert!(story.page("org/qual/index.html").contains("href=\"misconceptions.html\""));
    assert!(story.page("org/qual/u-1/index.html").contains("href=\"../misconceptions.html#u-1\""));
    assert!(story.page("org/qual/u-1/index.html").contains("href=\"../coverage.html#u-1\""));
}

/// A site whose unit `U-1` has so many misconceptions, each with a word of its own.
fn with_traps(count: usize) -> Story {
    let trap = |n: usize| {
        let filling = "and so on at some length ".repeat(12);
        format!("- Misconception: Claim{n}x {filling}. Correction: It is *not* so. (AC1.{})\n", n % 2 + 1)
    };
    let traps: String = (0..count).map(trap).collect();
    Story::small().file(LO1, &format!("## Common Mistakes\n{traps}"))
}

#[test]
fn a_long_list_has_parts_that_hold_everything_once_and_lead_to_one_another() {
    let short = with_traps(20).build().clean();
    assert_eq!(parts(&short, "misconceptions").len(), 1);
    let long = with_traps(200).build().clean();
    let pages = parts(&long, "misconceptions");
    assert!(pages.len() > 2, "{pages:?}");
    assert_sound(&long, &pages);
    let words: Vec<String> = pages.iter().map(|path| long.words(path)).collect();
    for n in 0..200 {
        let claim = format!("Claim{n}x");
        assert_eq!(words.iter().filter(|words| words.contains(&claim)).count(), 1, "{claim}");
    }
    assert!(
        !words[0].contains("(continued)") && words[1].contains("U-1 Take calls (continued)"),
        "{}",
        words[1]
    );
    let middle = long.page(&pages[1]);
    assert!(middle.contains("<a href=\"misconceptions.html\" rel=\"prev\">"), "{middle}");
    assert!(middle.contains("<a href=\"misconceptions-3.html\" rel=\"next\">"));
    assert!(middle.contains("<h1>Misconceptions and mistakes, part 2</h1>"));
    let fewer = long.file(LO1, "Nothing.\n").build().clean();
    assert_eq!(parts(&fewer, "misconceptions"), [""; 0], "parts that are no longer needed are gone");
}

#[test]
fn all_lists_of_many_units_are_sound() {
    let mut story = Story::small();
    let mut numbers = Vec::new();
    for n in 1..=24 {
        let folder = format!("content/org/qual/v-{n}");
        let criteria: String =
            (1..=12).map(|c| format!("      1.{c}: Explain <thing> & \"{c}\"\n")).collect();
        let unit = format!(
            "number: V/{n}\ntitle: Unit {n}\nlevel: 3\nreviewed: 2026-01-{n:02}\noutcomes:\n  1:\n    title: Understand\n    criteria:\n{criteria}"
        );
        let long = "words ".repeat(60);
        let topic = format!(
            "In short.[^1]\n\n[^1]: A note.\n\n## Marking Points\n- At least two things[^2] (AC1.{c}, 1.12)\n- For all of it\n\n[^2]: Another.\n\n## FAQs\n\
             ### Why {n}?\nBecause: {long}[see](#marking-points) (AC1.2)\n\n## Common Mistakes\n- Too fast. (AC1.3)\n- Misconception: a. Correction: b.\n",
            c = n % 12 + 1
        );
        let whole = "## Common Mistakes\n- Never asking. (AC1.4)\n\n## Marking Points\n- Says why (AC1.5)\n\n## FAQs\n### Who?\nYou.\n";
        story = story.file(&format!("{folder}/unit.yaml"), &unit).file(&format!("{folder}/lo1.md"), &topic);
        story = story.file(&format!("{folder}/topic.md"), whole);
        numbers.push(format!("V/{n}"));
    }
    let units = format!("units: [U-1, {}]", numbers.join(", "));
    let story = story.edit("content/org/qual/qualification.yaml", "units: [U-1]", &units).build().clean();
    for list in ["misconceptions", "faqs", "marking-points", "coverage", "freshness"] {
        let pages = parts(&story, list);
        assert!(!pages.is_empty(), "{list}");
        assert_sound(&story, &pages);
    }
    assert!(parts(&story, "coverage").len() > 3);
    let points = story.page(MARKING_POINTS);
    assert!(points.contains("At least 2") && points.contains("id=\"v-3-ac-1-4\""), "{points}");
    assert!(
        !points.contains("note-2-mark") && points.contains("href=\"v-3/lo1.html#note-2\""),
        "footnotes stay at home"
    );
}

#[test]
fn a_point_is_listed_with_its_criterion_whichever_topic_says_it() {
    let story = Story::small()
        .file("content/org/qual/u-1/topic.md", "## Marking Points\n- Greets warmly (AC2.1)\n")
        .build()
        .clean();
    let words = story.words(MARKING_POINTS);
    assert!(
        words.contains("LO2 Be able to take calls AC2.1 Demonstrate a greeting Greets warmly"),
        "{words}"
    );
    assert!(story.page(MARKING_POINTS).contains("href=\"u-1/index.html#marking-points\""), "where it stands");
}

/// A reader of CSV as RFC 4180 has it.
fn parse_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(chars.next().unwrap())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                rows.push(vec![String::new()]);
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row ends as all do");
    rows
}

/// The rows of criteria on the pages of the coverage: label and numbers.
fn matrix(story: &Story) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for path in parts(story, "coverage") {
        for row in story.main(&path).split("<tr id=\"").skip(1) {
            let cells: Vec<String> = row
                .split("</t")
                .filter_map(|cell| cell.rsplit_once("<t").map(|(_, cell)| cell))
                .map(|cell| html::words(&format!("<t{cell}")))
                .collect();
            let end = cells.iter().skip(2).take_while(|cell| cell.parse::<u32>().is_ok()).count();
            rows.push(std::iter::once(cells[0].clone()).chain(cells[2..2 + end].iter().cloned()).collect());
        }
    }
    rows
}

#[test]
fn the_file_for_spreadsheets_says_what_the_table_says_and_is_no_formula() {
    let pieces =
        ["=", "+", "-", "@", ",", "\"", "\n", "'", ";", "a", "é", "=1+1", "–", " ", "\\t", "4.10", "<b>"];
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % most
    };
    for round in 0..60 {
        let mut text = |ends: &str| {
            let count = next(6);
            (0..count).map(|_| pieces[next(pieces.len())]).collect::<String>() + ends
        };
        let (title, stems) = (text("t"), [text("one"), text("two"), text("three")]);
        let yaml = |text: &str| format!("{:?}", text.replace("\\t", "\t")).replace("\\'", "'");
        let criteria: String = stems
            .iter()
            .zip(["4.1", "4.9", "4.10"])
            .map(|(stem, number)| format!("      {number}: {}\n", yaml(stem)))
            .collect();
        let unit = format!(
            "number: U-1\ntitle: {}\nlevel: 3\noutcomes:\n  4:\n    title: Know\n    criteria:\n{criteria}",
            yaml(&title)
        );
        let serving: String =
            (0..round % 5).map(|n| format!("- T{n} (AC4.{})\n", [1, 9, 10][n % 3])).collect();
        let topic = format!("## Tips\n{serving}- all (AC4.1, 4.10)\n\n## Common Mistakes\n- m (AC4.9)\n");
        let story =
            Story::small().without(LO1).file(UNIT, &unit).file("content/org/qual/u-1/lo4.md", &topic).build();
        assert!(story.output().contains_key(CSV), "{}", story.diagnostics());
        let csv = std::str::from_utf8(&story.output()[CSV]).unwrap();
        let rows = parse_csv(csv.strip_prefix('\u{feff}').expect("a mark says that it is UTF-8"));
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{csv}");
        assert!(
            rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])),
            "{csv}"
        );
        let said: Vec<Vec<String>> = rows[1..]
            .iter()
            .map(|row| std::iter::once(&row[3]).chain(&row[5..row.len() - 1]).cloned().collect())
            .collect();
        assert_eq!(said, matrix(&story), "{csv}");
        let spaces = |text: &str| text.replace("\\t", " ").split_whitespace().collect::<Vec<_>>().join(" ");
        // As it was written, or with an apostrophe before what would be a formula.
        let says = |cell: &str, written: &str| {
            let guarded =
                cell.strip_prefix('\'').filter(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            spaces(guarded.unwrap_or(cell)) == spaces(written) || spaces(cell) == spaces(written)
        };
        for (row, stem) in rows[1..].iter().zip(&stems) {
            assert!(says(&row[1], &title) && says(&row[4], stem), "{title:?} {stem:?}: {csv}");
        }
    }
}

#[test]
fn coverage_counts_what_serves_a_criterion_and_names_what_nothing_serves() {
    let story = Story::small()
        .edit(
            UNIT,
            "1.2: Describe a caller",
            "1.2:\n        text: Describe a caller\n        guidance: Any caller.",
        )
        .file("content/org/qual/u-1/topic.md", "## Tips\n- Listen (AC1.1, 1.2)\n")
        .build()
        .clean();
    // Guidance, notes, concepts, points, misconceptions, mistakes, evidence, questions, scenarios, FAQs, tips.
    let row = |label: &str, numbers: [u32; 11]| {
        std::iter::once(label.to_owned()).chain(numbers.map(|number| number.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(
        matrix(&story),
        [
            row("AC1.1", [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]),
            row("AC1.2", [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]),
            row("AC2.1", [0; 11]),
        ]
    );
    let words = story.words(COVERAGE);
    assert!(words.contains("AC2.1 Demonstrate a greeting Nothing yet 0 0"), "{words}");
    assert!(
        words.contains("All 2 of 3 criteria have something 1 0 1 0 1 0 0 0 0 0 1"),
        "a tip counts once: {words}"
    );
}

#[test]
fn what_is_due_is_judged_by_the_newest_review_and_by_no_clock() {
    let dated = |text: &str| format!("---\n{text}---\nIn short.\n");
    let story = Story::small()
        .edit(UNIT, "number: U-1\n", "number: U-1\nreviewed: 2020-05-01\nreview_by: 2021-05-01\n")
        .file(LO1, &dated("reviewed: 2021-03-01\nreview_by: 2022-03-01\nowner: Ann\n"))
        .file("content/org/qual/u-1/lo2.md", &dated("reviewed: 2019-12-31\n"))
        .file("content/org/qual/u-1/topic.md", "In short.\n")
        .build()
        .clean();
    let words = story.words(FRESHNESS);
    assert!(words.contains("of 1 March 2021") && !words.contains("Due for review"), "{words}");
    let at = |words: &str, part: &str| words.find(part).unwrap_or_else(|| panic!("{part} is not in {words}"));
    let reviewed = at(&words, "Reviewed Reviewed");
    let (oldest, unit) =
        (at(&words, "LO2 Be able to take calls"), at(&words, "U-1 Take calls Outcomes and criteria"));
    let (newest, undated) = (at(&words, "LO1 Understand calls"), at(&words, "U-1 Take calls Revision notes"));
    assert!(reviewed < oldest && oldest < unit && unit < newest && newest < undated, "{words}");
    assert!(words.contains("Ann") && at(&words, "No date No date What") < undated, "{words}");

    let later =
        story.edit("content/about.md", "title: About", "title: About\nreviewed: 2021-05-01").build().clean();
    let words = later.words(FRESHNESS);
    let due = at(&words, "Due for review");
    assert!(
        due < at(&words, "U-1 Take calls Outcomes and criteria") && words.contains("of 1 May 2021"),
        "{words}"
    );
    assert!(
        at(&words, "U-1 Take calls Outcomes and criteria") < at(&words, "LO2 Be able to take calls"),
        "{words}"
    );
}

#[test]
fn nothing_may_lie_where_a_list_does() {
    let story = Story::small().file("content/org/qual/misconceptions.md", "# Mine\nText.\n").build();
    assert_eq!(story.rules(), ["duplicate-address"]);
    assert!(story.diagnostics().contains("org/qual/misconceptions.html"), "{}", story.diagnostics());
    assert!(story.diagnostics().contains("give it another name"), "{}", story.diagnostics());
    let story = Story::small().file("content/org/qual/coverage.csv", "a,b\r\n").build();
    assert_eq!(story.rules(), ["duplicate-address"]);
    let story = Story::small().file("content/org/qual/faqs.md", "# Mine\nText.\n").build().clean();
    assert!(story.words(FAQS).contains("Mine"), "a list that isn't there takes no name");
}

#[test]
fn the_home_page_leads_to_what_helps_learners_and_stays_short() {
    let story = Story::small().build().clean();
    assert!(story.page("index.html").contains("href=\"org/qual/misconceptions.html\""));
    assert!(!story.page("index.html").contains("coverage.html"), "that is for tutors");
    let mut story = story;
    let numbers: Vec<String> = (1..=100).map(|n| format!("V-{n}")).collect();
    for number in &numbers {
        let unit = format!(
            "number: {number}\ntitle: Unit {number}\nlevel: 3\noutcomes:\n  1:\n    title: Know\n    criteria:\n      1.1: Say it\n"
        );
        story = story.file(&format!("content/org/qual/{}/unit.yaml", number.to_lowercase()), &unit);
    }
    let units = format!("units: [U-1, {}]", numbers.join(", "));
    let story = story.edit("content/org/qual/qualification.yaml", "units: [U-1]", &units).build().clean();
    for page in ["index.html", "org/index.html"] {
        assert!(story.words(page).contains("101 units") && !story.words(page).contains("V-77"), "{page}");
    }
    assert!(story.words("org/qual/index.html").contains("V-77"));
}
