//! `syllabus theme`.

use std::path::Path;

use clap::{Args, Subcommand};

use super::{End, Ended, Failure, check_name, command, from_here, say};
use crate::diagnostic::nearest;
use crate::{parse, read, theme, write};

/// The folder that a first change of a theme goes to.
const MINE: &str = "mine";

/// Changes how the site looks.
#[derive(Debug, Subcommand)]
pub(super) enum Theme {
    Eject(Eject),
}

/// Copies one file of the built-in theme into the site, to be changed there.
///
/// Every file that the site's theme does not have comes from the built-in one, so copy only what you want to change.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus theme eject                       lists the files
  syllabus theme eject assets/tokens.css     colours, sizes and type
  syllabus theme eject templates/unit.html   the page of a unit

The copy goes to themes/NAME, where NAME is the `theme:` of content/site.yaml, or `mine` if it says none.")]
pub(super) struct Eject {
    /// The file to copy; without it the files are listed.
    #[arg(value_name = "FILE")]
    file: Option<String>,
}

impl Theme {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let Theme::Eject(eject) = self;
        match &eject.file {
            None => say::result(&(files().join("\n") + "\n")),
            Some(file) => take_out(site, find(file)?)?,
        }
        Ok(End::Clean)
    }
}

/// Files that make sense in another theme; what the theme itself is, each theme says for itself.
fn files() -> Vec<&'static str> {
    theme::embedded_files().into_iter().filter(|name| *name != "theme.yaml").collect()
}

/// The file called so: its path, or its name alone.
fn find(wanted: &str) -> Result<&'static str, Failure> {
    let wanted = wanted.trim_start_matches("./").trim_start_matches("themes/default/");
    let files = files();
    let name = |file: &'static str| file.rsplit('/').next().unwrap_or(file);
    if let Some(file) = files.iter().find(|file| **file == wanted || name(file) == wanted) {
        return Ok(file);
    }
    let names = files.iter().copied().chain(files.iter().copied().map(name));
    let advice = match nearest(wanted, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its files are:\n{}", files.join("\n")),
    };
    Err(Failure::new(format!("the built-in theme has no file `{wanted}`\n{advice}")))
}

fn take_out(site: &Path, file: &str) -> Result<(), Failure> {
    let inputs = read::read(site)?;
    let settings = parse::survey(&inputs, parse::nothing).0.settings;
    let used = settings.and_then(|settings| settings.theme.clone()).map(|theme| theme.value);
    let name = used.as_deref().filter(|name| *name != theme::DEFAULT).unwrap_or(MINE);
    check_name(name)?;
    let folder = format!("{}/{name}", read::THEMES);
    let is_new = inputs.below(&format!("{folder}/")).is_empty();
    let bytes = theme::embedded_file(file).unwrap_or_default();
    let path = format!("{folder}/{file}");
    write::create_new(&site.join(&path), bytes)?;
    let mut said = format!("created {}\n", from_here(site, Path::new(&path)).display());
    if is_new {
        let path = format!("{folder}/theme.yaml");
        let text =
            format!("# What is not in this folder comes from this theme.\nextends: {}\n", theme::DEFAULT);
        write::create_new(&site.join(&path), text.as_bytes())?;
        said.push_str(&format!("created {}\n", from_here(site, Path::new(&path)).display()));
    }
    said.push_str("\nNext:\n");
    if used.as_deref() != Some(name) {
        said.push_str(&format!("  write `theme: {name}` in content/site.yaml\n"));
    }
    said.push_str(&format!("  change the copy, and look: {}\n", command(site, "serve")));
    say::result(&said);
    Ok(())
}
