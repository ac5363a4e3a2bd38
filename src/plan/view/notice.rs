//! What stands before a text: that it is distressing, or that the official wording is elsewhere.

use super::{Html, SourceView, Text};
use crate::model::{Handbook, Id, Notice, Outcome, Resolved, Unit, Wording};
use crate::plan::here::{Here, outside, text};
use crate::plan::topic::topic_of;
use serde::Serialize;

/// What to know before reading on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NoticeView<'a> {
    /// What it says. HTML.
    pub html: Html<'a>,
    /// The address of a page that helps.
    pub support: Option<Text<'a>>,
}

/// Where the official wording of criteria is, because it is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct WithheldView<'a> {
    /// The handbook, if the qualification names one.
    pub handbook: Option<SourceView<'a>>,
}

impl<'p> Here<'p> {
    /// A notice for this page.
    pub(crate) fn notice(&self, notice: Option<&'p Notice<Resolved>>) -> Option<NoticeView<'p>> {
        let notice = notice?;
        let html = self.some_html(Some(&notice.text), 2)?;
        Some(NoticeView { html, support: notice.support.as_deref().and_then(outside) })
    }

    /// The notice on a unit: what its topic says, or else the unit itself.
    pub(crate) fn unit_notice(&self, id: Id<Unit>) -> Option<&'p Notice<Resolved>> {
        let topic = topic_of(self.site, self.site.unit_topics[id]);
        topic.content_notice.as_ref().or(self.site.units[id].content_notice.as_ref())
    }

    /// The notice on an outcome: what its topic says, or else what is said of its unit.
    pub(crate) fn outcome_notice(&self, id: Id<Outcome>) -> Option<&'p Notice<Resolved>> {
        let topic = topic_of(self.site, self.site.outcome_topics[id]);
        topic.content_notice.as_ref().or_else(|| self.unit_notice(self.site.outcomes[id].unit))
    }

    /// Where the official wording of a unit's criteria is, if it is withheld.
    pub(crate) fn withheld(&self, id: Id<Unit>) -> Option<WithheldView<'p>> {
        let unit = &self.site.units[id];
        let handbook = self.site.qualifications[unit.home].handbook.as_ref();
        (unit.wording == Wording::Withheld).then(|| WithheldView { handbook: handbook.map(handbook_link) })
    }
}

/// A handbook as a source.
pub(crate) fn handbook_link(handbook: &Handbook) -> SourceView<'_> {
    SourceView {
        title: (&*handbook.title).into(),
        href: handbook.url.as_deref().and_then(outside),
        date: None,
        note: text(&handbook.version),
    }
}
