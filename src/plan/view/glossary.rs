//! The glossary and its terms.

use super::{BacklinksView, Html, LinkView, PageView, Text};
use crate::model::{Id, Target, Term};
use crate::plan::here::{Front, Here, text};
use crate::plan::url;
use serde::Serialize;

/// The glossary from A to Z.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GlossaryView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// Its letters, each with the terms that begin with it.
    pub letters: Vec<LetterView<'a>>,
    /// How many terms there are.
    pub count: usize,
}

/// A letter of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LetterView<'a> {
    /// The letter; `#` for what begins with none.
    pub letter: String,
    /// Its id on the page.
    pub id: String,
    /// The terms.
    pub terms: Vec<TermEntry<'a>>,
}

/// A term in the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TermEntry<'a> {
    /// Its name.
    pub name: Text<'a>,
    /// Its id on the page.
    pub id: String,
    /// Its page.
    pub href: String,
    /// What it stands for.
    pub expansion: Option<Text<'a>>,
    /// What it means. HTML.
    pub html: Html<'a>,
}

/// The page of a term.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TermView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// What it stands for.
    pub expansion: Option<Text<'a>>,
    /// Other spellings of the same.
    pub aliases: Vec<Text<'a>>,
    /// What it means. HTML.
    pub html: Html<'a>,
    /// Terms worth reading next.
    pub see: Vec<LinkView<'a>>,
    /// Places that name it.
    pub backlinks: Vec<BacklinksView<'a>>,
    /// The glossary.
    pub glossary: LinkView<'a>,
}

impl<'p> GlossaryView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let title = here.strings.text("glossary");
        let mut front = Front::new("glossary", title, vec![(title.into(), here.path())]);
        let count = here.site.terms.len();
        front.description = Some(here.strings.count("glossary-description", count as u64, &[]).into());
        let mut letters: Vec<LetterView<'p>> = Vec::new();
        for (id, term) in here.site.terms.iter() {
            let letter = letter_of(&term.name);
            let entry = entry(here, id, term);
            match letters.iter_mut().find(|view| view.letter == letter) {
                Some(view) => view.terms.push(entry),
                None => letters.push(LetterView { id: letter_id(&letter), letter, terms: vec![entry] }),
            }
        }
        GlossaryView { page: here.page(front), letters, count }
    }
}

fn entry<'p>(here: &Here<'p>, id: Id<Term>, term: &'p Term) -> TermEntry<'p> {
    TermEntry {
        name: (&*term.name).into(),
        id: format!("term_{}", term.slug),
        href: here.href(&Target::Term(id)),
        expansion: text(&term.expansion),
        html: here.shared_html(&term.definition, 3),
    }
}

/// The letter that a term stands under, in capitals.
fn letter_of(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.filter(|c| c.is_alphabetic()).map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect())
}

fn letter_id(letter: &str) -> String {
    match letter {
        "#" => "letter_other".to_owned(),
        letter => format!("letter_{}", letter.to_lowercase()),
    }
}

impl<'p> TermView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Term>) -> Self {
        let term = &here.site.terms[id];
        let glossary = here.strings.text("glossary");
        let trail = vec![(glossary.into(), url::GLOSSARY), ((&*term.name).into(), here.path())];
        let html = here.html(&term.definition, 2);
        let mut front = Front::new("term", &*term.name, trail);
        front.within = Some(glossary.into());
        front.description = Some(here.description(&html));
        front.records.extend(here.record(&term.record, None));
        let aliases = term.aliases.iter().filter(|alias| term.expansion.as_ref() != Some(alias));
        TermView {
            page: here.page(front),
            expansion: text(&term.expansion),
            aliases: aliases.map(Text::from).collect(),
            html,
            see: term
                .see
                .iter()
                .map(|&id| LinkView::new(here.href(&Target::Term(id)), &*here.site.terms[id].name))
                .collect(),
            backlinks: here.naming_term(id),
            glossary: LinkView::new(here.href(&Target::Glossary), glossary),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letter_of;

    #[test]
    fn terms_stand_under_their_first_letter() {
        assert_eq!(letter_of("“grading”"), "G");
        assert_eq!(letter_of("éclair"), "É");
        assert_eq!(letter_of("999"), "#");
        assert_eq!(letter_of("…"), "#");
    }
}
