//! Says that something in a site's folder may have changed, once it is quiet again.
//!
//! A [`Watch`] listens to the system and gathers what it hears until nothing came for a moment, or until somebody has waited
//! long enough. It says by itself now and then that it is time to look, as the system can miss what happens behind a link or on
//! a network disk; if that look finds something, it listens anew. Where the system can't watch, every second is a time to look.
//!
//! **Invariant:** what it says is a hint and never a fact: whoever is told reads the disk again, and is told in the end even
//! of what nobody heard. The only user of `notify`.

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
/// The shortest time between two looks where the system tells: it doesn't see through every link, and may be deaf without
/// knowing it.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How much longer than a look takes the next of these is put off.
const HEARTBEAT_PAUSE: u32 = 50;
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
    /// Events were lost, so that there may be folders nobody listens to.
    lost: bool,
    /// How often to look though nothing is heard, and how long the last such look took.
    heartbeat: Duration,
    looked: Duration,
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
        Watch {
            site: site.to_owned(),
            sight,
            signals,
            to_us,
            pending: Pending::default(),
            look_at: None,
            lost: false,
            heartbeat: HEARTBEAT,
            looked: Duration::ZERO,
            said: None,
        }
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
        let looked = now.saturating_duration_since(said);
        if unheard && !found {
            self.looked = looked;
        }
        match &self.sight {
            Sight::Polling(_) => {
                self.look_at = Some(now + POLL.max(looked * POLL_PAUSE));
            }
            Sight::Missing => self.look_at = Some(now + MISSING),
            // What is there and was not heard shows that the system has gone deaf: perhaps a folder was replaced by another.
            Sight::Open(_) if found && unheard => {
                self.sight = Sight::open(&self.site, &self.to_us);
                self.look_at = Some(now + SECOND_LOOK);
            }
            Sight::Open(_) => {
                let heartbeat = now + self.heartbeat.max(self.looked * HEARTBEAT_PAUSE);
                self.look_at = Some(self.look_at.map_or(heartbeat, |at| at.min(heartbeat)));
            }
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
                self.lost = true;
                self.look_at = Some(at + SECOND_LOOK);
            }
            // A folder that was made in the meantime is one that nobody listens to.
            What::Flood => self.pending.roots(at),
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
        let lost = std::mem::take(&mut self.lost) && matches!(self.sight, Sight::Open(_));
        if lost || matches!(self.sight, Sight::Missing) {
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
