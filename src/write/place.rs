//! Where an output folder may lie.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::{Error, manifest, page_path, shelf};

/// Folders of a site that hold somebody's work, or that have a use of their own.
const PRECIOUS: &[&str] = &["content", "themes", "src", ".git", shelf::NAME];

/// The true path of the output folder, which need not exist, unless it lies where it could do harm to `site`.
pub(super) fn check(out: &Path, site: &Path) -> Result<PathBuf, Error> {
    let forbid = |reason: String| Err(Error::Forbidden { out: out.to_owned(), reason });
    let absolute = std::path::absolute(out).map_err(Error::io("find", out))?;
    // Without a slash at its end, so that a link shows itself as one.
    let absolute: PathBuf = absolute.components().collect();
    match absolute.symlink_metadata() {
        Ok(found) if found.is_symlink() => return forbid("it is a link".to_owned()),
        Ok(found) if !found.is_dir() => return forbid("it is a file and not a folder".to_owned()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return forbid("it lies below a file".to_owned());
        }
        _ => {}
    }
    let Some(place) = true_path(&absolute)? else {
        return forbid("`..` after a folder that is not there leads nowhere".to_owned());
    };
    let site = site.canonicalize().map_err(Error::io("open", site))?;
    if site.starts_with(&place) {
        return forbid("the site itself lies there".to_owned());
    }
    for name in PRECIOUS {
        let precious = site.join(name);
        let precious = precious.canonicalize().unwrap_or(precious);
        if place.starts_with(&precious) || precious.starts_with(&place) {
            return forbid(format!("the folder `{name}` of the site lies there"));
        }
    }
    if place.components().any(|part| part.as_os_str() == ".git") {
        return forbid("it lies in a folder of git".to_owned());
    }
    Ok(place)
}

/// The path without links, as far as it exists; nothing if the rest has a `..` in it.
fn true_path(absolute: &Path) -> Result<Option<PathBuf>, Error> {
    let mut missing = Vec::new();
    let mut existing = absolute;
    loop {
        match existing.canonicalize() {
            Ok(mut place) => {
                place.extend(missing.iter().rev());
                return Ok(Some(place));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io("open", existing)(error)),
        }
        match (existing.components().next_back(), existing.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => {
                missing.push(name);
                existing = parent;
            }
            _ => return Ok(None),
        }
    }
}

/// The true path of anything, as far as it can be known.
pub(super) fn true_path_of(path: &Path) -> PathBuf {
    let absolute: PathBuf = std::path::absolute(path).unwrap_or_default().components().collect();
    true_path(&absolute).ok().flatten().unwrap_or(absolute)
}

/// What is in the place of an output folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing.
    Missing,
    /// An empty folder.
    Empty,
    /// A folder with our manifest, or with nothing but hidden files that somebody keeps there.
    Usable,
}

/// Looks into the folder; refuses one with things in it that are not ours.
pub(super) fn state(out: &Path) -> Result<State, Error> {
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(Error::io("list", out)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(Error::io("list", out))?.file_name());
    }
    if names.is_empty() {
        return Ok(State::Empty);
    }
    let foreign = names.iter().filter(|name| !name.as_encoded_bytes().starts_with(b".")).min();
    match foreign {
        Some(example) if !names.iter().any(|name| name == manifest::NAME) => Err(Error::NotOurs {
            out: out.to_owned(),
            example: example.to_string_lossy().escape_debug().to_string(),
        }),
        _ => Ok(State::Usable),
    }
}

/// What something in the output folder is, in a word.
pub(super) fn kind(found: &fs::Metadata) -> &'static str {
    if found.is_symlink() {
        "link"
    } else if found.is_dir() {
        "folder"
    } else {
        "file"
    }
}

/// `path` in the folder, which every caller has checked with [`page_path::check`].
pub(super) fn inside(folder: &Path, path: &str) -> PathBuf {
    debug_assert!(page_path::check(path).is_ok(), "{path}");
    folder.join(path)
}
