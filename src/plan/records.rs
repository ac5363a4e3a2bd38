//! Who looks after something, and where it comes from, as a page says it.

use super::here::{Here, outside, text};
use super::view::{RecordView, SourceView};
use super::words;
use crate::model::{Link, Record};

impl<'p> Here<'p> {
    /// A record, if it says anything.
    pub(crate) fn record(&self, record: &'p Record, about: Option<&'static str>) -> Option<RecordView<'p>> {
        let date = |written: &'p Option<String>| {
            written.as_deref().map(|written| words::date(self.strings, written))
        };
        let view = RecordView {
            about: None,
            owner: text(&record.owner),
            reviewed: date(&record.reviewed),
            review_by: date(&record.review_by),
            sources: self.sources(&record.sources),
            rights: text(&record.rights),
        };
        let says_something = view != RecordView::default();
        let about = about.map(|key| self.strings.text(key).into());
        says_something.then_some(RecordView { about, ..view })
    }

    /// Of a record only whose wording something is.
    pub(crate) fn rights(&self, record: &'p Record, about: &'static str) -> Option<RecordView<'p>> {
        let rights = Some(text(&record.rights)?);
        Some(RecordView { about: Some(self.strings.text(about).into()), rights, ..RecordView::default() })
    }

    /// Where facts come from.
    pub(crate) fn sources(&self, sources: &'p [Link]) -> Vec<SourceView<'p>> {
        let view = |source: &'p Link| SourceView {
            title: (&*source.title).into(),
            href: source.url.as_deref().and_then(outside),
            date: source.date.as_deref().map(|date| words::date(self.strings, date)),
            note: text(&source.note),
        };
        sources.iter().map(view).collect()
    }
}
