//! One site at one moment, with everything that making any of its files takes.

use super::cache::fingerprint;
use super::files::{File, Files};
use super::rebuild::Memory;
use super::{Error, Progress};
use crate::check::heavy_page::LIMIT;
use crate::plan::{self, Mentions, PageRef, Plan};
use crate::render::Renderer;
use crate::resolve::Places;
use crate::source::Inputs;
use crate::theme::Theme;
use crate::write::Sink;
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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

/// What came of writing.
pub(super) struct Made {
    /// How many pages there are.
    pub pages: usize,
    /// Those that may be too heavy, in any order.
    pub large: Vec<PageRef>,
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
            File::Extra(_) | File::Theme | File::Copy(_) | File::Smaller(..) => None,
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
            File::Smaller(id, width) => Some(self.smaller(&self.plan.site().assets[id], width)?.into()),
        })
    }

    fn find(&self, path: &str) -> Option<File> {
        let files = self.files.get_or_init(|| Files::new(self));
        files.find(path, |file| match file {
            File::Page(page) => self.plan.path(page) == path,
            File::Extra(extra) => self.plan.extra_path(extra) == path,
            File::Theme => self.theme.assets.contains_key(path),
            File::Copy(id) => *self.plan.site().assets[id].path == *path,
            File::Smaller(id, width) => {
                let mut all = plan::smaller(&self.plan.site().assets[id]);
                all.any(|(other, its)| other == width && its == path)
            }
        })
    }

    /// Puts every file into `sink`, from all cores, and tells what came of it. With a `memory`, what is there
    /// already is not made again.
    pub(super) fn write(
        &self,
        sink: &dyn Sink,
        progress: Option<&Progress>,
        memory: Option<&Memory>,
    ) -> Result<Made, Error> {
        let pages = self.plan.pages();
        let sheets = self.style_sheets();
        let large = Mutex::new(Vec::new());
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
            let length = match memory {
                Some(memory) => memory.put(sink, path, fingerprint(&(shared, view)), make)?,
                None => {
                    let bytes = make()?;
                    sink.put(path, &bytes)?;
                    bytes.len()
                }
            };
            if length + sheets > LIMIT {
                large.lock().unwrap_or_else(PoisonError::into_inner).push(page);
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
        self.write_copies(sink, memory)?;
        Ok(Made { pages: pages.len(), large: large.into_inner().unwrap_or_else(PoisonError::into_inner) })
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
}
