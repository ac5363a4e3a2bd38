//! Diagnostics in words, for one kind of reader each: [`human`] shows the line and underlines the guilty part, [`short`]
//! gives one line that editors understand, [`mistake`] hands the parts to a program that shows them itself.
//!
//! **Invariant:** what an author wrote reaches a terminal only through [`visible()`], so no file can move the cursor, change
//! colours or hide text; and nothing here fails, whatever the places are.

mod excerpt;
pub mod human;
pub mod mistake;
pub mod short;
#[cfg(test)]
mod tests;
mod visible;

pub use visible::visible;

use std::collections::BTreeMap;

use super::{Diagnostic, Severity};
use crate::source::{FileId, Inputs, LineColumn, LineIndex, Place};

/// Diagnostics in the order in which people work through them: by path, then place, then rule.
fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    // `Inputs` are sorted by path, so the order of files is the order of paths.
    sorted.sort_by_key(|diagnostic| (diagnostic.place, diagnostic.rule.name));
    sorted
}

/// How many diagnostics of one rule are printed: more of the same teach nobody, and a file made to annoy holds a million.
const SHOWN_OF_A_RULE: usize = 100;

/// The diagnostics to print, in order, and a line for each rule of which more were found.
fn shown(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let shown = sorted(diagnostics).into_iter().filter(|diagnostic| {
        let count = counts.entry(diagnostic.rule.name).or_default();
        *count += 1;
        *count <= SHOWN_OF_A_RULE
    });
    let shown = shown.collect();
    let more = |(name, count): (&str, usize)| {
        count.checked_sub(SHOWN_OF_A_RULE + 1).map(|rest| format!("and {} more of {name}", rest + 1))
    };
    (shown, counts.into_iter().filter_map(more).collect())
}

/// Line indexes, each made once, when the first place of its file is printed.
struct Lines<'a> {
    inputs: &'a Inputs,
    indexes: BTreeMap<FileId, LineIndex>,
}

impl<'a> Lines<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        Lines { inputs, indexes: BTreeMap::new() }
    }

    /// The path of the place's file, safe to print.
    fn path(&self, place: Place) -> String {
        visible(&self.inputs.get(place.file).path)
    }

    /// The text of the place's file and its lines, unless the place is the file as a whole or the file has no text.
    fn text(&mut self, place: Place) -> Option<(&'a str, &LineIndex)> {
        if place == Place::file(place.file) { None } else { self.whole_text(place.file) }
    }

    /// The text of `file` and its lines, if it has a text.
    fn whole_text(&mut self, file: FileId) -> Option<(&'a str, &LineIndex)> {
        let text = self.inputs.get(file).text()?;
        Some((text, self.indexes.entry(file).or_insert_with(|| LineIndex::new(text))))
    }

    /// Where the guilty part of `place` begins, if it is a part and not the file as a whole.
    fn line_column(&mut self, place: Place) -> Option<LineColumn> {
        let (text, index) = self.text(place)?;
        Some(index.line_column(text, excerpt::guilty_part(text, index, place).start))
    }

    /// `content/about.md:12:5`, or only the path for a file as a whole.
    fn address(&mut self, place: Place) -> String {
        let path = self.path(place);
        match self.line_column(place) {
            Some(at) => format!("{path}:{}:{}", at.line, at.column),
            None => path,
        }
    }
}

/// `2 errors, 1 warning in 2 files`; nothing for nothing.
pub fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count();
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
