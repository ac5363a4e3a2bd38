//! Everything that was linked, put together.

use super::Places;
use super::anchors::{Asked, PageAnchors};
use super::findings::{self, Finding, Suggested};
use super::linked::{Linked, Notes, Row, UnitRows};
use super::names::Names;
use super::topic::{TopicRow, second_form};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Asset, Column, HomePage, Id, Instrument, Organisation, Page, Qualification, Redirect, Resolved, Settings,
    Site, Table, Target, Term, Topic, Unit, Verb,
};
use crate::parse::Clue;
use crate::parse::authored::Anchors;
use crate::source::Place;
use std::sync::Arc;

/// What came of each thing, in the order of the tables.
pub(super) struct All {
    pub settings: Linked<Settings>,
    pub home: Linked<HomePage>,
    pub terms: Vec<Arc<Linked<Row<Term>>>>,
    pub instruments: Vec<Arc<Linked<Row<Instrument>>>>,
    pub verbs: Vec<Arc<Linked<Row<Verb>>>>,
    pub organisations: Vec<Arc<Linked<Row<Organisation>>>>,
    pub qualifications: Vec<Arc<Linked<Row<Qualification>>>>,
    pub units: Vec<Arc<Linked<UnitRows>>>,
    pub topics: Vec<Arc<Linked<TopicRow>>>,
    pub pages: Vec<Arc<Linked<Row<Page>>>>,
}

impl All {
    /// What is to say of all things, with suggestions.
    pub fn diagnostics(&self, names: &Names, suggested: &mut Suggested) -> Vec<Diagnostic> {
        let asked: Vec<&Asked> = self.notes().flat_map(|notes| &notes.asked).collect();
        let anchors = PageAnchors::new(asked.iter().copied(), || self.anchors());
        let mut found: Vec<Finding> = self.notes().flat_map(|notes| notes.findings.iter().cloned()).collect();
        found.extend(asked.into_iter().filter_map(|asked| anchors.check(asked)));
        findings::finish(found, names, &anchors, suggested)
    }

    /// What things leave for rules on the whole site.
    pub fn clues(&self) -> impl Iterator<Item = &Clue> {
        self.notes().flat_map(|notes| &*notes.clues)
    }

    fn notes(&self) -> impl Iterator<Item = &Notes> {
        fn of<R>(list: &[Arc<Linked<R>>]) -> impl Iterator<Item = &Notes> {
            list.iter().map(|linked| &linked.notes)
        }
        [&self.settings.notes, &self.home.notes]
            .into_iter()
            .chain(of(&self.terms))
            .chain(of(&self.instruments))
            .chain(of(&self.verbs))
            .chain(of(&self.organisations))
            .chain(of(&self.qualifications))
            .chain(of(&self.units))
            .chain(of(&self.topics))
            .chain(of(&self.pages))
    }

    /// The ids on the pages that have some.
    fn anchors(&self) -> impl Iterator<Item = (Target, &Anchors)> {
        let qualifications = self.qualifications.iter().enumerate();
        let qualifications =
            qualifications.map(|(row, linked)| (Target::Qualification(Id::new(row), None), &linked.anchors));
        let pages = self.pages.iter().enumerate();
        let pages = pages.map(|(row, linked)| (Target::Page(Id::new(row), None), &linked.anchors));
        let topics = self.topics.iter();
        let topics = topics.filter_map(|linked| Some((linked.rows.subject.clone()?, &linked.anchors)));
        let home = [(Target::Home(None), &self.home.anchors)];
        home.into_iter().chain(qualifications).chain(topics).chain(pages)
    }

    /// The site, and where its rows were written. A topic whose subject has one already is reported and left out.
    pub fn site(self, assets: Vec<Asset>, found: &mut Vec<Diagnostic>) -> (Site, Places) {
        let mut places = self.places();
        let redirects = self.redirects();
        let qualifications = table(&self.qualifications);
        let mut site = Site {
            settings: self.settings.rows,
            home: self.home.rows,
            organisations: table(&self.organisations),
            unit_qualifications: members(&qualifications, self.units.len()),
            qualifications,
            units: Table::of(self.units.iter().map(|linked| Arc::clone(&linked.rows.unit)).collect()),
            outcomes: Table::of(self.units.iter().map(|linked| Arc::clone(&linked.rows.outcomes)).collect()),
            criteria: Table::of(self.units.iter().map(|linked| Arc::clone(&linked.rows.criteria)).collect()),
            terms: table(&self.terms),
            instruments: table(&self.instruments),
            verbs: table(&self.verbs),
            pages: table(&self.pages),
            assets: Table::of(vec![assets.into()]),
            redirects,
            ..Site::default()
        };
        site.unit_topics = Column::new(site.units.len(), None);
        site.outcome_topics = Column::new(site.outcomes.len(), None);
        places.topics = topics(&self.topics, &mut site, found);
        (site, places)
    }

    fn places(&self) -> Places {
        fn of<T>(list: &[Arc<Linked<Row<T>>>]) -> Vec<Place> {
            list.iter().map(|linked| linked.rows.place).collect()
        }
        Places {
            organisations: of(&self.organisations),
            qualifications: of(&self.qualifications),
            units: self.units.iter().map(|linked| linked.rows.place).collect(),
            outcomes: self
                .units
                .iter()
                .flat_map(|linked| linked.rows.outcome_places.iter().copied())
                .collect(),
            criteria: self
                .units
                .iter()
                .flat_map(|linked| linked.rows.criterion_places.iter().copied())
                .collect(),
            terms: of(&self.terms),
            instruments: of(&self.instruments),
            verbs: of(&self.verbs),
            topics: Vec::new(),
            pages: of(&self.pages),
        }
    }

    fn redirects(&self) -> Vec<Redirect> {
        let units = self.units.iter().flat_map(|linked| &linked.redirects);
        let terms = self.terms.iter().flat_map(|linked| &linked.redirects);
        let pages = self.pages.iter().flat_map(|linked| &linked.redirects);
        let mut all: Vec<Redirect> = units.chain(terms).chain(pages).cloned().collect();
        all.sort_by(|a, b| a.from.cmp(&b.from));
        all
    }
}

fn table<T>(list: &[Arc<Linked<Row<T>>>]) -> Table<T> {
    Table::of(list.iter().map(|linked| Arc::clone(&linked.rows.block)).collect())
}

/// Which qualifications name each unit in their groups.
fn members(qualifications: &Table<Qualification>, units: usize) -> Column<Unit, Vec<Id<Qualification>>> {
    let mut members: Column<Unit, Vec<Id<Qualification>>> = Column::new(units, Vec::new());
    for (id, qualification) in qualifications.iter() {
        for unit in qualification.groups.iter().flat_map(|group| &group.units) {
            let list = &mut members[*unit];
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
    }
    members
}

/// Ties each topic to its unit or outcome, and says where each was written.
fn topics(linked: &[Arc<Linked<TopicRow>>], site: &mut Site, found: &mut Vec<Diagnostic>) -> Vec<Place> {
    let mut blocks: Vec<Arc<[Topic<Resolved>]>> = Vec::with_capacity(linked.len());
    let mut places = Vec::with_capacity(linked.len());
    for topic in linked.iter().map(|linked| &linked.rows) {
        let place: Option<&mut Option<Id<Topic<Resolved>>>> = match &topic.subject {
            Some(Target::Unit(unit, _)) => Some(&mut site.unit_topics[*unit]),
            Some(Target::Outcome(outcome, _)) => Some(&mut site.outcome_topics[*outcome]),
            _ => None,
        };
        let (Some(place), Some(block)) = (place, &topic.block) else { continue };
        if place.is_some() {
            found.push(second_form(topic.file));
        } else {
            *place = Some(Id::new(blocks.len()));
            blocks.push(Arc::clone(block));
            places.push(Place::file(topic.file));
        }
    }
    site.topics = Table::of(blocks);
    places
}
