//! What a rule is: its name, how bad it is to break it, and what there is to learn from it.

use super::Severity;

/// One kind of mistake.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Permanent name in kebab-case: `unknown-criterion`.
    pub name: &'static str,
    /// How bad it is. An error can't be switched off: something would be wrong or lost.
    pub severity: Severity,
    /// What it is about.
    pub area: Area,
    /// What is wrong and why it matters, in one to three sentences for a tutor.
    pub explain: &'static str,
    /// A small site that breaks the rule.
    pub wrong: Example,
    /// The same, put right.
    pub right: Example,
}

impl Rule {
    /// The first sentence of what it explains, without what it gives as examples behind a colon.
    pub fn first_sentence(&self) -> &'static str {
        self.explain.find(". ").map_or(self.explain, |at| &self.explain[..=at])
    }
}

/// What rules are about, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Area {
    /// How files are written.
    Form,
    /// What names and numbers lead to.
    References,
    /// What the awarding organisation says: numbers, credits, hours, criteria.
    Specification,
    /// What tutors write to help learners revise.
    Teaching,
    /// What the pages will be like for those who read them.
    Pages,
}

impl Area {
    /// All of them, in order.
    pub const ALL: [Area; 5] =
        [Area::Form, Area::References, Area::Specification, Area::Teaching, Area::Pages];

    /// What is said about it where it stands alone.
    pub fn title(self) -> &'static str {
        match self {
            Area::Form => "Form: how files are written",
            Area::References => "References: what names and numbers lead to",
            Area::Specification => "Specification: what the awarding organisation says",
            Area::Teaching => "Teaching: what helps learners to revise",
            Area::Pages => "Pages: what they will be like to read",
        }
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Area::Form => "form",
            Area::References => "references",
            Area::Specification => "specification",
            Area::Teaching => "teaching",
            Area::Pages => "pages",
        }
    }
}

/// How a rule is broken, or kept.
#[derive(Debug, PartialEq, Eq, Hash)]
pub enum Example {
    /// Pieces of files, to be put into a small site. Of a wrong one, the guilty bytes stand between `«` and `»`; these
    /// two marks are not part of the files. Where there are none, the file as a whole is meant.
    Files(&'static [Piece]),
    /// What no text can show: a file that can't be read, a picture.
    Told(&'static str),
}

/// A piece of a file.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Its name: `unit.yaml`, `lo1.md`, `glossary.yaml`. Names stand for their places in the small site.
    pub file: &'static str,
    /// What `text` is put in place of in that site's file, where it stands once; empty for the whole file.
    pub instead_of: &'static str,
    /// What is shown to people as the example.
    pub text: &'static str,
}

/// A file as a whole.
pub const fn file(file: &'static str, text: &'static str) -> Piece {
    Piece { file, instead_of: "", text }
}

/// A part of a file of the small site.
pub const fn part(file: &'static str, instead_of: &'static str, text: &'static str) -> Piece {
    Piece { file, instead_of, text }
}

impl Example {
    /// What people are shown, without marks: each piece under the name of its file.
    pub fn shown(&self) -> Vec<(&'static str, String)> {
        match self {
            Example::Files(pieces) => {
                pieces.iter().map(|piece| (piece.file, piece.text.replace(['«', '»'], ""))).collect()
            }
            Example::Told(text) => vec![("", (*text).to_owned())],
        }
    }
}
