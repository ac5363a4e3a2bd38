//! `syllabus new …`: files to go on with, in the right place. Nothing is overwritten.

mod known;
mod organisation;
mod page;
mod qualification;
mod topic;
mod unit;
mod yaml_text;

use std::path::Path;

use clap::Subcommand;

use super::{End, Ended, Failure, check_name, command, from_here, say};
use crate::{read, write};
use known::Known;

/// Starts a new organisation, qualification, unit, topic or page.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples, each one building on the one before:
  syllabus new organisation 'SFJ Awards'
  syllabus new qualification sfj-awards 601/3835/X 'Level 3 Diploma for Contact Management in Policing'
  syllabus new unit 601/3835/X L3-CM-01 'Understanding the police contact management role'
  syllabus new topic L3-CM-01 2
  syllabus new page guide/how-to-revise 'How to revise'

Nothing is ever overwritten.")]
pub(super) enum New {
    Organisation(organisation::Organisation),
    Qualification(qualification::Qualification),
    Unit(unit::Unit),
    Topic(topic::Topic),
    Page(page::Page),
}

/// A file to make and what to do with it.
struct Scaffold {
    /// Path below `content/`.
    path: String,
    text: String,
    next: Vec<String>,
}

impl New {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let known = Known::new(&read::read(site)?);
        let scaffold = match self {
            New::Organisation(new) => new.scaffold(&known),
            New::Qualification(new) => new.scaffold(&known),
            New::Unit(new) => new.scaffold(&known),
            New::Topic(new) => new.scaffold(&known),
            New::Page(new) => new.scaffold(&known),
        }?;
        let path = format!("{}/{}", read::CONTENT, scaffold.path);
        write::create_new(&site.join(&path), scaffold.text.as_bytes())?;
        let mut said = format!("created {}\n\nNext:\n", from_here(site, Path::new(&path)).display());
        for next in scaffold.next {
            let next = next.strip_prefix("syllabus ").map(|rest| command(site, rest)).unwrap_or(next);
            said.push_str(&format!("  {next}\n"));
        }
        say::result(&said);
        Ok(End::Clean)
    }
}

/// A word as it is typed into a shell.
fn typed(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// A name for a folder, from what was typed for it or else from `text`.
fn folder_name(typed: Option<&str>, text: &str) -> Result<String, Failure> {
    let name = match typed {
        Some(typed) => typed.to_owned(),
        None => crate::model::slug(text),
    };
    check_name(&name)?;
    Ok(name)
}
