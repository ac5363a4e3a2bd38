//! Text that has become HTML, with holes where links go.

/// HTML made from an author's Markdown. Addresses depend on the page that shows it, so they are left out, and filled in by
/// `plan`, which alone makes addresses.
///
/// `html` is safe to put on a page: it holds no raw HTML of an author and no address that an author wrote unchecked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BodyOf<L> {
    /// HTML without the parts that belong into the holes.
    pub html: Box<str>,
    /// Where links go, in order of `at`.
    pub holes: Vec<Hole<L>>,
}

/// A body whose links are resolved.
pub type Body = BodyOf<super::Target>;

/// A place in a body's HTML where something is put in that depends on the page or on the interface's language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hole<L> {
    /// Byte offset into `html`.
    pub at: u32,
    /// What goes in.
    pub blank: Blank<L>,
}

/// What a hole is waiting for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Blank<L> {
    /// The address of a link's target, inside the quotes of an attribute.
    Address(L),
    /// A link's target's own name, as text: the author left the link's text empty.
    Name(L),
    /// A word of the interface, by its key in the theme's strings: `alert-note`, `alert-tip`, `alert-important`,
    /// `alert-warning`, `alert-caution`, `table-region` (the name of a table that scrolls), `task-done`, `task-open`.
    Phrase(&'static str),
}

impl<L> BodyOf<L> {
    /// A body of HTML without links.
    pub fn plain<H: Into<Box<str>>>(html: H) -> Self {
        BodyOf { html: html.into(), holes: Vec::new() }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty() && self.holes.is_empty()
    }

    /// Bodies one after the other, each on a line of its own.
    pub fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        let (mut html, mut holes) = (String::new(), Vec::new());
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                html.push('\n');
            }
            let shift = html.len() as u32;
            html.push_str(&part.html);
            holes.extend(part.holes.into_iter().map(|hole| Hole { at: hole.at + shift, ..hole }));
        }
        BodyOf { html: html.into(), holes }
    }

    /// Puts `other` behind this body, on a line of its own.
    pub fn append(&mut self, other: Self) {
        *self = Self::joined([std::mem::replace(self, Self::plain("")), other]);
    }

    /// The HTML with every hole filled: `fill` writes, already escaped, what belongs into it.
    pub fn fill(&self, mut fill: impl FnMut(&Hole<L>, &mut String)) -> String {
        let mut out = String::with_capacity(self.html.len() + self.holes.len() * 32);
        let mut done = 0;
        for hole in &self.holes {
            let at = hole.at as usize;
            out.push_str(&self.html[done..at]);
            fill(hole, &mut out);
            done = at;
        }
        out.push_str(&self.html[done..]);
        out
    }
}
