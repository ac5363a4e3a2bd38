//! The figures as README.md shows them. `scripts/figures` puts them there.

use super::figures::{Figures, Row, Table, Work, mb};
use super::goals::goals;
use std::fmt::Write;

/// A table of all work, and one of the goals.
pub fn tables(figures: &Figures) -> String {
    let mut text = format!(
        "Median time from start to end · work of all threads · peak memory, each build a process of its own ({}). To repeat it:\n\n    {}\n\n",
        figures.setting, figures.command
    );
    text += &row("", figures, |table| table.title.clone());
    text += &"|---".repeat(figures.tables.len() + 1);
    text += "|\n";
    text += &row("sources", figures, |table| {
        format!("{} files, {:.1} MB", table.sources.files, mb(table.sources.bytes))
    });
    text += &row("output", figures, |table| {
        format!("{} files, {:.1} MB", table.output.files, mb(table.output.bytes))
    });
    text += &row("a page", figures, |table| format!("{:.1} kB", table.output.per_page() / 1000.0));
    for work in all_work(figures) {
        text += &row(&work.name(), figures, |table| {
            table.row(work).map_or_else(String::new, |row| cell(row, table))
        });
    }
    text += "\n| goal | aim | measured |\n|---|--:|--:|\n";
    for goal in goals(figures) {
        let verdict = if goal.is_reached() { "" } else { " (not reached)" };
        let _ = writeln!(
            text,
            "| {} | {} | {}{verdict} |",
            goal.what,
            goal.show(goal.aim),
            goal.show(goal.measured)
        );
    }
    text
}

fn row(name: &str, figures: &Figures, cell: impl Fn(&Table) -> String) -> String {
    let cells: Vec<String> = figures.tables.iter().map(cell).collect();
    format!("| {name} | {} |\n", cells.join(" | "))
}

/// Every kind of work that was measured, in the order of the first table that has it.
fn all_work(figures: &Figures) -> Vec<Work> {
    let mut all = Vec::new();
    for row in figures.tables.iter().rev().flat_map(|table| &table.rows) {
        if !all.contains(&row.work) {
            all.push(row.work);
        }
    }
    all
}

fn cell(row: &Row, table: &Table) -> String {
    let cost = format!("{} · {} · {:.0} MB", time(row.wall().median), time(row.cpu().median), row.peak());
    match row.work {
        Work::Other(_) => {
            let (files, bytes) = (row.output.files, mb(row.output.bytes));
            format!("{cost} ({files} files, {bytes:.1} MB)")
        }
        _ if table.rows.is_empty() => String::new(),
        _ => cost,
    }
}

/// `0.84 s` or `12 ms`
fn time(milliseconds: f64) -> String {
    if milliseconds < 100.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.2} s", milliseconds / 1000.0)
    }
}
