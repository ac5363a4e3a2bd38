//! What people wrote, exactly as they wrote it: files, places in them, and lines.
//!
//! [`Inputs`] says which files there are; what is in one is loaded when somebody asks for it, so a site's texts are never
//! all in memory at once.
//!
//! **Invariant:** knows no other room and no disk: files come from whatever can [`Load`] them.

mod content;
mod inputs;
mod line_index;
mod overlay;

pub use content::{Content, Fingerprint};
pub use inputs::{File, Inputs, Load, Loaded, Source, Stamp};
pub use line_index::{LineColumn, LineIndex};

use std::ffi::OsStr;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// Whether files and folders of this name are left out: what programs keep beside texts.
pub fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || name == "node_modules"
}

/// The part of a path up to its last `/`; empty where it has none.
pub fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// A file, by a hash of its path: the same file has the same id in every build and every process, so what was found in it
/// once keeps its places. That two paths of one site share an id is a matter of 2⁻⁶⁴.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u64);

impl FileId {
    /// The id of the file at `path`, which is given from the site's folder: `content/about.md`.
    pub fn of(path: &str) -> Self {
        FileId(xxh3_64(path.as_bytes()))
    }
}

/// A byte range in one file. A place becomes line and column only when it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte, counted from 0 at the start of the file, byte order mark included.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// The whole of `file`, for what has no better place: its very beginning.
    pub fn file(file: FileId) -> Self {
        Place { file, start: 0, end: 0 }
    }

    /// The range in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Placed<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Pairs `value` with `place`.
    pub fn new(value: T, place: Place) -> Self {
        Placed { value, place }
    }
}
