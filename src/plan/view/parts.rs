//! Sections of a topic, and what is in them. A section on the page and a part of a criterion's card have one shape.

use super::LinkView;
use serde::Serialize;

/// A piece of a page under a heading. Most of its lists are empty: a section of key concepts has `concepts`, and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct SectionView {
    /// Which kind: `overview`, `objectives`, `key-concepts`, `key-terms`, `mistakes`, `marking-points`, `tips`, `faqs`,
    /// `prerequisites`, `evidence-ideas`, `questions`, `scenarios`, `teaching`, `guidance`, or `free`.
    pub kind: &'static str,
    /// Its id on the page.
    pub id: Option<String>,
    /// Its heading; none where a part of a card speaks for itself.
    pub title: Option<String>,
    /// Level of the heading, 2 to 6; headings inside are one deeper.
    pub level: u8,
    /// Prose. HTML.
    pub html: Option<String>,
    /// Objectives, prerequisites, evidence ideas, marking points.
    pub items: Vec<ItemView>,
    /// Key concepts.
    pub concepts: Vec<ConceptView>,
    /// Key terms.
    pub terms: Vec<KeyTermView>,
    /// Misconceptions with their corrections.
    pub misconceptions: Vec<MisconceptionView>,
    /// Mistakes without a correction.
    pub mistakes: Vec<ItemView>,
    /// Tips by assessment method.
    pub tips: Vec<TipGroupView>,
    /// Questions that learners ask.
    pub faqs: Vec<FaqView>,
    /// Questions that ask the learner.
    pub questions: Vec<QuestionView>,
    /// Scenarios.
    pub scenarios: Vec<ScenarioView>,
    /// Other criteria that the whole section serves.
    pub criteria: Vec<LinkView>,
    /// Criteria where more of the same stands.
    pub elsewhere: Vec<LinkView>,
}

impl SectionView {
    /// Whether there is nothing to show, whatever the heading says.
    pub fn is_empty(&self) -> bool {
        self.html.is_none()
            && self.items.is_empty()
            && self.concepts.is_empty()
            && self.terms.is_empty()
            && self.misconceptions.is_empty()
            && self.mistakes.is_empty()
            && self.tips.is_empty()
            && self.faqs.is_empty()
            && self.questions.is_empty()
            && self.scenarios.is_empty()
    }
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ItemView {
    /// The text. HTML.
    pub html: String,
    /// How many are needed: 5 in "at least five".
    pub threshold: Option<u32>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView>,
}

/// A core idea.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ConceptView {
    /// Its id on the page.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// What it is. HTML.
    pub html: String,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView>,
}

/// A word to know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct KeyTermView {
    /// The word.
    pub name: String,
    /// Its glossary page.
    pub href: Option<String>,
    /// What it stands for.
    pub expansion: Option<String>,
    /// What it means. HTML.
    pub html: Option<String>,
}

/// A wrong belief, and what is right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MisconceptionView {
    /// The wrong belief. HTML.
    pub claim: String,
    /// What is right. HTML.
    pub correction: Option<String>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView>,
}

/// Tips for one assessment method.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TipGroupView {
    /// The method; none for tips that hold always.
    pub method: Option<String>,
    /// The tips.
    pub items: Vec<ItemView>,
}

/// A question that learners ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FaqView {
    /// Its id on the page.
    pub id: String,
    /// The question.
    pub question: String,
    /// The answer. HTML.
    pub html: Option<String>,
    /// Criteria it serves.
    pub criteria: Vec<LinkView>,
}

/// A question that asks the learner.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QuestionView {
    /// Its id on the page.
    pub id: String,
    /// How it is answered: `choice`, `short`, `order`, or `open` (no answer is given).
    pub kind: &'static str,
    /// The question.
    pub question: String,
    /// More of the question. HTML.
    pub html: Option<String>,
    /// What to choose from.
    pub options: Vec<OptionView>,
    /// How many of the options are right.
    pub right_options: usize,
    /// What to put in order, shuffled. HTML each.
    pub shuffled: Vec<String>,
    /// The same in the right order. HTML each.
    pub ordered: Vec<String>,
    /// The model answer. HTML.
    pub answer: Option<String>,
    /// Why the answer is right. HTML.
    pub explanation: Option<String>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView>,
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OptionView {
    /// Its letter, as the list shows it: `B`.
    pub letter: String,
    /// What it says. HTML.
    pub html: String,
    /// Whether it is right.
    pub correct: bool,
    /// Why it is right or wrong. HTML.
    pub why: Option<String>,
}

/// Practice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ScenarioView {
    /// Its id on the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The scene and the task. HTML.
    pub html: String,
    /// What an observer looks for.
    pub observe: Vec<ItemView>,
    /// Criteria it serves.
    pub criteria: Vec<LinkView>,
}
