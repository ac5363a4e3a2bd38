//! The figures as README.md shows them. `scripts/figures` puts them there.

use super::figures::{Figures, Row, Table, Work, mb};
use super::goals::goals;
use super::preview::{DEBOUNCE, Latencies};
use std::fmt::Write;

/// A table of all work, and one of the goals.
pub fn tables(figures: &Figures) -> String {
    let mut text = format!(
        "Median time from start to end · work of all threads · peak memory, each build a process of its own ({}). To repeat it:\n\n    {}\n\n",
        figures.setting, figures.command
    );
    text += &builds(figures);
    text += &saved_to_shown(figures);
    text += &all_goals(figures);
    text
}

fn builds(figures: &Figures) -> String {
    if figures.tables.is_empty() {
        return String::new();
    }
    let mut text = String::new();
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
        text += &row(&work.name(), figures, |table| table.row(work).map_or_else(String::new, cell));
    }
    text
}

fn all_goals(figures: &Figures) -> String {
    let goals = goals(figures);
    if goals.is_empty() {
        return String::new();
    }
    let mut text = "\n| goal | aim | measured |\n|---|--:|--:|\n".to_owned();
    for goal in goals {
        let verdict = if goal.is_reached() { "" } else { " (not reached)" };
        let (aim, measured) = (goal.show(goal.aim), goal.show(goal.measured));
        let _ = writeln!(text, "| {} | {aim} | {measured}{verdict} |", goal.what);
    }
    text
}

/// What somebody waits who saves while `syllabus serve` runs.
fn saved_to_shown(figures: &Figures) -> String {
    let Some(first) = figures.latencies.first() else { return String::new() };
    let sizes: Vec<String> = figures.latencies.iter().map(|of| format!("{} units", of.units)).collect();
    let mut text = format!(
        "\n| `serve`, from save to new bytes | {} |\n|---{}|\n",
        sizes.join(" | "),
        "|---".repeat(sizes.len())
    );
    for (edit, _) in &first.edits {
        let cell =
            |of: &Latencies| of.after_debounce(*edit).map_or_else(String::new, |spread| time(spread.median));
        let cells: Vec<String> = figures.latencies.iter().map(cell).collect();
        let _ = writeln!(text, "| {} | {} |", edit.name(), cells.join(" | "));
    }
    let peaks: Vec<String> = figures.latencies.iter().map(|of| format!("{:.0} MB", of.peak)).collect();
    let _ = writeln!(text, "| largest memory of the server | {} |", peaks.join(" | "));
    let _ = writeln!(text, "\n(After the {DEBOUNCE} ms for which nothing else must be saved.)");
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

fn cell(row: &Row) -> String {
    let cost = format!("{} · {} · {:.0} MB", time(row.wall().median), time(row.cpu().median), row.peak());
    match row.work {
        Work::Other(_) => {
            let (files, bytes) = (row.output.files, mb(row.output.bytes));
            format!("{cost} ({files} files, {bytes:.1} MB)")
        }
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
