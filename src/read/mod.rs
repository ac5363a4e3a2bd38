//! Reads what people wrote: `content/` and `themes/` into [`Inputs`].
//!
//! A file that can't be read is not an error here: it becomes [`Unreadable`](crate::source::Content::Unreadable) with the
//! reason, and a later stage says so beside everything else that is wrong. An error is that there is no site to read.
//!
//! **Invariant:** nothing outside the site's folder is read, whatever links there are, and nothing is written.

#![allow(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

mod error;
mod file;
mod walk;

pub use error::Error;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::source::{Inputs, Source};

/// The folder with what tutors write.
pub const CONTENT: &str = "content";
/// The folder with a site's own themes.
pub const THEMES: &str = "themes";

/// Reads the site in the folder `site`.
pub fn read(site: &Path) -> Result<Inputs, Error> {
    let root = root(site)?;
    let mut found = walk::files(&root, CONTENT);
    if root.join(THEMES).symlink_metadata().is_ok() {
        found.extend(walk::files(&root, THEMES));
    }
    let sources: Vec<Source> = found.into_par_iter().map(file::source).collect();
    Ok(Inputs::new(sources))
}

/// The site's folder without links in it, if it is one.
fn root(site: &Path) -> Result<PathBuf, Error> {
    let root = site.canonicalize().map_err(|error| Error::Site { site: site.to_owned(), error })?;
    let content = root.join(CONTENT);
    let canonical = content.canonicalize().map_err(|_| Error::NoContent { site: site.to_owned() })?;
    if !canonical.starts_with(&root) {
        return Err(Error::Outside { content, target: canonical });
    }
    match content.read_dir() {
        Ok(_) => Ok(root),
        Err(error) => Err(Error::Content { content, error }),
    }
}

#[cfg(test)]
mod tests;
