//! Text that has become HTML, with holes where links go.

use super::{Mention, Target};
use std::fmt;
use std::sync::{Arc, OnceLock};

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

/// A body whose links are resolved. A site has hundreds of thousands, so those of one file lie together in one block.
#[derive(Clone)]
pub struct Body {
    block: Arc<OnceLock<Block>>,
    html: Part,
    holes: Part,
}

/// The texts of one file, one behind the other.
struct Block {
    html: Box<str>,
    holes: Box<[Hole<Target>]>,
    mentions: Box<[Mention]>,
}

/// Where something begins and ends in a block.
#[derive(Clone, Copy)]
struct Part {
    start: u32,
    end: u32,
}

impl Part {
    fn new(start: usize, end: usize) -> Self {
        Part { start: start as u32, end: end as u32 }
    }

    fn of<'a, T: ?Sized + std::ops::Index<std::ops::Range<usize>>>(&self, whole: &'a T) -> &'a T::Output {
        &whole[self.start as usize..self.end as usize]
    }
}

impl Body {
    /// A body of HTML without links, by itself.
    pub fn plain(html: &str) -> Self {
        Texts::default().add(html, [], [])
    }

    /// HTML without the parts that belong into the holes.
    pub fn html(&self) -> &str {
        self.block.get().map_or("", |block| self.html.of(&*block.html))
    }

    /// Where links go, in order of `at`.
    pub fn holes(&self) -> &[Hole<Target>] {
        self.block.get().map_or(&[], |block| self.holes.of(&*block.holes))
    }

    /// What the tool itself found in the text, in order; none begins before the one before it ends.
    pub fn mentions(&self) -> impl Iterator<Item = Mention> + '_ {
        let (start, end) = (self.html.start, self.html.end);
        let all = self.block.get().map_or(&[][..], |block| &*block.mentions);
        // No body knows where its own are: nearly all are short and have none.
        let first = all.partition_point(|mention| mention.start < start);
        let own = all[first..].iter().take_while(move |mention| mention.start < end);
        own.map(move |mention| mention.moved(|at| at - start))
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html().trim().is_empty() && self.holes().is_empty()
    }
}

// Two bodies are the same if they say the same, wherever they lie.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.html() == other.html() && self.holes() == other.holes() && self.mentions().eq(other.mentions())
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("html", &self.html()).field("holes", &self.holes()).finish()
    }
}

/// Takes the texts of one file, one by one. Their bodies can be read as soon as this is gone.
#[derive(Default)]
pub struct Texts {
    block: Arc<OnceLock<Block>>,
    html: String,
    holes: Vec<Hole<Target>>,
    mentions: Vec<Mention>,
}

impl Texts {
    /// Adds a text, with its holes and mentions counted from its own beginning.
    pub fn add(
        &mut self,
        html: &str,
        holes: impl IntoIterator<Item = Hole<Target>>,
        mentions: impl IntoIterator<Item = Mention>,
    ) -> Body {
        let (start, first) = (self.html.len(), self.holes.len());
        self.html.push_str(html);
        self.holes.extend(holes);
        self.mentions.extend(mentions.into_iter().map(|mention| mention.moved(|at| at + start as u32)));
        Body {
            block: self.block.clone(),
            html: Part::new(start, self.html.len()),
            holes: Part::new(first, self.holes.len()),
        }
    }
}

impl Drop for Texts {
    fn drop(&mut self) {
        // Copied into blocks without spare room, because they stay as long as the site does.
        let html = Box::from(self.html.as_str());
        let (holes, mentions) = (self.holes.drain(..).collect(), self.mentions.drain(..).collect());
        _ = self.block.set(Block { html, holes, mentions });
    }
}

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
    /// All that a picture's tag says of its file: where it is, how large, and where smaller ones are.
    Picture(L),
    /// A word of the interface, by its key in the theme's strings: `alert-note`, `alert-tip`, `alert-important`,
    /// `alert-warning`, `alert-caution`, `table-region` (the name of a table that scrolls), `math-region`, `task-done`,
    /// `task-open`.
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
}

#[cfg(test)]
mod tests {
    use super::super::{Id, Mentioned};
    use super::*;

    #[test]
    fn bodies_of_one_file_share_a_block_and_are_alike_where_they_say_the_same() {
        let hole = |at| Hole { at, blank: Blank::Address(Target::Glossary) };
        let mut texts = Texts::default();
        let mention = Mention { start: 3, end: 6, of: Mentioned::Term(Id::new(7)) };
        let (one, two) = (texts.add("<p>one</p>", [hole(3)], []), texts.add("<p>two</p>", [], []));
        let (empty, three) = (texts.add(" ", [], []), texts.add("<p>two</p>", [], [mention]));
        drop(texts);
        assert_eq!((one.html(), one.holes()), ("<p>one</p>", &[hole(3)][..]));
        assert_eq!((two.html(), two.holes().len()), ("<p>two</p>", 0));
        assert!(empty.is_empty() && !two.is_empty());
        assert_eq!((two.mentions().count(), three.mentions().collect::<Vec<_>>()), (0, vec![mention]));
        assert_ne!(two, three, "a mention");
        assert_eq!(two, Body::plain("<p>two</p>"));
        assert_ne!(one, Body::plain("<p>one</p>"), "a link");
        assert_eq!(size_of::<Option<Body>>(), 24);
    }

    #[test]
    fn joined_bodies_keep_their_holes_where_they_were() {
        let part =
            |html: &str, at| BodyOf { html: html.into(), holes: vec![Hole { at, blank: Blank::Name(()) }] };
        let joined = BodyOf::joined([part("ab", 1), part("cd", 2)]);
        assert_eq!(&*joined.html, "ab\ncd");
        assert_eq!(joined.holes.iter().map(|hole| hole.at).collect::<Vec<_>>(), [1, 5]);
    }
}
