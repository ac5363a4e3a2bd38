//! Words of a page that are explained at its end.

use super::{Html, Text};
use serde::Serialize;

/// A term or an instrument that a page mentions, as its section "Words on this page" explains it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct WordView<'a> {
    /// Its id on the page, where links with the class `mention` lead: `word_ndm`, for an instrument `word_i_equality-act-2010`.
    pub id: String,
    /// Its name.
    pub name: Text<'a>,
    /// What it stands for, of a term.
    pub expansion: Option<Text<'a>>,
    /// What it means, shortly. HTML.
    pub html: Html<'a>,
    /// Of an instrument what kind it is, its year and whether it is in force: "Act, 2018, in force".
    pub status: Option<String>,
    /// Its page.
    pub href: String,
    /// The text of the link to its page.
    pub more: Text<'a>,
}
