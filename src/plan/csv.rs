//! The coverage of a qualification as a table for other programs: CSV as RFC 4180 says, in UTF-8.

use super::here::Here;
use super::lists::coverage::Coverage;
use super::view::coverage::{columns, words};
use crate::model::{Id, Qualification};

/// Tells spreadsheets that the bytes are UTF-8: without it one that is much used shows every other character wrongly.
const MARK: char = '\u{feff}';

/// `coverage.csv`: a line of headings, and one for each criterion. Totals are left to whoever counts on.
pub(super) fn coverage(here: &Here<'_>, id: Id<Qualification>) -> String {
    let phrase = |key: &'static str| here.strings.text(key).to_owned();
    let before =
        ["table-unit", "coverage-unit-title", "coverage-outcome", "coverage-criterion", "coverage-wording"];
    let headings = before.into_iter().map(phrase);
    let headings = headings.chain(columns(here).into_iter().map(|title| title.into_owned()));
    let mut out = String::from(MARK);
    push_row(headings.chain([phrase("coverage-all")]), &mut out);
    for &unit in here.plan.addresses.lists().units(id) {
        let (row, coverage) = (&here.site.units[unit], Coverage::new(here.site, unit));
        for &outcome in &row.outcomes {
            let outcome = &here.site.outcomes[outcome];
            let label = here.outcome_label(&outcome.number);
            for &criterion in &outcome.criteria {
                let (criterion_label, wording) = words(here, criterion);
                let counts = coverage.of(criterion);
                let texts = [row.number.clone(), row.title.clone(), label.clone(), criterion_label, wording];
                let numbers = counts.iter().copied().chain([counts.iter().sum()]);
                push_row(texts.into_iter().chain(numbers.map(|number: u32| number.to_string())), &mut out);
            }
        }
    }
    out
}

fn push_row(cells: impl Iterator<Item = String>, out: &mut String) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_cell(&cell, out);
    }
    out.push_str("\r\n");
}

/// A spreadsheet takes what begins with one of these for a formula, and would do what it says; with an apostrophe before
/// it, it is text.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn push_cell(text: &str, out: &mut String) {
    let quoted = text.contains([',', '"', '\r', '\n']);
    if quoted {
        out.push('"');
    }
    if text.starts_with(FORMULA) {
        out.push('\'');
    }
    match quoted {
        true => out.push_str(&text.replace('"', "\"\"")),
        false => out.push_str(text),
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::push_row;

    fn row(cells: &[&str]) -> String {
        let mut out = String::new();
        push_row(cells.iter().map(|&cell| cell.to_owned()), &mut out);
        out
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(row(&["a", "b c", ""]), "a,b c,\r\n");
        assert_eq!(row(&["a,b", "say \"x\"", "one\ntwo"]), "\"a,b\",\"say \"\"x\"\"\",\"one\ntwo\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(row(&["=1+1", "+1", "-1", "@a", "1-1"]), "'=1+1,'+1,'-1,'@a,1-1\r\n");
        assert_eq!(row(&["=HYPERLINK(\"x\",\"y\")"]), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
        assert_eq!(row(&["\t=1", "\r=1"]), "'\t=1,\"'\r=1\"\r\n");
    }
}
