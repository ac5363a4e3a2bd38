//! Where the rows of the tables were written.

use crate::source::Place;

/// Places by table, row by row. They stand apart from the site, so that moved lines change no view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the tables of `Site`")]
pub struct Places {
    pub organisations: Vec<Place>,
    pub qualifications: Vec<Place>,
    pub units: Vec<Place>,
    pub outcomes: Vec<Place>,
    pub criteria: Vec<Place>,
    pub terms: Vec<Place>,
    pub instruments: Vec<Place>,
    pub verbs: Vec<Place>,
    pub topics: Vec<Place>,
    pub pages: Vec<Place>,
}

impl Places {
    /// The tables whose rows have pages of their own: organisations, qualifications, units, outcomes, terms, instruments,
    /// verbs, pages.
    pub fn rows(&self) -> [&[Place]; 8] {
        [
            &self.organisations,
            &self.qualifications,
            &self.units,
            &self.outcomes,
            &self.terms,
            &self.instruments,
            &self.verbs,
            &self.pages,
        ]
    }
}
