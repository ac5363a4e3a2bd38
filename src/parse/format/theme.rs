//! `theme.yaml`, and the words of a theme.

use super::Shape::{Group as Fields, OneOf, Text};
use super::{Field, Group, Key, Others};

/// The file `theme.yaml`.
pub static THEME: Group = group!(
    "theme",
    "a theme",
    "What this theme is, and which one it changes.",
    &[
        field!("extends", Text, "The theme that all files come from which this one has not.", "default",),
        field!("name", Text, "What the theme is called.", "Harbour"),
        field!("description", Text, "What is special about it.", "Our colours and our logo."),
        field!("author", Text, "Who made it.", "Sam Okafor"),
        field!("licence", Text, "What others may do with it.", "CC BY 4.0"),
    ],
);

/// A file below `strings/`.
pub static WORDS: Group = group!(
    "words",
    "a file of words",
    "What pages say in one language. Each name is one that the default theme has.", others Key::Name, "glossary", OneOf(&[Text, Fields(&PHRASE)]));

/// A phrase that depends on a number.
pub static PHRASE: Group = group!(
    "phrase",
    "a phrase",
    "One wording for each kind of number: `one`, `other`, and what else the language has.", others Key::Name, "other", Text);
