//! Footnotes: their marks in a text, and the notes at its end.

use super::super::authored::Text;
use super::{Origin, Spot, Writer};
use crate::diagnostic::{Diagnostic, rules};
use std::collections::{HashMap, HashSet};

/// Footnotes by label.
pub type Footnotes<'a> = HashMap<String, Vec<Spot<'a>>>;

/// The footnotes of one page.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels that the text at hand has marked.
    labels: Vec<String>,
    /// Footnotes of the page, those of the texts before included.
    notes: Vec<Text>,
    /// How many footnotes the texts before have.
    first: usize,
    /// The number of each label, and how many marks it has.
    marks: HashMap<String, (usize, u32)>,
}

impl Notes {
    /// The next mark with this label.
    pub(super) fn mark(&mut self, label: &str) -> String {
        let next = self.first + self.labels.len() + 1;
        let (number, times) = self.marks.entry(label.to_owned()).or_insert((next, 0));
        if *times == 0 {
            self.labels.push(label.to_owned());
        }
        *times += 1;
        let id =
            if *times == 1 { format!("note-{number}-mark") } else { format!("note-{number}-mark-{times}") };
        format!("<sup><a id=\"{id}\" href=\"#note-{number}\">{number}</a></sup>")
    }

    /// The label of the next note that was marked and is not written yet.
    fn waiting(&self) -> Option<String> {
        self.labels.get(self.notes.len() - self.first).cloned()
    }

    fn end_text(&mut self) {
        self.first = self.notes.len();
        self.labels.clear();
        self.marks.clear();
    }
}

impl Writer<'_> {
    /// Ends one Markdown text of the page: writes the footnotes that it marked, in order, and reports those that it never did.
    /// Labels mean something within one text only; numbers go on through the page.
    pub(super) fn end_text(&mut self, definitions: &Footnotes<'_>, origin: Origin<'_>) {
        while let Some(label) = self.footnotes.waiting() {
            let events = definitions.get(&label).map_or(&[][..], |events| events.as_slice());
            let note = self.body(events, origin);
            self.footnotes.notes.push(note);
        }
        let marked: HashSet<&str> = self.footnotes.labels.iter().map(String::as_str).collect();
        let mut lost: Vec<_> =
            definitions.iter().filter(|(label, _)| !marked.contains(label.as_str())).collect();
        lost.sort_by_key(|(_, events)| events.first().map_or(0, |(_, range)| range.start));
        for (label, events) in lost {
            let range = events.first().map_or(0..0, |(_, range)| range.clone());
            let message = format!("no text has a mark for the footnote `{label}`");
            let unknown = Diagnostic::new(&rules::UNKNOWN_MARKDOWN, origin.place(range), message);
            let help = format!("write `[^{label}]` where the footnote belongs, or take it out");
            self.report(unknown.help(help));
        }
        self.footnotes.end_text();
    }

    /// The footnotes of the page, in order of their numbers.
    pub fn take_footnotes(&mut self) -> Vec<Text> {
        std::mem::take(&mut self.footnotes.notes)
    }
}
