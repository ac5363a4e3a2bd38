//! Lists that gather what the units of a qualification hold: which of them there are, and how each is cut into pages.
//!
//! A page may only be so long, and how many pages there are is known before any is made. So what would stand on them is
//! weighed: bytes are counted, and nothing is rendered. A list is cut between units where it can be, else between outcomes,
//! and only where one of these is too long by itself in the middle.

pub(crate) mod coverage;
mod cut;
pub(crate) mod entries;
pub(crate) mod freshness;

use crate::model::{Id, Qualification, Site, Unit};
use cut::Cutter;
pub(crate) use cut::Span;
use freshness::Subject;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A list that gathers what the units of a qualification hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum List {
    Misconceptions,
    Faqs,
    MarkingPoints,
    Coverage,
    Freshness,
}

impl List {
    /// All lists, in the order in which they are offered.
    pub const ALL: [List; 5] =
        [List::Misconceptions, List::Faqs, List::MarkingPoints, List::Coverage, List::Freshness];

    /// The name of its first page without `.html`, which is also the kind of its pages and the end of its phrases' keys.
    pub fn name(self) -> &'static str {
        match self {
            List::Misconceptions => "misconceptions",
            List::Faqs => "faqs",
            List::MarkingPoints => "marking-points",
            List::Coverage => "coverage",
            List::Freshness => "freshness",
        }
    }

    /// Whether it helps those who write rather than those who learn.
    pub fn is_for_tutors(self) -> bool {
        matches!(self, List::Coverage | List::Freshness)
    }
}

/// The lists of all qualifications.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    qualifications: Vec<Gathered>,
    newest: Option<String>,
}

/// The lists of one qualification.
#[derive(Clone, Debug, Default)]
struct Gathered {
    units: Vec<Id<Unit>>,
    /// What `List::Freshness` lists.
    subjects: Vec<Subject>,
    /// Where the table of `List::Coverage` lies as a file for other programs.
    csv: Option<String>,
    /// What each list is cut into, in the order of `List::ALL`; nothing for a list that would be empty.
    lists: [Pages; List::ALL.len()],
}

/// The pages of one list.
#[derive(Clone, Debug, Default)]
struct Pages {
    /// How many entries it has on all pages.
    entries: usize,
    parts: Vec<Part>,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Its path in the output.
    pub(crate) path: String,
    /// Which entries stand on it.
    pub(crate) span: Span,
}

impl Lists {
    /// Weighs and cuts all lists of `site`; `folder` says in which folder of the output a qualification lies.
    pub(crate) fn new(site: &Site, folder: impl Fn(Id<Qualification>) -> String + Sync) -> Self {
        let newest = freshness::newest(site);
        let gathered = |row| {
            let id = Id::new(row);
            Gathered::new(site, id, &folder(id), newest)
        };
        let qualifications = (0..site.qualifications.len()).into_par_iter().map(gathered).collect();
        Lists { qualifications, newest: newest.map(str::to_owned) }
    }

    /// What the list of reviews has, in order.
    pub(crate) fn subjects(&self, id: Id<Qualification>) -> &[Subject] {
        &self.qualifications[id.row()].subjects
    }

    /// The day of the newest review of anything on the site.
    pub(crate) fn newest(&self) -> Option<&str> {
        self.newest.as_deref()
    }

    /// Where the table of what serves each criterion lies as a file for other programs, if there is one.
    pub(crate) fn csv(&self, id: Id<Qualification>) -> Option<&str> {
        self.qualifications[id.row()].csv.as_deref()
    }

    /// The units of a qualification, each once, in the order of its groups.
    pub(crate) fn units(&self, id: Id<Qualification>) -> &[Id<Unit>] {
        &self.qualifications[id.row()].units
    }

    /// The pages of a list; none if the list would be empty.
    pub(crate) fn parts(&self, list: List, id: Id<Qualification>) -> &[Part] {
        &self.qualifications[id.row()].lists[list as usize].parts
    }

    /// How many entries a list has on all its pages.
    pub(crate) fn entries(&self, list: List, id: Id<Qualification>) -> usize {
        self.qualifications[id.row()].lists[list as usize].entries
    }

    /// The page of a list on which a unit begins, if the list has anything of it.
    pub(crate) fn part_with(&self, list: List, id: Id<Qualification>, unit: Id<Unit>) -> Option<&Part> {
        let gathered = &self.qualifications[id.row()];
        let position = gathered.units.iter().position(|&other| other == unit)?;
        let has_some = |part: &&Part| part.span.units.contains(&position);
        self.parts(list, id).iter().find(has_some)
    }

    /// All pages of all lists: the qualification, the list and the page's position in the list.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (Id<Qualification>, List, u16)> {
        let of_list = |row: usize, list: List| {
            let parts = 0..self.parts(list, Id::new(row)).len();
            parts.map(move |part| (Id::new(row), list, part as u16))
        };
        let rows = 0..self.qualifications.len();
        rows.flat_map(move |row| List::ALL.into_iter().flat_map(move |list| of_list(row, list)))
    }

    /// The paths of all pages and files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        let lists = self.qualifications.iter().flat_map(|gathered| &gathered.lists);
        let pages = lists.flat_map(|pages| &pages.parts).map(|part| part.path.as_str());
        pages.chain(self.qualifications.iter().filter_map(|gathered| gathered.csv.as_deref()))
    }
}

impl Gathered {
    fn new(site: &Site, id: Id<Qualification>, folder: &str, newest: Option<&str>) -> Self {
        let units = units(site, id);
        let subjects = freshness::subjects(site, id, &units, newest);
        let lists = List::ALL.map(|list| {
            let mut cutter = match list {
                List::Coverage => Cutter::after(overview(site, &units)),
                _ => Cutter::default(),
            };
            match list {
                List::Freshness => subjects.iter().for_each(|subject| cutter.entry(subject.bytes(site))),
                _ => {
                    for (position, &unit) in units.iter().enumerate() {
                        cutter.unit(position, &entries::weights(site, list, unit));
                    }
                }
            }
            Pages::new(list, folder, cutter.spans())
        });
        let csv = !lists[List::Coverage as usize].parts.is_empty();
        let csv = csv.then(|| format!("{folder}/{}.csv", List::Coverage.name()));
        Gathered { units, subjects, csv, lists }
    }
}

/// With how many units at most the first page of the coverage has a line for each of them.
pub(crate) const MOST_IN_OVERVIEW: usize = 40;

/// What those lines weigh.
fn overview(site: &Site, units: &[Id<Unit>]) -> usize {
    let row = |&unit: &Id<Unit>| entries::ROW + entries::CELLS + site.units[unit].title.len();
    let rows = units.iter().filter(|_| units.len() <= MOST_IN_OVERVIEW).map(row).sum::<usize>();
    rows + entries::ROW + entries::CELLS
}

impl Pages {
    /// The pages of `list` that show these entries: `misconceptions.html`, `misconceptions-2.html`, …
    fn new(list: List, folder: &str, spans: Vec<Span>) -> Self {
        let entries = spans.iter().map(|span| span.take).sum();
        let part = |(index, span): (usize, Span)| {
            let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
            Part { path: format!("{folder}/{}{number}.html", list.name()), span }
        };
        let parts = spans.into_iter().enumerate().take(usize::from(u16::MAX)).map(part).collect();
        Pages { entries, parts }
    }
}

/// The units that the groups of a qualification name, each once.
fn units(site: &Site, id: Id<Qualification>) -> Vec<Id<Unit>> {
    let mut seen = BTreeSet::new();
    let all = site.qualifications[id].groups.iter().flat_map(|group| &group.units).copied();
    all.filter(|&unit| seen.insert(unit)).collect()
}
