//! `syllabus check --fix`.

use std::path::Path;

use similar::TextDiff;

use super::{Failure, from_here, say};
use crate::build::mend::{Done, Mended};
use crate::build::{Options, Session};
use crate::diagnostic::render::{counted, visible};
use crate::{read, write};

/// What would be put right.
pub(super) fn mend(site: &Path, options: &Options) -> Result<Mended, Failure> {
    let inputs = read::read(site)?;
    Ok(Session::remembering().mend(&inputs, options)?)
}

/// Shows the changes as a diff, and what they are for. Writes nothing.
pub(super) fn show(site: &Path, mended: &Mended) {
    for file in &mended.changed {
        let path = from_here(site, Path::new(&file.path)).display().to_string();
        let diff = TextDiff::from_lines(file.before.as_str(), file.after.as_str());
        say::result(&diff.unified_diff().context_radius(2).header(&path, &path).to_string());
    }
    say::remark(&told(site, &mended.done, "would be fixed"));
    say::remark(&told(site, &mended.refused, REFUSED));
    let count = counted(mended.done.len(), "mistake");
    let files = counted(mended.changed.len(), "file");
    say::remark(&match mended.done.len() {
        0 => "there is nothing that can be fixed mechanically\n".to_owned(),
        _ => format!("{count} would be fixed in {files}; nothing was written\n"),
    });
}

const REFUSED: &str = "not fixed, because that would make another mistake";

/// Writes the changes, and says what was done. A file that can't be written leaves the others to be written.
pub(super) fn write(site: &Path, mended: &Mended) -> Result<(), Failure> {
    let mut failures = Vec::new();
    for file in &mended.changed {
        let path = site.join(&file.path);
        match write::replace(&path, file.before.as_bytes(), file.after.as_bytes()) {
            Ok(()) => {
                let done = mended.done.iter().filter(|done| done.path == file.path);
                say::result(&told(site, done, "fixed"));
            }
            Err(error) => failures.push(error.to_string()),
        }
    }
    say::result(&told(site, &mended.refused, REFUSED));
    match failures.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(failures.join("\n"))),
    }
}

/// One line for each: where, what was wrong, and what became of it.
fn told<'a>(site: &Path, all: impl IntoIterator<Item = &'a Done>, became: &str) -> String {
    let line = |done: &Done| {
        let path = from_here(site, Path::new(&done.path)).display().to_string();
        let Done { line, message, what, .. } = done;
        visible(&format!("{path}:{line}: {became}: {message} ({what})")) + "\n"
    };
    all.into_iter().map(line).collect()
}
