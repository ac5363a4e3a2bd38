//! Sections of a topic, and what is in them. A section on the page and a part of a criterion's card have one shape.

use super::{Html, LinkView, Text};
use serde::Serialize;

/// A piece of a page under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct SectionView<'a> {
    /// Which kind: `overview`, `objectives`, `key-concepts`, `key-terms`, `mistakes`, `marking-points`, `tips`, `faqs`,
    /// `prerequisites`, `evidence-ideas`, `questions`, `scenarios`, `teaching`, or `free`.
    pub kind: &'static str,
    /// Its id on the page.
    pub id: Option<Text<'a>>,
    /// Its heading; none where a part of a card speaks for itself.
    pub title: Option<Text<'a>>,
    /// Level of the heading, 2 to 6; headings inside are one deeper.
    pub level: u8,
    /// Whether it is a part of a criterion's card.
    pub in_card: bool,
    /// Prose. HTML.
    pub html: Option<Html<'a>>,
    /// What it lists; its kind says what each of them is.
    pub items: ItemsView<'a>,
    /// Mistakes without a correction, in a section of kind `mistakes`.
    pub mistakes: Vec<ItemView<'a>>,
    /// Other criteria that the whole section serves.
    pub criteria: Vec<LinkView<'a>>,
    /// Criteria where more of the same stands.
    pub elsewhere: Vec<LinkView<'a>>,
}

/// What a section lists, by its kind. Templates see a plain list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum ItemsView<'a> {
    /// `objectives`, `prerequisites`, `evidence-ideas`, `marking-points`; empty in `overview`, `teaching` and `free`.
    Plain(Vec<ItemView<'a>>),
    /// `key-concepts`.
    Concepts(Vec<ConceptView<'a>>),
    /// `key-terms`.
    Terms(Vec<KeyTermView<'a>>),
    /// `mistakes`: misconceptions with their corrections.
    Misconceptions(Vec<MisconceptionView<'a>>),
    /// `tips`, by assessment method.
    Tips(Vec<TipGroupView<'a>>),
    /// `faqs`: questions that learners ask.
    Faqs(Vec<FaqView<'a>>),
    /// `questions`, which ask the learner.
    Questions(Vec<QuestionView<'a>>),
    /// `scenarios`.
    Scenarios(Vec<ScenarioView<'a>>),
}

impl Default for ItemsView<'_> {
    fn default() -> Self {
        ItemsView::Plain(Vec::new())
    }
}

impl ItemsView<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            ItemsView::Plain(items) => items.len(),
            ItemsView::Concepts(items) => items.len(),
            ItemsView::Terms(items) => items.len(),
            ItemsView::Misconceptions(items) => items.len(),
            ItemsView::Tips(items) => items.len(),
            ItemsView::Faqs(items) => items.len(),
            ItemsView::Questions(items) => items.len(),
            ItemsView::Scenarios(items) => items.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl SectionView<'_> {
    /// Whether there is nothing to show, whatever the heading says.
    pub fn is_empty(&self) -> bool {
        self.html.is_none() && self.items.is_empty() && self.mistakes.is_empty()
    }
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ItemView<'a> {
    /// The text. HTML.
    pub html: Html<'a>,
    /// How many are needed: 5 in "at least five".
    pub threshold: Option<u32>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView<'a>>,
}

/// A core idea.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ConceptView<'a> {
    /// Its id on the page.
    pub id: String,
    /// Its name.
    pub name: Option<Text<'a>>,
    /// What it is. HTML.
    pub html: Html<'a>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView<'a>>,
}

/// A word to know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct KeyTermView<'a> {
    /// Its id on the page, where links to the word lead: `word_ndm`.
    pub id: Option<String>,
    /// The word.
    pub name: Text<'a>,
    /// Its glossary page.
    pub href: Option<String>,
    /// What it stands for.
    pub expansion: Option<Text<'a>>,
    /// What it means. HTML.
    pub html: Option<Html<'a>>,
}

/// A wrong belief, and what is right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MisconceptionView<'a> {
    /// The wrong belief. HTML.
    pub claim: Html<'a>,
    /// What is right. HTML.
    pub correction: Option<Html<'a>>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView<'a>>,
}

/// Tips for one assessment method.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TipGroupView<'a> {
    /// The method; none for tips that hold always.
    pub method: Option<Text<'a>>,
    /// The tips.
    pub items: Vec<ItemView<'a>>,
}

/// A question that learners ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FaqView<'a> {
    /// Its id on the page.
    pub id: String,
    /// The question.
    pub question: Text<'a>,
    /// The answer. HTML.
    pub html: Option<Html<'a>>,
    /// Criteria it serves.
    pub criteria: Vec<LinkView<'a>>,
}

/// A question that asks the learner.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QuestionView<'a> {
    /// Its id on the page.
    pub id: String,
    /// How it is answered: `choice`, `short`, `order`, or `open` (no answer is given).
    pub kind: &'static str,
    /// The question.
    pub question: Text<'a>,
    /// More of the question. HTML.
    pub html: Option<Html<'a>>,
    /// What to choose from.
    pub options: Vec<OptionView<'a>>,
    /// How many of the options are right.
    pub right_options: usize,
    /// What to put in order, shuffled. HTML each.
    pub shuffled: Vec<Html<'a>>,
    /// The same in the right order. HTML each.
    pub ordered: Vec<Html<'a>>,
    /// The model answer. HTML.
    pub answer: Option<Html<'a>>,
    /// Why the answer is right. HTML.
    pub explanation: Option<Html<'a>>,
    /// Criteria it serves, besides the one whose card shows it.
    pub criteria: Vec<LinkView<'a>>,
}

impl<'a> QuestionView<'a> {
    /// A question of which nothing else is known.
    pub(crate) fn open(id: String, question: Text<'a>) -> Self {
        QuestionView {
            id,
            kind: "open",
            question,
            html: None,
            options: Vec::new(),
            right_options: 0,
            shuffled: Vec::new(),
            ordered: Vec::new(),
            answer: None,
            explanation: None,
            criteria: Vec::new(),
        }
    }
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OptionView<'a> {
    /// Its letter, as the list shows it: `B`.
    pub letter: String,
    /// What it says. HTML.
    pub html: Html<'a>,
    /// Whether it is right.
    pub correct: bool,
    /// Why it is right or wrong. HTML.
    pub why: Option<Html<'a>>,
}

/// Practice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ScenarioView<'a> {
    /// Its id on the page.
    pub id: String,
    /// Its title.
    pub title: Text<'a>,
    /// The scene and the task. HTML.
    pub html: Html<'a>,
    /// What an observer looks for.
    pub observe: Vec<ItemView<'a>>,
    /// Criteria it serves.
    pub criteria: Vec<LinkView<'a>>,
}
