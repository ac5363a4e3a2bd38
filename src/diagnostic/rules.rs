//! Every rule that `read`, `parse` and `resolve` report against. Rules of `check` stand in their own files there.

use super::Rule;
use super::Severity::{Error, Warning};

macro_rules! rules {
    ($($(#[$doc:meta])* $id:ident = $name:literal, $severity:ident, $explain:literal, wrong $wrong:literal, right $right:literal;)*) => {
        $($(#[$doc])* #[doc = $explain] pub static $id: Rule =
            Rule { name: $name, severity: $severity, explain: $explain, wrong: $wrong, right: $right };)*
        /// All of them, in this order.
        pub static ALL: &[&Rule] = &[$(&$id),*];
    };
}

rules! {
    UNREADABLE_FILE = "unreadable-file", Error,
        "The file is there, but the computer would not let it be read.",
        wrong "a file without permission to read it", right "chmod u+r content/about.md";
    NOT_UTF8 = "not-utf8", Error,
        "Text files must be saved as UTF-8, or accents, quotes and symbols are lost. Most editors offer it under \"Save with encoding\".",
        wrong "a file saved as UTF-16 or Windows-1252", right "the same file saved as UTF-8";
    CONTROL_CHARACTER = "control-character", Error,
        "The text holds a character that nobody sees and no page may hold; it often comes along when text is copied from another program.",
        wrong "a text with a vertical tab from a word processor", right "the same text without it";
    BAD_FILE_NAME = "bad-file-name", Error,
        "The file's name becomes an address, and this one would mean something else there, or on another computer.",
        wrong "content/a\\b.md", right "content/a-b.md";
    YAML_SYNTAX = "yaml-syntax", Error,
        "The file is not written as YAML can be read: a colon that needs quotes, a tab, a quote that is not closed, lines that do not line up.",
        wrong "title: Contact: the basics", right "title: \"Contact: the basics\"";
    DUPLICATE_KEY = "duplicate-key", Error,
        "The same name stands twice in one place, so one of the two values would be lost.",
        wrong "level: 3\nlevel: 2", right "level: 3";
    UNKNOWN_FIELD = "unknown-field", Error,
        "The name in front of the colon is none that this file has; perhaps it is mistyped.",
        wrong "titel: Contact management", right "title: Contact management";
    WRONG_TYPE = "wrong-type", Error,
        "The value has another shape than this field needs: text, a number, a list, or a group of fields.",
        wrong "credits: sixteen", right "credits: 16";
    MISSING_FIELD = "missing-field", Error,
        "A field that the page can't do without is not there.",
        wrong "level: 3", right "title: Manage incidents\nlevel: 3";
    MISSING_FILE = "missing-file", Error,
        "A folder needs a file that says what it is: organisation.yaml, qualification.yaml or unit.yaml.",
        wrong "content/sfj-awards/ without organisation.yaml", right "content/sfj-awards/organisation.yaml";
    MISPLACED_FILE = "misplaced-file", Error,
        "The file is one that syllabus knows, but it lies in a folder where it means nothing.",
        wrong "content/unit.yaml", right "content/sfj-awards/contact-management-l3/l3-cm-01/unit.yaml";
    UNKNOWN_FILE = "unknown-file", Warning,
        "The file is of a kind that is not put on a site, or a YAML file with a name that syllabus does not know. It is left out.",
        wrong "content/glosary.yaml", right "content/glossary.yaml";
    BAD_VALUE = "bad-value", Error,
        "The value has the right shape, but is none that makes sense here.",
        wrong "reviewed: last spring", right "reviewed: 2026-04-01";
    TOO_LARGE = "too-large", Error,
        "Texts have a limit of 4 MB, so that a mistake can't make a build hang.",
        wrong "a text of 50 MB", right "the same in several files";
    RAW_HTML = "raw-html", Error,
        "HTML is not passed through, so that pages stay safe and accessible. Markdown has a way to write nearly all of it.",
        wrong "A <b>bold</b> word", right "A **bold** word";
    UNSAFE_LINK = "unsafe-link", Error,
        "Links may lead to files of the site, to unit:, ac: and term: names, and to https:, http:, mailto: and tel: addresses.",
        wrong "[start](javascript:run())", right "[start](guide/index.md)";
    BAD_MATH = "bad-math", Error,
        "What stands between dollar signs is a formula in TeX, and this one can't be shown. A sum in dollars is written with a backslash: \\$5.",
        wrong "$\\frac{likelihood}$", right "$\\frac{a}{b}$";
    BROKEN_LINK = "broken-link", Error,
        "The link leads to something that is not there.",
        wrong "[next](../l3-cm-2/lo1.md)", right "[next](../l3-cm-02/lo1.md)";
    BROKEN_ANCHOR = "broken-anchor", Error,
        "The page is there, but nothing on it has the name after the #.",
        wrong "[trap](lo1.md#misconceptoins)", right "[trap](lo1.md#misconceptions)";
    BROKEN_IMAGE = "broken-image", Error,
        "The picture is not where the text says.",
        wrong "![call flow](call-flw.svg)", right "![call flow](call-flow.svg)";
    UNREADABLE_PICTURE = "unreadable-picture", Warning,
        "The file has the name of a picture, and what is in it is none, or is damaged. It is copied as it is, and the text below it will jump.",
        wrong "a text that was renamed to photo.jpg", right "photo.jpg, saved by a program for pictures";
    LARGE_PICTURE = "large-picture", Warning,
        "Of a plain JPEG or PNG smaller pictures are made, so that a phone loads no more than it shows. Of this one none can be made.",
        wrong "poster.webp, 6000 points wide", right "poster.jpg, 6000 points wide";
    MISSING_ALTERNATIVE = "missing-alternative-text", Error,
        "Who can't see a picture is told what it shows by the words between `![` and `]`.",
        wrong "![](call-flow.svg)", right "![The life of a call, from greeting to closure](call-flow.svg)";
    NO_RIGHT_ANSWER = "no-right-answer", Error,
        "A question to choose from needs at least one right answer, marked `[x]` (`correct: true` in YAML).",
        wrong "- [ ] One\n- [ ] Two", right "- [ ] One\n- [x] Two";
    SCRIPT_IN_IMAGE = "script-in-image", Error,
        "An SVG picture may not hold scripts, event attributes or links that run something.",
        wrong "<svg onload=\"…\">", right "<svg>";
    UNKNOWN_UNIT = "unknown-unit", Error,
        "No unit has this number or reference.",
        wrong "units: [L3-CM-1]", right "units: [L3-CM-01]";
    UNKNOWN_OUTCOME = "unknown-outcome", Error,
        "The unit has no learning outcome of this number.",
        wrong "lo9.md beside a unit.yaml with 4 outcomes", right "lo4.md";
    UNKNOWN_CRITERION = "unknown-criterion", Error,
        "The unit has no criterion of this number.",
        wrong "- Names two barriers (AC3.7)", right "- Names two barriers (AC3.6)";
    UNKNOWN_TERM = "unknown-term", Error,
        "The glossary has no such term.",
        wrong "[NDM](term:NMD)", right "[NDM](term:NDM)";
    UNKNOWN_VERB = "unknown-verb", Warning,
        "`verb:` names a command verb that neither the site nor syllabus knows, so the page can't say what it asks for.",
        wrong "verb: Expain", right "verb: Explain";
    UNKNOWN_INSTRUMENT = "unknown-instrument", Error,
        "instruments.yaml has no such instrument.",
        wrong "superseded_by: Data Protection Act 2081", right "superseded_by: Data Protection Act 2018";
    DUPLICATE_ID = "duplicate-id", Error,
        "Two things have the same number or name, so nobody could say which of them is meant.",
        wrong "two unit.yaml with number: L3-CM-01", right "number: L3-CM-01 and number: L3-CM-02";
    AMBIGUOUS_REFERENCE = "ambiguous-reference", Error,
        "More than one unit has this number; say which qualification's is meant.",
        wrong "unit:U1", right "unit:601-3835-X/U1";
    DUPLICATE_ANCHOR = "duplicate-anchor", Error,
        "Two headings of one page have the same id, so a link could only find the first.",
        wrong "## One {#a}\n## Two {#a}", right "## One {#a}\n## Two {#b}";
    WRONG_OUTCOME = "wrong-outcome", Error,
        "A criterion's number must begin with the number of the outcome that it stands under.",
        wrong "outcomes:\n  1:\n    criteria:\n      2.1: Explain …", right "outcomes:\n  1:\n    criteria:\n      1.1: Explain …";
    TWO_FORMS = "two-forms", Error,
        "A topic is written in Markdown or in YAML, not in both: one of the two would be lost.",
        wrong "lo1.md and lo1.yaml in one folder", right "lo1.md";
    UNKNOWN_MARKDOWN = "dropped-markdown", Warning,
        "A part of the text has no meaning in this place and is not shown.",
        wrong "## Heading {onclick=run()}", right "## Heading";
}
