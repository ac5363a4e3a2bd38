//! Takes away what lists and texts have room for and don't hold.
//!
//! A list that grows by pushing has room for four at first, and most lists of a topic have one or two items. What is parsed
//! stays in memory as long as the site does, and a large site has a million such lists: with their empty room they take
//! half as much again.

use super::authored::{
    Criterion, Guidance, Instrument, Link, Organisation, Outcome, Page, PlacedTopic, Qualification, Settings,
    Term, Unit, UnitGroup, Verb, Written,
};
use crate::model::{
    self, Answer, BodyOf, Choice, CriterionNumber, Faq, FreeSection, HandbookVersion, Hole, Item, KeyConcept,
    KeyTerm, ListItem, MarkingPoint, Misconception, Notice, Question, Record, Scenario, Section, Teaching,
    Tip, Topic,
};
use crate::source::Placed;
use std::sync::Arc;

/// What may have spare room.
pub(super) trait Fit {
    /// Moves what is in a list or a text to where there is room for just that. To shrink it where it is would leave it to
    /// the allocator, which gives back nothing unless it is more than half.
    fn fit(&mut self);
}

/// Makes `thing` as small as it can be, to be shared from now on.
pub(super) fn share<T: Fit>(mut thing: T) -> Arc<T> {
    thing.fit();
    Arc::new(thing)
}

impl<T: Fit> Fit for Vec<T> {
    fn fit(&mut self) {
        if self.capacity() > self.len() {
            let mut exact = Vec::with_capacity(self.len());
            exact.append(self);
            *self = exact;
        }
        self.iter_mut().for_each(Fit::fit);
    }
}

impl Fit for String {
    fn fit(&mut self) {
        if self.capacity() > self.len() {
            *self = self.as_str().to_owned();
        }
    }
}

impl<T: Fit> Fit for Option<T> {
    fn fit(&mut self) {
        self.iter_mut().for_each(Fit::fit);
    }
}

impl<T: Fit> Fit for Placed<T> {
    fn fit(&mut self) {
        self.value.fit();
    }
}

impl Fit for (u8, BodyOf<Link>) {
    fn fit(&mut self) {
        self.1.fit();
    }
}

impl Fit for Hole<Link> {
    fn fit(&mut self) {}
}

impl Fit for CriterionNumber {
    fn fit(&mut self) {}
}

impl<T: Fit> Fit for Section<T, Written> {
    fn fit(&mut self) {
        self.intro.fit();
        self.items.fit();
    }
}

impl Fit for Answer<Written> {
    fn fit(&mut self) {
        match self {
            Answer::Choice(options) => options.fit(),
            Answer::Short(text) => text.fit(),
            Answer::Order(steps) => steps.fit(),
            Answer::Missing => {}
        }
    }
}

/// The fields of a type that may have spare room.
macro_rules! fit {
    ($($kind:ty { $($field:ident)* })*) => {$(
        impl Fit for $kind {
            fn fit(&mut self) {
                $(self.$field.fit();)*
            }
        }
    )*};
}

fit! {
    BodyOf<Link> { holes }
    Record { sources }
    model::Link { title url date note }
    ListItem { text items }
    Settings { navigation record }
    Organisation { about record }
    Qualification { versions groups rules assessment progression entry record }
    HandbookVersion { }
    UnitGroup { units }
    Unit { title formerly summary content_notice guidance outcomes record }
    Outcome { title guidance formerly criteria }
    Criterion { stem items tail gloss guidance formerly }
    Guidance { text items }
    Term { name expansion aliases definition see record formerly }
    Instrument { aliases summary record }
    Verb { meaning levels frames }
    Notice<Written> { text support }
    Page { content_notice body footnotes formerly record }
    PlacedTopic { topic }
    Topic<Written> {
        content_notice synopsis overview objectives key_concepts key_terms misconceptions common_mistakes
        marking_points tips faqs prerequisites evidence_ideas questions scenarios teaching sections footnotes record
    }
    Item<Written> { body criteria }
    KeyConcept<Written> { name body criteria }
    KeyTerm<Written> { name body }
    Misconception<Written> { claim correction criteria }
    MarkingPoint<Written> { body criteria }
    Tip<Written> { method body criteria }
    Faq<Written> { question answer criteria }
    Question<Written> { question body answer explanation criteria }
    Choice<Written> { body why }
    Scenario<Written> { title body observe criteria }
    Teaching<Written> { title body criteria }
    FreeSection<Written> { title anchor body }
}
