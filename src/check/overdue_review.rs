//! A day of review that has passed.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Date, Record};
use crate::source::{FileId, Place};

/// The rule.
pub static RULE: Rule = Rule {
    name: "overdue-review",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "Somebody wrote down when this should be looked at again (`review_by`), and that day has passed. `syllabus check --today \
              2026-11-01` says what day it is. Without it, it is the day of the newest commit, and for a build the newest day on \
              which anything of the site was reviewed. The clock is never asked, so the same texts are told the same.",
    wrong: Example::Files(&[
        part("about.md", "title: About this site\n", "title: About this site\nreview_by: «2026-05-01»\n"),
        part("topic.md", "This unit", "---\nreviewed: 2026-09-01\n---\nThis unit"),
    ]),
    right: Example::Files(&[
        part("about.md", "title: About this site\n", "title: About this site\nreview_by: 2027-05-01\n"),
        part("topic.md", "This unit", "---\nreviewed: 2026-09-01\n---\nThis unit"),
    ]),
};

/// A record, the file it stands in, and the entry it is part of.
type Kept<'a> = (&'a Record, FileId, Option<&'a str>);

/// Finds reviews that are due.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let newest = || records(whole).filter_map(|(record, ..)| day(record.reviewed.as_ref())).max();
    let Some(today) = whole.today.or_else(newest) else { return Vec::new() };
    let overdue = records(whole)
        .filter_map(|kept| Some((kept, day(kept.0.review_by.as_ref()).filter(|by| *by < today)?)));
    overdue.map(|(kept, by)| report(whole, kept, by, today)).collect()
}

fn report(whole: &Whole<'_>, (record, file, entry): Kept<'_>, by: Date, today: Date) -> Diagnostic {
    let place = match entry {
        Some(name) => whole.field(file, &[name, "review_by"]),
        None => whole.front(file, "review_by"),
    };
    let overdue =
        Diagnostic::new(&RULE, place, format!("this should have been reviewed by {by}, and it is {today}"));
    let asked = record.owner.as_ref().map_or_else(String::new, |owner| format!("ask {owner}: "));
    overdue.help(format!("{asked}read it again, and write a new `reviewed` and `review_by`"))
}

fn day(text: Option<&String>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

fn records<'a>(whole: &'a Whole<'_>) -> impl Iterator<Item = Kept<'a>> {
    let (site, places) = (whole.site, whole.places);
    fn of<'a>(
        records: impl Iterator<Item = &'a Record>,
        places: &'a [Place],
    ) -> impl Iterator<Item = Kept<'a>> {
        records.zip(places).map(|(record, place)| (record, place.file, None))
    }
    let terms = site.terms.rows().zip(&places.terms);
    let terms = terms.map(|(row, place)| (&row.record, place.file, Some(row.name.as_str())));
    let instruments = site.instruments.rows().zip(&places.instruments);
    let instruments = instruments.map(|(row, place)| (&row.record, place.file, Some(row.name.as_str())));
    of(site.organisations.rows().map(|row| &row.record), &places.organisations)
        .chain(of(site.qualifications.rows().map(|row| &row.record), &places.qualifications))
        .chain(of(site.units.rows().map(|row| &row.record), &places.units))
        .chain(of(site.topics.rows().map(|row| &row.record), &places.topics))
        .chain(of(site.pages.rows().map(|row| &row.record), &places.pages))
        .chain(terms)
        .chain(instruments)
        .chain([
            (&site.home.record, FileId::of("content/index.md"), None),
            (&site.settings.record, FileId::of("content/site.yaml"), None),
        ])
}
