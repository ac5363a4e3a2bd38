//! Headings of a topic that are not there yet.

use super::{Item, Kind, Spot};
use crate::model::SectionKind;
use crate::parse::{Opens, heading, opens};

/// The known headings that the topic has not, and the criteria that it does not teach yet.
pub(super) fn headings(spot: &Spot<'_>) -> Vec<Item> {
    let Some(unit) = spot.unit else { return Vec::new() };
    let name = spot.path.rsplit('/').next().unwrap_or_default();
    let own = name.strip_prefix("lo").and_then(|rest| rest.strip_suffix(".md"));
    if own.is_none() && name != "topic.md" {
        return Vec::new();
    }
    let (mut known, mut taught) = (Vec::new(), Vec::new());
    for line in spot.text.lines().filter_map(|line| line.strip_prefix("## ")) {
        match opens(line.trim()) {
            Opens::Known(kind) => known.push(kind),
            Opens::Teaching(numbers, _) => taught.extend(numbers),
            Opens::Free => {}
        }
    }
    let item = |text: &str, detail: String| {
        let text = format!("## {text}");
        Item { label: text.clone(), text, detail, kind: Kind::Heading, more: None }
    };
    let missing = SectionKind::ALL.into_iter().filter(|kind| !known.contains(kind));
    let mut items: Vec<Item> = missing.filter_map(heading).map(|text| item(text, String::new())).collect();
    let site = &spot.understood.site;
    let outcomes = site.units[unit].outcomes.iter().map(|id| &site.outcomes[*id]);
    let outcomes = outcomes.filter(|outcome| own.is_none_or(|own| outcome.number.as_str() == own));
    let criteria = outcomes.flat_map(|outcome| &outcome.criteria).map(|id| &site.criteria[*id]);
    let untaught = criteria.filter(|criterion| !taught.contains(&criterion.number));
    items.extend(untaught.map(|it| item(&format!("AC{}", it.number), it.one_line())));
    items
}
