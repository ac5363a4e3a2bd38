//! The words of one file as readers will meet them, with the place of each: for rules that read texts like people do.
//!
//! They are collected while Markdown is written as HTML, so nobody reads a text twice.

use crate::source::{FileId, Place};
use std::ops::Range;

/// Stands for what is no prose but takes the place of a word: code, a formula.
pub const NO_PROSE: char = '\u{fffc}';

/// The words of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    file: Option<FileId>,
    text: String,
    spans: Vec<Span>,
    pieces: Vec<Piece>,
    /// Where the piece at hand begins in `text`, and what it is.
    open: Option<(Kind, u32)>,
    /// Where links begin that are not ended yet.
    links: Vec<u32>,
}

/// Where a run of text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    /// Where it begins in the text.
    at: u32,
    /// Where it begins in the file.
    start: u32,
    /// Where what stands for it ends in the file, if it was written differently there; 0 if each byte is the same.
    end: u32,
}

/// A run of words that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    start: u32,
    end: u32,
}

/// What a piece of prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A paragraph, or the words of an item without one.
    Paragraph,
    /// A heading, with its level from 1 to 6.
    Heading(u8),
    /// A cell in the head of a table.
    HeadCell,
    /// Another cell.
    Cell,
    /// The words of a link; they are also part of the piece that the link stands in.
    Link,
    /// What is said of a picture to those who can't see it.
    Picture,
}

impl Piece {
    /// Where it stands among the words of its file: of a link, within those of the piece that it is part of.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Prose {
    /// The pieces in the order in which they end; a link comes before the piece it stands in.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The words of all pieces, one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a piece. A line break is a space.
    pub fn words(&self, piece: &Piece) -> &str {
        &self.text[piece.start as usize..piece.end as usize]
    }

    /// Where the bytes `range` of a piece's words were written. Where they were written differently (an escape, a folded
    /// YAML text), the place is that of all that stands for them.
    pub fn place(&self, piece: &Piece, range: Range<usize>) -> Place {
        let file = self.file.unwrap_or(FileId(0));
        let (from, to) = (piece.start as usize + range.start, piece.start as usize + range.end);
        let start = self.written(from).0;
        let end = self.written(to.saturating_sub(1).max(from)).1;
        Place::new(file, start..end.max(start))
    }

    /// Where the byte at `at` was written.
    fn written(&self, at: usize) -> (usize, usize) {
        let after = self.spans.partition_point(|span| span.at as usize <= at);
        let Some(span) = after.checked_sub(1).map(|index| self.spans[index]) else { return (0, 0) };
        if span.end > 0 {
            return (span.start as usize, span.end as usize);
        }
        let start = span.start as usize + (at - span.at as usize);
        (start, start + 1)
    }

    /// Where, counted from the piece's beginning, the run begins that the byte at `at` was written in.
    pub(super) fn run_start(&self, piece: &Piece, at: usize) -> usize {
        let at = piece.start as usize + at;
        let after = self.spans.partition_point(|span| span.at as usize <= at);
        let start = after.checked_sub(1).map_or(0, |index| self.spans[index].at as usize);
        start.saturating_sub(piece.start as usize)
    }

    /// A piece begins; what was open ends.
    pub(super) fn begin(&mut self, kind: Kind) {
        self.end();
        self.open = Some((kind, self.text.len() as u32));
    }

    /// The piece at hand ends, if there is one.
    pub(super) fn end(&mut self) {
        if let Some((kind, start)) = self.open.take() {
            self.close(kind, start);
        }
    }

    fn close(&mut self, kind: Kind, start: u32) {
        let is_blank = self.text[start as usize..].trim().is_empty();
        let is_told = kind == Kind::HeadCell || kind == Kind::Picture;
        if is_told && start as usize == self.text.len() {
            // A byte of its own, so that nothing else stands where this stands.
            self.text.push(' ');
        }
        if is_told || !is_blank {
            self.pieces.push(Piece { kind, start, end: self.text.len() as u32 });
        }
    }

    /// Words that were written at `place`; `same` if they were written just so.
    pub(super) fn say(&mut self, words: &str, place: Place, same: bool) {
        self.file = Some(place.file);
        if self.open.is_none() {
            self.open = Some((Kind::Paragraph, self.text.len() as u32));
        }
        let at = self.text.len() as u32;
        self.spans.push(Span { at, start: place.start, end: if same { 0 } else { place.end.max(1) } });
        self.text.push_str(words);
    }

    /// A link begins.
    pub(super) fn begin_link(&mut self) {
        if self.open.is_none() {
            self.open = Some((Kind::Paragraph, self.text.len() as u32));
        }
        self.links.push(self.text.len() as u32);
    }

    /// The innermost link ends.
    pub(super) fn end_link(&mut self) {
        if let Some(start) = self.links.pop() {
            self.close(Kind::Link, start);
        }
    }

    /// A piece by itself, which does not end what is open: a heading that the page takes apart, a picture.
    pub(super) fn aside(&mut self, kind: Kind, words: &str, place: Place) {
        let open = self.open.take();
        self.end_with(open);
        let start = self.text.len() as u32;
        self.say(words, place, false);
        self.open = None;
        self.close(kind, start);
        self.open = open.map(|(kind, _)| (kind, self.text.len() as u32));
    }

    fn end_with(&mut self, open: Option<(Kind, u32)>) {
        if let Some((kind, start)) = open {
            self.close(kind, start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, Seen, survey};
    use crate::source::Inputs;
    use std::sync::Mutex;

    static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());

    /// Writes down each piece with the bytes that its places point to.
    fn hear(reading: &Reading<'_>) -> Seen {
        let prose = reading.prose;
        for piece in prose.pieces() {
            let words = prose.words(piece);
            let written = &reading.source[prose.place(piece, 0..words.len()).range()];
            HEARD.lock().unwrap().push(format!("{:?} {words:?} {written:?}", piece.kind));
        }
        Seen::default()
    }

    #[test]
    fn every_piece_knows_where_it_was_written() {
        let page = "---\ntitle: T\n---\nOne *two*\nthree [four](about.md), `x` five&amp;six.\n\n## A head\n\n- item one\n- item\n\n  two\n\n\
                    | a | |\n|---|---|\n| c | d |\n\nSee ![A map](m.png) there.\n";
        let inputs = Inputs::from_texts([("content/about.md", page)]);
        let _ = survey(&inputs, hear);
        let heard = std::mem::take(&mut *HEARD.lock().unwrap());
        assert_eq!(
            heard,
            [
                "Link \"four\" \"four\"",
                "Paragraph \"One two three four, \u{fffc} five&six.\" \"One *two*\\nthree [four](about.md), `x` five&amp;six.\"",
                "Heading(2) \"A head\" \"A head\"",
                "Paragraph \"item one\" \"item one\"",
                "Paragraph \"item\" \"item\"",
                "Paragraph \"two\" \"two\"",
                "HeadCell \"a\" \"a\"",
                "HeadCell \" \" \" \"",
                "Cell \"c\" \"c\"",
                "Cell \"d\" \"d\"",
                "Paragraph \"See \" \"See \"",
                "Picture \"A map\" \"![A map](m.png)\"",
                "Paragraph \" there.\" \" there.\"",
            ]
        );
    }
}
