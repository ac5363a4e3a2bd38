//! `syllabus check --fix`: what was put right, on the disk and in words.

use std::path::Path;

use similar::TextDiff;

use super::{Failure, from_here};
use crate::build::mend::{Done, Mended};
use crate::diagnostic::render::{counted, visible};
use crate::write;

/// The changes as a diff, which `patch` and `git apply` understand.
pub(super) fn diff(site: &Path, mended: &Mended) -> String {
    let of_file = |file: &crate::build::mend::Changed| {
        let path = from_here(site, Path::new(&file.path)).display().to_string();
        let diff = TextDiff::from_lines(file.before.as_str(), file.after.as_str());
        diff.unified_diff().context_radius(2).header(&path, &path).to_string()
    };
    mended.changed.iter().map(of_file).collect()
}

/// Writes the changes, and says what was done. A file that can't be written leaves the others to be written.
pub(super) fn write(site: &Path, mended: &Mended) -> Result<String, Failure> {
    let mut failures = Vec::new();
    for file in &mended.changed {
        let written = write::replace(&site.join(&file.path), file.before.as_bytes(), file.after.as_bytes());
        failures.extend(written.err().map(|error| error.to_string()));
    }
    if failures.is_empty() {
        return Ok(told(site, mended, "fixed"));
    }
    failures.push(match mended.changed.len() - failures.len() {
        0 => "nothing was fixed".to_owned(),
        written => {
            format!("{} was fixed; run the command again to see what is left", counted(written, "other file"))
        }
    });
    Err(Failure::new(failures.join("\n")))
}

/// What was done, or would be done, in a line for each mistake; what was refused; and how much it was in all.
pub(super) fn told(site: &Path, mended: &Mended, became: &str) -> String {
    let line = |done: &Done, became: &str| {
        let path = from_here(site, Path::new(&done.path)).display().to_string();
        let Done { line, message, what, .. } = done;
        visible(&format!("{path}:{line}: {became}: {message} ({what})")) + "\n"
    };
    let done = mended.done.iter().map(|done| line(done, became));
    let refused =
        mended.refused.iter().map(|done| line(done, "left, because its fix would make another mistake"));
    let mut told: String = done.chain(refused).collect();
    told.push_str(&match mended.done.len() {
        0 => "there was nothing to fix mechanically\n".to_owned(),
        count => {
            let files = counted(mended.changed.len(), "file");
            format!("{} {became} in {files}\n", counted(count, "mistake"))
        }
    });
    told
}
