//! `syllabus new organisation`.

use clap::Args;

use super::yaml_text::yaml_text;
use super::{Failure, Known, Scaffold, folder_name};

/// Starts an awarding organisation.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  syllabus new organisation 'SFJ Awards'")]
pub(in crate::cli) struct Organisation {
    /// Its name as people know it.
    name: String,
    /// Its folder, if not made from the name.
    #[arg(long, value_name = "NAME")]
    folder: Option<String>,
}

impl Organisation {
    pub(super) fn scaffold(&self, known: &Known) -> Result<Scaffold, Failure> {
        if let Ok(there) = known.organisation(&self.name) {
            return Err(Failure::new(format!(
                "there is an organisation `{}`: content/{}",
                self.name, there.folder
            )));
        }
        let folder = folder_name(self.folder.as_deref(), &self.name)?;
        let text = include_str!("organisation.yaml").replace("{name}", &yaml_text(&self.name));
        Ok(Scaffold {
            next: vec![
                "fill in what you know; lines that begin with # are remarks and examples".to_owned(),
                format!("syllabus new qualification {folder} NUMBER 'TITLE'"),
            ],
            path: format!("{folder}/organisation.yaml"),
            text,
        })
    }
}
