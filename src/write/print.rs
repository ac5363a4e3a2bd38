//! What is known of a file: of its bytes, and of how it lies on the disk.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Stands for the bytes of one file. Nothing in it depends on when or where they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Print {
    /// A hash that nobody attacks: whoever can write a colliding page can write the page.
    pub hash: u128,
    /// How many bytes there are.
    pub length: u64,
}

impl Print {
    /// The print of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Print { hash: xxhash_rust::xxh3::xxh3_128(bytes), length: bytes.len() as u64 }
    }
}

/// Stands for what a file system tells of a file without opening it: its length, its number, and when it and its entry
/// changed. Whoever writes to a file, or puts another one in its place, changes its trace, even where the length stays and
/// the time of the last change is set back. A trace means nothing on another machine or after copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Trace {
    /// Stands for all of it.
    pub hash: u64,
    /// When the file last changed, in nanoseconds.
    pub changed: u64,
}

/// A clock ticks this often, or more often: two changes within one tick have the same time.
const TICK: Duration = Duration::from_millis(20);

impl Trace {
    /// The trace of the file itself at `path`, not of one that a link leads to.
    pub fn at(path: &Path) -> Option<Self> {
        path.symlink_metadata().ok().as_ref().and_then(Trace::of)
    }

    /// Nothing, unless it is a file, and on a disk that doesn't count in whole seconds, as some USB sticks do.
    pub(super) fn of(found: &Metadata) -> Option<Self> {
        let (modified, changed) = times(found)?;
        if !found.is_file() || changed.is_multiple_of(Duration::from_secs(1).as_nanos() as u64) {
            return None;
        }
        let facts = [found.len(), number(found), modified, changed].map(u64::to_le_bytes);
        Some(Trace { hash: xxhash_rust::xxh3::xxh3_64(facts.as_flattened()), changed })
    }

    /// Whether a change after `now` shows in the trace.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        now.checked_sub(TICK).and_then(nanoseconds).is_some_and(|settled| self.changed < settled)
    }
}

/// When the file was last written to, and when anything about it changed, which nobody can set.
#[cfg(unix)]
fn times(found: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let changed = Duration::new(found.ctime().try_into().ok()?, found.ctime_nsec().try_into().ok()?);
    Some((nanoseconds(found.modified().ok()?)?, u64::try_from(changed.as_nanos()).ok()?))
}

#[cfg(not(unix))]
fn times(found: &Metadata) -> Option<(u64, u64)> {
    let modified = nanoseconds(found.modified().ok()?)?;
    Some((modified, modified))
}

#[cfg(unix)]
fn number(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

/// Another file with the same name was made at another time.
#[cfg(not(unix))]
fn number(found: &Metadata) -> u64 {
    found.created().ok().and_then(nanoseconds).unwrap_or(0)
}

fn nanoseconds(time: SystemTime) -> Option<u64> {
    time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_nanos().try_into().ok()
}

/// A file of the site as a build left it in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its path in the folder, with `/` between the parts.
    pub path: String,
    /// Its bytes.
    pub print: Print,
    /// How it lies there; nothing where the disk can't tell, where it was written only just now, so that a change might not
    /// show, or where nobody wants to know.
    pub trace: Option<Trace>,
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Duration, Trace};
    use std::fs::{self, File};

    #[test]
    fn an_edit_shows_even_where_length_and_time_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        fs::write(&path, "one").unwrap();
        let before = Trace::at(&path);
        assert_eq!(Trace::at(&path), before);
        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        // The clock of a file system ticks every few milliseconds.
        std::thread::sleep(Duration::from_millis(30));
        fs::write(&path, "two").unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        assert!(before.is_some() && Trace::at(&path).is_some());
        assert_ne!(Trace::at(&path), before);
    }

    #[test]
    fn a_trace_is_trusted_when_the_clock_has_moved_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        fs::write(&path, "one").unwrap();
        let (trace, at) = (Trace::at(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
        assert!(!trace.is_settled(at), "it may be written again in the same moment");
        assert!(!trace.is_settled(at - Duration::from_secs(9)), "it comes from the future");
        assert!(trace.is_settled(at + Duration::from_secs(1)));
    }

    #[test]
    fn only_a_file_has_a_trace() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x"), "").unwrap();
        std::os::unix::fs::symlink("x", folder.path().join("link")).unwrap();
        assert!(Trace::at(&folder.path().join("x")).is_some());
        for none in ["link", "missing", "."] {
            assert_eq!(Trace::at(&folder.path().join(none)), None, "{none}");
        }
    }
}
