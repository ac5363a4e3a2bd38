//! `syllabus build`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::look::{Look, counts, seconds};
use super::progress::Progress;
use super::{End, Ended, from_here};
use crate::build::cache::fingerprint;
use crate::build::{Report, Session};
use crate::diagnostic::render::counted;
use crate::read;
use crate::write::{Disk, Shelf, Summary, Trace, published};

/// Builds the site into the folder `public`.
///
/// Only files that change are written. If there are mistakes, they are shown and nothing is written, so that the folder holds
/// the last good site.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus build                       build the site of this folder into public/
  syllabus build --drafts              with what is marked `draft: true`
  syllabus build --out ../preview      into another folder; it must be empty or made by syllabus
  syllabus -C revision build           build the site in the folder `revision`

The folder can be put on any web server, or on a USB stick: open its index.html.")]
pub(super) struct Build {
    /// The folder to build into.
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// Makes every page anew, and writes nothing down for the next build.
    ///
    /// The folder `.syllabus-cache` beside `content` makes builds faster. It can be deleted at any time.
    #[arg(long)]
    no_cache: bool,
    #[command(flatten)]
    look: Look,
}

impl Build {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let started = Instant::now();
        let progress = Progress::start("reading");
        let inputs = read::read(site)?;
        let out = from_here(site, &self.out);
        let disk = Disk::open(&out, site)?;
        let mut session = Session::with_progress(progress.listener());
        session.compare_with(published(&out));
        let (report, summary) = match program().filter(|_| !self.no_cache) {
            Some(program) => {
                let shelf = Shelf::new(site, &out);
                session.rebuild(&inputs, &self.look.options(), disk, &shelf, program)?
            }
            None => {
                let report = session.build(&inputs, &self.look.options(), &disk)?;
                let summary = if report.failed() { None } else { Some(disk.finish()?) };
                (report, summary)
            }
        };
        progress.end();
        self.look.show(&report, &inputs, None);
        match summary {
            Some(summary) => self.look.remark(&built(&report, summary, &out, started)),
            None => self.look.remark(&format!(
                "nothing was written to {}, {}, {}\n",
                shown(&out),
                counts(&report),
                seconds(started)
            )),
        }
        Ok(End::of(&report))
    }
}

/// Stands for this very program: another version, or the same one compiled again, may make other pages. Nothing if that
/// can't be known.
fn program() -> Option<u128> {
    let file = std::env::current_exe().and_then(|file| file.canonicalize()).ok()?;
    Some(fingerprint(&(env!("CARGO_PKG_VERSION"), Trace::at(&file)?)))
}

fn built(report: &Report, summary: Summary, out: &Path, started: Instant) -> String {
    format!(
        "built {} in {} ({} changed, {} removed), {}, {}\n",
        counted(report.pages, "page"),
        shown(out),
        summary.written,
        summary.deleted,
        counts(report),
        seconds(started)
    )
}

/// A folder as people write it: with a slash at its end.
fn shown(folder: &Path) -> String {
    let shown = folder.display().to_string();
    if shown.ends_with('/') { shown } else { shown + "/" }
}
