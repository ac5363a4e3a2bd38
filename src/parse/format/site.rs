//! `site.yaml`.

use super::Shape::{Date, Flag, Group as Fields, Language, List, OneOf, Share, Text, Web, Whole, Word};
use super::record::RECORD;
use super::{BRAND, CONTACT, Field, Group, Key, Others};
use crate::model::{Conformance, PackKind};
use crate::parse::authored::Level;

/// The file.
pub static SITE: Group = group!(
    "site",
    "site.yaml",
    "What holds for the whole site.",
    &[
        required!(
            "title",
            Text,
            "The name of the site, at the top of every page.",
            "Contact management revision"
        ),
        field!(
            "tagline",
            Text,
            "One plain sentence below the title of the home page.",
            "Revise one criterion at a time."
        ),
        required!(
            "language",
            Language,
            "The language of the site: `en-GB` for British English, `cy` for Welsh.",
            "en-GB",
        ),
        field!(
            "base_url",
            Web,
            "Where the site will be on the web. Without it there is no site map for search engines.",
            "https://example.org/revision/",
        ),
        field!("theme", Text, "The theme: `default`, or a folder below `themes/`.", "default"),
        field!(
            "id",
            Text,
            "A short name under which readers' browsers keep what they tick. It comes from the title, so write it down \
             before you change the title.",
            "contact-management",
        ),
        field!(
            "authoring_contact",
            Fields(&CONTACT),
            "Whom readers tell about a mistake in the texts.",
            "{name: The revision team, email: revision@example.org}",
        ),
        field!(
            "accessibility_contact",
            Fields(&CONTACT),
            "Whom readers tell when they can't use a page. The accessibility statement names it.",
            "{email: access@example.org}",
        ),
        field!(
            "navigation",
            List(&Text),
            "Pages that every page links to at its top, in this order.",
            "[about.md, guide/index.md]",
        ),
        field!("copyright", Text, "A line at the foot of every page.", "© 2026 Harbour College"),
        field!("brand", Fields(&BRAND), "What your centre looks like: name, logo, colours, typeface.", ""),
        field!(
            "accessibility",
            Fields(&ACCESSIBILITY),
            "What is known about how accessible the site is. The accessibility statement says it.",
            "",
        ),
        field!("privacy", Fields(&PRIVACY), "What the privacy page says about you.", ""),
        field!(
            "overlaps",
            OneOf(&[Flag, Fields(&OVERLAPS)]),
            "Whether pages show which criteria of different units ask for much the same. `off` switches it off; \
             a threshold says how alike they must be.",
            "{threshold: 0.7}",
        ),
        field!(
            "packs",
            OneOf(&[List(&Word(|| PackKind::ALL.map(PackKind::name).to_vec())), Word(|| vec!["none"]),]),
            "What each unit offers to print. Without this field it offers all there is; `none` offers nothing.",
            "[checklist, cards]",
        ),
        field!(
            "coverage",
            OneOf(&[Fields(&COVERAGE), Flag]),
            "How much of each kind must serve a criterion, or `check` says which ones lack it. `off` asks for nothing.",
            "{teaching: 1, marking_points: 1, questions: 0}",
        ),
        field!(
            "rules",
            Fields(&SWITCHES),
            "Rules of `syllabus check` that count less here, or more, each with the reason.",
            "{unit-in-no-group: {level: off, reason: The last unit comes in May.}}",
        ),
    ],
    and & RECORD
);

/// `coverage`, where it is more than on or off.
pub static COVERAGE: Group = group!(
    "coverage",
    "coverage",
    "How much of each kind must serve a criterion.",
    &[
        field!("teaching", Whole(1000), "Key concepts and teaching texts.", "1"),
        field!("marking_points", Whole(1000), "Marking points.", "1"),
        field!("questions", Whole(1000), "Questions to check oneself.", "0"),
    ],
);

/// `rules`.
pub static SWITCHES: Group = group!(
    "switches",
    "the rules",
    "Rules that count less or more than usual, each under its name. `syllabus rules` lists the names.",
    others Key::Name,
    "unit-in-no-group",
    OneOf(&[Fields(&SWITCH), List(&Fields(&SWITCH))])
);

/// What a rule counts.
pub static SWITCH: Group = group!(
    "switch",
    "a switch of a rule",
    "What a rule counts, and why.",
    &[
        required!(
            "level",
            Word(|| Level::ALL.map(|(name, _)| name).to_vec()),
            "`off` for nothing, `warning`, or `error`. Only warnings can be switched.",
            "off",
        ),
        required!("reason", Text, "Why, for the next tutor who reads this.", "The last unit comes in May."),
        field!(
            "files",
            List(&Text),
            "The files and folders that it holds for, from `content` down. Without them it holds for all.",
            "[guide/]",
        ),
    ],
);

/// `accessibility`.
pub static ACCESSIBILITY: Group = group!(
    "accessibility",
    "the accessibility statement",
    "What is known about how accessible the site is.",
    &[
        field!("assessed", Date, "The day on which somebody last tested the site.", "2026-11-01"),
        field!("by", Text, "Who tested it.", "The revision team"),
        field!("method", Text, "How it was tested.", "A check of ten pages with a screen reader"),
        field!(
            "result",
            Word(|| Conformance::NAMES.map(|(word, _)| word).to_vec()),
            "How much of WCAG 2.2 AA the site meets.",
            "partial",
        ),
        field!(
            "known_issues",
            List(&Text),
            "What is known not to work, each in a sentence.",
            "[Two older videos have no captions yet.]",
        ),
        field!(
            "enforcement",
            Text,
            "Whom readers turn to if your answer does not help.",
            "The Equality Advisory and Support Service",
        ),
    ],
);

/// `privacy`.
pub static PRIVACY: Group = group!(
    "privacy",
    "the privacy page",
    "What the privacy page says about you.",
    &[
        field!("responsible", Text, "Who answers for the site.", "Harbour College, Dover"),
        field!(
            "hosting",
            Text,
            "What the host keeps, such as lists of who asked for which page.",
            "Our host keeps addresses for 30 days.",
        ),
        field!("notice", Web, "Your own privacy notice.", "https://example.org/privacy"),
    ],
);

/// `overlaps`, where it is more than on or off.
pub static OVERLAPS: Group = group!(
    "overlaps",
    "overlaps",
    "How alike criteria must be to count as much the same.",
    &[field!(
        "threshold",
        Share,
        "From 0.3 (many finds, some of them wrong) to 1 (the same words). It may be written in percent.",
        "0.7",
    )],
);
