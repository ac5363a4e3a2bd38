//! A unit that no qualification asks for.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Site;
use crate::resolve::Places;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unit-in-no-group",
    severity: Severity::Warning,
    explain: "The unit has a page, but no unit group of any qualification names it, so learners are never led to it.",
    wrong: "a folder l3-cm-06/ whose number stands in no group of qualification.yaml",
    right: "units: [L3-CM-03, L3-CM-04, L3-CM-05, L3-CM-06]",
};

/// Finds units that nobody names.
pub(super) fn check(site: &Site, places: &Places) -> Vec<Diagnostic> {
    let alone = site
        .units
        .iter()
        .filter(|(id, unit)| site.unit_qualifications[*id].is_empty() && !unit.number.is_empty());
    let report = |(id, unit): (crate::model::Id<_>, &crate::model::Unit)| {
        let place = places.units.get(id.row())?;
        let message = format!("no qualification has unit {} in one of its groups", unit.number);
        Some(
            Diagnostic::new(&RULE, *place, message)
                .help("name it under `units:` of a group in qualification.yaml"),
        )
    };
    alone.filter_map(report).collect()
}
