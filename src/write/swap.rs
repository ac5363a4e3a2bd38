//! The moment in which a later build becomes visible.
//!
//! A kill at any moment is repaired by the next build. Before the first change the manifest says of every file that is about
//! to be written or deleted that it is ours and may hold anything; so the next build writes it anew or deletes it, and takes
//! nobody else's file for its own.
//!
//! A disk can be full here though every byte was written already, because a folder takes space too. So what takes space comes
//! first, and is taken back if it fails: the old site is whole again. Then old files are replaced and deleted, which takes none.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{self, Manifest};
use super::update::{Changed, Spot, look};
use super::{Error, page_path, place};

/// What changes in the folder `out`.
pub(super) struct Swap<'a> {
    pub out: &'a Path,
    pub changed: &'a [Changed],
    /// Our files that the site no longer has.
    pub stale: &'a [&'a str],
}

impl Swap<'_> {
    /// Everything that is ours before, during or after the change; nothing is known of what changes.
    pub(super) fn covering(&self, new: &Manifest) -> Manifest {
        let changed = self.changed.iter().map(|file| file.path.as_str());
        let unknown = changed.chain(self.stale.iter().copied()).map(|path| (path.to_owned(), None));
        Manifest::new(unknown.chain(new.files().iter().cloned()).collect())
    }

    /// Changes the folder. The manifests of the time during and after the change were written to these two files.
    pub(super) fn carry_out(&self, during: &Path, after: &Path) -> Result<(), Error> {
        self.set_manifest(during)?;
        self.add()?;
        self.replace_and_delete(after).map_err(|error| Error::Unfinished { error: Box::new(error) })
    }

    fn set_manifest(&self, aside: &Path) -> Result<(), Error> {
        rename(aside, &self.out.join(manifest::NAME))
    }

    /// Adds what is new, or nothing.
    fn add(&self) -> Result<(), Error> {
        let mut made = Vec::new();
        let added = self.make_folders(Spot::Free, &mut made).and_then(|()| self.place(Spot::Free));
        if added.is_err() {
            // What stays in spite of this is ours, and known to be.
            for file in self.at_spot(Spot::Free).filter(|file| !file.aside.exists()) {
                let _ = fs::remove_file(place::inside(self.out, &file.path));
            }
            for folder in made.iter().rev() {
                let _ = fs::remove_dir(folder);
            }
        }
        added
    }

    fn replace_and_delete(&self, manifest: &Path) -> Result<(), Error> {
        self.place(Spot::Replaced)?;
        self.delete()?;
        self.make_folders(Spot::Blocked, &mut Vec::new())?;
        self.place(Spot::Blocked)?;
        self.set_manifest(manifest)
    }

    fn at_spot(&self, spot: Spot) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(move |file| file.spot == spot)
    }

    /// Moves files from aside to where they belong.
    fn place(&self, spot: Spot) -> Result<(), Error> {
        let files = self.changed.par_iter().filter(|file| file.spot == spot);
        files.try_for_each(|file| rename(&file.aside, &place::inside(self.out, &file.path)))
    }

    /// Makes the folders that are missing above files, and tells which.
    fn make_folders(&self, spot: Spot, made: &mut Vec<PathBuf>) -> Result<(), Error> {
        let folders: BTreeSet<&str> =
            self.at_spot(spot).flat_map(|file| page_path::folders(&file.path)).collect();
        // A folder comes before the ones in it.
        for folder in folders {
            let at = place::inside(self.out, folder);
            match fs::create_dir(&at) {
                Ok(()) => made.push(at),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io("make the folder", &at)(error)),
            }
        }
        Ok(())
    }

    /// Deletes our old files, and folders that are empty then. What is no longer the file that we wrote stays.
    fn delete(&self) -> Result<(), Error> {
        let mut folders = BTreeSet::new();
        let mut files = Vec::new();
        let mut last = (None, false);
        for path in self.stale {
            let parent = page_path::parent(path);
            // Files of one folder stand together.
            if last.0 != Some(parent) {
                last = (Some(parent), self.is_sound(path)?);
                folders.extend(page_path::folders(path));
            }
            if last.1 {
                files.push(place::inside(self.out, path));
            }
        }
        files.par_iter().try_for_each(|at| match look(at)? {
            Some(found) if found.is_file() => fs::remove_file(at).map_err(Error::io("delete", at)),
            _ => Ok(()),
        })?;
        // A folder comes before the ones in it, so from the end the innermost is first.
        for folder in folders.iter().rev() {
            if self.is_sound(folder)? {
                // It fails, as it should, while there is something in it, and if it is a link.
                let _ = fs::remove_dir(place::inside(self.out, folder));
            }
        }
        Ok(())
    }

    /// Whether everything above `path` is a folder and no link.
    fn is_sound(&self, path: &str) -> Result<bool, Error> {
        for folder in page_path::folders(path) {
            if !look(&place::inside(self.out, folder))?.is_some_and(|found| found.is_dir()) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn rename(aside: &Path, at: &Path) -> Result<(), Error> {
    fs::rename(aside, at).map_err(Error::io("write", at))
}
