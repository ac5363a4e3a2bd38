//! The character of a number by which a mistyped digit shows.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "check-character",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "The last place of a qualification number (`601/3835/X`) and the first letter of a unit reference (`H/506/5295`) seem to \
              follow from the seven digits. Multiply these by 8, 7, 6, 5, 4, 3 and 2, and add them up. What is left when you divide \
              that by 11 picks the character. \
              The regulator does not say so; we found it in real numbers, and all of those fit. So this is a hint to compare the \
              number with the handbook, and no more. Numbers of another form, and made-up ones that end in 000 and a digit, are \
              left alone.",
    wrong: Example::Files(&[part("unit.yaml", "level: 3\n", "reference: «H/506/5259»\nlevel: 3\n")]),
    right: Example::Files(&[part("unit.yaml", "level: 3\n", "reference: H/506/5295\nlevel: 3\n")]),
};

/// What the remainder picks from.
const OF_QUALIFICATIONS: &[u8; 11] = b"0123456789X";
const OF_UNITS: &[u8; 11] = b"ADFHJKLMRTY";

/// Finds numbers whose character is another one.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (row, place) in whole.site.qualifications.rows().zip(&whole.places.qualifications) {
        if let Some((digits, check)) = row.number.rsplit_once('/') {
            found.extend(report(digits, (check, OF_QUALIFICATIONS), &row.number, || *place));
        }
    }
    for (row, place) in whole.site.units.rows().zip(&whole.places.units) {
        if let Some(reference) = &row.reference
            && let Some((check, digits)) = reference.split_once('/')
        {
            let place = || whole.field(place.file, &["reference"]);
            found.extend(report(digits, (check, OF_UNITS), reference, place));
        }
    }
    found
}

fn report(
    digits: &str,
    (check, alphabet): (&str, &[u8; 11]),
    number: &str,
    place: impl FnOnce() -> Place,
) -> Option<Diagnostic> {
    let expected = expected(digits, alphabet)?;
    let [check] = check.as_bytes() else { return None };
    if !check.is_ascii_alphanumeric() || check.eq_ignore_ascii_case(&expected) {
        return None;
    }
    let message = format!(
        "with these digits `{}` was expected where {number} has `{}`",
        char::from(expected),
        char::from(*check)
    );
    Some(
        Diagnostic::new(&RULE, place(), message)
            .help("compare each character with the handbook: one may be mistyped"),
    )
}

/// The character that digits ask for, if they have the form `506/5295` and are not made up.
fn expected(digits: &str, alphabet: &[u8; 11]) -> Option<u8> {
    let bytes = digits.as_bytes();
    let is_form = bytes.len() == 8 && bytes[3] == b'/' && !digits[4..].starts_with("000");
    if !is_form || bytes.iter().filter(|b| b.is_ascii_digit()).count() != 7 {
        return None;
    }
    let weighed = bytes.iter().filter(|b| b.is_ascii_digit()).zip((2..=8u32).rev());
    let sum: u32 = weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    alphabet.get(sum as usize % 11).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_numbers_fit_and_others_are_left_alone() {
        assert_eq!(expected("601/3835", OF_QUALIFICATIONS), Some(b'X'));
        for real in ["H/506/5295", "D/506/5294", "K/506/5296", "T/506/5298", "H/506/5300"] {
            assert_eq!(expected(&real[2..], OF_UNITS), Some(real.as_bytes()[0]), "{real}");
        }
        for other in ["506-5295", "506/529", "5065/295", "50é/529", "A06/5295", "", "600/0001"] {
            assert_eq!(expected(other, OF_UNITS), None, "{other}");
        }
    }
}
