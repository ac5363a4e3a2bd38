//! Questions and scenarios: a `###` heading and what stands below it.

use super::super::authored::{Text, Written};
use super::super::markdown::{Block, BlockKind, Fragment, Origin, join};
use super::items::Bench;
use super::serves::take_criteria;
use crate::model::{Answer, Choice, Item, Question, Scenario};

impl Bench<'_, '_> {
    /// A question from its heading and the blocks below it.
    pub(super) fn question(
        &mut self,
        mut heading: Fragment<'_, '_>,
        below: &[Block<'_, '_>],
        origin: Origin<'_>,
    ) -> Question<Written> {
        heading.drop_leading_emoji();
        let criteria = take_criteria(&mut heading, origin);
        let question = self.answered(heading.plain_text(), below, origin);
        let question = Question { criteria, ..question };
        self.check_question(&question, || origin.place(heading.range()));
        question
    }

    /// A question from its words and the blocks below them.
    fn answered(
        &mut self,
        question: String,
        below: &[Block<'_, '_>],
        origin: Origin<'_>,
    ) -> Question<Written> {
        let criteria = Vec::new();
        if let Some((body, answer)) = split_at_answer(below) {
            let answer = match self.some_prose(&answer, origin) {
                Some(answer) => Answer::Short(answer),
                None => Answer::Missing,
            };
            return Question {
                question,
                body: self.some_prose(&join(body), origin),
                answer,
                explanation: None,
                criteria,
            };
        }
        let list = below.iter().position(|block| is_choice(block) || block.kind == BlockKind::List(true));
        let Some(at) = list else {
            return Question {
                question,
                body: self.some_prose(&join(below), origin),
                answer: Answer::Missing,
                explanation: None,
                criteria,
            };
        };
        let body = self.some_prose(&join(&below[..at]), origin);
        let answer = if is_choice(&below[at]) {
            self.choices(&below[at], origin)
        } else {
            let steps = below[at].items();
            Answer::Order(steps.map(|step| step.item(self.writer, origin)).collect())
        };
        let explanation = self.some_prose(&join(&below[at + 1..]), origin);
        Question { question, body, answer, explanation, criteria }
    }

    fn choices(&mut self, list: &Block<'_, '_>, origin: Origin<'_>) -> Answer<Written> {
        let options: Vec<_> = list.items().map(|item| self.choice(item, origin)).collect();
        let one = |at: usize| list.items().nth(at).map(|item| origin.place(words_of(item).range()));
        self.check_choices(&options, origin.place(list.range.clone()), one);
        Answer::Choice(options)
    }

    fn choice(&mut self, mut item: Fragment<'_, '_>, origin: Origin<'_>) -> Choice<Written> {
        let correct = item.take_task().is_some_and(|task| task.done);
        let (option, why) = item.split_first_line();
        let body = option.item(self.writer, origin);
        Choice { body, correct, why: why.and_then(|why| self.some_item(&why, origin)) }
    }

    /// Blocks as HTML, if there is anything to show.
    pub(super) fn some_prose(&mut self, fragment: &Fragment<'_, '_>, origin: Origin<'_>) -> Option<Text> {
        let text = (!fragment.is_empty()).then(|| fragment.prose(self.writer, origin))?;
        (!text.is_empty()).then_some(text)
    }

    /// A scenario from its heading, if it has one, and the blocks below it.
    pub(super) fn scenario(
        &mut self,
        heading: Option<Fragment<'_, '_>>,
        below: &[Block<'_, '_>],
        origin: Origin<'_>,
    ) -> Scenario<Written> {
        let (title, criteria) = match heading {
            Some(mut heading) => {
                let criteria = take_criteria(&mut heading, origin);
                (Some(heading.plain_text()), criteria)
            }
            None => (None, Vec::new()),
        };
        let sheet = below.iter().position(is_observer_sheet);
        let Some(sheet) = sheet else {
            let body = join(below).prose(self.writer, origin);
            return Scenario { title, body, observe: Vec::new(), criteria };
        };
        let items: Vec<&Block<'_, '_>> = below[sheet + 1..].iter().collect();
        let list = items.iter().position(|block| matches!(block.kind, BlockKind::List(_)));
        let mut body = below[..sheet].iter().collect::<Vec<_>>();
        let mut observe: Vec<Item<Written>> = Vec::new();
        for (index, block) in items.into_iter().enumerate() {
            if Some(index) == list {
                observe = block.items().map(|item| self.item(item, origin)).collect();
            } else {
                body.push(block);
            }
        }
        let body = Fragment::join(body.into_iter().map(Block::fragment_with_tags)).prose(self.writer, origin);
        Scenario { title, body, observe, criteria }
    }
}

/// An option without its box and without what is said about it.
fn words_of<'d, 'a>(mut item: Fragment<'d, 'a>) -> Fragment<'d, 'a> {
    item.take_task();
    item.split_first_line().0
}

fn is_choice(block: &Block<'_, '_>) -> bool {
    block.kind == BlockKind::List(false) && block.items().any(|item| item.task().is_some())
}

fn is_observer_sheet(block: &Block<'_, '_>) -> bool {
    let name = || block.plain_text().to_lowercase();
    matches!(block.kind, BlockKind::Heading(_)) && name().contains("observer")
}

/// Blocks before `Answer:`, and what follows it, without the word.
fn split_at_answer<'b, 'd, 'a>(
    below: &'b [Block<'d, 'a>],
) -> Option<(&'b [Block<'d, 'a>], Fragment<'d, 'a>)> {
    const WORDS: &[&str] = &["Answer:", "Model answer:"];
    let at = below
        .iter()
        .position(|block| block.kind == BlockKind::Other && block.fragment().starts_with(WORDS))?;
    let mut answer = join(&below[at..]);
    answer.take_prefix(WORDS);
    Some((&below[..at], answer))
}
