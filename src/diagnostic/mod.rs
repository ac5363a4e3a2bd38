//! An author's mistake as data: what is wrong, where, and what to do about it.
//!
//! **Invariant:** a diagnostic never stops anything and never prints itself; [`render`] turns it into words for one kind of
//! reader. What fails in the world (a disk, a port, an argument) is an error and not a diagnostic.

pub mod edits;
pub mod lines;
pub mod render;
mod rule;
pub mod rules;
mod suggest;

pub use rule::{Area, Example, Piece, Rule, file, part};
pub use suggest::{distance, nearest, only_near};

use crate::source::Place;
use serde::Serialize;

/// How bad a mistake is. With any [`Severity::Error`] nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site would be wrong.
    Error,
    /// The site is right, but could be better.
    Warning,
}

/// A second place that helps to understand the first, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// A few words; lower case, no full stop.
    pub text: String,
}

/// One mistake of an author.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Its kind.
    pub rule: &'static Rule,
    /// What is wrong: lower case, no full stop, in the author's words.
    pub message: String,
    /// The guilty bytes.
    pub place: Place,
    /// What to say under the guilty bytes; may be empty.
    pub label: String,
    /// Further places.
    pub others: Vec<Label>,
    /// What to do next, each one a sentence without full stop.
    pub help: Vec<String>,
    /// How bad it is here: as bad as its rule says, unless the site says otherwise.
    pub severity: Severity,
    /// How a program can put it right, where that is mechanical and loses nothing.
    pub fix: Option<Fix>,
}

/// A change of the author's files that puts a mistake right and nothing else: every other byte stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What it does: "put quotes around the text".
    pub what: String,
    /// What is put in place of what; no two overlap.
    pub edits: Vec<Edit>,
}

/// A text in place of another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What goes; where it is empty, only something comes.
    pub place: Place,
    /// What comes.
    pub text: String,
}

/// How many of them are of this severity.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}

impl Diagnostic {
    /// A mistake against `rule` at `place`; `message` is lower case, without full stop.
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            message: message.into(),
            place,
            label: String::new(),
            others: Vec::new(),
            help: Vec::new(),
            severity: rule.severity,
            fix: None,
        }
    }

    /// Says that `text` in place of `place` puts it right; `what` is what this does, as in [`Fix::what`].
    pub fn fix(mut self, what: impl Into<String>, place: Place, text: impl Into<String>) -> Self {
        let edit = Edit { place, text: text.into() };
        self.fix.get_or_insert_with(|| Fix { what: what.into(), edits: Vec::new() }).edits.push(edit);
        self
    }

    /// Says that `before` and `after` around `place` put it right, as [`Diagnostic::fix`] does.
    pub fn fix_around(self, what: &str, place: Place, before: &str, after: &str) -> Self {
        let (start, end) = (Place { end: place.start, ..place }, Place { start: place.end, ..place });
        self.fix(what, start, before).fix(what, end, after)
    }

    /// Says `text` under the guilty bytes.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points at a second place.
    pub fn other(mut self, place: Place, text: impl Into<String>) -> Self {
        self.others.push(Label { place, text: text.into() });
        self
    }

    /// Adds what to do next.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds "did you mean …?" if `nearest` found a name.
    pub fn did_you_mean(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}
