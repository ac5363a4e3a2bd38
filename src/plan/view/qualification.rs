//! A qualification: facts, rules in words, units.

use super::{LinkView, PageView, SourceView};
use crate::model::{GroupKind, Id, Link, Qualification, Target, Unit, UnitGroup};
use crate::plan::here::{Front, Here};
use crate::plan::{html, json_ld, words};
use serde::Serialize;

/// The page of a qualification.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QualificationView {
    /// What every page has.
    pub page: PageView,
    /// `601/3835/X`.
    pub number: String,
    /// The awarding organisation.
    pub organisation: LinkView,
    /// What it is, in a sentence or two.
    pub in_words: String,
    /// Number, level, credits, hours, age: what there is of them.
    pub facts: Vec<FactView>,
    /// The rules of combination in one sentence.
    pub rule: Option<String>,
    /// What the numbers do not say about the rules. HTML.
    pub rules: Option<String>,
    /// Its unit groups.
    pub groups: Vec<GroupView>,
    /// Whether any of its units has credits.
    pub has_credits: bool,
    /// Whether any of its units has guided learning hours.
    pub has_glh: bool,
    /// The introduction up to its first heading. HTML.
    pub lead: Option<String>,
    /// The rest of the introduction. HTML.
    pub overview: Option<String>,
    /// Assessment methods.
    pub assessment: Vec<String>,
    /// Entry requirements. HTML.
    pub entry: Option<String>,
    /// Where it leads. HTML.
    pub progression: Option<String>,
    /// The awarding organisation's document.
    pub handbook: Option<SourceView>,
    /// Versions of the handbook, newest first.
    pub versions: Vec<VersionView>,
}

/// A fact with its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FactView {
    /// "Credits".
    pub label: String,
    /// "16".
    pub value: String,
}

/// A unit group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupView {
    /// `A`.
    pub name: String,
    /// "Group A: Mandatory units".
    pub title: String,
    /// `mandatory` or `optional`.
    pub kind: &'static str,
    /// "at least 18 credits".
    pub rule: String,
    /// Its units.
    pub units: Vec<UnitRow>,
}

/// A unit in the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UnitRow {
    /// `L3-CM-01`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its level.
    pub level: u8,
    /// Its credits.
    pub credits: Option<u32>,
    /// Its guided learning hours.
    pub glh: Option<u32>,
    /// How many outcomes it has.
    pub outcomes: usize,
    /// How many criteria it has.
    pub criteria: usize,
}

/// A version of the handbook.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VersionView {
    /// `V3`.
    pub version: String,
    /// When it came out.
    pub date: Option<super::DateView>,
    /// What changed.
    pub changes: Option<String>,
}

impl QualificationView {
    pub(crate) fn new(here: &Here<'_>, id: Id<Qualification>) -> Self {
        let row = &here.site.qualifications[id];
        let groups: Vec<GroupView> = row
            .groups
            .iter()
            .filter(|group| !group.units.is_empty())
            .map(|unit_group| group(here, unit_group))
            .collect();
        let units = || groups.iter().flat_map(|group| &group.units);
        let organisation = &here.site.organisations[row.organisation];
        let handbook = row.handbook.as_ref().map(Link::from);
        let version = |version: &crate::model::HandbookVersion| VersionView {
            version: version.version.clone(),
            date: version.date.as_deref().map(|date| words::date(here.strings, date)),
            changes: version.changes.clone(),
        };
        let introduction = here.some_html(row.overview.as_ref(), 2).unwrap_or_default();
        let (lead, overview) = html::split_at_heading(&introduction);
        QualificationView {
            page: page(here, id),
            number: row.number.clone(),
            organisation: LinkView::new(
                here.href(&Target::Organisation(row.organisation)),
                &*organisation.name,
            ),
            in_words: in_words(here, row),
            facts: facts(here, row),
            rule: words::rules_of(here.strings, row),
            rules: here.some_html(row.rules.as_ref(), 3),
            has_credits: units().any(|unit| unit.credits.is_some()),
            has_glh: units().any(|unit| unit.glh.is_some()),
            lead,
            overview,
            assessment: row.assessment.clone(),
            entry: here.some_html(row.entry.as_ref(), 3),
            progression: here.some_html(row.progression.as_ref(), 3),
            handbook: handbook.and_then(|link| here.sources(&[link]).pop()),
            versions: row.versions.iter().map(version).collect(),
            groups,
        }
    }
}

fn page(here: &Here<'_>, id: Id<Qualification>) -> PageView {
    let row = &here.site.qualifications[id];
    let organisation = &here.site.organisations[row.organisation];
    let mut units: Vec<Id<Unit>> = row.groups.iter().flat_map(|group| group.units.iter().copied()).collect();
    units.dedup();
    let part = |&unit: &Id<Unit>| {
        let row = &here.site.units[unit];
        (format!("{} {}", row.number, row.title), here.address(here.plan.addresses.unit(unit)))
    };
    let parts: Vec<(String, String)> = units.iter().map(part).collect();
    let description = in_words(here, row);
    let course = json_ld::Course {
        name: &row.title,
        number: &row.number,
        address: &here.address(here.path()),
        description: &description,
        language: &here.site.settings.language,
        level: &here.level(row.level),
        credits: row.credits,
        hours: row.tqt,
        provider: (
            organisation.full_name.as_deref().unwrap_or(&organisation.name),
            organisation.url.as_deref(),
        ),
        parts: &parts,
    };
    let mut front = Front::new("qualification", &*row.title, here.trail_to_qualification(id));
    front.things = vec![course.to_json()];
    front.description = Some(description);
    front.records.extend(here.record(&row.record, None));
    here.page(front)
}

/// "A level 3 qualification of SFJ Awards worth 40 credits. Plan for about 400 hours, 365 of them guided."
pub(crate) fn in_words(here: &Here<'_>, row: &Qualification) -> String {
    let strings = here.strings;
    let level = row.level.to_string();
    let organisation = &here.site.organisations[row.organisation].name;
    let values = [("level", level.as_str()), ("organisation", organisation.as_str())];
    let what = match row.credits {
        Some(credits) => strings.count("qualification-with-credits", u64::from(credits), &values),
        None => strings.say("qualification-without-credits", &values),
    };
    let hours = |hours: u32| strings.count("count-hours", u64::from(hours), &[]);
    let time = match (row.tqt, row.glh) {
        (Some(tqt), Some(glh)) => strings.say("time-both", &[("tqt", &hours(tqt)), ("glh", &hours(glh))]),
        (Some(tqt), None) => strings.say("time-tqt", &[("tqt", &hours(tqt))]),
        (None, Some(glh)) => strings.say("time-glh", &[("glh", &hours(glh))]),
        (None, None) => return what,
    };
    format!("{what} {time}")
}

fn facts(here: &Here<'_>, row: &Qualification) -> Vec<FactView> {
    let strings = here.strings;
    let fact = |key: &str, value: String| FactView { label: strings.text(key), value };
    let hours = |hours: u32| strings.count("count-hours", u64::from(hours), &[]);
    let age = |age: u8| strings.count("count-years", u64::from(age), &[]);
    let mut facts = vec![fact("fact-number", row.number.clone()), fact("fact-level", row.level.to_string())];
    facts.extend(row.credits.map(|credits| fact("fact-credits", credits.to_string())));
    facts.extend(row.tqt.map(|tqt| fact("fact-tqt", hours(tqt))));
    facts.extend(row.glh.map(|glh| fact("fact-glh", hours(glh))));
    facts.extend(row.minimum_age.map(|minimum| fact("fact-age", age(minimum))));
    facts
}

fn group(here: &Here<'_>, group: &UnitGroup) -> GroupView {
    let (kind, usual) = match group.kind {
        GroupKind::Mandatory => ("mandatory", "group-mandatory"),
        GroupKind::Optional => ("optional", "group-optional"),
    };
    let own = group.title.clone().unwrap_or_else(|| here.strings.text(usual));
    let row = |&id: &Id<Unit>| {
        let unit = &here.site.units[id];
        UnitRow {
            number: unit.number.clone(),
            title: unit.title.clone(),
            href: here.href(&Target::Unit(id, None)),
            level: unit.level,
            credits: unit.credits,
            glh: unit.glh,
            outcomes: unit.outcomes.len(),
            criteria: unit.outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum(),
        }
    };
    GroupView {
        name: group.name.clone(),
        title: here.strings.say("group-title", &[("group", &group.name), ("title", &own)]),
        kind,
        rule: words::group_rule(here.strings, group),
        units: group.units.iter().map(row).collect(),
    }
}
