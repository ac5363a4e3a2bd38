//! `topic.yaml` and `lo1.yaml`.

use super::Shape::{AnyCase, Flag, Group as Fields, List, Markdown, Number, OneOf, Text, Whole};
use super::record::{CONTENT_NOTICE, RECORD};
use super::{Field, Group, Shape};
use crate::parse::topic::section_names;

const CRITERIA: Field =
    field!("criteria", List(&Number), "The criteria that this serves, by number.", "[1.2, \"1.10\"]",);
const ITEMS: Shape = List(&OneOf(&[Markdown, Fields(&TOPIC_ITEM)]));

/// The file.
pub static TOPIC: Group = group!(
    "topic",
    "a topic",
    "Notes for learners on a unit or on one outcome: what lo1.md says, in the form of fields.",
    &[
        field!("title", Text, "A title in place of the outcome's or the unit's.", "Grading a call"),
        CONTENT_NOTICE,
        field!("synopsis", Markdown, "The whole of it in a few sentences.", "Why calls are graded, and how."),
        field!("overview", Markdown, "A longer introduction.", "Every call begins with a decision."),
        field!("objectives", ITEMS, "What a learner can do afterwards.", "[\"Grade a call (AC1.2)\"]"),
        field!(
            "key_concepts",
            List(&OneOf(&[Markdown, Fields(&KEY_CONCEPT)])),
            "Ideas that everything rests on. In one line, the name stands in bold.",
            "[\"**Grading**: deciding how fast help is needed (AC1.2)\"]",
        ),
        field!(
            "key_terms",
            List(&OneOf(&[Markdown, Fields(&KEY_TERM)])),
            "Terms of the glossary, or terms with a meaning of their own.",
            "[NDM, {name: Grading, text: Deciding how fast help is needed.}]",
        ),
        field!(
            "misconceptions",
            List(&OneOf(&[Markdown, Fields(&MISCONCEPTION)])),
            "What learners often believe, and what is right.",
            "[{claim: Every call is urgent., correction: Most are not.}]",
        ),
        field!(
            "common_mistakes",
            List(&OneOf(&[Markdown, Fields(&MISTAKE)])),
            "What learners often do wrong.",
            "[Grading before listening.]",
        ),
        field!(
            "marking_points",
            List(&OneOf(&[Markdown, Fields(&MARKING_POINT)])),
            "What an assessor looks for. \"At least two\" in the text is the number that counts.",
            "[\"Names at least two grades (AC1.2)\"]",
        ),
        field!(
            "tips",
            List(&OneOf(&[Markdown, Fields(&TIP)])),
            "How to do well in the assessment.",
            "[{method: Observation, text: Say aloud what you decide.}]",
        ),
        field!(
            "faqs",
            List(&OneOf(&[Fields(&FAQ), Markdown])),
            "Questions that learners ask, with answers.",
            "[{question: Who grades a call?, answer: Whoever takes it.}]",
        ),
        field!("prerequisites", ITEMS, "What a learner should know before.", "[What a contact centre is]"),
        field!(
            "evidence_ideas",
            ITEMS,
            "What a learner could put into the portfolio.",
            "[\"A call log (AC1.2)\"]"
        ),
        field!("evidence", ITEMS, "Another name for `evidence_ideas`.", "[\"A call log (AC1.2)\"]"),
        field!(
            "questions",
            List(&Fields(&QUESTION)),
            "Questions for learners to check themselves.",
            "[{question: What is grading?, answer: Deciding how fast help is needed.}]",
        ),
        field!(
            "scenarios",
            List(&Fields(&SCENARIO)),
            "Situations to think through or to play.",
            "[{title: The silent caller, text: Nobody speaks.}]",
        ),
        field!(
            "teaching",
            List(&Fields(&TEACHING)),
            "Texts that teach what certain criteria ask for.",
            "[{criteria: [1.2], text: There are four grades.}]",
        ),
        field!(
            "sections",
            List(&Fields(&SECTION)),
            "Sections with a heading of your own.",
            "[{title: Further reading, text: The handbook.}]",
        ),
    ],
    and & RECORD
);

/// An item with fields.
pub static TOPIC_ITEM: Group = group!(
    "topic-item",
    "an item",
    "An item of a list.",
    &[required!("text", Markdown, "What it says.", "Grade a call"), CRITERIA],
);

/// One of `key_concepts`.
pub static KEY_CONCEPT: Group = group!(
    "key-concept",
    "a key concept",
    "An idea that everything rests on.",
    &[
        required!("name", Markdown, "What it is called.", "Grading"),
        required!("text", Markdown, "What it is.", "Deciding how fast help is needed."),
        CRITERIA,
    ],
);

/// One of `key_terms`.
pub static KEY_TERM: Group = group!(
    "key-term",
    "a key term",
    "A term that learners need here.",
    &[
        required!("name", Text, "The term. If the glossary has it, no text is needed.", "Grading"),
        field!("text", Markdown, "What it means.", "Deciding how fast help is needed."),
    ],
);

const CLAIM: Field = required!("claim", Markdown, "What learners often believe.", "Every call is urgent.");
const CORRECTION: Field = required!("correction", Markdown, "What is right.", "Most are not.");

/// One of `misconceptions`.
pub static MISCONCEPTION: Group = group!(
    "misconception",
    "a misconception",
    "What learners often believe, and what is right.",
    &[CLAIM, CORRECTION, CRITERIA],
);

/// One of `common_mistakes`.
pub static MISTAKE: Group = group!(
    "mistake",
    "a mistake",
    "What learners often get wrong, and what is right.",
    &[CLAIM, CORRECTION, CRITERIA],
);

/// One of `marking_points`.
pub static MARKING_POINT: Group = group!(
    "marking-point",
    "a marking point",
    "What an assessor looks for.",
    &[
        required!("text", Markdown, "What it is.", "Names the grades of a call"),
        field!("threshold", Whole(u32::MAX), "How many of them an assessor counts.", "2"),
        CRITERIA,
    ],
);

/// One of `tips`.
pub static TIP: Group = group!(
    "tip",
    "a tip",
    "How to do well in the assessment.",
    &[
        field!("method", Text, "The assessment method that it is about.", "Observation"),
        required!("text", Markdown, "What to do.", "Say aloud what you decide."),
        CRITERIA,
    ],
);

/// One of `faqs`.
pub static FAQ: Group = group!(
    "faq",
    "a question",
    "A question that learners ask, and the answer.",
    &[
        required!("question", Markdown, "The question.", "Who grades a call?"),
        field!("answer", Markdown, "The answer.", "Whoever takes it."),
        CRITERIA,
    ],
);

/// One of `questions`.
pub static QUESTION: Group = group!(
    "question",
    "a question",
    "A question to check oneself. It is answered in one way: by `answer`, by `options` or by `order`.",
    &[
        required!("question", Markdown, "The question.", "Which model guides every decision?"),
        CRITERIA,
        field!(
            "text",
            Markdown,
            "More of the question, if one line is not enough.",
            "Think of the call above."
        ),
        field!(
            "options",
            List(&Fields(&CHOICE)),
            "Answers to choose from, at least one of them right.",
            "[{text: National Decision Model, correct: true}, {text: National Incident Model}]",
        ),
        field!(
            "order",
            ITEMS,
            "Steps in the right order; the page shows them in another one.",
            "[Greet, Locate, Grade]"
        ),
        field!("answer", Markdown, "A model answer.", "Deciding how fast help is needed."),
        field!("explanation", Markdown, "Why this is the answer.", "The location comes first because …"),
    ],
);

/// One of `options`.
pub static CHOICE: Group = group!(
    "option",
    "an option",
    "An answer to choose.",
    &[
        required!("text", Markdown, "What it says.", "National Decision Model"),
        field!("correct", Flag, "`true` if it is right.", "true"),
        field!("why", Markdown, "Why it is right or wrong.", "It puts the Code of Ethics at its centre."),
    ],
);

/// One of `scenarios`.
pub static SCENARIO: Group = group!(
    "scenario",
    "a scenario",
    "A situation to think through or to play.",
    &[
        field!("title", Markdown, "What it is called.", "The silent caller"),
        required!("text", Markdown, "What happens.", "The line is open, and nobody speaks."),
        field!("observe", ITEMS, "What an observer looks for.", "[\"Keeps the line open (AC2.3)\"]"),
        CRITERIA,
    ],
);

/// One of `teaching`.
pub static TEACHING: Group = group!(
    "teaching",
    "a teaching text",
    "A text that teaches what certain criteria ask for.",
    &[
        required!("criteria", List(&Number), "The criteria that it teaches, by number.", "[1.2]"),
        field!("title", Markdown, "A heading.", "The four principles"),
        required!("text", Markdown, "The text.", "There are four of them."),
    ],
);

/// One of `sections`.
pub static SECTION: Group = group!(
    "section",
    "a section",
    "A section with a heading of your own.",
    &[
        required!("title", Markdown, "Its heading.", "Further reading"),
        required!("text", Markdown, "Its text.", "The handbook."),
        field!(
            "after",
            AnyCase(section_names),
            "Behind which section it stands. Without this field it comes last.",
            "key_concepts",
        ),
    ],
);
