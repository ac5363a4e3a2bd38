//! A learning outcome: criterion by criterion, what it asks and what helps.

use super::{
    CriterionView, GuidanceView, Html, LinkView, NoticeView, OutcomeRelated, OutlineView, PageView,
    SectionView, Text, VerbView,
};
use crate::model::{Criterion, Id, Outcome, OutcomeKind, Resolved, Target, Topic, Unit, Verb};
use crate::plan::here::{Front, Here, text};
use crate::plan::items::{guidance, list_items};
use crate::plan::placement::{Placement, SeeAlso};
use crate::plan::topic::{AFTER, BEFORE, TopicOnPage, topic_of};
use crate::plan::{json_ld, url};
use serde::Serialize;

/// The page of a learning outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutcomeView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// `LO3`.
    pub label: String,
    /// `3`.
    pub number: Text<'a>,
    /// The official wording, if the title is the topic's own.
    pub official: Option<Text<'a>>,
    /// `understand`, `be-able-to` or `other`.
    pub kind: &'static str,
    /// The unit.
    pub unit: LinkView<'a>,
    /// The unit's outcomes as a menu.
    pub outline: OutlineView<'a>,
    /// What to know before reading on.
    pub notice: Option<NoticeView<'a>>,
    /// In short. HTML.
    pub synopsis: Option<Html<'a>>,
    /// Notes of the awarding organisation on the outcome.
    pub guidance: Vec<GuidanceView<'a>>,
    /// Sections before the criteria.
    pub before: Vec<SectionView<'a>>,
    /// The criteria.
    pub criteria: Vec<CriterionView<'a>>,
    /// Sections after the criteria.
    pub after: Vec<SectionView<'a>>,
    /// Footnotes in order. HTML each.
    pub footnotes: Vec<Html<'a>>,
    /// Whether a tutor has written anything on this outcome yet.
    pub has_notes: bool,
    /// How many questions the page asks.
    pub questions: usize,
    /// What it has to do with outcomes and pages elsewhere, if it has.
    pub related: Option<OutcomeRelated<'a>>,
}

impl<'p> OutcomeView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Outcome>) -> Self {
        let outcome = &here.site.outcomes[id];
        let topic = topic_of(here.site, here.site.outcome_topics[id]);
        let on_page = TopicOnPage { here: *here, topic, placement: Placement { cards: &outcome.criteria } };
        let see_also = SeeAlso::new(*here, id);
        let synopsis = here.begin(None).some_html(topic.synopsis.as_ref(), 2);
        let after = on_page.sections(AFTER);
        let card = |&id: &Id<Criterion>| CriterionView {
            aliases: aliases(&on_page, id, &after),
            see_also: see_also.links(id),
            related: here.related_to_criterion(id),
            ..criterion(&on_page, id)
        };
        OutcomeView {
            page: page(here, id, topic, synopsis.as_ref()),
            label: here.outcome_label(&outcome.number),
            number: outcome.number.as_str().into(),
            official: topic.title.as_ref().map(|_| (&*outcome.title).into()),
            kind: match outcome.kind {
                OutcomeKind::Understand => "understand",
                OutcomeKind::BeAbleTo => "be-able-to",
                OutcomeKind::Other => "other",
            },
            unit: here.unit_link(outcome.unit),
            outline: OutlineView::new(here, outcome.unit, Some(id), links_to(&after)),
            notice: here.begin(None).notice(here.outcome_notice(id)),
            synopsis,
            guidance: guidance(here.begin(None), &outcome.guidance, 3),
            before: on_page.sections(BEFORE),
            criteria: outcome.criteria.iter().map(card).collect(),
            after,
            footnotes: on_page.footnotes(),
            has_notes: here.site.outcome_topics[id].is_some(),
            questions: topic.questions.items.len(),
            related: here.related_to_outcome(id),
        }
    }
}

/// Links to sections of the same page.
pub(crate) fn links_to<'p>(sections: &[SectionView<'p>]) -> Vec<LinkView<'p>> {
    let link = |section: &SectionView<'p>| {
        let (id, title) = section.id.as_ref().zip(section.title.clone())?;
        Some(LinkView::new(url::fragment(id), title))
    };
    sections.iter().filter_map(link).collect()
}

/// "L3-CM-02 Manage incidents".
pub(crate) fn unit_link<'p>(here: &Here<'p>, id: Id<Unit>) -> LinkView<'p> {
    here.unit_link(id)
}

fn page<'p>(
    here: &Here<'p>,
    id: Id<Outcome>,
    topic: &'p Topic<Resolved>,
    synopsis: Option<&Html<'p>>,
) -> PageView<'p> {
    let outcome = &here.site.outcomes[id];
    let unit = &here.site.units[outcome.unit];
    let label = here.outcome_label(&outcome.number);
    let within = format!("{label} · {}", unit.number);
    let mut trail = here.trail_to_unit(outcome.unit);
    trail.push((label.into(), here.path()));
    let title = topic.title.as_deref().unwrap_or(&outcome.title);
    let said = || here.strings.say("outcome-description", &[("title", &outcome.title)]).into();
    let resource = json_ld::Resource {
        assesses: outcome.criteria.iter().map(|&id| here.criterion_title(id)).collect(),
        description: None,
        educational_level: here.level(unit.level),
        in_language: &here.site.settings.language,
        is_accessible_for_free: true,
        is_part_of: json_ld::Whole::LearningResource(json_ld::Named {
            name: &unit.title,
            url: here.address(here.plan.addresses.unit(outcome.unit)),
        }),
        name: here.outcome_title(id),
        teaches: vec![&outcome.title],
        url: here.address(here.path()),
    };
    let (previous, next) = neighbours(here, id);
    let mut front = Front::new("outcome", title, trail);
    front.things = vec![json_ld::Thing::LearningResource(resource)];
    front.within = Some(within.into());
    front.description = Some(synopsis.map_or_else(said, |html| here.description(html)));
    front.previous = previous;
    front.next = next;
    front.records.extend(here.record(&topic.record, Some("record-notes")));
    // Of the unit's record only whose wording the criteria are; the unit's page has it in full.
    front.records.extend(here.rights(&unit.record, "record-specification"));
    here.page(front)
}

/// The pages before and after an outcome: its neighbours in the unit, the unit before the first, the next unit after the last.
fn neighbours<'p>(here: &Here<'p>, id: Id<Outcome>) -> (Option<LinkView<'p>>, Option<LinkView<'p>>) {
    let unit_id = here.site.outcomes[id].unit;
    let outcomes = &here.site.units[unit_id].outcomes;
    let position = outcomes.iter().position(|&other| other == id).unwrap_or(0);
    let to = |id: Id<Outcome>, key: &'static str| {
        LinkView::new(here.href(&Target::Outcome(id, None)), here.outcome_title(id))
            .labelled(here.strings.text(key))
    };
    let previous = match position.checked_sub(1) {
        Some(before) => to(outcomes[before], "previous-outcome"),
        None => super::unit::step(here, unit_id, "unit-overview"),
    };
    let next = match outcomes.get(position + 1) {
        Some(&after) => Some(to(after, "next-outcome")),
        None => {
            super::unit::neighbour(here, unit_id, 1).map(|unit| super::unit::step(here, unit, "next-unit"))
        }
    };
    (Some(previous), next)
}

/// Further ids of the card of a criterion.
fn aliases(topic: &TopicOnPage<'_>, id: Id<Criterion>, after: &[SectionView<'_>]) -> Vec<String> {
    let formerly = topic.here.site.criteria[id].formerly.iter().map(url::criterion_anchor);
    formerly.chain(topic.section_anchors(id, after)).collect()
}

/// A criterion as a card, without its links to other places.
fn criterion<'p>(topic: &TopicOnPage<'p>, id: Id<Criterion>) -> CriterionView<'p> {
    let here = topic.here.begin(Some(id));
    let criterion = &here.site.criteria[id];
    let verb = criterion.verb.map(|verb| &here.site.verbs[verb]);
    let lead = verb.map_or(0, |verb| criterion.lead(&verb.name));
    let (lead, rest) = criterion.stem.split_at(lead);
    let stem = if lead.is_empty() { here.criterion_stem(criterion) } else { rest.into() };
    CriterionView {
        id: url::criterion_anchor(&criterion.number),
        aliases: Vec::new(),
        number: criterion.number.as_str().into(),
        label: here.criterion_label(&criterion.number),
        lead: lead.into(),
        stem,
        items: list_items(&criterion.items),
        tail: text(&criterion.tail),
        gloss: text(&criterion.gloss),
        in_own_words: !criterion.stem.is_empty(),
        withheld: here.withheld(here.site.outcomes[criterion.outcome].unit),
        verb: criterion.verb.map(|verb| verb_help(topic, id, verb)),
        guidance: guidance(here, &criterion.guidance, 3),
        parts: topic.card(id),
        see_also: Vec::new(),
        related: None,
    }
}

/// What the command verb of a criterion asks for: in full at the first criterion of the page that has it.
fn verb_help<'p>(topic: &TopicOnPage<'p>, id: Id<Criterion>, verb: Id<Verb>) -> VerbView<'p> {
    let here = &topic.here;
    let level = here.site.units[here.site.outcomes[here.site.criteria[id].outcome].unit].level;
    let first = topic.placement.cards.iter().find(|&&card| here.site.criteria[card].verb == Some(verb));
    let row = &here.site.verbs[verb];
    let anchor = url::verb_anchor(&row.name);
    VerbView {
        shown_at: (first != Some(&id)).then(|| url::fragment(&anchor)),
        id: anchor,
        title: here.strings.say("verb-help", &[("verb", &row.name), ("level", &level.to_string())]),
        name: (&*row.name).into(),
        html: here.shared_html(&row.meaning, 3),
        level,
        at_level: row.levels.iter().find(|(at, _)| *at == level).map(|(_, body)| here.shared_html(body, 3)),
        frames: row.frames.iter().map(Text::from).collect(),
        href: here.href(&Target::Verb(verb)),
    }
}
