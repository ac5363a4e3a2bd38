//! Bodies as HTML on a page: holes filled, headings in their places, mentions linked.

use super::here::Here;
use super::html::{self, Headings, Ids};
use super::mentions::{Piece, pieces};
use super::view::Html;
use crate::model::{Blank, Body};

impl<'p> Here<'p> {
    /// A body as HTML on this page, its first heading at level `first`.
    pub(crate) fn html(&self, body: &'p Body, first: u8) -> Html<'p> {
        self.fitted(body, first, Ids::Keep)
    }

    /// A body that other places show too: its headings lose their ids.
    pub(crate) fn shared_html(&self, body: &'p Body, first: u8) -> Html<'p> {
        self.fitted(body, first, Ids::Drop)
    }

    /// A body as HTML, or nothing if there is nothing in it.
    pub(crate) fn some_html(&self, body: Option<&'p Body>, first: u8) -> Option<Html<'p>> {
        body.filter(|body| !body.is_empty()).map(|body| self.html(body, first))
    }

    /// A body as the page shows it.
    fn fitted(&self, body: &'p Body, first: u8, ids: Ids) -> Html<'p> {
        let fitted = self.filled(body, first, ids);
        match self.quoted {
            Some(page) if html::is_bound(&fitted) => {
                Html::new(html::unbound(&fitted, &self.to(self.plan.path(page))))
            }
            _ => fitted,
        }
    }

    /// A body with its holes filled and its headings in their places. Many a short text has neither, and is not copied.
    fn filled(&self, body: &'p Body, first: u8, ids: Ids) -> Html<'p> {
        let html = body.html();
        let mut pieces = pieces(body).peekable();
        let mut headings = html::may_have_headings(html).then(|| Headings::new(first, ids));
        if pieces.peek().is_none() && headings.is_none() {
            return Html::new(html);
        }
        let mut out = String::with_capacity(html.len() + body.holes().len() * 48);
        let mut push = |piece: &str, out: &mut String| match &mut headings {
            Some(headings) => {
                if headings.push(piece, out) {
                    self.mentions.begin_part();
                }
            }
            None => out.push_str(piece),
        };
        let mut done = 0;
        for (start, end, piece) in pieces {
            push(&html[done..start], &mut out);
            match piece {
                Piece::Mention(of) => self.mention(of, &html[start..end], &mut out),
                Piece::Blank(Blank::Address(target)) => {
                    self.mentions.link(target);
                    html::push_escaped(&self.href(target), &mut out);
                }
                Piece::Blank(Blank::Picture(target)) => self.push_picture(target, &mut out),
                Piece::Blank(Blank::Name(target)) => html::push_escaped(&self.name(target), &mut out),
                Piece::Blank(Blank::Phrase(key)) => html::push_escaped(self.strings.text(key), &mut out),
            }
            done = end;
        }
        push(&html[done..], &mut out);
        Html::new(out)
    }
}
