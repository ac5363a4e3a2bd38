//! Items of a topic as views.

use super::here::{Here, text};
use super::url::item_anchor;
use super::view::{
    ConceptView, FaqView, GuidanceView, Html, ItemView, KeyTermView, LinkView, ListItemView,
    MisconceptionView, OptionView, QuestionView, ScenarioView, TipGroupView,
};
use crate::model::{
    Answer, Body, Choice, Criterion, Faq, Guidance, Id, Item, KeyConcept, KeyTerm, ListItem, MarkingPoint,
    Misconception, Question, Resolved, Scenario, Target, Tip,
};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Makes views of items for one place on a page.
#[derive(Clone, Copy)]
pub(crate) struct Items<'p> {
    pub(crate) here: Here<'p>,
    /// The criterion whose card shows them; it needs no link to itself.
    pub(crate) card: Option<Id<Criterion>>,
    /// Level of headings inside the items.
    pub(crate) level: u8,
}

impl<'p> Items<'p> {
    fn html(&self, body: &'p Body) -> Html<'p> {
        self.here.html(body, self.level)
    }

    /// The same for what stands below a heading of its own.
    fn below(&self, body: &'p Body) -> Html<'p> {
        self.here.html(body, self.level + 1)
    }

    fn others(&self, criteria: &[Id<Criterion>]) -> Vec<LinkView<'p>> {
        self.here.criteria_links(criteria.iter().filter(|&&id| Some(id) != self.card))
    }

    pub(crate) fn item(&self, item: &'p Item<Resolved>) -> ItemView<'p> {
        ItemView { html: self.html(&item.body), threshold: None, criteria: self.others(&item.criteria) }
    }

    pub(crate) fn marking_point(&self, point: &'p MarkingPoint<Resolved>) -> ItemView<'p> {
        let (html, criteria) = (self.html(&point.body), self.others(&point.criteria));
        ItemView { html, threshold: point.threshold, criteria }
    }

    pub(crate) fn concept(&self, index: usize, concept: &'p KeyConcept<Resolved>) -> ConceptView<'p> {
        ConceptView {
            id: item_anchor("concept", index),
            name: text(&concept.name),
            html: self.html(&concept.body),
            criteria: self.others(&concept.criteria),
        }
    }

    pub(crate) fn misconception(&self, pair: &'p Misconception<Resolved>) -> MisconceptionView<'p> {
        MisconceptionView {
            claim: self.html(&pair.claim),
            correction: self.here.some_html(pair.correction.as_ref(), self.level),
            criteria: self.others(&pair.criteria),
        }
    }

    /// A key term, explained by the topic itself or else by the glossary.
    pub(crate) fn key_term(&self, item: &'p KeyTerm<Resolved>) -> KeyTermView<'p> {
        let term = item.term.map(|id| &self.here.site.terms[id]);
        // Beside a word nobody needs a link to it.
        item.term.iter().for_each(|id| self.here.mentions.link(&Target::Term(*id)));
        let own = self.here.some_html(item.body.as_ref(), self.level);
        let shared = || term.map(|term| self.here.shared_html(&term.definition, self.level));
        let html = own.or_else(shared);
        KeyTermView {
            id: item.term.filter(|_| html.is_some()).and_then(|id| self.here.tell(id)),
            name: (&*item.name).into(),
            href: item.term.map(|id| self.here.href(&Target::Term(id))),
            expansion: term.and_then(|term| text(&term.expansion)),
            html,
        }
    }

    pub(crate) fn faq(&self, index: usize, faq: &'p Faq<Resolved>) -> FaqView<'p> {
        FaqView {
            id: item_anchor("faq", index),
            question: (&*faq.question).into(),
            html: faq.answer.as_ref().map(|answer| self.below(answer)),
            criteria: self.others(&faq.criteria),
        }
    }

    pub(crate) fn scenario(&self, index: usize, scenario: &'p Scenario<Resolved>) -> ScenarioView<'p> {
        let number = || (index + 1).to_string();
        let title = || self.here.strings.say("scenario-number", &[("number", &number())]).into();
        ScenarioView {
            id: item_anchor("scenario", index),
            title: text(&scenario.title).unwrap_or_else(title),
            html: self.below(&scenario.body),
            observe: scenario.observe.iter().map(|item| self.item(item)).collect(),
            criteria: self.others(&scenario.criteria),
        }
    }

    pub(crate) fn question(&self, index: usize, question: &'p Question<Resolved>) -> QuestionView<'p> {
        let mut view = QuestionView {
            html: question.body.as_ref().map(|body| self.below(body)),
            explanation: question.explanation.as_ref().map(|body| self.below(body)),
            criteria: self.others(&question.criteria),
            ..QuestionView::open(item_anchor("question", index), (&*question.question).into())
        };
        match &question.answer {
            Answer::Choice(choices) => {
                view.kind = "choice";
                let option = |(position, choice): (usize, &'p Choice<Resolved>)| OptionView {
                    letter: letter(position),
                    html: self.below(&choice.body),
                    correct: choice.correct,
                    why: choice.why.as_ref().map(|why| self.below(why)),
                };
                view.options = choices.iter().enumerate().map(option).collect();
                view.right_options = choices.iter().filter(|choice| choice.correct).count();
            }
            Answer::Short(answer) => {
                view.kind = "short";
                view.answer = Some(self.below(answer));
            }
            Answer::Order(steps) => {
                view.kind = "order";
                view.ordered = steps.iter().map(|step| self.below(step)).collect();
                view.shuffled = shuffled(&view.ordered, &question.question);
            }
            Answer::Missing => {}
        }
        view
    }

    /// Tips by method, in the order in which methods first appear; tips that hold always come first.
    pub(crate) fn tips(&self, tips: &'p [Tip<Resolved>]) -> Vec<TipGroupView<'p>> {
        let mut groups = vec![TipGroupView { method: None, items: Vec::new() }];
        for tip in tips {
            let (html, criteria) = (self.html(&tip.body), self.others(&tip.criteria));
            let item = ItemView { html, threshold: None, criteria };
            match groups.iter_mut().find(|group| group.method.as_deref() == tip.method.as_deref()) {
                Some(group) => group.items.push(item),
                None => groups.push(TipGroupView { method: text(&tip.method), items: vec![item] }),
            }
        }
        groups.retain(|group| !group.items.is_empty());
        groups
    }
}

/// How a list with `type="A"` counts: `A` to `Z`, then `AA`.
fn letter(position: usize) -> String {
    let last = char::from(b'A' + (position % 26) as u8);
    match position / 26 {
        0 => last.to_string(),
        before => letter(before - 1) + &last.to_string(),
    }
}

/// Steps in an order that is always the same and puts none into its own place, unless there is only one: a random cycle after
/// Sattolo (1986), <https://doi.org/10.1016/0020-0190(86)90073-6>.
fn shuffled<'p>(steps: &[Html<'p>], question: &str) -> Vec<Html<'p>> {
    let mut mixed = steps.to_vec();
    for last in (1..mixed.len()).rev() {
        let random = xxh3_64_with_seed(question.as_bytes(), last as u64);
        mixed.swap(last, (random % last as u64) as usize);
    }
    mixed
}

/// Notes of the awarding organisation as views.
pub(crate) fn guidance<'p>(here: &Here<'p>, notes: &'p [Guidance], level: u8) -> Vec<GuidanceView<'p>> {
    let view = |note: &'p Guidance| GuidanceView {
        html: here.html(&note.text, level),
        items: list_items(&note.items),
        exhaustive: note.exhaustive,
    };
    notes.iter().map(view).collect()
}

/// Items of a wording as views.
pub(crate) fn list_items(items: &[ListItem]) -> Vec<ListItemView<'_>> {
    items
        .iter()
        .map(|item| ListItemView { text: (&*item.text).into(), items: list_items(&item.items) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Html, letter, shuffled};

    #[test]
    fn no_step_is_shown_in_its_own_place() {
        for count in 2..9 {
            for salt in 0..200 {
                let steps: Vec<Html> = (0..count).map(|n| Html::new(format!("step {n} of {salt}"))).collect();
                let question = format!("What comes first in {salt}?");
                let mixed = shuffled(&steps, &question);
                assert!(mixed.iter().zip(&steps).all(|(mixed, step)| mixed != step), "{mixed:?}");
                assert_eq!(mixed, shuffled(&steps, &question));
                let mut sorted = mixed;
                sorted.sort_by(|a, b| a.cmp(b));
                assert_eq!(sorted, steps);
            }
        }
    }

    #[test]
    fn options_are_lettered_as_browsers_do() {
        assert_eq!([0, 25, 26, 51, 52].map(letter), ["A", "Z", "AA", "AZ", "BA"]);
    }

    #[test]
    fn steps_that_look_the_same_can_only_stay() {
        let twice = [Html::new("a"), Html::new("a")];
        assert_eq!(shuffled(&twice, "q"), twice);
        assert_eq!(shuffled(&[], "q"), []);
    }
}
