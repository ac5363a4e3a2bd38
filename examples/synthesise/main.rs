//! Writes a site of any size that uses everything the format has and means nothing:
//!
//! ```text
//! cargo run --release --example synthesise -- --units 200 target/synthetic-200
//! cargo run --release -- -C target/synthetic-200 build
//! ```
//!
//! With `--for hugo`, `--for zola` or `--for mdbook` it writes the same site in the format of another generator, for comparisons.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a small program of its own, which writes files"
)]

mod fields;
mod hugo;
mod mdbook;
mod synthetic;
mod zola;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: synthesise --units N DIR               DIR must not exist, or hold a synthetic site of ours
       synthesise --units N --terms N DIR     with so many terms in the glossary
       synthesise --units N --for hugo DIR    or zola, or mdbook; DIR must not exist";

/// Files one after the other: path and text.
type Files = Box<dyn Iterator<Item = (String, String)>>;

/// What was asked for.
struct Wanted {
    units: usize,
    terms: Option<usize>,
    generator: Option<String>,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let wanted = wanted();
    let Some((wanted, files)) = wanted.and_then(|wanted| files(&wanted).map(|files| (wanted, files))) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match clear(&wanted).and_then(|()| write(files, &wanted.folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", wanted.folder.display());
            ExitCode::from(2)
        }
    }
}

fn wanted() -> Option<Wanted> {
    let mut arguments = std::env::args().skip(1);
    let (mut units, mut terms, mut generator, mut folder) = (None, None, None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--units" => units = arguments.next()?.parse().ok().filter(|units| *units > 0),
            "--terms" => terms = Some(arguments.next()?.parse().ok()?),
            "--for" => generator = Some(arguments.next()?),
            _ if folder.replace(PathBuf::from(&argument)).is_some() => return None,
            _ => {}
        }
    }
    Some(Wanted { units: units?, terms, generator, folder: folder? })
}

fn files(wanted: &Wanted) -> Option<Files> {
    match wanted.generator.as_deref() {
        None => Some(match wanted.terms {
            Some(terms) => Box::new(synthetic::files_with(wanted.units, synthetic::Terms::new(terms))),
            None => Box::new(synthetic::files(wanted.units)),
        }),
        // The other generators have no links of this kind to make.
        Some(_) if wanted.terms.is_some() => None,
        Some("mdbook") => Some(Box::new(mdbook::files(wanted.units))),
        Some("zola") => Some(Box::new(zola::files(wanted.units))),
        Some("hugo") => Some(Box::new(hugo::files(wanted.units))),
        Some(_) => None,
    }
}

fn write(files: Files, folder: &Path) -> std::io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Takes away the content of an earlier run, and of nothing else.
fn clear(wanted: &Wanted) -> std::io::Result<()> {
    let content = wanted.folder.join("content");
    if !content.exists() {
        return Ok(());
    }
    let site = std::fs::read_to_string(content.join("site.yaml")).unwrap_or_default();
    if wanted.generator.is_some() || !site.starts_with("title: A synthetic site\n") {
        return Err(std::io::Error::other("this folder holds something else"));
    }
    std::fs::remove_dir_all(content)
}
