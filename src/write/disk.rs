//! The folder that a site is written to.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use super::fresh::Fresh;
use super::manifest::Manifest;
use super::place::{self, State};
use super::print::{Output, Print};
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
///
/// A file is left alone if it is ours and holds the right bytes. The manifest says what it held when it was written, and its
/// [`Trace`](super::Trace) that nobody changed it since. A file whose trace is not known, or no longer the same, is read
/// back; so whoever edits a page of the output by hand gets the site's own page again with the next build, whatever is known.
#[derive(Debug)]
pub struct Disk {
    way: Way,
    /// What was put or kept so far, in any order.
    outputs: Mutex<Vec<Output>>,
    /// Whether somebody wants traces.
    traced: bool,
    /// The time, which says nothing but whether a trace can be trusted.
    pub(super) clock: fn() -> SystemTime,
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
        Ok(Disk { way, outputs: Mutex::default(), traced: false, clock: SystemTime::now })
    }

    /// Uses what an earlier build wrote down of its files, in any order and as much as there is, and takes traces of this
    /// build's files for the next one. Whatever stands here, it makes no file ours, and keeps none that has other bytes
    /// than the site's, as far as traces can tell.
    pub fn knowing(mut self, known: &[Output]) -> Disk {
        self.traced = true;
        if let Way::Update(update) = &mut self.way {
            update.know(known);
        }
        self
    }

    /// Whether the folder has just the files that [`Disk::knowing`] was told, as far as its manifest says. Looks at no file.
    pub fn knows_all(&self) -> bool {
        matches!(&self.way, Way::Update(update) if update.knows_all())
    }

    /// Keeps every file, if all are there as they were written, they are those that [`Disk::knowing`] was told, and there
    /// are no others. If not, nothing is kept.
    pub fn keep_all(&self) -> Result<bool, Error> {
        let Way::Update(update) = &self.way else { return Ok(false) };
        match update.all()? {
            Some(all) => {
                lock(&self.outputs).extend(all);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Puts the new site into place.
    pub fn finish(self) -> Result<Summary, Error> {
        self.finish_with_outputs().map(|(summary, _)| summary)
    }

    /// Puts the new site into place, and tells its files in the order of their paths, with traces if the `Disk` is
    /// [`knowing`](Disk::knowing).
    pub fn finish_with_outputs(self) -> Result<(Summary, Vec<Output>), Error> {
        let mut outputs = self.outputs.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let manifest = Manifest::of(&mut outputs)?;
        let summary = match self.way {
            Way::Fresh(fresh) => {
                fresh.finish(&manifest)?;
                Summary { written: outputs.len(), ..Summary::default() }
            }
            Way::Update(update) => update.finish(&manifest, self.traced.then_some(&mut outputs))?,
        };
        let now = (self.clock)();
        for output in &mut outputs {
            output.trace = output.trace.filter(|trace| trace.is_settled(now));
        }
        Ok((summary, outputs))
    }
}

impl Sink for Disk {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        page_path::check(path)?;
        let print = Print::of(bytes);
        let trace = match &self.way {
            Way::Fresh(fresh) => fresh.put(path, bytes, self.traced)?,
            Way::Update(update) => update.put(path, bytes, print)?,
        };
        lock(&self.outputs).push(Output { path: path.to_owned(), print, trace });
        Ok(())
    }

    fn keep(&self, path: &str, print: Print) -> Result<bool, Error> {
        page_path::check(path)?;
        let Way::Update(update) = &self.way else { return Ok(false) };
        let kept = update.keep(path, print)?;
        let is_kept = kept.is_some();
        lock(&self.outputs).extend(kept);
        Ok(is_kept)
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
