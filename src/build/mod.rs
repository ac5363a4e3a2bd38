//! The stages, one after the other: read texts in, a site out.
//!
//! **Invariant:** the only room that knows all stages. With one diagnostic of severity *error* nothing is put into the
//! sink, so that what was there stays the last good site.

pub mod cache;
mod copies;
mod edition;
mod files;
mod listing;
pub mod mend;
mod rebuild;
mod themes;
mod understand;
mod weight;

pub use edition::Edition;
pub use listing::{Kind, Listed, Written};
pub use understand::Understood;

use crate::check;
use crate::diagnostic::{self, Diagnostic, Rule, Severity};
use crate::model::Date;
use crate::parse;
use crate::parse::authored::Settings;
use crate::plan::Plan;
use crate::relate;
use crate::render;
use crate::resolve;
use crate::source::Inputs;
use crate::write::{self, Sink};
use std::fmt;
use std::sync::Arc;
use themes::Themes;
use understand::{Looked, sort};

/// All rules there are.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [diagnostic::rules::ALL, crate::theme::rules::ALL, check::RULES].into_iter().flatten().copied()
}

/// What to build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The day that counts as today when reviews are due; without it, the newest day on which something was reviewed.
    pub today: Option<Date>,
}

/// What came of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What authors should know, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages were made; none if a diagnostic is an error.
    pub pages: usize,
}

impl Report {
    /// How many diagnostics are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        diagnostic::count(&self.diagnostics, severity)
    }

    /// Whether a diagnostic is an error, so that nothing was written.
    pub fn failed(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// Why a build could not run to its end.
#[derive(Debug)]
pub enum Error {
    /// A template of the theme is wrong.
    Render(render::Error),
    /// The sink refused a file.
    Write(write::Error),
    /// A file that is copied could not be read when its turn came.
    Asset {
        /// Its path below `content/`.
        path: String,
        /// Why.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Render(error) => error.fmt(f),
            Error::Write(error) => error.fmt(f),
            Error::Asset { path, reason } => write!(f, "content/{path} can't be copied: {reason}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<render::Error> for Error {
    fn from(error: render::Error) -> Self {
        Error::Render(error)
    }
}

impl From<write::Error> for Error {
    fn from(error: write::Error) -> Self {
        Error::Write(error)
    }
}

/// Told how many pages are done and how many there are; from any thread.
pub type Progress = dyn Fn(usize, usize) + Sync + Send;

/// One or many builds of one site. The first one needs no memory, and has none unless it is asked to.
#[derive(Default)]
pub struct Session {
    progress: Option<Box<Progress>>,
    memo: Option<Memo>,
    themes: Themes,
    published: Vec<String>,
}

/// What a session remembers of the files.
#[derive(Default)]
struct Memo {
    parsed: parse::Memo,
    linked: resolve::Memo,
    related: relate::Memo,
}

/// What authors should know, and the site, unless one of the diagnostics is an error.
pub struct Prepared {
    /// What authors should know, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// The site.
    pub edition: Option<Edition>,
    /// What `site.yaml` says.
    settings: Option<Arc<Settings>>,
}

impl Session {
    /// A session that tells `progress` about each page.
    pub fn with_progress(progress: Box<Progress>) -> Self {
        Session { progress: Some(progress), ..Session::default() }
    }

    /// A session that will build again and again, and remembers what every file said. That takes memory.
    pub fn remembering() -> Self {
        Session { memo: Some(Memo::default()), ..Session::default() }
    }

    /// Tells which files the last build made, so that pages can be missed.
    pub fn compare_with(&mut self, published: Vec<String>) {
        self.published = published;
    }

    /// Builds the site into `sink`.
    ///
    /// # Errors
    /// A theme that can't be rendered, or a sink that refuses a file. Authors' mistakes are in the report.
    pub fn build(&mut self, inputs: &Inputs, options: &Options, sink: &dyn Sink) -> Result<Report, Error> {
        let Prepared { mut diagnostics, edition, settings } = self.prepare(inputs, options)?;
        let Some(edition) = edition else { return Ok(Report { diagnostics, pages: 0 }) };
        let made = edition.write(sink, self.progress.as_deref(), None)?;
        diagnostics.extend(edition.weigh(&made.large, settings.as_deref())?);
        sort(&mut diagnostics, inputs);
        Ok(Report { diagnostics, pages: made.pages })
    }

    /// Looks for mistakes, and writes nothing.
    ///
    /// # Errors
    /// A theme whose templates can't be used.
    pub fn check(&mut self, inputs: &Inputs, options: &Options) -> Result<Report, Error> {
        Ok(Report { diagnostics: self.prepare(inputs, options)?.diagnostics, pages: 0 })
    }

    /// Everything before the first page.
    ///
    /// # Errors
    /// A theme whose templates can't be used.
    pub fn prepare(&mut self, inputs: &Inputs, options: &Options) -> Result<Prepared, render::Error> {
        let plainly = |authored, options, memo: Option<&mut resolve::Memo>| {
            (resolve::resolve(authored, options, memo), ())
        };
        let looked = self.look(inputs, options, plainly);
        let Looked { diagnostics, site, places, theme, addresses, settings, .. } = looked;
        if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            return Ok(Prepared { diagnostics, edition: None, settings });
        }
        let strings = Arc::new(theme.strings(&site.settings.language));
        let relations = relate::relate(&site, self.memo.as_mut().map(|memo| &mut memo.related));
        let plan = Plan::new(Arc::new(site), Arc::new(relations), strings, Arc::new(addresses));
        let renderer = self.themes.renderer(&theme, plan.site_view())?;
        let edition = Edition::new(plan, theme, renderer, inputs.clone(), places);
        Ok(Prepared { diagnostics, edition: Some(edition), settings })
    }
}
