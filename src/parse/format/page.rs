//! The lines between `---` at the top of Markdown files.

use super::Shape::{List, Text};
use super::record::{CONTENT_NOTICE, RECORD};
use super::{Field, Group};

const WHAT: &str = "the top of this file";

const TITLE: Field = field!(
    "title",
    Text,
    "The title of the page. Without it, the first heading (`# …`) is the title.",
    "About these pages",
);
const DESCRIPTION: Field = field!(
    "description",
    Text,
    "What the page is about, in a sentence. Search engines show it.",
    "Who wrote these pages, and how to use them.",
);
const FORMERLY: Field = field!(
    "formerly",
    List(&Text),
    "Addresses that the page once had. Whoever follows an old link is sent on.",
    "[old-page.html]",
);

/// A plain page's.
pub static PAGE_FRONT: Group = group!(
    "page-front",
    WHAT,
    "What is known about this page.",
    &[TITLE, DESCRIPTION, CONTENT_NOTICE, FORMERLY],
    and & RECORD
);

/// That of the home page or of an overview.
pub static PART_FRONT: Group = group!(
    "part-front",
    WHAT,
    "What is known about this text.",
    &[TITLE, DESCRIPTION, FORMERLY],
    and & RECORD
);

/// A topic's.
pub static TOPIC_FRONT: Group = group!(
    "topic-front",
    WHAT,
    "What is known about these notes.",
    &[
        field!(
            "title",
            Text,
            "A title for these notes. Without it they have the title of their outcome or unit.",
            "Grading a call",
        ),
        CONTENT_NOTICE,
    ],
    and & RECORD
);
