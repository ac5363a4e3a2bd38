//! Formulas, code and pictures, from what an author writes to what a page holds.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use story::Story;

const LO1: &str = "content/org/qual/u-1/lo1.md";
const PAGE: &str = "org/qual/u-1/lo1.html";

/// The small site with one topic of this text.
fn with(text: &str) -> Story {
    Story::small().file(LO1, text).build()
}

mod formulas {
    use super::*;

    #[test]
    fn a_formula_is_mathml_that_can_be_read_without_it() {
        let story =
            with("In short.\n\n## Overview\n\nRisk is $r = l \\times i$, and\n\n$$\\frac{a}{b}$$\n").clean();
        let page = story.main(PAGE);
        assert!(page.contains("<math><semantics><mrow><mi>r</mi>"), "{page}");
        assert!(page.contains("<annotation encoding=\"application/x-tex\">r = l \\times i</annotation>"));
        let block = "<span class=\"math-block\" role=\"group\" tabindex=\"0\" aria-label=\"Formula\"><math display=\"block\">";
        assert!(page.contains(block), "{page}");
    }

    #[test]
    fn money_stays_money() {
        let story = with("It costs $5 and $10, or from $5–$10, or £5.\n").clean();
        assert!(story.words(PAGE).contains("It costs $5 and $10, or from $5–$10, or £5."));
        assert!(!story.page(PAGE).contains("<math"));
    }

    #[test]
    fn a_formula_in_a_heading_and_in_a_summary_is_told_in_tex() {
        let story = with("Squares such as $x^2$.\n\n## The area $\\pi r^2$\n\nText.\n").clean();
        let page = story.page(PAGE);
        assert!(page.contains("id=\"the-area-pi-r-2\""), "{page}");
        assert!(page.contains("content=\"Squares such as x^2.\""), "{page}");
    }

    #[test]
    fn formulas_work_in_every_place_that_holds_text() {
        let yaml = "Risk:\n  definition: 'Likelihood $\\times$ impact'\n";
        let story = Story::small()
            .file("content/glossary.yaml", yaml)
            .file("content/about.md", "# A\n\n$x$[^1]\n\n[^1]: $y$\n");
        let story = story.build().clean();
        assert!(story.page("glossary/risk.html").contains("<mo"), "{}", story.page("glossary/risk.html"));
        assert_eq!(story.main("about.html").matches("<math>").count(), 2);
    }

    #[test]
    fn a_bad_formula_is_shown_where_it_is_bad() {
        let story = with("In short.\n\n## Overview\n\nRisk is $l \\tims i$ here.\n");
        assert_eq!(
            story.diagnostics(),
            "error[bad-math]: formulas have no command `\\tims`\n \
             --> content/org/qual/u-1/lo1.md:5:12\n  |\n5 | Risk is $l \\tims i$ here.\n  |            ^^^^^\n  |\n  \
             = help: formulas are written in TeX: \\frac{a}{b}, \\sqrt{x}, \\times, \\text{words}\n\n1 error in 1 file\n"
        );
        let story =
            Story::small().file("content/glossary.yaml", "Risk:\n  definition: 'is $\\sqrt$'\n").build();
        assert!(story.diagnostics().contains("content/glossary.yaml:2:19"), "{}", story.diagnostics());
    }

    #[test]
    fn mean_formulas_end_in_a_message_or_a_page() {
        let levels = |open: &str, count: usize, close: &str| {
            format!("${}x{}$\n", open.repeat(count), close.repeat(count))
        };
        for (text, rule) in [
            (levels("{", 100_000, "}"), Some("bad-math")),
            (levels("\\frac{1}{", 100_000, "}"), Some("bad-math")),
            (levels("{", 400, "}"), None),
            (levels("\\hat ", 190, ""), None),
            ("$a$ ".repeat(250_000), Some("bad-math")),
            ("$\\sqrt{x} ".repeat(100_000), None),
            ("$x^".repeat(250_000), Some("bad-math")),
            ("$$".repeat(500_000), Some("bad-math")),
            ("$\\operatorname{<img src=x onerror=alert(1)>}$".to_owned(), Some("bad-math")),
            ("$\\href{javascript:alert(1)}{x}$".to_owned(), Some("bad-math")),
            ("$\\color{red}x$".to_owned(), Some("bad-math")),
        ] {
            let story = with(&text);
            assert_eq!(story.rules().first().copied(), rule, "{}", &text[..text.len().min(60)]);
        }
    }
}

mod code {
    use super::*;

    #[test]
    fn a_block_of_code_gets_classes_and_no_style() {
        let story =
            with("In short.\n\n## Overview\n\n```yaml\n# note\ntitle: \"Calls\"\n```\n\n```\nplain\n```\n")
                .clean();
        let page = story.main(PAGE);
        assert!(page.contains("<span class=\"code-note\"># note</span>"), "{page}");
        assert!(page.contains("<pre><code>plain\n</code></pre>"), "{page}");
        assert!(story.words(PAGE).contains("title : \"Calls\""), "{}", story.words(PAGE));
    }

    #[test]
    fn mean_code_is_shown_in_bounded_time() {
        let languages =
            ["bash", "css", "dockerfile", "html", "js", "json", "md", "py", "rs", "toml", "ts", "yaml"];
        let parts = [
            "/", "\"", "'", "${", "$(", "<", "<!--", "#", "- ", "{", "\\", "/*", "r#\"", "<<E ", "`a", "é",
            "_*", "[", "@", "1.",
        ];
        for language in languages {
            let block = |part: &&str| format!("~~~{language}\n{}\n~~~\n", part.repeat(30_000 / part.len()));
            let text: String = parts.iter().map(block).collect();
            assert!(with(&text).page(PAGE).contains("<pre>"), "{language}");
        }
    }
}
