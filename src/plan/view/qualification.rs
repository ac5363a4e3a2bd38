//! A qualification: facts, rules in words, units.

use super::notice::handbook_link;
use super::{DateView, Html, LinkView, PageView, RoutesView, SourceView, Text};
use crate::model::{GroupKind, HandbookVersion, Id, Qualification, Target, Unit, UnitGroup};
use crate::plan::here::{Front, Here, text};
use crate::plan::{html, json_ld, words};
use serde::Serialize;

/// The page of a qualification.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QualificationView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// `601/3835/X`.
    pub number: Text<'a>,
    /// The awarding organisation.
    pub organisation: LinkView<'a>,
    /// What it is, in a sentence or two.
    pub in_words: String,
    /// Number, level, credits, hours, age: what there is of them.
    pub facts: Vec<FactView<'a>>,
    /// The rules of combination in one sentence.
    pub rule: Option<String>,
    /// What the numbers do not say about the rules. HTML.
    pub rules: Option<Html<'a>>,
    /// Ways through the rules, if there is something to choose.
    pub routes: Option<RoutesView<'a>>,
    /// Its unit groups.
    pub groups: Vec<GroupView<'a>>,
    /// Whether any of its units has credits.
    pub has_credits: bool,
    /// Whether any of its units has guided learning hours.
    pub has_glh: bool,
    /// The introduction up to its first heading. HTML.
    pub lead: Option<Html<'a>>,
    /// The rest of the introduction. HTML.
    pub overview: Option<Html<'a>>,
    /// Assessment methods.
    pub assessment: Vec<Text<'a>>,
    /// Entry requirements. HTML.
    pub entry: Option<Html<'a>>,
    /// Where it leads. HTML.
    pub progression: Option<Html<'a>>,
    /// The awarding organisation's document.
    pub handbook: Option<SourceView<'a>>,
    /// Versions of the handbook, newest first.
    pub versions: Vec<VersionView<'a>>,
    /// Lists of what its units hold; the label of each says what it is for.
    pub lists: Vec<LinkView<'a>>,
    /// The list of criteria that ask for the same, if there are any.
    pub overlaps: Option<LinkView<'a>>,
    /// How many rows that list has.
    pub overlap_count: usize,
}

/// A fact with its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FactView<'a> {
    /// "Credits".
    pub label: Text<'a>,
    /// "16".
    pub value: Text<'a>,
}

/// A unit group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupView<'a> {
    /// `A`.
    pub name: Text<'a>,
    /// "Group A: Mandatory units".
    pub title: String,
    /// `mandatory` or `optional`.
    pub kind: &'static str,
    /// "at least 18 credits".
    pub rule: String,
    /// Its units.
    pub units: Vec<UnitRow<'a>>,
}

/// A unit in the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UnitRow<'a> {
    /// `L3-CM-01`.
    pub number: Text<'a>,
    /// Its title.
    pub title: Text<'a>,
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
pub struct VersionView<'a> {
    /// `V3`.
    pub version: Text<'a>,
    /// When it came out.
    pub date: Option<DateView<'a>>,
    /// What changed.
    pub changes: Option<Text<'a>>,
}

impl<'p> QualificationView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Qualification>) -> Self {
        let row = &here.site.qualifications[id];
        let shown = row.groups.iter().filter(|group| !group.units.is_empty());
        let groups: Vec<GroupView<'p>> = shown.map(|unit_group| group(here, unit_group)).collect();
        let units = || groups.iter().flat_map(|group| &group.units);
        let organisation = &here.site.organisations[row.organisation];
        let version = |version: &'p HandbookVersion| VersionView {
            version: (&*version.version).into(),
            date: version.date.as_deref().map(|date| words::date(here.strings, date)),
            changes: text(&version.changes),
        };
        let (lead, overview) =
            html::split_at_heading(here.some_html(row.overview.as_ref(), 2).unwrap_or_default());
        QualificationView {
            page: page(here, id),
            number: (&*row.number).into(),
            organisation: LinkView::new(
                here.href(&Target::Organisation(row.organisation)),
                &*organisation.name,
            ),
            in_words: in_words(here, row),
            facts: facts(here, row),
            rule: words::rules_of(here.strings, row),
            rules: here.begin(None).some_html(row.rules.as_ref(), 3),
            routes: RoutesView::new(here, row),
            has_credits: units().any(|unit| unit.credits.is_some()),
            has_glh: units().any(|unit| unit.glh.is_some()),
            lead,
            overview,
            assessment: row.assessment.iter().map(Text::from).collect(),
            entry: here.begin(None).some_html(row.entry.as_ref(), 3),
            progression: here.begin(None).some_html(row.progression.as_ref(), 3),
            handbook: row.handbook.as_ref().map(handbook_link),
            versions: row.versions.iter().map(version).collect(),
            overlaps: here
                .plan
                .overlaps_of(id)
                .first()
                .map(|part| LinkView::new(here.to(&part.path), here.strings.text("overlaps"))),
            overlap_count: here.plan.relations.overlaps.clusters(id).len(),
            groups,
            lists: super::list::links(here, id).into_iter().map(|(_, link)| link).collect(),
        }
    }
}

fn page<'p>(here: &Here<'p>, id: Id<Qualification>) -> PageView<'p> {
    let row = &here.site.qualifications[id];
    let organisation = &here.site.organisations[row.organisation];
    let mut units: Vec<Id<Unit>> = row.groups.iter().flat_map(|group| group.units.iter().copied()).collect();
    units.dedup();
    let part = |&unit: &Id<Unit>| json_ld::Part {
        name: here.unit_title(unit),
        url: here.address(here.plan.addresses.unit(unit)),
    };
    let description: Text<'p> = in_words(here, row).into();
    let course = json_ld::Course {
        course_code: &row.number,
        description: description.clone(),
        educational_level: here.level(row.level),
        has_part: units.iter().map(part).collect(),
        in_language: &here.site.settings.language,
        name: &row.title,
        number_of_credits: row.credits,
        provider: json_ld::Provider {
            name: organisation.full_name.as_deref().unwrap_or(&organisation.name),
            same_as: organisation.url.as_deref(),
        },
        time_required: row.tqt.map(|hours| format!("PT{hours}H")),
        url: here.address(here.path()),
    };
    let mut front = Front::new("qualification", &*row.title, here.trail_to_qualification(id));
    front.things = vec![json_ld::Thing::Course(course)];
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

fn facts<'p>(here: &Here<'p>, row: &'p Qualification) -> Vec<FactView<'p>> {
    let strings = here.strings;
    let fact =
        |key: &'static str, value: String| FactView { label: strings.text(key).into(), value: value.into() };
    let hours = |hours: u32| strings.count("count-hours", u64::from(hours), &[]);
    let age = |age: u8| strings.count("count-years", u64::from(age), &[]);
    let mut facts = vec![fact("fact-number", row.number.clone()), fact("fact-level", row.level.to_string())];
    facts.extend(row.credits.map(|credits| fact("fact-credits", credits.to_string())));
    facts.extend(row.tqt.map(|tqt| fact("fact-tqt", hours(tqt))));
    facts.extend(row.glh.map(|glh| fact("fact-glh", hours(glh))));
    facts.extend(row.minimum_age.map(|minimum| fact("fact-age", age(minimum))));
    facts
}

fn group<'p>(here: &Here<'p>, group: &'p UnitGroup) -> GroupView<'p> {
    let (kind, usual) = match group.kind {
        GroupKind::Mandatory => ("mandatory", "group-mandatory"),
        GroupKind::Optional => ("optional", "group-optional"),
    };
    let own = group.title.as_deref().unwrap_or_else(|| here.strings.text(usual));
    let row = |&id: &Id<Unit>| {
        let unit = &here.site.units[id];
        UnitRow {
            number: (&*unit.number).into(),
            title: (&*unit.title).into(),
            href: here.href(&Target::Unit(id, None)),
            level: unit.level,
            credits: unit.credits,
            glh: unit.glh,
            outcomes: unit.outcomes.len(),
            criteria: unit.outcomes.iter().map(|&id| here.site.outcomes[id].criteria.len()).sum(),
        }
    };
    GroupView {
        name: (&*group.name).into(),
        title: here.strings.say("group-title", &[("group", &group.name), ("title", own)]),
        kind,
        rule: words::group_rule(here.strings, group),
        units: group.units.iter().map(row).collect(),
    }
}
