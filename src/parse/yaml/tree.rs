//! From what the parser sees, one event after the other, to a tree.

use super::{Key, Node, Reader, Value, syntax};
use crate::diagnostic::{Diagnostic, rules};
use crate::parse::control;
use crate::source::Place;
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, options};
use std::borrow::Cow;
use std::ops::Range;

/// Most lists and groups within one another. A site's files nest six levels deep.
const DEEPEST: usize = 24;

/// Most values of a file, keys included: a file that takes 4 MB for a million of them would take half a gigabyte here.
const MOST_NODES: usize = 250_000;

/// Reads one document.
pub(super) fn read<'a>(reader: &Reader<'a>) -> Result<Node<'a>, Box<Diagnostic>> {
    let mut tree = Tree { reader, open: Vec::new(), whole: None, end: 0..0, nodes: 0, refused: None };
    let mut parser = Parser::new_from_str_with_options(reader.text, limits());
    while let Some(seen) = parser.next_event() {
        match seen {
            Ok((event, span)) => tree.see(event, span.byte_range().unwrap_or_default())?,
            Err(error) => return Err(syntax::explain(&error, reader)),
        }
    }
    tree.finish()
}

fn limits() -> Options {
    options! { flow_nesting_limit: DEEPEST }
}

/// A tree while it grows.
struct Tree<'r, 'a> {
    reader: &'r Reader<'a>,
    /// What has begun and not ended, the outermost first.
    open: Vec<Open<'a>>,
    /// The whole document, as soon as it has ended.
    whole: Option<Node<'a>>,
    /// The end of the file.
    end: Range<usize>,
    nodes: usize,
    /// The first thing that is YAML and still can't be taken. What is no YAML is reported in its stead.
    refused: Option<Box<Diagnostic>>,
}

enum Open<'a> {
    List(Place, Vec<Node<'a>>),
    /// A group, and the key whose value comes next.
    Map(Place, Vec<(Key<'a>, Node<'a>)>, Option<Key<'a>>),
}

impl<'a> Tree<'_, 'a> {
    fn see(&mut self, event: Event<'a>, range: Range<usize>) -> Result<(), Box<Diagnostic>> {
        let place = self.reader.place(range.start, range.end);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.begin(anchor != 0 || tag.is_some(), range.start)?;
                let plain = style == ScalarStyle::Plain;
                if text.starts_with('\u{a0}') && matches!(self.open.last(), Some(Open::Map(_, _, None))) {
                    return Err(syntax::odd_space(self.reader, range.start));
                }
                if plain && text == "<<" && matches!(self.open.last(), Some(Open::Map(_, _, None))) {
                    return Err(syntax::merge_key(self.reader, range.start));
                }
                let value = self.scalar(text, plain, place);
                self.add(Node { value, place });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(Open::List(place, Vec::new()), anchor != 0 || tag.is_some(), range.start)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.open(Open::Map(place, Vec::new(), None), anchor != 0 || tag.is_some(), range.start)?;
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(place, items)) => self.add(Node { value: Value::List(items), place }),
                Some(Open::Map(place, entries, _)) => self.add(Node { value: Value::Map(entries), place }),
                None => {}
            },
            Event::Alias(_) => return Err(syntax::marked(self.reader, range.start)),
            Event::StreamEnd => self.end = range,
            _ => {}
        }
        Ok(())
    }

    /// Whether a node may begin here; `marked` is one with `&name` or `!name` in front.
    fn begin(&mut self, marked: bool, at: usize) -> Result<(), Box<Diagnostic>> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(syntax::too_much(self.reader, at));
        }
        if marked {
            return Err(syntax::marked(self.reader, at));
        }
        if self.whole.is_some() {
            return Err(syntax::second_document(self.reader, at));
        }
        Ok(())
    }

    fn open(&mut self, open: Open<'a>, marked: bool, at: usize) -> Result<(), Box<Diagnostic>> {
        if self.open.len() == DEEPEST {
            return Err(syntax::too_much(self.reader, at));
        }
        self.begin(marked, at)?;
        self.open.push(open);
        Ok(())
    }

    fn scalar(&mut self, text: Cow<'a, str>, plain: bool, place: Place) -> Value<'a> {
        if plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL") {
            return Value::Nothing;
        }
        if let Some((_, guilty)) = control::first(&text) {
            let message = format!("this text stands for an invisible character (U+{:04X})", guilty as u32);
            let refused = Diagnostic::new(&rules::CONTROL_CHARACTER, place, message);
            self.refuse(refused.help("write it without `\\`"));
        }
        Value::Text(text)
    }

    /// Puts a node where it belongs: into the innermost list or group.
    fn add(&mut self, node: Node<'a>) {
        match self.open.last_mut() {
            None => self.whole = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key @ Some(_))) => entries.extend(key.take().map(|key| (key, node))),
            Some(Open::Map(_, _, key)) => {
                let place = node.place;
                let name = match node.value {
                    Value::Text(name) => Some(name),
                    Value::List(_) | Value::Map(_) | Value::Nothing => None,
                };
                *key = Some(Key { name: name.clone().unwrap_or_default(), place });
                if name.is_none() {
                    let refused =
                        Diagnostic::new(&rules::WRONG_TYPE, place, "the name of a field must be text");
                    self.refuse(
                        refused.help("a text that begins with `[`, `{` or `?` needs quotes around it"),
                    );
                }
            }
        }
    }

    fn refuse(&mut self, diagnostic: Diagnostic) {
        self.refused.get_or_insert_with(|| Box::new(diagnostic));
    }

    fn finish(self) -> Result<Node<'a>, Box<Diagnostic>> {
        match self.refused {
            Some(refused) => Err(refused),
            None => Ok(self.whole.unwrap_or_else(|| Node {
                value: Value::Nothing,
                place: self.reader.place(self.end.start, self.end.end),
            })),
        }
    }
}
