//! Formulas, code and pictures, from what an author writes to what a page holds.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;

use story::Story;
use syllabus::build::{Options, Session};

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

mod pictures {
    use super::*;

    /// The first bytes of a PNG of this size.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &size[..], b"\x08\x02\0\0\0\0\0\0\0\0\0\0\x01IDAT"].concat()
    }

    const SHOWN: &str = "In short.\n\n## Overview\n\n![A map](map.svg) ![A desk](desk.png)\n";

    fn shown() -> Story {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 150\"/>";
        Story::small()
            .file(LO1, SHOWN)
            .file("content/org/qual/u-1/map.svg", svg)
            .bytes("content/org/qual/u-1/desk.png", &png(320, 200))
    }

    #[test]
    fn a_picture_leaves_room_for_itself() {
        let story = shown().build().clean();
        let page = story.main(PAGE);
        let map = "<img src=\"map.svg\" width=\"300\" height=\"150\" alt=\"A map\" loading=\"lazy\" decoding=\"async\">";
        let desk = "<img src=\"desk.png\" width=\"320\" height=\"200\" alt=\"A desk\" loading=\"lazy\" decoding=\"async\">";
        assert!(page.contains(map) && page.contains(desk), "{page}");
    }

    #[test]
    fn a_picture_of_another_size_changes_the_pages_that_show_it_and_no_other() {
        let story = shown().build().clean();
        let before = story.output().clone();
        let desk = "content/org/qual/u-1/desk.png";
        let story = story.bytes(desk, &png(320, 210)).build().clean();
        assert_eq!(story.changed_since(&before), ["org/qual/u-1/desk.png", PAGE]);
        assert!(story.main(PAGE).contains("width=\"320\" height=\"210\""));
    }

    #[test]
    fn what_only_has_the_name_of_a_picture_is_told_and_copied() {
        let story = shown().bytes("content/org/qual/u-1/desk.png", b"no picture").build();
        assert_eq!(story.rules(), ["unreadable-picture"]);
        assert!(story.diagnostics().contains("--> content/org/qual/u-1/desk.png"), "{}", story.diagnostics());
        assert_eq!(story.output()["org/qual/u-1/desk.png"], b"no picture");
        assert!(story.main(PAGE).contains("<img src=\"desk.png\" alt=\"A desk\""));
    }

    #[test]
    fn a_size_may_stand_far_behind_the_beginning() {
        let note = [&[0xff, 0xe2, 0xff, 0xff][..], &[7; 0xfffd]].concat();
        let size = [0xff, 0xc0, 0, 17, 8, 0, 200, 1, 64];
        let jpeg = [&[0xff, 0xd8][..], &note, &note, &size, &[0; 12]].concat();
        let story =
            shown().file(LO1, "x\n\n![A desk](desk.jpg)\n").bytes("content/org/qual/u-1/desk.jpg", &jpeg);
        assert!(story.build().clean().main(PAGE).contains("width=\"320\" height=\"200\""));
    }

    const DESK: &str = "content/org/qual/u-1/desk.png";

    /// A PNG in which every point is another one, so that smaller ones are smaller files too.
    fn drawing(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        let points = (0..width * height).scan(7_u32, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        });
        encoder.write_header().unwrap().write_image_data(&points.collect::<Vec<u8>>()).unwrap();
        bytes
    }

    fn size(bytes: &[u8]) -> (u32, u32) {
        let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        (reader.info().width, reader.info().height)
    }

    #[test]
    fn a_phone_loads_a_picture_as_large_as_it_shows_it() {
        let story = shown().bytes(DESK, &drawing(1010, 101)).build().clean();
        let page = story.main(PAGE);
        assert!(page.contains("src=\"desk.png\" width=\"1010\" height=\"101\" srcset=\"desk.480w.png 480w, desk.800w.png 800w, desk.png 1010w\""), "{page}");
        assert_eq!(size(&story.output()["org/qual/u-1/desk.480w.png"]), (480, 48));
        assert_eq!(size(&story.output()["org/qual/u-1/desk.800w.png"]), (800, 80));
        assert_eq!(story.output()["org/qual/u-1/desk.png"], drawing(1010, 101));
        // A smaller picture in its place takes the others away.
        let story = story.bytes(DESK, &drawing(400, 40)).build().clean();
        assert!(!story.main(PAGE).contains("srcset"));
        assert!(!story.output().contains_key("org/qual/u-1/desk.480w.png"));
    }

    #[test]
    fn a_picture_that_no_page_shows_so_large_is_never_loaded_whole() {
        let story = shown().bytes(DESK, &drawing(2100, 21)).build().clean();
        let page = story.main(PAGE);
        assert!(page.contains("src=\"desk.1600w.png\" width=\"2100\" height=\"21\""), "{page}");
        assert!(page.contains("desk.1200w.png 1200w, desk.1600w.png 1600w\" sizes="), "{page}");
        assert!(story.output().contains_key("org/qual/u-1/desk.png"), "a link may lead to it");
    }

    #[test]
    fn a_file_of_the_same_name_as_a_smaller_picture_is_told() {
        let story = shown()
            .bytes(DESK, &drawing(700, 7))
            .bytes("content/org/qual/u-1/desk.480W.png", &drawing(9, 9))
            .build();
        assert_eq!(story.rules(), ["duplicate-address"]);
        assert!(
            story.diagnostics().contains("a smaller picture and a file would have the same address"),
            "{}",
            story.diagnostics()
        );
    }

    #[test]
    fn traps_and_damaged_pictures_are_copied_as_they_are() {
        // Points for a billion are promised, or the file ends before they do.
        let trap = png(40_000, 30_000);
        let story = shown().bytes(DESK, &trap).build();
        assert_eq!(story.rules(), ["large-picture"]);
        assert_eq!(story.output()["org/qual/u-1/desk.png"], trap);
        assert!(!story.main(PAGE).contains("srcset"));
        let cut = &drawing(700, 70)[..9_000];
        let story = shown().bytes(DESK, cut).build().clean();
        assert_eq!(story.output()["org/qual/u-1/desk.png"], cut);
        assert_eq!(story.output()["org/qual/u-1/desk.480w.png"], cut, "no smaller one could be made");
    }

    #[test]
    fn a_server_shows_every_file_that_a_build_writes() {
        let story = shown().bytes(DESK, &drawing(700, 7)).build().clean();
        let prepared = Session::default().prepare(&story.inputs(), &Options::default()).unwrap();
        let edition = prepared.edition.unwrap();
        for (path, bytes) in story.output() {
            let shown = edition.file(path).unwrap().unwrap_or_else(|| panic!("{path} is not shown"));
            assert!(*shown == **bytes, "{path} is shown otherwise");
        }
        assert!(edition.file("org/qual/u-1/desk.800w.png").unwrap().is_none());
    }
}
