//! What is measured, in which order.

use super::arguments::Options;
use super::bare;
use super::figures::{Table, Work};
use super::measure::Run;
use super::others::Other;
use super::place::{Place, Weight};
use super::site::{Edit, Site};
use std::path::{Path, PathBuf};

/// Builds a synthetic site in every situation, and has others build theirs.
pub fn synthetic(place: &Place, options: &Options, units: usize) -> Table {
    eprintln!("\n{units} units: writing the sources");
    let site = Site::synthetic(place, &options.program, units);
    let others = if options.wants_others(units) { Other::installed(place, units) } else { Vec::new() };
    let mut table = Table::new(&format!("{units} units"), Weight::of(&site.folder));
    let bare = Bare::like(place, &site, options);
    table.output = Weight::of(&site.public());
    let rounds = options.rounds_of(units);
    for round in 1..=rounds {
        eprintln!("{units} units: round {round} of {rounds}");
        table.add(Work::Bare, bare.run(place).cost(), table.output);
        site.forget(place);
        table.add(Work::Cold, site.build(options.threads).cost(), table.output);
        if options.wants("builds") {
            again(&site, options, round, &mut table);
        }
        for other in &others {
            let out = place.fresh(other.name);
            let cost = other.build(&out, options.threads).cost();
            table.add(Work::Other(other.name), cost, Weight::of(&out));
        }
    }
    table
}

/// Builds the project's own content, with and without what an earlier build left.
pub fn own_content(place: &Place, options: &Options) -> Table {
    let site = Site::copy_of(place, &options.program, Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut table = Table::new("the project's own content", Weight::of(&site.folder));
    let bare = Bare::like(place, &site, options);
    table.output = Weight::of(&site.public());
    for _ in 0..options.rounds {
        table.add(Work::Bare, bare.run(place).cost(), table.output);
        site.forget(place);
        table.add(Work::Cold, site.build(options.threads).cost(), table.output);
        table.add(Work::Warm, site.build(options.threads).cost(), table.output);
    }
    table
}

/// Builds on what the build before left: unchanged, and after each kind of edit.
fn again(site: &Site, options: &Options, round: usize, table: &mut Table) {
    table.add(Work::Warm, site.build(options.threads).cost(), table.output);
    for edit in Edit::ALL {
        site.edit(edit, round);
        table.add(Work::Edited(edit), site.build(options.threads).cost(), table.output);
        site.assert_edited(edit, round);
    }
}

/// The program that only reads and writes, and what it has to copy.
struct Bare {
    site: PathBuf,
    list: PathBuf,
    threads: usize,
}

impl Bare {
    /// Builds the site once, to know what is written; this fills the system's caches as well.
    fn like(place: &Place, site: &Site, options: &Options) -> Self {
        site.build(options.threads).cost();
        let list = place.fresh("list");
        std::fs::write(&list, bare::inventory(&site.public())).unwrap();
        Bare { site: site.folder.clone(), list, threads: options.threads }
    }

    fn run(&self, place: &Place) -> Run {
        let run = Run::own(super::BARE).with(&self.site).with(&self.list);
        run.with(place.fresh("bare")).with(self.threads.to_string())
    }
}
