//! A learning outcome: criterion by criterion, what it asks and what helps.

use super::{CriterionView, GuidanceView, LinkView, OutlineView, PageView, SectionView, VerbView};
use crate::model::{Criterion, Id, Outcome, OutcomeKind, Record, Resolved, Target, Topic, Unit, Verb};
use crate::plan::here::{Front, Here};
use crate::plan::items::{guidance, list_items};
use crate::plan::placement::{Placement, see_also};
use crate::plan::topic::{AFTER, BEFORE, TopicOnPage};
use crate::plan::{html, json_ld, url};
use serde::Serialize;

/// The page of a learning outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutcomeView {
    /// What every page has.
    pub page: PageView,
    /// `LO3`.
    pub label: String,
    /// `3`.
    pub number: String,
    /// The official wording, if the title is the topic's own.
    pub official: Option<String>,
    /// `understand`, `be-able-to` or `other`.
    pub kind: &'static str,
    /// The unit.
    pub unit: LinkView,
    /// The unit's outcomes as a menu.
    pub outline: OutlineView,
    /// What to know before reading on. HTML.
    pub notice: Option<String>,
    /// In short. HTML.
    pub synopsis: Option<String>,
    /// Notes of the awarding organisation on the outcome.
    pub guidance: Vec<GuidanceView>,
    /// Sections before the criteria.
    pub before: Vec<SectionView>,
    /// The criteria.
    pub criteria: Vec<CriterionView>,
    /// Sections after the criteria.
    pub after: Vec<SectionView>,
    /// Footnotes in order. HTML each.
    pub footnotes: Vec<String>,
    /// Whether a tutor has written anything on this outcome yet.
    pub has_notes: bool,
    /// How many questions the page asks.
    pub questions: usize,
}

impl OutcomeView {
    pub(crate) fn new(here: &Here<'_>, id: Id<Outcome>) -> Self {
        let outcome = &here.site.outcomes[id];
        let nothing = Topic::<Resolved>::default();
        let topic = here.site.outcome_topics[id].map_or(&nothing, |topic| &here.site.topics[topic]);
        let on_page = TopicOnPage { here: *here, topic, placement: Placement { cards: &outcome.criteria } };
        let after = on_page.sections(AFTER);
        let before = on_page.sections(BEFORE);
        OutcomeView {
            page: page(here, id, topic),
            label: here.outcome_label(&outcome.number),
            number: outcome.number.to_string(),
            official: topic.title.as_ref().map(|_| outcome.title.clone()),
            kind: match outcome.kind {
                OutcomeKind::Understand => "understand",
                OutcomeKind::BeAbleTo => "be-able-to",
                OutcomeKind::Other => "other",
            },
            unit: unit_link(here, outcome.unit),
            outline: OutlineView::new(here, outcome.unit, Some(id), links_to(&after)),
            notice: here.some_html(topic.content_notice.as_ref(), 2),
            synopsis: here.some_html(topic.synopsis.as_ref(), 2),
            guidance: guidance(here, &outcome.guidance, 3),
            criteria: outcome.criteria.iter().map(|&id| criterion(&on_page, id)).collect(),
            before,
            after,
            footnotes: on_page.footnotes(),
            has_notes: here.site.outcome_topics[id].is_some(),
            questions: topic.questions.items.len(),
        }
    }
}

/// Links to sections of the same page.
pub(crate) fn links_to(sections: &[SectionView]) -> Vec<LinkView> {
    let link = |section: &SectionView| {
        let (id, title) = section.id.as_ref().zip(section.title.as_ref())?;
        Some(LinkView::new(url::fragment(id), title))
    };
    sections.iter().filter_map(link).collect()
}

/// "L3-CM-02 Manage incidents".
pub(crate) fn unit_link(here: &Here<'_>, id: Id<Unit>) -> LinkView {
    let unit = &here.site.units[id];
    LinkView::new(here.href(&Target::Unit(id, None)), &*unit.title).labelled(unit.number.clone())
}

fn page(here: &Here<'_>, id: Id<Outcome>, topic: &Topic<Resolved>) -> PageView {
    let outcome = &here.site.outcomes[id];
    let unit = &here.site.units[outcome.unit];
    let label = here.outcome_label(&outcome.number);
    let mut trail = here.trail_to_unit(outcome.unit);
    trail.push((label.clone(), here.path()));
    let title = topic.title.clone().unwrap_or_else(|| outcome.title.clone());
    let synopsis = topic.synopsis.as_ref().map(|body| html::plain_text(&here.html(body, 2)));
    let description =
        synopsis.unwrap_or_else(|| here.strings.say("outcome-description", &[("title", &outcome.title)]));
    let address = here.address(here.path());
    let unit_address = here.address(here.plan.addresses.unit(outcome.unit));
    let resource = json_ld::Resource {
        name: &here.outcome_title(id),
        address: &address,
        description: None,
        language: &here.site.settings.language,
        level: &here.level(unit.level),
        teaches: vec![outcome.title.clone()],
        assesses: outcome.criteria.iter().map(|&id| here.criterion_title(id)).collect(),
        part_of: Some(("LearningResource", &unit.title, &unit_address)),
    };
    let (previous, next) = neighbours(here, id);
    let mut front = Front::new("outcome", title, trail);
    front.things = vec![resource.to_json()];
    front.within = Some(format!("{label} · {}", unit.number));
    front.description = Some(description);
    front.previous = previous;
    front.next = next;
    front.records.extend(here.record(&topic.record, Some("record-notes")));
    // Of the unit's record only whose wording the criteria are; the unit's page has it in full.
    let rights = Record { rights: unit.record.rights.clone(), ..Record::default() };
    front.records.extend(here.record(&rights, Some("record-specification")));
    here.page(front)
}

/// The pages before and after an outcome: its neighbours in the unit, the unit before the first, the next unit after the last.
fn neighbours(here: &Here<'_>, id: Id<Outcome>) -> (Option<LinkView>, Option<LinkView>) {
    let unit_id = here.site.outcomes[id].unit;
    let outcomes = &here.site.units[unit_id].outcomes;
    let position = outcomes.iter().position(|&other| other == id).unwrap_or(0);
    let to = |id: Id<Outcome>, key: &str| {
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

/// A criterion as a card.
fn criterion(topic: &TopicOnPage<'_>, id: Id<Criterion>) -> CriterionView {
    let here = &topic.here;
    let criterion = &here.site.criteria[id];
    let verb = criterion.verb.map(|verb| &here.site.verbs[verb]);
    let lead = verb.map_or(0, |verb| lead_length(&criterion.stem, &verb.name));
    let (lead, stem) = criterion.stem.split_at(lead);
    let mut aliases: Vec<String> = criterion.formerly.iter().map(url::criterion_anchor).collect();
    aliases.extend(topic.section_anchors(id));
    CriterionView {
        id: url::criterion_anchor(&criterion.number),
        aliases,
        number: criterion.number.to_string(),
        label: here.criterion_label(&criterion.number),
        lead: lead.to_owned(),
        stem: stem.to_owned(),
        continues: !criterion.items.is_empty(),
        items: list_items(&criterion.items),
        tail: criterion.tail.clone(),
        verb: criterion.verb.map(|verb| verb_help(topic, id, verb)),
        guidance: guidance(here, &criterion.guidance, 3),
        parts: topic.card(id),
        see_also: see_also(here, id),
    }
}

/// What the command verb of a criterion asks for: in full at the first criterion of the page that has it.
fn verb_help(topic: &TopicOnPage<'_>, id: Id<Criterion>, verb: Id<Verb>) -> VerbView {
    let here = &topic.here;
    let level = here.site.units[here.site.outcomes[here.site.criteria[id].outcome].unit].level;
    let first = topic.placement.cards.iter().find(|&&card| here.site.criteria[card].verb == Some(verb));
    let row = &here.site.verbs[verb];
    let anchor = url::verb_anchor(&row.name);
    VerbView {
        shown_at: (first != Some(&id)).then(|| url::fragment(&anchor)),
        id: anchor,
        name: row.name.clone(),
        html: here.shared_html(&row.meaning, 3),
        level,
        at_level: row.levels.iter().find(|(at, _)| *at == level).map(|(_, body)| here.shared_html(body, 3)),
        frames: row.frames.clone(),
    }
}

/// How many bytes of `stem` are the command verb, if it begins with it.
fn lead_length(stem: &str, verb: &str) -> usize {
    let begins = stem.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb));
    let ends = stem[verb.len().min(stem.len())..].chars().next().is_none_or(|next| !next.is_alphanumeric());
    if begins && ends { verb.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::lead_length;

    #[test]
    fn only_a_whole_first_word_is_the_command_verb() {
        assert_eq!(lead_length("Explain what it is", "Explain"), 7);
        assert_eq!(lead_length("explain", "Explain"), 7);
        assert_eq!(lead_length("Explaining it", "Explain"), 0);
        assert_eq!(lead_length("Clearly explain", "Explain"), 0);
        assert_eq!(lead_length("É", "Explain"), 0);
        assert_eq!(lead_length("", "Explain"), 0);
    }
}
