//! Who refers to what, and where: what an editor asks.
//!
//! Nothing of it is kept. To answer, the things in question are linked once more, which notes every reference; so an answer can't
//! differ from what the linker itself understood.

use super::fold::above;
use super::linked::Notes;
use super::names::Names;
use super::prose::{Around, Prose};
use super::specification::WithOverview;
use super::{pages, specification, topic, units, vocabulary};
use crate::model::{Id, Mention, Mentioned, Target, Unit};
use crate::parse::{Authored, authored};
use crate::source::{FileId, Place};
use rayon::prelude::*;
use std::sync::Arc;

/// A place where somebody wrote what leads to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where. Of several numbers between two parentheses, each has the place of all.
    pub place: Place,
    /// What it leads to.
    pub to: Target,
}

/// Everything that was written, and all names, at one moment.
pub struct Index {
    names: Arc<Names>,
    settings: Option<Arc<authored::Settings>>,
    home: Option<Arc<authored::Page>>,
    organisations: Vec<Arc<authored::Organisation>>,
    qualifications: Vec<WithOverview>,
    units: Vec<Arc<authored::Unit>>,
    topics: Vec<Arc<authored::PlacedTopic>>,
    terms: Vec<Arc<authored::Term>>,
    instruments: Vec<Arc<authored::Instrument>>,
    verbs: Vec<Arc<authored::Verb>>,
    pages: Vec<Arc<authored::Page>>,
}

/// Something that is linked by itself.
enum Thing<'a> {
    Settings(&'a authored::Settings),
    Home(&'a authored::Page),
    Organisation(usize, &'a authored::Organisation),
    Qualification(usize, &'a WithOverview),
    Unit(usize, &'a authored::Unit),
    Topic(&'a authored::PlacedTopic),
    Term(usize, &'a authored::Term),
    Instrument(usize, &'a authored::Instrument),
    Verb(&'a authored::Verb),
    Page(usize, &'a authored::Page),
}

impl Index {
    /// An index of things that stand where their rows do.
    pub(super) fn new(authored: Authored, names: Arc<Names>) -> Self {
        Index {
            names,
            settings: authored.settings,
            home: authored.home,
            organisations: authored.organisations,
            qualifications: specification::with_overviews(authored.qualifications, authored.overviews),
            units: authored.units,
            topics: authored.topics,
            terms: authored.terms,
            instruments: authored.instruments,
            verbs: authored.verbs,
            pages: authored.pages,
        }
    }

    /// What the file refers to.
    pub fn in_file(&self, file: FileId) -> Vec<Reference> {
        let things = self.things().into_iter().filter(|(its, _)| *its == file);
        things
            .flat_map(|(_, thing)| self.notes(&thing).references)
            .filter(|one| one.place.file == file)
            .collect()
    }

    /// All that refers to what `wanted` accepts, and the files whose texts name it without a link.
    pub fn all(&self, wanted: impl Fn(&Target) -> bool + Sync) -> (Vec<Reference>, Vec<FileId>) {
        let is_named = |of: &Mentioned| wanted(&of.target());
        let found: Vec<(Vec<Reference>, Option<FileId>)> = self
            .things()
            .into_par_iter()
            .map(|(file, thing)| {
                let Notes { mut references, named, .. } = self.notes(&thing);
                references.retain(|one| one.place.file == file && wanted(&one.to));
                (references, named.iter().any(is_named).then_some(file))
            })
            .collect();
        let (references, files): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let mut files: Vec<FileId> = files.into_iter().flatten().collect();
        files.sort_unstable();
        files.dedup();
        (references.into_iter().flatten().collect(), files)
    }

    /// What a text names without a link, each time, were it prose in the file at `path`, which is given from `content/` down.
    pub fn prose(&self, path: &str, text: &str) -> Vec<Mention> {
        let folder = above(path);
        let around = Around { names: &self.names, folder, unit: self.unit_of(path), own: None };
        Prose::every().read(text, around)
    }

    /// The unit in whose folder the file at `path` lies, which is given from `content/` down.
    pub fn unit_of(&self, path: &str) -> Option<Id<Unit>> {
        self.names.unit_of_folder(above(path))
    }

    /// What the file or folder at `path` makes, which is given from `content/` down.
    pub fn target(&self, path: &str) -> Option<Target> {
        self.names.path(path)
    }

    fn notes(&self, thing: &Thing<'_>) -> Notes {
        let names = &self.names;
        match thing {
            Thing::Settings(settings) => pages::link_settings(Some(settings), names).notes,
            Thing::Home(page) => pages::link_home(Some(page), names).notes,
            Thing::Organisation(row, it) => specification::link_organisation(*row, it, names).notes,
            Thing::Qualification(row, it) => specification::link_qualification(*row, it, names).notes,
            Thing::Unit(row, unit) => units::link(*row, unit, names).notes,
            Thing::Topic(topic) => topic::link(topic, names).notes,
            Thing::Term(row, term) => vocabulary::link_term(*row, term, names).notes,
            Thing::Instrument(row, it) => vocabulary::link_instrument(*row, it, names).notes,
            Thing::Verb(verb) => vocabulary::link_verb(verb, names).notes,
            Thing::Page(row, page) => pages::link_page(*row, page, names).notes,
        }
    }

    /// All things, each with its file; a qualification has two.
    fn things(&self) -> Vec<(FileId, Thing<'_>)> {
        let mut all = Vec::with_capacity(self.topics.len() + self.units.len() + self.pages.len());
        let site = FileId::of("content/site.yaml");
        all.extend(self.settings.as_deref().map(|settings| (site, Thing::Settings(settings))));
        all.extend(self.home.as_deref().map(|home| (home.file, Thing::Home(home))));
        let organisations = self.organisations.iter().enumerate();
        all.extend(organisations.map(|(row, it)| (it.file, Thing::Organisation(row, it))));
        for (row, both) in self.qualifications.iter().enumerate() {
            all.push((both.0.file, Thing::Qualification(row, both)));
            all.extend(both.1.as_ref().map(|overview| (overview.file, Thing::Qualification(row, both))));
        }
        all.extend(self.units.iter().enumerate().map(|(row, unit)| (unit.file, Thing::Unit(row, unit))));
        all.extend(self.topics.iter().map(|topic| (topic.file, Thing::Topic(topic))));
        let terms = self.terms.iter().enumerate();
        all.extend(terms.map(|(row, term)| (term.name.place.file, Thing::Term(row, term))));
        let instruments = self.instruments.iter().enumerate();
        all.extend(instruments.map(|(row, it)| (it.name.place.file, Thing::Instrument(row, it))));
        all.extend(self.verbs.iter().map(|verb| (verb.name.place.file, Thing::Verb(verb))));
        all.extend(self.pages.iter().enumerate().map(|(row, page)| (page.file, Thing::Page(row, page))));
        all
    }
}
