//! What people wrote, exactly as they wrote it: files, places in them, and lines.
//!
//! **Invariant:** knows nothing of the other rooms, and nothing of the disk: a [`Source`] is a path and bytes.

mod line_index;

pub use line_index::{LineColumn, LineIndex};

use std::ops::Range;

/// Position of a file in [`Inputs`]; stable as long as the set of inputs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// The content of one file as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// A text file in UTF-8, byte order mark included.
    Text(String),
    /// Any other bytes: an image, or a text that is not UTF-8.
    Bytes(Vec<u8>),
    /// The file is there but could not be read; the reason in the operating system's words.
    Unreadable(String),
}

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Path from the site's folder with `/` between the parts: `content/about.md`, `themes/mine/theme.yaml`.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

impl Source {
    /// The text, if the file is one.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::Unreadable(_) => None,
        }
    }

    /// The bytes, if the file could be read.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Text(text) => Some(text.as_bytes()),
            Content::Bytes(bytes) => Some(bytes),
            Content::Unreadable(_) => None,
        }
    }
}

/// Everything a build sees: all files of `content/` and `themes/`, sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    files: Vec<Source>,
}

impl Inputs {
    /// Takes the files in any order; of two with the same path the first one stays.
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, earlier| later.path == earlier.path);
        Inputs { files }
    }

    /// Builds inputs from texts, for tests and for sites that live in memory.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let source = |(path, text): (&str, &str)| Source {
            path: path.to_owned(),
            content: Content::Text(text.to_owned()),
        };
        Inputs::new(files.into_iter().map(source).collect())
    }

    /// The file `id` stands for.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The file at exactly this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let found = self.files.binary_search_by(|source| source.path.as_str().cmp(path));
        found.ok().map(|index| FileId(index as u32))
    }

    /// All files in path order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (FileId(index as u32), source))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
