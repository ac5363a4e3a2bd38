//! Laws that hold for any site and any edit, tried on many: the same numbers every time, so a failure comes back.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod story;
#[path = "../examples/synthesise/synthetic/mod.rs"]
#[allow(dead_code, reason = "made for the program that writes sites")]
mod synthetic;

use story::{SMALL, Story, assert_same};
use synthetic::Words;

/// Pieces that mean something to Markdown, YAML, HTML or us.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    "- ",
    "* ",
    "1. ",
    "# ",
    "## ",
    "### ",
    "> ",
    "---\n",
    "```\n",
    "`",
    "**",
    "_",
    "~~",
    "|",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "</",
    "<b>",
    "<script>",
    "&#106;",
    "&",
    "\"",
    "'",
    ": ",
    "{",
    "}",
    "{#x}",
    "[]",
    "[x] ",
    "(AC1.1)",
    "(AC1.1–2.1)",
    "(AC9.9)",
    "AC1.2 ",
    "Misconception: ",
    " Correction: ",
    "Answer: ",
    "term:NDM",
    "unit:U-1",
    "ac:1.1",
    "javascript:x",
    "data:x",
    "../",
    "lo2.md",
    "#ac-1-1",
    "[^1]",
    "[^1]: x\n",
    "> [!NOTE]\n",
    "&a ",
    "*a",
    "!!x ",
    "<<: ",
    "null",
    "4.10",
    "title: ",
    "draft: true\n",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "é",
    "😀",
    "at least five",
    "## Check Yourself\n",
    "## Key Concepts\n",
    "## FAQs\n",
    "#### Observer sheet\n",
    "=",
];

#[test]
fn no_text_makes_a_build_panic_or_a_page_do_harm() {
    let mut built = 0;
    for seed in 0..250 {
        let mut words = Words::new(seed);
        let mut story = Story::small();
        for _ in 0..1 + words.below(3) {
            let (path, text) = SMALL[words.below(SMALL.len())];
            story = story.file(path, &mutilated(text, &mut words));
        }
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| story.build()));
        let Ok(story) = result else { panic!("seed {seed}") };
        built += usize::from(!story.output().is_empty());
    }
    assert!(
        (25..225).contains(&built),
        "{built} of 250 sites were built: the mutilations are too strong or too weak"
    );
}

/// The text with a few pieces put in, left out or doubled anywhere.
fn mutilated(text: &str, words: &mut Words) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + words.below(6) {
        let at = boundary(&text, words);
        match words.below(4) {
            0 => {
                let end = boundary(&text[at..], words).min(8) + at;
                text.replace_range(at..rounded(&text, end), "");
            }
            1 => {
                let start = boundary(&text, words);
                let copied = text[start..].chars().take(words.below(30)).collect::<String>();
                text.insert_str(at, &copied);
            }
            _ => text.insert_str(at, words.pick(PIECES)),
        }
    }
    text
}

fn boundary(text: &str, words: &mut Words) -> usize {
    rounded(text, words.below(text.len() + 1))
}

/// The first boundary of a character from `at` on.
fn rounded(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// `Story::build` compares a session that has seen all edits with one that has seen none.
#[test]
fn a_session_forgets_nothing_and_remembers_nothing_wrong() {
    let site: Vec<_> = synthetic::files(2).collect();
    for seed in 0..6 {
        let mut words = Words::new(1000 + seed);
        let whole = || site.iter().fold(Story::new(), |story, (path, text)| story.file(path, text));
        let mut story = whole().build().clean();
        let first = story.output().clone();
        for _ in 0..8 {
            story = edited(story, &site, &mut words).build();
        }
        let restored = site
            .iter()
            .fold(story, |story, (path, text)| story.file(path, text))
            .without_others(&site)
            .build()
            .clean();
        assert_same(
            &first,
            restored.output(),
            "the site before all edits",
            "the site after taking them back",
        );
    }
}

/// One random edit: a file mutilated, taken away, brought back, moved or made unreadable.
fn edited(story: Story, site: &[(String, String)], words: &mut Words) -> Story {
    let (path, text) = &site[words.below(site.len())];
    match words.below(6) {
        0 => story.file(path, &mutilated(text, words)),
        1 => story.file(path, &text.replacen("the ", "any ", 1 + words.below(3))),
        2 if story.has(path) => story.without(path),
        3 => story.file(&path.replace("sy-0001", "sy-0009"), text),
        4 => story.unreadable(path),
        _ => story.file(path, text),
    }
}

#[test]
fn a_synthetic_site_uses_everything_and_has_no_mistake() {
    let files: Vec<_> = synthetic::files(45).collect();
    let story = files.iter().fold(Story::new(), |story, (path, text)| story.file(path, text)).build().clean();
    let is_page =
        |path: &str| path.ends_with(".html") && !story.page(path).contains("http-equiv=\"refresh\"");
    let pages =
        |part: &str| story.output().keys().filter(|path| path.contains(part) && is_page(path)).count();
    assert_eq!(pages("/lo") - pages("glossary/lo"), 45 * 5, "a page for each outcome");
    assert!(pages("glossary/") > 70, "a page for each term");
    let topics = files.iter().filter(|(path, _)| path.contains("/lo"));
    let words: usize = topics.map(|(_, text)| text.split_whitespace().count()).sum();
    assert!((500..800).contains(&(words / (45 * 5))), "{} words a topic", words / (45 * 5));
}

#[test]
fn a_synthetic_site_is_the_same_every_time_and_grows_only_at_its_end() {
    assert!(synthetic::files(30).eq(synthetic::files(30)));
    let (small, large): (Vec<_>, Vec<_>) = (synthetic::files(5).collect(), synthetic::files(6).collect());
    let unit = |files: &[(String, String)]| {
        files.iter().find(|(path, _)| path.ends_with("sy-0003/unit.yaml")).cloned()
    };
    assert_eq!(unit(&small), unit(&large));
}
