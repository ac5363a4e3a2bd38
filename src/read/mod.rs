//! Finds what people wrote: the files of `content/` and `themes/`, as [`Inputs`], which read a file when it is asked for.
//!
//! A file that can't be read is not an error here: it is [`Unreadable`](crate::source::Content::Unreadable) with the
//! reason, and a later stage says so beside everything else that is wrong. An error is that there is no site to read.
//!
//! **Invariant:** nothing outside the site's folder is read, whatever links there are, and nothing is written. The clock only
//! says whether a file that looks unchanged must be read all the same; no content depends on it.

#![allow(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

mod disk;
mod error;
mod hints;
mod snapshot;
mod stamp;
mod walk;

pub use error::Error;
pub use snapshot::Snapshot;

use std::path::Path;

use crate::source::Inputs;

/// The folder with what tutors write.
pub const CONTENT: &str = "content";
/// The folder with a site's own themes.
pub const THEMES: &str = "themes";

/// The files of the site in the folder `site`, for those who look only once.
///
/// # Errors
/// There is no site to read.
pub fn read(site: &Path) -> Result<Inputs, Error> {
    Ok(Snapshot::read(site)?.inputs())
}

#[cfg(test)]
mod tests;
