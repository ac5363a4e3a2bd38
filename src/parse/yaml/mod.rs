//! YAML as a tree of texts with places.
//!
//! Every scalar stays the text that its author wrote (`4.10` is not 4.1), every key and value knows its place, and the
//! fields of a file are taken from the tree one by one, so that one run reports all mistakes and not only the first.
//!
//! The tree is built from the events of the parser below serde, which has a place for each of them. Through `Deserialize`,
//! a place is a map that has to be read for every value, and texts lose how they were written.
//!
//! **Invariant:** the only user of `serde_yaml`.

mod fields;
mod mistakes;
mod quote;
mod syntax;
mod tree;

pub use fields::{Fields, flag, list, number, owned, shorten, text, text_list};
pub(super) use mistakes::{replace, text_with_colon};
pub use syntax::round_quoted;

use super::format;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Place};
use std::borrow::Cow;

/// A value in a YAML file and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// What it is.
    pub value: Value<'a>,
    /// Where it stands; for a group of fields without braces, where the first one begins.
    pub place: Place,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Any scalar, as text; a part of the file unless it is written with escapes or over several lines.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// A group of fields, in the order of the file; a repeated key is still in it.
    Map(Vec<(Key<'a>, Node<'a>)>),
    /// Nothing after the colon, `~` or `null`.
    Nothing,
}

/// The name of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Key<'a> {
    /// The name.
    pub name: Cow<'a, str>,
    /// Where it stands.
    pub place: Place,
}

/// Reads one YAML document. `base` is where `text` begins in its file: 0 for a YAML file, later for front matter.
///
/// # Errors
/// What is not YAML ends in one diagnostic, in a tutor's words.
pub fn read(file: FileId, text: &str, base: usize) -> Result<Node<'_>, Box<Diagnostic>> {
    tree::read(&Reader { file, text, base })
}

/// A text in quotes, so that it means itself whatever is in it.
pub fn quoted(text: &str) -> String {
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("'{text}'"),
        (true, true) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// One text and where it lies in its file.
struct Reader<'a> {
    file: FileId,
    text: &'a str,
    base: usize,
}

impl Reader<'_> {
    fn place(&self, start: usize, end: usize) -> Place {
        Place::new(self.file, self.base + start..self.base + end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Node<'_> {
        read(FileId(0), text, 0).unwrap()
    }

    #[test]
    fn numbers_stay_the_text_that_was_written() {
        let node = read_text("4.10: yes\n4.1: 0x10\nnothing:\n");
        let Value::Map(entries) = node.value else { panic!("not a map") };
        let written: Vec<_> = entries.iter().map(|(key, node)| (key.name.as_ref(), &node.value)).collect();
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
