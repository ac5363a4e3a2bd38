//! Byte offsets to lines and columns, for people.

use std::ops::Range;

/// A place as editors show it: both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1; a byte order mark has no width.
    pub column: u32,
}

/// Where the lines of one text begin. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |&(at, byte): &(usize, &u8)| {
            *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let mut starts = vec![0];
        starts.extend(bytes.iter().enumerate().filter(ends_line).map(|(at, _)| at + 1));
        LineIndex { starts }
    }

    /// Line and column of the byte `offset` of `text`, which must be the text this index was made from.
    /// An offset inside a character counts as that character; one past the end as the end.
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = text[self.starts[line]..offset].trim_start_matches('\u{feff}');
        // `count` right on `chars` is much faster than with a filter between, which a file of one long line would feel.
        let width = before.chars().count();
        LineColumn { line: line as u32 + 1, column: width as u32 + 1 }
    }

    /// The byte at which `line` begins, counted from 1 and with whatever stands there; nothing if there is no such line.
    pub fn line_start(&self, line: u32) -> Option<usize> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// The bytes of `line`, counted from 1, without what ends it and without a byte order mark; of a line that `text` has
    /// not, the empty end.
    pub fn line_range(&self, text: &str, line: u32) -> Range<usize> {
        let at = (line as usize).saturating_sub(1);
        let Some(&start) = self.starts.get(at) else { return text.len()..text.len() };
        let end = self.starts.get(at + 1).copied().unwrap_or(text.len());
        let start = if text[start..].starts_with('\u{feff}') { start + '\u{feff}'.len_utf8() } else { start };
        start..start + text[start..end].trim_end_matches(['\r', '\n']).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_every_way_and_a_byte_order_mark_has_no_width() {
        let text = "\u{feff}a\r\nbé\rc\n";
        let index = LineIndex::new(text);
        let at = |offset| {
            let found = index.line_column(text, offset);
            (found.line, found.column)
        };
        assert_eq!(at(3), (1, 1));
        assert_eq!(at(6), (2, 1));
        assert_eq!(at(9), (2, 3));
        assert_eq!(at(10), (3, 1));
        assert_eq!(at(999), (4, 1));
    }

    #[test]
    fn a_line_is_its_bytes_without_its_end() {
        let text = "\u{feff}a\r\nbé\r\n";
        let index = LineIndex::new(text);
        let line = |number| &text[index.line_range(text, number)];
        assert_eq!([line(1), line(2), line(3), line(99)], ["a", "bé", "", ""]);
        assert_eq!([0, 1, 2, 99].map(|line| index.line_start(line)), [None, Some(0), Some(6), None]);
    }
}
