//! Edits of whole lines in YAML, for fixes: they keep remarks, indentation and line ends.

use super::Edit;
use crate::source::{FileId, Place};
use std::ops::Range;

/// The text of a file, for computing edits of its lines.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// The file.
    pub file: FileId,
    /// Its whole text.
    pub text: &'a str,
}

impl Lines<'_> {
    /// The entry whose name begins at byte `key`: its line, all lines that are indented further, and the remarks right above
    /// it, without the last line's end. Nothing if something else stands in front of it on its line, as in `{a: 1, b: 2}`.
    pub fn entry(&self, key: usize) -> Option<Range<usize>> {
        let start = self.line_start(key)?;
        let indent = self.text.get(start..key)?;
        if !indent.trim_start_matches('\u{feff}').bytes().all(|byte| byte == b' ') {
            return None;
        }
        let end = self.entry_end(key, indent.len());
        Some(self.with_remarks(start, indent.len())..end)
    }

    /// Edits that put entries into another order: where the first one stood, the one at `order[0]` will stand, and so on. What
    /// stands between them stays where it is. Nothing if they are not on lines of their own.
    pub fn reorder(&self, keys: &[usize], order: &[usize]) -> Option<Vec<Edit>> {
        let entries: Vec<Range<usize>> = keys.iter().map(|key| self.entry(*key)).collect::<Option<_>>()?;
        let apart = entries.windows(2).all(|pair| pair[0].end < pair[1].start);
        let mut seen = order.to_vec();
        seen.sort_unstable();
        if !apart || !seen.into_iter().eq(0..entries.len()) {
            return None;
        }
        let moved = order.iter().enumerate().filter(|(to, from)| to != *from);
        let edit = |(to, from): (usize, &usize)| Edit {
            place: Place::new(self.file, entries[to].clone()),
            text: self.text[entries[*from].clone()].to_owned(),
        };
        Some(moved.map(edit).collect())
    }

    /// An edit that adds a line with a field behind the field whose name begins at byte `key`, and behind all that belongs to
    /// it. Nothing within brackets.
    pub fn insert_after(&self, key: usize, field: &str) -> Option<Edit> {
        let start = self.line_start(key)?;
        let before = self.text.get(start..key)?.trim_start_matches('\u{feff}');
        // `- name: x` begins a group, whose further fields stand below `name`.
        if !before.bytes().all(|byte| matches!(byte, b' ' | b'-')) {
            return None;
        }
        let at = self.entry_end(key, key - start);
        let indent = " ".repeat(before.len());
        let text = format!("{}{indent}{field}", self.line_end());
        Some(Edit { place: Place::new(self.file, at..at), text })
    }

    fn line_start(&self, at: usize) -> Option<usize> {
        Some(self.text.get(..at)?.rfind('\n').map_or(0, |end| end + 1))
    }

    /// Where the last line ends that belongs to what stands at `key`, `indent` bytes into its line.
    fn entry_end(&self, key: usize, indent: usize) -> usize {
        let mut end = key + line_of(&self.text[key..]).len();
        let mut at = end;
        while let Some(next) = self.text[at..].find('\n').map(|line_end| at + line_end + 1) {
            let line = line_of(&self.text[next..]);
            at = next + line.len();
            let inner = line.len() - line.trim_start_matches(' ').len();
            let is_empty = line.trim().is_empty();
            // Items of a list may stand right below the name of their field.
            let is_item = inner == indent && line[inner..].starts_with("- ") && !self.is_item(key, indent);
            if !is_empty && inner <= indent && !is_item {
                break;
            }
            if !is_empty {
                end = at;
            }
        }
        end
    }

    /// Whether what stands at `key` is an item of a list itself.
    fn is_item(&self, key: usize, indent: usize) -> bool {
        self.text[key - indent..key].contains('-') || self.text[key..].starts_with("- ")
    }

    /// Where the remarks begin that stand right above the line at `start`, as far in as it.
    fn with_remarks(&self, mut start: usize, indent: usize) -> usize {
        while let Some(above) = start.checked_sub(1).and_then(|end| self.line_start(end)) {
            let line = line_of(&self.text[above..]);
            let inner = line.len() - line.trim_start_matches(' ').len();
            if inner != indent || !line[inner..].starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }

    /// How the lines of this text end.
    fn line_end(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }
}

/// The first line of a text, without its end.
fn line_of(text: &str) -> &str {
    let line = text.split('\n').next().unwrap_or_default();
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::super::edits::apply;
    use super::*;

    fn lines(text: &str) -> Lines<'_> {
        Lines { file: FileId(1), text }
    }

    fn at(text: &str, word: &str) -> usize {
        text.find(word).unwrap()
    }

    const UNIT: &str = "outcomes:\r\n  1: # first\r\n    criteria:\r\n      # ten\r\n      # of them\r\n      1.10:\r\n        text: Explain\r\n\r\n        items: [a]\r\n\r\n      1.9: |\r\n        Say\r\n          more\r\n      1.2: Name # last";

    #[test]
    fn an_entry_has_its_remarks_and_all_that_is_indented_further() {
        let entry = |word: &str| &UNIT[lines(UNIT).entry(at(UNIT, word)).unwrap()];
        assert_eq!(entry("1.2"), "      1.2: Name # last");
        assert_eq!(entry("1.9"), "      1.9: |\r\n        Say\r\n          more");
        assert!(
            entry("1.10").starts_with("      # ten\r\n      # of") && entry("1.10").ends_with("items: [a]")
        );
        assert_eq!(entry("outcomes"), UNIT);
        assert_eq!(lines("a: {b: 1, c: 2}").entry(4), None);
        assert_eq!(&"a:\n- x\n- y\nb: 1\n"[lines("a:\n- x\n- y\nb: 1\n").entry(0).unwrap()], "a:\n- x\n- y");
    }

    #[test]
    fn entries_change_places_and_what_is_between_them_stays() {
        let keys = ["1.10", "1.9", "1.2"].map(|word| at(UNIT, word));
        let edits = lines(UNIT).reorder(&keys, &[2, 1, 0]).unwrap();
        assert_eq!(edits.len(), 2, "the middle one is where it was");
        let text = apply(UNIT, &edits).unwrap();
        assert_eq!(
            text,
            "outcomes:\r\n  1: # first\r\n    criteria:\r\n      1.2: Name # last\r\n\r\n      1.9: |\r\n        Say\r\n          more\r\n      # ten\r\n      # of them\r\n      1.10:\r\n        text: Explain\r\n\r\n        items: [a]"
        );
        assert_eq!(lines("{a: 1, b: 2}").reorder(&[1, 7], &[1, 0]), None);
        assert_eq!(lines(UNIT).reorder(&keys, &[0, 0, 1]), None);
    }

    #[test]
    fn a_field_is_added_as_far_in_as_its_neighbour() {
        let add = |text: &str, word: &str| {
            let edit = lines(text).insert_after(at(text, word), "formerly: [x]")?;
            apply(text, [&edit])
        };
        assert!(add(UNIT, "1:").unwrap().ends_with("1.2: Name # last\r\n  formerly: [x]"));
        assert!(
            add(UNIT, "text")
                .unwrap()
                .contains("text: Explain\r\n        formerly: [x]\r\n\r\n        items")
        );
        assert_eq!(add("- a: 1\n- b: 2\n", "a").unwrap(), "- a: 1\n  formerly: [x]\n- b: 2\n");
        assert_eq!(add("\u{feff}a: 1", "a").unwrap(), "\u{feff}a: 1\nformerly: [x]");
        assert_eq!(add("x: {a: 1}", "a"), None);
    }
}
