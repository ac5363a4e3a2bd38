//! `syllabus init`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{End, Ended, Failure, command, from_here, say, schema};
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
            said.push_str(&create(&folder, path, text)?);
        }
        for (path, text) in schema::for_editors() {
            said.push_str(&create(&folder, &path, &text)?);
        }
        say::result(&(said + &next(&folder)));
        Ok(End::Clean)
    }
}

/// Makes a file, unless somebody has it already: people may have started with git or with their editor.
fn create(folder: &Path, path: &str, text: &str) -> Result<String, Failure> {
    match write::create_new(&folder.join(path), text.as_bytes()) {
        Err(write::Error::Exists { .. }) => Ok(format!("left your {path} as it is{}\n", advice(path, text))),
        written => {
            written?;
            Ok(format!("created {}\n", folder.join(path).display()))
        }
    }
}

/// What to do about a file that is there already.
fn advice(path: &str, text: &str) -> String {
    match path {
        ".gitignore" => "; add the lines `/public/` and `/.syllabus-cache/` to it".to_owned(),
        schema::SETTINGS => {
            format!("; so that VS Code knows the fields of your files, add this to it:\n{text}")
        }
        _ => String::new(),
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
