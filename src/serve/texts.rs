//! What was read of the site, kept up to date, and how much of it is new.

use crate::read::{Error, Snapshot};
use crate::source::{File, FileId, Fingerprint, Inputs, Stamp};
use crate::watch::Change;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a site, and what is known of each.
pub(super) struct Texts {
    folder: PathBuf,
    snapshot: Snapshot,
    known: HashMap<FileId, Fact>,
}

/// What tells one state of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    /// It has been left alone for a while.
    Stamp(Stamp),
    /// It has just been written, so that its stamp says nothing yet.
    Bytes(Fingerprint),
}

impl Texts {
    /// Finds all files of the site.
    ///
    /// # Errors
    /// There is no site to read.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let snapshot = Snapshot::read(folder)?;
        let inputs = snapshot.inputs();
        let known = inputs.files().par_iter().map(|file| (file.id(), fact(&inputs, file))).collect();
        Ok(Texts { folder: folder.to_owned(), snapshot, known })
    }

    /// The files as they were found last.
    pub(super) fn inputs(&self) -> Inputs {
        self.snapshot.inputs()
    }

    /// Looks again where something may have happened, and says how many files came, went or changed.
    ///
    /// # Errors
    /// There is no site to read any more; everything stays as it was.
    pub(super) fn refresh(&mut self, change: &Change) -> Result<usize, Error> {
        let before = self.snapshot.inputs();
        let hints: Vec<PathBuf> = match change {
            Change::Everything => Vec::new(),
            Change::Paths(paths) => paths.iter().map(|path| self.folder.join(path)).collect(),
        };
        self.snapshot.refresh(&hints)?;
        let after = self.snapshot.inputs();
        let gone: Vec<FileId> = missing(before.files(), after.files()).map(|file| file.id()).collect();
        for file in &gone {
            self.known.remove(file);
        }
        let looked_at: Vec<&Arc<File>> = other(before.files(), after.files()).collect();
        let news = looked_at.into_par_iter().map(|file| {
            let known = self.known.get(&file.id()).copied();
            (file.id(), look(&after, file, known))
        });
        let news: Vec<(FileId, (Fact, bool))> = news.collect();
        let changed = news.iter().filter(|(_, (_, changed))| *changed).count();
        self.known.extend(news.into_iter().map(|(file, (fact, _))| (file, fact)));
        Ok(gone.len() + changed)
    }
}

/// What tells this state of a file from another. It is asked for before anybody reads the file for a build, so that it is
/// never newer than what is built from it.
fn fact(inputs: &Inputs, file: &File) -> Fact {
    match inputs.stamp(file) {
        Some(stamp) => Fact::Stamp(stamp),
        None => Fact::Bytes(inputs.read(file).content.fingerprint()),
    }
}

/// The newest fact about a file, and whether the file has changed since `known` was one.
fn look(inputs: &Inputs, file: &File, known: Option<Fact>) -> (Fact, bool) {
    let now = fact(inputs, file);
    let same = match (known, now) {
        (Some(Fact::Bytes(before)), Fact::Stamp(_)) => inputs.read(file).content.fingerprint() == before,
        (known, now) => known == Some(now),
    };
    (now, !same)
}

/// The files of `some` that `others` has none of the same path of; both in the order of paths.
fn missing<'a>(some: &'a [Arc<File>], others: &'a [Arc<File>]) -> impl Iterator<Item = &'a Arc<File>> {
    let mut others = others.iter().peekable();
    some.iter().filter(move |file| {
        while others.next_if(|other| other.path() < file.path()).is_some() {}
        others.peek().is_none_or(|other| other.path() != file.path())
    })
}

/// The files of `after` that are not the very same in `before`: nobody looked at those.
fn other<'a>(before: &'a [Arc<File>], after: &'a [Arc<File>]) -> impl Iterator<Item = &'a Arc<File>> {
    let mut before = before.iter().peekable();
    after.iter().filter(move |file| {
        while before.next_if(|old| old.path() < file.path()).is_some() {}
        before.peek().is_none_or(|old| !Arc::ptr_eq(old, file))
    })
}
