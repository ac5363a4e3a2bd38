//! The site on the author's desk: files on the disk under what is open in the editor, and what all of it says.

use super::address::Root;
use super::document::Document;
use super::overlay::overlaid;
use super::position::Lines;
use crate::build::{Options, Session, Understood};
use crate::read::{self, Snapshot};
use crate::source::{Content, FileId, Inputs, Place};
use lsp_types::{Location, TextDocumentContentChangeEvent, Uri};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// One site.
pub(super) struct Desk {
    root: Root,
    snapshot: Snapshot,
    open: BTreeMap<String, Document>,
    session: Session,
    options: Options,
    /// Counts everything that any document was told.
    version: u64,
    inputs: Inputs,
    /// What the inputs say, if that is known already.
    understood: Option<Understood>,
    /// Whether anything changed since the inputs were put together.
    is_stale: bool,
}

impl Desk {
    /// The site in a folder.
    ///
    /// # Errors
    /// There is no site.
    pub fn new(site: &Path, options: Options) -> Result<Self, read::Error> {
        let snapshot = Snapshot::read(site)?;
        Ok(Desk {
            root: Root::new(site, snapshot.root()),
            inputs: snapshot.inputs(),
            snapshot,
            open: BTreeMap::new(),
            session: Session::remembering(),
            options,
            version: 0,
            understood: None,
            is_stale: true,
        })
    }

    /// The path in the site of what an address names.
    pub fn path(&self, uri: &Uri) -> Option<String> {
        self.root.path(uri)
    }

    /// Takes a document that was opened. What is no file of the site is none of our business.
    pub fn open(&mut self, uri: Uri, text: String) {
        if let Some(path) = self.root.path(&uri) {
            self.version += 1;
            self.open.insert(path.clone(), Document::new(uri, &path, text, self.version));
            self.is_stale = true;
        }
    }

    /// Takes changes of an open document.
    pub fn change(&mut self, uri: &Uri, changes: Vec<TextDocumentContentChangeEvent>) {
        let path = self.root.path(uri);
        if let Some(document) = path.and_then(|path| self.open.get_mut(&path)) {
            self.version += 1;
            document.change(changes, self.version);
            self.is_stale = true;
        }
    }

    /// A document was closed: what is on the disk counts again.
    pub fn close(&mut self, uri: &Uri) {
        let Some(path) = self.root.path(uri) else { return };
        if self.open.remove(&path).is_some() {
            self.look_again(&[PathBuf::from(path)]);
        }
    }

    /// Something happened to files on the disk, at these paths of the site, or anywhere if there is none.
    pub fn look_again(&mut self, paths: &[PathBuf]) {
        // While there is no site any more, what was there last is as good as anything.
        let _ = self.snapshot.refresh(paths);
        self.is_stale = true;
    }

    /// The document that is open at a path.
    pub fn document(&self, path: &str) -> Option<&Document> {
        self.open.get(path)
    }

    /// Whether what was [understood](Desk::understood) is no longer what is there.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// What the site says now; nothing if a fault of our own came in the way.
    pub fn understood(&mut self) -> Option<&Understood> {
        if self.is_stale() {
            self.inputs = overlaid(&self.snapshot.inputs(), &self.open);
            let look = || self.session.understand(&self.inputs, &self.options);
            match catch_unwind(AssertUnwindSafe(look)) {
                Ok(understood) => self.understood = Some(understood),
                // What it remembered may be half made. What was understood before stays.
                Err(_) => self.session = Session::remembering(),
            }
            self.is_stale = false;
        }
        self.understood.as_ref()
    }

    /// What the site said when it was last looked at, which is enough for those who ask for names while a word is typed.
    pub fn last_understood(&mut self) -> Option<&Understood> {
        if self.understood.is_none() { self.understood() } else { self.understood.as_ref() }
    }

    /// The files, as they were last understood.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// What is in a file, as it was last understood.
    pub fn text(&self, file: FileId) -> Option<String> {
        match self.inputs.load(file).into_owned() {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::Unreadable(_) => None,
        }
    }

    /// The address of a file, as the editor calls it.
    pub fn uri(&self, file: FileId) -> Option<Uri> {
        let path = self.inputs.get(file)?.path();
        self.open.get(path).map(|document| document.uri.clone()).or_else(|| self.root.uri(path))
    }

    /// The lines of a file with this text.
    pub fn lines<'t>(&self, file: FileId, text: &'t str) -> Lines<'t> {
        let path = self.inputs.get(file).map(|file| file.path());
        match path.and_then(|path| self.open.get(path)) {
            Some(_) => Lines::of_open(text),
            None => Lines::of_disk(text),
        }
    }

    /// Places as an editor finds them; each file is read once, if those of one file stand together.
    pub fn locations(&self, places: &[Place]) -> Vec<Location> {
        let mut found = Vec::with_capacity(places.len());
        for group in places.chunk_by(|a, b| a.file == b.file) {
            let Some(file) = group.first().map(|place| place.file) else { continue };
            let Some(uri) = self.uri(file) else { continue };
            let text = self.text(file).unwrap_or_default();
            let lines = self.lines(file, &text);
            let location = |place: &Place| Location { uri: uri.clone(), range: lines.range(place.range()) };
            found.extend(group.iter().map(location));
        }
        found
    }
}
