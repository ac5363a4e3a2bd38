//! The block `brand` of `site.yaml`.

use super::format;
use super::yaml::{self, Fields, Node, Value};
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::{BrandColour, BrandRole, FontStack, Rgb};
use crate::source::{Place, Placed};

/// The block `brand` of `site.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the block, under their own names")]
pub struct Brand {
    pub name: Option<String>,
    pub logo: Option<Placed<String>>,
    pub colours: Vec<BrandColour>,
    pub font: Option<Typeface>,
    pub font_bold: Option<Placed<String>>,
}

/// A typeface as it is named.
#[derive(Clone, Debug)]
pub enum Typeface {
    /// One that every device has something like.
    Stack(FontStack),
    /// A file below `content/`.
    File(Placed<String>),
}

/// Takes the block.
pub(super) fn brand(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<Brand> {
    let node = fields.get("brand")?;
    let mut fields = Fields::open(node, &format::BRAND, findings)?;
    let brand = Brand {
        name: fields.plain("name", findings),
        logo: fields.text("logo", findings).map(yaml::owned),
        colours: fields.get("colours").map_or_else(Vec::new, |node| colours(node, false, findings)),
        font: fields.text("font", findings).and_then(|written| typeface(written, findings)),
        font_bold: fields.text("font_bold", findings).map(yaml::owned),
    };
    fields.finish(findings);
    Some(brand)
}

/// The colours by name; `dark` holds those for dark screens.
fn colours(node: &Node<'_>, dark: bool, findings: &mut Vec<Diagnostic>) -> Vec<BrandColour> {
    let group = if dark { &format::DARK } else { &format::COLOURS };
    let Some(fields) = Fields::open(node, group, findings) else { return Vec::new() };
    let mut all = Vec::new();
    for (key, node) in fields.rest() {
        let role = BrandRole::ALL.into_iter().find(|role| role.name() == key.name);
        match role {
            Some(role) => all.extend(colour(node, key.place, findings).map(|written| BrandColour {
                role,
                dark,
                colour: written.value,
                place: written.place,
            })),
            None if key.name == "dark" && !dark => all.extend(colours(node, true, findings)),
            None => {
                let names = BrandRole::ALL.map(BrandRole::name);
                let unknown = format!("a brand has no colour `{}`", key.name);
                let unknown = Diagnostic::new(&rules::UNKNOWN_FIELD, key.place, unknown);
                findings.push(match nearest(&key.name, names.into_iter().chain(["dark"])) {
                    Some(name) => unknown.did_you_mean(Some(name)),
                    None => unknown
                        .help(format!("the colours are: {}; and `dark` with the same", names.join(", "))),
                });
            }
        }
    }
    all
}

fn colour(node: &Node<'_>, key: Place, findings: &mut Vec<Diagnostic>) -> Option<Placed<Rgb>> {
    if node.value == Value::Nothing {
        let message = "there is no colour here: without quotes, `#` begins a remark";
        findings.push(Diagnostic::new(&rules::BAD_VALUE, key, message).help(QUOTED));
        return None;
    }
    let written = yaml::text(node, findings)?;
    let colour = Rgb::parse(written.value);
    if colour.is_none() {
        let message = format!("`{}` is not a colour", written.value);
        findings.push(Diagnostic::new(&rules::BAD_VALUE, written.place, message).help(QUOTED));
    }
    Some(Placed::new(colour?, written.place))
}

const QUOTED: &str = "write `#` and six digits in quotes: \"#0d4f57\"";

/// The name of a family of typefaces, or a file.
fn typeface(written: Placed<&str>, findings: &mut Vec<Diagnostic>) -> Option<Typeface> {
    let named = FontStack::NAMES.iter().find(|(name, _)| *name == written.value);
    if let Some((_, stack)) = named {
        return Some(Typeface::Stack(*stack));
    }
    if is_font_file(written.value) {
        return Some(Typeface::File(yaml::owned(written)));
    }
    let names = FontStack::NAMES.map(|(name, _)| name);
    let message = format!("`{}` is not a typeface that every device has", written.value);
    findings.push(
        Diagnostic::new(&rules::BAD_VALUE, written.place, message)
            .did_you_mean(nearest(written.value, names))
            .help(format!("choose one of {}, or a .woff2 file in content/", names.join(", "))),
    );
    None
}

fn is_font_file(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("woff2"))
}
