//! What things are called on pages: numbers with their labels, titles, wordings.

use super::here::Here;
use super::view::Text;
use crate::model::{Criterion, CriterionNumber, Id, Outcome, Unit};

impl<'p> Here<'p> {
    /// "AC3.5".
    pub(crate) fn criterion_label(&self, number: &CriterionNumber) -> String {
        self.strings.say("criterion-label", &[("number", number.as_str())])
    }

    /// "Summarise the types of …": what a criterion asks, in one line.
    pub(crate) fn criterion_wording(&self, id: Id<Criterion>) -> String {
        let line = self.site.criteria[id].one_line();
        if line.is_empty() { self.strings.text("criterion-withheld").to_owned() } else { line }
    }

    /// The same up to the items of its list.
    pub(crate) fn criterion_stem(&self, criterion: &'p Criterion) -> Text<'p> {
        let stem = Some(&*criterion.stem).filter(|stem| !stem.is_empty());
        stem.unwrap_or_else(|| self.strings.text("criterion-withheld")).into()
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
