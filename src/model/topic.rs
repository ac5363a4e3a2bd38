//! What a tutor writes to help revise one unit or one outcome.
//!
//! A topic has two forms with one shape: *authored*, where criteria and links are names with places, and [`Resolved`],
//! where they are ids. [`Phase`] says which.

use super::{Body, Criterion, Few, Id, Record, Term};
use std::fmt::Debug;

/// What references look like at one stage of the pipeline.
pub trait Phase: Clone + Debug + PartialEq {
    /// References to criteria of the topic's own unit.
    type Criteria: Clone + Debug + PartialEq;
    /// A text with links.
    type Text: Clone + Debug + PartialEq;
    /// A glossary entry that a key term may be.
    type Term: Clone + Debug + PartialEq;
}

/// After `resolve`: every reference is an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved;

impl Phase for Resolved {
    type Criteria = Few<Criterion>;
    type Text = Body;
    type Term = Option<Id<Term>>;
}

/// Which part of a topic; a free section remembers which one it came after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum SectionKind {
    Synopsis,
    Overview,
    Objectives,
    KeyConcepts,
    KeyTerms,
    Mistakes,
    MarkingPoints,
    Tips,
    Faqs,
    Prerequisites,
    EvidenceIdeas,
    Questions,
    Scenarios,
    Teaching,
}

/// A list section: what stands before the list, and its items.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<T, P: Phase> {
    /// Prose before (or after) the list.
    pub intro: Option<P::Text>,
    /// The items in order.
    pub items: Vec<T>,
}

impl<T, P: Phase> Default for Section<T, P> {
    fn default() -> Self {
        Section { intro: None, items: Vec::new() }
    }
}

impl<T, P: Phase> Section<T, P> {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.intro.is_none() && self.items.is_empty()
    }
}

/// What a reader should know before reading on, on distressing subjects.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice<P: Phase> {
    /// What it says.
    pub text: P::Text,
    /// The address of a page that helps, `http:` or `https:` only.
    pub support: Option<String>,
}

/// Revision content for one unit or one outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic<P: Phase> {
    /// A title of its own, instead of the unit's or outcome's.
    pub title: Option<String>,
    /// What a reader should know before reading on, on distressing subjects.
    pub content_notice: Option<Notice<P>>,
    /// In short.
    pub synopsis: Option<P::Text>,
    /// At length.
    pub overview: Option<P::Text>,
    /// What the learner will be able to say or do.
    pub objectives: Section<Item<P>, P>,
    /// Core ideas.
    pub key_concepts: Section<KeyConcept<P>, P>,
    /// Words to know.
    pub key_terms: Section<KeyTerm<P>, P>,
    /// Misconceptions with their corrections; `misconceptions.intro` introduces the mistakes as well.
    pub misconceptions: Section<Misconception<P>, P>,
    /// Mistakes without a correction.
    pub common_mistakes: Vec<Item<P>>,
    /// What earns credit.
    pub marking_points: Section<MarkingPoint<P>, P>,
    /// Advice on assessment.
    pub tips: Section<Tip<P>, P>,
    /// Questions that learners ask.
    pub faqs: Section<Faq<P>, P>,
    /// What to know before.
    pub prerequisites: Section<Item<P>, P>,
    /// What may serve as evidence.
    pub evidence_ideas: Section<Item<P>, P>,
    /// Questions that ask the learner.
    pub questions: Section<Question<P>, P>,
    /// Practice.
    pub scenarios: Section<Scenario<P>, P>,
    /// Teaching of single criteria.
    pub teaching: Vec<Teaching<P>>,
    /// Everything else, in order.
    pub sections: Vec<FreeSection<P>>,
    /// Footnotes of all texts of the topic, in order of their numbers, which start at 1. The mark in a text links to
    /// `#note-N`, and has the id `note-N-mark`, to which the footnote links back.
    pub footnotes: Vec<P::Text>,
    /// Book-keeping.
    pub record: Record,
}

impl<P: Phase> Default for Topic<P> {
    fn default() -> Self {
        Topic {
            title: None,
            content_notice: None,
            synopsis: None,
            overview: None,
            objectives: Section::default(),
            key_concepts: Section::default(),
            key_terms: Section::default(),
            misconceptions: Section::default(),
            common_mistakes: Vec::new(),
            marking_points: Section::default(),
            tips: Section::default(),
            faqs: Section::default(),
            prerequisites: Section::default(),
            evidence_ideas: Section::default(),
            questions: Section::default(),
            scenarios: Section::default(),
            teaching: Vec::new(),
            sections: Vec::new(),
            footnotes: Vec::new(),
            record: Record::default(),
        }
    }
}

/// Something said, and the criteria it serves.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<P: Phase> {
    /// The text.
    pub body: P::Text,
    /// Criteria it serves; may be empty.
    pub criteria: P::Criteria,
}

/// A core idea.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyConcept<P: Phase> {
    /// Its name as plain text.
    pub name: Option<String>,
    /// What it is.
    pub body: P::Text,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// A word to know.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyTerm<P: Phase> {
    /// The word.
    pub name: String,
    /// The glossary entry of that name, if there is one.
    pub term: P::Term,
    /// What the topic itself says about it.
    pub body: Option<P::Text>,
}

/// A wrong belief, and what is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Misconception<P: Phase> {
    /// The wrong belief.
    pub claim: P::Text,
    /// What is right.
    pub correction: Option<P::Text>,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// What earns credit.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkingPoint<P: Phase> {
    /// The text.
    pub body: P::Text,
    /// How many are needed: 5 in "at least five".
    pub threshold: Option<u32>,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// Advice on assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip<P: Phase> {
    /// The assessment method it is for.
    pub method: Option<String>,
    /// The text.
    pub body: P::Text,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// A question that learners ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Faq<P: Phase> {
    /// The question as plain text.
    pub question: String,
    /// The answer.
    pub answer: Option<P::Text>,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// A question that asks the learner.
#[derive(Clone, Debug, PartialEq)]
pub struct Question<P: Phase> {
    /// The question as plain text.
    pub question: String,
    /// More of the question.
    pub body: Option<P::Text>,
    /// How it is answered.
    pub answer: Answer<P>,
    /// Why the answer is right.
    pub explanation: Option<P::Text>,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<P: Phase> {
    /// By choosing.
    Choice(Vec<Choice<P>>),
    /// In words; the model answer.
    Short(P::Text),
    /// By putting these, which are in the right order, in order.
    Order(Vec<P::Text>),
    /// The author gave none.
    Missing,
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<P: Phase> {
    /// What it says.
    pub body: P::Text,
    /// Whether it is right.
    pub correct: bool,
    /// Why it is right or wrong.
    pub why: Option<P::Text>,
}

/// Practice for one or more criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario<P: Phase> {
    /// Its title as plain text.
    pub title: Option<String>,
    /// The scene and the task.
    pub body: P::Text,
    /// What an observer looks for.
    pub observe: Vec<Item<P>>,
    /// Criteria it serves.
    pub criteria: P::Criteria,
}

/// Teaching of one or a few criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct Teaching<P: Phase> {
    /// The heading after the numbers.
    pub title: Option<String>,
    /// The text.
    pub body: P::Text,
    /// The criteria; at least one.
    pub criteria: P::Criteria,
}

/// A section with a heading of the author's own.
#[derive(Clone, Debug, PartialEq)]
pub struct FreeSection<P: Phase> {
    /// The heading as plain text.
    pub title: String,
    /// Its id on the page.
    pub anchor: String,
    /// The text.
    pub body: P::Text,
    /// The known section that it followed; `None` where it came first.
    pub after: Option<SectionKind>,
}

impl SectionKind {
    /// All kinds.
    pub const ALL: [SectionKind; 14] = [
        SectionKind::Synopsis,
        SectionKind::Overview,
        SectionKind::Objectives,
        SectionKind::KeyConcepts,
        SectionKind::KeyTerms,
        SectionKind::Mistakes,
        SectionKind::MarkingPoints,
        SectionKind::Tips,
        SectionKind::Faqs,
        SectionKind::Prerequisites,
        SectionKind::EvidenceIdeas,
        SectionKind::Questions,
        SectionKind::Scenarios,
        SectionKind::Teaching,
    ];

    /// Whether its items are read as a whole, whichever criteria they serve.
    pub fn stays_together(self) -> bool {
        use SectionKind::{Faqs, Objectives, Prerequisites, Scenarios, Tips};
        matches!(self, Tips | Faqs | Scenarios | Objectives | Prerequisites)
    }

    /// The id that the section has on its page: `key-concepts`.
    pub fn anchor(self) -> &'static str {
        match self {
            SectionKind::Synopsis => "synopsis",
            SectionKind::Overview => "overview",
            SectionKind::Objectives => "objectives",
            SectionKind::KeyConcepts => "key-concepts",
            SectionKind::KeyTerms => "key-terms",
            SectionKind::Mistakes => "mistakes",
            SectionKind::MarkingPoints => "marking-points",
            SectionKind::Tips => "tips",
            SectionKind::Faqs => "faqs",
            SectionKind::Prerequisites => "prerequisites",
            SectionKind::EvidenceIdeas => "evidence-ideas",
            SectionKind::Questions => "questions",
            SectionKind::Scenarios => "scenarios",
            SectionKind::Teaching => "teaching",
        }
    }
}
