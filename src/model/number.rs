//! Criterion numbers: text that sorts as people count.

use std::cmp::Ordering;
use std::fmt;

/// A number such as `4.10`: text, because `4.10` is not `4.1`, in natural order, because 4.9 comes before 4.10.
/// Also used for the numbers of learning outcomes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CriterionNumber(Text);

/// There are a few hundred thousand numbers in a large site, and hardly one has more than five bytes.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Text {
    /// So many bytes of these; the others are 0.
    Short(u8, [u8; SHORT]),
    /// Longer ones, behind one pointer so that the short ones stay small.
    Long(Box<Box<str>>),
}

/// Fills two words, together with the length and what says that it is short.
const SHORT: usize = 14;

impl Text {
    fn new(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()) {
            Some(start) => {
                start.copy_from_slice(text.as_bytes());
                Text::Short(text.len() as u8, bytes)
            }
            None => Text::Long(Box::new(text.into())),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Text::Short(len, bytes) => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Text::Long(text) => text,
        }
    }
}

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
        CriterionNumber(Text::new(bare.trim()))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The number as it stands in an anchor or a file name: `3-5`.
    pub fn dashed(&self) -> String {
        self.dashed_chars().collect()
    }

    /// Whether this is the number that [`Self::dashed`] writes as `dashed`.
    pub fn is_dashed(&self, dashed: &str) -> bool {
        self.dashed_chars().eq(dashed.chars())
    }

    fn dashed_chars(&self) -> impl Iterator<Item = char> {
        self.as_str().chars().map(|c| if c == '.' { '-' } else { c }).flat_map(char::to_lowercase)
    }

    /// Whether this is groups of digits with at most one letter after each, joined by full stops: `3`, `3.5`, `4.10`, `2.1a`.
    pub fn is_well_formed(&self) -> bool {
        self.as_str().split('.').all(|part| {
            let digits = part.trim_end_matches(|c: char| c.is_ascii_lowercase());
            part.len() <= digits.len() + 1 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        })
    }

    /// The outcome's part of the number: `3` of `3.5`.
    pub fn outcome_part(&self) -> &str {
        self.as_str().split('.').next().unwrap_or_default()
    }
}

impl fmt::Debug for CriterionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for CriterionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Ord for CriterionNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        let mut left = self.as_str().split('.');
        let mut right = other.as_str().split('.');
        loop {
            let ordering = match (left.next(), right.next()) {
                (None, None) => return self.as_str().cmp(other.as_str()),
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
        assert!(number("4.10").is_dashed("4-10") && number("2.1A").is_dashed("2-1a"));
        assert!(!number("4.10").is_dashed("4-1") && !number("4.1").is_dashed("4-10"));
    }

    #[test]
    fn long_numbers_are_kept_as_short_ones_are() {
        for text in ["", "1.1", "12345678901234", "123456789012345", "ünïcödé.äöü", &"1.".repeat(50)] {
            let text = text.trim_end_matches('.');
            assert_eq!(number(text).as_str(), text);
            assert_eq!(number(text), number(text));
        }
        assert_eq!(size_of::<CriterionNumber>(), 16);
    }
}
