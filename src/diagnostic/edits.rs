//! Making changes to a text, and choosing those that can be made at once.

use super::{Diagnostic, Edit, Fix};
use crate::source::{FileId, Place};
use std::collections::BTreeMap;

/// `text` with these edits made, which may come in any order. Nothing if two of them overlap, or if one is not of this text.
pub fn apply<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.place);
    let mut changed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let range = edit.place.range();
        changed.push_str(text.get(at..range.start)?);
        text.get(range.clone())?;
        changed.push_str(&edit.text);
        at = range.end;
    }
    changed.push_str(text.get(at..)?);
    Some(changed)
}

/// Where the byte `at` is once the edits are made; what is replaced is where its replacement begins.
pub fn moved<'a>(at: usize, edits: impl IntoIterator<Item = &'a Edit>) -> usize {
    let (mut later, mut earlier) = (0, 0);
    for edit in edits {
        let range = edit.place.range();
        if range.end <= at && range.start < at || range.end < at || (range.is_empty() && range.end <= at) {
            later += edit.text.len();
            earlier += range.len();
        } else if range.start < at {
            earlier += at - range.start;
        }
    }
    (at + later).saturating_sub(earlier)
}

/// Those findings whose fixes can be made at once, in their order: each one whose fix touches no earlier one's.
pub fn compatible<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<&'a Diagnostic> {
    let mut taken = Taken::default();
    findings.into_iter().filter(|finding| finding.fix.as_ref().is_some_and(|fix| taken.take(fix))).collect()
}

/// Ranges that fixes change, by where they begin; no two touch.
#[derive(Default)]
struct Taken(BTreeMap<(FileId, u32), u32>);

impl Taken {
    fn take(&mut self, fix: &Fix) -> bool {
        let is_free = fix.edits.iter().all(|edit| self.is_free(edit.place));
        if is_free {
            self.0.extend(fix.edits.iter().map(|edit| ((edit.place.file, edit.place.start), edit.place.end)));
        }
        is_free
    }

    fn is_free(&self, place: Place) -> bool {
        let before = self.0.range(..=(place.file, place.end)).next_back();
        before.is_none_or(|((file, _), end)| *file != place.file || *end < place.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { place: Place::new(FileId(1), start..end), text: text.to_owned() }
    }

    #[test]
    fn edits_change_their_bytes_and_no_others() {
        let text = "\u{feff}a: x: é\r\n";
        let quotes = [edit(10, 10, "\""), edit(6, 6, "\"")];
        assert_eq!(apply(text, &quotes).unwrap(), "\u{feff}a: \"x: \"é\r\n");
        assert_eq!(apply(text, &[]).unwrap(), text);
        assert_eq!(apply(text, &[edit(3, 6, ""), edit(5, 7, "")]), None, "they overlap");
        assert_eq!(apply(text, &[edit(10, 10, "x"), edit(10, 12, "")]).unwrap(), "\u{feff}a: x: x\r\n");
        assert_eq!(apply(text, &[edit(11, 12, "")]), None, "within a letter");
        assert_eq!(apply(text, &[edit(90, 91, "")]), None, "past the end");
        let inserted = [edit(2, 2, "xx"), edit(4, 6, "")];
        assert_eq!([0, 2, 3, 4, 6, 8].map(|at| moved(at, &inserted)), [0, 4, 5, 6, 6, 8]);
    }

    #[test]
    fn fixes_that_touch_one_another_wait() {
        let finding = |edits: &[Edit]| Diagnostic {
            fix: Some(Fix { what: String::new(), edits: edits.to_vec() }),
            ..Diagnostic::new(&rules::YAML_SYNTAX, edits[0].place, "")
        };
        let all = [
            finding(&[edit(4, 6, ""), edit(10, 12, "")]),
            finding(&[edit(6, 6, "")]),
            finding(&[edit(7, 9, ""), edit(12, 13, "")]),
            finding(&[edit(7, 9, "")]),
            finding(&[edit(5, 20, "")]),
            finding(&[edit(0, 3, "")]),
            Diagnostic::new(&rules::YAML_SYNTAX, edit(30, 31, "").place, ""),
        ];
        let chosen: Vec<_> = compatible(&all).iter().map(|finding| finding.place.start).collect();
        assert_eq!(chosen, [4, 7, 0]);
        let second: Vec<_> =
            compatible(&all).iter().map(|finding| finding.fix.as_ref().unwrap().edits.len()).collect();
        assert_eq!(second, [2, 1, 1]);
    }
}
