//! The same files with other texts in some of them, as if they had been saved.

use super::{Content, File, Inputs, Load, Loaded, Stamp};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

struct Overlay {
    below: Inputs,
    texts: BTreeMap<String, Content>,
}

impl Inputs {
    /// The same files, with these texts by path in place of what some of them hold. A path that is no file's is left out.
    pub fn with_texts<'a>(&self, texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let text = |(path, text): (&str, &str)| (path.to_owned(), Content::Text(text.to_owned()));
        let texts: BTreeMap<String, Content> = texts.into_iter().map(text).collect();
        // A file of its own, because what was seen of the one below is not true of this one.
        let file = |file: &Arc<File>| match texts.contains_key(file.path()) {
            true => Arc::new(File::new(file.path(), file.mark())),
            false => Arc::clone(file),
        };
        let files = self.files().iter().map(file).collect();
        Inputs::from_files(files, Arc::new(Overlay { below: self.clone(), texts }))
    }
}

impl Load for Overlay {
    fn load(&self, file: &File) -> Loaded<'_> {
        match self.texts.get(file.path()) {
            Some(content) => Loaded::new(Cow::Borrowed(content), None),
            None => self.below.read(file),
        }
    }

    fn head(&self, file: &File, length: usize) -> Loaded<'_> {
        if self.texts.contains_key(file.path()) { self.load(file) } else { self.below.head(file, length) }
    }

    fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
        if self.texts.contains_key(file.path()) { Ok(None) } else { self.below.probe(file) }
    }

    fn stamp(&self, file: &File) -> Option<Stamp> {
        if self.texts.contains_key(file.path()) { None } else { self.below.stamp(file) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn a_text_hides_what_is_below_and_nothing_else_changes() {
        let below = Inputs::from_texts([("content/a.md", "a"), ("content/b.md", "b")]);
        let above = below.with_texts([("content/b.md", "new"), ("content/c.md", "no such file")]);
        let text = |inputs: &Inputs, path| inputs.load(FileId::of(path)).text().map(str::to_owned);
        assert_eq!(format!("{above:?}"), "[content/a.md, content/b.md]");
        assert_eq!(text(&above, "content/a.md").as_deref(), Some("a"));
        assert_eq!(text(&above, "content/b.md").as_deref(), Some("new"));
        assert_eq!(text(&below, "content/b.md").as_deref(), Some("b"));
        let file = above.find("content/b.md").unwrap();
        assert_eq!(above.probe(file), Ok(None));
        assert_eq!(above.head(file, 1).content.text(), Some("new"));
    }
}
