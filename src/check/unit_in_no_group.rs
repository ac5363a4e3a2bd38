//! A unit that no qualification asks for.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unit-in-no-group",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "The unit has a page, but no unit group of any qualification names it, so learners are never led to it.",
    wrong: Example::Files(&[
        part("qualification.yaml", "    units: [FD-02]", "    units: []"),
        part("fd-02/unit.yaml", "number: FD-02", "number: «FD-02»"),
    ]),
    right: Example::Files(&[part("qualification.yaml", "units: [FD-02]", "units: [FD-02]")]),
};

/// Finds units that nobody names.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let (site, places) = (whole.site, whole.places);
    let alone = site
        .units
        .iter()
        .filter(|(id, unit)| site.unit_qualifications[*id].is_empty() && !unit.number.is_empty());
    let report = |(id, unit): (crate::model::Id<_>, &crate::model::Unit)| {
        let place = places.units.get(id.row()).filter(|place| !whole.is_told(**place))?;
        let message = format!("no qualification has unit {} in one of its groups", unit.number);
        Some(
            Diagnostic::new(&RULE, *place, message)
                .help("name it under `units:` of a group in qualification.yaml"),
        )
    };
    alone.filter_map(report).collect()
}
