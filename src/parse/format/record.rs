//! Fields that many files share.

use super::Shape::{Date, Email, Flag, Group as Fields, List, Markdown, OneOf, Text, Web, Word};
use super::{Field, Group};
use crate::parse::record::WORDINGS;

/// Book-keeping: it may stand at the top of any file.
pub(super) static RECORD: [Field; 6] = [
    field!(
        "draft",
        Flag,
        "Keeps this off the site until it is ready. `--drafts` shows it all the same.",
        "true",
    ),
    field!("owner", Text, "Who looks after this.", "Sam Okafor"),
    field!(
        "reviewed",
        Date,
        "The day on which somebody last checked that this is right: year, month, day.",
        "2026-11-01",
    ),
    field!("review_by", Date, "The day by which it should be checked again.", "2027-11-01"),
    field!(
        "sources",
        List(&OneOf(&[Text, Fields(&SOURCE)])),
        "Where the facts come from. Each one is a title, or a group with a title and an address.",
        "[{title: Data Protection Act 2018, url: https://www.legislation.gov.uk/ukpga/2018/12/contents}]",
    ),
    field!(
        "rights",
        Text,
        "Whose words these are, and what others may do with them.",
        "Facts from the handbook, wording our own.",
    ),
];

/// One of `sources`.
pub static SOURCE: Group = group!(
    "source",
    "a source",
    "Where facts come from.",
    &[
        required!("title", Text, "What it is called.", "Data Protection Act 2018"),
        field!("url", Web, "Its address, whole.", "https://www.legislation.gov.uk/ukpga/2018/12/contents",),
        field!("date", Text, "When it was published, or when you read it.", "2026-11-01"),
        field!("note", Text, "Anything else worth knowing about it.", "Section 3 alone"),
    ],
);

/// `authoring_contact` and `accessibility_contact`.
pub static CONTACT: Group = group!(
    "contact",
    "a contact",
    "Somebody to turn to.",
    &[
        field!("name", Text, "A person or a team.", "The revision team"),
        field!("email", Email, "An e-mail address.", "revision@example.org"),
        field!("url", Web, "A page with a form or a telephone number.", "https://example.org/contact"),
    ],
);

/// `content_notice`, where it is more than a text.
pub static NOTICE: Group = group!(
    "notice",
    "a notice",
    "What a reader should know before reading on.",
    &[
        required!("text", Markdown, "What the page is about, in a sentence.", "This page is about abuse."),
        field!("support", Web, "A page that helps whoever it upsets.", "https://www.samaritans.org/",),
    ],
);

/// The field that holds one.
pub(super) const CONTENT_NOTICE: Field = field!(
    "content_notice",
    OneOf(&[Markdown, Fields(&NOTICE)]),
    "On a distressing subject, what a reader should know before reading on. It is shown at the top of the page.",
    "This page is about domestic abuse.",
);

/// Whether official wording is shown.
pub(super) const OFFICIAL_WORDING: Field = field!(
    "official_wording",
    Word(|| WORDINGS.map(|(word, _)| word).to_vec()),
    "Whether pages show the awarding organisation's own words. Write `withhold` where you may not publish them: \
     then only numbers and your own texts are shown.",
    "withhold",
);
