//! A later build: what did not change is not written, the rest is kept aside until [`swap`](super::swap) puts it into place.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError, RwLock};

use rayon::prelude::*;

use super::disk::Summary;
use super::manifest::{self, Manifest};
use super::place::{self, kind};
use super::print::{Output, Print, Trace};
use super::staging::{self, Staging};
use super::swap::Swap;
use super::{Error, lock, page_path};

/// The staging folder, inside the output so that it lies on the same file system.
const STAGING: &str = ".syllabus-staging";

#[derive(Debug)]
pub(super) struct Update {
    out: PathBuf,
    /// The manifest as it was read, to notice another build.
    manifest_text: Option<String>,
    old: Manifest,
    known: Known,
    /// Made when the first file has changed: an unchanged site touches nothing.
    staging: OnceLock<Staging>,
    /// Locked by the one who makes it.
    making: Mutex<()>,
    next: AtomicU64,
    changed: Mutex<Vec<Changed>>,
    /// Folders that are known to be folders and no links.
    sound: RwLock<HashSet<String>>,
}

/// What somebody wrote down of the files in the manifest.
#[derive(Debug, Default)]
struct Known {
    /// A trace for each line of the manifest, or none at all.
    traces: Vec<Option<Trace>>,
    /// Whether it is about the same files, with the same bytes.
    is_whole: bool,
}

/// A file with new bytes, which lie aside.
#[derive(Debug)]
pub(super) struct Changed {
    pub path: String,
    pub aside: PathBuf,
    pub spot: Spot,
}

/// What is now where a file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Nothing.
    Free,
    /// An older one of ours.
    Replaced,
    /// Ours, but a page where there is a folder, or a folder where there is a page. It is deleted first.
    Blocked,
}

/// What is there of a file that the site has.
enum Found {
    /// The file itself.
    Same(Option<Trace>),
    Other(Spot),
}

impl Update {
    /// Reads what an earlier build wrote to `out`, and removes what a killed one left.
    pub(super) fn open(out: PathBuf) -> Result<Self, Error> {
        staging::clear(&out.join(STAGING), &out)?;
        let manifest_text = read_manifest(&out)?;
        let damaged = |reason| Error::Manifest { path: out.join(manifest::NAME), reason };
        let old = manifest_text.as_deref().map(Manifest::parse).transpose().map_err(damaged)?;
        Ok(Update {
            out,
            manifest_text,
            old: old.unwrap_or_default(),
            known: Known::default(),
            staging: OnceLock::new(),
            making: Mutex::default(),
            next: AtomicU64::new(0),
            changed: Mutex::default(),
            sound: RwLock::default(),
        })
    }

    /// Learns what is known of the files, if the manifest says the same of their bytes.
    pub(super) fn know(&mut self, known: &[Output]) {
        let mut traces = vec![None; self.old.len()];
        let mut fitting = 0;
        for (index, output) in known.iter().enumerate() {
            if let Some(at) = self.old.position_near(index, &output.path)
                && self.old.files()[at].1 == Some(output.print)
            {
                fitting += 1;
                traces[at] = output.trace;
            }
        }
        let is_whole = self.manifest_text.is_some() && fitting == known.len() && fitting == self.old.len();
        self.known = Known { traces, is_whole };
    }

    /// Keeps the bytes aside if they differ from what is there. The trace of what is there if they don't.
    pub(super) fn put(&self, path: &str, bytes: &[u8], print: Print) -> Result<Option<Trace>, Error> {
        let spot = match self.find(path, print)? {
            Found::Same(trace) => return Ok(trace),
            Found::Other(spot) => spot,
        };
        let aside = self.aside()?;
        fs::write(&aside, bytes).map_err(Error::io("write", &aside))?;
        lock(&self.changed).push(Changed { path: path.to_owned(), aside, spot });
        Ok(None)
    }

    /// The file, if it is there with these bytes. Anything in its way that is not ours is an error, before any change.
    pub(super) fn keep(&self, path: &str, print: Print) -> Result<Option<Output>, Error> {
        Ok(match self.find(path, print)? {
            Found::Same(trace) => Some(Output { path: path.to_owned(), print, trace }),
            Found::Other(_) => None,
        })
    }

    /// Whether what is known is about the same files as the manifest, and says the same of their bytes.
    pub(super) fn knows_all(&self) -> bool {
        self.known.is_whole
    }

    /// All files, if what is known is whole and each of them is there.
    pub(super) fn all(&self) -> Result<Option<Vec<Output>>, Error> {
        if !self.known.is_whole {
            return Ok(None);
        }
        let files = self.old.files().par_iter();
        files.map(|(path, print)| print.map_or(Ok(None), |print| self.keep(path, print))).collect()
    }

    fn find(&self, path: &str, print: Print) -> Result<Found, Error> {
        if let Some(spot) = self.look_above(path)? {
            return Ok(Found::Other(spot));
        }
        let at = place::inside(&self.out, path);
        let Some(found) = look(&at)? else { return Ok(Found::Other(Spot::Free)) };
        match self.old.position(path) {
            Some(known) if found.is_file() => {
                if self.old.files()[known].1 == Some(print) && self.holds(known, &at, &found, print) {
                    return Ok(Found::Same(Trace::of(&found)));
                }
                Ok(Found::Other(Spot::Replaced))
            }
            _ if found.is_dir() && self.is_all_ours(path) => Ok(Found::Other(Spot::Blocked)),
            _ => Err(Error::Foreign { path: at, what: kind(&found) }),
        }
    }

    /// Whether our file, which once had this print, has it still.
    fn holds(&self, known: usize, at: &Path, found: &Metadata, print: Print) -> bool {
        if found.len() != print.length {
            return false;
        }
        let trace = self.known.traces.get(known).copied().flatten();
        (trace.is_some() && trace == Trace::of(found))
            || fs::read(at).is_ok_and(|bytes| Print::of(&bytes) == print)
    }

    /// Checks that no folder above `path` is a link or a file of somebody else. What it tells of the place of the file
    /// itself, if anything.
    fn look_above(&self, path: &str) -> Result<Option<Spot>, Error> {
        let Some(parent) = page_path::parent(path) else { return Ok(None) };
        if self.sound.read().unwrap_or_else(PoisonError::into_inner).contains(parent) {
            return Ok(None);
        }
        for folder in page_path::folders(path) {
            let at = place::inside(&self.out, folder);
            match look(&at)? {
                Some(found) if found.is_dir() => {}
                None => return Ok(Some(Spot::Free)),
                Some(found) if found.is_file() && self.old.get(folder).is_some() => {
                    return Ok(Some(Spot::Blocked));
                }
                Some(found) => return Err(Error::Foreign { path: at, what: kind(&found) }),
            }
        }
        self.sound.write().unwrap_or_else(PoisonError::into_inner).insert(parent.to_owned());
        Ok(None)
    }

    /// Whether every file below the folder `path` was written by an earlier build.
    fn is_all_ours(&self, path: &str) -> bool {
        let Ok(mut entries) = fs::read_dir(place::inside(&self.out, path)) else { return false };
        entries.all(|entry| {
            let Ok(entry) = entry else { return false };
            let below = format!("{path}/{}", entry.file_name().to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.is_all_ours(&below),
                Ok(kind) => kind.is_file() && self.old.get(&below).is_some(),
                Err(_) => false,
            }
        })
    }

    /// A new path in the staging folder.
    fn aside(&self) -> Result<PathBuf, Error> {
        Ok(self.staging()?.path.join(self.next.fetch_add(1, Ordering::Relaxed).to_string()))
    }

    fn staging(&self) -> Result<&Staging, Error> {
        if let Some(staging) = self.staging.get() {
            return Ok(staging);
        }
        let _making = lock(&self.making);
        if let Some(staging) = self.staging.get() {
            return Ok(staging);
        }
        let made = Staging::create(self.out.join(STAGING), &self.out)?;
        Ok(self.staging.get_or_init(|| made))
    }

    /// Makes the folder hold `new` and nothing else of ours, and completes the traces of the files if somebody wants them.
    pub(super) fn finish(self, new: &Manifest, traced: Option<&mut Vec<Output>>) -> Result<Summary, Error> {
        let changed = std::mem::take(&mut *lock(&self.changed));
        let stale = self.old.paths_missing_in(new);
        let summary =
            Summary { written: changed.len(), unchanged: new.len() - changed.len(), deleted: stale.len() };
        if changed.is_empty() && stale.is_empty() && self.manifest_text.is_some() {
            return Ok(summary);
        }
        let swap = Swap { out: &self.out, changed: &changed, stale: &stale };
        let [during, after] =
            [(self.aside()?, &swap.covering(new)), (self.aside()?, new)].map(|(aside, manifest)| {
                fs::write(&aside, manifest.to_text()).map_err(Error::io("write", &aside)).map(|()| aside)
            });
        if read_manifest(&self.out)? != self.manifest_text {
            return Err(Error::Busy { out: self.out.clone() });
        }
        swap.carry_out(&during?, &after?)?;
        if let Some(outputs) = traced {
            self.trace(&changed, outputs);
        }
        Ok(summary)
    }

    fn trace(&self, changed: &[Changed], outputs: &mut [Output]) {
        let traces: Vec<Option<Trace>> =
            changed.par_iter().map(|file| Trace::at(&place::inside(&self.out, &file.path))).collect();
        for (file, trace) in changed.iter().zip(traces) {
            if let Ok(at) = outputs.binary_search_by(|output| output.path.cmp(&file.path)) {
                outputs[at].trace = trace;
            }
        }
    }
}

/// What is at this path itself, without following a link.
pub(super) fn look(at: &Path) -> Result<Option<Metadata>, Error> {
    match at.symlink_metadata() {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io("look at", at)(error)),
    }
}

/// The text of the manifest, if there is one.
fn read_manifest(out: &Path) -> Result<Option<String>, Error> {
    let at = out.join(manifest::NAME);
    match look(&at)? {
        None => Ok(None),
        Some(found) if found.is_file() => fs::read_to_string(&at).map(Some).map_err(Error::io("read", &at)),
        Some(found) => Err(Error::Foreign { path: at, what: kind(&found) }),
    }
}
