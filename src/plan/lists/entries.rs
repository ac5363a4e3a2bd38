//! What stands on a list: one entry after the other, in the order in which they are read.

use super::List;
use super::cut::Weight;
use crate::model::{
    Body, Criterion, Faq, Id, Item, MarkingPoint, Misconception, Outcome, Resolved, SectionKind, Site,
    Target, Topic, Unit,
};
use crate::plan::PageRef;
use crate::plan::mentions::room;
use crate::plan::placement::Placement;
use crate::plan::served::Serves;
use crate::plan::url::item_anchor;

/// Something on a list.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'s> {
    /// The unit.
    pub(crate) unit: Id<Unit>,
    /// The outcome that it is listed under; none for the unit as a whole.
    pub(crate) outcome: Option<Id<Outcome>>,
    /// The criterion that it is listed under, or with: the first of the outcome's that it serves.
    pub(crate) home: Option<Id<Criterion>>,
    /// The criterion whose card shows it on the page of its topic.
    pub(crate) card: Option<Id<Criterion>>,
    /// The outcome whose topic it is from; none for that of the unit.
    pub(crate) from: Option<Id<Outcome>>,
    pub(crate) what: What<'s>,
}

/// What it is; a question with its position among those of its topic.
#[derive(Clone, Copy)]
pub(crate) enum What<'s> {
    Misconception(&'s Misconception<Resolved>),
    Mistake(&'s Item<Resolved>),
    Faq(usize, &'s Faq<Resolved>),
    MarkingPoint(&'s MarkingPoint<Resolved>),
}

/// What a list has of one unit: first of the whole unit, then outcome by outcome, criterion by criterion.
pub(crate) fn entries(site: &Site, list: List, unit: Id<Unit>) -> Vec<Entry<'_>> {
    let row = &site.units[unit];
    let of_unit = site.unit_topics[unit].map(|topic| (None, topic));
    let of_outcomes = row.outcomes.iter().filter_map(|&id| Some((Some(id), site.outcome_topics[id]?)));
    let mut out = Vec::new();
    for (from, topic) in of_unit.into_iter().chain(of_outcomes) {
        let cards = from.map_or(&[][..], |from| &site.outcomes[from].criteria);
        let place = Place { site, unit, from, placement: Placement { cards } };
        place.gather(list, &site.topics[topic], &mut out);
    }
    out.sort_by_key(|entry| (entry.outcome, entry.home));
    out
}

/// What the entries of one unit weigh.
pub(super) fn weights(site: &Site, list: List, unit: Id<Unit>) -> Vec<Weight> {
    if list == List::Coverage {
        return criteria(site, unit);
    }
    let mut before = None;
    let weight = |entry: Entry<'_>| {
        let begins = before.replace(entry.outcome) != Some(entry.outcome);
        let heading = if begins { HEADING } else { 0 };
        Weight { bytes: heading + entry.bytes(), begins }
    };
    entries(site, list, unit).into_iter().map(weight).collect()
}

/// What the rows of a unit's criteria weigh in the table that says what serves them.
fn criteria(site: &Site, unit: Id<Unit>) -> Vec<Weight> {
    let outcomes = site.units[unit].outcomes.iter().map(|&id| &site.outcomes[id].criteria);
    let row = |(index, id): (usize, &Id<Criterion>)| {
        let heading = if index == 0 { HEADING + CELLS } else { 0 };
        Weight {
            bytes: heading + ROW + CELLS + site.criteria[*id].stem.len().min(WORDING),
            begins: index == 0,
        }
    };
    outcomes.flat_map(|criteria| criteria.iter().enumerate().map(row)).collect()
}

/// A topic and where it stands.
struct Place<'s> {
    site: &'s Site,
    unit: Id<Unit>,
    from: Option<Id<Outcome>>,
    placement: Placement<'s>,
}

impl Place<'_> {
    fn gather<'s>(&self, list: List, topic: &'s Topic<Resolved>, out: &mut Vec<Entry<'s>>) {
        match list {
            List::Misconceptions => {
                out.extend(
                    topic.misconceptions.items.iter().map(|pair| self.entry(What::Misconception(pair))),
                );
                out.extend(topic.common_mistakes.iter().map(|item| self.entry(What::Mistake(item))));
            }
            List::Faqs => {
                let faqs = topic.faqs.items.iter().enumerate();
                out.extend(faqs.map(|(index, faq)| self.entry(What::Faq(index, faq))));
            }
            // These list no part of a topic.
            List::Coverage | List::Freshness => {}
            List::MarkingPoints => {
                out.extend(
                    topic
                        .marking_points
                        .items
                        .iter()
                        .map(|point| self.by_criterion(What::MarkingPoint(point))),
                );
            }
        }
    }

    /// An entry that is listed where its topic stands.
    fn entry<'s>(&self, what: What<'s>) -> Entry<'s> {
        let home = self.placement.home(what.criteria());
        let card = home.filter(|_| !matches!(what, What::Faq(..)));
        Entry { unit: self.unit, outcome: self.from, home, card, from: self.from, what }
    }

    /// An entry that is listed with the first criterion of the unit that it serves, whichever topic it is from.
    fn by_criterion<'s>(&self, what: What<'s>) -> Entry<'s> {
        let entry = self.entry(what);
        match entry.home.or_else(|| what.criteria().iter().min().copied()) {
            Some(home) => {
                Entry { outcome: Some(self.site.criteria[home].outcome), home: Some(home), ..entry }
            }
            None => entry,
        }
    }
}

impl<'s> What<'s> {
    /// The criteria that it serves.
    pub(crate) fn criteria(&self) -> &'s [Id<Criterion>] {
        match self {
            What::Misconception(pair) => pair.criteria(),
            What::Mistake(item) => item.criteria(),
            What::Faq(_, faq) => faq.criteria(),
            What::MarkingPoint(point) => point.criteria(),
        }
    }

    /// Its anchor on the page of its topic, or that of the section it stands in.
    fn anchor(&self) -> String {
        match self {
            What::Misconception(_) | What::Mistake(_) => SectionKind::Mistakes.anchor().to_owned(),
            What::Faq(index, _) => item_anchor("faq", *index),
            What::MarkingPoint(_) => SectionKind::MarkingPoints.anchor().to_owned(),
        }
    }
}

impl Entry<'_> {
    /// Where it stands in its topic.
    pub(crate) fn target(&self) -> Target {
        match (self.card, self.from) {
            (Some(card), _) => Target::Criterion(card),
            (None, Some(outcome)) => Target::Outcome(outcome, Some(self.what.anchor())),
            (None, None) => Target::Unit(self.unit, Some(self.what.anchor())),
        }
    }

    /// The page that it was written for.
    pub(crate) fn page(&self) -> PageRef {
        self.from.map_or(PageRef::Unit(self.unit), PageRef::Outcome)
    }

    /// How many bytes of a page it takes, rather too many than too few.
    fn bytes(&self) -> usize {
        let own = match self.what {
            What::Misconception(pair) => {
                MARKUP + text(&pair.claim) + pair.correction.as_ref().map_or(0, text)
            }
            What::Mistake(item) => MARKUP + text(&item.body),
            What::Faq(_, faq) => MARKUP + faq.question.len() + faq.answer.as_ref().map_or(0, text),
            What::MarkingPoint(point) => MARKUP + text(&point.body),
        };
        own + LINK * (self.what.criteria().len() + usize::from(self.card.is_none()))
    }
}

/// The heading of an outcome with its link.
const HEADING: usize = 350;
/// Tags around one entry.
const MARKUP: usize = 160;
/// A link with its address, from a list to a page of a unit.
const LINK: usize = 100;

/// A row of a table with the link of its heading.
pub(super) const ROW: usize = 160;
/// The numbers of a row.
pub(super) const CELLS: usize = 180;
/// How much of a criterion's wording a row shows, in characters.
pub(crate) const WORDING: usize = 90;

/// A text with what goes into its holes.
fn text(body: &Body) -> usize {
    body.html().len() + LINK * body.holes().len() + room(body)
}
