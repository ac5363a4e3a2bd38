//! A day.

use std::fmt;
use std::str::FromStr;

/// A day, written `2026-11-01`. Earlier days are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write year, month and day: 2026-11-01")
    }
}

impl std::error::Error for NoDate {}

impl FromStr for Date {
    type Err = NoDate;
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let mut parts = text.split('-');
        let mut next = |length: usize| {
            let part =
                parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok()).ok_or(NoDate)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let is_day = (1..=12).contains(&month) && (1..=31).contains(&day) && parts.next().is_none();
        if is_day { Ok(Date { year, month: month as u8, day: day as u8 }) } else { Err(NoDate) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_shown_and_compared() {
        let day = |text: &str| text.parse::<Date>();
        assert_eq!(day("2026-11-01").unwrap().to_string(), "2026-11-01");
        assert!(day("2026-11-01").unwrap() < day("2027-01-01").unwrap());
        for wrong in
            ["2026-13-01", "2026-1-01", "2026-11-32", "2026-11-00", "26-11-01", "2026-11-01-02", "soon", ""]
        {
            assert_eq!(day(wrong), Err(NoDate), "{wrong}");
        }
    }
}
