//! A text as it stands in the editor, saved or not.

use super::position::Lines;
use crate::source::{Content, File, Stamp};
use lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::sync::Arc;

/// An open document.
pub(super) struct Document {
    /// The address that the editor calls it by.
    pub uri: Uri,
    content: Arc<Content>,
    /// Counts everything that any document was told, so that no two contents have the same.
    version: u64,
    /// The file that it is to a build. There is a new one for each content, because files remember what was seen of them.
    file: Arc<File>,
}

impl Document {
    /// A document that was opened; `path` is its place in the site.
    pub fn new(uri: Uri, path: &str, text: String, version: u64) -> Self {
        let file = Arc::new(File::new(path, 0));
        Document { uri, content: Arc::new(Content::Text(text)), version, file }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.content.text().unwrap_or_default()
    }

    /// What a build sees.
    pub fn content(&self) -> &Arc<Content> {
        &self.content
    }

    /// The file that it is to a build.
    pub fn file(&self) -> &Arc<File> {
        &self.file
    }

    /// Tells its content from every other.
    pub fn stamp(&self) -> Stamp {
        Stamp::of([self.version])
    }

    /// Does what was done to it in the editor, one change after the other.
    pub fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, version: u64) {
        let mut text = match Arc::make_mut(&mut self.content) {
            Content::Text(text) => std::mem::take(text),
            Content::Bytes(_) | Content::Unreadable(_) => String::new(),
        };
        for change in changes {
            match change.range {
                None => text = change.text,
                Some(range) => {
                    let bytes = Lines::of_open(&text).bytes(range);
                    text.replace_range(bytes, &change.text);
                }
            }
        }
        self.content = Arc::new(Content::Text(text));
        self.version = version;
        self.file = Arc::new(File::new(self.file.path(), 0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::{Position, Range};
    use proptest::prelude::*;
    use std::str::FromStr;

    /// A text as editors hold it: lines of UTF-16, each with what ends it.
    #[derive(Clone, Debug)]
    struct Model(Vec<Vec<u16>>);

    impl Model {
        fn new(text: &str) -> Self {
            let mut lines = vec![Vec::new()];
            let mut rest = text.chars().peekable();
            while let Some(c) = rest.next() {
                let line = lines.last_mut().unwrap();
                line.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                if c == '\n' || (c == '\r' && rest.peek() != Some(&'\n')) {
                    lines.push(Vec::new());
                }
            }
            Model(lines)
        }

        fn text(&self) -> String {
            String::from_utf16(&self.0.concat()).unwrap()
        }

        /// The place of a position in the whole text; between the two halves of a character is before it.
        fn at(&self, position: Position) -> usize {
            let before: usize = self.0.iter().take(position.line as usize).map(Vec::len).sum();
            let Some(line) = self.0.get(position.line as usize) else { return before };
            let ends = |unit: &u16| [u16::from(b'\r'), u16::from(b'\n')].contains(unit);
            let length = line.iter().position(ends).unwrap_or(line.len());
            let column = (position.character as usize).min(length);
            let splits = line.get(column).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
            before + column - usize::from(splits)
        }

        fn replace(&mut self, range: Range, new: &str) {
            let (one, other) = (self.at(range.start), self.at(range.end));
            let mut all = self.0.concat();
            all.splice(one.min(other)..one.max(other), new.encode_utf16());
            *self = Model::new(&String::from_utf16(&all).unwrap());
        }
    }

    fn position() -> impl Strategy<Value = Position> {
        let number = || prop_oneof![9 => 0..8u32, 1 => Just(u32::MAX)];
        (number(), number()).prop_map(|(line, character)| Position { line, character })
    }

    fn piece() -> impl Strategy<Value = String> {
        let part = prop_oneof!["a", "ü", "😀", "\n", "\r\n", "\r", "\u{feff}", "e\u{301}", "👩‍🚒", "", "word"];
        prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn changes_make_the_same_text_as_in_an_editor(
            first in piece(),
            edits in prop::collection::vec((position(), position(), piece(), 0..10u8), 0..12),
        ) {
            let uri = Uri::from_str("file:///x").unwrap();
            let mut document = Document::new(uri, "content/x.md", first.clone(), 0);
            let mut model = Model::new(&first);
            for (number, (start, end, text, whole)) in edits.into_iter().enumerate() {
                let range = (whole > 0).then_some(Range { start, end });
                match range {
                    Some(range) => model.replace(range, &text),
                    None => model = Model::new(&text),
                }
                let change = TextDocumentContentChangeEvent { range, range_length: None, text };
                document.change(vec![change], number as u64 + 1);
                prop_assert_eq!(document.text(), model.text());
                let lines = Lines::of_open(document.text());
                for byte in 0..=document.text().len() {
                    let back = lines.byte(lines.position(byte));
                    prop_assert!(back <= byte && document.text().is_char_boundary(back));
                    prop_assert_eq!(lines.position(back), lines.position(lines.byte(lines.position(back))));
                }
            }
        }
    }
}
