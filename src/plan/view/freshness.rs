//! What of a qualification was reviewed when, and what is due: for those who write.

use super::list::page;
use super::{DateView, LinkView, ListHead, PageView, Text};
use crate::model::{Id, Qualification, Record, Target};
use crate::plan::here::{Here, text};
use crate::plan::lists::List;
use crate::plan::lists::freshness::{Age, Subject, age};
use crate::plan::words;
use serde::Serialize;

/// A page of the list of reviews.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FreshnessView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Which list it is, and which part of it.
    pub list: ListHead<'a>,
    /// The day of the newest review of anything on the site: what should have been reviewed by then is due. No page asks what
    /// day it is, so that the same site gives the same pages on any day.
    pub newest: Option<DateView<'a>>,
    /// What is due, what was reviewed, what nobody dated; only what there is of them.
    pub groups: Vec<AgeGroup<'a>>,
}

/// Things that stand alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AgeGroup<'a> {
    /// `due`, `reviewed` or `undated`.
    pub kind: &'static str,
    /// Whether it began on an earlier part.
    pub continued: bool,
    /// The things, those that waited longest first.
    pub rows: Vec<ReviewRow<'a>>,
}

/// Something that is looked at now and then.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReviewRow<'a> {
    /// Its page, with what it is as label: "Revision notes".
    pub link: LinkView<'a>,
    /// The number of its unit, if it is part of one.
    pub unit: Option<Text<'a>>,
    /// Who looks after it.
    pub owner: Option<Text<'a>>,
    /// When it was last reviewed.
    pub reviewed: Option<DateView<'a>>,
    /// When it should be reviewed again.
    pub review_by: Option<DateView<'a>>,
}

impl<'p> FreshnessView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Qualification>, part: u16) -> Self {
        let lists = here.plan.addresses.lists();
        let span = &lists.parts(List::Freshness, id)[usize::from(part)].span;
        let (subjects, newest) = (lists.subjects(id), lists.newest());
        let dated = |&subject: &Subject| {
            let record = subject.record(here.site)?;
            Some((subject, record, age(record, newest)))
        };
        let shown: Vec<(Subject, &'p Record, Age)> =
            subjects.iter().skip(span.skip).take(span.take).filter_map(dated).collect();
        let before = span.skip.checked_sub(1).and_then(|last| dated(&subjects[last])).map(|(.., age)| age);
        let group = |rows: &[(Subject, &'p Record, Age)]| AgeGroup {
            kind: match rows[0].2 {
                Age::Due => "due",
                Age::Reviewed => "reviewed",
                Age::Undated => "undated",
            },
            continued: before == Some(rows[0].2),
            rows: rows.iter().map(|(subject, record, _)| row(here, *subject, record)).collect(),
        };
        let groups = shown.chunk_by(|one, next| one.2 == next.2).map(group).collect();
        let (page, list) = page(here, List::Freshness, id, part, Vec::new());
        FreshnessView { page, list, newest: newest.map(|newest| words::date(here.strings, newest)), groups }
    }
}

fn row<'p>(here: &Here<'p>, subject: Subject, record: &'p Record) -> ReviewRow<'p> {
    let site = here.site;
    let (target, title, unit, kind): (_, Text<'p>, _, _) = match subject {
        Subject::Qualification(id) => (
            Target::Qualification(id, None),
            (&*site.qualifications[id].title).into(),
            None,
            "record-qualification",
        ),
        Subject::Unit(id) => {
            (Target::Unit(id, None), here.unit_title(id).into(), Some(id), "record-specification")
        }
        Subject::NotesOnUnit(id) => {
            (Target::Unit(id, None), here.unit_title(id).into(), Some(id), "record-notes")
        }
        Subject::NotesOnOutcome(id) => {
            let unit = site.outcomes[id].unit;
            (Target::Outcome(id, None), here.outcome_title(id).into(), Some(unit), "record-notes")
        }
    };
    let date = |written: &'p Option<String>| written.as_deref().map(|date| words::date(here.strings, date));
    ReviewRow {
        link: LinkView::new(here.href(&target), title).labelled(here.strings.text(kind)),
        unit: unit.map(|id| (&*site.units[id].number).into()),
        owner: text(&record.owner),
        reviewed: date(&record.reviewed),
        review_by: date(&record.review_by),
    }
}
