//! Writes a site of any size that uses everything the format has and means nothing:
//!
//! ```text
//! cargo run --release --example synthesise -- --units 200 target/synthetic-200
//! cargo run --release -- -C target/synthetic-200 build
//! ```
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a small program of its own, which writes files"
)]

mod synthetic;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some((units, folder)) = arguments() else {
        eprintln!("usage: synthesise --units N DIR    (DIR must not exist, or hold a synthetic site)");
        return ExitCode::from(2);
    };
    match write(units, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::from(2)
        }
    }
}

fn arguments() -> Option<(usize, PathBuf)> {
    let mut arguments = std::env::args().skip(1);
    let (mut units, mut folder) = (None, None);
    while let Some(argument) = arguments.next() {
        if argument == "--units" {
            units = arguments.next()?.parse().ok().filter(|units| *units > 0);
        } else if folder.replace(PathBuf::from(argument)).is_some() {
            return None;
        }
    }
    units.zip(folder)
}

fn write(units: usize, folder: &Path) -> std::io::Result<()> {
    clear(folder)?;
    for (path, text) in synthetic::files(units) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Takes away the content of an earlier run, and of nothing else.
fn clear(folder: &Path) -> std::io::Result<()> {
    let content = folder.join("content");
    if !content.exists() {
        return Ok(());
    }
    let site = std::fs::read_to_string(content.join("site.yaml")).unwrap_or_default();
    if !site.starts_with("title: A synthetic site\n") {
        return Err(std::io::Error::other("this folder holds a site that is not synthetic"));
    }
    std::fs::remove_dir_all(content)
}
