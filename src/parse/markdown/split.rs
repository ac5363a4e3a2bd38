//! Parting a fragment in two: `Misconception: … Correction: …`, `Why? Because …`.

use super::cut::part;
use super::{Fragment, Spot, span_len};
use pulldown_cmark::{Event, Tag};

/// A fragment in two parts, or all of it in the first.
type Parted<'d, 'a> = (Fragment<'d, 'a>, Option<Fragment<'d, 'a>>);

impl<'d, 'a> Fragment<'d, 'a> {
    /// Splits where a text begins with, or holds, one of `words` (such as `Correction:`); the words themselves go.
    pub fn split_at(self, words: &[&str]) -> Parted<'d, 'a> {
        self.split_text(|text| words.iter().find_map(|word| Some((find_word(text, word)?, word.len()))))
    }

    /// Splits after the first question mark that a space follows.
    pub fn split_after_question(self) -> Parted<'d, 'a> {
        let asks = |text: &str, at: usize| text[at..].starts_with(' ').then_some((at, 0));
        self.split_text(|text| text.match_indices('?').find_map(|(at, _)| asks(text, at + 1)))
    }

    /// Splits in the first text in which `find` finds something: it tells where that begins and how long it is.
    fn split_text(self, find: impl Fn(&str) -> Option<(usize, usize)>) -> Parted<'d, 'a> {
        let found = self.events.iter().enumerate().find_map(|(index, (event, _))| match event {
            Event::Text(text) => Some((index, find(text)?)),
            _ => None,
        });
        let Some((index, (at, len))) = found else { return (self, None) };
        let mut first = self.events.into_owned();
        let mut second = first.split_off(index);
        if let Some((Event::Text(text), range)) = second.first_mut() {
            let before = part(text, 0..text[..at].trim_end().len());
            let after = text.len() - text[at + len..].trim_start().len();
            first.push((Event::Text(before), range.start..range.start + at.min(range.len())));
            range.start = (range.start + at + len).min(range.end);
            *text = part(text, after..text.len());
        }
        balance(&mut first, &mut second);
        (Fragment::owned(first), Some(Fragment::owned(second)))
    }

    /// Splits after the first line of its first paragraph.
    pub fn split_first_line(mut self) -> Parted<'d, 'a> {
        self.wrap_loose_words();
        let first_block = span_len(&self.events);
        let line_end = self.events[..first_block]
            .iter()
            .position(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak));
        let mut first = self.events.into_owned();
        let mut second = first.split_off(line_end.unwrap_or(first_block));
        if line_end.is_some() {
            second.remove(0);
            balance(&mut first, &mut second);
        }
        let second = Fragment::owned(second);
        (Fragment::owned(first), Some(second).filter(|second| !second.is_empty()))
    }
}

/// After a cut in the middle: closes in `first` what is open there, and opens it again in `second`. An element that is empty
/// because of the cut goes.
fn balance<'a>(first: &mut Vec<Spot<'a>>, second: &mut Vec<Spot<'a>>) {
    let mut open: Vec<Spot<'a>> = Vec::new();
    for spot in first.iter() {
        match &spot.0 {
            Event::Start(_) => open.push(spot.clone()),
            Event::End(_) => {
                open.pop();
            }
            _ => {}
        }
    }
    for (event, range) in open.iter().rev() {
        if let Event::Start(tag) = event {
            first.push((Event::End(tag.to_end()), range.clone()));
        }
    }
    second.splice(0..0, open);
    drop_empty(first);
    drop_empty(second);
}

/// Takes out empty texts and elements with nothing in them, in one pass.
fn drop_empty(events: &mut Vec<Spot<'_>>) {
    let mut kept: Vec<Spot<'_>> = Vec::with_capacity(events.len());
    for spot in events.drain(..) {
        let closes_nothing = match (&spot.0, kept.last()) {
            (Event::End(end), Some((Event::Start(tag), _))) => tag.to_end() == *end && may_be_dropped(tag),
            _ => false,
        };
        if closes_nothing {
            kept.pop();
        } else if !matches!(&spot.0, Event::Text(text) if text.is_empty()) {
            kept.push(spot);
        }
    }
    *events = kept;
}

fn may_be_dropped(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::Item | Tag::TableCell)
}

/// Where `word`, which ends in a colon, stands in `text` as a word of its own, not as the end of another. Looks for colons,
/// of which most texts have none.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let alone = |before: &str| !before.ends_with(char::is_alphanumeric);
    let before = |(colon, _)| text[..=colon].strip_suffix(word).filter(|before| alone(before)).map(str::len);
    text.match_indices(':').find_map(before)
}
