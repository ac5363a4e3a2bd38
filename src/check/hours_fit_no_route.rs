//! Credits and hours of a qualification that no way through its rules has.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::routes::{Minimum, least};
use crate::model::{GroupRule, Qualification, Unit, UnitGroup};
use crate::source::FileId;

/// The rule.
pub static RULE: Rule = Rule {
    name: "hours-fit-no-route",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "The credits, the guided learning hours and the total qualification time of a qualification belong to a choice of its \
              units. If they are less than the shortest choice has, or more than all units have together, one of the numbers is \
              wrong: here, in a unit, or in the rules of combination.",
    wrong: Example::Files(&[part("qualification.yaml", "glh: 60", "glh: «75»")]),
    right: Example::Files(&[part("qualification.yaml", "glh: 60", "glh: 60")]),
};

/// From the least that the rules ask for to the most that there is.
type Range = (u64, u64);

/// Finds numbers that fit no way through the rules.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let rows = whole.site.qualifications.rows().zip(&whole.places.qualifications);
    let sound = rows.filter(|(_, place)| !whole.is_mistaken_beside(place.file));
    sound.flat_map(|(row, place)| of_qualification(whole, row, place.file)).collect()
}

fn of_qualification(whole: &Whole<'_>, row: &Qualification, file: FileId) -> Vec<Diagnostic> {
    if row.groups.is_empty() || shares_units(&row.groups) {
        return Vec::new();
    }
    let credits = range(whole, row, |unit| unit.credits);
    let hours = range(whole, row, |unit| unit.glh);
    let time = credits.map(|(least, most)| (least * 10, most * 10));
    let printed = [
        ("credits", row.credits, credits, "credits"),
        ("glh", row.glh, hours, "guided learning hours"),
        ("tqt", row.tqt.filter(|_| row.credits.is_none()), time, "hours of total qualification time"),
    ];
    let mut found = Vec::new();
    for (field, printed, range, what) in printed {
        let (Some(printed), Some((least, most))) = (printed, range) else { continue };
        let number = u64::from(printed);
        // That there are too few credits is another rule's affair.
        if number < least || (number > most && field != "credits") {
            let message = format!("no choice of units has {printed} {what}");
            let wrong = Diagnostic::new(&RULE, whole.field(file, &[field]), message);
            found.push(wrong.help(match least == most {
                true => format!("the units that the rules ask for have {least}: correct this number or those of the units"),
                false => format!("the shortest choice has {least}, all units together have {most}: correct this number, or those of the units"),
            }));
        }
    }
    found
}

/// Whether a unit stands in two groups: then its hours would count twice.
fn shares_units(groups: &[UnitGroup]) -> bool {
    let mut units: Vec<_> = groups.iter().flat_map(|group| &group.units).collect();
    units.sort_unstable();
    units.windows(2).any(|pair| pair[0] == pair[1])
}

/// What choices of units can be worth; none if a unit does not say, or if the rules can't be satisfied.
fn range(whole: &Whole<'_>, row: &Qualification, worth: fn(&Unit) -> Option<u32>) -> Option<Range> {
    let mut sum = (0, 0);
    for group in &row.groups {
        let units = || group.units.iter().map(|&id| &whole.site.units[id]);
        let all: u64 = units().map(|unit| worth(unit).map(u64::from)).sum::<Option<u64>>()?;
        let least = match group.rule {
            GroupRule::All => all,
            GroupRule::AtLeast { .. } => {
                let minimum = Minimum::of(group);
                let known = units()
                    .map(|unit| Some((unit.credits.or((minimum.credits == 0).then_some(0))?, worth(unit)?)));
                least(&known.collect::<Option<Vec<_>>>()?, minimum)?
            }
        };
        sum = (sum.0 + least, sum.1 + all);
    }
    Some(sum)
}
