//! Finds the files of a folder, in one order everywhere.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::hints::Hints;
use crate::source::is_hidden;

/// What a walk came upon.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub files: Vec<Found>,
    /// Paths of links, whatever they lead to: what lies there changes without anything happening at the link.
    pub links: Vec<String>,
    /// Folders that nothing happened in, each with `/` at its end: they were not gone into.
    pub passed: Vec<String>,
}

/// A file of the site.
#[derive(Debug)]
pub(super) struct Found {
    /// Path from the site's folder with `/` between the parts.
    pub path: String,
    /// What tells this file from one that takes its name, or why it can't be read.
    pub inode: Result<u64, String>,
}

/// Walks through the folder `top` of the site `root`, which must be canonical. Hidden files are left out. Folders that the
/// hints say nothing about are passed by if they are `known`.
pub(super) fn walk(root: &Path, top: &str, hints: &Hints, known: impl Fn(&str) -> bool) -> Walk {
    let mut walk = WalkDir::new(root.join(top)).follow_links(true).sort_by_file_name().into_iter();
    let mut result = Walk::default();
    // The depth of a folder of which everything is wanted, while the walk is in it.
    let mut wanted = None;
    while let Some(entry) = walk.next() {
        let (seen, path, is_link) = match &entry {
            Ok(entry) => (see(entry, root), entry.path(), entry.path_is_symlink()),
            Err(error) => see_error(error, root),
        };
        let path = site_path(path, root);
        let depth = entry.as_ref().map_or_else(walkdir::Error::depth, DirEntry::depth);
        wanted = wanted.filter(|wanted| *wanted < depth);
        if is_link && !matches!(seen, See::Nothing) {
            result.links.push(path.clone());
        }
        if matches!(seen, See::Folder) {
            if wanted.is_some() || is_link || hints.name(&path) || !known(&path) {
                wanted = wanted.or(Some(depth));
                continue;
            }
            if hints.lead_into(&path) {
                continue;
            }
        }
        match seen {
            See::Folder => result.passed.push(path + "/"),
            See::File(inode) => result.files.push(Found { path, inode: Ok(inode) }),
            See::Refused(reason) => result.files.push(Found { path, inode: Err(reason) }),
            See::Nothing => {}
        }
        if entry.is_ok_and(|entry| entry.file_type().is_dir()) {
            walk.skip_current_dir();
        }
    }
    result
}

/// What an entry is to us.
enum See {
    /// A folder to go into.
    Folder,
    /// A file, by its inode.
    File(u64),
    /// A file that can't be read, or a folder that stands as one; why.
    Refused(String),
    /// Left out.
    Nothing,
}

fn see(entry: &DirEntry, root: &Path) -> See {
    if entry.depth() > 0 && is_hidden(entry.file_name()) {
        return See::Nothing;
    }
    if let Err(reason) = sound_name(entry.file_name()).and_then(|()| sound_link(entry, root)) {
        return See::Refused(reason);
    }
    let kind = entry.file_type();
    if kind.is_dir() {
        See::Folder
    } else if kind.is_file() {
        See::File(inode(entry))
    } else {
        // To open a pipe would wait for ever.
        See::Refused("it is neither a file nor a folder".to_owned())
    }
}

/// What stands where the walk couldn't go on: most often a link that leads nowhere.
fn see_error<'a>(error: &'a walkdir::Error, root: &'a Path) -> (See, &'a Path, bool) {
    let path = error.path().unwrap_or(root);
    // Editors that mark a file as taken do so with a hidden link to nothing.
    let is_hidden = error.depth() > 0 && path.file_name().is_some_and(is_hidden);
    let seen = if is_hidden { See::Nothing } else { See::Refused(listing_error(error)) };
    (seen, path, path.is_symlink())
}

#[cfg(unix)]
fn inode(entry: &DirEntry) -> u64 {
    walkdir::DirEntryExt::ino(entry)
}

/// Without one, every file is looked at closely before it is read.
#[cfg(not(unix))]
fn inode(_: &DirEntry) -> u64 {
    0
}

/// A name must be able to stand in an address and in a message.
fn sound_name(name: &OsStr) -> Result<(), String> {
    match name.to_str() {
        None => Err("its name is not valid UTF-8; rename it".to_owned()),
        Some(name) if name.contains(|c: char| c == '\\' || c.is_control()) => {
            Err("its name holds a backslash or a control character; rename it".to_owned())
        }
        Some(_) => Ok(()),
    }
}

/// A link may lead to what the site could read without it.
fn sound_link(entry: &DirEntry, root: &Path) -> Result<(), String> {
    if !entry.path_is_symlink() {
        return Ok(());
    }
    let target = inside(entry.path(), root)?;
    let parent = entry.path().parent().and_then(|parent| parent.canonicalize().ok());
    match parent {
        Some(parent) if parent.starts_with(&target) => {
            Err("it is a link that leads back to a folder that it lies in".to_owned())
        }
        _ => Ok(()),
    }
}

/// Where `path` really leads, if that is a place that the site could read without any link.
pub(super) fn inside(path: &Path, root: &Path) -> Result<PathBuf, String> {
    let target = path.canonicalize().map_err(|error| error.to_string())?;
    let Ok(inside) = target.strip_prefix(root) else {
        return Err("it is a link that leads outside the site's folder; put the file itself here".to_owned());
    };
    if inside.components().any(|part| is_hidden(part.as_os_str())) {
        return Err("it is a link that leads into a hidden folder; put the file itself here".to_owned());
    }
    Ok(target)
}

fn listing_error(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "it is a link that leads back to a folder that it lies in".to_owned(),
        (None, Some(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            "it is a link to something that is not there".to_owned()
        }
        (None, Some(error)) => error.to_string(),
        (None, None) => error.to_string(),
    }
}

/// The path from the site's folder with `/` between the parts, whatever the system writes.
pub(super) fn site_path(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
