//! Names of things: units, outcomes, criteria, terms, instruments, verbs.

use super::super::describe::{plain, unit_label};
use super::{Item, Kind, Spot};
use crate::model::{Criterion, Id, Outcome, Unit};

/// What an address may begin with, and what that leads to.
const BEGINNINGS: [(&str, &str); 6] = [
    ("term:", "a term of the glossary"),
    ("ac:", "a criterion"),
    ("lo:", "a learning outcome"),
    ("unit:", "a unit"),
    ("instrument:", "an Act, a code or a standard"),
    ("verb:", "a command verb"),
];

/// Names for an address of which this was typed.
pub(super) fn addresses(spot: &Spot<'_>, typed: &str, is_picture: bool) -> Vec<Item> {
    if is_picture {
        return Vec::new();
    }
    let beginning = BEGINNINGS.iter().find(|(beginning, _)| typed.starts_with(beginning));
    let Some((beginning, _)) = beginning else {
        if typed.contains([':', '/', '.', '#']) {
            return Vec::new();
        }
        let start = |(beginning, detail): &(&str, &str)| Item {
            label: (*beginning).to_owned(),
            detail: (*detail).to_owned(),
            text: (*beginning).to_owned(),
            kind: Kind::Start,
            more: None,
        };
        return BEGINNINGS.iter().map(start).collect();
    };
    let rest = &typed[beginning.len()..];
    let items = match *beginning {
        "term:" => terms(spot),
        "instrument:" => instruments(spot),
        "verb:" => verbs(spot),
        "unit:" => units(spot),
        "lo:" => numbered(spot, rest, outcomes),
        _ => numbered(spot, rest, |spot, unit| {
            criteria(spot, spot.understood.site.units[unit].outcomes.clone())
        }),
    };
    let with = |text: &str| [beginning, text].concat();
    items.into_iter().map(|item| Item { label: with(&item.label), text: with(&item.text), ..item }).collect()
}

/// Values of a field that names something.
pub(super) fn values(spot: &Spot<'_>, field: &str) -> Vec<Item> {
    match field {
        "criteria" if !spot.path.ends_with("/unit.yaml") => own_criteria(spot, false),
        "see" => terms(spot),
        "superseded_by" => instruments(spot),
        "verb" => verbs(spot),
        "units" => units(spot),
        "navigation" => {
            let pages = spot.understood.site.pages.rows();
            pages.map(|page| Item::new(format!("{}.md", page.path), &page.title)).collect()
        }
        _ => Vec::new(),
    }
}

/// The criteria that a topic may serve: those of its outcome first.
pub(super) fn own_criteria(spot: &Spot<'_>, letters: bool) -> Vec<Item> {
    let Some(unit) = spot.unit else { return Vec::new() };
    let site = &spot.understood.site;
    let name = spot.path.rsplit('/').next().unwrap_or_default();
    let own = name.strip_prefix("lo").and_then(|rest| rest.split('.').next());
    let is_own = |id: &Id<Outcome>| own.is_some_and(|own| site.outcomes[*id].number.as_str() == own);
    let (mut order, others): (Vec<_>, Vec<_>) = site.units[unit].outcomes.iter().copied().partition(is_own);
    order.extend(others);
    let prefix = if letters { "AC" } else { "" };
    let item = |item: Item| Item {
        label: [prefix, &item.label].concat(),
        text: [prefix, &item.text].concat(),
        ..item
    };
    criteria(spot, order).into_iter().map(item).collect()
}

impl Item {
    fn new(name: impl Into<String>, detail: impl Into<String>) -> Self {
        let name = name.into();
        Item { label: name.clone(), text: name, detail: detail.into(), ..Item::default() }
    }
}

fn terms(spot: &Spot<'_>) -> Vec<Item> {
    let site = &spot.understood.site;
    let item = |term: &crate::model::Term| Item {
        more: Some(plain(site, &term.definition)),
        ..Item::new(&term.name, term.expansion.as_deref().unwrap_or_default())
    };
    site.terms.rows().map(item).collect()
}

fn instruments(spot: &Spot<'_>) -> Vec<Item> {
    let site = &spot.understood.site;
    let item = |it: &crate::model::Instrument| Item {
        more: it.summary.as_ref().map(|summary| plain(site, summary)),
        ..Item::new(&it.name, it.issuer.as_deref().unwrap_or_default())
    };
    site.instruments.rows().map(item).collect()
}

fn verbs(spot: &Spot<'_>) -> Vec<Item> {
    let site = &spot.understood.site;
    site.verbs.rows().map(|verb| Item::new(&verb.name, plain(site, &verb.meaning))).collect()
}

fn units(spot: &Spot<'_>) -> Vec<Item> {
    let units = spot.understood.site.units.rows().filter(|unit| !unit.number.is_empty());
    units.map(|unit| Item::new(&unit.number, &unit.title)).collect()
}

/// Numbers of the unit that is named before a slash; or else those of this unit, and all units.
fn numbered(spot: &Spot<'_>, rest: &str, of: impl Fn(&Spot<'_>, Id<Unit>) -> Vec<Item>) -> Vec<Item> {
    let site = &spot.understood.site;
    if let Some((number, _)) = rest.rsplit_once('/') {
        let unit = site.units.iter().find(|(_, unit)| unit.number.eq_ignore_ascii_case(number));
        let items = unit.map(|(id, _)| of(spot, id)).unwrap_or_default();
        let with = |text: &str| format!("{number}/{text}");
        return items
            .into_iter()
            .map(|item| Item { label: with(&item.label), text: with(&item.text), ..item })
            .collect();
    }
    let mut items = spot.unit.map(|unit| of(spot, unit)).unwrap_or_default();
    items.extend(units(spot).into_iter().map(|item| Item {
        label: format!("{}/", item.label),
        text: format!("{}/", item.text),
        kind: Kind::Start,
        ..item
    }));
    items
}

fn outcomes(spot: &Spot<'_>, unit: Id<Unit>) -> Vec<Item> {
    let site = &spot.understood.site;
    let outcomes = site.units[unit].outcomes.iter().map(|id| &site.outcomes[*id]);
    outcomes.map(|outcome| Item::new(outcome.number.as_str(), &outcome.title)).collect()
}

fn criteria(spot: &Spot<'_>, outcomes: Vec<Id<Outcome>>) -> Vec<Item> {
    let site = &spot.understood.site;
    let item = |criterion: &Criterion| {
        let outcome = &site.outcomes[criterion.outcome];
        let unit = unit_label(&site.units[outcome.unit]);
        Item {
            more: Some(format!("{unit} · outcome {}: {}", outcome.number, outcome.title)),
            ..Item::new(criterion.number.as_str(), criterion.one_line())
        }
    };
    let ids = outcomes.into_iter().flat_map(|outcome| site.outcomes[outcome].criteria.iter());
    ids.map(|id| item(&site.criteria[*id])).collect()
}
