//! Where it all happens: a folder of its own, gone when the run ends.
//!
//! Nothing is deleted before. Some file systems are slow and uneven for a while after a large tree went away, so every build
//! that starts with nothing gets a fresh folder, and what a build left is moved aside.

use super::bare;
use std::cell::Cell;
use std::path::{Path, PathBuf};

/// The folder of one run.
pub struct Place {
    root: PathBuf,
    used: Cell<usize>,
}

impl Place {
    /// A new folder in `parent`.
    pub fn new(parent: &Path) -> Self {
        let root = parent.join(format!("syllabus-bench-{}", std::process::id()));
        std::fs::create_dir_all(&root).unwrap();
        Place { root: root.canonicalize().unwrap(), used: Cell::new(0) }
    }

    /// A path at which nothing is yet.
    pub fn fresh(&self, name: &str) -> PathBuf {
        self.used.set(self.used.get() + 1);
        self.root.join(format!("{}-{name}", self.used.get()))
    }

    /// The kind of file system it is on, where the system tells: `ext4`.
    pub fn file_system(&self) -> String {
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
        let mount = |line: &str| {
            let mut parts = line.split(' ').skip(1);
            let (folder, kind) = (parts.next()?, parts.next()?);
            self.root.starts_with(folder).then(|| (folder.len(), kind.to_owned()))
        };
        mounts.lines().filter_map(mount).max().map_or_else(|| "a disk".to_owned(), |(_, kind)| kind)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// Writes files into `folder`: path and text of each.
pub fn write_all(folder: &Path, files: impl Iterator<Item = (String, String)>) {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// How many files lie somewhere, how many of them are pages, and how large they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    pub files: usize,
    pub bytes: u64,
    pub pages: usize,
    pub page_bytes: u64,
}

impl Weight {
    /// Of all that is below `root`.
    pub fn of(root: &Path) -> Self {
        let mut weight = Weight::default();
        for path in bare::files(root) {
            let bytes = std::fs::metadata(&path).unwrap().len();
            weight.files += 1;
            weight.bytes += bytes;
            if path.extension().is_some_and(|ending| ending == "html") {
                weight.pages += 1;
                weight.page_bytes += bytes;
            }
        }
        weight
    }

    /// Bytes of a page.
    pub fn per_page(self) -> f64 {
        self.page_bytes as f64 / self.pages.max(1) as f64
    }
}
