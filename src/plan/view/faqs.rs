//! The questions that learners of a qualification ask.

use super::list::{Ids, ListView, places, quoted};
use super::{Html, LinkView, Text};
use crate::model::{Id, Qualification};
use crate::plan::here::Here;
use crate::plan::lists::List;
use crate::plan::lists::entries::{Entry, What};
use serde::Serialize;

/// A page of the list of questions that learners ask.
pub type FaqsView<'a> = ListView<'a, ListedFaq<'a>>;

/// A question that learners ask, on the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListedFaq<'a> {
    /// Its id on the page, if it is the first of its criterion: `l3-cm-02-ac-3-5`.
    pub id: Option<String>,
    /// The question.
    pub question: Text<'a>,
    /// The answer. HTML.
    pub html: Option<Html<'a>>,
    /// Where it stands, and the criteria it serves; each with its unit's number as label.
    pub places: Vec<LinkView<'a>>,
}

impl<'p> FaqsView<'p> {
    pub(crate) fn of(here: &Here<'p>, id: Id<Qualification>, part: u16) -> Self {
        ListView::new(here, List::Faqs, id, part, |here, ids, entries| {
            (0..entries.len()).filter_map(|index| faq(here, ids, entries, index)).collect()
        })
    }
}

fn faq<'p>(here: &Here<'p>, ids: &Ids<'_>, entries: &[Entry<'p>], index: usize) -> Option<ListedFaq<'p>> {
    let entry = &entries[index];
    let What::Faq(_, faq) = entry.what else { return None };
    let answer = faq.answer.as_ref().filter(|body| !body.is_empty());
    Some(ListedFaq {
        id: ids.entry(here, entries, index),
        question: (&*faq.question).into(),
        html: answer.map(|body| quoted(here, entry, body, 4)),
        places: places(here, entry, None),
    })
}
