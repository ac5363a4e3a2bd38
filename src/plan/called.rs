//! What things are called on pages: numbers with their labels, titles, wordings.

use super::here::Here;
use super::view::Text;
use super::words;
use crate::model::{Criterion, CriterionNumber, Id, ListItem, Outcome, Unit};

impl<'p> Here<'p> {
    /// "AC3.5".
    pub(crate) fn criterion_label(&self, number: &CriterionNumber) -> String {
        self.strings.say("criterion-label", &[("number", number.as_str())])
    }

    /// "Summarise the types of …": what a criterion asks, in one line.
    pub(crate) fn criterion_wording(&self, id: Id<Criterion>) -> String {
        let criterion = &self.site.criteria[id];
        let mut line = self.criterion_stem(criterion).into_owned();
        if !criterion.items.is_empty() {
            line = join(line, &self.in_a_row(&criterion.items));
        }
        if let Some(tail) = &criterion.tail {
            line = join(line, tail);
        }
        line
    }

    /// "risk management, grading (of calls and of incidents) and vulnerability".
    fn in_a_row(&self, items: &[ListItem]) -> String {
        let text = |item: &ListItem| match item.items.as_slice() {
            [] => item.text.clone(),
            below => format!("{} ({})", item.text, self.in_a_row(below)),
        };
        words::list(self.strings, &items.iter().map(text).collect::<Vec<_>>())
    }

    /// The same up to the items of its list.
    pub(crate) fn criterion_stem(&self, criterion: &'p Criterion) -> Text<'p> {
        let stem = Some(&*criterion.stem).filter(|stem| !stem.is_empty());
        stem.unwrap_or_else(|| self.strings.text("criterion-withheld")).into()
    }

    /// The same where it may be taken for a criterion of another unit: "L3-CM-02 AC3.5 Summarise …", on pages of that unit
    /// without its number.
    pub(crate) fn criterion_name(&self, id: Id<Criterion>) -> String {
        let unit = self.site.outcomes[self.site.criteria[id].outcome].unit;
        let title = self.criterion_title(id);
        if self.unit() == Some(unit) { title } else { join(self.site.units[unit].number.clone(), &title) }
    }

    /// "AC3.5 Summarise the types of …".
    pub(crate) fn criterion_title(&self, id: Id<Criterion>) -> String {
        join(self.criterion_label(&self.site.criteria[id].number), &self.criterion_wording(id))
    }

    /// "LO3".
    pub(crate) fn outcome_label(&self, number: &CriterionNumber) -> String {
        self.strings.say("outcome-label", &[("number", number.as_str())])
    }

    /// "LO3 Understand the principles …".
    pub(crate) fn outcome_title(&self, id: Id<Outcome>) -> String {
        let outcome = &self.site.outcomes[id];
        join(self.outcome_label(&outcome.number), &outcome.title)
    }

    /// "L3-CM-02 Manage incidents".
    pub(crate) fn unit_title(&self, id: Id<Unit>) -> String {
        let unit = &self.site.units[id];
        join(unit.number.clone(), &unit.title)
    }

    /// "Level 3".
    pub(crate) fn level(&self, level: u8) -> String {
        self.strings.say("level-number", &[("level", &level.to_string())])
    }
}

/// Two texts with a space between.
fn join(mut first: String, second: &str) -> String {
    first.reserve(second.len() + 1);
    first.push(' ');
    first.push_str(second);
    first
}
