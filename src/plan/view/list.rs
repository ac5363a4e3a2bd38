//! Lists of what the units of a qualification hold: what all of them share.
//!
//! A list may have several pages, its parts. Whatever stands on one is shown elsewhere as well, and links to that place.

use super::{Html, LinkView, PageView, Text};
use crate::model::{Body, Criterion, Id, Outcome, Qualification, Target, Unit};
use crate::plan::here::{Front, Here};
use crate::plan::lists::entries::{Entry, entries};
use crate::plan::lists::{List, Part};
use crate::plan::{json_ld, url};
use serde::Serialize;

/// A page of a list that goes unit by unit and outcome by outcome; `I` is what it lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListView<'a, I> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Which list it is, and which part of it.
    pub list: ListHead<'a>,
    /// The units that this part has something of.
    pub units: Vec<ListUnit<I>>,
}

/// Which list a page belongs to, and which part of it the page is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListHead<'a> {
    /// The qualification.
    pub qualification: LinkView<'a>,
    /// One sentence on what the list is for.
    pub about: Text<'a>,
    /// How many entries the whole list has.
    pub count: usize,
    /// Which part this is, from 1.
    pub part: usize,
    /// The parts near this one, the first and the last; empty if there is only one.
    pub parts: Vec<PartLink<'a>>,
    /// How many parts there are.
    pub part_count: usize,
    /// The units on this page, as links to their headings.
    pub units: Vec<LinkView<'a>>,
    /// The other lists of the qualification.
    pub others: Vec<LinkView<'a>>,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PartLink<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its page.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
    /// Whether parts between it and the one before are left out here.
    pub gap: bool,
    /// The number of the first unit on it; none where a list doesn't go by units.
    pub first: Option<Text<'a>>,
    /// The number of the last unit on it, if that is another.
    pub last: Option<Text<'a>>,
}

/// A unit on a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListUnit<I> {
    /// Its id on the page: `l3-cm-02`.
    pub id: String,
    /// "L3-CM-02 Manage incidents".
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether it began on an earlier part.
    pub continued: bool,
    /// Its outcomes; before them, with neither title nor address, what is about the whole unit.
    pub outcomes: Vec<ListOutcome<I>>,
}

/// An outcome on a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListOutcome<I> {
    /// Its id on the page: `l3-cm-02-lo-3`.
    pub id: Option<String>,
    /// "LO3 Understand …".
    pub title: Option<String>,
    /// Its page.
    pub href: Option<String>,
    /// Whether it began on an earlier part.
    pub continued: bool,
    /// What is listed.
    pub items: Vec<I>,
}

impl<'p, I> ListView<'p, I> {
    /// The page `part` of a list; `items` makes what is listed from the entries of one outcome.
    pub(crate) fn new(
        here: &Here<'p>,
        list: List,
        id: Id<Qualification>,
        part: u16,
        items: impl Fn(&Here<'p>, &Ids<'_>, &[Entry<'p>]) -> Vec<I>,
    ) -> Self {
        let lists = here.plan.addresses.lists();
        let span = &lists.parts(list, id)[usize::from(part)].span;
        let (mut taker, mut shown) = (span.taker(), Vec::new());
        for &unit in &lists.units(id)[span.units.clone()] {
            let all = entries(here.site, list, unit);
            let here_of_it = taker.next(all.len());
            if !here_of_it.is_empty() {
                shown.push(list_unit(here, unit, &all, here_of_it, &items));
            }
        }
        let link = |unit: &ListUnit<I>| LinkView::new(url::fragment(&unit.id), unit.title.clone());
        let units = shown.iter().map(link).collect();
        let (page, list) = page(here, list, id, part, units);
        ListView { page, list, units: shown }
    }
}

fn list_unit<'p, I>(
    here: &Here<'p>,
    id: Id<Unit>,
    all: &[Entry<'p>],
    shown: std::ops::Range<usize>,
    items: impl Fn(&Here<'p>, &Ids<'_>, &[Entry<'p>]) -> Vec<I>,
) -> ListUnit<I> {
    let ids = Ids { before: all[..shown.start].last(), ..Ids::of(&here.site.units[id].number) };
    let outcome = |entries: &[Entry<'p>]| {
        let outcome = entries.first().and_then(|entry| entry.outcome);
        ListOutcome {
            id: outcome.map(|id| ids.outcome(here, id)),
            title: outcome.map(|id| here.outcome_title(id)),
            href: outcome.map(|id| here.href(&Target::Outcome(id, None))),
            continued: ids.before.is_some_and(|before| before.outcome == outcome),
            items: items(here, &ids, entries),
        }
    };
    ListUnit {
        title: here.unit_title(id),
        href: here.href(&Target::Unit(id, None)),
        continued: shown.start > 0,
        outcomes: all[shown].chunk_by(|one, next| one.outcome == next.outcome).map(outcome).collect(),
        id: ids.unit,
    }
}

/// Makes the ids of one unit's entries. They begin with the unit's number, so each stands once on its page.
pub(crate) struct Ids<'e> {
    unit: String,
    /// The last entry of the unit on the part before.
    before: Option<&'e Entry<'e>>,
}

impl Ids<'_> {
    /// Those of the unit with this number, which begins here.
    pub(crate) fn of(number: &str) -> Self {
        Ids { unit: url::unit_anchor(number), before: None }
    }

    /// The id of the unit itself.
    pub(crate) fn into_unit(self) -> String {
        self.unit
    }

    pub(crate) fn outcome(&self, here: &Here<'_>, id: Id<Outcome>) -> String {
        format!("{}-lo-{}", self.unit, here.site.outcomes[id].number.dashed())
    }

    /// The id of a criterion: `l3-cm-02-ac-3-5`.
    pub(crate) fn criterion(&self, here: &Here<'_>, id: Id<Criterion>) -> String {
        format!("{}-{}", self.unit, url::criterion_anchor(&here.site.criteria[id].number))
    }

    /// The id of the entry at `index`: that of its criterion if it is the first of it.
    pub(crate) fn entry(&self, here: &Here<'_>, entries: &[Entry<'_>], index: usize) -> Option<String> {
        let home = entries[index].home?;
        let before = index.checked_sub(1).map_or(self.before, |before| entries.get(before));
        (before.and_then(|before| before.home) != Some(home)).then(|| self.criterion(here, home))
    }
}

/// A text of an entry on a list, where other pages show it too.
pub(crate) fn quoted<'p>(here: &Here<'p>, entry: &Entry<'_>, body: &'p Body, level: u8) -> Html<'p> {
    here.quoting(entry.page()).html(body, level)
}

/// Where an entry stands, and the criteria it serves besides `shown`. A link says in its label which unit it leads to.
pub(crate) fn places<'p>(
    here: &Here<'p>,
    entry: &Entry<'_>,
    shown: Option<Id<Criterion>>,
) -> Vec<LinkView<'p>> {
    let number = &*here.site.units[entry.unit].number;
    let whole = || match entry.from {
        Some(id) => here.outcome_label(&here.site.outcomes[id].number),
        None => here.strings.text("whole-unit").to_owned(),
    };
    let place = entry.card.is_none().then(|| LinkView::new(here.href(&entry.target()), whole()));
    let criteria = entry.what.criteria().iter().filter(|&&id| Some(id) != shown);
    place.into_iter().chain(here.criteria_links(criteria)).map(|link| link.labelled(number)).collect()
}

/// What the page of a part says about itself, and about the list.
pub(crate) fn page<'p>(
    here: &Here<'p>,
    list: List,
    id: Id<Qualification>,
    part: u16,
    units: Vec<LinkView<'p>>,
) -> (PageView<'p>, ListHead<'p>) {
    let (strings, lists) = (here.strings, here.plan.addresses.lists());
    let (row, parts) = (&here.site.qualifications[id], lists.parts(list, id));
    let name = phrase(here, list, "");
    let number = usize::from(part) + 1;
    let mut trail = here.trail_to_qualification(id);
    trail.push((name.clone(), &parts[0].path));
    let mut title = name.clone();
    if part > 0 {
        title = strings.say("list-part", &[("title", &name), ("part", &number.to_string())]).into();
        trail.push((numbered(here, number).into(), here.path()));
    }
    let mut front = Front::new(list.name(), title, trail);
    front.within = Some(row.menu_title().into());
    front.description = Some(
        strings.say("list-description", &[("list", &front.title), ("qualification", &row.title)]).into(),
    );
    front.things = vec![json_ld::Thing::LearningResource(resource(here, id, &front.title))];
    let step = |number: usize, key: &'static str| {
        let link = LinkView::new(here.to(&parts.get(number.checked_sub(1)?)?.path), numbered(here, number));
        Some(link.labelled(strings.text(key)))
    };
    front.previous = step(number - 1, "previous-part");
    front.next = step(number + 1, "next-part");
    let head = ListHead {
        qualification: LinkView::new(here.href(&Target::Qualification(id, None)), &*row.title),
        about: phrase(here, list, "-about"),
        count: lists.entries(list, id),
        part: number,
        parts: part_links(here, list, id, usize::from(part)),
        part_count: parts.len(),
        units,
        others: links(here, id)
            .into_iter()
            .filter(|(other, _)| *other != list)
            .map(|(_, link)| link)
            .collect(),
    };
    (here.page(front), head)
}

fn resource<'p>(here: &Here<'p>, id: Id<Qualification>, title: &str) -> json_ld::Resource<'p> {
    let row = &here.site.qualifications[id];
    json_ld::Resource {
        assesses: Vec::new(),
        description: None,
        educational_level: here.level(row.level),
        in_language: &here.site.settings.language,
        is_accessible_for_free: true,
        is_part_of: json_ld::Whole::Course(json_ld::Named {
            name: &row.title,
            url: here.address(here.plan.addresses.qualification(id)),
        }),
        name: title.to_owned(),
        teaches: Vec::new(),
        url: here.address(here.path()),
    }
}

/// "Part 2".
fn numbered(here: &Here<'_>, number: usize) -> String {
    here.strings.say("part-number", &[("part", &number.to_string())])
}

/// A phrase of the family of a list: `list-faqs-about`.
fn phrase<'p>(here: &Here<'p>, list: List, which: &str) -> Text<'p> {
    let key = ["list-", list.name(), which].concat();
    here.strings.find(&key).map_or_else(|| key.into(), Text::from)
}

/// The first pages of all lists that a qualification has.
pub(crate) fn links<'p>(here: &Here<'p>, id: Id<Qualification>) -> Vec<(List, LinkView<'p>)> {
    let lists = here.plan.addresses.lists();
    let link = |list: List| {
        let first = lists.parts(list, id).first()?;
        let link = LinkView::new(here.to(&first.path), phrase(here, list, ""));
        Some((list, link.labelled(phrase(here, list, "-about"))))
    };
    List::ALL.into_iter().filter_map(link).collect()
}

/// Where the lists of its qualification have something of a unit.
pub(crate) fn links_to_unit<'p>(here: &Here<'p>, id: Id<Unit>) -> Vec<LinkView<'p>> {
    let (lists, unit) = (here.plan.addresses.lists(), &here.site.units[id]);
    let link = |list: List| {
        let mut href = here.to(&lists.part_with(list, unit.home, id)?.path);
        url::push_fragment(&url::unit_anchor(&unit.number), &mut href);
        Some(LinkView::new(href, phrase(here, list, "")))
    };
    List::ALL.into_iter().filter_map(link).collect()
}

/// How many parts before and after the current one are offered: a list may have hundreds.
const NEAR: usize = 8;

fn part_links<'p>(here: &Here<'p>, list: List, id: Id<Qualification>, current: usize) -> Vec<PartLink<'p>> {
    let lists = here.plan.addresses.lists();
    let (parts, units) = (lists.parts(list, id), lists.units(id));
    if parts.len() < 2 {
        return Vec::new();
    }
    let shown = |index: &usize| index.abs_diff(current) <= NEAR || *index == 0 || index + 1 == parts.len();
    let mut before = 0;
    let link = |index: usize| {
        let part: &'p Part = &parts[index];
        let number = |unit: Option<&Id<Unit>>| unit.map(|&unit| Text::from(&*here.site.units[unit].number));
        let shown = units.get(part.span.units.clone()).unwrap_or_default();
        PartLink {
            number: index + 1,
            href: here.to(&part.path),
            current: index == current,
            gap: std::mem::replace(&mut before, index) + 1 < index,
            first: number(shown.first()),
            last: number(shown.last().filter(|_| shown.len() > 1)),
        }
    };
    (0..parts.len()).filter(shown).map(link).collect()
}
