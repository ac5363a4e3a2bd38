//! A unit that is harder than its qualification.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::GroupKind;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unit-above-level",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "A unit that everybody must take has a higher level than the whole qualification, or one that may be chosen is two \
              levels above it. Mostly one of the two levels was mistyped. One level more is usual for units to choose from.",
    wrong: Example::Files(&[part("unit.yaml", "level: 3\n", "level: «4»\n")]),
    right: Example::Files(&[part("unit.yaml", "level: 3\n", "level: 2\n")]),
};

/// Finds units above the level of a qualification that has them.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for row in whole.site.qualifications.rows().filter(|row| row.level > 0) {
        for group in &row.groups {
            let allowed = row.level.saturating_add(u8::from(group.kind == GroupKind::Optional));
            for &id in group.units.iter().filter(|&&id| whole.site.units[id].level > allowed) {
                let (unit, Some(place)) = (&whole.site.units[id], whole.places.units.get(id.row())) else {
                    continue;
                };
                let message = format!(
                    "{} has level {}, and {} has level {}",
                    unit.number, unit.level, row.number, row.level
                );
                let place = whole.field(place.file, &["level"]);
                found.push(
                    Diagnostic::new(&RULE, place, message).help("compare both levels with the handbook"),
                );
            }
        }
    }
    found
}
