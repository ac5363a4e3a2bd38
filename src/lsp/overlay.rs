//! The site as it would be if everything in the editor were saved.

use super::document::Document;
use crate::source::{Content, File, Inputs, Load, Loaded, Stamp};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gives what is in the editor where there is something, and else what is on the disk.
struct Overlay {
    disk: Inputs,
    open: BTreeMap<String, (Arc<Content>, Stamp)>,
}

/// The files of the disk and those that are open; a document that was never saved is one of them. `open` has them by path.
pub(super) fn overlaid(disk: &Inputs, open: &BTreeMap<String, Document>) -> Inputs {
    if open.is_empty() {
        return disk.clone();
    }
    let on_disk = disk.files().iter().filter(|file| !open.contains_key(file.path()));
    let files = on_disk.chain(open.values().map(Document::file)).cloned().collect();
    let contents = open.iter().map(|(path, it)| (path.clone(), (Arc::clone(it.content()), it.stamp())));
    Inputs::from_files(files, Arc::new(Overlay { disk: disk.clone(), open: contents.collect() }))
}

impl Load for Overlay {
    fn load(&self, file: &File) -> Loaded<'_> {
        match self.open.get(file.path()) {
            Some((content, stamp)) => Loaded::new(Cow::Borrowed(content), Some(*stamp)),
            None => self.disk.read(file),
        }
    }

    fn head(&self, file: &File, length: usize) -> Loaded<'_> {
        match self.open.get(file.path()) {
            Some(_) => self.load(file),
            None => self.disk.head(file, length),
        }
    }

    fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
        match self.open.get(file.path()) {
            Some((_, stamp)) => Ok(Some(*stamp)),
            None => self.disk.probe(file),
        }
    }

    fn stamp(&self, file: &File) -> Option<Stamp> {
        match self.open.get(file.path()) {
            Some((_, stamp)) => Some(*stamp),
            None => self.disk.stamp(file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use lsp_types::{TextDocumentContentChangeEvent, Uri};
    use std::str::FromStr;

    #[test]
    fn what_is_open_hides_what_is_saved_and_what_was_never_saved_is_there() {
        let disk = Inputs::from_texts([("content/a.md", "saved"), ("content/b.md", "other")]);
        let uri = Uri::from_str("file:///x").unwrap();
        let mut open = BTreeMap::new();
        for path in ["content/a.md", "content/new.md"] {
            open.insert(path.to_owned(), Document::new(uri.clone(), path, "typed".to_owned(), 1));
        }
        let inputs = overlaid(&disk, &open);
        let text = |inputs: &Inputs, path: &str| inputs.load(FileId::of(path)).text().map(str::to_owned);
        assert_eq!(format!("{inputs:?}"), "[content/a.md, content/b.md, content/new.md]");
        assert_eq!(text(&inputs, "content/a.md").as_deref(), Some("typed"));
        assert_eq!(text(&inputs, "content/b.md").as_deref(), Some("other"));
        assert_eq!(text(&inputs, "content/new.md").as_deref(), Some("typed"));

        let stamp = inputs.stamp(inputs.find("content/a.md").unwrap()).unwrap();
        let change =
            TextDocumentContentChangeEvent { range: None, range_length: None, text: "more".to_owned() };
        open.get_mut("content/a.md").unwrap().change(vec![change], 2);
        let later = overlaid(&disk, &open);
        assert!(!later.is_still(later.find("content/a.md").unwrap(), stamp));
        assert_eq!(text(&later, "content/a.md").as_deref(), Some("more"));
        assert_eq!(text(&inputs, "content/a.md").as_deref(), Some("typed"), "a copy sees what it saw");
        assert_eq!(text(&overlaid(&disk, &BTreeMap::new()), "content/a.md").as_deref(), Some("saved"));
    }
}
