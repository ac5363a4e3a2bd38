//! The few lines of a file that a diagnostic shows, cut to a width that people can read.

use std::ops::Range;

use super::visible::visible_char;
use crate::source::{LineColumn, LineIndex, Place};

/// Characters of one line that are shown at most.
const WIDTH: usize = 120;
/// Characters shown before the guilty part of a line that is too long.
const BEFORE: usize = 40;
/// Two marks with more lines than this between them are shown apart.
const NEAR: u32 = 30;

/// A part of one line to point at.
#[derive(Clone, Debug)]
pub(super) struct Mark<'a> {
    /// Where it begins, for people.
    pub at: LineColumn,
    /// Bytes of the file, all in that line.
    pub bytes: Range<usize>,
    /// What to say there.
    pub label: &'a str,
    /// Whether this is the guilty part itself and not a further place.
    pub primary: bool,
}

impl<'a> Mark<'a> {
    /// Points at the guilty part of `place`.
    pub(super) fn new(text: &str, index: &LineIndex, place: Place, label: &'a str, primary: bool) -> Self {
        let bytes = guilty_part(text, index, place);
        Mark { at: index.line_column(text, bytes.start), bytes, label, primary }
    }
}

/// Lines that stand together, ready to be printed.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    /// The number of the first line.
    pub first_line: u32,
    /// The lines, each ended by a line feed; every character is safe to print.
    pub text: String,
    /// The marks, their bytes now those of `text`.
    pub marks: Vec<Mark<'a>>,
}

impl Excerpt<'_> {
    /// Where to look first.
    pub(super) fn at(&self) -> Option<LineColumn> {
        self.marks.iter().find(|mark| mark.primary).or(self.marks.first()).map(|mark| mark.at)
    }
}

/// Where to point for `place`: inside the text, on whole characters, in one line. Of a place over several lines it is the
/// first line that has something to see: to underline a whole paragraph helps nobody.
pub(super) fn guilty_part(text: &str, index: &LineIndex, place: Place) -> Range<usize> {
    let start = floor(text, place.start as usize);
    let end = ceil(text, place.end as usize).max(start);
    let blank = text[start..end].len()
        - text[start..end].trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']).len();
    let start = if start + blank < end { start + blank } else { start };
    let line = index.line_range(text, index.line_column(text, start).line);
    let start = start.clamp(line.start, line.end);
    let end = end.clamp(start, line.end);
    let seen = text[start..end].trim_end().len();
    start..if seen == 0 { end } else { start + seen }
}

pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn ceil(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}

/// The lines around `marks`, which are all of one file; marks far apart end up in excerpts of their own, the one with the
/// guilty part first.
pub(super) fn excerpts<'a>(text: &str, index: &LineIndex, mut marks: Vec<Mark<'a>>) -> Vec<Excerpt<'a>> {
    marks.sort_by_key(|mark| mark.at);
    let mut together: Vec<Vec<Mark<'a>>> = Vec::new();
    for mark in marks {
        match together.last_mut() {
            Some(near) if near.last().is_some_and(|last| mark.at.line - last.at.line <= NEAR) => {
                near.push(mark)
            }
            _ => together.push(vec![mark]),
        }
    }
    together.sort_by_key(|marks| !marks.iter().any(|mark| mark.primary));
    together.into_iter().map(|marks| excerpt(text, index, marks)).collect()
}

fn excerpt<'a>(text: &str, index: &LineIndex, mut marks: Vec<Mark<'a>>) -> Excerpt<'a> {
    let lines = marks.iter().map(|mark| mark.at.line);
    let (first, last) = (lines.clone().min().unwrap_or(1), lines.max().unwrap_or(1));
    let mut shown = String::new();
    for line in first..=last {
        let bytes = index.line_range(text, line);
        let window = window(text, bytes.clone(), marks.iter().filter(|mark| mark.at.line == line));
        let places = copy_line(text, bytes, window, &mut shown);
        for mark in marks.iter_mut().filter(|mark| mark.at.line == line) {
            mark.bytes = places(mark.bytes.start)..places(mark.bytes.end);
        }
    }
    Excerpt { first_line: first, text: shown, marks }
}

/// The part of a line that is shown: all of it, or as much as is readable around the first mark.
fn window<'m, 'a: 'm>(
    text: &str,
    line: Range<usize>,
    marks: impl Iterator<Item = &'m Mark<'a>>,
) -> Range<usize> {
    if text[line.clone()].chars().nth(WIDTH).is_none() {
        return line;
    }
    let focus = marks.map(|mark| mark.bytes.start).min().unwrap_or(line.start);
    let before = text[line.start..focus].char_indices().rev().nth(BEFORE - 1);
    let start = before.map_or(line.start, |(at, _)| line.start + at);
    let end = text[start..line.end].char_indices().nth(WIDTH).map_or(line.end, |(at, _)| start + at);
    start..end
}

/// Appends the part `window` of the line `bytes`, and returns where an offset of the file went.
fn copy_line(
    text: &str,
    bytes: Range<usize>,
    window: Range<usize>,
    shown: &mut String,
) -> impl Fn(usize) -> usize + use<> {
    if window.start > bytes.start {
        shown.push('…');
    }
    let mut places = Vec::with_capacity(window.len() + 1);
    for c in text[window.clone()].chars() {
        places.extend(std::iter::repeat_n(shown.len(), c.len_utf8()));
        shown.push(visible_char(c));
    }
    places.push(shown.len());
    if window.end < bytes.end {
        shown.push('…');
    }
    shown.push('\n');
    move |offset| {
        let at = offset.saturating_sub(window.start).min(places.len() - 1);
        places[at]
    }
}
