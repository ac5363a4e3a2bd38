//! Topics that are read when their turn comes.

use super::Units;
use super::authored::PlacedTopic;
use super::file::{self, Parsed, Said};
use crate::diagnostic::Diagnostic;
use crate::source::{File, FileId, Inputs};
use std::sync::Arc;

/// The file of a topic that nobody has read yet. Topics are nearly all of a site, and nobody needs two at a time.
#[derive(Clone, Debug)]
pub struct UnreadTopic {
    inputs: Inputs,
    file: Arc<File>,
}

impl UnreadTopic {
    /// The file, if it is one of a topic.
    pub(super) fn new(inputs: &Inputs, file: &Arc<File>, units: &Units<'_>) -> Option<Self> {
        let is_topic = file::role(file, units.have(file)).is_topic();
        is_topic.then(|| UnreadTopic { inputs: inputs.clone(), file: file.clone() })
    }

    /// The file itself.
    pub fn file(&self) -> FileId {
        self.file.id()
    }

    /// What the file says, and what is wrong with it.
    pub fn read(&self) -> (Option<Arc<PlacedTopic>>, Vec<Diagnostic>) {
        let role = file::role(&self.file, true);
        let loaded = file::load(&self.inputs, &self.file, &role);
        let Parsed { said, findings, .. } = file::parse(&self.file, role, &loaded.content);
        let topic = if let Said::Topic(topic) = said { Some(topic) } else { None };
        (topic, findings)
    }
}
