//! What the program is meant to reach, beside what it did.

use super::figures::{Figures, Row, Table, Work};
use super::site::Edit;
use std::fmt::Write;

/// One goal.
pub struct Goal {
    pub what: String,
    pub aim: f64,
    pub unit: &'static str,
    pub measured: f64,
}

impl Goal {
    pub fn is_reached(&self) -> bool {
        self.measured <= self.aim
    }

    /// `2.43 ×`
    pub fn show(&self, number: f64) -> String {
        let digits = if self.unit == "×" && number < 10.0 { 2 } else { 0 };
        format!("{number:.digits$} {}", self.unit)
    }
}

/// All goals that these figures say something about.
pub fn goals(figures: &Figures) -> Vec<Goal> {
    let mut goals = Vec::new();
    if let Some(table) = figures.table("2000 units") {
        of_thousands(table, &mut goals);
    }
    if let (Some(small), Some(large)) = (figures.table("2000 units"), figures.table("20000 units")) {
        of_growth(small, large, &mut goals);
    }
    if let Some(latencies) = figures.latencies.iter().find(|latencies| latencies.units == 2000) {
        for (edit, aim) in [(Edit::Topic, 60.0), (Edit::Title, 300.0)] {
            let what =
                format!("2,000 units: serve, {}: from save to new bytes, after the debounce", edit.name());
            let measured = latencies.after_debounce(edit).map(|spread| spread.median);
            goals.extend(measured.map(|measured| Goal { what, aim, unit: "ms", measured }));
        }
    }
    if let Some(cold) = figures.table("the project's own content").and_then(|table| table.row(Work::Cold)) {
        let what = "the project's own content, cold: time".to_owned();
        goals.push(Goal { what, aim: 50.0, unit: "ms", measured: cold.wall().median });
    }
    goals
}

fn of_thousands(table: &Table, goals: &mut Vec<Goal>) {
    let (Some(cold), Some(bare)) = (table.row(Work::Cold), table.row(Work::Bare)) else { return };
    let mut push = |what: &str, aim, unit, measured| {
        goals.push(Goal { what: format!("2,000 units: {what}"), aim, unit, measured });
    };
    push("work of a cold build, to the bare program", 3.5, "×", cold.cpu().median / bare.cpu().median);
    push("time of a cold build, to the bare program", 3.0, "×", cold.wall().median / bare.wall().median);
    if let Some(hugo) = table.row(Work::Other("Hugo")) {
        push("work of a cold build, to Hugo's", 1.0 / 6.0, "×", cold.cpu().median / hugo.cpu().median);
    }
    if let Some(warm) = table.row(Work::Warm) {
        push("nothing changed, to a cold build: time", 0.25, "×", warm.wall().median / cold.wall().median);
    }
    push("peak memory of a cold build", 150.0, "MB", cold.peak());
}

fn of_growth(small: &Table, large: &Table, goals: &mut Vec<Goal>) {
    let (Some(cold), Some(larger)) = (small.row(Work::Cold), large.row(Work::Cold)) else { return };
    let a_page = |row: &Row| row.wall().median / row.output.pages as f64;
    let measured = a_page(larger) / a_page(cold);
    let what = "20,000 units: time of a page in a cold build, to 2,000 units".to_owned();
    goals.push(Goal { what, aim: 1.2, unit: "×", measured });
    let what = "20,000 units: peak memory of a cold build".to_owned();
    goals.push(Goal { what, aim: 1000.0, unit: "MB", measured: larger.peak() });
}

/// The goals for a terminal.
pub fn told(figures: &Figures) -> String {
    let mut text = "\n".to_owned();
    for goal in goals(figures) {
        let (measured, aim) = (goal.show(goal.measured), goal.show(goal.aim));
        let verdict = if goal.is_reached() { "reached" } else { "not reached" };
        let _ = writeln!(text, "{:<88}{measured:>9}   at most {aim:>8}   {verdict}", goal.what);
    }
    text
}
