//! What every file said when it was last parsed, for those who parse a site again and again.

use super::file::{self, Parsed};
use super::{Authored, CONTENT, Units, collect};
use crate::diagnostic::Diagnostic;
use crate::source::{File, Fingerprint, Inputs, Stamp};
use rayon::prelude::*;
use std::sync::Arc;

/// Remembers files by path, stamp and bytes. A file that is gone is forgotten.
#[derive(Debug, Default)]
pub struct Memo {
    /// In the order of paths, as files are.
    files: Vec<Known>,
}

/// One file: what it said, and all that this depends on.
#[derive(Debug)]
struct Known {
    file: Arc<File>,
    in_unit: bool,
    stamp: Option<Stamp>,
    fingerprint: Fingerprint,
    parsed: Arc<Parsed>,
}

impl Memo {
    /// The same as [`parse`](super::parse()), but a file is only read if its stamp is another or can't be trusted, and only
    /// parsed if its bytes are others. What is parsed anew comes in new `Arc`s, all else in those of last time.
    pub fn parse(&mut self, inputs: &Inputs) -> (Authored, Vec<Diagnostic>) {
        let units = Units::new(inputs);
        let mut known = std::mem::take(&mut self.files).into_iter().peekable();
        let files = inputs.below(CONTENT).iter().map(|file| {
            while known.next_if(|known| known.file.path() < file.path()).is_some() {}
            (file, known.next_if(|known| known.file.path() == file.path()))
        });
        let files: Vec<(&Arc<File>, Option<Known>)> = files.collect();
        self.files = files
            .into_par_iter()
            .map(|(file, known)| {
                let in_unit = units.have(file);
                match known.filter(|known| known.in_unit == in_unit) {
                    Some(known) if known.is_still(inputs, file) => Known { file: file.clone(), ..known },
                    known => look(inputs, file, in_unit, known),
                }
            })
            .collect();
        collect(inputs, self.files.iter().map(|known| Parsed::clone(&known.parsed)))
    }
}

impl Known {
    fn is_still(&self, inputs: &Inputs, file: &File) -> bool {
        self.stamp.is_some_and(|stamp| inputs.is_still(file, stamp))
    }
}

/// Looks into a file, and parses it unless its bytes are `known`.
fn look(inputs: &Inputs, file: &Arc<File>, in_unit: bool, known: Option<Known>) -> Known {
    let role = file::role(file, in_unit);
    let loaded = file::load(inputs, file, &role);
    let fingerprint = loaded.content.fingerprint();
    let parsed = match known.filter(|known| known.fingerprint == fingerprint) {
        Some(known) => known.parsed,
        None => Arc::new(file::parse(file, role, &loaded.content)),
    };
    Known { file: file.clone(), in_unit, stamp: loaded.stamp, fingerprint, parsed }
}
