//! What awarding organisations say: `organisation.yaml`, `qualification.yaml`, `unit.yaml`.

use super::Shape::{AnyCase, Date, Flag, Group as Fields, List, Markdown, OneOf, Text, Web, Whole};
use super::record::{CONTENT_NOTICE, OFFICIAL_WORDING, RECORD};
use super::{Field, Group, Key, Others, Shape};
use crate::parse::specification::{ALL, GROUP_KINDS};

/// A list of texts, each of which may have a list of its own.
macro_rules! items {
    () => {
        List(&OneOf(&[Text, Fields(&ITEM)]))
    };
}

const LEVEL: Field = required!("level", Whole(u8::MAX as u32), "The level, in digits.", "3");
const CREDITS: Field = field!("credits", Whole(u32::MAX), "How many credits it is worth.", "16");
const GLH: Field =
    field!("glh", Whole(u32::MAX), "Guided learning hours, as the handbook gives them.", "150");

/// The file `organisation.yaml`.
pub static ORGANISATION: Group = group!(
    "organisation",
    "an organisation",
    "An awarding organisation.",
    &[
        required!("name", Text, "Its name, as short as people say it.", "SFJ Awards"),
        field!("full_name", Text, "Its whole name.", "Skills for Justice Awards"),
        field!("url", Web, "Its website.", "https://sfjawards.com/"),
        field!(
            "about",
            Markdown,
            "What it does, in a sentence or two.",
            "It awards qualifications for public safety."
        ),
        OFFICIAL_WORDING,
    ],
    and & RECORD
);

/// The file `qualification.yaml`.
pub static QUALIFICATION: Group = group!(
    "qualification",
    "a qualification",
    "A qualification: its facts, and the units that it is made of.",
    &[
        required!("number", Text, "The regulator's number.", "601/3835/X"),
        required!(
            "title",
            Text,
            "The official title.",
            "SFJ Awards Level 3 Diploma for Contact Management in Policing",
        ),
        field!("short_title", Text, "A shorter one, for menus.", "Contact Management in Policing"),
        LEVEL,
        CREDITS,
        field!("tqt", Whole(u32::MAX), "Total qualification time, in hours.", "400"),
        GLH,
        field!("minimum_age", Whole(u8::MAX as u32), "How old a learner must be, in years.", "18"),
        field!("handbook", Fields(&HANDBOOK), "The handbook that these facts come from.", ""),
        field!(
            "versions",
            List(&Fields(&VERSION)),
            "Versions of the handbook, the newest first.",
            "[{version: V3, date: 2017-09-21, changes: Total qualification time added.}]",
        ),
        required!(
            "groups",
            Fields(&GROUPS),
            "The groups of units, in order, each under its name: A, B, Mandatory.",
            "",
        ),
        field!(
            "rules",
            Markdown,
            "What the rules of combination say beyond the numbers, in a sentence or two.",
            "Learners take all of group A and at least 18 credits of group B.",
        ),
        field!(
            "assessment",
            List(&Text),
            "How learners are assessed.",
            "[Portfolio of evidence, Professional discussion]",
        ),
        field!(
            "progression",
            Markdown,
            "What learners can do next.",
            "A Level 4 qualification in the same field."
        ),
        field!(
            "entry",
            Markdown,
            "What learners need before they begin.",
            "There are no formal requirements."
        ),
        OFFICIAL_WORDING,
    ],
    and & RECORD
);

/// `handbook`.
pub static HANDBOOK: Group = group!(
    "handbook",
    "a handbook",
    "The awarding organisation's handbook.",
    &[
        required!("title", Text, "Its title.", "Qualification Handbook"),
        field!("url", Web, "Where it can be read.", "https://sfjawards.com/handbook.pdf"),
        field!("version", Text, "Which version it is.", "V3"),
    ],
);

/// One of `versions`.
pub static VERSION: Group = group!(
    "version",
    "a version",
    "A version of the handbook.",
    &[
        required!("version", Text, "What it is called.", "V3"),
        field!("date", Date, "The day on which it came out.", "2017-09-21"),
        field!("changes", Text, "What was new in it.", "Total qualification time added."),
    ],
);

/// `groups`.
pub static GROUPS: Group = group!("groups", "the groups", "Groups of units, each under its name.", others Key::Name, "A", Fields(&UNIT_GROUP));

/// A unit group.
pub static UNIT_GROUP: Group = group!(
    "unit-group",
    "a unit group",
    "Units of which a learner takes all or some.",
    &[
        field!("title", Text, "What it is called.", "Mandatory units"),
        field!(
            "kind",
            AnyCase(|| GROUP_KINDS.map(|(word, _)| word).to_vec()),
            "Whether learners choose. Without this field they don't.",
            "mandatory",
        ),
        field!(
            "rule",
            OneOf(&[AnyCase(|| vec![ALL]), Fields(&RULE)]),
            "How much of the group a learner takes: `all`, or at least so many credits or units.",
            "{credits: 18}",
        ),
        required!("units", List(&Text), "The numbers of its units.", "[L3-CM-01, L3-CM-02]"),
    ],
);

/// `rule`, where it is not `all`.
pub static RULE: Group = group!(
    "rule",
    "a rule",
    "The least that a learner takes of a group.",
    &[
        field!("credits", Whole(u32::MAX), "At least so many credits.", "18"),
        field!("units", Whole(u32::MAX), "At least so many units.", "2"),
    ],
);

/// The file `unit.yaml`.
pub static UNIT: Group = group!(
    "unit",
    "a unit",
    "A unit as the awarding organisation describes it. What tutors say stands in lo1.md and its like, beside this file.",
    &[
        required!("number", Text, "Its number, which no other unit of the qualification has.", "L3-CM-01"),
        field!("reference", Text, "The regulator's reference.", "H/506/5295"),
        required!("title", Text, "The official title.", "Understanding the role of contact management"),
        LEVEL,
        CREDITS,
        GLH,
        field!(
            "formerly",
            List(&Text),
            "Numbers that the unit once had. Old links then lead here.",
            "[L3-CM-00]"
        ),
        field!("summary", Text, "One plain sentence.", "What contact management is for."),
        field!(
            "guidance",
            NOTES,
            "What the awarding organisation adds on the whole unit.",
            "Evidence comes from real work."
        ),
        required!("outcomes", Fields(&OUTCOMES), "The learning outcomes, each under its number.", "",),
        OFFICIAL_WORDING,
        CONTENT_NOTICE,
    ],
    and & RECORD
);

/// `outcomes`.
pub static OUTCOMES: Group = group!("outcomes", "the outcomes", "Learning outcomes, each under its number.", some 
        Key::Number,
        "1",
        Fields(&OUTCOME));

/// An outcome.
pub static OUTCOME: Group = group!(
    "outcome",
    "an outcome",
    "A learning outcome and its criteria.",
    &[
        required!(
            "title",
            Text,
            "What the learner will do: it follows on \"The learner will\".",
            "Understand the principles of contact management",
        ),
        field!(
            "guidance",
            NOTES,
            "What the awarding organisation adds on this outcome.",
            "Local policy applies."
        ),
        field!("formerly", List(&Text), "Numbers that the outcome once had.", "[\"7\"]"),
        required!("criteria", Fields(&CRITERIA), "The criteria, each under its number.", ""),
    ],
);

/// `criteria`.
pub static CRITERIA: Group = group!(
    "criteria",
    "the criteria",
    "Assessment criteria, each under its number. Their order is that of counting: 4.9 comes before 4.10.", some Key::Number, "1.1", OneOf(&[Text, Fields(&CRITERION)]));

/// A criterion that is more than a text.
pub static CRITERION: Group = group!(
    "criterion",
    "a criterion",
    "An assessment criterion. If its wording is all you have, write it right behind the number.",
    &[
        required!(
            "text",
            Text,
            "Its wording, up to the list if it has one.",
            "Explain the principles in terms of"
        ),
        field!("items", items!(), "The list that belongs to the wording.", "[Risk management, Grading]"),
        field!("tail", Text, "Wording that follows the list.", "in a contact centre"),
        field!(
            "gloss",
            Text,
            "What it asks for in your own words, for learners. Needed where the official wording is withheld.",
            "Say why each principle matters.",
        ),
        field!(
            "guidance",
            NOTES,
            "What the awarding organisation adds on this criterion.",
            "The National Decision Model defines these.",
        ),
        field!("formerly", List(&Text), "Numbers that the criterion once had.", "[\"1.9\"]"),
        field!("verb", Text, "The command verb, if the wording does not begin with it.", "Explain"),
    ],
);

/// A text, a group, or a list of either.
const NOTES: Shape = OneOf(&[Markdown, Fields(&GUIDANCE), List(&OneOf(&[Markdown, Fields(&GUIDANCE)]))]);

/// `guidance`, where it is more than a text.
pub static GUIDANCE: Group = group!(
    "guidance",
    "a guidance",
    "What an awarding organisation adds to its own words.",
    &[
        required!("text", Markdown, "What it says.", "These may include"),
        field!("items", items!(), "A list that belongs to it.", "[Repeat callers, Vulnerable callers]"),
        field!(
            "exhaustive",
            Flag,
            "`true` when the list is complete, `false` when it gives examples.",
            "false"
        ),
    ],
);

/// An item that has items of its own.
pub static ITEM: Group = group!(
    "item",
    "an item",
    "An item of a list that has a list of its own.",
    &[
        required!("text", Text, "What it says.", "Vulnerability"),
        field!("items", items!(), "Its own list.", "[Repeat victims]"),
    ],
);
