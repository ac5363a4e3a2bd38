//! What stands on a list: one entry after the other, in the order in which they are read.

use super::List;
use super::cut::Weight;
use crate::model::{
    Body, Criterion, Id, Item, Misconception, Outcome, Resolved, SectionKind, Site, Target, Topic, Unit,
};
use crate::plan::Addresses;
use crate::plan::placement::Placement;
use crate::plan::served::Serves;

/// Something on a list.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'s> {
    /// The outcome that it is listed under; none for the unit as a whole.
    pub(crate) outcome: Option<Id<Outcome>>,
    /// The first of the outcome's criteria that it serves.
    pub(crate) home: Option<Id<Criterion>>,
    /// The outcome whose topic it is from; none for that of the unit.
    from: Option<Id<Outcome>>,
    pub(crate) unit: Id<Unit>,
    pub(crate) what: What<'s>,
}

/// What it is.
#[derive(Clone, Copy)]
pub(crate) enum What<'s> {
    Misconception(&'s Misconception<Resolved>),
    Mistake(&'s Item<Resolved>),
}

/// What a list has of one unit: first of the whole unit, then outcome by outcome, criterion by criterion.
pub(crate) fn entries(site: &Site, list: List, unit: Id<Unit>) -> Vec<Entry<'_>> {
    let row = &site.units[unit];
    let of_unit = site.unit_topics[unit].map(|topic| (None, topic));
    let of_outcomes = row.outcomes.iter().filter_map(|&id| Some((Some(id), site.outcome_topics[id]?)));
    let mut out = Vec::new();
    for (from, topic) in of_unit.into_iter().chain(of_outcomes) {
        let cards = from.map_or(&[][..], |from| &site.outcomes[from].criteria);
        let place = Place { unit, from, placement: Placement { cards } };
        place.gather(list, &site.topics[topic], &mut out);
    }
    out.sort_by_key(|entry| (entry.outcome, entry.home.is_none(), entry.home));
    out
}

/// What the entries of one unit weigh.
pub(super) fn weights(site: &Site, list: List, unit: Id<Unit>) -> Vec<Weight> {
    let mut before = None;
    let weight = |entry: Entry<'_>| {
        let begins = before.replace(entry.outcome) != Some(entry.outcome);
        let heading = if begins { HEADING } else { 0 };
        Weight { bytes: heading + entry.bytes(), begins }
    };
    entries(site, list, unit).into_iter().map(weight).collect()
}

/// A topic and where it stands.
struct Place<'s> {
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
        }
    }

    fn entry<'s>(&self, what: What<'s>) -> Entry<'s> {
        let home = self.placement.home(what.criteria());
        Entry { outcome: self.from, home, from: self.from, unit: self.unit, what }
    }
}

impl<'s> What<'s> {
    /// The criteria that it serves.
    pub(crate) fn criteria(&self) -> &'s [Id<Criterion>] {
        match self {
            What::Misconception(pair) => pair.criteria(),
            What::Mistake(item) => item.criteria(),
        }
    }

    fn kind(&self) -> SectionKind {
        match self {
            What::Misconception(_) | What::Mistake(_) => SectionKind::Mistakes,
        }
    }
}

impl Entry<'_> {
    /// Where it stands among what its topic says.
    pub(crate) fn target(&self) -> Target {
        match (self.from, self.home) {
            (Some(_), Some(home)) => Target::Criterion(home),
            (Some(outcome), None) => Target::Outcome(outcome, Some(self.what.kind().anchor().to_owned())),
            (None, _) => Target::Unit(self.unit, Some(self.what.kind().anchor().to_owned())),
        }
    }

    /// The path of the page that has it.
    pub(crate) fn source<'a>(&self, addresses: &'a Addresses) -> &'a str {
        match self.from {
            Some(outcome) => addresses.outcome(outcome),
            None => addresses.unit(self.unit),
        }
    }

    /// How many bytes of a page it takes, rather too many than too few.
    fn bytes(&self) -> usize {
        let own = match self.what {
            What::Misconception(pair) => {
                MARKUP + text(&pair.claim) + pair.correction.as_ref().map_or(0, text)
            }
            What::Mistake(item) => MARKUP + text(&item.body),
        };
        own + LINK * self.what.criteria().len().max(1)
    }
}

/// The heading of an outcome with its link.
const HEADING: usize = 350;
/// Tags around one entry.
const MARKUP: usize = 160;
/// A link with its address, from a list to a page of a unit.
const LINK: usize = 130;

/// A text with what goes into its holes.
fn text(body: &Body) -> usize {
    body.html().len() + LINK * body.holes().len()
}
