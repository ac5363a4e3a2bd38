//! Topics that are read when their turn comes.

use super::Units;
use super::authored::PlacedTopic;
use super::file::{self, Parsed, Said};
use super::reading::{Clue, Inspect};
use crate::diagnostic::Diagnostic;
use crate::source::{File, FileId, Inputs};
use std::sync::Arc;

/// The file of a topic that nobody has read yet. Topics are nearly all of a site, and nobody needs two at a time.
#[derive(Clone, Debug)]
pub struct UnreadTopic {
    inputs: Inputs,
    file: Arc<File>,
    inspect: Inspect,
}

impl UnreadTopic {
    /// The file, if it is one of a topic.
    pub(super) fn new(
        inputs: &Inputs,
        file: &Arc<File>,
        units: &Units<'_>,
        inspect: Inspect,
    ) -> Option<Self> {
        let is_topic = file::role(file, units.have(file)).is_topic();
        is_topic.then(|| UnreadTopic { inputs: inputs.clone(), file: file.clone(), inspect })
    }

    /// The file itself.
    pub fn file(&self) -> FileId {
        self.file.id()
    }

    /// What the file says, what is wrong with it, and what it leaves for rules on the whole site.
    pub fn read(&self) -> (Option<Arc<PlacedTopic>>, Vec<Diagnostic>, Arc<[Clue]>) {
        let role = file::role(&self.file, true);
        let loaded = file::load(&self.inputs, &self.file, &role);
        let Parsed { said, findings, clues, .. } =
            file::parse(&self.file, role, &loaded.content, self.inspect);
        let topic = if let Said::Topic(topic) = said { Some(topic) } else { None };
        (topic, findings, clues)
    }
}
