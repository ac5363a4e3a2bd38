//! `syllabus new qualification`.

use clap::Args;

use super::yaml_text::yaml_text;
use super::{Failure, Known, Scaffold, folder_name};
use crate::model::slug;
use crate::parse::authored;

/// Starts a qualification.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  syllabus new qualification sfj-awards 601/3835/X 'Level 3 Diploma for Contact Management in Policing'
makes content/sfj-awards/contact-management-in-policing-l3/qualification.yaml")]
pub(in crate::cli) struct Qualification {
    /// Its awarding organisation: folder or name.
    organisation: String,
    /// Its number in the regulator's register: 601/3835/X.
    number: String,
    /// Its full title.
    title: String,
    /// Its level, if the title does not say it.
    #[arg(long)]
    level: Option<u8>,
    /// Its folder, if not made from title and level.
    #[arg(long, value_name = "NAME")]
    folder: Option<String>,
}

impl Qualification {
    pub(super) fn scaffold(&self, known: &Known) -> Result<Scaffold, Failure> {
        let organisation = known.organisation(&self.organisation)?;
        if let Ok(there) = known.qualification(&self.number) {
            return Err(Failure::new(format!(
                "there is a qualification `{}`: content/{}",
                self.number, there.folder
            )));
        }
        let Some(level) = self.level.or_else(|| level_in(&self.title)) else {
            return Err(Failure::new("the title does not say the level\nadd it: `--level 3`"));
        };
        let derived = format!("{}-l{level}", slug(&self.subject(organisation)));
        let folder = folder_name(self.folder.as_deref(), &derived)?;
        let text = include_str!("qualification.yaml")
            .replace("{level}", &level.to_string())
            .replace("{number}", &yaml_text(&self.number))
            .replace("{title}", &yaml_text(&self.title));
        Ok(Scaffold {
            path: format!("{}/{folder}/qualification.yaml", organisation.folder),
            text,
            next: vec![
                "fill in credits, hours and the groups of units, from the handbook".to_owned(),
                format!("syllabus new unit {} NUMBER 'TITLE'", self.number),
            ],
        })
    }

    /// The title without what goes without saying in its folder: organisation, level, size.
    fn subject(&self, organisation: &authored::Organisation) -> String {
        let name = organisation.name.as_deref().unwrap_or_default();
        let title = self.title.trim();
        let title = title.strip_prefix(name).unwrap_or(title);
        let words: Vec<&str> = title.split_whitespace().collect();
        let sizes = ["award", "certificate", "diploma"];
        let size = words.iter().position(|word| sizes.contains(&word.to_lowercase().as_str()));
        let rest = &words[size.map_or(0, |at| at + 1)..];
        let joins = rest.first().is_some_and(|word| ["for", "in", "of", "on"].contains(word));
        let rest = &rest[usize::from(joins)..];
        if rest.is_empty() { title.to_owned() } else { rest.join(" ") }
    }
}

/// The level that a title tells: 3 of "Level 3 Diploma".
fn level_in(title: &str) -> Option<u8> {
    let words: Vec<&str> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| word.eq_ignore_ascii_case("level"))?;
    words.get(at + 1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::level_in;

    #[test]
    fn titles_tell_their_level() {
        assert_eq!(level_in("SFJ Awards Level 3 Diploma"), Some(3));
        assert_eq!(level_in("Certificate (Level 2)"), Some(2));
        assert_eq!(level_in("Certificate in Spirit Levels"), None);
    }
}
