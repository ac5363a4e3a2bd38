//! What the rules cost: `cargo bench --bench check [-- FOLDER]`.
//!
//! It reads a site of 2,000 made-up units, or that of a folder, and does what a build does up to `check`, turn by turn without any
//! rule and with all of them. The least times of several rounds are compared, because everything else a machine does only adds to
//! them.
#![allow(clippy::disallowed_methods, reason = "measures the disk and the clock")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::use_debug,
    reason = "a measurement that fails should stop, and say where"
)]

#[path = "../../examples/synthesise/synthetic/mod.rs"]
#[allow(dead_code, reason = "made for the program that writes sites")]
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use syllabus::check::{self, Whole};
use syllabus::plan::Addresses;
use syllabus::resolve::{self, Options, Resolution};
use syllabus::source::Inputs;
use syllabus::{parse, read};

// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 7;
const UNITS: usize = 2_000;

fn main() {
    // `cargo bench` itself adds `--bench`.
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let made = tempfile::tempdir().unwrap();
    let site = folder.unwrap_or_else(|| synthesise(made.path()));
    let inputs = read::read(&site).unwrap();
    println!("{} files in {}", inputs.len(), site.display());
    let (mut without, mut with) = (Duration::MAX, Duration::MAX);
    for round in 1..=ROUNDS {
        let (plain, checked) = (timed(|| plainly(&inputs)), timed(|| checked(&inputs)));
        println!("round {round}: without rules {plain:.2?}, with rules {checked:.2?}");
        (without, with) = (without.min(plain), with.min(checked));
    }
    println!(
        "least: {without:.2?} and {with:.2?}, which is {:.2} times as much",
        with.as_secs_f64() / without.as_secs_f64()
    );
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

/// What a build does up to `check`.
fn plainly(inputs: &Inputs) -> usize {
    let (authored, found) = parse::survey(inputs, parse::nothing);
    let Resolution { site, diagnostics, .. } = resolve::resolve(authored, Options::default(), None);
    std::hint::black_box(Addresses::new(&site));
    found.len() + diagnostics.len()
}

/// The same, with every rule.
fn checked(inputs: &Inputs) -> usize {
    let (authored, found) = parse::survey(inputs, check::read);
    let Resolution { site, places, clues, diagnostics } =
        resolve::resolve(authored, Options::default(), None);
    let addresses = Addresses::new(&site);
    let whole = Whole::new((&site, &places, &addresses), clues, inputs, Vec::new());
    check::site(&whole.knowing(None, &diagnostics)).len() + found.len()
}

fn synthesise(folder: &Path) -> PathBuf {
    for (path, text) in synthetic::files(UNITS) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder.to_owned()
}
