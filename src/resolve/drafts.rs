//! Leaving drafts out.

use super::Options;
use crate::parse::{Authored, authored};
use std::collections::HashSet;

/// Paths below `content/` (of folders, or of files without extension) that are drafts, for messages about links to them.
pub(super) type Drafts = HashSet<String>;

/// Takes drafts and everything in their folders out, unless drafts are asked for.
pub(super) fn leave_out(authored: &mut Authored, options: Options) -> Drafts {
    let mut drafts = Drafts::new();
    if options.drafts {
        return drafts;
    }
    let folders = authored
        .organisations
        .iter()
        .filter(|organisation| organisation.record.draft)
        .map(|organisation| &organisation.folder)
        .chain(authored.qualifications.iter().filter(|q| q.record.draft).map(|q| &q.folder))
        .chain(authored.units.iter().filter(|unit| unit.record.draft).map(|unit| &unit.folder));
    drafts.extend(folders.cloned());
    drafts.extend(authored.pages.iter().filter(|page| page.record.draft).map(|page| page.path.clone()));
    drafts.extend(authored.topics.iter().filter(|topic| topic.topic.record.draft).map(topic_path));
    if drafts.is_empty() {
        return drafts;
    }
    let kept = |path: &str| !is_draft(&drafts, path);
    authored.organisations.retain(|organisation| kept(&organisation.folder));
    authored.qualifications.retain(|qualification| kept(&qualification.folder));
    authored.overviews.retain(|overview| kept(&overview.path) && !overview.record.draft);
    authored.units.retain(|unit| kept(&unit.folder));
    authored.topics.retain(|topic| kept(&topic_path(topic)));
    authored.pages.retain(|page| kept(&page.path));
    authored.assets.retain(|(path, _)| kept(path));
    drafts
}

/// Whether `path` or a folder above it is a draft.
pub(super) fn is_draft(drafts: &Drafts, path: &str) -> bool {
    let mut rest = Some(path);
    while let Some(path) = rest {
        if drafts.contains(path) {
            return true;
        }
        rest = path.rsplit_once('/').map(|(above, _)| above);
    }
    false
}

fn topic_path(topic: &authored::PlacedTopic) -> String {
    match &topic.outcome {
        Some(number) => format!("{}/lo{number}", topic.folder),
        None => format!("{}/topic", topic.folder),
    }
}
