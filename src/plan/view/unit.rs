//! A unit: first of all its outcomes and criteria.

use super::outcome::links_to;
use super::{
    EvidencePlan, FactView, GuidanceView, Html, LinkView, ListItemView, NoticeView, OutlineView, PageView,
    SectionView, Text, UnitRelated, WithheldView,
};
use crate::model::{Criterion, Id, Outcome, Qualification, Resolved, Target, Topic, Unit};
use crate::plan::here::{Front, Here, text};
use crate::plan::items::{guidance, list_items};
use crate::plan::json_ld;
use crate::plan::placement::Placement;
use crate::plan::topic::{AFTER, BEFORE, TopicOnPage, topic_of};
use serde::Serialize;

/// The page of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UnitView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// `L3-CM-01`.
    pub number: Text<'a>,
    /// The official title, if the topic has one of its own.
    pub official: Option<Text<'a>>,
    /// One sentence.
    pub summary: Option<Text<'a>>,
    /// Level, credits, hours, reference: what there is of them.
    pub facts: Vec<FactView<'a>>,
    /// All qualifications that count it.
    pub qualifications: Vec<LinkView<'a>>,
    /// The unit's outcomes as a menu.
    pub outline: OutlineView<'a>,
    /// Its outcomes with their criteria.
    pub outcomes: Vec<OutcomeSummary<'a>>,
    /// How many criteria it has.
    pub criteria: usize,
    /// Notes of the awarding organisation on the unit.
    pub guidance: Vec<GuidanceView<'a>>,
    /// What to know before reading on.
    pub notice: Option<NoticeView<'a>>,
    /// Where the official wording is, if it is not shown.
    pub withheld: Option<WithheldView<'a>>,
    /// In short. HTML.
    pub synopsis: Option<Html<'a>>,
    /// What a tutor says about the whole unit.
    pub sections: Vec<SectionView<'a>>,
    /// What may serve as evidence, and which criteria it covers.
    pub evidence: Option<EvidencePlan<'a>>,
    /// What there is to print, and what it is good for.
    pub packs: Vec<LinkView<'a>>,
    /// Footnotes in order. HTML each.
    pub footnotes: Vec<Html<'a>>,
    /// Where lists of its qualification have something of it.
    pub lists: Vec<LinkView<'a>>,
    /// What it has to do with units and pages elsewhere, if it has.
    pub related: Option<UnitRelated<'a>>,
}

/// An outcome and its criteria.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutcomeSummary<'a> {
    /// `LO3`.
    pub label: String,
    /// Its title.
    pub title: Text<'a>,
    /// Its page.
    pub href: String,
    /// Its criteria.
    pub criteria: Vec<CriterionLine<'a>>,
    /// Whether a tutor has written anything on it yet.
    pub has_notes: bool,
    /// How many questions its page asks.
    pub questions: usize,
}

/// A criterion in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CriterionLine<'a> {
    /// `AC3.5`.
    pub label: String,
    /// `3.5`.
    pub number: Text<'a>,
    /// Its wording up to the items.
    pub stem: Text<'a>,
    /// The list inside its wording.
    pub items: Vec<ListItemView<'a>>,
    /// Its wording after the items.
    pub tail: Option<Text<'a>>,
    /// Its card.
    pub href: String,
}

impl<'p> UnitView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Unit>) -> Self {
        let unit = &here.site.units[id];
        let topic = topic_of(here.site, here.site.unit_topics[id]);
        let on_page = TopicOnPage { here: *here, topic, placement: Placement { cards: &[] } };
        let mut sections = on_page.sections(BEFORE);
        sections.extend(on_page.sections(AFTER));
        let qualification = |&id: &Id<Qualification>| {
            LinkView::new(here.href(&Target::Qualification(id, None)), &*here.site.qualifications[id].title)
        };
        UnitView {
            page: page(here, id, topic),
            number: (&*unit.number).into(),
            official: topic.title.as_ref().map(|_| (&*unit.title).into()),
            summary: text(&unit.summary),
            facts: facts(here, unit),
            qualifications: here.site.unit_qualifications[id].iter().map(qualification).collect(),
            outline: OutlineView::new(here, id, None, links_to(&sections)),
            outcomes: unit.outcomes.iter().map(|&id| outcome(here, id)).collect(),
            criteria: unit.outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum(),
            guidance: guidance(here.begin(None), &unit.guidance, 3),
            notice: here.begin(None).notice(here.unit_notice(id)),
            withheld: here.withheld(id),
            synopsis: here.begin(None).some_html(topic.synopsis.as_ref(), 2),
            sections,
            evidence: EvidencePlan::new(here, id),
            packs: super::pack::links(here, id),
            footnotes: on_page.footnotes(),
            lists: super::list::links_to_unit(here, id),
            related: here.related_to_unit(id),
        }
    }
}

fn page<'p>(here: &Here<'p>, id: Id<Unit>, topic: &'p Topic<Resolved>) -> PageView<'p> {
    let unit = &here.site.units[id];
    let title = topic.title.as_deref().unwrap_or(&unit.title);
    let mut front = Front::new("unit", title, here.trail_to_unit(id));
    front.things = vec![json_ld::Thing::LearningResource(resource(here, id))];
    front.within = Some((&*unit.number).into());
    let said =
        || here.strings.say("unit-description", &[("number", &unit.number), ("title", &unit.title)]).into();
    front.description = Some(text(&unit.summary).unwrap_or_else(said));
    front.previous = neighbour(here, id, -1).map(|unit| step(here, unit, "previous-unit"));
    front.next = unit.outcomes.first().map(|&first| {
        LinkView::new(here.href(&Target::Outcome(first, None)), here.outcome_title(first))
            .labelled(here.strings.text("first-outcome"))
    });
    front.records.extend(here.record(&topic.record, Some("record-notes")));
    front.records.extend(here.record(&unit.record, Some("record-specification")));
    here.page(front)
}

fn resource<'p>(here: &Here<'p>, id: Id<Unit>) -> json_ld::Resource<'p> {
    let unit = &here.site.units[id];
    let outcomes = || unit.outcomes.iter().map(|&id| &here.site.outcomes[id]);
    let criteria = outcomes().flat_map(|outcome| &outcome.criteria);
    json_ld::Resource {
        assesses: criteria.map(|&id| here.criterion_title(id)).collect(),
        description: unit.summary.as_deref(),
        educational_level: here.level(unit.level),
        in_language: &here.site.settings.language,
        is_accessible_for_free: true,
        is_part_of: json_ld::Whole::Course(json_ld::Named {
            name: &here.site.qualifications[unit.home].title,
            url: here.address(here.plan.addresses.qualification(unit.home)),
        }),
        name: here.unit_title(id),
        teaches: outcomes().map(|outcome| &*outcome.title).collect(),
        url: here.address(here.path()),
    }
}

/// The unit so many steps further in the groups of its home qualification.
pub(crate) fn neighbour(here: &Here<'_>, id: Id<Unit>, steps: isize) -> Option<Id<Unit>> {
    let groups = &here.site.qualifications[here.site.units[id].home].groups;
    let mut units = groups.iter().flat_map(|group| &group.units);
    let position = units.clone().position(|&unit| unit == id)?;
    units.nth(position.checked_add_signed(steps)?).copied()
}

/// A link to a unit with a word on what it is from here.
pub(crate) fn step<'p>(here: &Here<'p>, id: Id<Unit>, key: &'static str) -> LinkView<'p> {
    LinkView::new(here.href(&Target::Unit(id, None)), here.unit_title(id)).labelled(here.strings.text(key))
}

fn facts<'p>(here: &Here<'p>, unit: &'p Unit) -> Vec<FactView<'p>> {
    let fact = |key: &'static str, value: Text<'p>| FactView { label: here.strings.text(key).into(), value };
    let hours = |hours: u32| here.strings.count("count-hours", u64::from(hours), &[]);
    let mut facts = vec![fact("fact-level", unit.level.to_string().into())];
    facts.extend(unit.credits.map(|credits| fact("fact-credits", credits.to_string().into())));
    facts.extend(unit.glh.map(|glh| fact("fact-glh", hours(glh).into())));
    facts.extend(text(&unit.reference).map(|reference| fact("fact-reference", reference)));
    facts
}

fn outcome<'p>(here: &Here<'p>, id: Id<Outcome>) -> OutcomeSummary<'p> {
    let outcome = &here.site.outcomes[id];
    let criterion = |&id: &Id<Criterion>| {
        let criterion = &here.site.criteria[id];
        CriterionLine {
            label: here.criterion_label(&criterion.number),
            number: criterion.number.as_str().into(),
            stem: here.criterion_stem(criterion),
            items: list_items(&criterion.items),
            tail: text(&criterion.tail),
            href: here.href(&Target::Criterion(id)),
        }
    };
    OutcomeSummary {
        label: here.outcome_label(&outcome.number),
        title: (&*outcome.title).into(),
        href: here.href(&Target::Outcome(id, None)),
        criteria: outcome.criteria.iter().map(criterion).collect(),
        has_notes: here.site.outcome_topics[id].is_some(),
        questions: here.site.outcome_topics[id]
            .map_or(0, |topic| here.site.topics[topic].questions.items.len()),
    }
}
