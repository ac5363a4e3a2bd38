//! Where on a page a part of a topic stands: in full with the first criterion it serves, else in a section of its own.

use super::here::Here;
use super::served::{Served, Serves, served};
use super::view::LinkView;
use crate::model::{Criterion, Id, Outcome, SectionKind, Target};

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
    ) -> Vec<(usize, &'t T)> {
        items.iter().enumerate().filter(|(_, item)| self.home(item.criteria()) == home).collect()
    }

    /// The cards where items stand, in order.
    pub(crate) fn homes<T: Serves>(&self, items: &[T]) -> Vec<Id<Criterion>> {
        let homes: Vec<_> = items.iter().filter_map(|item| self.home(item.criteria())).collect();
        self.cards.iter().filter(|card| homes.contains(card)).copied().collect()
    }
}

/// Whether a section of this kind keeps its items together, whichever criteria they serve: they are read as a whole.
pub(crate) fn stays_together(kind: SectionKind) -> bool {
    use SectionKind::{Faqs, Objectives, Prerequisites, Scenarios, Tips};
    matches!(kind, Tips | Faqs | Scenarios | Objectives | Prerequisites)
}

/// Whether a part is reached by reading the page anyway: what has no name and stands in a section of the page itself.
fn is_near(part: &Served<'_>) -> bool {
    part.name.is_none() && stays_together(part.kind)
}

/// Links from the card of `criterion` to everything in its unit that serves it and stands elsewhere.
pub(crate) fn see_also(here: &Here<'_>, criterion: Id<Criterion>) -> Vec<LinkView> {
    let site = here.site;
    let own = site.criteria[criterion].outcome;
    let unit_id = site.outcomes[own].unit;
    let unit = &site.units[unit_id];
    let mut links: Vec<LinkView> = Vec::new();
    let others = unit.outcomes.iter().filter(|&&outcome| outcome != own);
    for &outcome in std::iter::once(&own).chain(others) {
        let Some(topic) = site.outcome_topics[outcome] else { continue };
        let found = served(&site.topics[topic]);
        let serving = found.iter().filter(|part| part.criteria.contains(&criterion));
        links.extend(serving.filter_map(|part| in_outcome(here, part, outcome, criterion)));
    }
    if let Some(topic) = site.unit_topics[unit_id] {
        let found = served(&site.topics[topic]);
        let serving = found.iter().filter(|part| part.criteria.contains(&criterion));
        links.extend(serving.map(|part| {
            let anchor = part.anchor.clone().unwrap_or_else(|| part.kind.anchor().to_owned());
            link(here, part, &Target::Unit(unit_id, Some(anchor)), Some(unit.number.clone()))
        }));
    }
    let mut seen: Vec<LinkView> = Vec::new();
    links.retain(|link| {
        !seen.contains(link) && {
            seen.push(link.clone());
            true
        }
    });
    links
}

/// A link to a part of an outcome's topic, unless it stands in the card of `criterion` itself.
fn in_outcome(
    here: &Here<'_>,
    part: &Served<'_>,
    outcome: Id<Outcome>,
    criterion: Id<Criterion>,
) -> Option<LinkView> {
    let cards = &here.site.outcomes[outcome].criteria;
    let home = Placement { cards }.home(part.criteria).filter(|_| !stays_together(part.kind));
    if home == Some(criterion) {
        return None;
    }
    let own_page = outcome == here.site.criteria[criterion].outcome;
    if own_page && is_near(part) {
        return None;
    }
    let (target, place) = match (&part.anchor, home) {
        (Some(anchor), _) => (Target::Outcome(outcome, Some(anchor.clone())), None),
        (None, Some(home)) => {
            (Target::Criterion(home), Some(here.criterion_label(&here.site.criteria[home].number)))
        }
        (None, None) => {
            let target = Target::Outcome(outcome, Some(part.kind.anchor().to_owned()));
            (target, (!own_page).then(|| here.outcome_label(&here.site.outcomes[outcome].number)))
        }
    };
    Some(link(here, part, &target, place))
}

/// "Key concept: Grading"; for what has no name its section, and the place of that if it is another: "AC1.2: Traps to avoid".
fn link(here: &Here<'_>, part: &Served<'_>, target: &Target, place: Option<String>) -> LinkView {
    let href = here.href(target);
    match part.name {
        Some(name) => {
            let label = here.strings.text(&format!("one-{}", part.kind.anchor()));
            LinkView::new(href, name).labelled(label)
        }
        None => LinkView { href, title: here.section_title(part.kind), label: place },
    }
}
