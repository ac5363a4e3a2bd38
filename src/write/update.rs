//! A later build: what did not change is neither read nor written, the rest is kept aside and renamed into place at the end.
//!
//! A kill at any moment is repaired by the next build. Before the first change the manifest says of every file that is about
//! to be written or deleted that it is ours and may hold anything; so the next build writes it anew or deletes it, and takes
//! nobody else's file for its own.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::disk::Summary;
use super::manifest::{self, Manifest, Print};
use super::place::{self, kind};
use super::staging::{self, Staging};
use super::{Error, lock, page_path};

/// The staging folder, inside the output so that it lies on the same file system.
const STAGING: &str = ".syllabus-staging";

#[derive(Debug)]
pub(super) struct Update {
    out: PathBuf,
    /// The manifest as it was read, to notice another build.
    manifest_text: Option<String>,
    old: Manifest,
    /// Made when the first file has changed: an unchanged site touches nothing.
    staging: Mutex<Option<Staging>>,
    next: AtomicU64,
    /// Changed files by path, and where their new bytes are.
    changed: Mutex<BTreeMap<String, PathBuf>>,
    /// Folders that are known to be folders and no links.
    sound: Mutex<HashSet<String>>,
}

impl Update {
    /// Reads what an earlier build wrote to `out`, and removes what a killed one left.
    pub(super) fn open(out: PathBuf) -> Result<Self, Error> {
        staging::clear(&out.join(STAGING), &out)?;
        let manifest_text = read_manifest(&out)?;
        let damaged = |reason| Error::Manifest { path: out.join(manifest::NAME), reason };
        let old = manifest_text.as_deref().map(Manifest::parse).transpose().map_err(damaged)?;
        Ok(Update {
            out,
            manifest_text,
            old: old.unwrap_or_default(),
            staging: Mutex::default(),
            next: AtomicU64::new(0),
            changed: Mutex::default(),
            sound: Mutex::default(),
        })
    }

    /// Keeps the bytes aside if they differ from what is there.
    pub(super) fn put(&self, path: &str, bytes: &[u8], print: Print) -> Result<(), Error> {
        if self.is_unchanged(path, print)? {
            return Ok(());
        }
        let at = self.aside()?;
        fs::write(&at, bytes).map_err(Error::io("write", &at))?;
        lock(&self.changed).insert(path.to_owned(), at);
        Ok(())
    }

    /// Whether our file is there with these bytes. Anything in its way that is not ours is an error, before any change.
    fn is_unchanged(&self, path: &str, print: Print) -> Result<bool, Error> {
        self.check_folders(path)?;
        let at = place::inside(&self.out, path);
        let Some(found) = look(&at)? else { return Ok(false) };
        let foreign = || Err(Error::Foreign { path: at.clone(), what: kind(&found) });
        match self.old.files.get(path) {
            Some(old) if found.is_file() => Ok(*old == Some(print) && found.len() == print.length),
            // A page where earlier pages had their folder; they are deleted first.
            _ if found.is_dir() && self.is_all_ours(path) => Ok(false),
            _ => foreign(),
        }
    }

    /// Checks that no folder above `path` is a link or a file of somebody else.
    fn check_folders(&self, path: &str) -> Result<(), Error> {
        for folder in page_path::folders(path) {
            if lock(&self.sound).contains(folder) {
                continue;
            }
            let at = place::inside(&self.out, folder);
            match look(&at)? {
                Some(found) if found.is_dir() => {
                    lock(&self.sound).insert(folder.to_owned());
                }
                // Missing, or a page where now a folder goes: it is deleted first.
                None => return Ok(()),
                Some(found) if found.is_file() && self.old.files.contains_key(folder) => return Ok(()),
                Some(found) => return Err(Error::Foreign { path: at, what: kind(&found) }),
            }
        }
        Ok(())
    }

    /// Whether every file below the folder `path` was written by an earlier build.
    fn is_all_ours(&self, path: &str) -> bool {
        let Ok(mut entries) = fs::read_dir(place::inside(&self.out, path)) else { return false };
        entries.all(|entry| {
            let Ok(entry) = entry else { return false };
            let below = format!("{path}/{}", entry.file_name().to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.is_all_ours(&below),
                Ok(kind) => kind.is_file() && self.old.files.contains_key(&below),
                Err(_) => false,
            }
        })
    }

    /// A new path in the staging folder.
    fn aside(&self) -> Result<PathBuf, Error> {
        let mut staging = lock(&self.staging);
        let folder = match &mut *staging {
            Some(staging) => &staging.path,
            none => &none.insert(Staging::create(self.out.join(STAGING), &self.out)?).path,
        };
        Ok(folder.join(self.next.fetch_add(1, Ordering::Relaxed).to_string()))
    }

    /// Makes the folder hold `new` and nothing else of ours.
    pub(super) fn finish(self, new: &Manifest) -> Result<Summary, Error> {
        let changed = std::mem::take(&mut *lock(&self.changed));
        let stale: Vec<&str> =
            self.old.files.keys().filter(|path| !new.files.contains_key(*path)).map(String::as_str).collect();
        let summary = Summary {
            written: changed.len(),
            unchanged: new.files.len() - changed.len(),
            deleted: stale.len(),
        };
        if changed.is_empty() && stale.is_empty() && self.manifest_text.is_some() {
            return Ok(summary);
        }
        let manifest_aside = self.aside()?;
        if read_manifest(&self.out)? != self.manifest_text {
            return Err(Error::Busy { out: self.out.clone() });
        }
        self.write_manifest(&manifest_aside, &covering(new, &changed, &stale))?;
        self.delete(&stale)?;
        self.make_folders(&changed)?;
        changed.par_iter().try_for_each(|(path, aside)| {
            let at = place::inside(&self.out, path);
            fs::rename(aside, &at).map_err(Error::io("replace", &at))
        })?;
        self.write_manifest(&manifest_aside, new)?;
        Ok(summary)
    }

    fn write_manifest(&self, aside: &Path, manifest: &Manifest) -> Result<(), Error> {
        let at = self.out.join(manifest::NAME);
        fs::write(aside, manifest.to_text()).map_err(Error::io("write", aside))?;
        fs::rename(aside, &at).map_err(Error::io("replace", &at))
    }

    /// Deletes our old files, and folders that are empty then. What is no longer the file that we wrote stays.
    fn delete(&self, stale: &[&str]) -> Result<(), Error> {
        for path in stale {
            let at = place::inside(&self.out, path);
            if self.check_folders(path).is_err() || !look(&at)?.is_some_and(|found| found.is_file()) {
                continue;
            }
            fs::remove_file(&at).map_err(Error::io("delete", &at))?;
        }
        let mut folders: Vec<&str> = stale.iter().flat_map(|path| page_path::folders(path)).collect();
        // A folder comes before the ones in it, so from the end the innermost is first.
        folders.sort_unstable();
        folders.dedup();
        for folder in folders.iter().rev() {
            let sound = self.check_folders(&format!("{folder}/")).is_ok();
            // It fails, as it should, while there is something in it.
            if sound && fs::remove_dir(place::inside(&self.out, folder)).is_ok() {
                lock(&self.sound).remove(*folder);
            }
        }
        Ok(())
    }

    fn make_folders(&self, changed: &BTreeMap<String, PathBuf>) -> Result<(), Error> {
        let folders: BTreeSet<&str> =
            changed.keys().filter_map(|path| page_path::folders(path).next_back()).collect();
        for folder in folders {
            let at = place::inside(&self.out, folder);
            fs::create_dir_all(&at).map_err(Error::io("make the folder", &at))?;
        }
        Ok(())
    }
}

/// Everything that is ours before, during or after the change; nothing is known of what changes.
fn covering(new: &Manifest, changed: &BTreeMap<String, PathBuf>, stale: &[&str]) -> Manifest {
    let mut covering = new.clone();
    let unknown = changed.keys().map(String::as_str).chain(stale.iter().copied());
    covering.files.extend(unknown.map(|path| (path.to_owned(), None)));
    covering
}

/// What is at this path itself, without following a link.
fn look(at: &Path) -> Result<Option<fs::Metadata>, Error> {
    match at.symlink_metadata() {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io("look at", at)(error)),
    }
}

/// The text of the manifest, if there is one.
fn read_manifest(out: &Path) -> Result<Option<String>, Error> {
    let at = out.join(manifest::NAME);
    match look(&at)? {
        None => Ok(None),
        Some(found) if found.is_file() => fs::read_to_string(&at).map(Some).map_err(Error::io("read", &at)),
        Some(found) => Err(Error::Foreign { path: at, what: kind(&found) }),
    }
}
