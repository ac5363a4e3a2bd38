//! What was heard and not yet said. It knows no clock: whoever asks says what time it is.

use super::Change;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long nothing must have been heard: a save is several events, and a text is there when the last one came.
pub const QUIET: Duration = Duration::from_millis(50);
/// How long it may take to become quiet: who saves without end gets to see something all the same.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);
/// With more paths than this it is less work to look at everything.
const MANY: usize = 1000;

/// What was heard and not yet said.
#[derive(Debug, Default)]
pub(super) struct Pending {
    paths: BTreeSet<PathBuf>,
    everything: bool,
    roots: bool,
    /// When something was first heard, and last.
    heard: Option<(Instant, Instant)>,
}

impl Pending {
    /// This file or folder may have changed.
    pub(super) fn path(&mut self, path: PathBuf, at: Instant) {
        if !self.everything {
            self.paths.insert(path);
            self.everything = self.paths.len() > MANY;
        }
        self.heard(at);
    }

    /// Anything may have changed.
    pub(super) fn everything(&mut self, at: Instant) {
        self.everything = true;
        self.heard(at);
    }

    /// One of the folders that are listened to may be another one now.
    pub(super) fn roots(&mut self, at: Instant) {
        self.roots = true;
        self.everything(at);
    }

    fn heard(&mut self, at: Instant) {
        let first = self.heard.map_or(at, |(first, _)| first);
        self.heard = Some((first, at));
    }

    /// When it is to be said, as far as is known by now.
    pub(super) fn due(&self) -> Option<Instant> {
        self.heard.map(|(first, last)| (last + QUIET).min(first + PATIENCE))
    }

    /// What there is to say, and whether the folders must be listened to anew; begins again.
    pub(super) fn take(&mut self) -> (Change, bool) {
        let Pending { paths, everything, roots, .. } = std::mem::take(self);
        (if everything { Change::Everything } else { Change::Paths(paths) }, roots)
    }
}
