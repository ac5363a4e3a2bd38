//! The stages, one after the other: read texts in, a site out.
//!
//! **Invariant:** the only room that knows all stages. With one diagnostic of severity *error* nothing is put into the
//! sink, so that what was there stays the last good site.

use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Asset, Site};
use crate::parse;
use crate::plan::Plan;
use crate::render::{self, Renderer};
use crate::resolve;
use crate::source::{Content, Inputs, Place};
use crate::theme::Theme;
use crate::write::{self, Sink};
use rayon::prelude::*;
use std::fmt;

/// What to build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
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
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
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

/// One or many builds of one site.
#[derive(Default)]
pub struct Session {
    progress: Option<Box<Progress>>,
}

impl Session {
    /// A session that tells `progress` about each page.
    pub fn with_progress(progress: Box<Progress>) -> Self {
        Session { progress: Some(progress) }
    }

    /// Builds the site into `sink`.
    ///
    /// # Errors
    /// A theme that can't be rendered, or a sink that refuses a file. Authors' mistakes are in the report.
    pub fn build(&mut self, inputs: &Inputs, options: &Options, sink: &dyn Sink) -> Result<Report, Error> {
        let prepared = prepare(inputs, *options);
        let mut report = Report { diagnostics: prepared.diagnostics, pages: 0 };
        if report.failed() {
            return Ok(report);
        }
        report.pages = self.write(&prepared.site, &prepared.theme, inputs, sink)?;
        Ok(report)
    }

    /// Looks for mistakes, and writes nothing.
    ///
    /// # Errors
    /// A theme whose templates can't be used.
    pub fn check(&mut self, inputs: &Inputs, options: &Options) -> Result<Report, Error> {
        let prepared = prepare(inputs, *options);
        let report = Report { diagnostics: prepared.diagnostics, pages: 0 };
        if report.failed() {
            return Ok(report);
        }
        let strings = prepared.theme.strings(&prepared.site.settings.language);
        Renderer::new(&prepared.theme, &Plan::new(&prepared.site, &strings).site())?;
        Ok(report)
    }

    fn write(&self, site: &Site, theme: &Theme, inputs: &Inputs, sink: &dyn Sink) -> Result<usize, Error> {
        let strings = theme.strings(&site.settings.language);
        let plan = Plan::new(site, &strings);
        let renderer = Renderer::new(theme, &plan.site())?;
        let done = std::sync::atomic::AtomicUsize::new(0);
        let pages = plan.pages();
        pages.par_iter().try_for_each(|&page| {
            let html = renderer.render(&plan.view(page))?;
            sink.put(plan.path(page), html.as_bytes())?;
            if let Some(progress) = &self.progress {
                progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, pages.len());
            }
            Ok::<(), Error>(())
        })?;
        for (path, text) in plan.extras() {
            sink.put(path, text.as_bytes())?;
        }
        for (path, bytes) in &theme.assets {
            sink.put(path, bytes)?;
        }
        let assets: Vec<&Asset> = plan.assets().collect();
        assets.par_iter().try_for_each(|asset| copy(asset, inputs, sink))?;
        Ok(pages.len())
    }
}

/// Copies a file that is not held in memory; one that changed since it was looked into may be anything, and is refused.
fn copy(asset: &Asset, inputs: &Inputs, sink: &dyn Sink) -> Result<(), Error> {
    let content = inputs.load(asset.file);
    let refuse = |reason: &str| Error::Asset { path: asset.path.clone(), reason: reason.to_owned() };
    if asset.checked.is_some_and(|checked| checked != content.fingerprint()) {
        return Err(refuse("it changed while the site was built; build it again"));
    }
    match content.as_ref() {
        Content::Unreadable(reason) => Err(refuse(reason)),
        Content::Text(text) => Ok(sink.put(&asset.path, text.as_bytes())?),
        Content::Bytes(bytes) => Ok(sink.put(&asset.path, bytes)?),
    }
}

/// Everything before the first page.
struct Prepared {
    site: Site,
    theme: Theme,
    diagnostics: Vec<Diagnostic>,
}

fn prepare(inputs: &Inputs, options: Options) -> Prepared {
    let (authored, mut diagnostics) = parse::parse(inputs);
    let theme_place = authored.settings.as_ref().and_then(|settings| settings.theme.clone());
    let (site, places, found) = resolve::resolve(authored, resolve::Options { drafts: options.drafts });
    diagnostics.extend(found);
    let (theme, found) = Theme::load(inputs, &site.settings.theme);
    diagnostics.extend(found.into_iter().map(|mut diagnostic| {
        // A theme that is not there is a mistake in site.yaml.
        if let (Some(written), true) = (&theme_place, diagnostic.place.end == 0) {
            diagnostic.place = written.place;
        }
        diagnostic
    }));
    diagnostics.extend(check::check(&site, &places, theme.assets.keys().map(String::as_str)));
    let order = |place: Place| (inputs.order(place.file), place);
    diagnostics.sort_by(|a, b| {
        (order(a.place), a.rule.name, &a.message).cmp(&(order(b.place), b.rule.name, &b.message))
    });
    diagnostics.dedup();
    Prepared { site, theme, diagnostics }
}
