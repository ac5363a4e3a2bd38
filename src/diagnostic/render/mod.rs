//! Diagnostics in words, for one kind of reader each: [`human`] shows the line and underlines the guilty part, [`short`]
//! gives one line that editors understand, [`json`], [`sarif`] and [`github`] are for programs, [`mistake`] hands the parts to
//! one that shows them itself.
//!
//! **Invariant:** what an author wrote reaches a terminal only through [`visible()`], so no file can move the cursor, change
//! colours or hide text; and nothing here fails, whatever the places are.

mod excerpt;
pub mod github;
pub mod human;
pub mod json;
pub mod mistake;
pub mod sarif;
pub mod short;
#[cfg(test)]
mod tests;
mod visible;

pub use visible::visible;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Diagnostic, Severity};
use crate::source::{Content, FileId, Inputs, LineColumn, LineIndex, Place};

/// Diagnostics in the order in which people work through them: by path, then place, then rule.
fn sorted<'d>(diagnostics: &'d [Diagnostic], inputs: &Inputs) -> Vec<&'d Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_cached_key(|diagnostic| {
        (inputs.order(diagnostic.place.file), diagnostic.place, diagnostic.rule.name)
    });
    sorted
}

/// How many diagnostics of one rule are printed for people: more of the same teach nobody.
pub const FEW: usize = 20;

/// How many diagnostics of one rule are printed for programs, and for whoever asks for one rule: a file made to annoy holds
/// a million.
pub const MANY: usize = 10_000;

/// The diagnostics to print, in order, of each rule at most `most`; and the rules of which more was found, with how many.
fn shown<'d>(
    diagnostics: &'d [Diagnostic],
    inputs: &Inputs,
    most: usize,
) -> (Vec<&'d Diagnostic>, Vec<(&'static str, usize)>) {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let shown = sorted(diagnostics, inputs).into_iter().filter(|diagnostic| {
        let count = counts.entry(diagnostic.rule.name).or_default();
        *count += 1;
        *count <= most
    });
    let shown = shown.collect();
    let more =
        counts.into_iter().filter(|(_, count)| *count > most).map(|(name, count)| (name, count - most));
    (shown, more.collect())
}

/// How many texts are kept while diagnostics are printed: those of one diagnostic, mostly. The next one is mostly of the
/// same files, and if all were kept, a site full of mistakes would be in memory as a whole.
const KEPT: usize = 4;

/// Texts and their lines, each loaded when its first place is printed. A file may have changed since it was parsed, or may
/// be gone: then places are wrong or past its end, and something near is shown.
struct Lines<'a> {
    inputs: &'a Inputs,
    kept: Vec<(FileId, Option<Rc<Lined<'a>>>)>,
}

/// A text with its lines.
struct Lined<'a> {
    content: Cow<'a, Content>,
    index: LineIndex,
}

impl Lined<'_> {
    fn text(&self) -> &str {
        self.content.text().unwrap_or_default()
    }

    /// Where the guilty part of `place` begins.
    fn line_column(&self, place: Place) -> LineColumn {
        let start = excerpt::guilty_part(self.text(), &self.index, place).start;
        self.index.line_column(self.text(), start)
    }
}

impl<'a> Lines<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        Lines { inputs, kept: Vec::new() }
    }

    /// The path of the place's file, safe to print.
    fn path(&self, place: Place) -> String {
        visible(self.inputs.get(place.file).map_or("a file that is gone", |file| file.path()))
    }

    /// The text of `file`, if it has one.
    fn text(&mut self, file: FileId) -> Option<Rc<Lined<'a>>> {
        let lined = match self.kept.iter().position(|(kept, _)| *kept == file) {
            Some(at) => self.kept.remove(at).1,
            None => {
                let content = self.inputs.load(file);
                let index = content.text().map(LineIndex::new);
                index.map(|index| Rc::new(Lined { content, index }))
            }
        };
        if self.kept.len() == KEPT {
            self.kept.remove(0);
        }
        self.kept.push((file, lined.clone()));
        lined
    }

    /// `content/about.md:12:5`, or only the path for a file as a whole.
    fn address(&mut self, place: Place) -> String {
        let path = self.path(place);
        let lined = if is_whole(place) { None } else { self.text(place.file) };
        match lined.map(|lined| lined.line_column(place)) {
            Some(at) => format!("{path}:{}:{}", at.line, at.column),
            None => path,
        }
    }
}

/// Whether the place is a file as a whole and not a part of it.
fn is_whole(place: Place) -> bool {
    place == Place::file(place.file)
}

/// `2 errors, 1 warning in 2 files`; nothing for nothing.
pub fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
    let counted: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    let mut files: Vec<FileId> = diagnostics.iter().map(|diagnostic| diagnostic.place.file).collect();
    files.sort_unstable();
    files.dedup();
    (!counted.is_empty()).then(|| format!("{} in {}", counted.join(", "), self::counted(files.len(), "file")))
}

/// `1 error`, `2 errors`.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
