//! What texts name, for rules on words: one look at all of them.

use crate::model::{Blank, Body, Id, Instrument, Mentioned, Site, Target, Term};
use crate::relate::each_text;
use crate::resolve::Places;
use crate::source::FileId;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// What the texts of a site name.
#[derive(Default)]
pub(super) struct Named {
    /// Terms that something other than their own entries names.
    pub terms: FxHashSet<Id<Term>>,
    /// Files that name instruments, with the words by which they do so first, in no order.
    pub instruments: Vec<NamedInstrument>,
}

/// An instrument in a file.
pub(super) struct NamedInstrument {
    pub instrument: Id<Instrument>,
    pub file: FileId,
    /// The words, if the text names it by itself and not by a link.
    pub words: Option<String>,
}

impl Named {
    /// Looks through all texts.
    pub(super) fn new(site: &Site, places: &Places) -> Self {
        let topics: Vec<_> = site.topics.rows().zip(&places.topics).collect();
        let mut named = topics
            .into_par_iter()
            .fold(Named::default, |mut named, (topic, place)| {
                named.terms.extend(topic.key_terms.items.iter().filter_map(|item| item.term));
                each_text(topic, &mut |text| named.body(text.body, place.file, None));
                named
            })
            .reduce(Named::default, Named::and);
        named.others(site, places);
        named
    }

    fn and(mut self, other: Self) -> Self {
        if self.terms.len() < other.terms.len() {
            return other.and(self);
        }
        self.terms.extend(other.terms);
        self.instruments.extend(other.instruments);
        self
    }

    /// What is no topic.
    fn others(&mut self, site: &Site, places: &Places) {
        let mut all = |place: Option<&crate::source::Place>, bodies: &mut dyn Iterator<Item = &Body>| {
            if let Some(place) = place {
                bodies.for_each(|body| self.body(body, place.file, None));
            }
        };
        for (row, place) in site.organisations.rows().zip(&places.organisations) {
            all(Some(place), &mut row.about.iter());
        }
        for (row, place) in site.qualifications.rows().zip(&places.qualifications) {
            all(Some(place), &mut [&row.rules, &row.entry, &row.progression].into_iter().flatten());
        }
        for (row, place) in site.pages.rows().zip(&places.pages) {
            all(Some(place), &mut std::iter::once(&row.body).chain(&row.footnotes));
        }
        for (row, place) in site.units.rows().zip(&places.units) {
            let outcomes = row.outcomes.iter().map(|&id| &site.outcomes[id]);
            let criteria =
                outcomes.clone().flat_map(|outcome| &outcome.criteria).map(|&id| &site.criteria[id]);
            let notes =
                outcomes.flat_map(|outcome| &outcome.guidance).chain(criteria.flat_map(|it| &it.guidance));
            all(Some(place), &mut row.guidance.iter().chain(notes).map(|note| &note.text));
        }
        for (row, place) in site.instruments.rows().zip(&places.instruments) {
            all(Some(place), &mut row.summary.iter());
        }
        for row in site.qualifications.rows() {
            let folder = &site.organisations[row.organisation].folder;
            let overview = FileId::of(&format!("content/{folder}/{}/overview.md", row.folder));
            row.overview.iter().for_each(|body| self.body(body, overview, None));
        }
        site.home.body.iter().for_each(|body| self.body(body, FileId::of("content/index.md"), None));
        for (row, place) in site.verbs.rows().zip(&places.verbs) {
            let levels = row.levels.iter().map(|(_, body)| body);
            std::iter::once(&row.meaning).chain(levels).for_each(|body| self.body(body, place.file, None));
        }
        for (id, row) in site.terms.iter() {
            let file = places.terms.get(id.row()).map_or(FileId(0), |place| place.file);
            self.body(&row.definition, file, Some(id));
            self.terms.extend(row.see.iter().copied().filter(|&other| other != id));
        }
    }

    /// One text; `own` is the term whose definition it is.
    fn body(&mut self, body: &Body, file: FileId, own: Option<Id<Term>>) {
        for hole in body.holes() {
            match hole.blank {
                Blank::Address(Target::Term(id)) | Blank::Name(Target::Term(id)) if own != Some(id) => {
                    self.terms.insert(id);
                }
                Blank::Address(Target::Instrument(id)) | Blank::Name(Target::Instrument(id)) => {
                    self.instrument(id, file, None);
                }
                _ => {}
            }
        }
        for mention in body.mentions() {
            match mention.of {
                Mentioned::Term(id) if own != Some(id) => {
                    self.terms.insert(id);
                }
                Mentioned::Instrument(id) => {
                    let words = body.html().get(mention.start as usize..mention.end as usize);
                    self.instrument(id, file, words);
                }
                _ => {}
            }
        }
    }

    fn instrument(&mut self, instrument: Id<Instrument>, file: FileId, words: Option<&str>) {
        let known = self.instruments.iter_mut().rev().take_while(|it| it.file == file);
        match known.into_iter().find(|it| it.instrument == instrument) {
            Some(known) => known.words = known.words.take().or_else(|| words.map(str::to_owned)),
            None => {
                self.instruments.push(NamedInstrument { instrument, file, words: words.map(str::to_owned) })
            }
        }
    }
}
