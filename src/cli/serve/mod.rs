//! `syllabus serve`.

mod editor;
mod launch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::{Ended, Failure, say};
use crate::diagnostic::render::{counted, human};
use crate::diagnostic::{self, Severity};
use crate::serve::{self, Built, Console, Options};
use crate::watch::How;
use editor::Editor;

/// Shows the site in your browser, and shows it anew whenever you save.
///
/// Nothing is written: `public` stays as it is. Drafts are shown, and the list of all pages says which they are. If there is
/// a mistake, the last good site stays, and both the terminal and the page say what is wrong.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus serve                       then open the address that it prints
  syllabus serve --open                opens it for you
  syllabus serve --published           without what is marked `draft: true`, as your readers will see it
  syllabus serve --port 8000           at http://127.0.0.1:8000/
  syllabus serve --host 0.0.0.0        also for a phone in your network; whoever is in it can look
  syllabus serve --editor 'code -g {file}:{line}:{column}'

All pages and the files they are written in are listed at /.syllabus/pages. Press Ctrl-C to stop; nothing is left behind.")]
pub(super) struct Serve {
    /// The name or number of this computer to be seen at.
    #[arg(long, value_name = "NAME", default_value = "127.0.0.1")]
    host: String,
    /// The port to be seen at. Without it, 4747 or one of the next nine.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Opens the site in your browser.
    #[arg(long)]
    open: bool,
    /// Leaves out what is marked `draft: true`.
    #[arg(long)]
    published: bool,
    /// The command that opens a file in your editor, if you don't want the one that is found. It must have a window of its
    /// own. The environment variable SYLLABUS_EDITOR says the same for good.
    #[arg(long, value_name = "COMMAND")]
    editor: Option<String>,
    /// Looks at all files every second, for disks that tell nobody of changes: network drives, some containers.
    #[arg(long)]
    poll: bool,
}

impl Serve {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let editor = Editor::find(self.editor.as_deref())?;
        let console: Arc<dyn Console> = Arc::new(Terminal { editor, open: self.open });
        let options = Options {
            site: absolute(site)?,
            host: self.host.clone(),
            port: self.port,
            drafts: !self.published,
            how: if self.poll { How::Polling } else { How::Told },
        };
        match serve::serve(&options, &console)? {}
    }
}

/// The site's folder as it is found even if the folder that we were started in is put in place anew.
fn absolute(site: &Path) -> Result<PathBuf, Failure> {
    site.canonicalize()
        .map_err(|error| Failure::from(crate::read::Error::Site { site: site.to_owned(), error }))
}

/// Tells what happens on the terminal.
struct Terminal {
    editor: Editor,
    /// Whether to open the site in a browser.
    open: bool,
}

impl Console for Terminal {
    fn listening(&self, address: &str) {
        say::result(&format!(
            "the site is at {address} (all pages: {address}.syllabus/pages)\npress Ctrl-C to stop\n"
        ));
    }

    fn built(&self, built: &Built<'_>) {
        say::remark(&human::render(built.diagnostics, built.inputs, say::has_colour()));
        say::result(&line(built));
    }

    fn failed(&self, reason: &str) {
        say::failure(&Failure::new(reason));
        say::result("what was shown before stays; waiting for a change\n");
    }

    fn polling(&self, reason: &str) {
        say::remark(&format!(
            "looking at all files again and again instead of being told of changes: {reason}\n"
        ));
    }

    fn ready(&self, address: &str) {
        if self.open
            && let Err(reason) = launch::address(address)
        {
            say::remark(&format!("your browser could not be opened: {reason}\n"));
        }
    }

    fn open(&self, file: &Path, line: u32, column: u32) -> Result<(), String> {
        self.editor.open(file, line, column)
    }
}

/// What came of a build, in one line.
fn line(built: &Built<'_>) -> String {
    let count = |severity, noun| counted(diagnostic::count(built.diagnostics, severity), noun);
    let counts = format!("{}, {}", count(Severity::Error, "error"), count(Severity::Warning, "warning"));
    let time = format!("{} ms", built.took.as_millis());
    match (built.pages, built.first) {
        (Some(pages), true) => format!("built {} in {time}: {counts}\n", counted(pages, "page")),
        (Some(_), false) => format!("rebuilt{} in {time}: {counts}\n", after(built.changed)),
        (None, true) => format!("nothing to show yet: {counts}, {time}\n"),
        (None, false) => {
            format!("the last good site stays{}: {counts}, {time}\n", after(built.changed))
        }
    }
}

/// What led to a build; nothing where everything is as it was before it could not be read.
fn after(changed: usize) -> String {
    match changed {
        0 => String::new(),
        1 => " after 1 changed file".to_owned(),
        files => format!(" after {files} changed files"),
    }
}
