//! Everything that is named, with the places that name it.

use super::gather::Naming;
use super::thing::{How, Packed, Spot, Thing};
use crate::model::Site;

/// For each thing and each way of naming it the places that do: one list, and where each part of it begins.
#[derive(Debug, Default)]
pub struct Mentions {
    /// The first row of each kind of thing, as if all were in one table.
    first: [usize; 5],
    /// Where the part of each thing and each way begins; one more than there are.
    starts: Vec<u32>,
    places: Vec<Packed>,
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.spot(), f)
    }
}

impl Mentions {
    /// Sorts `lists` by what is named; the order of those who name it stays.
    pub(super) fn new<'n>(site: &Site, lists: impl Iterator<Item = &'n [Naming]> + Clone) -> Self {
        let rows = [
            site.terms.len(),
            site.instruments.len(),
            site.units.len(),
            site.outcomes.len(),
            site.criteria.len(),
        ];
        let mut first = [0; 5];
        for kind in 1..rows.len() {
            first[kind] = first[kind - 1] + rows[kind - 1];
        }
        let mut made = Mentions { first, starts: Vec::new(), places: Vec::new() };
        let parts = rows.iter().sum::<usize>() * How::ALL.len();
        // First how many there are of each, one further on than they will stand; then where each begins.
        let mut starts = vec![0u32; parts + 2];
        for naming in lists.clone().flatten() {
            starts[made.part(naming.thing, naming.how) + 2] += 1;
        }
        for part in 2..starts.len() {
            starts[part] += starts[part - 1];
        }
        let all = starts.last().map_or(0, |&all| all as usize);
        made.places = vec![Packed::new(Spot::Home); all];
        for naming in lists.flatten() {
            let next = &mut starts[made.part(naming.thing, naming.how) + 1];
            made.places[*next as usize] = Packed::new(naming.by);
            *next += 1;
        }
        starts.pop();
        made.starts = starts;
        made
    }

    fn part(&self, thing: Thing, how: How) -> usize {
        let row = match thing {
            Thing::Term(id) => id.row(),
            Thing::Instrument(id) => self.first[1] + id.row(),
            Thing::Unit(id) => self.first[2] + id.row(),
            Thing::Outcome(id) => self.first[3] + id.row(),
            Thing::Criterion(id) => self.first[4] + id.row(),
        };
        row * How::ALL.len() + how as usize
    }

    /// The places that name `thing` in this way, each once, in the order of the site.
    pub fn of(&self, thing: Thing, how: How) -> impl ExactSizeIterator<Item = Spot> + Clone + '_ {
        let part = self.part(thing, how);
        let bound = |part: usize| self.starts.get(part).map_or(0, |&start| start as usize);
        let places = self.places.get(bound(part)..bound(part + 1)).unwrap_or_default();
        places.iter().map(|place| place.spot())
    }
}
