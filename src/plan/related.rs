//! What a thing has to do with others, as views.

use super::here::Here;
use super::html::shorten;
use super::view::{
    BacklinkGroup, BacklinksView, CriterionRelated, LinkView, OutcomeRelated, OverlapView,
    RelatedOutcomeView, SharedUnitView, Text, UnitRelated,
};
use crate::model::{Criterion, Id, Instrument, Outcome, Target, Term, Unit};
use crate::relate::{How, Overlap, Spot, Thing};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many criteria that ask for the same stand in a card; the others are a press away, on their page.
const OVERLAPS_IN_CARD: usize = 3;
/// So many bytes may the places that name a criterion take in its card, as far as can be told beforehand.
const IN_CARD: usize = 700;
/// So many on the page of an outcome or a unit, under one heading.
const BESIDE: usize = 2_500;
/// So many where they are what the page is about.
const IN_FULL: usize = 12_000;
/// A wording is as long as this in a list, in characters.
const WORDING: usize = 90;
/// A word to know that more outcomes have says nothing of two.
const RARE: usize = 12;
/// What two outcomes must share to be related: two for each criterion, one for each rare word to know.
const RELATED: usize = 4;
/// So many related outcomes are shown.
const MOST_RELATED: usize = 5;
/// So many units with the same criteria are shown.
const MOST_UNITS: usize = 12;

/// Which kind of backlinks a heading belongs to, and its key.
type Heading = (&'static str, &'static str);

const MENTIONED: Heading = ("mentioned", "mentioned-in");
const ASSESSED: Heading = ("assessed", "assessed-in");
const BEFORE: Heading = ("before", "needed-before");
const NEXT: Heading = ("next", "read-before");
const SUPERSEDES: Heading = ("supersedes", "supersedes");

impl<'p> Here<'p> {
    /// Everything that names a term: what serves criteria, pages, other terms.
    pub(crate) fn naming_term(&self, id: Id<Term>) -> Vec<BacklinksView<'p>> {
        self.naming(Thing::Term(id), None, Spot::Term(id), NEXT)
    }

    /// Everything that names an instrument, or the term of the same name, and which it took the place of.
    pub(crate) fn naming_instrument(&self, id: Id<Instrument>) -> Vec<BacklinksView<'p>> {
        let twin = self.plan.glosses.twins.get(&id).map(|&term| Thing::Term(term));
        self.naming(Thing::Instrument(id), twin, Spot::Instrument(id), SUPERSEDES)
    }

    /// What names a thing or its twin elsewhere than at `own`, and what the thing follows.
    fn naming(&self, thing: Thing, twin: Option<Thing>, own: Spot, next: Heading) -> Vec<BacklinksView<'p>> {
        let things: Vec<Thing> = std::iter::once(thing).chain(twin).collect();
        let mut in_texts = self.spots(&things, &[How::Text, How::KeyTerm, How::Before]);
        in_texts.retain(|&spot| spot != own);
        let is_card = |spot: &Spot| matches!(spot, Spot::Criterion(_));
        let (assessed, mentioned): (Vec<Spot>, Vec<Spot>) = in_texts.into_iter().partition(is_card);
        let lists = [
            self.backlinks(ASSESSED, &assessed, None, IN_FULL),
            self.backlinks(MENTIONED, &mentioned, None, IN_FULL),
            self.backlinks(next, &self.spots(&[thing], &[How::Next]), None, IN_FULL),
        ];
        lists.into_iter().flatten().collect()
    }

    /// What a criterion has to do with others, if it has.
    pub(crate) fn related_to_criterion(&self, id: Id<Criterion>) -> Option<CriterionRelated<'p>> {
        let (overlaps, more_overlaps) = self.plan.relations.overlaps.of(self.site, id, OVERLAPS_IN_CARD);
        let unit = Some(self.unit_of(id));
        let thing = [Thing::Criterion(id)];
        let lists = [(BEFORE, How::Before), (MENTIONED, How::Text)]
            .map(|(heading, how)| self.backlinks(heading, &self.spots(&thing, &[how]), unit, IN_CARD));
        let related = CriterionRelated {
            overlaps: overlaps.into_iter().map(|overlap| self.overlap(id, overlap)).collect(),
            more_overlaps,
            backlinks: lists.into_iter().flatten().collect(),
        };
        (!related.overlaps.is_empty() || !related.backlinks.is_empty()).then_some(related)
    }

    /// What an outcome has to do with others, if it has.
    pub(crate) fn related_to_outcome(&self, id: Id<Outcome>) -> Option<OutcomeRelated<'p>> {
        let unit = Some(self.site.outcomes[id].unit);
        let thing = [Thing::Outcome(id)];
        let lists = [(BEFORE, How::Before), (MENTIONED, How::Text)]
            .map(|(heading, how)| self.backlinks(heading, &self.spots(&thing, &[how]), unit, BESIDE));
        let outcomes = self.related_outcomes(id);
        let backlinks: Vec<_> = lists.into_iter().flatten().collect();
        (!outcomes.is_empty() || !backlinks.is_empty()).then_some(OutcomeRelated { outcomes, backlinks })
    }

    /// What a unit has to do with others, if it has.
    pub(crate) fn related_to_unit(&self, id: Id<Unit>) -> Option<UnitRelated<'p>> {
        let unit = &self.site.units[id];
        let outcomes = || unit.outcomes.iter().copied();
        let criteria = || outcomes().flat_map(|id| &self.site.outcomes[id].criteria).copied();
        let things: Vec<Thing> = std::iter::once(Thing::Unit(id))
            .chain(outcomes().map(Thing::Outcome))
            .chain(criteria().map(Thing::Criterion))
            .collect();
        let from_outside = |how| {
            let mut spots = self.spots(&things, &[how]);
            spots.retain(|spot| spot.unit(self.site) != Some(id));
            spots
        };
        let lists = [(BEFORE, How::Before), (MENTIONED, How::Text)]
            .map(|(heading, how)| self.backlinks(heading, &from_outside(how), None, BESIDE));
        let backlinks: Vec<_> = lists.into_iter().flatten().collect();
        let (assessed_in, more) = self.assessed_in(criteria());
        let something = !assessed_in.is_empty() || !backlinks.is_empty();
        something.then_some(UnitRelated { assessed_in, more, backlinks })
    }

    /// The units that ask for the same as these criteria of one unit.
    fn assessed_in(&self, criteria: impl Iterator<Item = Id<Criterion>>) -> (Vec<SharedUnitView<'p>>, bool) {
        let mut units: BTreeMap<Id<Unit>, Vec<Id<Criterion>>> = BTreeMap::new();
        for id in criteria {
            for overlap in self.plan.relations.overlaps.of(self.site, id, MOST_UNITS).0 {
                let list = units.entry(self.unit_of(overlap.criterion)).or_default();
                if list.last() != Some(&id) {
                    list.push(id);
                }
            }
        }
        let mut units: Vec<_> = units.into_iter().collect();
        units.sort_by_key(|(_, criteria)| Reverse(criteria.len()));
        let more = units.len() > MOST_UNITS;
        units.truncate(MOST_UNITS);
        let view = |(id, criteria): (Id<Unit>, Vec<Id<Criterion>>)| SharedUnitView {
            unit: self.unit_link(id),
            criteria: self.criteria_links(&criteria),
        };
        (units.into_iter().map(view).collect(), more)
    }

    fn related_outcomes(&self, id: Id<Outcome>) -> Vec<RelatedOutcomeView<'p>> {
        let (site, relations) = (self.site, &self.plan.relations);
        let outcome = &site.outcomes[id];
        let mut shared: BTreeMap<Id<Outcome>, (usize, usize)> = BTreeMap::new();
        for &criterion in &outcome.criteria {
            let overlaps = relations.overlaps.of(site, criterion, RARE).0;
            let mut others: Vec<_> = overlaps.iter().map(|it| site.criteria[it.criterion].outcome).collect();
            others.sort_unstable();
            others.dedup();
            others.into_iter().for_each(|other| shared.entry(other).or_default().0 += 1);
        }
        let topic = site.outcome_topics[id].map(|topic| &site.topics[topic]);
        let terms = topic.into_iter().flat_map(|topic| topic.key_terms.items.iter().filter_map(|it| it.term));
        for term in terms {
            let others = relations.mentions.of(Thing::Term(term), How::KeyTerm);
            if others.len() <= RARE {
                let others = others.filter_map(|spot| spot.outcome(site));
                let others = others.filter(|&other| site.outcomes[other].unit != outcome.unit);
                others.for_each(|other| shared.entry(other).or_default().1 += 1);
            }
        }
        let mut found: Vec<_> =
            shared.into_iter().filter(|(_, (criteria, terms))| 2 * criteria + terms >= RELATED).collect();
        found.sort_by_key(|(_, (criteria, terms))| Reverse(2 * criteria + terms));
        found.truncate(MOST_RELATED);
        let view = |(id, (criteria, terms)): (Id<Outcome>, (usize, usize))| {
            let link = LinkView::new(self.href(&Target::Outcome(id, None)), self.outcome_title(id));
            let link = link.labelled(&*site.units[site.outcomes[id].unit].number);
            RelatedOutcomeView { link, criteria, terms }
        };
        found.into_iter().map(view).collect()
    }

    /// A criterion that asks for the same as `own`.
    fn overlap(&self, own: Id<Criterion>, overlap: Overlap) -> OverlapView<'p> {
        let criterion = &self.site.criteria[overlap.criterion];
        let unit = self.unit_of(overlap.criterion);
        let own = &self.site.unit_qualifications[self.unit_of(own)];
        let theirs = &self.site.unit_qualifications[unit];
        let is_far = !theirs.is_empty() && !theirs.iter().any(|id| own.contains(id));
        let home = self.site.units[unit].home;
        OverlapView {
            href: self.href(&Target::Criterion(overlap.criterion)),
            label: self.criterion_label(&criterion.number),
            wording: shorten(self.criterion_wording(overlap.criterion).into(), WORDING).into_owned(),
            unit: (&*self.site.units[unit].number).into(),
            score: overlap.score,
            qualification: is_far.then(|| self.site.qualifications[home].menu_title().into()),
        }
    }

    fn unit_of(&self, id: Id<Criterion>) -> Id<Unit> {
        self.site.outcomes[self.site.criteria[id].outcome].unit
    }

    /// "L3-CM-02 Manage incidents".
    pub(crate) fn unit_link(&self, id: Id<Unit>) -> LinkView<'p> {
        let unit = &self.site.units[id];
        LinkView::new(self.href(&Target::Unit(id, None)), &*unit.title).labelled(&*unit.number)
    }

    /// The places that name any of `things` in any of these ways, each once, in the order of the site.
    fn spots(&self, things: &[Thing], hows: &[How]) -> Vec<Spot> {
        let mentions = &self.plan.relations.mentions;
        let all = things.iter().flat_map(|&thing| hows.iter().map(move |&how| mentions.of(thing, how)));
        let mut spots: Vec<Spot> = all.flatten().collect();
        if things.len() * hows.len() > 1 {
            spots.sort_by_cached_key(|spot| spot.order(self.site));
            spots.dedup();
        }
        spots
    }

    /// Links to `spots`, which are in the order of the site, unit by unit, as many as fit into `room` bytes or so. The unit
    /// `own` needs no name.
    fn backlinks(
        &self,
        (kind, title): Heading,
        spots: &[Spot],
        own: Option<Id<Unit>>,
        room: usize,
    ) -> Option<BacklinksView<'p>> {
        let mut groups: Vec<(Option<Id<Unit>>, BacklinkGroup<'p>)> = Vec::new();
        let mut left = room;
        let mut spots = spots.iter();
        for &spot in spots.by_ref() {
            let unit = spot.unit(self.site);
            if groups.last().is_none_or(|(last, _)| *last != unit) {
                let named = unit.filter(|_| unit != own).map(|unit| self.unit_link(unit));
                left = left.saturating_sub(named.as_ref().map_or(0, size));
                groups.push((unit, BacklinkGroup { unit: named, links: Vec::new() }));
            }
            let link = self.link_to(spot);
            left = left.saturating_sub(size(&link));
            if let Some((_, group)) = groups.last_mut() {
                group.links.push(link);
            }
            if left == 0 {
                break;
            }
        }
        if groups.is_empty() {
            return None;
        }
        let more = self.more(spots.as_slice(), groups.last().and_then(|(unit, _)| *unit));
        let groups = groups.into_iter().map(|(_, group)| group).collect();
        Some(BacklinksView { kind, title: self.strings.text(title).into(), groups, more })
    }

    /// How many places or units are left out after the unit `last`.
    fn more(&self, left_out: &[Spot], last: Option<Id<Unit>>) -> Option<String> {
        let mut units: Vec<_> = left_out.iter().filter_map(|spot| spot.unit(self.site)).collect();
        units.dedup();
        let units = units.iter().filter(|&&unit| Some(unit) != last).count();
        match (left_out.len(), units) {
            (0, _) => None,
            (places, 0) => Some(self.strings.count("more-places", places as u64, &[])),
            (_, units) => Some(self.strings.count("more-units", units as u64, &[])),
        }
    }

    fn link_to(&self, spot: Spot) -> LinkView<'p> {
        let (target, title): (Target, Option<Text<'p>>) = match spot {
            Spot::Home => (Target::Home(None), None),
            Spot::Organisation(id) => (Target::Organisation(id), None),
            Spot::Qualification(id) => (Target::Qualification(id, None), None),
            Spot::Unit(id) => (Target::Unit(id, None), Some(self.strings.text("unit-overview").into())),
            Spot::Outcome(id) => (Target::Outcome(id, None), None),
            // Its unit stands above.
            Spot::Criterion(id) => (Target::Criterion(id), Some(self.criterion_title(id).into())),
            Spot::Page(id) => (Target::Page(id, None), None),
            Spot::Term(id) => (Target::Term(id), None),
            Spot::Instrument(id) => (Target::Instrument(id), None),
            Spot::Verb(id) => (Target::Verb(id), None),
        };
        let title = title.unwrap_or_else(|| self.name(&target));
        LinkView::new(self.href(&target), shorten(title, WORDING))
    }
}

/// About how many bytes a link takes on a page.
fn size(link: &LinkView<'_>) -> usize {
    link.href.len() + link.title.len() + link.label.as_ref().map_or(0, |label| label.len()) + 30
}
