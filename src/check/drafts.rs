//! What is not complete yet is not held to rules on teaching.

use crate::diagnostic::{Area, Diagnostic, Severity};
use crate::parse::Authored;
use crate::source::{FileId, Inputs};

/// Folders of organisations, qualifications and units that are drafts. Single files are excused where they are read.
pub struct Drafts(Vec<String>);

impl Drafts {
    /// Those of a site.
    pub fn of(authored: &Authored) -> Self {
        let organisations = authored.organisations.iter().map(|it| (&it.record, &it.folder));
        let qualifications = authored.qualifications.iter().map(|it| (&it.record, &it.folder));
        let units = authored.units.iter().map(|it| (&it.record, &it.folder));
        let all = organisations.chain(qualifications).chain(units);
        Drafts(
            all.filter(|(record, _)| record.draft).map(|(_, folder)| format!("content/{folder}/")).collect(),
        )
    }

    fn have(&self, file: FileId, inputs: &Inputs) -> bool {
        inputs
            .get(file)
            .is_some_and(|file| self.0.iter().any(|folder| file.path().starts_with(folder.as_str())))
    }

    /// Takes warnings on teaching in drafts out.
    pub fn excuse(&self, diagnostics: &mut Vec<Diagnostic>, inputs: &Inputs) {
        if !self.0.is_empty() {
            diagnostics.retain(|it| {
                let is_strict = it.rule.area != Area::Teaching || it.severity == Severity::Error;
                is_strict || !self.have(it.place.file, inputs)
            });
        }
    }
}
