//! Leaving drafts out.

use super::Options;
use super::fold::key;
use crate::parse::Authored;
use crate::source::Placed;
use std::collections::BTreeSet;

/// What was left out, for messages about links to it.
#[derive(Default)]
pub(super) struct Drafts {
    /// Whether drafts are part of the site, so that nothing was left out.
    pub shown: bool,
    /// Folders below `content/`, with everything in them.
    pub folders: BTreeSet<String>,
    /// Files below `content/`, without extension.
    pub files: BTreeSet<String>,
    /// Numbers of units, in capital letters.
    pub units: BTreeSet<String>,
    /// Keys of the names of glossary entries.
    pub terms: BTreeSet<String>,
    /// Keys of the names of instruments.
    pub instruments: BTreeSet<String>,
}

impl Drafts {
    /// Whether the file is a draft, or a folder above it.
    pub(super) fn has_path(&self, path: &str) -> bool {
        self.files.contains(path) || self.has_folder(path)
    }

    /// Whether the folder is a draft, or one above it. A page of the same name doesn't count.
    fn has_folder(&self, path: &str) -> bool {
        if self.folders.is_empty() {
            return false;
        }
        let mut folder = Some(path);
        while let Some(path) = folder {
            if self.folders.contains(path) {
                return true;
            }
            folder = path.rsplit_once('/').map(|(above, _)| above);
        }
        false
    }

    /// Whether the unit of this number is a draft.
    pub(super) fn has_unit(&self, number: &str) -> bool {
        self.units.contains(&number.to_uppercase())
    }
}

/// Takes drafts and everything in their folders out, unless drafts are asked for. Unread topics stay, because what is wrong
/// with a draft is told like all else; they are left out when they are linked.
pub(super) fn leave_out(authored: &mut Authored, options: Options) -> Drafts {
    if options.drafts {
        return Drafts { shown: true, ..Drafts::default() };
    }
    authored.home = authored.home.take().filter(|home| !home.record.draft);
    let drafts = find(authored);
    authored.terms.retain(|term| !term.record.draft);
    authored.instruments.retain(|instrument| !instrument.record.draft);
    authored.overviews.retain(|overview| !overview.record.draft);
    if drafts.folders.is_empty() && drafts.files.is_empty() {
        return drafts;
    }
    authored.organisations.retain(|organisation| !drafts.has_folder(&organisation.folder));
    authored.qualifications.retain(|qualification| !drafts.has_folder(&qualification.folder));
    authored.overviews.retain(|overview| !drafts.has_path(&overview.path));
    authored.units.retain(|unit| !drafts.has_folder(&unit.folder));
    authored.topics.retain(|topic| !drafts.has_folder(&topic.folder));
    authored.pages.retain(|page| !drafts.has_path(&page.path));
    authored.assets.retain(|asset| !drafts.has_path(&asset.path));
    drafts
}

/// The keys of a name and of those that stand for it.
fn keys<'a>(name: &'a Placed<String>, aliases: &'a [Placed<String>]) -> impl Iterator<Item = String> + 'a {
    std::iter::once(name).chain(aliases).map(|name| key(&name.value))
}

fn find(authored: &Authored) -> Drafts {
    let mut drafts = Drafts::default();
    let folders = authored
        .organisations
        .iter()
        .filter(|organisation| organisation.record.draft)
        .map(|organisation| &organisation.folder)
        .chain(authored.qualifications.iter().filter(|q| q.record.draft).map(|q| &q.folder))
        .chain(authored.units.iter().filter(|unit| unit.record.draft).map(|unit| &unit.folder));
    drafts.folders.extend(folders.cloned());
    drafts.files.extend(authored.pages.iter().filter(|page| page.record.draft).map(|page| page.path.clone()));
    let left_out = authored.units.iter().filter(|unit| drafts.has_folder(&unit.folder));
    let numbers = left_out.filter_map(|unit| unit.number.as_ref()).map(|number| number.value.to_uppercase());
    drafts.units = numbers.collect();
    let terms = authored.terms.iter().filter(|term| term.record.draft);
    drafts.terms = terms.flat_map(|term| keys(&term.name, &term.aliases)).collect();
    let instruments = authored.instruments.iter().filter(|entry| entry.record.draft);
    drafts.instruments = instruments.flat_map(|entry| keys(&entry.name, &entry.aliases)).collect();
    drafts
}
