//! A table whose columns have no names.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, file as whole};
use crate::parse::prose::{Kind, Piece};
use crate::parse::{Reading, Seen};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "table-without-header",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "Who listens to a table hears the name of the column before each cell. A column without a name in the first row \
              says nothing; only the corner above the names of the rows may stay empty.",
    wrong: Example::Files(&[whole(
        "topic.md",
        "Who is told?\n\n«|  |  |»\n|---|---|\n| Visitor | The host |\n| Alarm | The guard |\n",
    )]),
    right: Example::Files(&[whole(
        "topic.md",
        "Who is told?\n\n| Of what | Who |\n|---|---|\n| Visitor | The host |\n| Alarm | The guard |\n",
    )]),
};

/// Looks at the first row of each table.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let pieces = reading.prose.pieces();
    let mut at = 0;
    while let Some(start) = pieces[at..].iter().position(|piece| piece.kind == Kind::HeadCell) {
        let start = at + start;
        // Links in a head come before the cell that they stand in.
        let is_head = |piece: &&Piece| matches!(piece.kind, Kind::HeadCell | Kind::Link | Kind::Picture);
        let head = pieces[start..].iter().take_while(is_head).count();
        let cells = pieces[start..start + head].iter().filter(|piece| piece.kind == Kind::HeadCell);
        let cells: Vec<&Piece> = cells.collect();
        seen.findings.extend(report(&cells, reading));
        at = start + head;
    }
}

fn report(cells: &[&Piece], reading: &Reading<'_>) -> Option<Diagnostic> {
    let is_empty = |piece: &&&Piece| reading.prose.words(piece).trim().is_empty();
    let empty = cells.iter().filter(is_empty).count();
    let first = cells.first()?;
    let corner = usize::from(is_empty(&first) && cells.len() > 1 && empty < cells.len());
    if empty == corner {
        return None;
    }
    let place = row(first, reading);
    let message = match empty - corner {
        count if count == cells.len() => "the columns of this table have no names".to_owned(),
        1 => "a column of this table has no name".to_owned(),
        count => format!("{count} columns of this table have no names"),
    };
    let help = "name each column in the row above the line of hyphens; if there is nothing to name, a list may do better";
    Some(Diagnostic::new(&RULE, place, message).help(help))
}

/// The line of the table's head.
fn row(cell: &Piece, reading: &Reading<'_>) -> Place {
    let place = reading.prose.place(cell, 0..reading.prose.words(cell).len());
    let (at, source) = (place.start as usize, reading.source);
    let (Some(before), Some(after)) = (source.get(..at), source.get(at..)) else { return place };
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    let line = &source[start..end];
    let (from, to) = (line.len() - line.trim_start().len(), line.trim_end().len());
    Place::new(reading.file, start + from..start + to.max(from))
}
