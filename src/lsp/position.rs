//! Bytes to positions as editors count them, and back: lines from 0, columns in UTF-16.

use crate::source::LineIndex;
use lsp_types::{Position, Range};
use std::ops;

/// A text and where its lines begin.
pub(super) struct Lines<'t> {
    text: &'t str,
    index: LineIndex,
    /// A byte order mark in front of what an editor shows. One that the editor itself sent is a character like others.
    hidden: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a text as an editor sent it.
    pub fn of_open(text: &'t str) -> Self {
        Lines { text, index: LineIndex::new(text), hidden: 0 }
    }

    /// The lines of a text as it lies on the disk, where editors hide a byte order mark.
    pub fn of_disk(text: &'t str) -> Self {
        let hidden = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Lines { text, index: LineIndex::new(text), hidden }
    }

    /// The position of a byte; one inside a character counts as that character, one past the end as the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = floor(self.text, byte);
        let line = self.index.line_column(self.text, byte).line;
        let before = self.text.get(self.start(line)..byte).unwrap_or_default();
        Position { line: line - 1, character: width(before) }
    }

    /// The range of bytes as an editor names it.
    pub fn range(&self, bytes: ops::Range<usize>) -> Range {
        Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// The byte at a position; one past the end of its line counts as that end, and one past the last line as the end of all.
    pub fn byte(&self, position: Position) -> usize {
        let line = position.line.saturating_add(1);
        let end = self.index.line_range(self.text, line).end;
        let start = self.start(line).min(end);
        let mut left = position.character;
        let passed = self.text[start..end].chars().take_while(|c| {
            let fits = c.len_utf16() as u32 <= left;
            left = left.saturating_sub(c.len_utf16() as u32);
            fits
        });
        start + passed.map(char::len_utf8).sum::<usize>()
    }

    /// The bytes of an editor's range, whichever end it names first.
    pub fn bytes(&self, range: Range) -> ops::Range<usize> {
        let (one, other) = (self.byte(range.start), self.byte(range.end));
        one.min(other)..one.max(other)
    }

    /// The bytes of the line that a byte is in, without what ends it.
    pub fn line_of(&self, byte: usize) -> ops::Range<usize> {
        let line = self.index.line_column(self.text, byte).line;
        self.start(line)..self.index.line_range(self.text, line).end
    }

    /// Where a line begins for the editor; it is counted from 1.
    fn start(&self, line: u32) -> usize {
        if line == 1 { self.hidden } else { self.index.line_start(line).unwrap_or(self.text.len()) }
    }
}

fn width(text: &str) -> u32 {
    let width: usize = if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() };
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// The byte itself, or the first one of the character that it is in.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_are_counted_in_utf_16_and_lines_end_in_every_way() {
        let text = "a😀ü\r\nb\rc\nd";
        let lines = Lines::of_open(text);
        for (byte, at) in [
            (0, position(0, 0)),
            (1, position(0, 1)),
            (5, position(0, 3)),
            (7, position(0, 4)),
            (9, position(1, 0)),
            (11, position(2, 0)),
            (13, position(3, 0)),
            (14, position(3, 1)),
        ] {
            assert_eq!((lines.position(byte), lines.byte(at)), (at, byte), "{byte}");
        }
        assert_eq!(lines.position(3), position(0, 1), "inside of a character");
        assert_eq!(lines.byte(position(0, 2)), 1, "between the halves of a character");
        assert_eq!(lines.byte(position(0, 99)), 7, "past the end of the line");
        assert_eq!(lines.byte(position(u32::MAX, u32::MAX)), 14, "past the last line");
        assert_eq!(lines.bytes(Range { start: position(1, 1), end: position(0, 1) }), 1..10);
        assert_eq!(&text[lines.line_of(8)], "a😀ü");
    }

    #[test]
    fn a_byte_order_mark_counts_only_where_the_editor_sent_it() {
        let text = "\u{feff}ab";
        assert_eq!(Lines::of_disk(text).position(4), position(0, 1));
        assert_eq!(Lines::of_disk(text).byte(position(0, 1)), 4);
        assert_eq!(Lines::of_open(text).position(4), position(0, 2));
        assert_eq!(Lines::of_open(text).byte(position(0, 0)), 0);
        assert_eq!(Lines::of_disk(text).position(0), position(0, 0), "in front of the hidden mark");
    }
}
