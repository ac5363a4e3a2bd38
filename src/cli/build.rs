//! `syllabus build` and `syllabus check`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};

use super::progress::Progress;
use super::{End, Ended, from_here, mend, say};
use crate::build::cache::fingerprint;
use crate::build::{Options, Report, Session};
use crate::diagnostic::Severity;
use crate::diagnostic::render::{counted, human, short};
use crate::read;
use crate::source::Inputs;
use crate::write::{Disk, Shelf, Summary, Trace};

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

/// Looks for mistakes in the site, and puts right what it can if you ask for it.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus check
  syllabus check --fix --dry-run       shows what would be put right, and writes nothing
  syllabus check --fix                 puts it right in your files, and shows what is left
  syllabus check --format short        one line for each mistake, as editors like it

Only what is mechanical and loses nothing is put right: missing quotes, tabs, mistyped names of fields. All else in the files
stays as it is, byte for byte.

Exit code: 0 no mistakes (warnings don't count), 1 mistakes, 2 the site could not be read.")]
pub(super) struct Check {
    /// Puts right in `content/` what can be put right mechanically.
    #[arg(long)]
    fix: bool,
    /// With --fix: shows the changes and writes nothing.
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[command(flatten)]
    look: Look,
}

#[derive(Clone, Debug, Args)]
struct Look {
    /// Takes in what is marked `draft: true`.
    #[arg(long)]
    drafts: bool,
    /// How mistakes are shown.
    #[arg(long, value_enum, default_value_t = Format::Human, hide_default_value = true)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line that they are in (the default).
    Human,
    /// One line for each, with its path, line and column.
    Short,
}

impl Build {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let started = Instant::now();
        let progress = Progress::start("reading");
        let inputs = read::read(site)?;
        let out = from_here(site, &self.out);
        let disk = Disk::open(&out, site)?;
        let mut session = Session::with_progress(progress.listener());
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
        self.look.show(&report, &inputs);
        match summary {
            Some(summary) => say::result(&built(&report, summary, &out, started)),
            None => say::result(&format!(
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

impl Check {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let started = Instant::now();
        let progress = Progress::start("reading");
        if self.fix {
            let mended = mend::mend(site, &self.look.options())?;
            progress.end();
            if self.dry_run {
                mend::show(site, &mended);
                return Ok(End::of(&mended.report));
            }
            mend::write(site, &mended)?;
            return Check { fix: false, ..self.clone() }.carry_out(site);
        }
        let inputs = read::read(site)?;
        let report = Session::default().check(&inputs, &self.look.options())?;
        progress.end();
        self.look.show(&report, &inputs);
        let files = counted(inputs.len(), "file");
        say::result(&format!("checked {files}, {}, {}\n", counts(&report), seconds(started)));
        Ok(End::of(&report))
    }
}

impl Look {
    fn options(&self) -> Options {
        Options { drafts: self.drafts }
    }

    fn show(&self, report: &Report, inputs: &Inputs) {
        say::remark(&match self.format {
            Format::Human => human::render(&report.diagnostics, inputs, say::has_colour()),
            Format::Short => short::render(&report.diagnostics, inputs),
        });
    }
}

impl End {
    fn of(report: &Report) -> Self {
        if report.failed() { End::Mistakes } else { End::Clean }
    }
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

fn counts(report: &Report) -> String {
    let errors = counted(report.count(Severity::Error), "error");
    format!("{errors}, {}", counted(report.count(Severity::Warning), "warning"))
}

fn seconds(started: Instant) -> String {
    format!("{:.2} s", started.elapsed().as_secs_f64())
}
