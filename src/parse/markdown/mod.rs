//! Markdown as blocks that the rest of `parse` can take apart, and as HTML with holes.
//!
//! **Invariant:** the only user of `pulldown_cmark`. What leaves this room as HTML holds no raw HTML of an author and no
//! address that was not checked.

mod code;
mod cut;
mod fragment;
mod ids;
mod inline;
mod link;
mod math;
mod merge;
mod money;
mod notes;
mod origin;
mod raw_html;
mod sheet;
mod split;
mod words;
mod writer;

pub use fragment::Fragment;
pub use origin::Origin;
pub use writer::Writer;

use merge::Merge;
use notes::Footnotes;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// An event and the bytes it was made from.
pub(super) type Spot<'a> = (Event<'a>, Range<usize>);

/// A Markdown text that has been read: its blocks, and its footnotes apart from them.
pub struct Document<'a> {
    events: Vec<Spot<'a>>,
    footnotes: Footnotes<'a>,
}

/// One block at the top of a document or of a fragment.
pub struct Block<'d, 'a> {
    /// What it is.
    pub kind: BlockKind,
    /// The bytes it was made from.
    pub range: Range<usize>,
    /// The events of the whole document, and which of them are the block's: so those of neighbours are joined for nothing.
    document: &'d [Spot<'a>],
    at: Range<usize>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, with its level from 1 to 6.
    Heading(u8),
    /// A list; `true` if it is numbered.
    List(bool),
    /// Anything else.
    Other,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

/// Lines that begin with a bullet character, as word processors write them, become list items. Every byte keeps its place:
/// `•` has three bytes, and so has `-` with two spaces.
pub fn straighten(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('•') {
        return text.into();
    }
    let line = |line: &str| match line.trim_start_matches(' ').strip_prefix('•') {
        Some(rest) => {
            let indent = line.len() - line.trim_start_matches(' ').len();
            format!("{}-  {rest}", &line[..indent])
        }
        None => line.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect::<String>().into()
}

impl<'a> Document<'a> {
    /// Reads Markdown.
    pub fn parse(text: &'a str) -> Self {
        Self::parse_with(text, options())
    }

    /// Reads Markdown for a place where no footnote can stand: there `[^1]` is text.
    pub fn parse_note(text: &'a str) -> Self {
        Self::parse_with(text, options() - Options::ENABLE_FOOTNOTES)
    }

    fn parse_with(text: &'a str, options: Options) -> Self {
        if !words::only(text) {
            return Self::read(text, options);
        }
        let all = 0..text.len();
        let events = vec![
            (Event::Start(Tag::Paragraph), all.clone()),
            (Event::Text(text.into()), all.clone()),
            (Event::End(TagEnd::Paragraph), all),
        ];
        Document { events, footnotes: Footnotes::new() }
    }

    fn read(text: &'a str, options: Options) -> Self {
        let mut events = Merge::new(text, text.len() / 12 + 4);
        let mut footnotes = Footnotes::new();
        let mut open: Option<(String, Merge<'a>)> = None;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::InlineMath(_) if money::is_meant(text, &range) => {
                    let events = open.as_mut().map_or(&mut events, |(_, events)| events);
                    money::read(text, range, options, |event, range| events.push(event, range));
                }
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    events.end_text();
                    open = Some((label.to_string(), Merge::new(text, 0)));
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, events)) = open.take() {
                        footnotes.entry(label).or_insert_with(|| events.finish());
                    }
                }
                event => match &mut open {
                    Some((_, events)) => events.push(event, range),
                    None => events.push(event, range),
                },
            }
        }
        Document { events: events.finish(), footnotes }
    }

    /// The blocks at the top.
    pub fn blocks(&self) -> Vec<Block<'_, 'a>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((event, range)) = self.events.get(at) {
            let end = at + span_len(&self.events[at..]);
            let kind = match event {
                Event::Start(Tag::Heading { level, .. }) => BlockKind::Heading(*level as u8),
                Event::Start(Tag::List(start)) => BlockKind::List(start.is_some()),
                _ => BlockKind::Other,
            };
            found.push(Block { kind, range: range.clone(), document: &self.events, at: at..end });
            at = end;
        }
        found
    }

    /// Everything as one fragment.
    pub fn whole(&self) -> Fragment<'_, 'a> {
        Fragment::new(&self.events)
    }

    /// Ends the text: its footnotes.
    pub fn end(&self, writer: &mut Writer<'_>, origin: Origin<'_>) {
        writer.end_text(&self.footnotes, origin);
    }
}

/// How many events the element takes that the first event opens; 1 if it opens none.
fn span_len(events: &[Spot<'_>]) -> usize {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}

/// What follows the words of a heading, and white space with it.
fn braces(events: &[Spot<'_>], whole: &Range<usize>) -> Range<usize> {
    match events {
        [_, .., (_, last), _] => last.end.min(whole.end)..whole.end,
        _ => whole.clone(),
    }
}

/// How many bytes the events were made from.
fn extent(events: &[Spot<'_>]) -> usize {
    match events {
        [first, .., last] => last.1.end.saturating_sub(first.1.start),
        [one] => one.1.len(),
        [] => 0,
    }
}

/// The words of the events, without marks; a break counts as a space.
fn plain_text(events: &[Spot<'_>]) -> String {
    if let [(Event::Text(words), _)] = events {
        return inline::visible(words).trim().to_owned();
    }
    let mut text = String::with_capacity(extent(events));
    for (event, _) in events {
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => text.push_str(&inline::visible(words)),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text.drain(..text.len() - text.trim_start().len());
    text
}

impl<'d, 'a> Block<'d, 'a> {
    fn events(&self) -> &'d [Spot<'a>] {
        &self.document[self.at.clone()]
    }

    /// Its words, without marks.
    pub fn plain_text(&self) -> String {
        plain_text(self.events())
    }

    /// For a heading: what is in it. For another block: the block itself.
    pub fn fragment(&self) -> Fragment<'d, 'a> {
        let events = self.events();
        match self.kind {
            BlockKind::Heading(_) => Fragment::new(&events[1..events.len().max(2) - 1]),
            BlockKind::List(_) | BlockKind::Other => Fragment::new(events),
        }
    }

    /// The block itself, a heading's own tags included.
    pub fn fragment_with_tags(&self) -> Fragment<'d, 'a> {
        Fragment::new(self.events())
    }

    /// For a heading: the id that its author gave it.
    pub fn written_id(&self) -> Option<&str> {
        match self.events().first() {
            Some((Event::Start(Tag::Heading { id: Some(id), .. }), _)) => Some(id),
            _ => None,
        }
    }

    /// For a heading: what follows its words, which is its braces if it has any.
    pub fn braces(&self) -> Range<usize> {
        braces(self.events(), &self.range)
    }

    /// For a heading with more in its braces than an id.
    pub fn has_other_attributes(&self) -> bool {
        match self.events().first() {
            Some((Event::Start(Tag::Heading { classes, attrs, .. }), _)) => {
                !classes.is_empty() || !attrs.is_empty()
            }
            _ => false,
        }
    }

    /// For a list: its items.
    pub fn items(&self) -> impl Iterator<Item = Fragment<'d, 'a>> {
        let mut rest = &self.events()[1..];
        std::iter::from_fn(move || {
            let (Event::Start(Tag::Item), _) = rest.first()? else { return None };
            let (item, after) = rest.split_at(span_len(rest));
            rest = after;
            Some(Fragment::new(&item[1..item.len() - 1]))
        })
    }
}

/// Puts the events of neighbouring blocks together.
pub fn join<'d, 'a>(blocks: &[Block<'d, 'a>]) -> Fragment<'d, 'a> {
    match blocks {
        [first, .., last] => Fragment::new(&first.document[first.at.start..last.at.end]),
        [one] => one.fragment_with_tags(),
        [] => Fragment::new(&[]),
    }
}
