//! A piece of Markdown: an item of a list, a heading, a section.

use super::super::authored::Text;
use super::{Origin, Spot, Writer, plain_text, span_len};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Some events that belong together. A part of its document, until something is cut off that is not at its front.
#[derive(Clone, Debug)]
pub struct Fragment<'d, 'a> {
    pub(super) events: Cow<'d, [Spot<'a>]>,
}

/// What stands at the top of a fragment.
enum Run<'e, 'a> {
    /// A block.
    Block(&'e [Spot<'a>]),
    /// Words without a paragraph around them, as an item of a tight list holds them.
    Words(&'e [Spot<'a>]),
}

impl<'d, 'a> Fragment<'d, 'a> {
    pub(super) fn new(events: &'d [Spot<'a>]) -> Self {
        Fragment { events: Cow::Borrowed(events) }
    }

    pub(super) fn owned(events: Vec<Spot<'a>>) -> Self {
        Fragment { events: Cow::Owned(events) }
    }

    /// Puts fragments one after the other.
    pub fn join(parts: impl Iterator<Item = Fragment<'d, 'a>>) -> Self {
        Fragment::owned(parts.flat_map(|part| part.events.into_owned()).collect())
    }

    /// Makes headings of the first level ones of the second.
    pub fn lower_titles(&mut self) {
        let is_title = |event: &Event<'_>| {
            matches!(
                event,
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })
                    | Event::End(TagEnd::Heading(HeadingLevel::H1))
            )
        };
        if !self.events.iter().any(|(event, _)| is_title(event)) {
            return;
        }
        for (event, _) in self.events.to_mut().iter_mut().filter(|(event, _)| is_title(event)) {
            if let Event::Start(Tag::Heading { level, .. }) | Event::End(TagEnd::Heading(level)) = event {
                *level = HeadingLevel::H2;
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
    pub fn item(&self, writer: &mut Writer<'_>, origin: Origin<'_>) -> Text {
        let mut runs = runs(&self.events);
        let single = runs.next().filter(|_| runs.next().is_none());
        match single {
            Some(Run::Words(words)) => writer.body(words, origin),
            Some(Run::Block([(Event::Start(Tag::Paragraph), _), words @ .., _])) => {
                writer.body(words, origin)
            }
            _ => self.prose(writer, origin),
        }
    }

    /// As HTML: blocks.
    pub fn prose(&self, writer: &mut Writer<'_>, origin: Origin<'_>) -> Text {
        let mut sheet = writer.sheet(&self.events, origin);
        for run in runs(&self.events) {
            match run {
                Run::Block(events) => writer.write_all(events, &mut sheet),
                Run::Words(events) => {
                    sheet.html.push_str("<p>");
                    writer.write_all(events, &mut sheet);
                    sheet.html.push_str("</p>\n");
                }
            }
        }
        writer.finish(sheet)
    }

    /// Puts paragraphs around loose words.
    pub(super) fn wrap_loose_words(&mut self) {
        let blocks =
            runs(&self.events).map(|run| if let Run::Block(events) = run { events.len() } else { 0 });
        if blocks.sum::<usize>() == self.events.len() {
            return;
        }
        let mut wrapped = Vec::with_capacity(self.events.len() + 2);
        for run in runs(&self.events) {
            match run {
                Run::Block(events) => wrapped.extend_from_slice(events),
                Run::Words(events) => {
                    let start = events.first().map_or(0, |(_, range)| range.start);
                    let end = events.last().map_or(start, |(_, range)| range.end);
                    wrapped.push((Event::Start(Tag::Paragraph), start..end));
                    wrapped.extend_from_slice(events);
                    wrapped.push((Event::End(TagEnd::Paragraph), start..end));
                }
            }
        }
        self.events = Cow::Owned(wrapped);
    }
}

/// What stands at the top, in order. Words that show nothing are left out.
fn runs<'e, 'a>(mut events: &'e [Spot<'a>]) -> impl Iterator<Item = Run<'e, 'a>> {
    let blank = |(event, _): &Spot<'_>| match event {
        Event::SoftBreak | Event::HardBreak => true,
        Event::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    std::iter::from_fn(move || {
        while let Some(first) = events.first() {
            let block = opens_block(first);
            let mut end = span_len(events);
            while !block && events.get(end).is_some_and(|next| !opens_block(next)) {
                end += span_len(&events[end..]);
            }
            let (run, rest) = events.split_at(end);
            events = rest;
            if block {
                return Some(Run::Block(run));
            }
            if !run.iter().all(blank) {
                return Some(Run::Words(run));
            }
        }
        None
    })
}

fn opens_block((event, _): &Spot<'_>) -> bool {
    matches!(event, Event::Start(tag) if is_block(tag)) || matches!(event, Event::Rule)
}

pub(super) fn is_block(tag: &Tag<'_>) -> bool {
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
