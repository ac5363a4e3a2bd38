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

/// Where the bytes around these edits, which are of one text, are once they are made.
pub fn span<'a>(
    text_edits: impl IntoIterator<Item = &'a Edit>,
    of: &Fix,
    file: FileId,
) -> Option<(usize, usize)> {
    let own = || of.edits.iter().filter(|edit| edit.place.file == file).map(|edit| edit.place.range());
    let (start, end) = (own().map(|range| range.start).min()?, own().map(|range| range.end).max()?);
    // How much longer the text before these two places becomes.
    let (mut before, mut within) = (0_isize, 0_isize);
    for edit in text_edits {
        let range = edit.place.range();
        let longer = edit.text.len() as isize - range.len() as isize;
        if range.start < start {
            before += longer;
        } else if range.end <= end {
            within += longer;
        }
    }
    let start = start.saturating_add_signed(before);
    Some((start, end.saturating_add_signed(before + within).max(start)))
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
        let quotes = [edit(9, 9, "\""), edit(6, 6, "\"")];
        assert_eq!(apply(text, &quotes).unwrap(), "\u{feff}a: \"x: \"é\r\n");
        assert_eq!(apply(text, &[]).unwrap(), text);
        assert_eq!(apply(text, &[edit(3, 6, ""), edit(5, 7, "")]), None, "they overlap");
        assert_eq!(apply(text, &[edit(9, 9, "x"), edit(9, 11, "")]).unwrap(), "\u{feff}a: x: x\r\n");
        assert_eq!(apply(text, &[edit(10, 11, "")]), None, "within a letter");
        assert_eq!(apply(text, &[edit(90, 91, "")]), None, "past the end");
    }

    #[test]
    fn a_fix_is_found_again_behind_others() {
        let fix = Fix { what: String::new(), edits: vec![edit(10, 10, "<"), edit(15, 15, ">")] };
        let all = [edit(0, 4, ""), edit(10, 10, "<"), edit(15, 15, ">"), edit(20, 20, "later")];
        assert_eq!(span(&all, &fix, FileId(1)), Some((6, 13)));
        assert_eq!(span(&all, &fix, FileId(2)), None);
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
