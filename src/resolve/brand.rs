//! Files of the brand.

use super::findings::{Finding, Wrong};
use super::links::Linker;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Asset, Brand, BrandFont, Id, Target};
use crate::parse::authored::{self, Typeface};
use crate::source::Placed;

/// What browsers show as a picture.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

pub(super) fn link(written: &authored::Brand, linker: &mut Linker<'_>) -> Brand {
    let mut file = |path: &Placed<String>, endings: &[&str]| file(path, endings, linker);
    let bold = written.font_bold.as_ref().and_then(|path| file(path, &["woff2"]));
    let font = match &written.font {
        Some(Typeface::Stack(stack)) => Some(BrandFont::Stack(*stack)),
        Some(Typeface::File(path)) => file(path, &["woff2"]).map(|regular| BrandFont::File { regular, bold }),
        None => None,
    };
    Brand {
        name: written.name.clone(),
        logo: written.logo.as_ref().and_then(|path| file(path, &PICTURES)),
        colours: written.colours.clone(),
        font,
    }
}

/// A file below `content/` with one of these endings.
fn file(path: &Placed<String>, endings: &[&str], linker: &mut Linker<'_>) -> Option<Id<Asset>> {
    let Some(Target::Asset(id)) = linker.names.path(&path.value) else {
        let message = format!("there is no file {} in content/", path.value);
        let unknown = Diagnostic::new(&rules::BROKEN_IMAGE, path.place, message);
        let wrong = Wrong::Picture { path: path.value.clone(), folder: String::new() };
        linker.report(Finding::new(unknown, wrong));
        return None;
    };
    let ending = path.value.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if endings.contains(&ending.as_str()) {
        return Some(id);
    }
    let message = format!("{} is of a kind that can't stand here", path.value);
    let help = format!("name a file that ends in one of .{}", endings.join(", ."));
    linker.report(Diagnostic::new(&rules::BAD_VALUE, path.place, message).help(help));
    None
}
