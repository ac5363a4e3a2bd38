//! YAML as a tree of texts with places.
//!
//! Every scalar stays the text that its author wrote (`4.10` is not 4.1), every key and value knows its place, and the
//! fields of a file are taken from the tree one by one, so that one run reports all mistakes and not only the first.
//!
//! **Invariant:** the only user of `serde_yaml`.

mod fields;
mod syntax;

pub use fields::{Fields, flag, list, number, text, text_list};

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, Place};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

/// A value in a YAML file and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands; for a group of fields without braces, where the first one begins.
    pub place: Place,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Any scalar, as text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A group of fields, in the order of the file; a repeated key is still in it.
    Map(Vec<(Key, Node)>),
    /// Nothing after the colon, `~` or `null`.
    Nothing,
}

/// The name of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

/// Reads one YAML document. `base` is where `text` begins in its file: 0 for a YAML file, later for front matter.
///
/// # Errors
/// What is not YAML ends in one diagnostic, in a tutor's words.
pub fn read(file: FileId, text: &str, base: usize) -> Result<Node, Box<Diagnostic>> {
    let reader = Reader { file, text, base };
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options()) {
        Ok(raw) => reader.node(raw),
        Err(error) => Err(Box::new(syntax::explain(&error, &reader))),
    }
}

/// A character that no page may hold, written as an escape: `"\\u0007"`.
fn escaped_control(place: Place, guilty: char) -> Diagnostic {
    let message = format!("this text stands for an invisible character (U+{:04X})", guilty as u32);
    Diagnostic::new(&rules::CONTROL_CHARACTER, place, message).help("write it without `\\`")
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        with_snippet: false,
        // A site's files nest six levels deep. The limit keeps the reader's recursion within a thread's stack.
        budget: serde_yaml::budget! { max_depth: 24, flow_nesting_limit: 24, max_anchors: 0 },
        reject_unsupported_tags: true,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::MergeKeyPolicy::Error,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        ignore_binary_tag_for_string: true,
    }
}

/// One text and where it lies in its file.
pub(crate) struct Reader<'a> {
    file: FileId,
    text: &'a str,
    base: usize,
}

impl Reader<'_> {
    fn place(&self, start: usize, end: usize) -> Place {
        Place::new(self.file, self.base + start..self.base + end)
    }

    /// Where a location begins and ends in the text. Errors of the scanner know only line and column.
    fn bytes(&self, location: &serde_yaml::Location) -> (usize, usize) {
        let span = location.span();
        let start = span.byte_offset().map_or_else(|| self.offset(location), |start| start as usize);
        (start, start + span.byte_len().unwrap_or(0) as usize)
    }

    fn offset(&self, location: &serde_yaml::Location) -> usize {
        let line = usize::try_from(location.line()).unwrap_or(0).saturating_sub(1);
        let column = usize::try_from(location.column()).unwrap_or(0).saturating_sub(1);
        let mut lines = self.text.split_inclusive('\n');
        let start: usize = lines.by_ref().take(line).map(str::len).sum();
        let rest = lines.next().unwrap_or_default();
        start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
    }

    fn node(&self, raw: Spanned<Raw>) -> Result<Node, Box<Diagnostic>> {
        let (start, end) = self.bytes(&raw.referenced);
        let place = self.place(start, end);
        let value = match raw.value {
            Raw::Text(text) => match text.chars().find(|c| crate::parse::is_forbidden(*c)) {
                Some(guilty) => return Err(Box::new(escaped_control(place, guilty))),
                None => Value::Text(text),
            },
            Raw::Plain => self.plain(&raw.defined),
            Raw::List(items) => {
                Value::List(items.into_iter().map(|item| self.node(item)).collect::<Result<_, _>>()?)
            }
            Raw::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| Ok((self.key(key)?, self.node(value)?)))
                    .collect::<Result<_, Box<Diagnostic>>>()?,
            ),
        };
        Ok(Node { value, place })
    }

    /// A number, a yes or no, or nothing: back to what was written.
    fn plain(&self, location: &serde_yaml::Location) -> Value {
        let (start, end) = self.bytes(location);
        match self.text.get(start..end).map(str::trim) {
            None | Some("" | "~" | "null" | "Null" | "NULL") => Value::Nothing,
            Some(written) => Value::Text(written.to_owned()),
        }
    }

    fn key(&self, raw: Spanned<Raw>) -> Result<Key, Box<Diagnostic>> {
        let node = self.node(raw)?;
        match node.value {
            Value::Text(name) => Ok(Key { name, place: node.place }),
            Value::List(_) | Value::Map(_) | Value::Nothing => Err(Box::new(
                Diagnostic::new(&rules::WRONG_TYPE, node.place, "the name of a field must be text")
                    .help("a text that begins with `[`, `{` or `?` needs quotes around it"),
            )),
        }
    }
}

/// What serde hands over, before places are known.
enum Raw {
    Plain,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

macro_rules! plain {
    ($($name:ident: $type:ty),*) => {
        $(fn $name<E>(self, _: $type) -> Result<Raw, E> { Ok(Raw::Plain) })*
    };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    plain!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64);

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Raw, E> {
        Err(E::custom("binary data"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            if entries.len() > 100_000 {
                return Err(A::Error::custom("too many fields"));
            }
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Node {
        read(FileId(0), text, 0).unwrap()
    }

    #[test]
    fn numbers_stay_the_text_that_was_written() {
        let node = read_text("4.10: yes\n4.1: 0x10\nnothing:\n");
        let Value::Map(entries) = node.value else { panic!("not a map") };
        let written: Vec<_> = entries.iter().map(|(key, node)| (key.name.as_str(), &node.value)).collect();
        assert_eq!(
            written,
            [
                ("4.10", &Value::Text("yes".into())),
                ("4.1", &Value::Text("0x10".into())),
                ("nothing", &Value::Nothing)
            ]
        );
    }

    #[test]
    fn marks_that_mean_something_else_in_yaml_are_refused_and_lose_nothing() {
        for text in ["a: &x y", "a: !x y", "a: *x", "a: &x 1\nb: *x"] {
            let said = read(FileId(0), text, 0).unwrap_err();
            assert!(said.help.iter().any(|help| help.contains("quotes")), "{text}: {said:?}");
        }
    }

    #[test]
    fn hostile_documents_end_in_a_message_at_once() {
        let bomb = (b'b'..b'j').fold("a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, letter| {
            let (name, before) = (letter as char, (letter - 1) as char);
            format!("{text}{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(","))
        });
        let deep = ["{a: ".repeat(10_000), "- ".repeat(100_000), "[".repeat(100_000)];
        for text in deep.iter().chain([&bomb]) {
            assert!(read(FileId(0), text, 0).is_err());
        }
    }
}
