//! The evidence plan of a unit: what may serve as evidence, and which criteria it covers.

use super::{LinkView, Text};
use crate::model::{Criterion, Id, Item, Outcome, Resolved, Target, Tip, Topic, Unit};
use crate::plan::gloss::first_paragraph;
use crate::plan::here::Here;
use crate::plan::{html, packs, url};
use serde::Serialize;
use std::collections::BTreeMap;

/// An evidence plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EvidencePlan<'a> {
    /// Pieces of evidence that cover several criteria; those that cover most come first.
    pub pieces: Vec<EvidencePiece<'a>>,
    /// How many more pieces there are, which stand with their criteria only.
    pub more: usize,
    /// The criteria for which there is something to say.
    pub rows: Vec<EvidenceRow<'a>>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EvidencePiece<'a> {
    /// Its id on the page.
    pub id: String,
    /// `E3`.
    pub label: String,
    /// What it is, in short.
    pub text: Text<'a>,
    /// The criteria that it covers.
    pub criteria: Vec<LinkView<'a>>,
}

/// A criterion in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EvidenceRow<'a> {
    /// `AC3.5` and its wording in one line, shortened.
    pub criterion: LinkView<'a>,
    /// The pieces that cover it and others, `E3`.
    pub evidence: Vec<LinkView<'a>>,
    /// What covers it alone, in short.
    pub ideas: Vec<Text<'a>>,
    /// Assessment methods for which there are tips.
    pub methods: Vec<Text<'a>>,
}

/// How many ideas a plan lists: the page has the criteria on it as well.
const MOST: usize = 60;

/// How long the text of a piece or of a criterion may be, in characters.
const LENGTH: usize = 160;

impl<'p> EvidencePlan<'p> {
    /// The plan of a unit, if any topic has an idea that serves a criterion.
    pub(crate) fn new(here: &Here<'p>, unit: Id<Unit>) -> Option<Self> {
        let mut ideas: Vec<&Item<Resolved>> =
            packs::topics(here.site, unit).flat_map(|(_, topic)| &topic.evidence_ideas.items).collect();
        ideas.retain(|idea| !idea.criteria.is_empty());
        if ideas.is_empty() {
            return None;
        }
        ideas.sort_by_key(|idea| std::cmp::Reverse(idea.criteria.len()));
        let more = ideas.len().saturating_sub(MOST);
        ideas.truncate(MOST);
        let alone = ideas.iter().position(|idea| idea.criteria.len() == 1).unwrap_or(ideas.len());
        let alone = ideas.split_off(alone);
        let pieces = ideas.iter().enumerate().map(|(index, idea)| piece(here, index, idea)).collect();
        let methods = methods(here, unit);
        let rows = packs::criteria(here.site, unit)
            .filter_map(|id| row(here, id, [&ideas, &alone], &methods))
            .collect();
        Some(EvidencePlan { pieces, more, rows })
    }
}

fn piece<'p>(here: &Here<'p>, index: usize, idea: &'p Item<Resolved>) -> EvidencePiece<'p> {
    EvidencePiece {
        id: url::item_anchor("evidence", index),
        label: label(here, index),
        text: in_short(here, idea),
        criteria: here.criteria_links(&idea.criteria),
    }
}

fn in_short<'p>(here: &Here<'p>, idea: &'p Item<Resolved>) -> Text<'p> {
    html::shorten(first_paragraph(here, &idea.body).into(), LENGTH)
}

fn label(here: &Here<'_>, index: usize) -> String {
    here.strings.say("evidence-label", &[("number", &(index + 1).to_string())])
}

fn row<'p>(
    here: &Here<'p>,
    id: Id<Criterion>,
    [several, alone]: [&[&'p Item<Resolved>]; 2],
    methods: &Methods<'p>,
) -> Option<EvidenceRow<'p>> {
    let covering = several.iter().enumerate().filter(|(_, idea)| idea.criteria.contains(&id));
    let evidence: Vec<LinkView<'p>> = covering
        .map(|(index, _)| {
            LinkView::new(url::fragment(&url::item_anchor("evidence", index)), label(here, index))
        })
        .collect();
    let ideas: Vec<Text<'p>> =
        alone.iter().filter(|idea| idea.criteria.contains(&id)).map(|idea| in_short(here, idea)).collect();
    let methods = methods.of(here, id);
    if evidence.is_empty() && ideas.is_empty() && methods.is_empty() {
        return None;
    }
    let criterion = &here.site.criteria[id];
    let link = LinkView::new(
        here.href(&Target::Criterion(id)),
        html::shorten(here.criterion_wording(id).into(), LENGTH),
    );
    Some(EvidenceRow {
        criterion: link.labelled(here.criterion_label(&criterion.number)),
        evidence,
        ideas,
        methods,
    })
}

/// Assessment methods by what the tips for them are on.
#[derive(Default)]
struct Methods<'p> {
    of_criteria: BTreeMap<Id<Criterion>, Vec<&'p str>>,
    of_outcomes: BTreeMap<Id<Outcome>, Vec<&'p str>>,
}

impl<'p> Methods<'p> {
    fn of(&self, here: &Here<'p>, id: Id<Criterion>) -> Vec<Text<'p>> {
        let outcome = self.of_outcomes.get(&here.site.criteria[id].outcome);
        let mut names: Vec<&str> = Vec::new();
        for name in self.of_criteria.get(&id).into_iter().chain(outcome).flatten() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names.into_iter().map(Text::from).collect()
    }
}

/// A tip serves the criteria that it names, or else the whole outcome it was written for.
fn methods<'p>(here: &Here<'p>, unit: Id<Unit>) -> Methods<'p> {
    let mut methods = Methods::default();
    let topics: Vec<(Option<Id<Outcome>>, &'p Topic<Resolved>)> = packs::topics(here.site, unit).collect();
    for (outcome, topic) in topics {
        let named = |tip: &'p Tip<Resolved>| tip.method.as_deref().map(|method| (method, tip));
        for (method, tip) in topic.tips.items.iter().filter_map(named) {
            for &criterion in &tip.criteria {
                methods.of_criteria.entry(criterion).or_default().push(method);
            }
            if let (true, Some(outcome)) = (tip.criteria.is_empty(), outcome) {
                methods.of_outcomes.entry(outcome).or_default().push(method);
            }
        }
    }
    methods
}
