//! `syllabus new unit`.

use clap::Args;

use super::yaml_text::yaml_text;
use super::{Failure, Known, Scaffold, folder_name, typed};

/// Starts a unit.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  syllabus new unit 601/3835/X L3-CM-01 'Understanding the police contact management role'
makes unit.yaml in the folder l3-cm-01 of that qualification")]
pub(in crate::cli) struct Unit {
    /// The qualification that it belongs to: number or folder.
    qualification: String,
    /// Its number in the handbook: L3-CM-01.
    number: String,
    /// Its title.
    title: String,
    /// Its level, if not that of the qualification.
    #[arg(long)]
    level: Option<u8>,
    /// Its folder, if not made from the number.
    #[arg(long, value_name = "NAME")]
    folder: Option<String>,
}

impl Unit {
    pub(super) fn scaffold(&self, known: &Known) -> Result<Scaffold, Failure> {
        let home = known.qualification(&self.qualification)?;
        let taken = known.authored.units.iter().find(|unit| {
            let in_home = unit.folder.rsplit_once('/').is_some_and(|(folder, _)| folder == home.folder);
            in_home && unit.number.as_ref().is_some_and(|number| number.value == self.number.trim())
        });
        if let Some(there) = taken {
            return Err(Failure::new(format!("there is a unit `{}`: content/{}", self.number, there.folder)));
        }
        let folder = folder_name(self.folder.as_deref(), &self.number)?;
        let text = include_str!("unit.yaml")
            .replace("{level}", &self.level.unwrap_or(home.level).to_string())
            .replace("{number}", &yaml_text(&self.number))
            .replace("{title}", &yaml_text(&self.title));
        Ok(Scaffold {
            path: format!("{}/{folder}/unit.yaml", home.folder),
            text,
            next: vec![
                "write its outcomes and criteria".to_owned(),
                format!(
                    "when they are complete, take out `draft: true` and add {} to a group in content/{}/qualification.yaml",
                    self.number, home.folder
                ),
                format!("syllabus new topic {} 1", typed(&self.number)),
            ],
        })
    }
}
