//! One site at one moment, with everything that making any of its files takes.

use super::cache::fingerprint;
use super::files::{File, Files};
use super::rebuild::Memory;
use super::{Error, Progress};
use crate::model::Asset;
use crate::parse;
use crate::plan::{Mentions, PageRef, Plan};
use crate::render::Renderer;
use crate::resolve::Places;
use crate::source::{Content, Inputs};
use crate::theme::Theme;
use crate::write::Sink;
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// A site without a mistake, ready to be written, or to be shown file by file. Pages are made when they are asked for and
/// not kept: an edition costs what its model costs, however large its pages are.
pub struct Edition {
    pub(super) plan: Plan,
    pub(super) theme: Arc<Theme>,
    pub(super) renderer: Arc<Renderer>,
    pub(super) inputs: Inputs,
    pub(super) places: Places,
    /// What lies at each path; made when the first file is asked for, which a build never does.
    files: OnceLock<Files>,
}

impl Edition {
    pub(super) fn new(
        plan: Plan,
        theme: Arc<Theme>,
        renderer: Arc<Renderer>,
        inputs: Inputs,
        places: Places,
    ) -> Self {
        Edition { plan, theme, renderer, inputs, places, files: OnceLock::new() }
    }

    /// The plan of its pages.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The texts and pictures it was made from.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The files of the theme that are copied: style sheets and what these show, with their paths in the output.
    pub fn theme_files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.theme.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Whether a file lies at an output path.
    pub fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// The page at an output path, if there is one.
    pub fn page(&self, path: &str) -> Option<PageRef> {
        match self.find(path)? {
            File::Page(page) => Some(page),
            File::Extra(_) | File::Theme | File::Copy(_) => None,
        }
    }

    /// The bytes of the file at an output path, made now; nothing if the site has no such file.
    ///
    /// # Errors
    /// A template that can't show the page, or a picture that has become one that must not be shown.
    pub fn file(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, Error> {
        let Some(file) = self.find(path) else { return Ok(None) };
        Ok(match file {
            File::Page(page) => {
                Some(Cow::Owned(self.renderer.render(&self.plan.view(page, &Mentions::default()))?))
            }
            File::Extra(extra) => Some(self.plan.extra(extra).into_bytes().into()),
            File::Theme => self.theme.assets.get(path).map(Cow::from),
            File::Copy(id) => Some(self.shown(&self.plan.site().assets[id])?),
        })
    }

    fn find(&self, path: &str) -> Option<File> {
        let files = self.files.get_or_init(|| Files::new(self));
        files.find(path, |file| match file {
            File::Page(page) => Some(self.plan.path(page)),
            File::Extra(extra) => Some(self.plan.extra_path(extra)),
            File::Theme => self.theme.assets.get_key_value(path).map(|(path, _)| path.as_str()),
            File::Copy(id) => Some(&*self.plan.site().assets[id].path),
        })
    }

    /// Puts every file into `sink`, from all cores, and returns how many pages there are. With a `memory`, what is there
    /// already is not made again.
    pub(super) fn write(
        &self,
        sink: &dyn Sink,
        progress: Option<&Progress>,
        memory: Option<&Memory>,
    ) -> Result<usize, Error> {
        let pages = self.plan.pages();
        let done = AtomicUsize::new(0);
        let shared = memory.map_or(0, |_| self.fingerprint());
        pages.par_iter().try_for_each_init(Vec::new, |room, &page| {
            let mentions = Mentions::default();
            let (path, view) = (self.plan.path(page), &self.plan.view(page, &mentions));
            let make = move || {
                let bytes = room;
                self.renderer.render_to(view, bytes)?;
                Ok(Cow::Borrowed(&**bytes))
            };
            match memory {
                Some(memory) => memory.put(sink, path, fingerprint(&(shared, view)), make)?,
                None => sink.put(path, &make()?)?,
            }
            if let Some(progress) = progress {
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
            }
            Ok::<(), Error>(())
        })?;
        self.plan.extras().par_iter().try_for_each(|&extra| {
            sink.put(self.plan.extra_path(extra), self.plan.extra(extra).as_bytes())
        })?;
        for (path, bytes) in &self.theme.assets {
            sink.put(path, bytes)?;
        }
        let assets: Vec<&Asset> = self.plan.assets().collect();
        assets.par_iter().try_for_each(|asset| {
            let stamp = self.inputs.get(asset.file).and_then(|file| self.inputs.last_seen(file).0);
            match (memory, stamp) {
                (Some(memory), Some(stamp)) => {
                    memory.put(sink, &asset.path, fingerprint(&stamp), || self.copy(asset))
                }
                _ => Ok(sink.put(&asset.path, &self.copy(asset)?)?),
            }
        })?;
        Ok(pages.len())
    }

    /// Stands for all that pages are made from besides their views.
    fn fingerprint(&self) -> u128 {
        let site = self.plan.site_view();
        let templates: Vec<(&str, &str)> = self
            .theme
            .templates
            .iter()
            .map(|(name, template)| (name.as_str(), template.text.as_str()))
            .collect();
        fingerprint(&(&self.theme.layers, templates, self.theme.strings(&site.language), site))
    }

    /// The bytes of a file that is not held in memory, to be copied. One that changed since it was looked into may be
    /// anything, and is refused.
    fn copy(&self, asset: &Asset) -> Result<Cow<'_, [u8]>, Error> {
        let changed = |_: &Content| Some("it changed while the site was built; build it again".to_owned());
        self.bytes(asset, changed)
    }

    /// The same, to be shown for a while: one that changed is looked into again, as no new site may come of the change.
    fn shown(&self, asset: &Asset) -> Result<Cow<'_, [u8]>, Error> {
        self.bytes(asset, |content| parse::harm(asset.file, content))
    }

    /// The bytes of a file unless `objection` has something against what is in it now that was not when it was looked into.
    fn bytes(
        &self,
        asset: &Asset,
        objection: impl Fn(&Content) -> Option<String>,
    ) -> Result<Cow<'_, [u8]>, Error> {
        let content = self.inputs.load(asset.file);
        let refuse = |reason: &str| Error::Asset { path: asset.path.clone(), reason: reason.to_owned() };
        if asset.checked.is_some_and(|checked| checked != content.fingerprint())
            && let Some(reason) = objection(&content)
        {
            return Err(refuse(&reason));
        }
        let bytes = match content {
            Cow::Borrowed(Content::Unreadable(reason)) => Err(reason.clone()),
            Cow::Borrowed(content) => Ok(Cow::Borrowed(content.bytes().unwrap_or_default())),
            Cow::Owned(content) => content.into_bytes().map(Cow::Owned),
        };
        bytes.map_err(|reason| refuse(&reason))
    }
}
