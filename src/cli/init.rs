//! `syllabus init`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{End, Ended, Failure, command, from_here, say};
use crate::write;

macro_rules! starter {
    ($($path:literal),* $(,)?) => {
        &[(".gitignore", include_str!("init/gitignore")), $(($path, include_str!(concat!("init/", $path)))),*]
    };
}

/// The small site that people start from. Its list for git has no dot in our own folder, where it would mean something.
static STARTER: &[(&str, &str)] = starter![
    "content/site.yaml",
    "content/index.md",
    "content/about.md",
    "content/glossary.yaml",
    "content/harbour-awards/organisation.yaml",
    "content/harbour-awards/front-desk-l2/qualification.yaml",
    "content/harbour-awards/front-desk-l2/overview.md",
    "content/harbour-awards/front-desk-l2/fd-01/unit.yaml",
    "content/harbour-awards/front-desk-l2/fd-01/topic.md",
    "content/harbour-awards/front-desk-l2/fd-01/lo1.md",
    "content/harbour-awards/front-desk-l2/fd-01/lo2.yaml",
];

/// Makes a small, complete site that shows how everything is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  syllabus init revision
  syllabus -C revision serve")]
pub(super) struct Init {
    /// The folder to make; it must be new or empty.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let folder = from_here(site, &self.folder);
        check_empty(&folder)?;
        let mut said = String::new();
        for (path, text) in STARTER {
            match write::create_new(&folder.join(path), text.as_bytes()) {
                // Somebody may have started with git and its list of what to leave out.
                Err(write::Error::Exists { .. }) if *path == ".gitignore" => {
                    said.push_str("left your .gitignore as it is; add the lines `/public/` and `/.syllabus-cache/` to it\n");
                }
                written => {
                    written?;
                    said.push_str(&format!("created {}\n", folder.join(path).display()));
                }
            }
        }
        say::result(&(said + &next(&folder)));
        Ok(End::Clean)
    }
}

fn next(folder: &Path) -> String {
    let (serve, build) = (command(folder, "serve"), command(folder, "build"));
    let home = from_here(folder, Path::new("public/index.html"));
    format!(
        "\nNext:\n  {serve}     shows the site in your browser, anew whenever you save\n  \
         {build}     makes the site; then open {} in a browser\n  \
         Read content/index.md and the files beside it: each one says how it is written.\n",
        home.display()
    )
}

/// A folder that is not there, or that holds nothing but hidden files such as `.git`.
fn check_empty(folder: &Path) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::new(format!("{} can't be used: {error}", folder.display()))),
        Ok(entries) => entries,
    };
    for entry in entries {
        let name = entry?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            return Err(Failure::new(format!(
                "the folder {} is not empty ({}), and nothing in it was touched\nname a new folder: `syllabus init revision`",
                folder.display(),
                name.to_string_lossy()
            )));
        }
    }
    Ok(())
}
