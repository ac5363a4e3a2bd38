//! What is known of a file: of its bytes, and of how it lies on the disk.

use std::fs::Metadata;
use std::path::Path;

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
/// changed. Whoever writes to a file, or puts another one in its place, changes its stamp, even where the length stays and
/// the time of the last change is set back. A stamp means nothing on another machine or after copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(pub u64);

impl Stamp {
    /// The stamp of the file itself at `path`, not of one that a link leads to.
    pub fn at(path: &Path) -> Option<Self> {
        path.symlink_metadata().ok().as_ref().and_then(Stamp::of)
    }

    /// Nothing, unless it is a file on a disk whose clock is fine enough: two changes within one of its ticks look alike,
    /// and some disks, such as USB sticks, count in seconds.
    pub(super) fn of(found: &Metadata) -> Option<Self> {
        let numbers = if found.is_file() { numbers(found)? } else { return None };
        let mut bytes = [0; 48];
        for (place, number) in bytes.chunks_exact_mut(8).zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        Some(Stamp(xxhash_rust::xxh3::xxh3_64(&bytes)))
    }
}

#[cfg(unix)]
fn numbers(found: &Metadata) -> Option<[u64; 6]> {
    use std::os::unix::fs::MetadataExt;
    let bits = i64::cast_unsigned;
    let changed = [found.ctime(), found.ctime_nsec()].map(bits);
    let [modified, fraction] = [found.mtime(), found.mtime_nsec()].map(bits);
    (changed[1] != 0).then_some([found.len(), found.ino(), changed[0], changed[1], modified, fraction])
}

#[cfg(not(unix))]
fn numbers(found: &Metadata) -> Option<[u64; 6]> {
    let since = |time: std::time::SystemTime| time.duration_since(std::time::UNIX_EPOCH).ok();
    let (modified, made) = (since(found.modified().ok()?)?, found.created().ok().and_then(since)?);
    let fraction = modified.subsec_nanos();
    let numbers =
        [found.len(), 0, made.as_secs(), made.subsec_nanos().into(), modified.as_secs(), fraction.into()];
    (fraction != 0).then_some(numbers)
}

/// A file of the site as a build left it in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its path in the folder, with `/` between the parts.
    pub path: String,
    /// Its bytes.
    pub print: Print,
    /// How it lies there; nothing where the disk can't tell, or where nobody wants to know.
    pub stamp: Option<Stamp>,
}

#[cfg(all(test, unix))]
mod tests {
    use super::Stamp;
    use std::fs::{self, File};

    #[test]
    fn an_edit_shows_even_where_length_and_time_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        fs::write(&path, "one").unwrap();
        let before = Stamp::at(&path);
        assert_eq!(Stamp::at(&path), before);
        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        // The clock of a file system ticks every few milliseconds.
        std::thread::sleep(std::time::Duration::from_millis(30));
        fs::write(&path, "two").unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        assert!(before.is_some() && Stamp::at(&path).is_some());
        assert_ne!(Stamp::at(&path), before);
    }

    #[test]
    fn only_a_file_has_a_stamp() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x"), "").unwrap();
        std::os::unix::fs::symlink("x", folder.path().join("link")).unwrap();
        assert!(Stamp::at(&folder.path().join("x")).is_some());
        for none in ["link", "missing", "."] {
            assert_eq!(Stamp::at(&folder.path().join(none)), None, "{none}");
        }
    }
}
