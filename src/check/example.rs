//! Examples of rules as sites that can be built: what an example shows is put into a small site without a mistake.

use crate::diagnostic::{Example, Piece};
use crate::source::{FileId, Inputs, Place};
use std::collections::BTreeMap;

/// The small site: where its files lie, the names that examples use for them, and what is in them.
const BASE: &[(&str, &str, &str)] = &[
    ("site.yaml", "content/site.yaml", include_str!("example/site.yaml")),
    ("index.md", "content/index.md", include_str!("example/index.md")),
    ("about.md", "content/about.md", include_str!("example/about.md")),
    ("glossary.yaml", "content/glossary.yaml", include_str!("example/glossary.yaml")),
    ("instruments.yaml", "content/instruments.yaml", include_str!("example/instruments.yaml")),
    (
        "organisation.yaml",
        "content/front-desk-awards/organisation.yaml",
        include_str!("example/organisation.yaml"),
    ),
    (
        "qualification.yaml",
        "content/front-desk-awards/front-desk-l3/qualification.yaml",
        include_str!("example/qualification.yaml"),
    ),
    (
        "unit.yaml",
        "content/front-desk-awards/front-desk-l3/fd-01/unit.yaml",
        include_str!("example/unit.yaml"),
    ),
    ("topic.md", "content/front-desk-awards/front-desk-l3/fd-01/topic.md", include_str!("example/topic.md")),
    ("lo1.md", "content/front-desk-awards/front-desk-l3/fd-01/lo1.md", include_str!("example/lo1.md")),
    ("lo2.md", "content/front-desk-awards/front-desk-l3/fd-01/lo2.md", include_str!("example/lo2.md")),
    (
        "welcome.svg",
        "content/front-desk-awards/front-desk-l3/fd-01/welcome.svg",
        include_str!("example/welcome.svg"),
    ),
    (
        "fd-02/unit.yaml",
        "content/front-desk-awards/front-desk-l3/fd-02/unit.yaml",
        include_str!("example/unit-2.yaml"),
    ),
    (
        "fd-02/lo1.md",
        "content/front-desk-awards/front-desk-l3/fd-02/lo1.md",
        include_str!("example/lo1-2.md"),
    ),
];

/// Where files lie of which the small site has none: beside the unit's, unless they begin with `content/` or `themes/`.
const UNIT: &str = "content/front-desk-awards/front-desk-l3/fd-01/";

/// An example as a site.
pub struct Site {
    /// Its files.
    pub inputs: Inputs,
    /// What the example marks as guilty: bytes between `«` and `»`, or whole files.
    pub guilty: Vec<Place>,
}

/// The site of an example; none for one that no text can show.
pub fn site(example: &Example) -> Option<Site> {
    let Example::Files(pieces) = example else { return None };
    let mut files: BTreeMap<String, String> =
        BASE.iter().map(|(_, path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let mut touched = Vec::new();
    for piece in *pieces {
        let path = path(piece.file);
        put(files.entry(path.clone()).or_default(), piece);
        touched.push(path);
    }
    touched.dedup();
    let guilty = touched.iter().flat_map(|path| marked(path, files.get_mut(path))).collect();
    Some(Site {
        inputs: Inputs::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))),
        guilty,
    })
}

/// Where the file lies that examples call `name`.
pub fn path(name: &str) -> String {
    let known = BASE.iter().find(|(known, ..)| *known == name).map(|(_, path, _)| (*path).to_owned());
    let is_path = name.starts_with("content/") || name.starts_with("themes/");
    known.unwrap_or_else(|| if is_path { name.to_owned() } else { format!("{UNIT}{name}") })
}

fn put(text: &mut String, piece: &Piece) {
    if piece.instead_of.is_empty() {
        piece.text.clone_into(text);
    } else {
        *text = text.replacen(piece.instead_of, piece.text, 1);
    }
}

/// Takes the marks out of a file, and says what stood between them.
fn marked(path: &str, text: Option<&mut String>) -> Vec<Place> {
    let Some(text) = text else { return Vec::new() };
    let mut places = Vec::new();
    let file = FileId::of(path);
    while let (Some(start), Some(end)) = (text.find('«'), text.find('»')) {
        text.replace_range(end..end + '»'.len_utf8(), "");
        text.replace_range(start..start + '«'.len_utf8(), "");
        places.push(Place::new(file, start..end - '«'.len_utf8()));
    }
    places
}
