//! A first build: into a staging folder beside the output, which becomes the output.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use super::manifest::{self, Manifest};
use super::place;
use super::print::Trace;
use super::staging::Staging;
use super::{Error, lock};

#[derive(Debug)]
pub(super) struct Fresh {
    out: PathBuf,
    beside: PathBuf,
    /// Made with the first file, so that a site with mistakes leaves no trace.
    staging: OnceLock<Staging>,
    /// Locked by the one who makes it.
    making: Mutex<()>,
}

impl Fresh {
    pub(super) fn new(out: PathBuf, beside: PathBuf, staging: Option<Staging>) -> Self {
        let staging = staging.map_or_else(OnceLock::new, OnceLock::from);
        Fresh { out, beside, staging, making: Mutex::default() }
    }

    fn staging(&self) -> Result<&Staging, Error> {
        if let Some(staging) = self.staging.get() {
            return Ok(staging);
        }
        let _making = lock(&self.making);
        if let Some(staging) = self.staging.get() {
            return Ok(staging);
        }
        if let Some(parent) = self.out.parent() {
            fs::create_dir_all(parent).map_err(Error::io("make the folder", parent))?;
        }
        let made = Staging::create(self.beside.clone(), &self.out)?;
        Ok(self.staging.get_or_init(|| made))
    }

    /// Writes a file: open, write, close, and nothing more. That its folder is missing shows when it is opened, so nobody
    /// keeps account of folders; that its path is taken shows as well, even where a disk takes `A` and `a` for one name.
    pub(super) fn put(&self, path: &str, bytes: &[u8], traced: bool) -> Result<Option<Trace>, Error> {
        let at = place::inside(&self.staging()?.path, path);
        let refused = |doing, at: &Path, error: std::io::Error| match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
                Error::Clash { path: path.to_owned() }
            }
            _ => Error::io(doing, at)(error),
        };
        let mut file = match (File::create_new(&at), at.parent()) {
            (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
                fs::create_dir_all(folder).map_err(|error| refused("make the folder", folder, error))?;
                File::create_new(&at)
            }
            (opened, _) => opened,
        }
        .map_err(|error| refused("make", &at, error))?;
        file.write_all(bytes).map_err(Error::io("write", &at))?;
        Ok(if traced { file.metadata().ok().as_ref().and_then(Trace::of) } else { None })
    }

    /// Makes what was put the output.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), Error> {
        let at = self.staging()?.path.join(manifest::NAME);
        fs::write(&at, manifest.to_text()).map_err(Error::io("write", &at))?;
        self.staging.take().map_or(Ok(()), |staging| staging.become_out(&self.out))
    }
}
