//! When the texts of a site were last committed: the day that counts as today where nobody says which it is.

use crate::model::Date;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the folder's own settings may not make git do: sign, watch, or ask for a password.
const QUIETLY: [&str; 6] =
    ["--no-pager", "--no-optional-locks", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false"];

/// The day of the newest commit of the git repository that holds `site`; nothing without one, or without git.
pub(super) fn newest(site: &Path) -> Option<Date> {
    let mut git = Command::new("git");
    git.args(QUIETLY).arg("-C").arg(site).args(["log", "-1", "--format=%cs"]);
    git.env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1");
    let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    std::str::from_utf8(&output.stdout).ok()?.trim().parse().ok()
}
