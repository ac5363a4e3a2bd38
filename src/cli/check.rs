//! `syllabus check`.

use std::path::Path;
use std::time::Instant;

use clap::{Args, ValueEnum};

use super::commit;
use super::look::{Look, counts, seconds};
use super::progress::Progress;
use super::{End, Ended, Failure, from_here, mend, say};
use crate::build::{Options, Report, Session};
use crate::diagnostic::render::{MANY, counted};
use crate::diagnostic::{Rule, Severity};
use crate::model::Date;
use crate::read;
use crate::write::published;

/// Looks for mistakes in the site, and puts right what it can if you ask for it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus check
  syllabus check --fix --dry-run       shows what would be put right, and writes nothing
  syllabus check --fix                 puts it right in your files, and shows what is left
  syllabus check --only long-sentence  all findings of one rule, and no other
  syllabus check --today 2027-05-01    what should have been reviewed by that day is told as well
  syllabus check --deny warnings       fails if there is anything to say: for the last look before a site goes out
  syllabus check --format short        one line for each mistake, as editors like it
  syllabus check --format github       notes beside the lines of a pull request, from a GitHub action

Only what is mechanical and loses nothing is put right: missing quotes, tabs, mistyped names of fields. All else in the files
stays as it is, byte for byte.

`syllabus explain RULE` says what a rule is for, and `syllabus rules` lists them all. A warning can be switched off in
site.yaml, with a reason. Exit code: 0 no mistakes (warnings don't count, unless denied), 1 mistakes, 2 the site could
not be read.")]
pub(super) struct Check {
    #[command(flatten)]
    look: Look,
    /// Shows what breaks this rule, and nothing else. May be given several times.
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Puts right in `content/` what can be put right mechanically.
    #[arg(long)]
    fix: bool,
    /// With --fix: shows the changes and writes nothing.
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// The day that counts as today when reviews are due, such as 2026-11-01.
    ///
    /// Without it, it is the day of the newest commit; in a folder without git the newest day on which anything was reviewed.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Ends with exit code 1 if there are warnings.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Anything that there is to say.
    Warnings,
}

/// Where a site was built to, unless somebody said otherwise.
const PUBLIC: &str = "public";

impl Check {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let only = self.only.iter().map(|name| super::rules::find(name)).collect::<Result<Vec<_>, _>>()?;
        if self.fix
            && let Some(end) = self.mend(site, &only)?
        {
            return Ok(end);
        }
        let started = Instant::now();
        let progress = Progress::start("reading");
        let inputs = read::read(site)?;
        let mut session = Session::default();
        session.compare_with(published(&from_here(site, Path::new(PUBLIC))));
        let mut report = session.check(&inputs, &self.options(site))?;
        progress.end();
        if !only.is_empty() {
            report.diagnostics.retain(|diagnostic| only.contains(&diagnostic.rule));
        }
        self.look.show(&report, &inputs, (!only.is_empty()).then_some(MANY));
        let files = counted(inputs.len(), "file");
        self.look.remark(&format!("checked {files}, {}, {}\n", counts(&report), seconds(started)));
        Ok(self.end(&report))
    }

    /// Puts right what can be. How it ended, if nothing was to be written, so that there is nothing new to see.
    fn mend(&self, site: &Path, only: &[&'static Rule]) -> Result<Option<End>, Failure> {
        let progress = Progress::start("reading");
        let inputs = read::read(site)?;
        let mut session = Session::remembering();
        session.compare_with(published(&from_here(site, Path::new(PUBLIC))));
        let mended = session.mend(&inputs, &self.options(site), only)?;
        progress.end();
        if self.dry_run {
            say::result(&mend::diff(site, &mended));
            say::remark(&mend::told(site, &mended, "would be fixed"));
            say::remark(&format!("{} would be left; nothing was written\n", counts(&mended.report)));
            return Ok(Some(self.end(&mended.report)));
        }
        self.look.remark(&mend::write(site, &mended)?);
        Ok(None)
    }

    fn options(&self, site: &Path) -> Options {
        Options { today: self.today.or_else(|| commit::newest(site)), ..self.look.options() }
    }

    fn end(&self, report: &Report) -> End {
        let denied = self.deny.is_some() && report.count(Severity::Warning) > 0;
        if denied { End::Mistakes } else { End::of(report) }
    }
}
