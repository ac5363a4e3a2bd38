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
    /// Gone when the work is done.
    working: Option<Sender<()>>,
    waiter: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to wait; `doing` is what the work begins with.
    pub(super) fn start(doing: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(doing);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        let (working, is_done) = channel();
        let shown = bar.clone();
        let waiter = thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // Without a terminal this draws nothing.
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Progress { bar, working: Some(working), waiter: Some(waiter) }
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
        drop(self);
    }
}

/// However the work ends, what is said next begins on an empty line.
impl Drop for Progress {
    fn drop(&mut self) {
        self.working = None;
        if let Some(waiter) = self.waiter.take() {
            // The waiter only waits; it has nothing to say.
            let _ = waiter.join();
        }
        self.bar.finish_and_clear();
    }
}
