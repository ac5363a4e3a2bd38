//! A folder for what is not done yet. If a build is killed it stays behind, and the next build removes it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Error, manifest};

/// A file in every staging folder: says whose it is, and is locked as long as the build lives. The lock goes with the
/// process, however it ends.
const MARK: &str = ".syllabus-staging";

const MARK_TEXT: &[u8] =
    b"syllabus builds a site in this folder. If no build is running, the folder can be deleted.\n";

/// A staging folder that is ours until it is dropped.
#[derive(Debug)]
pub(super) struct Staging {
    /// The folder.
    pub path: PathBuf,
    /// Locked while the build lives.
    mark: Option<File>,
    /// Whether the folder goes when this is dropped.
    temporary: bool,
}

impl Staging {
    /// Makes the folder `path` for a build into `out`; what a killed build left there is removed first.
    pub(super) fn create(path: PathBuf, out: &Path) -> Result<Self, Error> {
        clear(&path, out)?;
        fs::create_dir(&path).map_err(Error::io("make the folder", &path))?;
        let at = path.join(MARK);
        let mut mark =
            OpenOptions::new().write(true).create_new(true).open(&at).map_err(Error::io("make", &at))?;
        lock(&mark, &at, out)?;
        mark.write_all(MARK_TEXT).map_err(Error::io("write", &at))?;
        Ok(Staging { path, mark: Some(mark), temporary: true })
    }

    /// Turns the folder into `out`, which is missing or empty. It has a manifest by now, so it is ours without the mark.
    pub(super) fn become_out(mut self, out: &Path) -> Result<(), Error> {
        self.move_to(out)?;
        let mark = out.join(MARK);
        fs::remove_file(&mark).map_err(Error::io("remove", &mark))
    }

    /// The mark goes along, and stays locked: to another build the folder would look like one that nobody needs.
    fn move_to(&mut self, out: &Path) -> Result<(), Error> {
        if cfg!(windows) {
            // There, no folder moves that has an open file in it.
            self.mark = None;
        }
        replace_empty(&self.path, out).map_err(Error::io("put the new site into place at", out))?;
        self.temporary = false;
        Ok(())
    }
}

/// Renames `folder` to `out`, which is missing or an empty folder; not every system renames onto one.
fn replace_empty(folder: &Path, out: &Path) -> io::Result<()> {
    fs::rename(folder, out).or_else(|_| {
        match fs::remove_dir(out) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::rename(folder, out)
    })
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.temporary {
            // What can't be removed now is removed by the next build.
            let _ = fs::remove_dir_all(&self.path);
        }
        self.mark = None;
    }
}

/// Removes what a killed build left at `path`. Refuses if it is somebody else's, or if that build is alive.
pub(super) fn clear(path: &Path, out: &Path) -> Result<(), Error> {
    let found = match path.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        found => found.map_err(Error::io("look at", path))?,
    };
    let foreign = || Error::Foreign { path: path.to_owned(), what: super::place::kind(&found) };
    if found.is_file() && fs::read(path).is_ok_and(|text| text == MARK_TEXT) {
        // Killed when the site was in its place already: this is the mark that went along.
        lock(&File::open(path).map_err(Error::io("open", path))?, path, out)?;
        return fs::remove_file(path).map_err(Error::io("remove", path));
    }
    if !found.is_dir() {
        return Err(foreign());
    }
    if fs::remove_dir(path).is_ok() {
        // Killed right after it was made: it was empty.
        return Ok(());
    }
    let mark = path.join(MARK);
    match File::open(&mark) {
        Ok(file) => lock(&file, &mark, out)?,
        Err(_) if path.join(manifest::NAME).is_file() => {}
        Err(_) => return Err(foreign()),
    }
    fs::remove_dir_all(path).map_err(Error::io("remove", path))
}

fn lock(mark: &File, at: &Path, out: &Path) -> Result<(), Error> {
    match mark.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::Busy { out: out.to_owned() }),
        // Some network disks have no locks; two builds at once are rare.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(Error::io("lock", at)(error)),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_site_that_has_just_come_into_its_place_is_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let (path, out) = (folder.path().join(".public.syllabus-staging"), folder.path().join("public"));
        let mut staging = Staging::create(path.clone(), &out).unwrap();
        fs::write(path.join(manifest::NAME), "").unwrap();
        assert!(matches!(clear(&path, &out), Err(Error::Busy { .. })));
        staging.move_to(&out).unwrap();
        clear(&path, &out).unwrap();
        // What the next build into the folder asks first.
        let mark = out.join(MARK);
        assert!(matches!(clear(&mark, &out), Err(Error::Busy { .. })));
        drop(staging);
        assert!(mark.is_file() && out.join(manifest::NAME).is_file());
        clear(&mark, &out).unwrap();
        assert!(!mark.exists() && out.join(manifest::NAME).is_file());
        fs::write(&mark, "a text of somebody").unwrap();
        assert!(matches!(clear(&mark, &out), Err(Error::Foreign { .. })));
    }

    #[test]
    fn a_folder_that_became_the_site_has_no_mark() {
        let folder = tempfile::tempdir().unwrap();
        let (path, out) = (folder.path().join(".public.syllabus-staging"), folder.path().join("public"));
        Staging::create(path.clone(), &out).unwrap().become_out(&out).unwrap();
        assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
        assert!(!path.exists());
    }
}
