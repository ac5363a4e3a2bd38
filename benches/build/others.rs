//! Other generators that are installed here, and the same logical site in their formats.
//!
//! Each is found in the `PATH`, or where a variable named after it says: `HUGO=/opt/hugo`.

use super::measure::Run;
use super::place::{Place, write_all};
use super::{hugo, mdbook, zola};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files one after the other: path and text.
type Files = Box<dyn Iterator<Item = (String, String)>>;

/// What is known of one generator.
struct Known {
    name: &'static str,
    program: &'static str,
    version: &'static str,
    files: fn(usize) -> Files,
    command: fn(Run, &Path, &Path) -> Run,
}

const KNOWN: [Known; 3] = [HUGO, ZOLA, MDBOOK];

const HUGO: Known = Known {
    name: "Hugo",
    program: "hugo",
    version: "version",
    files: |units| Box::new(hugo::files(units)),
    command: |run, site, out| run.with("build").with("--source").with(site).with("--destination").with(out),
};

const ZOLA: Known = Known {
    name: "Zola",
    program: "zola",
    version: "--version",
    files: |units| Box::new(zola::files(units)),
    command: |run, site, out| run.with("--root").with(site).with("build").with("--output-dir").with(out),
};

const MDBOOK: Known = Known {
    name: "mdBook",
    program: "mdbook",
    version: "--version",
    files: |units| Box::new(mdbook::files(units)),
    command: |run, site, out| run.with("build").with("--dest-dir").with(out).with(site),
};

/// One that is installed, with its site.
pub struct Other {
    pub name: &'static str,
    program: PathBuf,
    site: PathBuf,
    command: fn(Run, &Path, &Path) -> Run,
}

impl Other {
    /// All that are installed. Writes their sites.
    pub fn installed(place: &Place, units: usize) -> Vec<Self> {
        KNOWN.iter().filter_map(|known| Other::find(known, place, units)).collect()
    }

    fn find(known: &Known, place: &Place, units: usize) -> Option<Self> {
        let Some(program) = program(known.program) else {
            eprintln!("{} is not installed here", known.name);
            return None;
        };
        let site = place.fresh(&format!("site-{}-{units}", known.program));
        write_all(&site, (known.files)(units));
        Some(Other { name: known.name, program, site, command: known.command })
    }

    /// A cold build into the folder `out`, on so many threads.
    pub fn build(&self, out: &Path, threads: usize) -> Run {
        let run = (self.command)(Run::new(&self.program), &self.site, out);
        let cache = out.with_extension("cache");
        let run = run.knowing("HUGO_CACHEDIR", cache).knowing("GOMAXPROCS", threads.to_string());
        run.knowing("RAYON_NUM_THREADS", threads.to_string())
    }
}

/// Where a program is.
fn program(name: &str) -> Option<PathBuf> {
    let named = std::env::var_os(name.to_uppercase()).map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path).map(|folder| folder.join(name));
    named.into_iter().chain(in_path).find(|program| program.is_file())
}

/// What the installed generators say of their versions.
pub fn versions() -> Vec<String> {
    let version = |known: &Known| {
        let said = Command::new(program(known.program)?).arg(known.version).output().ok()?;
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let word = said.split_whitespace().find(|word| word.contains('.'))?.to_owned();
        let number = word.split('-').next().unwrap_or_default().trim_start_matches('v').to_owned();
        Some(format!("{} {number}", known.name))
    };
    KNOWN.iter().filter_map(version).collect()
}
