//! New files for people to go on with.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::Error;

/// Writes a new file and the folders above it; never overwrites, not even through a link.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(Error::io("make the folder", parent))?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Error::Exists { path: path.to_owned() });
        }
        opened => opened.map_err(Error::io("make", path))?,
    };
    file.write_all(bytes).map_err(|error| {
        // Half a file would be taken for a whole one, and it is ours.
        let _ = fs::remove_file(path);
        Error::io("write", path)(error)
    })
}
