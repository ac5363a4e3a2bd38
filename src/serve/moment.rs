//! What is shown at one moment, and how everybody learns of the next one.

use super::lock;
use crate::build::Edition;
use crate::diagnostic::render::mistake::{Mistake, mistakes};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::source::Inputs;
use serde::Serialize;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How many mistakes a page lists. Who has more begins with these.
const SHOWN: usize = 100;

/// What came of the newest build, and the last good site.
pub(super) struct Moment {
    /// The number of the build, from 1.
    pub build: u64,
    /// The last good site, if there has been one.
    pub edition: Option<Arc<Edition>>,
    /// What was read last.
    pub inputs: Inputs,
    /// What authors should know.
    pub mistakes: Mistakes,
    /// Why nothing could be built, if it is no mistake in a text.
    pub failure: Option<String>,
}

/// What authors should know, as pages get to hear it.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Mistakes {
    pub errors: usize,
    pub warnings: usize,
    /// How many are not in the list.
    more: usize,
    #[serde(rename = "mistakes")]
    pub list: Vec<Mistake>,
}

impl Mistakes {
    pub(super) fn new(diagnostics: &[Diagnostic], inputs: &Inputs) -> Self {
        let of = |severity| diagnostic::count(diagnostics, severity);
        let (list, more) = mistakes(diagnostics, inputs, SHOWN);
        Mistakes { errors: of(Severity::Error), warnings: of(Severity::Warning), more, list }
    }
}

/// The `state` of a moment.
#[derive(Serialize)]
struct State<'a> {
    build: u64,
    failure: Option<&'a str>,
    #[serde(flatten)]
    mistakes: &'a Mistakes,
}

impl Moment {
    /// What pages hear of it, in one line of JSON. `failure` is what is wrong with this page alone.
    pub(super) fn state(&self, failure: Option<&str>) -> String {
        let failure = self.failure.as_deref().or(failure);
        let state = State { build: self.build, failure, mistakes: &self.mistakes };
        // Texts and numbers can always be written down.
        serde_json::to_string(&state).unwrap_or_default()
    }
}

/// The newest moment, for everybody.
pub(super) struct Newest {
    moment: Mutex<Arc<Moment>>,
    changed: Condvar,
}

impl Newest {
    pub(super) fn new(moment: Arc<Moment>) -> Self {
        Newest { moment: Mutex::new(moment), changed: Condvar::new() }
    }

    /// The newest moment.
    pub(super) fn get(&self) -> Arc<Moment> {
        Arc::clone(&lock(&self.moment))
    }

    /// Puts a newer one in its place, which is returned: to let go of a whole site takes time.
    pub(super) fn put(&self, moment: Arc<Moment>) -> Arc<Moment> {
        let old = std::mem::replace(&mut *lock(&self.moment), moment);
        self.changed.notify_all();
        old
    }

    /// Waits for a moment that is newer than that of `build`, but not for ever.
    pub(super) fn after(&self, build: u64, patience: Duration) -> Option<Arc<Moment>> {
        let newer = |moment: &mut Arc<Moment>| moment.build <= build;
        let waited = self.changed.wait_timeout_while(lock(&self.moment), patience, newer);
        let (moment, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (!timeout.timed_out()).then(|| Arc::clone(&moment))
    }
}
