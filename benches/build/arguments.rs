//! What was typed after `cargo bench --`.

use std::path::PathBuf;

pub const USAGE: &str = "\
cargo bench -- [UNITS]... [--large] [--rounds N] [--threads N] [--in DIR] [--only PART]...
               [--program FILE] [--markdown]

  UNITS        sizes of the synthetic sites (20 200 2000)
  --large      20000 units as well: at most three rounds, and other generators only with `--only others`
  --rounds N   how often everything is measured, turn by turn (5)
  --threads N  for every program that is measured (2)
  --in DIR     where the sites are written; another disk, or /dev/shm (target/tmp)
  --only PART  `builds`, `others` (cold builds beside other generators), `serve`, or `own` (the project's own content)
  --program F  another `syllabus`, to compare with an older one
  --markdown   prints the tables of README.md";

/// Which parts there are to measure.
pub const PARTS: [&str; 4] = ["own", "builds", "others", "serve"];

/// With more units some things are done less often.
const LARGE: usize = 5000;

/// What is meant.
pub struct Options {
    pub sizes: Vec<usize>,
    pub rounds: usize,
    pub threads: usize,
    pub folder: PathBuf,
    pub program: PathBuf,
    pub parts: Vec<String>,
    pub markdown: bool,
}

impl Options {
    /// From the arguments, or nothing where they make no sense.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut options = Options {
            sizes: Vec::new(),
            rounds: 5,
            threads: 2,
            folder: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
            program: PathBuf::from(env!("CARGO_BIN_EXE_syllabus")),
            parts: Vec::new(),
            markdown: false,
        };
        let mut large = false;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => {} // Cargo says so.
                "--large" => large = true,
                "--markdown" => options.markdown = true,
                "--rounds" => options.rounds = number(&arguments.next()?)?,
                "--threads" => options.threads = number(&arguments.next()?)?,
                "--in" => options.folder = PathBuf::from(arguments.next()?),
                "--program" => options.program = PathBuf::from(arguments.next()?),
                "--only" => {
                    options.parts.push(arguments.next().filter(|part| PARTS.contains(&part.as_str()))?)
                }
                _ => options.sizes.push(number(&argument)?),
            }
        }
        if options.sizes.is_empty() {
            options.sizes = vec![20, 200, 2000];
        }
        if large {
            options.sizes.push(20_000);
        }
        Some(options)
    }

    /// Whether a part is wanted: all are, if none is named.
    pub fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }

    /// Whether other generators build a site of that size: if nobody asked, none that could fill the memory of this machine.
    pub fn wants_others(&self, units: usize) -> bool {
        self.wants("others") && (units <= LARGE || !self.parts.is_empty())
    }

    /// How often a site of that size is measured.
    pub fn rounds_of(&self, units: usize) -> usize {
        if units <= LARGE { self.rounds } else { self.rounds.min(3) }
    }

    /// What to type to measure the same again.
    pub fn command(&self) -> String {
        let sizes: String = self.sizes.iter().map(|size| format!(" {size}")).collect();
        let parts: String = self.parts.iter().map(|part| format!(" --only {part}")).collect();
        format!("cargo bench --{sizes} --rounds {} --threads {}{parts}", self.rounds, self.threads)
    }
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}
