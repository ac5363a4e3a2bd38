//! The misconceptions and mistakes of a qualification: to read on the evening before.

use super::list::{Ids, ListView, places, quoted};
use super::{Html, LinkView};
use crate::model::{Id, Qualification};
use crate::plan::here::Here;
use crate::plan::lists::List;
use crate::plan::lists::entries::{Entry, What};
use serde::Serialize;

/// A page of the list of misconceptions and mistakes.
pub type MisconceptionsView<'a> = ListView<'a, TrapView<'a>>;

/// A misconception or a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TrapView<'a> {
    /// Its id on the page, if it is the first of its criterion: `l3-cm-02-ac-3-5`.
    pub id: Option<String>,
    /// Whether it is something that people do, and not something that they believe.
    pub mistake: bool,
    /// The wrong belief, or the mistake. HTML.
    pub claim: Html<'a>,
    /// What is right. HTML.
    pub correction: Option<Html<'a>>,
    /// Where it stands, and the other criteria it serves; each with its unit's number as label.
    pub places: Vec<LinkView<'a>>,
}

impl<'p> MisconceptionsView<'p> {
    pub(crate) fn of(here: &Here<'p>, id: Id<Qualification>, part: u16) -> Self {
        ListView::new(here, List::Misconceptions, id, part, |here, ids, entries| {
            (0..entries.len()).filter_map(|index| trap(here, ids, entries, index)).collect()
        })
    }
}

fn trap<'p>(here: &Here<'p>, ids: &Ids<'_>, entries: &[Entry<'p>], index: usize) -> Option<TrapView<'p>> {
    let entry = &entries[index];
    let (mistake, claim, correction) = match entry.what {
        What::Misconception(pair) => (false, &pair.claim, pair.correction.as_ref()),
        What::Mistake(item) => (true, &item.body, None),
        _ => return None,
    };
    Some(TrapView {
        id: ids.entry(here, entries, index),
        mistake,
        claim: quoted(here, entry, claim, 4),
        correction: correction.filter(|body| !body.is_empty()).map(|body| quoted(here, entry, body, 4)),
        places: places(here, entry, None),
    })
}
