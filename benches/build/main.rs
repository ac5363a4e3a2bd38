//! How fast the program is: `cargo bench`, or `cargo bench -- --help`. `benches/README.md` says how to read what it prints.
//!
//! What is measured is the program that people run, as processes: each build starts it anew, so that none warms the memory of
//! another. Turn by turn with it run a program that only reads and writes, and other generators, so that what else the machine does hits
//! all of them alike.
#![allow(clippy::disallowed_methods, reason = "measures the disk, the clock and processes")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::use_debug,
    reason = "a measurement that fails should stop, and say where"
)]

mod arguments;
mod bare;
#[path = "../../examples/synthesise/fields.rs"]
mod fields;
mod figures;
mod goals;
#[path = "../../examples/synthesise/hugo/mod.rs"]
mod hugo;
mod markdown;
#[path = "../../examples/synthesise/mdbook/mod.rs"]
mod mdbook;
mod measure;
mod others;
mod place;
mod preview;
mod rounds;
mod site;
#[path = "../../examples/synthesise/synthetic/mod.rs"]
#[allow(dead_code, reason = "made for the program that writes sites")]
mod synthetic;
#[path = "../../examples/synthesise/zola/mod.rs"]
mod zola;

use arguments::{Options, USAGE};
use figures::Figures;
use place::Place;
use std::path::Path;
use std::process::ExitCode;

/// The first argument of the program that does nothing but read and write.
const BARE: &str = "bare";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [measure::PARENT, ..] => return measure::be_parent(&arguments[1..]),
        [BARE, site, list, out, threads] => {
            bare::bare(Path::new(site), Path::new(list), Path::new(out), threads.parse().unwrap());
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let Some(options) = Options::parse(arguments.into_iter()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let figures = all(&options);
    if options.markdown {
        print!("{}", markdown::tables(&figures));
    }
    ExitCode::SUCCESS
}

fn all(options: &Options) -> Figures {
    let place = Place::new(&options.folder);
    let mut figures = Figures::about(options, &place);
    eprintln!("{}", figures.setting);
    if options.wants("own") {
        figures.add(rounds::own_content(&place, options));
    }
    for units in &options.sizes {
        if options.wants("builds") || options.wants("others") {
            figures.add(rounds::synthetic(&place, options, *units));
        }
        if options.wants("serve")
            && let Some(latencies) = preview::latencies(&place, options, *units)
        {
            figures.add_latencies(latencies);
        }
    }
    eprint!("{}", goals::told(&figures));
    figures
}
