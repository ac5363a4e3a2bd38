//! One site at one moment, with everything that making any of its files takes.

use super::{Error, Progress};
use crate::model::{Asset, Id};
use crate::plan::{PageRef, Plan};
use crate::render::{self, Renderer};
use crate::source::{Content, Inputs};
use crate::theme::Theme;
use crate::write::Sink;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// A site without a mistake, ready to be written, or to be shown file by file. Pages are made when they are asked for and
/// not kept: an edition costs what its model costs, however large its pages are.
pub struct Edition {
    pub(super) plan: Plan,
    pub(super) theme: Arc<Theme>,
    pub(super) renderer: Arc<Renderer>,
    pub(super) inputs: Inputs,
    /// What lies at each path; made when the first file is asked for, which a build never does.
    files: OnceLock<HashMap<String, File>>,
}

/// What a file of the output is made from.
#[derive(Clone, Copy, Debug)]
enum File {
    Page(PageRef),
    /// A row of `Plan::extras`.
    Extra(usize),
    /// A file of the theme.
    Theme,
    Copy(Id<Asset>),
}

impl Edition {
    pub(super) fn new(plan: Plan, theme: Arc<Theme>, renderer: Arc<Renderer>, inputs: Inputs) -> Self {
        Edition { plan, theme, renderer, inputs, files: OnceLock::new() }
    }

    /// The plan of its pages.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The texts and pictures it was made from.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The page at an output path, if there is one.
    pub fn page(&self, path: &str) -> Option<PageRef> {
        match self.files().get(path) {
            Some(File::Page(page)) => Some(*page),
            _ => None,
        }
    }

    /// The bytes of the file at an output path, made now; nothing if the site has no such file.
    ///
    /// # Errors
    /// A template that can't show the page, or a picture that is not what it was.
    pub fn file(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, Error> {
        let Some(file) = self.files().get(path) else { return Ok(None) };
        Ok(match *file {
            File::Page(page) => Some(Cow::Owned(self.render(page)?.into_bytes())),
            File::Extra(row) => {
                self.plan.extras().into_iter().nth(row).map(|(_, text)| text.into_bytes().into())
            }
            File::Theme => self.theme.assets.get(path).map(Cow::from),
            File::Copy(id) => Some(self.copy(&self.plan.site().assets[id])?),
        })
    }

    fn files(&self) -> &HashMap<String, File> {
        self.files.get_or_init(|| {
            let copies = self.plan.site().assets.iter().map(|(id, asset)| (&*asset.path, File::Copy(id)));
            let theme = self.theme.assets.keys().map(|path| (path.as_str(), File::Theme));
            let extras =
                self.plan.extras().into_iter().enumerate().map(|(row, (path, _))| (path, File::Extra(row)));
            let pages = self.plan.pages().iter().map(|&page| (self.plan.path(page), File::Page(page)));
            let files = copies.chain(theme).chain(extras).chain(pages);
            files.map(|(path, file)| (path.to_owned(), file)).collect()
        })
    }

    fn render(&self, page: PageRef) -> Result<String, render::Error> {
        self.renderer.render(&self.plan.view(page))
    }

    /// Puts every file into `sink`, from all cores, and returns how many pages there are.
    pub(super) fn write(&self, sink: &dyn Sink, progress: Option<&Progress>) -> Result<usize, Error> {
        let pages = self.plan.pages();
        let done = AtomicUsize::new(0);
        pages.par_iter().try_for_each(|&page| {
            sink.put(self.plan.path(page), self.render(page)?.as_bytes())?;
            if let Some(progress) = progress {
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
            }
            Ok::<(), Error>(())
        })?;
        for (path, text) in self.plan.extras() {
            sink.put(path, text.as_bytes())?;
        }
        for (path, bytes) in &self.theme.assets {
            sink.put(path, bytes)?;
        }
        let assets: Vec<&Asset> = self.plan.assets().collect();
        assets.par_iter().try_for_each(|asset| {
            sink.put(&asset.path, &self.copy(asset)?)?;
            Ok::<(), Error>(())
        })?;
        Ok(pages.len())
    }

    /// The bytes of a file that is not held in memory. One that changed since it was looked into may be anything, and is
    /// refused.
    fn copy(&self, asset: &Asset) -> Result<Cow<'_, [u8]>, Error> {
        let content = self.inputs.load(asset.file);
        let refuse = |reason: &str| Error::Asset { path: asset.path.clone(), reason: reason.to_owned() };
        if asset.checked.is_some_and(|checked| checked != content.fingerprint()) {
            return Err(refuse("it changed while the site was built; build it again"));
        }
        let bytes = match content {
            Cow::Borrowed(Content::Unreadable(reason)) => Err(reason.clone()),
            Cow::Borrowed(content) => Ok(Cow::Borrowed(content.bytes().unwrap_or_default())),
            Cow::Owned(content) => content.into_bytes().map(Cow::Owned),
        };
        bytes.map_err(|reason| refuse(&reason))
    }
}
