//! The block `brand` of `site.yaml`.

use super::Shape::{Colour, Group as Fields, Text};
use super::{Field, Group};

/// What a centre looks like.
pub static BRAND: Group = group!(
    "brand",
    "the brand",
    "What your centre looks like on every page.",
    &[
        field!("name", Text, "Your centre's name, beside the site's title.", "Harbour College"),
        field!("logo", Text, "A picture below `content/`, shown beside the name.", "logo.svg"),
        field!(
            "colours",
            Fields(&COLOURS),
            "Colours in place of the theme's. They are checked, so that text on them can be read.",
            "{accent: \"#0d4f57\"}",
        ),
        field!(
            "font",
            Text,
            "A family of typefaces that devices have (system, humanist, geometric, rounded, serif or slab), or a `.woff2` \
             file below `content/`.",
            "humanist",
        ),
        field!(
            "font_bold",
            Text,
            "A second `.woff2` file with the bold letters, if `font` is a file without them.",
            "our-bold.woff2",
        ),
    ],
);

const ACCENT: Field = field!("accent", Colour, "Links, labels and the numbers of criteria.", "\"#0d4f57\"");
const MARKER: Field = field!("marker", Colour, "The highlighter behind a command verb.", "\"#ffe08a\"");
const HEADER: Field = field!("header", Colour, "The strip at the top of each page.", "\"#12343b\"");

/// The colours.
pub static COLOURS: Group = group!(
    "colours",
    "the colours of a brand",
    "Each colour is `#` and six digits, in quotes.",
    &[
        ACCENT,
        MARKER,
        HEADER,
        field!(
            "dark",
            Fields(&DARK),
            "The same colours for readers whose screens are dark.",
            "{accent: \"#7fd1dc\"}",
        ),
    ],
);

/// The colours on dark screens.
pub static DARK: Group =
    group!("dark-colours", "the colours of a brand", "Colours on dark screens.", &[ACCENT, MARKER, HEADER],);
