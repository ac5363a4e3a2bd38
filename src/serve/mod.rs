//! Shows a site in a browser while it is being written: builds in memory whenever a file changes, answers for each page from
//! the newest good site, and tells the browsers that show a page that has changed.
//!
//! One thread watches and builds. Each connection has a thread of its own, which takes the newest `moment` and makes the
//! one page that is asked for; nothing is rendered that nobody looks at, and no lock is held while anything is made. An open
//! page is a connection that waits for the next moment and compares prints.
//!
//! **Invariant:** reads nothing but the site and writes nothing at all. What it answers with is in the edition, so no address
//! leads outside the site; and what it adds to a page (its script) exists on the wire alone.

mod address;
mod application;
mod builder;
mod clock;
mod error;
mod events;
mod http;
mod listen;
mod media_type;
mod moment;
mod open;
mod page;
mod pages;
mod print;
mod site;
mod texts;

pub use error::Error;

use crate::diagnostic::Diagnostic;
use crate::source::Inputs;
use crate::watch::{How, Watch};
use address::Names;
use application::Preview;
use builder::Builder;
use http::Application;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// What to show, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder: absolute, without links in it.
    pub site: PathBuf,
    /// A name or a number of this computer.
    pub host: String,
    /// The port; without one the first that is free of some that are not often used.
    pub port: Option<u16>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// How to find out that something changed.
    pub how: How,
}

/// Whoever started the server: hears what there is to say, and has an editor.
pub trait Console: Send + Sync {
    /// The server is there, at this address.
    fn listening(&self, address: &str);
    /// A build has ended.
    fn built(&self, built: &Built<'_>);
    /// Nothing could be built, for a reason that is no mistake in a text.
    fn failed(&self, reason: &str);
    /// The system doesn't tell of changes, so the files are looked at again and again.
    fn polling(&self, reason: &str);
    /// Pages can be looked at now.
    fn ready(&self, address: &str);
    /// Opens a file at a line and a column, both from 1.
    ///
    /// # Errors
    /// Why it can't, in one line.
    fn open(&self, file: &Path, line: u32, column: u32) -> Result<(), String>;
}

/// What came of a build.
#[derive(Clone, Copy, Debug)]
pub struct Built<'a> {
    /// Whether it was the first.
    pub first: bool,
    /// How many files changed since the one before.
    pub changed: usize,
    /// How long it took from the moment that it was quiet: reading and building.
    pub took: Duration,
    /// How many pages the site has; nothing where a mistake leaves the last good site in place.
    pub pages: Option<usize>,
    /// What authors should know.
    pub diagnostics: &'a [Diagnostic],
    /// What was read.
    pub inputs: &'a Inputs,
}

/// Shows the site until the program ends.
///
/// # Errors
/// There is no site, or the address can't be used.
pub fn serve(options: &Options, console: &Arc<dyn Console>) -> Result<Infallible, Error> {
    let (listener, address) = listen::bind(&options.host, options.port)?;
    // Before anything is read, so that no change is missed in between.
    let watch = Watch::start(&options.site, options.how);
    let mut builder = Builder::new(options, Arc::clone(console))?;
    console.listening(&address);
    let newest = Arc::new(builder.first());
    let names = Names::new(&options.host);
    let preview = Preview::new(Arc::clone(&newest), names, options.site.clone(), Arc::clone(console));
    let application: Arc<dyn Application> = Arc::new(preview);
    let accept = move || http::accept(&listener, &application);
    thread::Builder::new().name("accepting".to_owned()).spawn(accept).map_err(Error::Thread)?;
    console.ready(&address);
    builder.run(watch, &newest)
}

/// What a lock guards. A thread that failed while it held one left it whole: nothing is ever half put in place.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
