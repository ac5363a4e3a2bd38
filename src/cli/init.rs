//! `syllabus init`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use super::{End, Ended, Failure, command, from_here, say};
use crate::write;

/// The small site that people start from.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init");

/// Makes a small, complete site that shows how everything is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  syllabus init revision
  syllabus -C revision build")]
pub(super) struct Init {
    /// The folder to make; it must be new or empty.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let folder = from_here(site, &self.folder);
        check_empty(&folder)?;
        let mut files: Vec<(String, &[u8])> = Vec::new();
        collect(&STARTER, &mut files);
        let mut said = String::new();
        for (path, bytes) in files {
            match write::create_new(&folder.join(&path), bytes) {
                // Somebody may have started with git and its list of what to leave out.
                Err(write::Error::Exists { .. }) if path == ".gitignore" => {
                    said.push_str("left your .gitignore as it is; add the line `/public/` to it\n");
                }
                written => {
                    written?;
                    said.push_str(&format!("created {}\n", folder.join(&path).display()));
                }
            }
        }
        say::result(&(said + &next(&folder)));
        Ok(End::Clean)
    }
}

fn next(folder: &Path) -> String {
    let command = command(folder, "build");
    let home = from_here(folder, Path::new("public/index.html"));
    format!(
        "\nNext:\n  {command}     makes the site; then open {} in a browser\n  \
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

/// All files of the starter by path. Its list for git has no dot there, so that it means nothing to the git of syllabus itself.
fn collect(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let path = parts.join("/");
        files.push((if path == "gitignore" { ".gitignore".to_owned() } else { path }, file.contents()));
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}
