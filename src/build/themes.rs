//! The theme of a session and its compiled templates, made anew only when a file of the theme changed.

use crate::diagnostic::Diagnostic;
use crate::model::{Asset, Brand, BrandFont, Id, Site};
use crate::plan::url;
use crate::plan::view::SiteView;
use crate::render::{self, Renderer};
use crate::source::{File, FileId, Fingerprint, Inputs, Stamp};
use crate::theme::{Theme, brand};
use std::sync::Arc;

/// Where the themes of a site lie.
const FOLDER: &str = "themes/";

/// What was used last.
#[derive(Default)]
pub(super) struct Themes {
    loaded: Option<Loaded>,
    compiled: Option<Compiled>,
}

struct Loaded {
    wanted: Look,
    files: Vec<Known>,
    theme: Arc<Theme>,
    findings: Vec<Diagnostic>,
}

/// Which theme, and what `site.yaml` says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub name: String,
    pub language: String,
    pub brand: Option<Brand>,
    pub font: Option<brand::Font>,
}

impl Look {
    pub(super) fn of(site: &Site) -> Self {
        let settings = &site.settings;
        let address = |id: Id<Asset>| url::relative(brand::SHEET, &site.assets[id].path);
        let font = settings.brand.as_ref().and_then(|brand| brand.font).map(|font| match font {
            BrandFont::Stack(stack) => brand::Font::Stack(stack),
            BrandFont::File { regular, bold } => {
                brand::Font::Files { regular: address(regular), bold: bold.map(address) }
            }
        });
        Look {
            name: settings.theme.clone(),
            language: settings.language.clone(),
            brand: settings.brand.clone(),
            font,
        }
    }
}

/// A file of a theme; the same if its bytes are.
struct Known {
    id: FileId,
    stamp: Option<Stamp>,
    fingerprint: Fingerprint,
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.fingerprint) == (other.id, other.fingerprint)
    }
}

struct Compiled {
    theme: Arc<Theme>,
    site: SiteView,
    renderer: Arc<Renderer>,
}

impl Themes {
    /// The theme as a site asks for it, and what is wrong with it.
    pub(super) fn theme(&mut self, inputs: &Inputs, wanted: Look) -> (Arc<Theme>, Vec<Diagnostic>) {
        let known = self.loaded.take().filter(|loaded| loaded.wanted == wanted);
        let before = known.as_ref().map_or(&[][..], |loaded| &loaded.files);
        let files = files(inputs, before);
        let known = known.filter(|loaded| loaded.files == files);
        let loaded = known.unwrap_or_else(|| {
            let (mut theme, mut findings) = Theme::load(inputs, &wanted.name);
            theme.speak(&wanted.language);
            if let Some(brand) = &wanted.brand {
                findings.extend(theme.wear(brand, wanted.font.as_ref()));
            }
            Loaded { wanted, files, theme: Arc::new(theme), findings }
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

/// All files of all themes; only what may have changed since `before` is read.
fn files(inputs: &Inputs, before: &[Known]) -> Vec<Known> {
    let known = |file: &File| before.iter().find(|known| known.id == file.id());
    let one = |file: &Arc<File>| match known(file) {
        Some(Known { id, stamp: Some(stamp), fingerprint }) if inputs.is_still(file, *stamp) => {
            Known { id: *id, stamp: Some(*stamp), fingerprint: *fingerprint }
        }
        _ => {
            let loaded = inputs.read(file);
            Known { id: file.id(), stamp: loaded.stamp, fingerprint: loaded.fingerprint }
        }
    };
    inputs.below(FOLDER).iter().map(one).collect()
}
