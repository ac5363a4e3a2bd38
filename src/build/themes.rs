//! The theme of a session and its compiled templates, made anew only when a file of the theme changed.

use crate::diagnostic::Diagnostic;
use crate::plan::view::SiteView;
use crate::render::{self, Renderer};
use crate::source::Inputs;
use crate::theme::Theme;
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// Where the themes of a site lie.
const FOLDER: &str = "themes/";

/// What was used last.
#[derive(Default)]
pub(super) struct Themes {
    loaded: Option<Loaded>,
    compiled: Option<Compiled>,
}

struct Loaded {
    name: String,
    print: u128,
    theme: Arc<Theme>,
    findings: Vec<Diagnostic>,
}

struct Compiled {
    theme: Arc<Theme>,
    site: SiteView,
    renderer: Arc<Renderer>,
}

impl Themes {
    /// The theme called `name`, and what is wrong with it.
    pub(super) fn theme(&mut self, inputs: &Inputs, name: &str) -> (Arc<Theme>, Vec<Diagnostic>) {
        let print = print(inputs);
        let known = self.loaded.take().filter(|loaded| loaded.name == name && loaded.print == print);
        let loaded = known.unwrap_or_else(|| {
            let (theme, findings) = Theme::load(inputs, name);
            Loaded { name: name.to_owned(), print, theme: Arc::new(theme), findings }
        });
        let loaded = self.loaded.insert(loaded);
        (Arc::clone(&loaded.theme), loaded.findings.clone())
    }

    /// The templates of `theme` for a site.
    pub(super) fn renderer(
        &mut self,
        theme: &Arc<Theme>,
        site: SiteView,
    ) -> Result<Arc<Renderer>, render::Error> {
        let fits = |known: &Compiled| Arc::ptr_eq(&known.theme, theme) && known.site == site;
        if let Some(known) = self.compiled.as_ref().filter(|known| fits(known)) {
            return Ok(Arc::clone(&known.renderer));
        }
        let renderer = Arc::new(Renderer::new(theme, &site)?);
        let compiled = Compiled { theme: Arc::clone(theme), site, renderer: Arc::clone(&renderer) };
        self.compiled = Some(compiled);
        Ok(renderer)
    }
}

/// Changes with every file of every theme.
fn print(inputs: &Inputs) -> u128 {
    let mut hasher = Xxh3::new();
    for (_, source) in inputs.iter().filter(|(_, source)| source.path.starts_with(FOLDER)) {
        hasher.update(source.path.as_bytes());
        hasher.update(&[0]);
        let bytes = source.bytes().unwrap_or_default();
        hasher.update(&bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    hasher.digest128()
}
