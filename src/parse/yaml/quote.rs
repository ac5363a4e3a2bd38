//! Fixes for texts that YAML takes for something else. Only bytes are added, so nothing that was written is lost.

use super::syntax::Line;
use super::{Reader, format};
use crate::diagnostic::Diagnostic;
use std::ops::Range;

impl Reader<'_> {
    /// Adds to a finding that quotes around the bytes `range` put it right; says so only where that is certain.
    pub(super) fn quote(&self, finding: Diagnostic, range: Range<usize>) -> Diagnostic {
        const WHAT: &str = "put quotes around the text";
        let text = &self.text[range.clone()];
        if text.is_empty() || text.contains(" #") || text.contains("\t#") {
            return finding;
        }
        let insert = |finding: Diagnostic, at: usize, text: &str| finding.fix(WHAT, self.place(at, at), text);
        if !text.contains(['"', '\\']) {
            return insert(insert(finding, range.start, "\""), range.end, "\"");
        }
        // Between single quotes everything stands for itself, but for the quote, which is written twice.
        let mut finding = insert(finding, range.start, "'");
        for (at, _) in text.match_indices('\'').filter(|(at, _)| *at > 0) {
            finding = insert(finding, range.start + at, "'");
        }
        // At the very beginning the two would be one edit.
        if text.starts_with('\'') {
            finding
                .fix
                .iter_mut()
                .flat_map(|fix| fix.edits.first_mut())
                .for_each(|edit| edit.text.push('\''));
        }
        insert(finding, range.end, "'")
    }

    /// As [`Reader::quote`], of a value that goes on as far as the lines below are indented further than its own.
    pub(super) fn quote_value(&self, finding: Diagnostic, line: &Line<'_>) -> Diagnostic {
        match self.value(line) {
            Some(range) => self.quote(finding, range),
            None => finding,
        }
    }

    /// The value of a line with the lines that it goes on in; nothing where that is not certain.
    fn value(&self, line: &Line<'_>) -> Option<Range<usize>> {
        let start = line.start + line.value_start();
        let mut end = line.start + line.text.trim_end().len();
        let mut rest = self.lines_below(line);
        let column = line.entry_column();
        while let Some(below) = rest.next().filter(|below| below.indent() > column) {
            let text = below.text.trim();
            let begins_anew = text.starts_with(['-', '#', '?']) || text.contains(": ") || text.ends_with(':');
            if begins_anew || text.is_empty() {
                return None;
            }
            end = below.start + below.text.trim_end().len();
        }
        let value = self.text.get(start..end).filter(|value| !value.is_empty())?;
        // Within brackets that were opened above, what ends here may be more than a text.
        let is_open = |open: char, close: char| value.ends_with(close) && !value.contains(open);
        let may_be_more = value.ends_with(',') || is_open('[', ']') || is_open('{', '}');
        (!may_be_more).then_some(start..end)
    }

    fn lines_below<'r>(&'r self, line: &Line<'_>) -> impl Iterator<Item = Line<'r>> {
        let mut at = line.start;
        std::iter::from_fn(move || {
            at += self.text[at..].find('\n')? + 1;
            Some(Line::around(self.text, at))
        })
    }

    /// Adds the quote that is missing at the end of a line, if the next line begins something new.
    pub(super) fn close_quote(&self, finding: Diagnostic, opened: usize, quote: char) -> Diagnostic {
        let line = Line::around(self.text, opened);
        let end = line.start + line.text.trim_end().len();
        let text = &self.text[opened..end];
        let next = self.lines_below(&line).find(|below| !below.text.trim().is_empty());
        let begins_anew = next.is_none_or(|next| next.indent() <= line.indent() && next.begins_entry());
        if text.len() < 2 || !begins_anew || text.contains(" #") || text.ends_with(['\\', ',', ']', '}']) {
            return finding;
        }
        finding.fix("close the quote", self.place(end, end), quote)
    }

    /// Adds to a finding of text around quotes how they are written.
    pub(super) fn fix_quotes(&self, finding: Diagnostic, range: Range<usize>, quote: char) -> Diagnostic {
        let text = &self.text[range.clone()];
        let inner = text.get(1..text.len() - 1).unwrap_or_default();
        if !text.ends_with(quote) {
            return self.quote(finding, range);
        }
        // The outer ones are quotes, and the inner ones are part of the text.
        if text.contains(" #") || inner.contains('\\') {
            return finding;
        }
        let escape = if quote == '"' { "\\" } else { "'" };
        inner.match_indices(quote).fold(finding, |finding, (at, _)| {
            let at = range.start + 1 + at;
            finding.fix("mark the quotes within the text", self.place(at, at), escape)
        })
    }

    /// Adds to a finding of a tab that spaces take the place of all tabs that begin a line.
    pub(super) fn fix_tabs(&self, finding: Diagnostic, guilty: &Line<'_>) -> Diagnostic {
        let width = self.text.lines().map(|line| line.len() - line.trim_start_matches(' ').len());
        let spaces = " ".repeat(width.filter(|width| *width > 0).min().unwrap_or(2).min(8));
        let mut finding = finding;
        let (mut at, mut is_guilty) = (0, false);
        for line in self.text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            is_guilty = (is_guilty || at == guilty.start) && line[..indent].contains('\t');
            // Behind spaces, a tab may be part of a text of several lines, unless something is wrong right there.
            if line.starts_with('\t') || is_guilty {
                for (tab, _) in line[..indent].match_indices('\t') {
                    let place = self.place(at + tab, at + tab + 1);
                    finding = finding.fix("put spaces in place of tabs", place, spaces.as_str());
                }
            }
            at += line.len();
        }
        finding
    }

    /// Adds to a finding of a backslash that a second one makes it stand for itself, if it can have meant nothing else.
    pub(super) fn fix_backslash(&self, finding: Diagnostic, line: &Line<'_>) -> Diagnostic {
        const MEANT: &str = "0abtnvfre \"/\\N_LPxuU";
        let backslashes = line.text.match_indices('\\');
        let next = |at: usize| line.text[at + 1..].chars().next();
        let (plain, special): (Vec<usize>, Vec<usize>) =
            backslashes.map(|(at, _)| at).partition(|at| next(*at).is_none_or(|c| !MEANT.contains(c)));
        if plain.is_empty() || !special.is_empty() {
            return finding;
        }
        plain.into_iter().fold(finding, |finding, at| {
            let place = line.place(self, at, at);
            finding.fix("write the backslash twice", place, "\\")
        })
    }
}

impl Line<'_> {
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// How far in an entry is whose value the line holds: behind `- ` where that begins a group of fields.
    fn entry_column(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text[at..].strip_prefix("- ") {
            at = self.text.len() - rest.trim_start().len();
        }
        if self.value_start() > at { at } else { self.indent() }
    }

    /// Whether this looks like `name: …`, `name:` or `- …`.
    fn begins_entry(&self) -> bool {
        let text = self.text.trim();
        let name = text.split(": ").next().filter(|name| name.len() < text.len());
        text.starts_with("- ") || text == "---" || text.ends_with(':') || name.is_some_and(is_name)
    }
}

/// Whether this is a name as fields, terms and criteria have it: no sentence.
fn is_name(name: &str) -> bool {
    is_own_name(name)
        || (name.split_whitespace().count() <= 4 && name.chars().all(|c| c.is_alphanumeric() || c == ' '))
}

/// Whether this is the name of a field of ours or a number.
pub(super) fn is_own_name(name: &str) -> bool {
    let is_number = name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c == '.' || c.is_ascii_alphanumeric());
    is_number || format::is_field(name)
}
