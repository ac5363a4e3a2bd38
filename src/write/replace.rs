//! A new content for a file that people wrote.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Error;
use super::update::look;

/// Puts `after` in place of `before` as what is in the file at `path`. It stands beside the file first and then takes its
/// name, so that a kill leaves the old content or the new one; who may read and write it stays the same.
///
/// # Errors
/// The file does not hold `before` any more, is a link, or may not be written: then it is left as it is.
pub fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Error> {
    let left = |why| Error::Left { path: path.to_owned(), why };
    let about = look(path)?.ok_or_else(|| left("it is gone"))?;
    if !about.is_file() {
        return Err(left("it is a link or no file; change what it leads to"));
    }
    if about.permissions().readonly() {
        return Err(left("it may not be written to"));
    }
    let aside = aside(path).ok_or_else(|| left("it has no name"))?;
    let written = write_aside(&aside, after)
        .and_then(|()| fs::set_permissions(&aside, about.permissions()).map_err(Error::io("write", &aside)))
        .and_then(|()| {
            let now = fs::read(path).map_err(Error::io("read", path))?;
            if now == before { Ok(()) } else { Err(left("somebody changed it meanwhile; try again")) }
        })
        .and_then(|()| fs::rename(&aside, path).map_err(Error::io("rename", path)));
    if written.is_err() {
        // It is ours, and nobody needs it now.
        let _ = fs::remove_file(&aside);
    }
    written
}

/// Where the new content stands until it is whole: a name of our own, in the same folder.
fn aside(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?;
    let mut own = std::ffi::OsString::from(".syllabus-new-");
    own.push(name);
    Some(path.with_file_name(own))
}

fn write_aside(aside: &Path, bytes: &[u8]) -> Result<(), Error> {
    // What a killed process left.
    match fs::remove_file(aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io("delete", aside)(error)),
        _ => {}
    }
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(aside).map_err(Error::io("make", aside))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::io("write", aside))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn a_file_keeps_its_permissions_and_nothing_else_is_left() {
        let (folder, path) = file("old");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        }
        fs::write(folder.path().join(".syllabus-new-a.yaml"), "of a killed process").unwrap();
        replace(&path, b"old", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        }
    }

    #[test]
    fn what_somebody_else_changed_is_left() {
        let (folder, path) = file("theirs");
        assert!(matches!(replace(&path, b"old", b"new"), Err(Error::Left { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let gone = path.with_file_name("gone.yaml");
        assert!(matches!(replace(&gone, b"", b"new"), Err(Error::Left { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_what_is_protected_stays_as_it_is() {
        let (folder, path) = file("old");
        let link = folder.path().join("link.yaml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(replace(&link, b"old", b"new"), Err(Error::Left { .. })));
        let mut permissions = path.metadata().unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(replace(&path, b"old", b"new"), Err(Error::Left { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
