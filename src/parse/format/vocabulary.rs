//! `glossary.yaml`, `instruments.yaml`, `verbs.yaml`.

use super::Shape::{AnyCase, Flag, Group as Fields, List, Markdown, OneOf, Text, Web, Whole};
use super::record::RECORD;
use super::{Field, Group, Key, Others};
use crate::parse::vocabulary::{KINDS, STATUSES};

const AUTOLINK: Field = field!(
    "autolink",
    Flag,
    "Whether this name becomes a link wherever it stands in a text. Write `false` for a name that is an everyday word.",
    "false",
);

/// The file `glossary.yaml`.
pub static GLOSSARY: Group = group!(
    "glossary",
    "the glossary",
    "Terms and what they mean. Each name is a term as it is shown.", others Key::Name, "NDM", OneOf(&[Markdown, Fields(&TERM)]));

/// A term.
pub static TERM: Group = group!(
    "term",
    "a glossary entry",
    "A term, and what it means. If the definition is all you have, write it right behind the name.",
    &[
        field!("expansion", Text, "What an abbreviation stands for.", "National Decision Model"),
        field!(
            "aliases",
            List(&Text),
            "Other spellings that mean the same. They lead to this term too.",
            "[decision model]",
        ),
        required!(
            "definition",
            Markdown,
            "What it means, in a sentence or two.",
            "A six-part way to decide and to explain a decision.",
        ),
        field!("see", List(&Text), "Other terms of the glossary that are worth reading next.", "[THRIVE]"),
        AUTOLINK,
        field!(
            "formerly",
            List(&Text),
            "Names that the term once had. Old links then lead here.",
            "[Conflict Management Model]",
        ),
    ],
    and & RECORD
);

/// The file `instruments.yaml`.
pub static INSTRUMENTS: Group = group!(
    "instruments",
    "the list of instruments",
    "Acts, codes, standards, models, policies and charters. Each name is an official short title.", others Key::Name, "Data Protection Act 2018", Fields(&INSTRUMENT));

/// An instrument.
pub static INSTRUMENT: Group = group!(
    "instrument",
    "an instrument",
    "An Act, a code, a standard or the like that texts name.",
    &[
        required!("kind", AnyCase(|| KINDS.map(|(word, _)| word).to_vec()), "What it is.", "act"),
        field!("year", Whole(u16::MAX as u32), "The year in which it was made.", "2018"),
        field!("aliases", List(&Text), "Other names for it.", "[DPA 2018]"),
        field!(
            "status",
            AnyCase(|| STATUSES.map(|(word, _)| word).to_vec()),
            "Whether it still holds. Without this field it is in force.",
            "superseded",
        ),
        field!(
            "superseded_by",
            Text,
            "What took its place: the name of another instrument of this file.",
            "Data Protection Act 2018",
        ),
        field!("url", Web, "Its official address.", "https://www.legislation.gov.uk/ukpga/2018/12/contents"),
        field!("issuer", Text, "Who made it.", "Parliament"),
        field!(
            "summary",
            Markdown,
            "What it says, in one or two sentences.",
            "How personal data may be used."
        ),
        AUTOLINK,
    ],
    and & RECORD
);

/// The file `verbs.yaml`.
pub static VERBS: Group = group!(
    "verbs",
    "the list of verbs",
    "Command verbs, in place of what every site says about them. Each name is a verb as criteria begin with it.", others Key::Name, "Explain", Fields(&VERB));

/// A command verb.
pub static VERB: Group = group!(
    "verb",
    "a verb",
    "What a command verb asks of a learner.",
    &[
        required!("meaning", Markdown, "What it asks for.", "Say what something is, and why it is so."),
        field!(
            "levels",
            Fields(&LEVELS),
            "What it asks for at one level, by level.",
            "{3: \"Give reasons, and say what follows from them.\"}",
        ),
        field!(
            "frames",
            List(&Text),
            "Ways to begin a sentence that answers it.",
            "[\"This matters because …\", \"As a result, …\"]",
        ),
    ],
);

/// `levels` of a verb.
pub static LEVELS: Group = group!(
    "levels",
    "the levels",
    "What a verb asks for at one level, by level.", others Key::Level, "3", Markdown);
