//! Ten hours make a credit.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};

/// The rule.
pub static RULE: Rule = Rule {
    name: "hours-per-credit",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "In England a credit stands for ten hours of learning. So the total qualification time is ten times the credits, give \
              or take what rounding does, and the guided learning hours, which are a part of that time, can't be more.",
    wrong: Example::Files(&[part("qualification.yaml", "tqt: 80", "tqt: «180»")]),
    right: Example::Files(&[part("qualification.yaml", "tqt: 80", "tqt: 84")]),
};

/// Finds hours that don't go with their credits.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (row, place) in whole.site.qualifications.rows().zip(&whole.places.qualifications) {
        let field = |name| whole.field(place.file, &[name]);
        if let (Some(tqt), Some(credits)) = (row.tqt, row.credits)
            && u64::from(tqt).abs_diff(u64::from(credits) * 10) >= 10
        {
            let message = format!("{tqt} hours don't go with {credits} credits, at ten hours a credit");
            found.push(Diagnostic::new(&RULE, field("tqt"), message).help(format!(
                "{credits} credits are {} hours: correct one of the two",
                u64::from(credits) * 10
            )));
        } else if let (Some(tqt), Some(glh)) = (row.tqt, row.glh)
            && glh > tqt
        {
            let message =
                format!("{glh} guided learning hours are more than the whole qualification takes ({tqt})");
            found.push(
                Diagnostic::new(&RULE, field("glh"), message)
                    .help("guided learning is a part of that time: correct one of the two"),
            );
        }
    }
    for (row, place) in whole.site.units.rows().zip(&whole.places.units) {
        if let (Some(glh), Some(credits)) = (row.glh, row.credits)
            && u64::from(glh) >= u64::from(credits) * 10 + 10
        {
            let message = format!(
                "{glh} guided learning hours are too many for {credits} credits, at ten hours a credit"
            );
            found.push(Diagnostic::new(&RULE, whole.field(place.file, &["glh"]), message).help(format!(
                "{credits} credits are {} hours: correct one of the two",
                u64::from(credits) * 10
            )));
        }
    }
    found
}
