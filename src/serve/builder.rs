//! Builds whenever something changed.

use super::clock::Stopwatch;
use super::moment::{Mistakes, Moment, Newest};
use super::texts::Texts;
use super::{Built, Console, Error, Options};
use crate::build::{self, Edition, Prepared, Session};
use crate::diagnostic::Diagnostic;
use crate::read;
use crate::source::Inputs;
use crate::watch::{Change, Watch};
use std::any::Any;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

/// Everything before the first page; why it can't be done, if that is no mistake in a text.
type Prepare = fn(&mut Session, &Inputs, &build::Options) -> Result<Prepared, String>;

fn prepare(session: &mut Session, inputs: &Inputs, options: &build::Options) -> Result<Prepared, String> {
    session.prepare(inputs, options).map_err(|error| error.to_string())
}

/// Builds one site over and over.
pub(super) struct Builder {
    texts: Texts,
    session: Session,
    prepare: Prepare,
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

/// What came of a build, and what there is to tell of it.
struct Made {
    moment: Arc<Moment>,
    diagnostics: Vec<Diagnostic>,
    pages: Option<usize>,
    changed: usize,
    took: Duration,
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
            prepare,
            options: build::Options { drafts: options.drafts, ..build::Options::default() },
            console,
            done_with,
            build: 0,
            unreadable: None,
        })
    }

    /// The first build.
    pub(super) fn first(&mut self) -> Newest {
        let watch = Stopwatch::start();
        let files = self.texts.inputs().len();
        let made = self.make(files, None, watch);
        self.tell(&made);
        Newest::new(made.moment)
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

    /// Reads, builds, shows and tells; says whether there was anything new.
    fn step(&mut self, change: &Change, newest: &Newest) -> bool {
        let watch = Stopwatch::start();
        let last = newest.get();
        let made = match self.texts.refresh(change) {
            Ok(0) if self.unreadable.is_none() => return false,
            Ok(changed) => {
                self.unreadable = None;
                self.make(changed, last.edition.clone(), watch)
            }
            Err(error) => {
                let reason = while_serving(&error);
                if self.unreadable.as_ref() == Some(&reason) {
                    return false;
                }
                self.cannot_read(reason, &last)
            }
        };
        drop(last);
        // Nobody receives it where there is no thread to be had; then it is dropped here.
        let _ = self.done_with.send(newest.put(Arc::clone(&made.moment)));
        self.tell(&made);
        true
    }

    fn cannot_read(&mut self, reason: String, last: &Moment) -> Made {
        self.unreadable = Some(reason.clone());
        self.build += 1;
        let moment = Moment {
            build: self.build,
            edition: last.edition.clone(),
            inputs: last.inputs.clone(),
            mistakes: Mistakes::default(),
            failure: Some(reason),
        };
        Made {
            moment: Arc::new(moment),
            diagnostics: Vec::new(),
            pages: None,
            changed: 0,
            took: Duration::ZERO,
        }
    }

    /// Builds what was read; the last good site stays if it has a mistake.
    fn make(&mut self, changed: usize, last: Option<Arc<Edition>>, watch: Stopwatch) -> Made {
        let inputs = self.texts.inputs();
        let Outcome { edition, diagnostics, failure } = self.prepare(&inputs);
        let took = watch.time();
        self.build += 1;
        let pages = edition.as_ref().map(|edition| edition.plan().pages().len());
        let moment = Moment {
            build: self.build,
            edition: edition.map(Arc::new).or(last),
            mistakes: Mistakes::new(&diagnostics, &inputs),
            inputs,
            failure,
        };
        Made { moment: Arc::new(moment), diagnostics, pages, changed, took }
    }

    fn tell(&self, made: &Made) {
        let Made { moment, diagnostics, pages, changed, took } = made;
        match &moment.failure {
            Some(failure) => self.console.failed(failure),
            None => self.console.built(&Built {
                first: moment.build == 1,
                changed: *changed,
                took: *took,
                pages: *pages,
                diagnostics,
                inputs: &moment.inputs,
            }),
        }
    }

    fn prepare(&mut self, inputs: &Inputs) -> Outcome {
        let failed = |failure| Outcome { edition: None, diagnostics: Vec::new(), failure: Some(failure) };
        match catch_unwind(AssertUnwindSafe(|| (self.prepare)(&mut self.session, inputs, &self.options))) {
            Ok(Ok(prepared)) => {
                Outcome { edition: prepared.edition, diagnostics: prepared.diagnostics, failure: None }
            }
            Ok(Err(error)) => failed(error),
            Err(fault) => {
                // What it remembered may be half made.
                self.session = Session::remembering();
                failed(format!("syllabus made a mistake of its own: {}\nplease report it", words(&*fault)))
            }
        }
    }
}

/// Why there is nothing to read any more, for somebody who had a site a moment ago.
fn while_serving(error: &read::Error) -> String {
    match error {
        read::Error::NoContent { .. } => {
            "the folder `content` is gone; the site is read again when it is back".to_owned()
        }
        read::Error::Site { error, .. } if error.kind() == ErrorKind::NotFound => {
            "the site's folder is gone; the site is read again when it is back".to_owned()
        }
        _ => error.to_string(),
    }
}

/// What a fault says of itself.
fn words(fault: &(dyn Any + Send)) -> &str {
    let text = fault.downcast_ref::<&str>().copied();
    text.or_else(|| fault.downcast_ref::<String>().map(String::as_str)).unwrap_or("it does not say which")
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test writes what is read")]
mod tests {
    use super::*;
    use crate::watch::How;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::Mutex;

    /// What was told.
    #[derive(Default)]
    struct Told(Mutex<Vec<String>>);

    impl Told {
        fn tell(&self, what: String) {
            self.0.lock().unwrap().push(what);
        }
    }

    impl Console for Told {
        fn listening(&self, _: &str) {}
        fn built(&self, built: &Built<'_>) {
            self.tell(format!("{} changed, pages: {}", built.changed, built.pages.is_some()));
        }
        fn failed(&self, reason: &str) {
            self.tell(reason.to_owned());
        }
        fn polling(&self, _: &str) {}
        fn ready(&self, _: &str) {}
        fn open(&self, _: &Path, _: u32, _: u32) -> Result<(), String> {
            Ok(())
        }
    }

    /// Has a fault that one file brings to light.
    fn faulty(session: &mut Session, inputs: &Inputs, options: &build::Options) -> Result<Prepared, String> {
        assert!(inputs.find("content/fault.md").is_none(), "no page of that name");
        prepare(session, inputs, options)
    }

    #[test]
    fn a_fault_of_our_own_leaves_the_last_good_site_and_the_server_alive() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().canonicalize().unwrap();
        fs::create_dir(site.join("content")).unwrap();
        fs::write(site.join("content/site.yaml"), "title: T\nlanguage: en-GB\n").unwrap();
        let options =
            Options { site: site.clone(), host: String::new(), port: None, drafts: true, how: How::Told };
        let told = Arc::new(Told::default());
        let console: Arc<dyn Console> = told.clone();
        let mut builder = Builder::new(&options, console).unwrap();
        builder.prepare = faulty;
        let newest = builder.first();
        let good = newest.get().edition.clone().unwrap();
        assert!(!builder.step(&Change::Everything, &newest), "nothing is new");

        fs::write(site.join("content/fault.md"), "# Fault\n").unwrap();
        let change = Change::Paths([PathBuf::from("content/fault.md")].into());
        assert!(builder.step(&change, &newest));
        let moment = newest.get();
        assert!(Arc::ptr_eq(moment.edition.as_ref().unwrap(), &good));
        assert!(moment.failure.as_ref().unwrap().contains("no page of that name"));

        fs::remove_file(site.join("content/fault.md")).unwrap();
        assert!(builder.step(&change, &newest));
        assert!(newest.get().failure.is_none() && newest.get().build == 3);
        let said = told.0.lock().unwrap();
        assert_eq!(
            (said[0].as_str(), said[2].as_str()),
            ("1 changed, pages: true", "1 changed, pages: true")
        );
        assert!(said[1].starts_with("syllabus made a mistake of its own"), "{}", said[1]);
    }
}
