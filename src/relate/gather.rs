//! Who names what, file by file.

use super::texts::each_text;
use super::thing::{How, Spot, Thing};
use super::verbs::VerbUses;
use crate::model::{
    Blank, Body, Criterion, Guidance, Id, Outcome, Resolved, SectionKind, Site, Target, Topic, Unit,
};

/// One place names one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    pub thing: Thing,
    pub how: How,
    pub by: Spot,
}

/// The namings of one file or of a few that belong together.
struct Gathered<'s> {
    site: &'s Site,
    namings: Vec<Naming>,
}

impl Gathered<'_> {
    fn new(site: &Site) -> Gathered<'_> {
        Gathered { site, namings: Vec::new() }
    }

    fn note(&mut self, thing: Thing, how: How, by: Spot) {
        if !by.is_in(thing, self.site) {
            self.namings.push(Naming { thing, how, by });
        }
    }

    fn body(&mut self, body: &Body, how: How, by: Spot) {
        for hole in body.holes() {
            if let Some(thing) = target(&hole.blank).and_then(Thing::of) {
                self.note(thing, how, by);
            }
        }
        for mention in body.mentions() {
            if let Some(thing) = Thing::of(&mention.of.target()) {
                self.note(thing, how, by);
            }
        }
    }

    fn bodies<'b>(&mut self, bodies: impl IntoIterator<Item = &'b Body>, by: Spot) {
        bodies.into_iter().for_each(|body| self.body(body, How::Text, by));
    }

    fn guidance(&mut self, notes: &[Guidance], by: Spot) {
        self.bodies(notes.iter().map(|note| &note.text), by);
    }

    /// A topic on `page`; what serves one of its `cards` stands there.
    fn topic(&mut self, topic: &Topic<Resolved>, page: Spot, cards: &[Id<Criterion>]) {
        for term in topic.key_terms.items.iter().filter_map(|item| item.term) {
            self.note(Thing::Term(term), How::KeyTerm, page);
        }
        each_text(topic, &mut |text| {
            let how = if text.kind == SectionKind::Prerequisites { How::Before } else { How::Text };
            let card = cards.iter().find(|card| text.criteria.contains(card));
            let card = card.filter(|_| !text.kind.stays_together());
            self.body(text.body, how, card.map_or(page, |&card| Spot::Criterion(card)));
        });
    }

    /// Each naming once, in the order of the pages.
    fn finish(mut self) -> Vec<Naming> {
        let site = self.site;
        self.namings.sort_by_cached_key(|naming| (naming.by.order(site), naming.thing, naming.how));
        self.namings.dedup();
        self.namings
    }
}

/// What a hole leads to.
fn target(blank: &Blank<Target>) -> Option<&Target> {
    match blank {
        Blank::Address(target) | Blank::Name(target) => Some(target),
        Blank::Phrase(_) | Blank::Picture(_) => None,
    }
}

/// What a unit's specification and its topics name.
pub(super) fn of_unit(site: &Site, id: Id<Unit>) -> Vec<Naming> {
    let unit = &site.units[id];
    let mut gathered = Gathered::new(site);
    gathered.guidance(&unit.guidance, Spot::Unit(id));
    if let Some(topic) = site.unit_topics[id] {
        gathered.topic(&site.topics[topic], Spot::Unit(id), &[]);
    }
    unit.outcomes.iter().for_each(|&outcome| of_outcome(&mut gathered, outcome));
    gathered.finish()
}

fn of_outcome(gathered: &mut Gathered<'_>, id: Id<Outcome>) {
    let site = gathered.site;
    let outcome = &site.outcomes[id];
    gathered.guidance(&outcome.guidance, Spot::Outcome(id));
    for &criterion in &outcome.criteria {
        gathered.guidance(&site.criteria[criterion].guidance, Spot::Criterion(criterion));
    }
    if let Some(topic) = site.outcome_topics[id] {
        gathered.topic(&site.topics[topic], Spot::Outcome(id), &outcome.criteria);
    }
}

/// What stands before the units: the home page, awarding organisations and qualifications.
pub(super) fn before_units(site: &Site) -> Vec<Naming> {
    let mut all = Vec::new();
    let mut page = |by: Spot, bodies: [Option<&Body>; 4]| {
        let mut gathered = Gathered::new(site);
        gathered.bodies(bodies.into_iter().flatten(), by);
        all.extend(gathered.finish());
    };
    page(Spot::Home, [site.home.body.as_ref(), None, None, None]);
    for (id, row) in site.organisations.iter() {
        page(Spot::Organisation(id), [row.about.as_ref(), None, None, None]);
    }
    for (id, row) in site.qualifications.iter() {
        let bodies = [&row.overview, &row.rules, &row.entry, &row.progression].map(Option::as_ref);
        page(Spot::Qualification(id), bodies);
    }
    all
}

/// What stands after the units: plain pages, terms, instruments and verbs.
pub(super) fn after_units(site: &Site, uses: &VerbUses) -> Vec<Naming> {
    let mut all = Vec::new();
    for (id, page) in site.pages.iter() {
        let mut gathered = Gathered::new(site);
        gathered.bodies(std::iter::once(&page.body).chain(&page.footnotes), Spot::Page(id));
        all.extend(gathered.finish());
    }
    for (id, term) in site.terms.iter() {
        let mut gathered = Gathered::new(site);
        gathered.body(&term.definition, How::Text, Spot::Term(id));
        term.see.iter().for_each(|&other| gathered.note(Thing::Term(other), How::Next, Spot::Term(id)));
        all.extend(gathered.finish());
    }
    for (id, instrument) in site.instruments.iter() {
        let mut gathered = Gathered::new(site);
        gathered.bodies(instrument.summary.as_ref(), Spot::Instrument(id));
        if let Some(newer) = instrument.superseded_by {
            gathered.note(Thing::Instrument(newer), How::Next, Spot::Instrument(id));
        }
        all.extend(gathered.finish());
    }
    for (id, verb) in site.verbs.iter().filter(|(id, _)| uses.has_page(site, *id)) {
        let mut gathered = Gathered::new(site);
        let levels = verb.levels.iter().map(|(_, body)| body);
        gathered.bodies(std::iter::once(&verb.meaning).chain(levels), Spot::Verb(id));
        all.extend(gathered.finish());
    }
    all
}
