//! Mentions on a page: which of them become links, and the words that the page then explains at its end.

use super::gloss::{Gloss, TITLE};
use super::here::Here;
use super::html::{push_escaped, shorten};
use super::view::{Html, WordView};
use crate::model::{Blank, Body, Criterion, Hole, Id, Mention, Mentioned, Target, Term};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What a page mentions, while it is being made. Each page needs one of its own, which lives as long as its view.
#[derive(Debug, Default)]
pub struct Mentions(RefCell<Mentioning>);

#[derive(Debug, Default)]
struct Mentioning {
    /// Words that the page has linked to what explains them on it.
    words: BTreeSet<Mentioned>,
    /// Words that it explains among its key terms.
    told: BTreeSet<Mentioned>,
    /// What the section at hand has linked already.
    linked: BTreeSet<Mentioned>,
    /// The criterion whose card is being made.
    card: Option<Id<Criterion>>,
}

impl Mentions {
    /// A new section begins: what is made from now on stands together under one heading.
    pub(crate) fn begin(&self, card: Option<Id<Criterion>>) {
        let mut now = self.0.borrow_mut();
        now.linked.clear();
        now.card = card;
    }

    /// A heading inside a text: what follows it is a section of its own.
    pub(crate) fn begin_part(&self) {
        self.0.borrow_mut().linked.clear();
    }

    /// Whether the section has no link to this yet. From now on it has.
    fn is_first(&self, of: Mentioned) -> bool {
        self.0.borrow_mut().linked.insert(of)
    }

    /// An author's own link is a use like any other.
    pub(crate) fn link(&self, target: &Target) {
        match target {
            Target::Term(id) => _ = self.is_first(Mentioned::Term(*id)),
            Target::Instrument(id) => _ = self.is_first(Mentioned::Instrument(*id)),
            _ => {}
        }
    }
}

/// Something in a body that is not copied as it is.
pub(crate) enum Piece<'b> {
    /// Something to put in.
    Blank(&'b Blank<Target>),
    /// A text that may become a link.
    Mention(Mentioned),
}

/// The holes and the mentions of a body in order, each with where it begins and ends.
pub(crate) fn pieces(body: &Body) -> impl Iterator<Item = (usize, usize, Piece<'_>)> {
    let mut holes = body.holes().iter().peekable();
    let mut mentions = body.mentions().peekable();
    let hole = |hole: &Hole<Target>| hole.at as usize;
    std::iter::from_fn(move || {
        let before =
            |mention: &Mention| holes.peek().is_none_or(|next| (mention.start as usize) < hole(next));
        match mentions.next_if(before) {
            Some(Mention { start, end, of }) => Some((start as usize, end as usize, Piece::Mention(of))),
            None => holes.next().map(|next| (hole(next), hole(next), Piece::Blank(&next.blank))),
        }
    })
}

/// About how many bytes the links take at most that come of what a body mentions, where words are not explained.
pub(crate) fn room(body: &Body) -> usize {
    body.mentions().count() * (TITLE + 80)
}

/// How long the hidden rest of a reference may be, in characters.
const REST: usize = 160;

impl<'p> Here<'p> {
    /// The page as it is where a new section begins, perhaps the card of a criterion.
    pub(crate) fn begin(&self, card: Option<Id<Criterion>>) -> &Self {
        self.mentions.begin(card);
        self
    }

    /// Writes a text that names something: as a link, if that helps where it stands.
    pub(crate) fn mention(&self, of: Mentioned, text: &str, out: &mut String) {
        if self.is_for_paper() {
            return out.push_str(text);
        }
        match of {
            Mentioned::Term(_) | Mentioned::Instrument(_) => self.word(of, text, out),
            Mentioned::Criterion(_) | Mentioned::Outcome(_) | Mentioned::Unit(_) => {
                self.reference(of, text, out);
            }
        }
    }

    /// A word that is explained: at the end of this page, or on a page of its own where this page is one of explanations.
    fn word(&self, of: Mentioned, text: &str, out: &mut String) {
        let explains = self.explains_words();
        // A page that explains its words is no page of a word.
        if !explains && self.is_page_of(&of.target()) || !self.mentions.is_first(of) {
            return out.push_str(text);
        }
        let gloss = self.gloss(of);
        out.push_str("<a class=\"mention\" href=\"");
        if explains {
            self.mentions.0.borrow_mut().words.insert(of);
            out.push('#');
            out.push_str(&gloss.id);
        } else {
            push_escaped(&self.href(&of.target()), out);
        }
        out.push_str("\" title=\"");
        out.push_str(&gloss.title);
        out.push_str("\">");
        out.push_str(text);
        out.push_str("</a>");
    }

    /// A number of the site; who hears the link hears what has that number.
    fn reference(&self, of: Mentioned, text: &str, out: &mut String) {
        let target = of.target();
        let own_card = matches!(of, Mentioned::Criterion(id) if self.mentions.0.borrow().card == Some(id));
        let own_page = !matches!(of, Mentioned::Criterion(_)) && self.is_page_of(&target);
        if own_card || own_page {
            return out.push_str(text);
        }
        out.push_str("<a class=\"ref\" href=\"");
        push_escaped(&self.href(&target), out);
        out.push_str("\">");
        out.push_str(text);
        // A wording may be withheld.
        let wording = self.wording(of);
        if !wording.is_empty() {
            out.push_str("<span class=\"visually-hidden\"> ");
            push_escaped(&shorten(wording.into(), REST), out);
            out.push_str("</span>");
        }
        out.push_str("</a>");
    }

    /// What stands behind a number.
    fn wording(&self, of: Mentioned) -> String {
        match of {
            Mentioned::Criterion(id) => self.criterion_wording(id),
            Mentioned::Outcome(id) => self.site.outcomes[id].title.clone(),
            Mentioned::Unit(id) => self.site.units[id].title.clone(),
            Mentioned::Term(id) => self.site.terms[id].name.clone(),
            Mentioned::Instrument(id) => self.site.instruments[id].name.clone(),
        }
    }

    fn is_page_of(&self, target: &Target) -> bool {
        self.plan.addresses.find(self.site, target).0 == Some(self.path())
    }

    fn gloss(&self, of: Mentioned) -> &'p Gloss {
        let glosses = &self.plan.glosses;
        match of {
            Mentioned::Term(id) => &glosses.terms[id.row()],
            Mentioned::Instrument(id) => &glosses.instruments[id.row()],
            Mentioned::Criterion(_) | Mentioned::Outcome(_) | Mentioned::Unit(_) => &glosses.nothing,
        }
    }

    /// The id of the key term that explains a word, if links to the word shall lead there and not to the page's end.
    pub(crate) fn tell(&self, id: Id<Term>) -> Option<String> {
        let of = Mentioned::Term(id);
        let is_new = self.explains_words() && self.mentions.0.borrow_mut().told.insert(of);
        is_new.then(|| self.gloss(of).id.clone())
    }

    /// Whether this page has linked words so far to what explains them on it.
    pub(crate) fn has_words(&self) -> bool {
        !self.mentions.0.borrow().words.is_empty()
    }

    /// The words that this page has linked so far and does not explain among its key terms, in alphabetical order.
    pub(crate) fn words(&self) -> Vec<WordView<'p>> {
        let mentions: &'p Mentions = self.mentions;
        let now = mentions.0.borrow();
        let mut words: Vec<Mentioned> = now.words.difference(&now.told).copied().collect();
        words.sort_by_key(|of| &self.gloss(*of).key);
        words.into_iter().map(|of| self.word_view(of)).collect()
    }

    fn word_view(&self, of: Mentioned) -> WordView<'p> {
        let gloss = self.gloss(of);
        let (name, expansion) = match of {
            Mentioned::Term(id) => {
                let term = &self.site.terms[id];
                (&*term.name, term.expansion.as_deref())
            }
            Mentioned::Instrument(id) => (&*self.site.instruments[id].name, None),
            Mentioned::Criterion(_) | Mentioned::Outcome(_) | Mentioned::Unit(_) => ("", None),
        };
        WordView {
            id: gloss.id.clone(),
            name: name.into(),
            expansion: expansion.map(Into::into),
            html: Html::new(&*gloss.html),
            status: gloss.status.clone(),
            href: self.href(&of.target()),
            more: (&*gloss.more).into(),
        }
    }
}
