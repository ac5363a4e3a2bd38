//! What was looked at when, and when it should be looked at again.

use super::entries::ROW;
use crate::model::{Id, Outcome, Qualification, Record, Site, Unit};

/// Something with book-keeping of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Qualification(Id<Qualification>),
    /// Outcomes and criteria of a unit.
    Unit(Id<Unit>),
    /// A topic on a whole unit.
    NotesOnUnit(Id<Unit>),
    /// A topic on an outcome.
    NotesOnOutcome(Id<Outcome>),
}

impl Subject {
    /// What it says about itself, if there is such a thing.
    pub(crate) fn record(self, site: &Site) -> Option<&Record> {
        match self {
            Subject::Qualification(id) => Some(&site.qualifications[id].record),
            Subject::Unit(id) => Some(&site.units[id].record),
            Subject::NotesOnUnit(id) => Some(&site.topics[site.unit_topics[id]?].record),
            Subject::NotesOnOutcome(id) => Some(&site.topics[site.outcome_topics[id]?].record),
        }
    }

    /// What its row weighs, if there is such a thing.
    pub(super) fn bytes(self, site: &Site) -> usize {
        let title = match self {
            Subject::Qualification(id) => site.qualifications[id].title.len(),
            Subject::Unit(id) | Subject::NotesOnUnit(id) => site.units[id].title.len(),
            Subject::NotesOnOutcome(id) => site.outcomes[id].title.len(),
        };
        let owner = self.record(site).and_then(|record| record.owner.as_ref()).map_or(0, String::len);
        2 * ROW + title + owner
    }
}

/// Where a subject stands on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Age {
    /// It should have been looked at by the day of the site's newest review.
    Due,
    /// It was looked at.
    Reviewed,
    /// Nobody says when.
    Undated,
}

/// How a record stands to the day of the site's newest review. There is no other clock: the same site is the same tomorrow.
pub(crate) fn age(record: &Record, newest: Option<&str>) -> Age {
    match (&record.review_by, &record.reviewed) {
        (Some(by), _) if newest.is_some_and(|newest| by.as_str() <= newest) => Age::Due,
        (_, Some(_)) => Age::Reviewed,
        (_, None) => Age::Undated,
    }
}

/// Everything of a qualification that can be looked at, what is due longest and what was seen longest ago first; nothing if
/// nobody gave a date.
pub(super) fn subjects(
    site: &Site,
    id: Id<Qualification>,
    units: &[Id<Unit>],
    newest: Option<&str>,
) -> Vec<Subject> {
    let of_unit = |&unit: &Id<Unit>| {
        let outcomes = site.units[unit].outcomes.iter().copied().map(Subject::NotesOnOutcome);
        [Subject::Unit(unit), Subject::NotesOnUnit(unit)].into_iter().chain(outcomes)
    };
    let all = std::iter::once(Subject::Qualification(id)).chain(units.iter().flat_map(of_unit));
    let mut all: Vec<(Subject, &Record)> =
        all.filter_map(|subject| Some((subject, subject.record(site)?))).collect();
    if all.iter().all(|(_, record)| record.reviewed.is_none() && record.review_by.is_none()) {
        return Vec::new();
    }
    all.sort_by_key(|(_, record)| {
        let age = age(record, newest);
        let date = if age == Age::Due { &record.review_by } else { &record.reviewed };
        (age, date.as_deref())
    });
    all.into_iter().map(|(subject, _)| subject).collect()
}

/// The day of the newest review of anything on the site.
pub(super) fn newest(site: &Site) -> Option<&str> {
    let records = site
        .organisations
        .rows()
        .map(|row| &row.record)
        .chain(site.qualifications.rows().map(|row| &row.record))
        .chain(site.units.rows().map(|row| &row.record))
        .chain(site.topics.rows().map(|row| &row.record))
        .chain(site.terms.rows().map(|row| &row.record))
        .chain(site.instruments.rows().map(|row| &row.record))
        .chain(site.pages.rows().map(|row| &row.record));
    let home = [&site.home.record, &site.settings.record];
    records.chain(home).filter_map(|record| record.reviewed.as_deref()).max()
}
