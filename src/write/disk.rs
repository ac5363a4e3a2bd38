//! The folder that a site is written to.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::manifest::{self, Manifest, Print};
use super::place::{self, State};
use super::staging::{self, Staging};
use super::update::Update;
use super::{Error, Sink, lock, page_path};

/// A folder on disk, written only where it changes.
///
/// Nothing is visible in the folder before [`Disk::finish`]; dropping a `Disk` without it leaves the old site.
///
/// A first build goes to a staging folder beside the output that is renamed into place. Later builds keep changed files
/// aside and rename each over the old one. Renaming is all that safety from a killed process needs: what a process wrote
/// the system keeps, whether the process lives or not. Files are not forced onto the medium (`fsync`), which would cost far
/// more than everything else here: after a power cut, delete the folder and build again.
#[derive(Debug)]
pub struct Disk {
    way: Way,
    claimed: Mutex<Claimed>,
}

#[derive(Debug)]
enum Way {
    /// Into a staging folder that becomes the output.
    Fresh(Fresh),
    /// Into a folder that is there.
    Update(Update),
}

/// What a build did to the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were already there as they should be.
    pub unchanged: usize,
    /// Files of an earlier build that the site no longer has.
    pub deleted: usize,
}

/// The paths that were put so far.
#[derive(Debug, Default)]
struct Claimed {
    files: BTreeMap<String, Option<Print>>,
    folders: HashSet<String>,
}

impl Disk {
    /// Prepares to write a site to the folder `out`; `site` is the folder that holds `content/`, and stays untouched.
    pub fn open(out: &Path, site: &Path) -> Result<Disk, Error> {
        let out = place::check(out, site)?;
        let state = place::state(&out)?;
        let beside = beside(&out)?;
        let way = match state {
            State::Missing => Way::Fresh(Fresh::new(out, beside, None)),
            State::Empty => match staging_for_empty(&out, &beside) {
                Some(staging) => Way::Fresh(Fresh::new(out, beside, Some(staging?))),
                None => Way::Update(Update::open(out)?),
            },
            State::Usable => {
                staging::clear(&beside, &out)?;
                Way::Update(Update::open(out)?)
            }
        };
        Ok(Disk { way, claimed: Mutex::default() })
    }

    /// Puts the new site into place.
    pub fn finish(self) -> Result<Summary, Error> {
        let claimed = self.claimed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let manifest = Manifest { files: claimed.files };
        match self.way {
            Way::Fresh(fresh) => fresh.finish(&manifest),
            Way::Update(update) => update.finish(&manifest),
        }
    }

    /// Takes `path` for one file.
    fn claim(&self, path: &str, print: Print) -> Result<(), Error> {
        let mut claimed = lock(&self.claimed);
        let taken = claimed.files.contains_key(path)
            || claimed.folders.contains(path)
            || page_path::folders(path).any(|folder| claimed.files.contains_key(folder));
        if taken {
            return Err(Error::Clash { path: path.to_owned() });
        }
        for folder in page_path::folders(path).rev() {
            if !claimed.folders.insert(folder.to_owned()) {
                break;
            }
        }
        claimed.files.insert(path.to_owned(), Some(print));
        Ok(())
    }
}

impl Sink for Disk {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        page_path::check(path)?;
        let print = Print::of(bytes);
        self.claim(path, print)?;
        match &self.way {
            Way::Fresh(fresh) => fresh.put(path, bytes),
            Way::Update(update) => update.put(path, bytes, print),
        }
    }
}

/// The staging folder beside `out`: `.public.syllabus-staging`.
fn beside(out: &Path) -> Result<PathBuf, Error> {
    let Some(name) = out.file_name() else {
        return Err(Error::Forbidden { out: out.to_owned(), reason: "it is the root of a disk".to_owned() });
    };
    Ok(out.with_file_name(format!(".{}.syllabus-staging", name.to_string_lossy())))
}

/// Staging beside an empty folder; nothing if the folder must stay the one that it is, because it is the top of another
/// file system or because its parent may not be changed.
fn staging_for_empty(out: &Path, beside: &Path) -> Option<Result<Staging, Error>> {
    if is_mount_point(out) {
        return None;
    }
    match Staging::create(beside.to_owned(), out) {
        Err(Error::Io { .. }) => None,
        other => Some(other),
    }
}

#[cfg(unix)]
fn is_mount_point(out: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|found| found.dev()).ok();
    out.parent().is_some_and(|parent| device(parent) != device(out))
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path) -> bool {
    false
}

/// A first build.
#[derive(Debug)]
struct Fresh {
    out: PathBuf,
    beside: PathBuf,
    /// Made with the first file, so that a site with mistakes leaves no trace.
    staging: Mutex<Option<Staging>>,
    /// Folders that were made, so that each is made once.
    made: Mutex<HashSet<PathBuf>>,
}

impl Fresh {
    fn new(out: PathBuf, beside: PathBuf, staging: Option<Staging>) -> Self {
        Fresh { out, beside, staging: Mutex::new(staging), made: Mutex::default() }
    }

    fn make_staging(&self) -> Result<(), Error> {
        let mut staging = lock(&self.staging);
        if staging.is_none() {
            make_folder_of(&self.out)?;
            *staging = Some(Staging::create(self.beside.clone(), &self.out)?);
        }
        Ok(())
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.make_staging()?;
        let at = place::inside(&self.beside, path);
        if let Some(folder) = at.parent() {
            let mut made = lock(&self.made);
            if !made.contains(folder) {
                fs::create_dir_all(folder).map_err(Error::io("make the folder", folder))?;
                made.insert(folder.to_owned());
            }
        }
        fs::write(&at, bytes).map_err(Error::io("write", &at))
    }

    fn finish(self, manifest: &Manifest) -> Result<Summary, Error> {
        self.make_staging()?;
        let at = self.beside.join(manifest::NAME);
        fs::write(&at, manifest.to_text()).map_err(Error::io("write", &at))?;
        if let Some(staging) = lock(&self.staging).take() {
            staging.become_out(&self.out)?;
        }
        Ok(Summary { written: manifest.files.len(), ..Summary::default() })
    }
}

fn make_folder_of(out: &Path) -> Result<(), Error> {
    match out.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(Error::io("make the folder", parent)),
        None => Ok(()),
    }
}
