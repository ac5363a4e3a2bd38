//! What was measured, and the same as a table for people.

use super::arguments::Options;
use super::measure::Cost;
use super::others;
use super::place::{Place, Weight};
use super::preview::{DEBOUNCE, Latencies};
use super::site::Edit;
use std::fmt::Write;
use std::process::Command;

/// One kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Bare,
    Cold,
    Warm,
    Edited(Edit),
    /// A cold build of another generator.
    Other(&'static str),
}

impl Work {
    /// As it is called in the tables.
    pub fn name(self) -> String {
        match self {
            Work::Bare => "bare reading and writing".to_owned(),
            Work::Cold => "cold build".to_owned(),
            Work::Warm => "built again, nothing changed".to_owned(),
            Work::Edited(edit) => edit.name().to_owned(),
            Work::Other(generator) => format!("{generator}, cold build"),
        }
    }
}

/// All rounds of one kind of work.
pub struct Row {
    pub work: Work,
    pub costs: Vec<Cost>,
    /// What lay there in the end.
    pub output: Weight,
}

/// All work on one site.
pub struct Table {
    pub title: String,
    pub sources: Weight,
    pub output: Weight,
    pub rows: Vec<Row>,
}

/// Everything that one run measured.
pub struct Figures {
    /// Where, when and how.
    pub setting: String,
    /// What to type to have it measured again.
    pub command: String,
    pub tables: Vec<Table>,
    /// How long it takes until what was saved is shown, for some sizes.
    pub latencies: Vec<Latencies>,
}

impl Figures {
    /// Nothing yet.
    pub fn about(options: &Options, place: &Place) -> Self {
        let mut setting = vec![
            said(Command::new("date").arg("+%-d %B %Y")).unwrap_or_default(),
            format!("{} threads of {}", options.threads, processor()),
            place.file_system(),
        ];
        setting.extend(others::versions());
        let setting = setting.join(", ");
        Figures { setting, command: options.command(), tables: Vec::new(), latencies: Vec::new() }
    }

    /// Takes in one table, and shows it at once: the next may take long.
    pub fn add(&mut self, table: Table) {
        eprint!("\n{}", table.text());
        self.tables.push(table);
    }

    /// Takes in how long a saver waits, and shows it at once.
    pub fn add_latencies(&mut self, latencies: Latencies) {
        eprint!("\n{}", latencies.text());
        self.latencies.push(latencies);
    }

    /// The table with this title.
    pub fn table(&self, title: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.title == title)
    }
}

impl Table {
    /// An empty one.
    pub fn new(title: &str, sources: Weight) -> Self {
        Table { title: title.to_owned(), sources, output: Weight::default(), rows: Vec::new() }
    }

    /// One more round.
    pub fn add(&mut self, work: Work, cost: Cost, output: Weight) {
        match self.rows.iter_mut().find(|row| row.work == work) {
            Some(row) => row.costs.push(cost),
            None => self.rows.push(Row { work, costs: vec![cost], output }),
        }
    }

    /// All rounds of that work, if there was any.
    pub fn row(&self, work: Work) -> Option<&Row> {
        self.rows.iter().find(|row| row.work == work)
    }

    /// The table for a terminal.
    fn text(&self) -> String {
        let (sources, output) = (self.sources, self.output);
        let mut text = format!(
            "{}: {} files, {:.1} MB in; {} files, {:.1} MB out, {:.1} kB a page\n{:<34}{:>17}{:>19}{:>9}{:>15}\n{:<34}{:>9}{:>8}{:>11}{:>8}{:>9}{:>8}{:>7}\n",
            self.title,
            sources.files,
            mb(sources.bytes),
            output.files,
            mb(output.bytes),
            output.per_page() / 1000.0,
            "",
            "wall ms",
            "work ms",
            "peak",
            "to bare",
            "",
            "median",
            "least",
            "median",
            "least",
            "MB",
            "wall",
            "work"
        );
        for row in &self.rows {
            let (wall, work) = (row.wall(), row.cpu());
            let _ = write!(
                text,
                "{:<34}{:>9.0}{:>8.0}{:>11.0}{:>8.0}{:>9.0}",
                row.work.name(),
                wall.median,
                wall.least,
                work.median,
                work.least,
                row.peak()
            );
            if let Some(bare) = self.row(Work::Bare) {
                let ratios = (wall.median / bare.wall().median, work.median / bare.cpu().median);
                let _ = write!(text, "{:>8.2}{:>7.2}", ratios.0, ratios.1);
            }
            if matches!(row.work, Work::Other(_)) {
                let _ = write!(text, "   {} files, {:.1} MB", row.output.files, mb(row.output.bytes));
            }
            text.push('\n');
        }
        text
    }
}

impl Latencies {
    /// For a terminal.
    fn text(&self) -> String {
        let mut text = format!(
            "{} units, serve: milliseconds from the save to the new bytes, after {} ms of quiet; {:.0} MB\n{:<34}{:>9}{:>8}{:>8}\n",
            self.units, DEBOUNCE, self.peak, "", "median", "least", "most"
        );
        for (edit, _) in &self.edits {
            let Some(spread) = self.after_debounce(*edit) else { continue };
            let _ = writeln!(
                text,
                "{:<34}{:>9.0}{:>8.0}{:>8.0}",
                edit.name(),
                spread.median,
                spread.least,
                spread.most
            );
        }
        text
    }

    /// Milliseconds after the debounce, for one kind of edit.
    pub fn after_debounce(&self, edit: Edit) -> Option<Spread> {
        let (_, times) = self.edits.iter().find(|(known, _)| *known == edit)?;
        Some(Spread::of(times.iter().map(|time| time - DEBOUNCE)))
    }
}

/// The one in the middle, the least and the most.
#[derive(Clone, Copy)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    /// Of at least one number.
    fn of(numbers: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        Spread { median: sorted[sorted.len() / 2], least: sorted[0], most: sorted[sorted.len() - 1] }
    }
}

impl Row {
    /// Milliseconds from start to end.
    pub fn wall(&self) -> Spread {
        Spread::of(self.costs.iter().map(|cost| cost.wall))
    }

    /// Milliseconds of work.
    pub fn cpu(&self) -> Spread {
        Spread::of(self.costs.iter().map(|cost| cost.cpu))
    }

    /// The median of the largest memory, in MB.
    pub fn peak(&self) -> f64 {
        Spread::of(self.costs.iter().map(|cost| cost.peak)).median
    }
}

pub fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name"));
    let name = name.and_then(|name| name.split_once(':')).map(|(_, name)| name.trim().to_owned());
    name.unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}

fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
