//! What a whole site was built from.

use crate::source::{File, Inputs, Stamp};
use rayon::prelude::*;
use std::sync::Arc;

/// Which files there were and what was in them, of a build that had nothing to tell its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Stands for what was asked of the build.
    pub asked: u128,
    /// How many pages it made.
    pub pages: u64,
    /// In the order of paths.
    pub(super) files: Vec<Seen>,
}

/// One file as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Stands for its path.
    pub id: u64,
    /// Its stamp; 0 if it had none that can be trusted.
    pub stamp: u64,
    /// Stands for its bytes; 0 if nobody read them.
    pub fingerprint: u64,
}

impl Whole {
    /// What a build used that is done now; nothing if of some file nobody could say whether it changed.
    pub fn new(asked: u128, pages: u64, inputs: &Inputs) -> Option<Self> {
        let seen = |file: &Arc<File>| {
            let (stamp, fingerprint) = inputs.last_seen(file);
            let seen = Seen::new(file, stamp, fingerprint);
            (seen.stamp != 0 || seen.fingerprint != 0).then_some(seen)
        };
        let files: Option<Vec<Seen>> = inputs.files().iter().map(seen).collect();
        Some(Whole { asked, pages, files: files? })
    }

    /// Whether a build now would use the same. If so, what to write down for next time: stamps may have changed. A file is
    /// only read if its stamp is not the one that is known.
    pub fn again(&self, asked: u128, inputs: &Inputs) -> Option<Self> {
        if self.asked != asked || self.files.len() != inputs.len() {
            return None;
        }
        let files = self.files.par_iter().zip(inputs.files());
        let files: Option<Vec<Seen>> = files.map(|(seen, file)| seen.again(file, inputs)).collect();
        Some(Whole { files: files?, ..*self })
    }
}

impl Seen {
    fn new(file: &File, stamp: Option<Stamp>, fingerprint: u64) -> Self {
        Seen { id: file.id().0, stamp: stamp.map_or(0, Stamp::number), fingerprint }
    }

    fn again(self, file: &File, inputs: &Inputs) -> Option<Self> {
        if self.id != file.id().0 {
            return None;
        }
        if Stamp::from_number(self.stamp).is_some_and(|stamp| inputs.is_still(file, stamp)) {
            return Some(self);
        }
        if self.fingerprint == 0 {
            return None;
        }
        drop(inputs.read(file));
        let (stamp, fingerprint) = inputs.last_seen(file);
        (fingerprint == self.fingerprint).then(|| Seen::new(file, stamp, fingerprint))
    }
}
