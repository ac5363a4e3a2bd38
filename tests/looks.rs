//! How a site looks: brands, themes that replace a block or a component, the project's second theme, statement pages.
#![allow(clippy::disallowed_methods, reason = "reads the project's own theme")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use expect_test::{Expect, expect};
use std::fs;
use std::path::Path;
use story::Story;

const LO1: &str = "org/qual/u-1/lo1.html";
const UNIT: &str = "org/qual/u-1/index.html";

/// The small site with more in `site.yaml`.
fn with_settings(more: &str) -> Story {
    Story::small().edit("content/site.yaml", "title: Small\n", &format!("title: Small\n{more}"))
}

fn themed(files: &[(&str, &str)]) -> Story {
    let story = with_settings("theme: mine\n").file("themes/mine/theme.yaml", "extends: default\n");
    files.iter().fold(story, |story, (path, text)| story.file(&format!("themes/mine/templates/{path}"), text))
}

#[test]
fn a_theme_replaces_one_block_of_one_page() {
    let outcome = "{% extends \"default/outcome.html\" %}{% block footer %}<footer>Ours, {{ site.title }}</footer>{% endblock %}";
    let story = themed(&[("outcome.html", outcome)]).build().clean();
    let page = story.page(LO1);
    assert!(page.contains("<footer>Ours, Small</footer>") && !page.contains("site-footer"), "{page}");
    assert!(page.contains("id=\"ac-1-1\"") && page.contains("<title>"), "the rest is the default's");
    assert!(story.page(UNIT).contains("site-footer") && !story.page(UNIT).contains("Ours"));
}

#[test]
fn a_theme_replaces_one_block_of_every_page_and_keeps_what_stood_there() {
    let base = "{% extends \"default/base.html\" %}{% block footer %}<p>Before</p>{{ super() }}{% endblock footer %}";
    let story = themed(&[("base.html", base)]).build().clean();
    for path in [LO1, UNIT, "index.html", "404.html", "glossary/ndm.html"] {
        let page = story.page(path);
        let before = page.find("<p>Before</p>").unwrap_or_else(|| panic!("{path}"));
        assert!(page[before..].contains("site-footer"), "{path}");
    }
}

#[test]
fn a_theme_replaces_one_component() {
    let crumbs = "{% component breadcrumbs(@page: map) %}<nav>{{ page.breadcrumbs | length }} steps</nav>{% endcomponent breadcrumbs %}";
    let story = themed(&[("ours.html", crumbs)]).build().clean();
    assert!(story.page(LO1).contains("<nav>5 steps</nav>"), "{}", story.page(LO1));
    assert!(story.page(LO1).contains("class=\"pager\""), "the other components are the default's");
}

#[test]
fn a_theme_over_a_theme_reaches_through_both() {
    let grand =
        "{% extends \"default/page.html\" %}{% block heading %}<h1>Grand {{ page.title }}</h1>{% endblock %}";
    let child = "{% extends \"ours/page.html\" %}{% block footer %}<p>Child</p>{% endblock %}";
    let story = themed(&[("page.html", child)])
        .file("themes/mine/theme.yaml", "extends: ours\n")
        .file("themes/ours/theme.yaml", "extends: default\n")
        .file("themes/ours/templates/page.html", grand)
        .build()
        .clean();
    let page = story.page("about.html");
    assert!(page.contains("<h1>Grand About</h1>") && page.contains("<p>Child</p>"), "{page}");
}

#[test]
fn a_brand_is_one_small_style_sheet_and_a_logo() {
    let story = with_settings(
        "brand:\n  name: Northfield <College>\n  logo: pictures/our logo.svg\n  colours: {accent: \"#0b3d91\", marker: \"#ffd54a\", header: \"#0b3d91\"}\n  font: humanist\n",
    )
    .file("content/pictures/our logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>")
    .build()
    .clean();
    expect![[r#":root{--sans:Seravek,"Gill Sans Nova",Ubuntu,Calibri,"DejaVu Sans",sans-serif}:root{--accent:#0b3d91;--on-accent:#ffffff;--accent-tint:#dde4f0;--marker:#ffd54a;--header:#0b3d91;--on-header:#ffffff}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){--accent:#5c91ec;--on-accent:#0c2325;--accent-tint:#212c39;--marker:#7e660d;--header:#0b3d91;--on-header:#ffffff}}@media screen{:root[data-theme=dark]{--accent:#5c91ec;--on-accent:#0c2325;--accent-tint:#212c39;--marker:#7e660d;--header:#0b3d91;--on-header:#ffffff}}"#]]
    .assert_eq(story.page("assets/brand.css"));
    let page = story.page(LO1);
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part} is not in\n{page}"));
    assert!(
        at("assets/tokens.css") < at("assets/brand.css") && at("assets/brand.css") < at("assets/style.css")
    );
    at("src=\"../../../pictures/our%20logo.svg\" alt=\"\"");
    at("Northfield &lt;College&gt;");
    assert!(!page.contains("style="), "no style stands inside a page");
}

#[test]
fn a_typeface_may_be_a_file_of_the_site() {
    let settings = "brand:\n  font: type/ours.woff2\n  font_bold: type/ours.woff2\n";
    let story = with_settings(settings).bytes("content/type/ours.woff2", b"wOF2").build().clean();
    let sheet = story.page("assets/brand.css");
    assert!(
        sheet.contains("url(\"../type/ours.woff2\")") && sheet.contains("font-weight:100 900"),
        "{sheet}"
    );
    assert_eq!(story.output()["type/ours.woff2"], b"wOF2");
    let story = with_settings("brand:\n  name: Only a name\n").build().clean();
    assert!(!story.output().contains_key("assets/brand.css") && !story.page(LO1).contains("brand.css"));
}

/// What a build says of a block `brand`.
fn says(brand: &str, expected: &Expect) {
    let story = with_settings(&format!("brand:\n{brand}")).build();
    expected.assert_eq(story.diagnostics());
}

#[test]
fn a_brand_that_can_not_be_read_is_refused_with_a_shade_that_can() {
    says(
        "  colours:\n    accent: \"#ff6600\"\n",
        &expect![[r##"
            error[low-contrast]: the accent colour #ff6600 is too pale: its contrast with the background of a trap (#fae9e4, light colours) is 2.49:1, and text needs 4.5:1
             --> content/site.yaml:4:13
              |
            4 |     accent: "#ff6600"
              |             ^^^^^^^^^ 2.49:1
              |
              = help: the nearest shade that passes is "#a5430c"

            1 error in 1 file
        "##]],
    );
    says(
        "  colours:\n    accent: \"#0b3d91\"\n    dark: {accent: \"#0b3d91\"}\n",
        &expect![[r##"
            error[low-contrast]: the dark accent colour #0b3d91 is too dark: its contrast with the background of a correction (#17301f, dark colours) is 1.41:1, and text needs 4.5:1
             --> content/site.yaml:5:20
              |
            5 |     dark: {accent: "#0b3d91"}
              |                    ^^^^^^^^^ 1.41:1
              |
              = help: the nearest shade that passes is "#5c91ec"

            1 error in 1 file
        "##]],
    );
    says(
        "  colours:\n    marker: \"#7a4b00\"\n",
        &expect![[r##"
            error[low-contrast]: the marker colour #7a4b00 is too dark: its contrast with the text that is marked (#1d2327, light colours) is 2.14:1, and text needs 4.5:1
             --> content/site.yaml:4:13
              |
            4 |     marker: "#7a4b00"
              |             ^^^^^^^^^ 2.14:1
              |
              = help: the nearest shade that passes is "#b17f42"

            1 error in 1 file
        "##]],
    );
}

#[test]
fn what_is_no_brand_is_told_in_words() {
    says(
        "  colours:\n    accent: #ff6600\n    markr: \"#fff\"\n    header: blue\n",
        &expect![[r##"
            error[bad-value]: there is no colour here: without quotes, `#` begins a remark
             --> content/site.yaml:4:5
              |
            4 |     accent: #ff6600
              |     ^^^^^^
              |
              = help: write `#` and six digits in quotes: "#0d4f57"

            error[unknown-field]: a brand has no colour `markr`
             --> content/site.yaml:5:5
              |
            5 |     markr: "#fff"
              |     ^^^^^
              |
              = help: did you mean `marker`?

            error[bad-value]: `blue` is not a colour
             --> content/site.yaml:6:13
              |
            6 |     header: blue
              |             ^^^^
              |
              = help: write `#` and six digits in quotes: "#0d4f57"

            3 errors in 1 file
        "##]],
    );
    says(
        "  font: Comic Sans\n  logo: logo.png\n",
        &expect![[r#"
            error[bad-value]: `Comic Sans` is not a typeface that every device has
             --> content/site.yaml:3:9
              |
            3 |   font: Comic Sans
              |         ^^^^^^^^^^
              |
              = help: choose one of system, humanist, geometric, rounded, serif, slab, or a .woff2 file in content/

            error[broken-image]: there is no file logo.png in content/
             --> content/site.yaml:4:9
              |
            4 |   logo: logo.png
              |         ^^^^^^^^

            2 errors in 1 file
        "#]],
    );
}

/// The small site with the project's second theme.
fn in_ledger() -> Story {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/ledger");
    let mut story = with_settings("theme: ledger\n");
    for name in ["theme.yaml", "templates/base.html", "assets/tokens.css", "assets/ledger.css"] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        story = story.file(&format!("themes/ledger/{name}"), &text);
    }
    story
}

#[test]
fn the_second_theme_is_a_few_small_files_over_the_default() {
    let story = in_ledger().build().clean();
    for path in ["index.html", "404.html", "glossary/index.html", UNIT, LO1] {
        assert!(story.page(path).contains("assets/ledger.css"), "{path}");
    }
    let plain = Story::small().build().clean();
    assert_eq!(story.words(LO1), plain.words(LO1), "a look changes no word");
    assert_ne!(story.page("assets/tokens.css"), plain.page("assets/tokens.css"));
    assert_eq!(story.page("assets/style.css"), plain.page("assets/style.css"));
    let branded = in_ledger().edit(
        "content/site.yaml",
        "theme: ledger\n",
        "theme: ledger\nbrand: {colours: {accent: \"#0b3d91\"}}\n",
    );
    assert!(branded.build().clean().page("assets/brand.css").contains("--accent:#0b3d91"));
}

#[test]
fn statements_are_honest_by_default() {
    let story = Story::small().build().clean();
    let statement = story.words("accessibility.html");
    assert!(
        statement.contains("Nobody has tested this site") && !statement.contains("Last tested"),
        "{statement}"
    );
    assert!(!statement.contains("Nothing is known at present"), "{statement}");
    let privacy = story.words("privacy.html");
    assert!(privacy.contains("small.reading"), "{privacy}");
    for path in [LO1, "index.html", "404.html"] {
        assert!(
            story.page(path).contains("accessibility.html\">")
                && story.page(path).contains("privacy.html\">"),
            "{path}"
        );
    }
}

#[test]
fn statements_say_what_the_centre_told() {
    let story = with_settings(
        "accessibility:\n  assessed: 2026-11-01\n  by: A. Tester\n  method: axe and NVDA\n  result: partial\n  known_issues: [Old PDFs have no tags]\n  \
         enforcement: Write to the <ombudsman>.\nprivacy:\n  responsible: Northfield College\n  hosting: Our host keeps a log for a week.\n  notice: https://example.org/privacy\n",
    )
    .build()
    .clean();
    let statement = story.words("accessibility.html");
    for part in [
        "in part",
        "Old PDFs have no tags",
        "1 November 2026",
        "A. Tester",
        "axe and NVDA",
        "Northfield College answers",
    ] {
        assert!(statement.contains(part), "{part}: {statement}");
    }
    assert!(story.page("accessibility.html").contains("Write to the &lt;ombudsman&gt;."));
    assert!(story.words("privacy.html").contains("Our host keeps a log for a week."));
    assert!(story.page("privacy.html").contains("href=\"https://example.org/privacy\""));
}

#[test]
fn a_statement_of_ones_own_wins() {
    let story = Story::small()
        .file("content/privacy.md", "---\ntitle: Our privacy\n---\nWe keep nothing.\n")
        .build()
        .clean();
    assert_eq!(story.words("privacy.html").trim(), "Our privacy We keep nothing.");
    assert!(story.words("accessibility.html").contains("What you can do here"));
    let story =
        story.file("content/about.md", "---\ntitle: About\nformerly: [accessibility.html]\n---\nx\n").build();
    assert_eq!(story.rules(), ["duplicate-address"]);
}

#[test]
fn every_page_can_be_in_large_print_without_a_script() {
    let story = Story::small().build().clean();
    for path in ["index.html", "404.html", "about.html", "privacy.html", "glossary/index.html", UNIT, LO1] {
        let page = story.page(path);
        assert!(page.contains("href=\"#large-print\"") && page.contains("id=\"large-print\""), "{path}");
    }
    assert!(story.page("assets/print.css").contains(":root:has(.large-print:target){font-size:18pt}"));
    assert!(story.page("assets/style.css").contains(":root:has(.large-print:target){font-size:18pt"));
}
