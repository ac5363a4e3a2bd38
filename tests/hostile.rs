//! Content that means harm, or that somebody copied from a place that did. It ends in a diagnostic, or on the page as the
//! plain text that it is, and never as something that runs, loads or leads away. `Story::build` looks at every page.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use std::sync::mpsc;
use std::time::Duration;
use story::{Story, html};

const LO1: &str = "content/org/qual/u-1/lo1.md";
const UNIT: &str = "content/org/qual/u-1/unit.yaml";

/// Longest time that a mean file may take; a build without optimisation on a busy machine, so with much to spare.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where Markdown may stand, as a file with `TEXT` in it.
const MARKDOWN_PLACES: &[(&str, &str)] = &[
    ("content/index.md", "TEXT\n"),
    ("content/about.md", "---\ntitle: About\n---\nTEXT\n"),
    ("content/org/qual/overview.md", "TEXT\n"),
    (LO1, "TEXT\n\n## Overview\nx\n"),
    (LO1, "x\n\n## Key Concepts\n- **Name**: TEXT (AC1.1)\n"),
    (LO1, "x\n\n## Common Mistakes\n- Misconception: TEXT Correction: y (AC1.1)\n"),
    (LO1, "x\n\n## FAQs\n### Why?\nTEXT\n"),
    (LO1, "x\n\n## Check Yourself\n### Who? (AC1.1)\n- [x] TEXT\n- [ ] other\n"),
    (LO1, "x\n\n## AC1.1 Title\nTEXT\n"),
    (LO1, "x\n\n## A section of my own\nTEXT\n"),
    ("content/glossary.yaml", "Call taking:\n  definition: 'TEXT'\n"),
    ("content/org/organisation.yaml", "name: Org\nabout: 'TEXT'\n"),
    ("content/instruments.yaml", "An Act:\n  kind: act\n  summary: 'TEXT'\n"),
    ("content/verbs.yaml", "Explain:\n  meaning: 'TEXT'\n"),
];

/// Runs `work` and fails if it takes too long: an endless build must not become an endless test.
fn in_bounded_time<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    let thread = std::thread::spawn(move || done.send(work()));
    match wait.recv_timeout(PATIENCE) {
        Ok(value) => value,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name}: still not done after {PATIENCE:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(_) => panic!("{name}: ended without a result"),
        },
    }
}

/// The small site with one file in the place of another one.
fn with(path: &str, text: &str) -> Story {
    Story::small().file(path, text).build()
}

/// Fails unless the build refused `text` at `path` with one of `rules`, and wrote nothing.
fn refused(path: &str, text: &str, rules: &[&str]) {
    let story = with(path, text);
    let told = story.diagnostics();
    assert!(story.rules().iter().any(|rule| rules.contains(rule)), "{path}: {text:?} passed as\n{told}");
    assert!(story.output().is_empty(), "{path}: {text:?} was written");
}

#[test]
fn addresses_that_run_something_are_refused_in_every_spelling_and_place() {
    let addresses = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "&#0000106avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "java&#10;script:alert(1)",
        "\\javascript:alert(1)",
        "&#1;javascript:alert(1)",
        "&#32;javascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "DATA:text/html;base64,PHNjcmlwdD4=",
        "data&colon;text/html,x",
        "file:///etc/passwd",
        "blob:x",
        "ms-msdt:x",
        "//example.org/x",
        "\\\\example.org\\x",
        "/\\example.org",
        "view-source:x",
        "javascript&#58;alert(1)",
        "javascript%3Aalert(1)",
        "feed:javascript:alert(1)",
    ];
    let rules = ["unsafe-link", "broken-link", "broken-image", "raw-html"];
    for address in addresses {
        for link in
            [format!("[x](<{address}>)"), format!("[x][r]\n\n[r]: <{address}>"), format!("![x](<{address}>)")]
        {
            refused(LO1, &format!("{link}\n"), &rules);
        }
    }
    for (path, text) in MARKDOWN_PLACES {
        refused(path, &text.replace("TEXT", "[x](javascript:alert(1))"), &rules);
        refused(path, &text.replace("TEXT", "[x](<&#106;avascript:alert(1)>)"), &rules);
        refused(path, &text.replace("TEXT", "![x](data:image/svg+xml,x)"), &rules);
    }
}

#[test]
fn automatic_links_and_addresses_in_fields_are_held_to_the_same_rule() {
    for link in ["<javascript:alert(1)>", "<data:text/html,x>", "<ms-msdt:x>", "<file:///etc/passwd>"] {
        let story = with(LO1, &format!("{link}\n"));
        assert!(story.output().is_empty(), "{link}:\n{}", story.diagnostics());
    }
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        " javascript:alert(1)",
        "//example.org",
        "java\\tscript:x",
    ] {
        for (path, text) in [
            ("content/org/organisation.yaml", "name: Org\nurl: \"URL\"\n"),
            ("content/about.md", "---\ntitle: T\nsources:\n  - {title: S, url: \"URL\"}\n---\nx\n"),
            ("content/instruments.yaml", "An Act:\n  kind: act\n  url: \"URL\"\n"),
            (
                "content/glossary.yaml",
                "Call taking:\n  definition: d\n  sources: [{title: S, url: \"URL\"}]\n",
            ),
            ("content/site.yaml", "title: T\nlanguage: en-GB\nauthoring_contact: {name: N, url: \"URL\"}\n"),
            ("content/site.yaml", "title: T\nlanguage: en-GB\nbase_url: \"URL\"\n"),
            ("content/site.yaml", "title: T\nlanguage: en-GB\nauthoring_contact: {email: \"URL\"}\n"),
        ] {
            refused(path, &text.replace("URL", address), &["bad-value", "unsafe-link"]);
        }
    }
}

#[test]
fn raw_html_is_refused_everywhere() {
    let pieces = [
        "<script>alert(1)</script>",
        "a <b onclick=alert(1)>b</b> c",
        "<img src=x onerror=alert(1)>",
        "<?php x ?>",
        "<![CDATA[ x ]]>",
        "<!DOCTYPE html>",
        "</main><h1>x</h1>",
        "<iframe src=https://example.org></iframe>",
        "<style>*{display:none}</style>",
        "<a href=https://example.org>x</a>",
    ];
    for piece in pieces {
        for (path, text) in MARKDOWN_PLACES {
            refused(path, &text.replace("TEXT", piece), &["raw-html"]);
        }
    }
}

#[test]
fn what_only_looks_like_html_is_text() {
    let commented = with(LO1, "Before. <!-- a note to <b>myself</b> --> After.\n\n<!-- another -->\n");
    assert_eq!(commented.diagnostics(), "", "a comment is a note to oneself");
    assert!(!commented.page("org/qual/u-1/lo1.html").contains("myself"));
    for piece in [
        "<svg/onload=alert(1)>",
        "a < b > c",
        "<3",
        "<scr\u{200b}ipt>alert(1)</scr\u{200b}ipt x=>",
        "< script>alert(1)",
    ] {
        for (path, text) in MARKDOWN_PLACES {
            with(path, &text.replace("TEXT", piece));
        }
        let story = with(LO1, &format!("{piece}\n"));
        assert!(story.output().is_empty() || story.words("org/qual/u-1/lo1.html").contains(piece), "{piece}");
    }
}

#[test]
fn attributes_of_headings_do_not_reach_the_page() {
    let story = with(LO1, "x\n\n## Mine {#mine onclick=alert(1) style=color:red .class data-x=y}\ntext\n");
    assert_eq!(story.rules(), ["dropped-markdown"], "{}", story.diagnostics());
    let page = story.page("org/qual/u-1/lo1.html");
    assert!(
        page.contains("id=\"mine\"") && !page.contains("onclick") && !page.contains("color:red"),
        "{page}"
    );
    for id in ["a\"onclick=x", "a'b", "a<b", "a>b", "a b"] {
        with(LO1, &format!("x\n\n## Mine {{#{id}}}\ntext\n"));
    }
}

#[test]
fn quotes_and_brackets_are_text_wherever_they_stand() {
    let mean = "\"'><script>alert(1)</script><b a=\"";
    let yaml = mean.replace('\'', "''");
    let story = Story::small()
        .file("content/site.yaml", &format!("title: 'S{yaml}'\ntagline: 'G{yaml}'\nlanguage: en-GB\ncopyright: 'C{yaml}'\nauthoring_contact: {{name: 'A{yaml}'}}\nbase_url: https://example.org/\n"))
        .file("content/org/organisation.yaml", &format!("name: 'O{yaml}'\nfull_name: 'F{yaml}'\nrights: 'R{yaml}'\nowner: 'W{yaml}'\n"))
        .file("content/org/qual/qualification.yaml", &format!("number: '6{yaml}'\ntitle: 'Q{yaml}'\nshort_title: 'H{yaml}'\nlevel: 3\nassessment: ['M{yaml}']\ngroups:\n  A:\n    title: 'P{yaml}'\n    kind: mandatory\n    rule: all\n    units: [U-1]\n"))
        .file(UNIT, &format!("number: U-1\nreference: 'X{yaml}'\ntitle: 'U{yaml}'\nsummary: 'Y{yaml}'\nlevel: 3\noutcomes:\n  1:\n    title: 'L{yaml}'\n    criteria:\n      1.1: 'Explain E{yaml}'\n      1.2:\n        text: 'Describe D{yaml}'\n        items: ['I{yaml}']\n        tail: 'T{yaml}'\n  2:\n    title: Two\n    criteria:\n      2.1: Explain\n"))
        .file("content/glossary.yaml", &format!("'N{yaml}':\n  expansion: 'Z{yaml}'\n  definition: d\nCall taking: d\n"))
        .file("content/instruments.yaml", &format!("'J{yaml}': {{kind: act, issuer: 'K{yaml}'}}\n"))
        .file(LO1, &format!("---\ntitle: 'B{yaml}'\nsources: ['V{yaml}']\n---\nx\n\n## Key Terms\n- Call taking\n"))
        .build();
    // In a table for spreadsheets nothing is HTML.
    let pages = story.output().iter().filter(|(path, _)| !path.ends_with(".csv"));
    let all: String = pages.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert_eq!(story.diagnostics(), "", "quotes and brackets in names are no mistake");
    assert!(!all.contains("<script>alert"), "not escaped");
    for (page, letters) in [
        ("index.html", "SG"),
        ("org/index.html", "OFQ"),
        ("org/qual/index.html", "OMPQU"),
        ("org/qual/u-1/index.html", "HULEDIT"),
        ("org/qual/u-1/lo1.html", "BEDITU"),
    ] {
        let words = html::words(story.page(page));
        for letter in letters.chars() {
            assert!(
                words.contains(&format!("{letter}{mean}")),
                "{page} does not show {letter}{mean}\n{words}"
            );
        }
    }
    assert_json_ld_is_closed(&story);
}

/// JSON-LD stands in a script element, which `</script>` in a text would end.
fn assert_json_ld_is_closed(story: &Story) {
    let mut found = 0;
    for path in story.output().keys().filter(|path| path.ends_with(".html")) {
        let page = story.page(path);
        for part in page.split("<script type=\"application/ld+json\">").skip(1) {
            let record = part.split("</script").next().unwrap();
            serde_json::from_str::<serde_json::Value>(record)
                .unwrap_or_else(|error| panic!("{path}: {error}\n{record}"));
            found += 1;
        }
    }
    assert!(found > 0, "the pages hold no JSON-LD");
}

#[test]
fn quotes_and_brackets_in_markdown_are_text() {
    let story = with(
        LO1,
        "Say \"x\" & `<script>` and \\<b\\> &lt;i&gt;\n\n    <script>alert(1)</script>\n\n```html\"onclick=x\n<script>\n```\n\n[x](https://example.org/?a=\"b\"&c='d' \"a \\\"title\\\" <b>\")\n",
    );
    assert_eq!(story.diagnostics(), "");
    let words = story.words("org/qual/u-1/lo1.html");
    assert!(words.contains("<script>alert(1)</script>") && words.contains("<b> <i>"), "{words}");
}

#[test]
fn nothing_leads_or_reads_outside_the_site() {
    let rules = ["broken-link", "broken-image", "unsafe-link", "bad-value", "misplaced-file", "unknown-unit"];
    for address in [
        "../../../../etc/passwd",
        "../../../../../../../../etc/passwd.md",
        "/etc/passwd",
        "/content/about.md",
        "C:/windows/win.ini",
        "C:\\windows",
        "..\\..\\about.md",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "../../../../themes/default/theme.yaml",
        "../../../site.yaml",
        "about.md%00.png",
    ] {
        refused(LO1, &format!("[x](<{address}>)\n"), &rules);
        refused(LO1, &format!("![x](<{address}>)\n"), &rules);
    }
    for (path, text) in [
        ("content/site.yaml", "title: T\nlanguage: en-GB\ntheme: ../../elsewhere\n"),
        ("content/site.yaml", "title: T\nlanguage: en-GB\ntheme: /etc\n"),
        ("content/site.yaml", "title: T\nlanguage: en-GB\nnavigation: [../outside.md]\n"),
        ("content/about.md", "---\ntitle: T\nformerly: [../../outside.html]\n---\nx\n"),
        ("content/about.md", "---\ntitle: T\nformerly: [/outside.html]\n---\nx\n"),
        ("content/about.md", "---\ntitle: T\nformerly: [\"https://example.org/x.html\"]\n---\nx\n"),
        ("content/about.md", "---\ntitle: T\nformerly: [\"a\\\\..\\\\b.html\"]\n---\nx\n"),
        (
            UNIT,
            "number: ../../x\ntitle: T\nlevel: 3\noutcomes:\n  1:\n    title: T\n    criteria:\n      1.1: Explain\n",
        ),
    ] {
        let story = with(path, text);
        assert!(story.output().is_empty(), "{path}: {text}\n{:?}", story.output().keys());
        assert!(!story.rules().is_empty());
    }
}

#[test]
fn odd_numbers_and_names_stay_inside_their_folder() {
    for file in [
        "a\\b.md",
        "..\\..\\b.md",
        "a\nb.md",
        "a\u{0}b.md",
        "a\\b.png",
        "é ü/ß.md",
        "con.md",
        "a:b.md",
        ".syllabus-x.md",
    ] {
        // Whatever comes of it, it is no error of the world.
        Story::small().file(&format!("content/{file}"), "# Title\n").build();
    }
    for name in
        ["../../../x", "a/b", "..", "", "con", "<b>", "\u{202e}gpj", "%2e%2e", "a\u{0}b", "index", "."]
    {
        let story = Story::small()
            .file(
                "content/glossary.yaml",
                &format!("Call taking: d\n{}: d\n", serde_json::to_string(name).unwrap()),
            )
            .build();
        for path in story.output().keys() {
            let inside =
                !path.starts_with('/') && !path.split('/').any(|part| matches!(part, ".." | "." | ""));
            assert!(inside, "{name:?} became {path}");
        }
    }
}

#[test]
fn pictures_that_run_something_are_refused() {
    for inside in [
        "<script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\"><path/></a>",
        "<a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"java&#9;script:alert(1)\"><path/></a>",
        "<rect onload=\"alert(1)\"/>",
        "<rect OnClick=\"alert(1)\"/>",
        "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://example.org\"/></foreignObject>",
        "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<image href=\"https://example.org/track.png\"/>",
        "<use href=\"data:image/svg+xml,x\"/>",
    ] {
        let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        let story = Story::small()
            .file("content/org/qual/u-1/p.svg", &picture)
            .file(LO1, "![a picture](p.svg)\n")
            .build();
        assert!(story.output().is_empty(), "{inside} passed:\n{}", story.diagnostics());
        assert!(story.rules().contains(&"script-in-image"), "{inside}:\n{}", story.diagnostics());
    }
    let entity = "<!DOCTYPE svg [<!ENTITY x \"<script>alert(1)</script>\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>";
    let story =
        Story::small().file("content/org/qual/u-1/p.svg", entity).file(LO1, "![a picture](p.svg)\n").build();
    assert!(story.output().is_empty(), "an entity passed:\n{}", story.diagnostics());
}

#[test]
fn bombs_end_in_a_message_and_in_bounded_time() {
    let laugh: String = (1..12)
        .map(|level| format!("  l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 10].join(", ")))
        .collect();
    let bombs: Vec<(&str, &str, String)> = vec![
        (
            "billion laughs",
            "content/site.yaml",
            format!("title: T\nlanguage: en\nx:\n  l0: &l0 [lol]\n{laugh}"),
        ),
        ("deep flow maps", "content/site.yaml", format!("title: {}\n", "{a: ".repeat(50_000))),
        ("deep flow lists", "content/glossary.yaml", format!("A: {}\n", "[".repeat(50_000))),
        ("closed deep lists", UNIT, format!("outcomes: {}{}\n", "[".repeat(20_000), "]".repeat(20_000))),
        (
            "deep block maps",
            "content/verbs.yaml",
            (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        ),
        ("deep front matter", LO1, format!("---\ntitle: {}\n---\nx\n", "{a: ".repeat(50_000))),
        ("nested items", UNIT, {
            let items = "{text: a, items: [".repeat(3_000);
            format!(
                "number: U-1\ntitle: T\nlevel: 3\noutcomes:\n  1:\n    title: T\n    criteria:\n      1.1: {{text: E, items: [{items}\n"
            )
        }),
        ("an alias of itself", "content/glossary.yaml", "A: &a\n  definition: *a\n".to_owned()),
        ("merge keys", "content/glossary.yaml", "A: &a {definition: d}\nB:\n  <<: *a\n".to_owned()),
        (
            "a tag that makes an object",
            "content/glossary.yaml",
            "A: !!python/object/apply:os.system [x]\n".to_owned(),
        ),
    ];
    for (name, path, text) in bombs {
        let story = in_bounded_time(name, move || with(path, &text));
        assert!(!story.rules().is_empty(), "{name} passed without a word");
        assert!(story.output().is_empty(), "{name} was built");
        assert!(
            story.diagnostics().len() < 20_000,
            "{name}: a message of {} bytes",
            story.diagnostics().len()
        );
    }
}

#[test]
fn mean_markdown_is_built_or_refused_in_bounded_time() {
    let texts: Vec<(&str, String)> = vec![
        ("deep quotes", format!("{}x\n", ">".repeat(20_000))),
        ("deep lists", (0..1_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect()),
        ("many brackets", "[".repeat(50_000)),
        ("brackets and parentheses", "[a](".repeat(20_000)),
        ("stars", "*a ".repeat(30_000)),
        ("stars and underscores", "*a_b".repeat(20_000)),
        ("backticks", (1..400).map(|length| "`".repeat(length) + " ").collect()),
        ("images in images", format!("{}x{}", "![".repeat(5_000), "](a.png)".repeat(5_000))),
        ("references", (0..3_000).map(|number| format!("[r{number}]: a.md\n[r{number}]\n")).collect()),
        (
            "footnotes in footnotes",
            (0..2_000).map(|number| format!("[^{number}]: a[^{}]\n", number + 1)).collect(),
        ),
        ("a wide table", format!("{}\n{}\n{}\n", "|a".repeat(3_000), "|-".repeat(3_000), "|x".repeat(3_000))),
        ("a ragged table", format!("|a|b|\n|-|-|\n{}", "|x\n".repeat(5_000))),
        ("criteria", format!("- x ({})\n", vec!["AC1.1"; 20_000].join(", "))),
        ("a long range", "## Key Concepts\n- x (AC1.1–1.999999999)\n".to_owned()),
        ("entities", "&#x26;".repeat(20_000)),
        ("heading attributes", format!("# a {}\n", "{#b}".repeat(5_000))),
        ("tildes", "~~a ".repeat(20_000)),
        ("comments", "<!-- ".repeat(20_000)),
    ];
    for (name, text) in texts {
        for text in
            [text.clone(), format!("## Overview\n{text}"), format!("## Check Yourself\n### Q\n{text}")]
        {
            in_bounded_time(name, move || with(LO1, &text));
        }
    }
}

#[test]
fn odd_characters_break_nothing() {
    for odd in [
        "\u{0}",
        "\u{7}",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{feff}",
        "\u{fffd}",
        "\u{2028}",
        "\u{1f600}",
        "e\u{301}",
    ] {
        let story =
            with(LO1, &format!("a{odd}b **c{odd}d** [x](https://example.org/{odd})\n\n## T{odd}\ny\n"));
        let told = story.diagnostics();
        assert!(
            !told.contains('\u{1b}') && !told.contains('\u{202e}'),
            "a message moves the cursor: {told:?}"
        );
        for bytes in story.output().values() {
            let page = String::from_utf8_lossy(bytes);
            assert!(
                !page.contains('\u{0}') && !page.contains('\u{1b}') && !page.contains('\u{7}'),
                "a control character on a page"
            );
        }
    }
}
