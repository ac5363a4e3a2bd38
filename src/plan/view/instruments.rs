//! Acts, codes, standards and models: all of them, and each.

use super::{BacklinksView, FactView, Html, LinkView, PageView, Text};
use crate::model::{Id, Instrument, InstrumentKind, InstrumentStatus, Target};
use crate::plan::here::{Front, Here, outside};
use crate::plan::url;
use serde::Serialize;

/// All instruments, kind by kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct InstrumentsView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// How many there are.
    pub count: usize,
    /// The kinds that there are.
    pub kinds: Vec<InstrumentGroup<'a>>,
}

/// Instruments of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct InstrumentGroup<'a> {
    /// Its id on the page: `kind_act`.
    pub id: String,
    /// "Acts of Parliament".
    pub title: Text<'a>,
    /// The instruments.
    pub instruments: Vec<InstrumentEntry<'a>>,
}

/// An instrument in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct InstrumentEntry<'a> {
    /// Its name.
    pub name: Text<'a>,
    /// Its page.
    pub href: String,
    /// Whether it holds.
    pub standing: StandingView<'a>,
}

/// Whether an instrument still holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StandingView<'a> {
    /// `in-force`, `superseded`, `repealed` or `withdrawn`.
    pub status: &'static str,
    /// "In force", "Superseded by" (if `by` follows) and so on.
    pub text: Text<'a>,
    /// What took its place.
    pub by: Option<LinkView<'a>>,
}

/// The page of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct InstrumentView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// "Act of Parliament".
    pub kind: Text<'a>,
    /// Whether it holds.
    pub standing: StandingView<'a>,
    /// Year and issuer: what there is of them.
    pub facts: Vec<FactView<'a>>,
    /// Where its text is.
    pub official: Option<Text<'a>>,
    /// What it says. HTML.
    pub summary: Option<Html<'a>>,
    /// Other names.
    pub aliases: Vec<Text<'a>>,
    /// Places that name it.
    pub backlinks: Vec<BacklinksView<'a>>,
}

impl<'p> InstrumentsView<'p> {
    pub(crate) fn new(here: &Here<'p>) -> Self {
        let title = here.strings.text("instruments");
        let mut front = Front::new("instruments", title, vec![(title.into(), here.path())]);
        let count = here.site.instruments.len();
        front.description = Some(here.strings.count("instruments-description", count as u64, &[]).into());
        let group = |kind: &Kind| {
            let rows = here.site.instruments.iter().filter(|(_, row)| row.kind == kind.kind);
            let entry = |(id, row): (Id<Instrument>, &'p Instrument)| InstrumentEntry {
                name: (&*row.name).into(),
                href: here.href(&Target::Instrument(id)),
                standing: standing(here, row),
            };
            let instruments: Vec<_> = rows.map(entry).collect();
            let title = here.strings.text(kind.many).into();
            (!instruments.is_empty()).then(|| InstrumentGroup { id: kind.id.to_owned(), title, instruments })
        };
        InstrumentsView { page: here.page(front), count, kinds: KINDS.iter().filter_map(group).collect() }
    }
}

impl<'p> InstrumentView<'p> {
    pub(crate) fn new(here: &Here<'p>, id: Id<Instrument>) -> Self {
        let row = &here.site.instruments[id];
        let all = here.strings.text("instruments");
        let trail = vec![(all.into(), url::INSTRUMENTS), ((&*row.name).into(), here.path())];
        let summary = here.some_html(row.summary.as_ref(), 2);
        let kind = KINDS.iter().find(|kind| kind.kind == row.kind);
        let mut front = Front::new("instrument", &*row.name, trail);
        front.within = Some(all.into());
        front.description = summary.as_ref().map(|html| here.description(html));
        front.records.extend(here.record(&row.record, None));
        let fact =
            |key: &'static str, value: Text<'p>| FactView { label: here.strings.text(key).into(), value };
        let year = row.year.map(|year| fact("instrument-year", year.to_string().into()));
        let issuer = row.issuer.as_deref().map(|issuer| fact("instrument-issuer", issuer.into()));
        InstrumentView {
            page: here.page(front),
            kind: kind.map_or(all, |kind| here.strings.text(kind.one)).into(),
            standing: standing(here, row),
            facts: year.into_iter().chain(issuer).collect(),
            official: row.url.as_deref().and_then(outside),
            summary,
            aliases: row.aliases.iter().map(Text::from).collect(),
            backlinks: here.naming_instrument(id),
        }
    }
}

fn standing<'p>(here: &Here<'p>, row: &Instrument) -> StandingView<'p> {
    let by = row
        .superseded_by
        .map(|id| LinkView::new(here.href(&Target::Instrument(id)), &*here.site.instruments[id].name));
    let (status, alone, with) = match row.status {
        // What was replaced no longer holds, whatever the file says.
        InstrumentStatus::InForce if by.is_none() => ("in-force", "status-in-force", "status-in-force"),
        InstrumentStatus::InForce | InstrumentStatus::Superseded => {
            ("superseded", "status-superseded", "status-superseded-by")
        }
        InstrumentStatus::Repealed => ("repealed", "status-repealed", "status-repealed-by"),
        InstrumentStatus::Withdrawn => ("withdrawn", "status-withdrawn", "status-withdrawn-by"),
    };
    StandingView { status, text: here.strings.text(if by.is_some() { with } else { alone }).into(), by }
}

/// What a kind of instrument is called.
struct Kind {
    kind: InstrumentKind,
    /// Its id on the list's page.
    id: &'static str,
    one: &'static str,
    many: &'static str,
}

/// All kinds, in the order of the list.
const KINDS: [Kind; 8] = [
    kind(InstrumentKind::Act, "kind_act", "kind-act", "kinds-act"),
    kind(InstrumentKind::Regulation, "kind_regulation", "kind-regulation", "kinds-regulation"),
    kind(InstrumentKind::Code, "kind_code", "kind-code", "kinds-code"),
    kind(InstrumentKind::Charter, "kind_charter", "kind-charter", "kinds-charter"),
    kind(InstrumentKind::Standard, "kind_standard", "kind-standard", "kinds-standard"),
    kind(InstrumentKind::Policy, "kind_policy", "kind-policy", "kinds-policy"),
    kind(InstrumentKind::Guidance, "kind_guidance", "kind-guidance", "kinds-guidance"),
    kind(InstrumentKind::Model, "kind_model", "kind-model", "kinds-model"),
];

const fn kind(kind: InstrumentKind, id: &'static str, one: &'static str, many: &'static str) -> Kind {
    Kind { kind, id, one, many }
}
