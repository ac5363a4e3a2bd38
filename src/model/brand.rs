//! What a centre looks like: its name, its logo, its colours, its typeface.

use super::{Asset, Id};
use crate::source::Place;
use std::fmt;

/// The block `brand` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The centre's name, beside the site's title.
    pub name: Option<String>,
    /// A picture beside it.
    pub logo: Option<Id<Asset>>,
    /// Its colours, each once.
    pub colours: Vec<BrandColour>,
    /// The typeface of everything but official wording.
    pub font: Option<BrandFont>,
}

/// One colour and where it was written, as only the theme can say whether it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrandColour {
    /// What it is for.
    pub role: BrandRole,
    /// Whether it is for dark screens alone.
    pub dark: bool,
    /// The colour.
    pub colour: Rgb,
    /// Where it stands.
    pub place: Place,
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrandRole {
    /// Links, labels, numbers of criteria.
    Accent,
    /// The highlighter behind a command verb.
    Marker,
    /// The strip at the top of each page.
    Header,
}

impl BrandRole {
    /// All of them.
    pub const ALL: [BrandRole; 3] = [BrandRole::Accent, BrandRole::Marker, BrandRole::Header];

    /// Its name in `site.yaml`.
    pub fn name(self) -> &'static str {
        match self {
            BrandRole::Accent => "accent",
            BrandRole::Marker => "marker",
            BrandRole::Header => "header",
        }
    }
}

/// A typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrandFont {
    /// One that every device has something like.
    Stack(FontStack),
    /// A file of the site.
    File {
        /// Its upright, normal letters.
        regular: Id<Asset>,
        /// Its bold letters; the same file if it holds all weights.
        bold: Option<Id<Asset>>,
    },
}

/// Families of typefaces that come with devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what typographers call it")]
pub enum FontStack {
    System,
    Humanist,
    Geometric,
    Rounded,
    Serif,
    Slab,
}

impl FontStack {
    /// Their names in `site.yaml`.
    pub const NAMES: [(&str, FontStack); 6] = [
        ("system", FontStack::System),
        ("humanist", FontStack::Humanist),
        ("geometric", FontStack::Geometric),
        ("rounded", FontStack::Rounded),
        ("serif", FontStack::Serif),
        ("slab", FontStack::Slab),
    ];
}

/// A colour: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// Reads `#0d4f57`, or `#fff` for `#ffffff`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let long: String = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let [_, red, green, blue] = u32::from_str_radix(&long, 16).ok()?.to_be_bytes();
        Some(Rgb([red, green, blue]))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rgb([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}
