//! How long a build takes, and where the time goes: `cargo bench`, or `cargo bench -- 500` for another number of units.
//! `benches/README.md` says how to read what it prints.
//!
//! Each measurement is a process of its own, this program started again with what to do, so that none warms the memory of another
//! and each knows its peak.
#![allow(clippy::disallowed_methods, reason = "measures the disk, the clock and processes")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that fails should stop"
)]

mod bare;
mod stages;
#[path = "../../examples/synthesise/synthetic/mod.rs"]
#[allow(dead_code, reason = "made for the program that writes sites")]
mod synthetic;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const SIZES: &[usize] = &[200, 2000];
const ROUNDS: usize = 5;
/// Of the build and of the bare program alike.
const THREADS: usize = 2;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["stages", site, out] => stages::stages(Path::new(site), Path::new(out)),
        ["whole", site, out] => stages::whole(Path::new(site), Path::new(out)),
        ["bare", site, like, out] => bare::bare(Path::new(site), Path::new(like), Path::new(out)),
        sizes => {
            let asked: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
            let sizes = if asked.is_empty() { SIZES } else { &asked };
            sizes.iter().for_each(|units| compare(*units));
        }
    }
}

/// What one process told, in the order in which it did: names and numbers.
type Told = Vec<(String, f64)>;

fn compare(units: usize) {
    let place = Place::new(units);
    place.run(&["whole"], &place.like); // What the bare program writes as well; also fills the system's caches.
    let mut told: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        // Turn by turn, so that what else the machine does hits all of them alike.
        for what in ["whole", "bare", "stages"] {
            told.entry(what).or_default().push(place.measure(what));
        }
    }
    print(units, &place, &told);
}

/// Folders of one comparison.
struct Place {
    site: PathBuf,
    like: PathBuf,
    out: PathBuf,
}

impl Place {
    fn new(units: usize) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{units}"));
        let _ = std::fs::remove_dir_all(&root);
        let site = root.join("site");
        for (path, text) in synthetic::files(units) {
            let path = site.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Place { site, like: root.join("like"), out: root.join("out") }
    }

    fn measure(&self, what: &str) -> Told {
        let _ = std::fs::remove_dir_all(&self.out);
        match what {
            "bare" => self.run(&["bare"], &self.out),
            what => self.run(&[what], &self.out),
        }
    }

    fn run(&self, what: &[&str], out: &Path) -> Told {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(what).arg(&self.site).env("RAYON_NUM_THREADS", THREADS.to_string());
        if what == ["bare"] {
            command.arg(&self.like);
        }
        let ended = command.arg(out).output().unwrap();
        let said = String::from_utf8(ended.stdout).unwrap();
        assert!(ended.status.success(), "{what:?}: {said}{}", String::from_utf8_lossy(&ended.stderr));
        let line = |line: &str| {
            line.rsplit_once('\t').map(|(name, number)| (name.to_owned(), number.parse().unwrap()))
        };
        said.lines().filter_map(line).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(root) = self.site.parent() {
            let _ = std::fs::remove_dir_all(root);
        }
    }
}

/// Tells the parent process one number.
fn tell(name: &str, number: f64) {
    println!("{name}\t{number}");
}

fn tell_time(name: &str, time: Duration) {
    tell(name, time.as_secs_f64() * 1000.0);
}

fn print(units: usize, place: &Place, told: &BTreeMap<&str, Vec<Told>>) {
    let (files_in, bytes_in) = bare::weigh(&place.site);
    let (files_out, bytes_out) = bare::weigh(&place.like);
    let mb = |bytes: u64| bytes as f64 / 1e6;
    println!(
        "\n{units} units: {files_in} files, {:.1} MB in; {files_out} files, {:.1} MB out; {THREADS} threads",
        mb(bytes_in),
        mb(bytes_out)
    );
    println!("  {:<34}{:>9} {:>9}", "milliseconds", "median", "least");
    for (name, _) in &told["stages"][0] {
        line(name, &values(&told["stages"], name), "");
    }
    let (whole, bare) = (values(&told["whole"], "whole"), values(&told["bare"], "bare"));
    let peak = median(&values(&told["whole"], "peak"));
    line("whole build", &whole, &format!("peak memory {peak:.0} MB"));
    line("bare reading and writing", &bare, "");
    let cpu = |what: &str| values(&told[what], "cpu");
    line("whole build, work of all threads", &cpu("whole"), "");
    line("bare program, work of all threads", &cpu("bare"), "");
    let (medians, leasts) = (median(&whole) / median(&bare), least(&whole) / least(&bare));
    println!("  {:<34}{medians:>9.2} {leasts:>9.2}", "whole to bare");
}

fn line(name: &str, times: &[f64], remark: &str) {
    println!("  {name:<34}{:>9.0} {:>9.0}   {remark}", median(times), least(times));
}

fn least(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::INFINITY, f64::min)
}

fn values(rounds: &[Told], name: &str) -> Vec<f64> {
    rounds
        .iter()
        .flat_map(|told| told.iter().filter(|(known, _)| known == name))
        .map(|(_, number)| *number)
        .collect()
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
