//! A topic on a page: which of its sections stand where, and what is in each.

use super::here::{Here, text};
use super::items::Items;
use super::placement::Placement;
use super::served::Serves;
use super::view::{Html, ItemsView, SectionView, Text};
use crate::model::{Body, Criterion, Id, Item, Resolved, Section, SectionKind, Site, Teaching, Topic};
use std::sync::LazyLock;

use SectionKind::{
    EvidenceIdeas, Faqs, KeyConcepts, KeyTerms, MarkingPoints, Mistakes, Objectives, Overview, Prerequisites,
    Questions, Scenarios, Synopsis, Tips,
};

/// What a learner wants to know before the criteria.
pub(crate) const BEFORE: &[SectionKind] = &[Synopsis, Objectives, Prerequisites];

/// What stands in a criterion's card after the teaching, in the order in which it is best read.
const IN_CARD: &[SectionKind] = &[KeyConcepts, MarkingPoints, Mistakes, EvidenceIdeas, Questions];

/// What follows the criteria.
pub(crate) const AFTER: &[SectionKind] = &[
    SectionKind::Teaching,
    Overview,
    KeyConcepts,
    MarkingPoints,
    Mistakes,
    EvidenceIdeas,
    Questions,
    KeyTerms,
    Scenarios,
    Tips,
    Faqs,
];

/// What a tutor has written on a unit or an outcome; an empty topic if that is nothing yet.
pub(crate) fn topic_of(site: &Site, topic: Option<Id<Topic<Resolved>>>) -> &Topic<Resolved> {
    static NOTHING: LazyLock<Topic<Resolved>> = LazyLock::new(Topic::default);
    topic.map_or(&NOTHING, |topic| &site.topics[topic])
}

/// A topic on the page of its outcome or unit.
#[derive(Clone, Copy)]
pub(crate) struct TopicOnPage<'a> {
    pub(crate) here: Here<'a>,
    pub(crate) topic: &'a Topic<Resolved>,
    pub(crate) placement: Placement<'a>,
}

impl<'a> TopicOnPage<'a> {
    /// Sections of these kinds, each with the author's own sections that followed it.
    pub(crate) fn sections(&self, kinds: &[SectionKind]) -> Vec<SectionView<'a>> {
        let mut out = Vec::new();
        if kinds.contains(&Synopsis) {
            out.extend(self.free(None));
        }
        for &kind in kinds {
            match kind {
                SectionKind::Teaching => out.extend(self.teaching_without_card()),
                kind => out.extend(self.section(kind)),
            }
            out.extend(self.free(Some(kind)));
        }
        out
    }

    /// What helps with one criterion.
    pub(crate) fn card(&self, criterion: Id<Criterion>) -> Vec<SectionView<'a>> {
        let teaching = self.placement.at(&self.topic.teaching, Some(criterion));
        let mut parts: Vec<SectionView<'a>> =
            teaching.map(|(_, part)| self.teaching(part, text(&part.title), 3, Some(criterion))).collect();
        for &kind in IN_CARD {
            let mut part =
                SectionView { level: 3, in_card: true, kind: kind.anchor(), ..SectionView::default() };
            self.fill(kind, Some(criterion), &mut part);
            if !part.is_empty() {
                part.title = Some(self.here.section_title(kind));
                parts.push(part);
            }
        }
        parts
    }

    /// Anchors of sections that stand in cards only, for the first card that has something of them; `after` are the
    /// sections of the page after its cards.
    pub(crate) fn section_anchors(
        &self,
        criterion: Id<Criterion>,
        after: &[SectionView<'_>],
    ) -> impl Iterator<Item = String> {
        let stands_after = |kind: &str| after.iter().any(|it| it.kind == kind && it.id.is_some());
        let kinds = IN_CARD.iter().chain([&SectionKind::Teaching]);
        let in_cards = kinds.filter(move |kind| !stands_after(kind.anchor()));
        let begins_here = in_cards.filter(move |&&kind| self.homes(kind).first() == Some(&criterion));
        begins_here.map(|kind| kind.anchor().to_owned())
    }

    fn homes(&self, kind: SectionKind) -> Vec<Id<Criterion>> {
        let topic = self.topic;
        if kind.stays_together() {
            return Vec::new();
        }
        match kind {
            KeyConcepts => self.placement.homes(&topic.key_concepts.items),
            MarkingPoints => self.placement.homes(&topic.marking_points.items),
            EvidenceIdeas => self.placement.homes(&topic.evidence_ideas.items),
            Questions => self.placement.homes(&topic.questions.items),
            SectionKind::Teaching => self.placement.homes(&topic.teaching),
            Mistakes => {
                let mut homes = self.placement.homes(&topic.misconceptions.items);
                homes.extend(self.placement.homes(&topic.common_mistakes));
                self.placement.cards.iter().filter(|card| homes.contains(card)).copied().collect()
            }
            _ => Vec::new(),
        }
    }

    /// A section outside the cards, if there is anything in it.
    fn section(&self, kind: SectionKind) -> Option<SectionView<'a>> {
        let mut section = SectionView { level: 2, kind: kind.anchor(), ..SectionView::default() };
        section.html = self.here.begin(None).some_html(self.intro(kind), 3);
        self.fill(kind, None, &mut section);
        if section.is_empty() {
            return None;
        }
        section.id = Some(kind.anchor().into());
        section.title = Some(self.here.section_title(kind));
        section.elsewhere = self.here.criteria_links(&self.homes(kind));
        Some(section)
    }

    fn intro(&self, kind: SectionKind) -> Option<&'a Body> {
        fn of<T>(section: &Section<T, Resolved>) -> Option<&Body> {
            section.intro.as_ref()
        }
        let topic = self.topic;
        match kind {
            Overview => topic.overview.as_ref(),
            Objectives => of(&topic.objectives),
            KeyConcepts => of(&topic.key_concepts),
            KeyTerms => of(&topic.key_terms),
            Mistakes => of(&topic.misconceptions),
            MarkingPoints => of(&topic.marking_points),
            Tips => of(&topic.tips),
            Faqs => of(&topic.faqs),
            Prerequisites => of(&topic.prerequisites),
            EvidenceIdeas => of(&topic.evidence_ideas),
            Questions => of(&topic.questions),
            Scenarios => of(&topic.scenarios),
            Synopsis | SectionKind::Teaching => None,
        }
    }

    /// Puts those items of a kind into `section` that stand in `card`, or with `None` those that stand in no card.
    fn fill(&self, kind: SectionKind, card: Option<Id<Criterion>>, section: &mut SectionView<'a>) {
        let topic = self.topic;
        let items = Items { here: self.here, card, level: section.level + 1 };
        let plain = |list: &'a [Item<Resolved>]| {
            ItemsView::Plain(self.pick(kind, card, list, |_, item| items.item(item)))
        };
        section.items = match kind {
            Objectives => plain(&topic.objectives.items),
            Prerequisites => plain(&topic.prerequisites.items),
            EvidenceIdeas => plain(&topic.evidence_ideas.items),
            MarkingPoints => {
                let points = &topic.marking_points.items;
                ItemsView::Plain(self.pick(kind, card, points, |_, item| items.marking_point(item)))
            }
            KeyConcepts => {
                let concepts = &topic.key_concepts.items;
                ItemsView::Concepts(self.pick(kind, card, concepts, |n, item| items.concept(n, item)))
            }
            KeyTerms => {
                ItemsView::Terms(topic.key_terms.items.iter().map(|item| items.key_term(item)).collect())
            }
            Mistakes => {
                section.mistakes = self.pick(kind, card, &topic.common_mistakes, |_, item| items.item(item));
                let pairs = &topic.misconceptions.items;
                ItemsView::Misconceptions(self.pick(kind, card, pairs, |_, item| items.misconception(item)))
            }
            Tips => ItemsView::Tips(items.tips(&topic.tips.items)),
            Faqs => ItemsView::Faqs(self.pick(kind, card, &topic.faqs.items, |n, item| items.faq(n, item))),
            Questions => {
                let questions = &topic.questions.items;
                ItemsView::Questions(self.pick(kind, card, questions, |n, item| items.question(n, item)))
            }
            Scenarios => {
                let scenarios = &topic.scenarios.items;
                ItemsView::Scenarios(self.pick(kind, card, scenarios, |n, item| items.scenario(n, item)))
            }
            Synopsis | Overview | SectionKind::Teaching => ItemsView::default(),
        };
    }

    fn pick<T: Serves, V>(
        &self,
        kind: SectionKind,
        card: Option<Id<Criterion>>,
        items: &'a [T],
        view: impl Fn(usize, &'a T) -> V,
    ) -> Vec<V> {
        match kind.stays_together() {
            true => items.iter().enumerate().map(|(index, item)| view(index, item)).collect(),
            false => self.placement.at(items, card).map(|(index, item)| view(index, item)).collect(),
        }
    }

    fn teaching(
        &self,
        part: &'a Teaching<Resolved>,
        title: Option<Text<'a>>,
        level: u8,
        card: Option<Id<Criterion>>,
    ) -> SectionView<'a> {
        let first = if title.is_some() { level + 1 } else { level };
        let others = part.criteria.iter().filter(|&&id| Some(id) != card);
        SectionView {
            kind: SectionKind::Teaching.anchor(),
            level,
            html: Some(self.here.html(&part.body, first)),
            criteria: self.here.criteria_links(others),
            in_card: card.is_some(),
            title,
            ..SectionView::default()
        }
    }

    /// Teaching of criteria that have no card on this page; the first part gets the anchor of all.
    fn teaching_without_card(&self) -> impl Iterator<Item = SectionView<'a>> {
        let parts = self.placement.at(&self.topic.teaching, None);
        parts.enumerate().map(|(position, (_, part))| {
            let label = |&id: &Id<Criterion>| self.here.criterion_label(&self.here.site.criteria[id].number);
            let mut title = part.criteria.iter().map(label).collect::<Vec<_>>().join(", ");
            if let Some(own) = &part.title {
                title.push(' ');
                title.push_str(own);
            }
            let id = (position == 0).then(|| SectionKind::Teaching.anchor().into());
            self.here.begin(None);
            SectionView { id, ..self.teaching(part, Some(title.into()), 2, None) }
        })
    }

    /// The author's own sections after a known one.
    fn free(&self, after: Option<SectionKind>) -> impl Iterator<Item = SectionView<'a>> {
        let followed = self.topic.sections.iter().filter(move |section| section.after == after);
        let view = |section: &'a crate::model::FreeSection<Resolved>| SectionView {
            kind: "free",
            id: Some((&*section.anchor).into()),
            level: 2,
            title: Some((&*section.title).into()),
            html: self.here.begin(None).some_html(Some(&section.body), 3),
            ..SectionView::default()
        };
        followed.map(view).filter(|section| !section.is_empty())
    }

    /// Footnotes of all texts. HTML each.
    pub(crate) fn footnotes(&self) -> Vec<Html<'a>> {
        self.here.begin(None);
        self.topic.footnotes.iter().map(|note| self.here.html(note, 3)).collect()
    }
}
