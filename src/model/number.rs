//! Criterion numbers: text that sorts as people count.

use std::cmp::Ordering;
use std::fmt;

/// A number such as `4.10`: text, because `4.10` is not `4.1`, in natural order, because 4.9 comes before 4.10.
/// Also used for the numbers of learning outcomes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CriterionNumber(String);

impl CriterionNumber {
    /// Takes the number as written, without surrounding space, a leading `AC` or `LO` and a trailing full stop.
    pub fn new(written: &str) -> Self {
        let trimmed = written.trim().trim_end_matches('.');
        let bare = trimmed
            .strip_prefix("AC")
            .or_else(|| trimmed.strip_prefix("ac"))
            .or_else(|| trimmed.strip_prefix("LO"))
            .or_else(|| trimmed.strip_prefix("lo"))
            .unwrap_or(trimmed);
        CriterionNumber(bare.trim().to_owned())
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it stands in an anchor or a file name: `3-5`.
    pub fn dashed(&self) -> String {
        self.0.replace('.', "-").to_lowercase()
    }

    /// Whether this is groups of digits with at most one letter after each, joined by full stops: `3`, `3.5`, `4.10`, `2.1a`.
    pub fn is_well_formed(&self) -> bool {
        self.0.split('.').all(|part| {
            let digits = part.trim_end_matches(|c: char| c.is_ascii_lowercase());
            part.len() <= digits.len() + 1 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        })
    }

    /// The outcome's part of the number: `3` of `3.5`.
    pub fn outcome_part(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }
}

impl fmt::Display for CriterionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for CriterionNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        let mut left = self.0.split('.');
        let mut right = other.0.split('.');
        loop {
            let ordering = match (left.next(), right.next()) {
                (None, None) => return self.0.cmp(&other.0),
                (None, Some(_)) => Ordering::Less,
                (Some(_), None) => Ordering::Greater,
                (Some(a), Some(b)) => compare_parts(a, b),
            };
            if ordering != Ordering::Equal {
                return ordering;
            }
        }
    }
}

impl PartialOrd for CriterionNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares by the leading digits as a number of any length, then by what follows.
fn compare_parts(a: &str, b: &str) -> Ordering {
    fn split(part: &str) -> (&str, &str) {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        (part[..end].trim_start_matches('0'), &part[end..])
    }
    let ((a_digits, a_rest), (b_digits, b_rest)) = (split(a), split(b));
    a_digits.len().cmp(&b_digits.len()).then_with(|| a_digits.cmp(b_digits)).then_with(|| a_rest.cmp(b_rest))
}

#[cfg(test)]
mod tests {
    use super::CriterionNumber;

    fn number(text: &str) -> CriterionNumber {
        CriterionNumber::new(text)
    }

    #[test]
    fn ten_comes_after_nine_and_is_not_one() {
        assert!(number("4.9") < number("4.10"));
        assert!(number("4.1") < number("4.2"));
        assert_ne!(number("4.1"), number("4.10"));
        assert!(number("2.1") < number("2.1a"));
        assert!(number("9.1") < number("10.1"));
    }

    #[test]
    fn the_ways_people_write_a_number_are_one() {
        for written in ["AC3.5", "ac 3.5", " 3.5 ", "3.5."] {
            assert_eq!(number(written).as_str(), "3.5");
        }
        assert_eq!(number("4.10").dashed(), "4-10");
    }
}
