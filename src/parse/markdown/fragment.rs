//! A piece of Markdown that can be taken apart: `**Name**: text (AC1.2)` into its three parts.

use super::super::authored::Text;
use super::{Origin, Spot, Writer, plain_text};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// Some events that belong together: an item of a list, a heading, a section.
#[derive(Clone, Debug)]
pub struct Fragment<'a> {
    events: Vec<Spot<'a>>,
}

/// What a task list's item says in its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// Whether it is ticked.
    pub done: bool,
}

impl<'a> Fragment<'a> {
    pub(super) fn new(events: Vec<Spot<'a>>) -> Self {
        Fragment { events }
    }

    /// Puts fragments one after the other.
    pub fn join(parts: impl Iterator<Item = Fragment<'a>>) -> Self {
        Fragment::new(parts.flat_map(|part| part.events).collect())
    }

    /// Makes headings of the first level ones of the second.
    pub fn lower_titles(&mut self) {
        for (event, _) in &mut self.events {
            match event {
                Event::Start(Tag::Heading { level, .. }) | Event::End(TagEnd::Heading(level))
                    if *level == HeadingLevel::H1 =>
                {
                    *level = HeadingLevel::H2;
                }
                _ => {}
            }
        }
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        let visible = |event: &Event<'_>| match event {
            Event::Text(text) => !text.trim().is_empty(),
            Event::SoftBreak | Event::HardBreak => false,
            Event::Start(tag) => matches!(tag, Tag::Image { .. } | Tag::Link { .. }),
            Event::End(_) => false,
            _ => true,
        };
        !self.events.iter().any(|(event, _)| visible(event))
    }

    /// Its words, without marks.
    pub fn plain_text(&self) -> String {
        plain_text(&self.events)
    }

    /// The bytes it was made from.
    pub fn range(&self) -> Range<usize> {
        let start = self.events.iter().map(|(_, range)| range.start).min().unwrap_or(0);
        let end = self.events.iter().map(|(_, range)| range.end).max().unwrap_or(0);
        start..end
    }

    /// As HTML: a single paragraph without its tags, so that it fits wherever a sentence fits; otherwise blocks.
    pub fn item(mut self, writer: &mut Writer<'_>, origin: Origin<'_>) -> Text {
        self.wrap_loose_words();
        let single = matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _)))
            && super::span_len(&self.events) == self.events.len();
        let events = if single { &self.events[1..self.events.len() - 1] } else { &self.events[..] };
        writer.body(events, origin)
    }

    /// As HTML: blocks.
    pub fn prose(mut self, writer: &mut Writer<'_>, origin: Origin<'_>) -> Text {
        self.wrap_loose_words();
        writer.body(&self.events, origin)
    }

    /// Items of a tight list hold words without a paragraph around them; puts one there.
    fn wrap_loose_words(&mut self) {
        let mut out = Vec::with_capacity(self.events.len() + 2);
        let mut words: Vec<Spot<'a>> = Vec::new();
        // How many elements are open, and whether the outermost of them is a block.
        let (mut depth, mut in_block) = (0usize, false);
        for spot in std::mem::take(&mut self.events) {
            if depth == 0 {
                in_block = matches!(&spot.0, Event::Start(tag) if is_block(tag)) || spot.0 == Event::Rule;
                if in_block {
                    flush(&mut words, &mut out);
                }
            }
            match &spot.0 {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if in_block { out.push(spot) } else { words.push(spot) }
        }
        flush(&mut words, &mut out);
        self.events = out;
    }

    /// Takes the box of a task list's item off.
    pub fn take_task(&mut self) -> Option<Task> {
        let at =
            self.events.iter().take(2).position(|(event, _)| matches!(event, Event::TaskListMarker(_)))?;
        match self.events.remove(at).0 {
            Event::TaskListMarker(done) => Some(Task { done }),
            _ => None,
        }
    }

    /// Takes `**Name**:` or `Name:` off the front and gives the name as plain text.
    pub fn take_label(&mut self) -> Option<String> {
        let at = usize::from(matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _))));
        match &self.events.get(at)?.0 {
            Event::Start(Tag::Strong) => self.take_strong_label(at),
            Event::Text(text) => {
                let colon = text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
                let name = text[..colon].trim();
                let is_name =
                    !name.is_empty() && name.chars().count() <= 80 && !name.contains(['.', '?', '!']);
                if !is_name {
                    return None;
                }
                let name = name.to_owned();
                self.cut_front(at, colon + 1);
                Some(name)
            }
            _ => None,
        }
    }

    fn take_strong_label(&mut self, at: usize) -> Option<String> {
        let used = super::span_len(&self.events[at..]);
        let name = plain_text(&self.events[at..at + used]);
        let after = match self.events.get(at + used) {
            Some((Event::Text(text), _)) => text.trim_start().chars().next(),
            Some((Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph), _)) | None => {
                Some(':')
            }
            _ => None,
        };
        let inside = name.ends_with([':', '.', '?']);
        if name.is_empty() || !(inside || matches!(after, Some(':' | '–' | '—' | '-'))) {
            return None;
        }
        self.events.drain(at..at + used);
        if !inside && let Some((Event::Text(text), _)) = self.events.get(at) {
            let skip = text.len() - text.trim_start().trim_start_matches([':', '–', '—', '-']).len();
            self.cut_front(at, skip);
        } else {
            self.cut_front(at, 0);
        }
        Some(name.trim_end_matches([':', '.']).to_owned())
    }

    /// Cuts `bytes` and the space behind them off the text event `at`; a line break that is then in front goes too.
    fn cut_front(&mut self, at: usize, bytes: usize) {
        if let Some((Event::Text(text), range)) = self.events.get_mut(at) {
            let rest = text[bytes..].trim_start().to_owned();
            range.start = (range.start + text.len() - rest.len()).min(range.end);
            *text = CowStr::from(rest);
            if text.is_empty() {
                self.events.remove(at);
            }
        }
        while matches!(self.events.get(at), Some((Event::SoftBreak | Event::HardBreak, _))) {
            self.events.remove(at);
        }
    }

    /// Takes one of `words` (such as `Q:`) off the front, in any case, bold or not.
    pub fn take_prefix(&mut self, words: &[&str]) -> bool {
        let at = usize::from(matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _))));
        let strong = matches!(self.events.get(at), Some((Event::Start(Tag::Strong), _)));
        let text_at = at + usize::from(strong);
        let Some((Event::Text(text), _)) = self.events.get(text_at) else { return false };
        let lower = text.trim_start().to_lowercase();
        let Some(word) = words.iter().find(|word| lower.starts_with(&word.to_lowercase())) else {
            return false;
        };
        let skip = text.len() - text.trim_start().len() + word.len();
        if !text.is_char_boundary(skip) {
            return false;
        }
        let whole_strong = strong && text.trim().len() == word.len();
        self.cut_front(text_at, skip);
        if whole_strong {
            self.events.drain(at..at + 2);
            self.cut_front(at, 0);
        }
        true
    }

    /// Splits where a text begins with, or holds, one of `words` (such as `Correction:`); the words themselves go.
    pub fn split_at(mut self, words: &[&str]) -> (Self, Option<Self>) {
        let found = self.events.iter().enumerate().find_map(|(index, (event, _))| match event {
            Event::Text(text) => {
                words.iter().find_map(|word| Some((index, find_word(text, word)?, word.len())))
            }
            _ => None,
        });
        let Some((index, at, len)) = found else { return (self, None) };
        let mut second = self.events.split_off(index);
        if let Some((Event::Text(text), range)) = second.first_mut() {
            let before = text[..at].trim_end().to_owned();
            let after = text[at + len..].trim_start().to_owned();
            let first_range = range.start..range.start + at.min(range.len());
            range.start = (range.start + at + len).min(range.end);
            *text = CowStr::from(after);
            self.events.push((Event::Text(CowStr::from(before)), first_range));
        }
        balance(&mut self.events, &mut second);
        (self, Some(Fragment::new(second)))
    }

    /// Splits after the first question mark that a space follows.
    pub fn split_after_question(self) -> (Self, Option<Self>) {
        let asks = |(event, _): &Spot<'_>| matches!(event, Event::Text(text) if text.contains("? "));
        match self.events.iter().position(asks) {
            Some(index) => {
                let mut first = self;
                let mut second = first.events.split_off(index);
                if let Some((Event::Text(text), range)) = second.first_mut() {
                    let at = text.find("? ").unwrap_or(0) + 1;
                    let (before, after) = (text[..at].to_owned(), text[at..].trim_start().to_owned());
                    first.events.push((
                        Event::Text(CowStr::from(before)),
                        range.start..range.start + at.min(range.len()),
                    ));
                    range.start = (range.start + at).min(range.end);
                    *text = CowStr::from(after);
                }
                balance(&mut first.events, &mut second);
                (first, Some(Fragment::new(second)))
            }
            None => (self, None),
        }
    }

    /// Whether it begins with bold words.
    pub fn starts_strong(&self) -> bool {
        let at = usize::from(matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _))));
        matches!(self.events.get(at), Some((Event::Start(Tag::Strong), _)))
    }

    /// Splits after the first line of its first paragraph.
    pub fn split_first_line(mut self) -> (Self, Option<Self>) {
        self.wrap_loose_words();
        let first_block = super::span_len(&self.events);
        let line_end = self.events[..first_block]
            .iter()
            .position(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak));
        let mut second = match line_end {
            Some(at) => {
                let mut second = self.events.split_off(at);
                second.remove(0);
                second
            }
            None => self.events.split_off(first_block),
        };
        if line_end.is_some() {
            balance(&mut self.events, &mut second);
        }
        let second = Fragment::new(second);
        let second = (!second.is_empty()).then_some(second);
        (self, second)
    }

    /// Takes what `find` recognises at the very end of the words off: it gets the last text, and tells where what it
    /// recognised begins. Gives what was taken, and the bytes it was made from.
    pub fn take_suffix(&mut self, find: impl Fn(&str) -> Option<usize>) -> Option<(String, Range<usize>)> {
        let ends_here = |(event, _): &Spot<'_>| !matches!(event, Event::End(TagEnd::Paragraph));
        let first_block_end = self.first_paragraph_end();
        let last = self.events[..first_block_end].iter().rposition(ends_here)?;
        let (Event::Text(text), range) = &mut self.events[last] else { return None };
        let start = find(text)?;
        let taken = text[start..].to_owned();
        let kept = text[..start].trim_end().to_owned();
        let end = range.end;
        let place = end.saturating_sub(taken.len()).max(range.start)..end;
        range.end = place.start;
        *text = CowStr::from(kept);
        if text.is_empty() {
            self.events.remove(last);
        }
        Some((taken, place))
    }

    /// Where the first run of words ends: criteria stand at the end of the sentence, not of a list below it.
    fn first_paragraph_end(&self) -> usize {
        if matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _))) {
            return super::span_len(&self.events);
        }
        let is_start = |(event, _): &Spot<'_>| matches!(event, Event::Start(tag) if is_block(tag));
        self.events.iter().position(is_start).unwrap_or(self.events.len())
    }

    /// Takes emoji and the space behind them off the front.
    pub fn drop_leading_emoji(&mut self) {
        let at = usize::from(matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _))));
        if let Some((Event::Text(text), _)) = self.events.get(at) {
            let skip = text.len() - super::super::topic::without_emoji(text).len();
            if skip > 0 {
                self.cut_front(at, skip);
            }
        }
    }
}

fn flush<'a>(words: &mut Vec<Spot<'a>>, out: &mut Vec<Spot<'a>>) {
    let blank = |(event, _): &Spot<'_>| match event {
        Event::SoftBreak | Event::HardBreak => true,
        Event::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    if words.iter().all(blank) {
        words.clear();
        return;
    }
    let start = words.first().map_or(0, |(_, range)| range.start);
    let end = words.last().map_or(start, |(_, range)| range.end);
    out.push((Event::Start(Tag::Paragraph), start..end));
    out.append(words);
    out.push((Event::End(TagEnd::Paragraph), start..end));
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
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

/// Where `word` stands in `text` as a word of its own, not as the end of another.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let alone = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).find(alone)
}
