//! Reads one file when it is asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{stamp, walk};
use crate::source::{Content, File, Load, Loaded, Stamp};

/// The largest file that is read, in bytes. What is larger is not for a page, and would have to be held in memory.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Endings of files that are texts if they are valid UTF-8.
const TEXTS: &[&str] = &["md", "yaml", "yml", "html", "css", "js", "svg", "txt", "csv", "json"];

/// The files of one site, whose marks are inodes.
#[derive(Debug)]
pub(super) struct Disk {
    /// The site's folder without links in it.
    pub root: PathBuf,
    /// Files that are there but can't be read, by path, and why.
    pub refused: BTreeMap<String, String>,
    /// The time, which says nothing but whether a stamp can be trusted.
    pub clock: fn() -> SystemTime,
}

impl Load for Disk {
    fn load(&self, file: &File) -> Loaded<'_> {
        let (content, stamp) = match self.open(file) {
            Ok((opened, about)) => {
                (content(opened, about.len(), file.path()), stamp::of(&about, (self.clock)()))
            }
            Err(reason) => (Content::Unreadable(reason), None),
        };
        Loaded::new(Cow::Owned(content), stamp)
    }

    fn head(&self, file: &File, length: usize) -> Loaded<'_> {
        let (content, stamp) = match self.open(file) {
            Ok((opened, about)) => (head(opened, length), stamp::of(&about, (self.clock)())),
            Err(reason) => (Content::Unreadable(reason), None),
        };
        Loaded::new(Cow::Owned(content), stamp)
    }

    fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
        let (_, about) = self.open(file)?;
        Ok(stamp::of(&about, (self.clock)()))
    }

    fn stamp(&self, file: &File) -> Option<Stamp> {
        if self.refused.contains_key(file.path()) {
            return None;
        }
        stamp::of(&self.at(file).metadata().ok()?, (self.clock)())
    }
}

impl Disk {
    fn at(&self, file: &File) -> PathBuf {
        self.root.join(file.path())
    }

    /// Opens a file that may be read and is not too large.
    fn open(&self, file: &File) -> Result<(fs::File, Metadata), String> {
        if let Some(reason) = self.refused.get(file.path()) {
            return Err(reason.clone());
        }
        let at = self.at(file);
        let opened = fs::File::open(&at).map_err(|error| error.to_string())?;
        let about = opened.metadata().map_err(|error| error.to_string())?;
        if !about.is_file() {
            return Err("it is neither a file nor a folder".to_owned());
        }
        if inode(&about) != Some(file.mark()) {
            self.look_closely(&at, &about)?;
        }
        if about.len() > LIMIT { Err(too_large()) } else { Ok((opened, about)) }
    }

    /// Another file has taken the name since the folder was walked through: saved by an editor, most likely. But it may be a
    /// link now, or lie in a folder that is one.
    fn look_closely(&self, at: &Path, about: &Metadata) -> Result<(), String> {
        let target = walk::inside(at, &self.root)?;
        let there = target.metadata().map_err(|error| error.to_string())?;
        let same = there.is_file() && inode(&there) == inode(about);
        if same { Ok(()) } else { Err("it was replaced while it was read".to_owned()) }
    }
}

#[cfg(unix)]
fn inode(about: &Metadata) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::ino(about))
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> Option<u64> {
    None
}

fn content(opened: fs::File, length: u64, path: &str) -> Content {
    match bytes(opened, length) {
        Ok(Some(bytes)) if is_text(path) => match String::from_utf8(bytes) {
            Ok(text) => Content::Text(text),
            Err(error) => Content::Bytes(error.into_bytes()),
        },
        Ok(Some(bytes)) => Content::Bytes(bytes),
        Ok(None) => Content::Unreadable(too_large()),
        Err(error) => Content::Unreadable(error.to_string()),
    }
}

/// Its first bytes.
fn head(opened: fs::File, length: usize) -> Content {
    let mut bytes = Vec::with_capacity(length);
    match opened.take(length as u64).read_to_end(&mut bytes) {
        Ok(_) => Content::Bytes(bytes),
        Err(error) => Content::Unreadable(error.to_string()),
    }
}

/// The bytes of a file, or nothing if there are too many: a file may grow while it is read.
fn bytes(opened: fs::File, length: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    opened.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LIMIT).then_some(bytes))
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text)))
}

fn too_large() -> String {
    format!("it is larger than {} MB", LIMIT / (1024 * 1024))
}
