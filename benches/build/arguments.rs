//! What was typed after `cargo bench --`.

use std::path::PathBuf;

pub const USAGE: &str = "\
cargo bench -- [UNITS]... [--large] [--rounds N] [--threads N] [--in DIR] [--only PART]... [--markdown]

  UNITS        sizes of the synthetic sites (20 200 2000)
  --large      20000 units as well
  --rounds N   how often everything is measured, turn by turn (5)
  --threads N  for every program that is measured (2)
  --in DIR     where the sites are written; another disk, or /dev/shm (target/tmp)
  --only PART  `builds`, `others` (cold builds beside other generators), or `own` (the project's own content)
  --markdown   prints the tables of README.md";

/// Which parts there are to measure.
pub const PARTS: [&str; 3] = ["own", "builds", "others"];

/// What is meant.
pub struct Options {
    pub sizes: Vec<usize>,
    pub rounds: usize,
    pub threads: usize,
    pub folder: PathBuf,
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

    /// What to type to measure the same again.
    pub fn command(&self) -> String {
        let sizes: String = self.sizes.iter().map(|size| format!(" {size}")).collect();
        format!("cargo bench --{sizes} --rounds {} --threads {}", self.rounds, self.threads)
    }
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}
