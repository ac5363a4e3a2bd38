//! Where on a page a part of a topic stands: in full with the first criterion it serves, else in a section of its own.

use super::here::Here;
use super::served::{Served, Serves, served};
use super::view::{LinkView, Text};
use crate::model::{Criterion, Id, Outcome, Target};

/// The criteria that have a card on a page, in the order of the cards. A unit's page has none.
#[derive(Clone, Copy)]
pub(crate) struct Placement<'a> {
    pub(crate) cards: &'a [Id<Criterion>],
}

impl Placement<'_> {
    /// The card where something that serves `criteria` stands, if any does.
    pub(crate) fn home(&self, criteria: &[Id<Criterion>]) -> Option<Id<Criterion>> {
        self.cards.iter().find(|card| criteria.contains(card)).copied()
    }

    /// The items that stand in the card `home`, or with `None` those that stand in no card, with their positions.
    pub(crate) fn at<'t, T: Serves>(
        &self,
        items: &'t [T],
        home: Option<Id<Criterion>>,
    ) -> impl Iterator<Item = (usize, &'t T)> {
        items.iter().enumerate().filter(move |(_, item)| self.home(item.criteria()) == home)
    }

    /// The cards where items stand, in order.
    pub(crate) fn homes<T: Serves>(&self, items: &[T]) -> Vec<Id<Criterion>> {
        let homes: Vec<_> = items.iter().filter_map(|item| self.home(item.criteria())).collect();
        self.cards.iter().filter(|card| homes.contains(card)).copied().collect()
    }
}

/// Whether a part is reached by reading the page anyway: what has no name and stands in a section of the page itself.
fn is_near(part: &Served<'_>) -> bool {
    part.name.is_none() && part.kind.stays_together()
}

/// Everything in the unit of an outcome that serves criteria of the outcome, gathered once for all cards of its page.
pub(crate) struct SeeAlso<'p> {
    here: Here<'p>,
    own: Id<Outcome>,
    /// In the order of the links: the outcome itself, the other outcomes, and last (`None`) the unit.
    parts: Vec<(Option<Id<Outcome>>, Served<'p>)>,
}

impl<'p> SeeAlso<'p> {
    pub(crate) fn new(here: Here<'p>, own: Id<Outcome>) -> Self {
        let site = here.site;
        let cards = &site.outcomes[own].criteria;
        let unit = &site.units[site.outcomes[own].unit];
        let mut parts = Vec::new();
        let mut gather = |place: Option<Id<Outcome>>, topic| {
            served(&site.topics[topic], |part| {
                if part.criteria.iter().any(|criterion| cards.contains(criterion)) {
                    parts.push((place, part));
                }
            });
        };
        let others = unit.outcomes.iter().filter(|&&outcome| outcome != own);
        for &outcome in std::iter::once(&own).chain(others) {
            site.outcome_topics[outcome].into_iter().for_each(|topic| gather(Some(outcome), topic));
        }
        site.unit_topics[site.outcomes[own].unit].into_iter().for_each(|topic| gather(None, topic));
        SeeAlso { here, own, parts }
    }

    /// Links from the card of `criterion` to everything that serves it and stands elsewhere.
    pub(crate) fn links(&self, criterion: Id<Criterion>) -> Vec<LinkView<'p>> {
        let mut links: Vec<LinkView<'p>> = Vec::new();
        for (place, part) in self.parts.iter().filter(|(_, part)| part.criteria.contains(&criterion)) {
            let link = match place {
                Some(outcome) => self.in_outcome(part, *outcome, criterion),
                None => Some(self.in_unit(part)),
            };
            links.extend(link.filter(|link| !links.contains(link)));
        }
        links
    }

    fn in_unit(&self, part: &Served<'p>) -> LinkView<'p> {
        let id = self.here.site.outcomes[self.own].unit;
        let anchor = part.anchor().unwrap_or_else(|| part.kind.anchor().to_owned());
        let number = &*self.here.site.units[id].number;
        self.link(part, &Target::Unit(id, Some(anchor)), Some(number.into()))
    }

    /// A link to a part of an outcome's topic, unless it stands in the card of `criterion` itself.
    fn in_outcome(
        &self,
        part: &Served<'p>,
        outcome: Id<Outcome>,
        criterion: Id<Criterion>,
    ) -> Option<LinkView<'p>> {
        let site = self.here.site;
        let cards = &site.outcomes[outcome].criteria;
        let home = Placement { cards }.home(part.criteria).filter(|_| !part.kind.stays_together());
        if home == Some(criterion) {
            return None;
        }
        let own_page = outcome == self.own;
        if own_page && is_near(part) {
            return None;
        }
        let (target, place) = match (part.anchor(), home) {
            (Some(anchor), _) => (Target::Outcome(outcome, Some(anchor)), None),
            (None, Some(home)) => {
                (Target::Criterion(home), Some(self.here.criterion_label(&site.criteria[home].number)))
            }
            (None, None) => {
                let target = Target::Outcome(outcome, Some(part.kind.anchor().to_owned()));
                (target, (!own_page).then(|| self.here.outcome_label(&site.outcomes[outcome].number)))
            }
        };
        Some(self.link(part, &target, place.map(Text::from)))
    }

    /// "Key concept: Grading"; for what has no name its section, and the place of that if it is another: "AC1.2: Traps to
    /// avoid".
    fn link(&self, part: &Served<'p>, target: &Target, place: Option<Text<'p>>) -> LinkView<'p> {
        let href = self.here.href(target);
        match part.name {
            Some(name) => LinkView::new(href, name).labelled(self.here.phrase_of("one", part.kind)),
            None => LinkView { href, title: self.here.section_title(part.kind), label: place },
        }
    }
}
