//! Finds the files of a folder, in one order everywhere.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// A file of the site, not read yet.
#[derive(Debug)]
pub(super) struct Found {
    /// Path from the site's folder with `/` between the parts.
    pub path: String,
    /// Where its bytes are, or why they can't be had.
    pub at: Result<PathBuf, String>,
}

/// All files below the folder `top` of the site `root`, which must be canonical. Hidden ones are left out.
pub(super) fn files(root: &Path, top: &str) -> Vec<Found> {
    let mut walk = WalkDir::new(root.join(top)).follow_links(true).sort_by_file_name().into_iter();
    let mut found = Vec::new();
    while let Some(entry) = walk.next() {
        let seen = match &entry {
            Ok(entry) => see(entry, root),
            Err(error) => See::File(Err(listing_error(error))),
        };
        let is_dir = entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir());
        let path = entry.as_ref().map_or_else(walkdir::Error::path, |entry| Some(entry.path()));
        match seen {
            See::Folder => continue,
            See::Nothing => {}
            See::File(at) => found.push(Found { path: site_path(path.unwrap_or(root), root), at }),
        }
        if is_dir {
            walk.skip_current_dir();
        }
    }
    found
}

/// What an entry is to us.
enum See {
    /// A folder to go into.
    Folder,
    /// A file, or a folder that stands as one unreadable file.
    File(Result<PathBuf, String>),
    /// Left out.
    Nothing,
}

fn see(entry: &DirEntry, root: &Path) -> See {
    if entry.depth() > 0 && is_hidden(entry.file_name()) {
        return See::Nothing;
    }
    if let Err(reason) = sound_name(entry.file_name()).and_then(|()| sound_link(entry, root)) {
        return See::File(Err(reason));
    }
    let kind = entry.file_type();
    if kind.is_dir() {
        See::Folder
    } else if kind.is_file() {
        See::File(Ok(entry.path().to_owned()))
    } else {
        // To open a pipe would wait for ever.
        See::File(Err("it is neither a file nor a folder".to_owned()))
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || name == "node_modules"
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
    let target = entry.path().canonicalize().map_err(|error| error.to_string())?;
    let Ok(inside) = target.strip_prefix(root) else {
        return Err("it is a link that leads outside the site's folder; put the file itself here".to_owned());
    };
    if inside.components().any(|part| is_hidden(part.as_os_str())) {
        return Err("it is a link that leads into a hidden folder; put the file itself here".to_owned());
    }
    let parent = entry.path().parent().and_then(|parent| parent.canonicalize().ok());
    match parent {
        Some(parent) if parent.starts_with(&target) => {
            Err("it is a link that leads back to a folder that it lies in".to_owned())
        }
        _ => Ok(()),
    }
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
fn site_path(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
