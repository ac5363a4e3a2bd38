//! What tells that a file is still the same, without reading it.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use crate::source::Stamp;

/// How long a file must have been left alone before its stamp is trusted. A clock that counts in coarse steps gives two
/// changes one after the other the same time; the coarsest that anybody uses, on memory sticks, counts in two seconds.
const SETTLED: Duration = Duration::from_secs(2);

/// The stamp of a file about which the disk says this; none while it may change again without another stamp, and none for
/// a file from the future.
pub(super) fn of(about: &Metadata, now: SystemTime) -> Option<Stamp> {
    let modified = about.modified().ok()?;
    let changed = changed(about).unwrap_or(modified);
    let is_settled = |time| now.duration_since(time).is_ok_and(|age| age > SETTLED);
    if !is_settled(modified) || !is_settled(changed) {
        return None;
    }
    let [device, inode] = identity(about);
    Some(Stamp::of([about.len(), nanoseconds(modified), nanoseconds(changed), device, inode]))
}

/// When anything about the file last changed. Nobody can set this time, as they can that of its last modification.
#[cfg(unix)]
fn changed(about: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(u64::try_from(about.ctime()).ok()?);
    let rest = Duration::from_nanos(u64::try_from(about.ctime_nsec()).ok()?);
    SystemTime::UNIX_EPOCH.checked_add(seconds + rest)
}

#[cfg(not(unix))]
fn changed(about: &Metadata) -> Option<SystemTime> {
    about.created().ok()
}

#[cfg(unix)]
fn identity(about: &Metadata) -> [u64; 2] {
    use std::os::unix::fs::MetadataExt;
    [about.dev(), about.ino()]
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> [u64; 2] {
    [0, 0]
}

/// A time as a number, which wraps around long after everybody's files.
fn nanoseconds(time: SystemTime) -> u64 {
    let since = |earlier: SystemTime, later: SystemTime| later.duration_since(earlier).ok();
    match since(SystemTime::UNIX_EPOCH, time) {
        Some(after) => after.as_nanos() as u64,
        None => {
            since(time, SystemTime::UNIX_EPOCH).map_or(0, |before| (before.as_nanos() as u64).wrapping_neg())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_stamp_is_trusted_when_the_file_has_been_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        let about = path.metadata().unwrap();
        let modified = about.modified().unwrap();
        let after = |seconds| modified + Duration::from_secs(seconds);
        assert_eq!(of(&about, after(1)), None, "it may change again in the same moment");
        assert_eq!(of(&about, modified - Duration::from_secs(9)), None, "it comes from the future");
        let stamp = of(&about, after(9));
        assert!(stamp.is_some());
        assert_eq!(of(&about, after(99)), stamp);
    }

    #[test]
    fn whatever_happens_to_a_file_gives_it_another_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let stamp = || {
            let about = path.metadata().unwrap();
            of(&about, about.modified().unwrap().max(SystemTime::now()) + Duration::from_secs(9)).unwrap()
        };
        fs::write(&path, "one").unwrap();
        let (first, modified) = (stamp(), path.metadata().unwrap().modified().unwrap());
        fs::write(&path, "three").unwrap();
        assert_ne!(stamp(), first);
        // Saved by rename with the old time and the old length, as some tools do.
        let other = folder.path().join("b.md");
        fs::write(&other, "two").unwrap();
        fs::File::options().write(true).open(&other).unwrap().set_modified(modified).unwrap();
        fs::rename(&other, &path).unwrap();
        #[cfg(unix)]
        assert_ne!(stamp(), first);
    }
}
