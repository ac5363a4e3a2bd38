//! Where a piece of Markdown lies in its file.

use crate::source::{FileId, Place, Placed};
use std::ops::Range;

/// Longest scalar, in bytes, in which words are looked for.
const LARGEST_COUNTED: usize = 64 * 1024;

/// Says where bytes of a Markdown text stand in a file.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// The text is a part of the file, beginning at byte `base`.
    Part {
        /// The file.
        file: FileId,
        /// Where the text begins.
        base: usize,
    },
    /// The text is a YAML scalar: quoting, folding and indentation stand between it and the file.
    Scalar {
        /// The whole YAML file's text.
        source: &'a str,
        /// The scalar's value.
        value: &'a str,
        /// Where the scalar stands.
        place: Place,
    },
}

impl<'a> Origin<'a> {
    /// The origin of a scalar taken from the YAML file `source`.
    pub fn scalar(source: &'a str, text: &Placed<&'a str>) -> Self {
        Origin::Scalar { source, value: text.value, place: text.place }
    }

    /// The place of the bytes `range` of the text, or of the whole scalar, which costs nothing.
    pub fn rough(&self, range: Range<usize>) -> Place {
        match *self {
            Origin::Part { file, base } => Place::new(file, base + range.start..base + range.end),
            Origin::Scalar { place, .. } => place,
        }
    }

    /// Whether `text`, made from the bytes `range`, stands in the file just so.
    pub fn is_same(&self, text: &str, range: &Range<usize>) -> bool {
        matches!(self, Origin::Part { .. }) && text.len() == range.len()
    }

    /// The place of the bytes `range` of the text. In a scalar the same words are looked for in the file, the same time
    /// over; where they are written differently there (escapes, a line break), the whole scalar is the place.
    pub fn place(&self, range: Range<usize>) -> Place {
        match *self {
            Origin::Part { file, base } => Place::new(file, base + range.start..base + range.end),
            Origin::Scalar { source, value, place } => {
                let written = source.get(place.range()).unwrap_or_default();
                let words = value.get(range.clone()).unwrap_or_default();
                let before = value.get(..range.start).unwrap_or_default();
                // Counting from the beginning of a huge text for each of its links would take for ever.
                if words.is_empty() || value.len() > LARGEST_COUNTED {
                    return place;
                }
                let earlier = before.matches(words).count();
                match written.match_indices(words).nth(earlier) {
                    Some((at, _)) => {
                        let start = place.start as usize + at;
                        Place::new(place.file, start..start + words.len())
                    }
                    None => place,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_block_scalar_are_found_where_they_stand() {
        let source = "text: |\n  one two\n  one three\n";
        let value = Placed::new("one two\none three\n", Place::new(FileId(0), 10..source.len()));
        let origin = Origin::scalar(source, &value);
        assert_eq!(&source[origin.place(8..11).range()], "one");
        assert_eq!(origin.place(8..11).start, 20);
    }
}
