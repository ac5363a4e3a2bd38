//! Templates, assets and words: the embedded default theme, overlaid file by file by the themes of a site.
//!
//! Assets keep their plain names in the output, without a hash. A change of colour then changes one file and no page, links
//! inside a style sheet stay as written, and pages open from a disk as from a server; hosts tell browsers of a changed file
//! by date or entity tag.
//!
//! **Invariant:** a theme knows nothing of a site's content but its brand. It is files and words; only `render` runs templates.

pub mod brand;
mod colour;
mod css;
mod load;
mod palette;
pub mod rules;
mod script;
mod strings;

pub use strings::{Phrase, Strings};

use crate::diagnostic::Diagnostic;
use crate::model::Brand;
use crate::source::Inputs;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

/// Name of the theme that comes with the program.
pub const DEFAULT: &str = "default";

/// The language whose strings every theme has.
pub const BASE_LANGUAGE: &str = "en-GB";

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// One template and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Template {
    /// Its text.
    pub text: String,
    /// The file for people: `themes/mine/templates/unit.html`.
    pub file: String,
}

/// A theme, ready to be used: every file is there, whichever theme of the chain it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Names of the themes that it is made of, the one that counts most first: `mine`, `default`.
    pub layers: Vec<String>,
    /// Templates of all these themes, each under the name of its theme: `default/unit.html`. So a theme's `unit.html` can extend
    /// the one that it stands for.
    pub templates: BTreeMap<String, Template>,
    /// Files of the output, by path: `assets/style.css`. Style sheets are squeezed, all else is as it was written.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Words of each language, over those of [`BASE_LANGUAGE`].
    strings: BTreeMap<String, Strings>,
}

impl Theme {
    /// The theme called `name`: the embedded one, and over it the themes of the site that lead to it by `extends:`.
    pub fn load(inputs: &Inputs, name: &str) -> (Theme, Vec<Diagnostic>) {
        load::load(inputs, name)
    }

    /// The template that pages use under a name: `unit.html`.
    pub fn template(&self, name: &str) -> Option<&Template> {
        self.layers.iter().find_map(|layer| self.templates.get(&format!("{layer}/{name}")))
    }

    /// The words for a site in `language`: those of the whole tag, of its first part (`cy` of `cy-GB`), or the base language's.
    pub fn strings(&self, language: &str) -> Strings {
        let primary = language.split('-').next().unwrap_or_default();
        let found = self.strings.get(language).or_else(|| self.strings.get(primary));
        found.or_else(|| self.strings.get(BASE_LANGUAGE)).cloned().unwrap_or_default()
    }

    /// Puts the style sheet of a brand beside the others; says what of it can't be read.
    pub fn wear(&mut self, brand: &Brand, font: Option<&brand::Font>) -> Vec<Diagnostic> {
        let (sheet, findings) = brand::sheet(self, brand, font);
        self.assets.extend(sheet.map(|css| (brand::SHEET.to_owned(), css.into_bytes())));
        findings
    }

    /// Puts words of `language` into the scripts.
    pub fn speak(&mut self, language: &str) {
        let strings = self.strings(language);
        for (_, bytes) in self.assets.iter_mut().filter(|(path, _)| path.ends_with(".js")) {
            if let Ok(script) = std::str::from_utf8(bytes) {
                *bytes = script::with_phrases(script, &strings).into_bytes();
            }
        }
    }

    /// Languages that the theme has words for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.strings.keys().map(String::as_str)
    }
}

/// The theme that comes with the program, without anything over it.
pub fn embedded() -> Theme {
    Theme::load(&Inputs::default(), DEFAULT).0
}

/// One file of the theme that comes with the program: `templates/unit.html`.
pub fn embedded_file(name: &str) -> Option<&'static [u8]> {
    EMBEDDED.get_file(name).map(include_dir::File::contents)
}

/// The names of all files of the theme that comes with the program, in order.
pub fn embedded_files() -> Vec<&'static str> {
    let mut names: Vec<_> = files_in(&EMBEDDED).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

/// All files below `dir` with their paths in the theme.
fn files_in(dir: &'static Dir<'static>) -> Box<dyn Iterator<Item = (&'static str, &'static [u8])>> {
    let here = dir.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
    Box::new(here.chain(dir.dirs().flat_map(files_in)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_theme_is_whole_and_without_mistakes() {
        let (theme, findings) = Theme::load(&Inputs::default(), DEFAULT);
        assert_eq!(findings, []);
        for template in ["base.html", "home.html", "unit.html", "outcome.html", "redirect.html"] {
            assert!(theme.template(template).is_some(), "{template}");
        }
        assert!(theme.assets.contains_key("assets/style.css"));
        assert_eq!(theme.strings(BASE_LANGUAGE).text("glossary"), "Glossary");
    }

    #[test]
    fn every_embedded_file_can_be_taken_out() {
        let names = embedded_files();
        assert!(names.contains(&"templates/unit.html") && names.contains(&"theme.yaml"));
        assert!(names.iter().all(|name| embedded_file(name).is_some_and(|bytes| !bytes.is_empty())));
        assert_eq!(embedded_file("templates/nothing.html"), None);
    }

    #[test]
    fn a_language_without_words_gets_the_base_language() {
        let theme = embedded();
        assert_eq!(theme.strings("fr-FR"), theme.strings(BASE_LANGUAGE));
    }
}
