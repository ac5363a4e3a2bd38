//! A unit: first of all its outcomes and criteria.

use super::outcome::links_to;
use super::{FactView, GuidanceView, LinkView, ListItemView, OutlineView, PageView, SectionView};
use crate::model::{Id, Outcome, Qualification, Resolved, SectionKind, Target, Topic, Unit};
use crate::plan::here::{Front, Here};
use crate::plan::items::{guidance, list_items};
use crate::plan::json_ld;
use crate::plan::placement::Placement;
use crate::plan::topic::{AFTER, BEFORE, TopicOnPage};
use serde::Serialize;

/// The page of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UnitView {
    /// What every page has.
    pub page: PageView,
    /// `L3-CM-01`.
    pub number: String,
    /// The official title, if the topic has one of its own.
    pub official: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Level, credits, hours, reference: what there is of them.
    pub facts: Vec<FactView>,
    /// All qualifications that count it.
    pub qualifications: Vec<LinkView>,
    /// The unit's outcomes as a menu.
    pub outline: OutlineView,
    /// Its outcomes with their criteria.
    pub outcomes: Vec<OutcomeSummary>,
    /// How many criteria it has.
    pub criteria: usize,
    /// Notes of the awarding organisation on the unit.
    pub guidance: Vec<GuidanceView>,
    /// What to know before reading on. HTML.
    pub notice: Option<String>,
    /// In short. HTML.
    pub synopsis: Option<String>,
    /// What a tutor says about the whole unit.
    pub sections: Vec<SectionView>,
    /// Footnotes in order. HTML each.
    pub footnotes: Vec<String>,
}

/// An outcome and its criteria.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutcomeSummary {
    /// `LO3`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its criteria.
    pub criteria: Vec<CriterionLine>,
    /// Whether a tutor has written anything on it yet.
    pub has_notes: bool,
    /// How many questions its page asks.
    pub questions: usize,
}

/// A criterion in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CriterionLine {
    /// `AC3.5`.
    pub label: String,
    /// `3.5`.
    pub number: String,
    /// Its wording up to the items.
    pub stem: String,
    /// The list inside its wording.
    pub items: Vec<ListItemView>,
    /// Its wording after the items.
    pub tail: Option<String>,
    /// Its card.
    pub href: String,
}

impl UnitView {
    pub(crate) fn new(here: &Here<'_>, id: Id<Unit>) -> Self {
        let unit = &here.site.units[id];
        let nothing = Topic::<Resolved>::default();
        let topic = here.site.unit_topics[id].map_or(&nothing, |topic| &here.site.topics[topic]);
        let on_page = TopicOnPage { here: *here, topic, placement: Placement { cards: &[] } };
        let kinds: Vec<SectionKind> = BEFORE.iter().chain(AFTER).copied().collect();
        let sections = on_page.sections(&kinds);
        let qualification = |&id: &Id<Qualification>| {
            LinkView::new(here.href(&Target::Qualification(id, None)), &*here.site.qualifications[id].title)
        };
        UnitView {
            page: page(here, id, topic),
            number: unit.number.clone(),
            official: topic.title.as_ref().map(|_| unit.title.clone()),
            summary: unit.summary.clone(),
            facts: facts(here, unit),
            qualifications: here.site.unit_qualifications[id].iter().map(qualification).collect(),
            outline: OutlineView::new(here, id, None, links_to(&sections)),
            outcomes: unit.outcomes.iter().map(|&id| outcome(here, id)).collect(),
            criteria: unit.outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum(),
            guidance: guidance(here, &unit.guidance, 3),
            notice: here.some_html(topic.content_notice.as_ref(), 2),
            synopsis: here.some_html(topic.synopsis.as_ref(), 2),
            sections,
            footnotes: on_page.footnotes(),
        }
    }
}

fn page(here: &Here<'_>, id: Id<Unit>, topic: &Topic<Resolved>) -> PageView {
    let unit = &here.site.units[id];
    let qualification = &here.site.qualifications[unit.home];
    let address = here.address(here.path());
    let course = here.address(here.plan.addresses.qualification(unit.home));
    let criteria = unit.outcomes.iter().flat_map(|&id| &here.site.outcomes[id].criteria);
    let resource = json_ld::Resource {
        name: &format!("{} {}", unit.number, unit.title),
        address: &address,
        description: unit.summary.as_deref(),
        language: &here.site.settings.language,
        level: &here.level(unit.level),
        teaches: unit.outcomes.iter().map(|&id| here.site.outcomes[id].title.clone()).collect(),
        assesses: criteria.map(|&id| here.criterion_title(id)).collect(),
        part_of: Some(("Course", &qualification.title, &course)),
    };
    let title = topic.title.clone().unwrap_or_else(|| unit.title.clone());
    let mut front = Front::new("unit", title, here.trail_to_unit(id));
    front.things = vec![resource.to_json()];
    front.within = Some(unit.number.clone());
    let described = here.strings.say("unit-description", &[("number", &unit.number), ("title", &unit.title)]);
    front.description = Some(unit.summary.clone().unwrap_or(described));
    front.previous = neighbour(here, id, -1).map(|unit| step(here, unit, "previous-unit"));
    front.next = unit.outcomes.first().map(|&first| {
        LinkView::new(here.href(&Target::Outcome(first, None)), here.outcome_title(first))
            .labelled(here.strings.text("first-outcome"))
    });
    front.records.extend(here.record(&topic.record, Some("record-notes")));
    front.records.extend(here.record(&unit.record, Some("record-specification")));
    here.page(front)
}

/// The unit so many steps further in the groups of its home qualification.
pub(crate) fn neighbour(here: &Here<'_>, id: Id<Unit>, steps: isize) -> Option<Id<Unit>> {
    let groups = &here.site.qualifications[here.site.units[id].home].groups;
    let units: Vec<Id<Unit>> = groups.iter().flat_map(|group| group.units.iter().copied()).collect();
    let position = units.iter().position(|&unit| unit == id)?;
    position.checked_add_signed(steps).and_then(|position| units.get(position).copied())
}

/// A link to a unit with a word on what it is from here.
pub(crate) fn step(here: &Here<'_>, id: Id<Unit>, key: &str) -> LinkView {
    let unit = &here.site.units[id];
    let title = format!("{} {}", unit.number, unit.title);
    LinkView::new(here.href(&Target::Unit(id, None)), title).labelled(here.strings.text(key))
}

fn facts(here: &Here<'_>, unit: &Unit) -> Vec<FactView> {
    let fact = |key: &str, value: String| FactView { label: here.strings.text(key), value };
    let hours = |hours: u32| here.strings.count("count-hours", u64::from(hours), &[]);
    let mut facts = vec![fact("fact-level", unit.level.to_string())];
    facts.extend(unit.credits.map(|credits| fact("fact-credits", credits.to_string())));
    facts.extend(unit.glh.map(|glh| fact("fact-glh", hours(glh))));
    facts.extend(unit.reference.clone().map(|reference| fact("fact-reference", reference)));
    facts
}

fn outcome(here: &Here<'_>, id: Id<Outcome>) -> OutcomeSummary {
    let outcome = &here.site.outcomes[id];
    let criterion = |&id: &Id<_>| {
        let criterion: &crate::model::Criterion = &here.site.criteria[id];
        CriterionLine {
            label: here.criterion_label(&criterion.number),
            number: criterion.number.to_string(),
            stem: criterion.stem.clone(),
            items: list_items(&criterion.items),
            tail: criterion.tail.clone(),
            href: here.href(&Target::Criterion(id)),
        }
    };
    OutcomeSummary {
        label: here.outcome_label(&outcome.number),
        title: outcome.title.clone(),
        href: here.href(&Target::Outcome(id, None)),
        criteria: outcome.criteria.iter().map(criterion).collect(),
        has_notes: here.site.outcome_topics[id].is_some(),
        questions: here.site.outcome_topics[id]
            .map_or(0, |topic| here.site.topics[topic].questions.items.len()),
    }
}
