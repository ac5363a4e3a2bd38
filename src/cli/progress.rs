//! A line that says how far long work is. It appears on a terminal only, and only when there is something to wait for.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::build;

/// Work that takes less than this needs no line.
const PATIENCE: Duration = Duration::from_millis(300);

/// The line, from the start of the work to its end.
pub(super) struct Progress {
    bar: ProgressBar,
    done: Sender<()>,
    waiter: JoinHandle<()>,
}

impl Progress {
    /// Begins to wait; `doing` is what the work begins with.
    pub(super) fn start(doing: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(doing);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        let (done, is_done) = channel();
        let shown = bar.clone();
        let waiter = thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // Without a terminal this draws nothing.
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Progress { bar, done, waiter }
    }

    /// What a build tells how far it is.
    pub(super) fn listener(&self) -> Box<build::Progress> {
        let bar = self.bar.clone();
        Box::new(move |done, all| {
            // Words are made anew each time, and nobody reads that fast.
            if done.is_multiple_of(64) {
                bar.set_message(format!("building page {done} of {all}"));
            }
        })
    }

    /// Takes the line away.
    pub(super) fn end(self) {
        drop(self.done);
        // The waiter only waits; it has nothing to say.
        let _ = self.waiter.join();
        self.bar.finish_and_clear();
    }
}
