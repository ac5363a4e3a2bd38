//! Where pages go: a [`Sink`] takes them one by one, so that nobody holds a whole site. [`Disk`] is the folder `public/`,
//! [`Memory`] a sorted map, for tests.
//!
//! **Invariant:** the folder holds the last good site or the next one, and no half of a file, whenever the program is
//! killed; and only what syllabus wrote there is ever replaced or deleted. What people wrote changes through [`replace()`] alone,
//! which is asked for by name.

#![allow(clippy::disallowed_methods, reason = "this is the room that writes the disk")]

mod create;
mod disk;
mod error;
mod fresh;
mod manifest;
mod memory;
mod page_path;
mod place;
mod print;
mod replace;
mod shelf;
mod staging;
mod swap;
mod update;

pub use create::create_new;
pub use disk::{Disk, Summary};
pub use error::Error;
pub use memory::Memory;
pub use print::{Output, Print, Trace};
pub use replace::replace;
pub use shelf::Shelf;

/// The paths of the files that the last build wrote to the folder `out`, in order; none where nobody can tell.
pub fn published(out: &std::path::Path) -> Vec<String> {
    let text = std::fs::read_to_string(out.join(manifest::NAME)).unwrap_or_default();
    let manifest = manifest::Manifest::parse(&text).unwrap_or_default();
    manifest.paths().map(str::to_owned).collect()
}

/// Takes the files of a site in any order, from any thread.
pub trait Sink: Sync {
    /// Takes one file. `path` is relative to the site, with `/` between its parts: `sfj-awards/index.html`.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error>;

    /// Takes the file at `path` as it is, if it is there and its bytes have this print, so that nobody need make them
    /// again. If not, nothing was taken, and the file must be [`put`](Sink::put).
    fn keep(&self, path: &str, print: Print) -> Result<bool, Error> {
        let _ = (path, print);
        Ok(false)
    }
}

/// A lock that a panic elsewhere does not close: what it guards is complete after every single change.
fn lock<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
