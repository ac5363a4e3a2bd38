//! Command verbs: all of them, and each with the criteria that begin with it.

use super::{Html, LinkView, PageView, Text};
use crate::model::{Body, Criterion, Id, Target, Unit, Verb};
use crate::plan::here::{Front, Here};
use crate::plan::url;
use serde::Serialize;
use std::collections::BTreeSet;

/// So many bytes may the criteria of a verb take on its page, as far as can be told beforehand.
const ROOM: usize = 26_000;

/// All command verbs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbsView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// The verbs in alphabetical order.
    pub verbs: Vec<VerbEntry<'a>>,
}

/// A verb in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbEntry<'a> {
    /// `Explain`.
    pub name: Text<'a>,
    /// Its page.
    pub href: String,
    /// What it asks for. HTML.
    pub html: Html<'a>,
    /// How many criteria begin with it.
    pub criteria: usize,
}

/// The page of a command verb.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbPageView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// What it asks for. HTML.
    pub html: Html<'a>,
    /// What it asks for at each level.
    pub levels: Vec<VerbLevel<'a>>,
    /// Ways to start a sentence.
    pub frames: Vec<Text<'a>>,
    /// How many criteria begin with it.
    pub criteria: usize,
    /// These criteria by qualification and unit.
    pub qualifications: Vec<VerbQualification<'a>>,
    /// How many of them are not listed.
    pub more: usize,
}

/// What a verb asks for at one level.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbLevel<'a> {
    /// The level.
    pub level: u8,
    /// "Level 3".
    pub title: String,
    /// What it asks for. HTML.
    pub html: Html<'a>,
    /// Whether it begins a criterion of a unit at this level.
    pub used: bool,
}

/// A qualification with units that use a verb.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbQualification<'a> {
    /// The qualification.
    pub link: LinkView<'a>,
    /// Its units.
    pub units: Vec<VerbUnit<'a>>,
}

/// A unit with criteria that begin with a verb.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerbUnit<'a> {
    /// The unit; its label is its number.
    pub link: LinkView<'a>,
    /// The criteria; the label of each is its number.
    pub criteria: Vec<LinkView<'a>>,
}

impl<'p> VerbsView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let title = here.strings.text("verbs");
        let uses = &here.plan.relations.verbs;
        let shown = here.site.verbs.iter().filter(|(id, _)| uses.has_page(here.site, *id));
        let entry = |(id, row): (Id<Verb>, &'p Verb)| VerbEntry {
            name: (&*row.name).into(),
            href: here.href(&Target::Verb(id)),
            html: here.shared_html(&row.meaning, 3),
            criteria: uses.of(id).len(),
        };
        let verbs: Vec<_> = shown.map(entry).collect();
        let mut front = Front::new("verbs", title, vec![(title.into(), here.path())]);
        front.description = Some(here.strings.count("verbs-description", verbs.len() as u64, &[]).into());
        VerbsView { page: here.page(front), verbs }
    }
}

impl<'p> VerbPageView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Verb>) -> Self {
        let row = &here.site.verbs[id];
        let criteria = here.plan.relations.verbs.of(id);
        let all = here.strings.text("verbs");
        let trail = vec![(all.into(), url::VERBS), ((&*row.name).into(), here.path())];
        let html = here.html(&row.meaning, 2);
        let mut front = Front::new("verb", &*row.name, trail);
        front.within = Some(all.into());
        front.description = Some(here.description(&html));
        let used: BTreeSet<u8> =
            criteria.iter().map(|&id| here.site.units[unit_of(here, id)].level).collect();
        let level = |(level, body): &'p (u8, Body)| VerbLevel {
            level: *level,
            title: here.level(*level),
            html: here.html(body, 3),
            used: used.contains(level),
        };
        let (qualifications, listed) = by_qualification(here, criteria);
        VerbPageView {
            page: here.page(front),
            html,
            levels: row.levels.iter().map(level).collect(),
            frames: row.frames.iter().map(Text::from).collect(),
            criteria: criteria.len(),
            qualifications,
            more: criteria.len() - listed,
        }
    }
}

fn unit_of(here: &Here<'_>, id: Id<Criterion>) -> Id<Unit> {
    here.site.outcomes[here.site.criteria[id].outcome].unit
}

/// As many of `criteria`, which are in natural order, as a page can hold; and how many these are.
fn by_qualification<'p>(here: &Here<'p>, criteria: &[Id<Criterion>]) -> (Vec<VerbQualification<'p>>, usize) {
    let mut list: Vec<VerbQualification<'p>> = Vec::new();
    let (mut last, mut left, mut listed) = (None, ROOM, 0);
    for &id in criteria {
        let unit = unit_of(here, id);
        let home = here.site.units[unit].home;
        if last.is_none_or(|(qualification, _)| qualification != home) {
            let title = &*here.site.qualifications[home].title;
            let link = LinkView::new(here.href(&Target::Qualification(home, None)), title);
            left = left.saturating_sub(title.len() + link.href.len() + 60);
            list.push(VerbQualification { link, units: Vec::new() });
        }
        let Some(qualification) = list.last_mut() else { continue };
        if last.is_none_or(|(_, other)| other != unit) {
            let link = here.unit_link(unit);
            left = left.saturating_sub(link.title.len() + link.href.len() + 60);
            qualification.units.push(VerbUnit { link, criteria: Vec::new() });
        }
        last = Some((home, unit));
        let row = &here.site.criteria[id];
        let link = LinkView::new(here.href(&Target::Criterion(id)), here.criterion_wording(id));
        let link = link.labelled(here.criterion_label(&row.number));
        left = left.saturating_sub(link.title.len() + link.href.len() + 40);
        if let Some(unit) = qualification.units.last_mut() {
            unit.criteria.push(link);
        }
        listed += 1;
        if left == 0 {
            break;
        }
    }
    (list, listed)
}
