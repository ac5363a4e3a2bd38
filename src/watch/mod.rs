//! Says that something in a site's folder may have changed, once it is quiet again.
//!
//! A [`Watch`] listens to the system and gathers what it hears until nothing came for a moment, or until somebody has waited
//! long enough. It looks again by itself some seconds later, as a network disk may keep a change to itself; where the system
//! can't watch, it says every second that it is time to look.
//!
//! **Invariant:** what it says is a hint and never a fact: whoever is told reads the disk again. The only user of `notify`.

#![allow(clippy::disallowed_methods, reason = "this is the room that waits for the disk and the clock")]

mod eyes;
mod pending;
#[cfg(test)]
mod tests;

use eyes::{Eyes, Signal, What};
use pending::Pending;
pub use pending::QUIET;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long after a change everything is looked at once more, as an event may have been lost.
const SECOND_LOOK: Duration = Duration::from_secs(3);
/// How long to wait before looking again for a site that is not there.
const MISSING: Duration = Duration::from_millis(250);
/// The shortest time between two looks where the system can't watch.
const POLL: Duration = Duration::from_secs(1);
/// How much longer than a look takes the next one is put off, so that a slow disk is not kept busy.
const POLL_PAUSE: u32 = 4;
/// Events gathered at one go; so a flood of them can't keep everybody waiting.
const GULP: usize = 100_000;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Files and folders, from the site's folder down: `content/a/lo1.md`. A folder stands for everything in it.
    Paths(BTreeSet<PathBuf>),
    /// Anything.
    Everything,
}

/// How to find out that something changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// The system tells, or else every second is a time to look.
    #[default]
    Told,
    /// Every second is a time to look.
    Polling,
}

/// Listens for changes of one site.
pub struct Watch {
    /// The site's folder without links in it.
    site: PathBuf,
    sight: Sight,
    signals: Receiver<Signal>,
    to_us: Sender<Signal>,
    pending: Pending,
    /// When to look at everything though nothing was heard.
    look_at: Option<Instant>,
    /// When something was last said, and whether it was said without having heard anything.
    said: Option<(Instant, bool)>,
}

/// How well it sees.
enum Sight {
    /// The system tells, as long as this lives.
    Open(#[allow(dead_code, reason = "it stops to listen when it is dropped")] Eyes),
    /// The site's folder is not there.
    Missing,
    /// The system can't tell, and why.
    Polling(String),
}

impl Watch {
    /// Begins to listen. `site` must be absolute, without links in it.
    pub fn start(site: &Path, how: How) -> Self {
        let (to_us, signals) = channel();
        let sight = match how {
            How::Told => Sight::open(site, &to_us),
            How::Polling => Sight::Polling("as was asked for".to_owned()),
        };
        let pending = Pending::default();
        Watch { site: site.to_owned(), sight, signals, to_us, pending, look_at: None, said: None }
    }

    /// Why it doesn't hear from the system, if it doesn't.
    pub fn polls_because(&self) -> Option<&str> {
        match &self.sight {
            Sight::Polling(reason) => Some(reason),
            Sight::Open(_) | Sight::Missing => None,
        }
    }

    /// Waits until something may have changed and it has been quiet since. `found` says whether looking at what was said
    /// last found anything.
    pub fn next(&mut self, found: bool) -> Change {
        self.plan_to_look(found, Instant::now());
        loop {
            self.gather();
            let now = Instant::now();
            if let Some((change, unheard)) = self.due(now) {
                self.said = Some((now, unheard));
                return change;
            }
            let wake_at = self.pending.due().into_iter().chain(self.look_at).min();
            let heard = match wake_at {
                Some(at) => self.signals.recv_timeout(at.saturating_duration_since(now)).ok(),
                None => self.signals.recv().ok(),
            };
            if let Some(signal) = heard {
                self.hear(signal);
            }
        }
    }

    /// Decides when to look unasked.
    fn plan_to_look(&mut self, found: bool, now: Instant) {
        let (said, unheard) = self.said.unwrap_or((now, false));
        match &self.sight {
            Sight::Polling(_) => {
                let looked = now.saturating_duration_since(said);
                self.look_at = Some(now + POLL.max(looked * POLL_PAUSE));
            }
            Sight::Missing => self.look_at = Some(now + MISSING),
            // What is there and was not heard shows that the system has gone deaf: perhaps a folder was replaced by another.
            Sight::Open(_) if found && unheard => {
                self.sight = Sight::open(&self.site, &self.to_us);
                self.look_at = Some(now + SECOND_LOOK);
            }
            Sight::Open(_) => {}
        }
    }

    fn gather(&mut self) {
        for _ in 0..GULP {
            let Ok(signal) = self.signals.try_recv() else { return };
            self.hear(signal);
        }
    }

    fn hear(&mut self, signal: Signal) {
        let at = signal.at;
        match signal.what {
            What::Path(path) => self.pending.path(path, at),
            What::Roots => self.pending.roots(at),
            What::Anything => self.pending.everything(at),
            // To look at everything makes events too: where that has just been done, one flood would lead to the next.
            What::Flood if self.said.is_some_and(|(said, _)| at < said + SECOND_LOOK) => {
                self.look_at = Some(at + SECOND_LOOK);
            }
            What::Flood => self.pending.everything(at),
            What::Blind(reason) => {
                self.sight = Sight::Polling(reason);
                self.pending.everything(at);
            }
        }
    }

    /// What is to be said now, and whether it is said unheard.
    fn due(&mut self, now: Instant) -> Option<(Change, bool)> {
        if self.pending.due().is_some_and(|at| at <= now) {
            let (change, roots) = self.pending.take();
            if roots && !matches!(self.sight, Sight::Polling(_)) {
                self.sight = Sight::open(&self.site, &self.to_us);
            }
            self.look_at = Some(now + SECOND_LOOK);
            return Some((change, false));
        }
        if self.look_at.is_none_or(|at| at > now) {
            return None;
        }
        self.look_at = None;
        if matches!(self.sight, Sight::Missing) {
            self.sight = Sight::open(&self.site, &self.to_us);
            if matches!(self.sight, Sight::Missing) {
                self.look_at = Some(now + MISSING);
                return None;
            }
        }
        Some((Change::Everything, true))
    }
}

impl Sight {
    /// Begins to listen, in place of whatever listened before.
    fn open(site: &Path, to_us: &Sender<Signal>) -> Self {
        match Eyes::open(site, to_us) {
            Ok(Some(eyes)) => Sight::Open(eyes),
            Ok(None) => Sight::Missing,
            Err(reason) => Sight::Polling(reason),
        }
    }
}
