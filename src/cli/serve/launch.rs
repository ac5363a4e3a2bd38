//! Starts other programs, which go their own way: they share no terminal with us, do not end with us, and are not waited for,
//! but for the moment in which most see that they can't do what was asked.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// What opens a file or an address with whatever the system has for it.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// How long to wait for a program that fails at once.
const MOMENT: Duration = Duration::from_millis(300);

/// Endings that programs have.
const ENDINGS: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };

/// Opens a file with what the system has for it.
pub(super) fn file(file: &Path) -> Result<(), String> {
    program(Path::new(OPENER), [file.as_os_str().to_owned()].into_iter())
}

/// Opens an address in a browser.
pub(super) fn address(address: &str) -> Result<(), String> {
    program(Path::new(OPENER), [address.into()].into_iter())
}

/// Starts a program with these words.
pub(super) fn program(program: &Path, words: impl Iterator<Item = OsString>) -> Result<(), String> {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // What is typed here to stop us is not for others.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let name = program.display();
    let mut child = command.spawn().map_err(|error| format!("{name} can't be started: {error}"))?;
    // Somebody must ask how it ended, or the system keeps it in its books for as long as we run.
    let (ended, end) = channel();
    let wait = move || {
        // Nobody wants to know any more if it took long.
        let _ = ended.send(child.wait());
    };
    thread::Builder::new().name("editor".to_owned()).spawn(wait).map_err(|error| error.to_string())?;
    match end.recv_timeout(MOMENT) {
        // What opens files on Windows says that it failed even when it did not.
        Ok(Ok(status)) if !(status.success() || cfg!(windows) && program == Path::new(OPENER)) => {
            Err(format!("{name} could not do it ({status})"))
        }
        _ => Ok(()),
    }
}

/// A program in the folders of `path`.
pub(super) fn find(name: &str, path: &OsStr) -> Option<PathBuf> {
    env::split_paths(path).find_map(|folder| {
        let files = ENDINGS.iter().map(|ending| folder.join(format!("{name}{ending}")));
        files.into_iter().find(|file| file.is_absolute() && is_program(file))
    })
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}
