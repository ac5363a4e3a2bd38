//! Builds whenever something changed.

use super::clock::Stopwatch;
use super::moment::{Mistakes, Moment, Newest};
use super::texts::Texts;
use super::{Built, Console, Error, Options};
use crate::build::{self, Edition, Session};
use crate::diagnostic::Diagnostic;
use crate::source::Inputs;
use crate::watch::{Change, Watch};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Builds one site over and over.
pub(super) struct Builder {
    texts: Texts,
    session: Session,
    options: build::Options,
    console: Arc<dyn Console>,
    /// Takes what is not shown any more: to let go of a whole site takes time.
    done_with: Sender<Arc<Moment>>,
    build: u64,
    /// The folder could not be read the last time, and why.
    unreadable: Option<String>,
}

/// What came of preparing.
struct Outcome {
    edition: Option<Edition>,
    diagnostics: Vec<Diagnostic>,
    failure: Option<String>,
}

impl Builder {
    /// Reads the site.
    ///
    /// # Errors
    /// There is no site to read.
    pub(super) fn new(options: &Options, console: Arc<dyn Console>) -> Result<Self, Error> {
        let (done_with, to_drop) = channel();
        let drop_all = move || to_drop.into_iter().for_each(drop);
        // Without such a thread the receiver is gone, and what is sent is dropped by the sender.
        let _ = thread::Builder::new().name("letting go".to_owned()).spawn(drop_all);
        Ok(Builder {
            texts: Texts::read(&options.site)?,
            session: Session::remembering(),
            options: build::Options { drafts: options.drafts },
            console,
            done_with,
            build: 0,
            unreadable: None,
        })
    }

    /// The first moment.
    pub(super) fn first(&mut self) -> Moment {
        let watch = Stopwatch::start();
        let files = self.texts.inputs().len();
        self.make(files, None, watch)
    }

    /// Builds for ever.
    pub(super) fn run(mut self, mut watch: Watch, newest: &Newest) -> ! {
        let (mut found, mut polls) = (false, false);
        loop {
            if let (Some(reason), false) = (watch.polls_because(), polls) {
                self.console.polling(reason);
                polls = true;
            }
            let change = watch.next(found);
            let step = catch_unwind(AssertUnwindSafe(|| self.step(&change, newest)));
            found = step.unwrap_or(true);
        }
    }

    /// Reads, builds and shows; says whether there was anything new.
    fn step(&mut self, change: &Change, newest: &Newest) -> bool {
        let watch = Stopwatch::start();
        let last = newest.get();
        let moment = match self.texts.refresh(change) {
            Ok(0) if self.unreadable.is_none() => return false,
            Ok(changed) => {
                self.unreadable = None;
                self.make(changed, last.edition.clone(), watch)
            }
            Err(error) if self.unreadable.as_ref() == Some(&error.to_string()) => return false,
            Err(error) => self.unreadable(&error.to_string(), &last),
        };
        drop(last);
        // Nobody receives it where there is no thread to be had; then it is dropped here.
        let _ = self.done_with.send(newest.put(moment));
        true
    }

    fn unreadable(&mut self, reason: &str, last: &Moment) -> Moment {
        self.unreadable = Some(reason.to_owned());
        self.console.failed(reason);
        self.build += 1;
        Moment {
            build: self.build,
            edition: last.edition.clone(),
            inputs: last.inputs.clone(),
            mistakes: Mistakes::default(),
            failure: Some(reason.to_owned()),
        }
    }

    /// Builds what was read; the last good site stays if it has a mistake.
    fn make(&mut self, changed: usize, last: Option<Arc<Edition>>, watch: Stopwatch) -> Moment {
        let inputs = self.texts.inputs();
        let Outcome { edition, diagnostics, failure } = self.prepare(&inputs);
        let took = watch.time();
        self.build += 1;
        let pages = edition.as_ref().map(|edition| edition.plan().pages().len());
        let moment = Moment {
            build: self.build,
            edition: edition.map(Arc::new).or(last),
            mistakes: Mistakes::new(&diagnostics, &inputs),
            inputs: inputs.clone(),
            failure,
        };
        match &moment.failure {
            Some(failure) => self.console.failed(failure),
            None => {
                let first = self.build == 1;
                self.console.built(&Built {
                    first,
                    changed,
                    took,
                    pages,
                    diagnostics: &diagnostics,
                    inputs: &inputs,
                });
            }
        }
        moment
    }

    fn prepare(&mut self, inputs: &Inputs) -> Outcome {
        let failed = |failure| Outcome { edition: None, diagnostics: Vec::new(), failure: Some(failure) };
        match catch_unwind(AssertUnwindSafe(|| self.session.prepare(inputs, &self.options))) {
            Ok(Ok(prepared)) => {
                Outcome { edition: prepared.edition, diagnostics: prepared.diagnostics, failure: None }
            }
            Ok(Err(error)) => failed(error.to_string()),
            Err(fault) => {
                // What it remembered may be half made.
                self.session = Session::remembering();
                failed(format!("syllabus made a mistake of its own: {}\nplease report it", words(&*fault)))
            }
        }
    }
}

/// What a fault says of itself.
fn words(fault: &(dyn Any + Send)) -> &str {
    let text = fault.downcast_ref::<&str>().copied();
    text.or_else(|| fault.downcast_ref::<String>().map(String::as_str)).unwrap_or("it does not say which")
}
