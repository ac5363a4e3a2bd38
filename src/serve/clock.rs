//! The only place of this room that looks at a clock: to end what takes too long, and to say how long a build took.

#![allow(clippy::disallowed_methods, reason = "a server must end what takes too long")]

use std::time::{Duration, Instant};

/// A moment after which something has taken too long.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Instant);

impl Deadline {
    /// The moment `time` from now.
    pub(super) fn after(time: Duration) -> Self {
        Deadline(Instant::now() + time)
    }

    /// What is left until then, if anything.
    pub(super) fn left(self) -> Option<Duration> {
        Some(self.0.saturating_duration_since(Instant::now())).filter(|left| !left.is_zero())
    }
}

/// Measures how long something takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins now.
    pub(super) fn start() -> Self {
        Stopwatch(Instant::now())
    }

    /// The time since it began.
    pub(super) fn time(self) -> Duration {
        self.0.elapsed()
    }
}
