//! Rules of combination that nobody can satisfy.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::routes::{Minimum, ways};
use crate::model::{Qualification, UnitGroup};
use crate::source::FileId;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unreachable-minimum",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "A rule of combination asks for more credits or units than there are, so no choice of units would earn the \
              qualification. Mostly a unit is missing from a group, or a number was mistyped.",
    wrong: Example::Files(&[part("qualification.yaml", "rule: {credits: 3}", "rule: {credits: «5»}")]),
    right: Example::Files(&[part("qualification.yaml", "rule: {credits: 3}", "rule: {credits: 2}")]),
};

/// Finds minimums that are out of reach.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let rows = whole.site.qualifications.rows().zip(&whole.places.qualifications);
    let sound = rows.filter(|(_, place)| !whole.is_mistaken_beside(place.file));
    sound.flat_map(|(row, place)| of_qualification(whole, row, place.file)).collect()
}

fn of_qualification(whole: &Whole<'_>, row: &Qualification, file: FileId) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut all = Some(0u64);
    for group in row.groups.iter().filter(|group| !group.units.is_empty()) {
        let credits: Option<Vec<u32>> = group.units.iter().map(|&id| whole.site.units[id].credits).collect();
        let sum =
            credits.as_ref().map(|credits| credits.iter().map(|&credits| u64::from(credits)).sum::<u64>());
        all = all.zip(sum).and_then(|(all, sum)| all.checked_add(sum));
        let minimum = Minimum::of(group);
        let known = if minimum.credits == 0 { Some(vec![0; group.units.len()]) } else { credits };
        if known.is_some_and(|credits| ways(&credits, minimum).is_none()) {
            found.push(of_group(whole, group, sum.unwrap_or(0), file));
        }
    }
    if let (Some(needed), Some(all)) = (row.credits, all)
        && found.is_empty()
        && !row.groups.is_empty()
        && u64::from(needed) > all
    {
        let message = format!("{needed} credits are needed, and all units of the groups have {all} together");
        let place = whole.field(file, &["credits"]);
        found.push(
            Diagnostic::new(&RULE, place, message)
                .help("add the missing units to a group, or correct the credits"),
        );
    }
    found
}

fn of_group(whole: &Whole<'_>, group: &UnitGroup, credits: u64, file: FileId) -> Diagnostic {
    let units = group.units.len();
    let minimum = Minimum::of(group);
    let (asked, lacking) = if minimum.units > units {
        ("units", format!("{} units, and it has {units}", minimum.units))
    } else {
        ("credits", format!("{} credits, and its units have {credits} together", minimum.credits))
    };
    let place = whole.field(file, &["groups", &group.name, "rule", asked]);
    Diagnostic::new(&RULE, place, format!("group {} asks for {lacking}", group.name))
        .help("add the missing units to the group, or correct its rule")
}
