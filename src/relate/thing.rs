//! What is named, and by whom.

use crate::model::{
    Criterion, Id, Instrument, Organisation, Outcome, Page, Qualification, Site, Target, Term, Unit, Verb,
};

/// Something that places of the site name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum Thing {
    Term(Id<Term>),
    Instrument(Id<Instrument>),
    Unit(Id<Unit>),
    Outcome(Id<Outcome>),
    Criterion(Id<Criterion>),
}

impl Thing {
    /// What a link names, if it is something whose names are counted.
    pub(super) fn of(target: &Target) -> Option<Thing> {
        match target {
            Target::Term(id) => Some(Thing::Term(*id)),
            Target::Instrument(id) => Some(Thing::Instrument(*id)),
            Target::Unit(id, _) => Some(Thing::Unit(*id)),
            Target::Outcome(id, _) => Some(Thing::Outcome(*id)),
            Target::Criterion(id) => Some(Thing::Criterion(*id)),
            Target::Home(_)
            | Target::Organisation(_)
            | Target::Qualification(..)
            | Target::Glossary
            | Target::Instruments
            | Target::Verb(_)
            | Target::Verbs
            | Target::Page(..)
            | Target::Asset(_)
            | Target::Here(_) => None,
        }
    }
}

/// How a place names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// In a text, by a link that somebody wrote or that was made.
    Text,
    /// As a word to know.
    KeyTerm,
    /// As what a learner should know before.
    Before,
    /// As what to read next, or as what took its place.
    Next,
}

impl How {
    pub(super) const ALL: [How; 4] = [How::Text, How::KeyTerm, How::Before, How::Next];
}

/// A place that names something: a page, or the card of a criterion on its outcome's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum Spot {
    Home,
    Organisation(Id<Organisation>),
    Qualification(Id<Qualification>),
    Unit(Id<Unit>),
    Outcome(Id<Outcome>),
    Criterion(Id<Criterion>),
    Page(Id<Page>),
    Term(Id<Term>),
    Instrument(Id<Instrument>),
    Verb(Id<Verb>),
}

impl Spot {
    /// Whether it is a part of `thing`, or lies on the way to it, so that the page of `thing` needn't lead there.
    pub(super) fn is_in(self, thing: Thing, site: &Site) -> bool {
        match thing {
            Thing::Term(id) => self == Spot::Term(id),
            Thing::Instrument(id) => self == Spot::Instrument(id),
            Thing::Criterion(id) => {
                let outcome = site.criteria[id].outcome;
                self == Spot::Criterion(id)
                    || self == Spot::Outcome(outcome)
                    || self.is_page_of_unit(outcome, site)
                    || self.is_above(site.outcomes[outcome].unit, site)
            }
            Thing::Outcome(id) => {
                self.outcome(site) == Some(id)
                    || self.is_page_of_unit(id, site)
                    || self.is_above(site.outcomes[id].unit, site)
            }
            Thing::Unit(id) => self.unit(site) == Some(id) || self.is_above(id, site),
        }
    }

    /// Whether the way to the unit's page goes through it.
    fn is_above(self, unit: Id<Unit>, site: &Site) -> bool {
        match self {
            Spot::Home => true,
            Spot::Qualification(id) => site.unit_qualifications[unit].contains(&id),
            _ => false,
        }
    }

    /// The page of the unit names its outcomes and criteria anyway.
    fn is_page_of_unit(self, outcome: Id<Outcome>, site: &Site) -> bool {
        self == Spot::Unit(site.outcomes[outcome].unit)
    }

    /// The outcome on whose page it is.
    pub fn outcome(self, site: &Site) -> Option<Id<Outcome>> {
        match self {
            Spot::Outcome(id) => Some(id),
            Spot::Criterion(id) => Some(site.criteria[id].outcome),
            Spot::Home
            | Spot::Organisation(_)
            | Spot::Qualification(_)
            | Spot::Unit(_)
            | Spot::Page(_)
            | Spot::Term(_)
            | Spot::Instrument(_)
            | Spot::Verb(_) => None,
        }
    }

    /// The unit that it belongs to.
    pub fn unit(self, site: &Site) -> Option<Id<Unit>> {
        match self {
            Spot::Unit(id) => Some(id),
            other => other.outcome(site).map(|outcome| site.outcomes[outcome].unit),
        }
    }

    /// Where it stands on the site: its kind, then its row; what belongs to a unit lies with that, outcome by outcome.
    pub fn order(self, site: &Site) -> (u8, usize, usize, usize) {
        let of_outcome = |id: Id<Outcome>, card| (3, site.outcomes[id].unit.row(), id.row() + 1, card);
        match self {
            Spot::Home => (0, 0, 0, 0),
            Spot::Organisation(id) => (1, id.row(), 0, 0),
            Spot::Qualification(id) => (2, id.row(), 0, 0),
            Spot::Unit(id) => (3, id.row(), 0, 0),
            Spot::Outcome(id) => of_outcome(id, 0),
            Spot::Criterion(id) => of_outcome(site.criteria[id].outcome, id.row() + 1),
            Spot::Page(id) => (4, id.row(), 0, 0),
            Spot::Term(id) => (5, id.row(), 0, 0),
            Spot::Instrument(id) => (6, id.row(), 0, 0),
            Spot::Verb(id) => (7, id.row(), 0, 0),
        }
    }
}

/// A [`Spot`] in four bytes: a site has hundreds of thousands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(u32);

/// How many bits of it are the row; what is before them says of which table.
const ROW: u32 = 28;

impl Packed {
    pub(super) fn new(spot: Spot) -> Self {
        let (table, row) = match spot {
            Spot::Home => (0, 0),
            Spot::Organisation(id) => (1, id.row()),
            Spot::Qualification(id) => (2, id.row()),
            Spot::Unit(id) => (3, id.row()),
            Spot::Outcome(id) => (4, id.row()),
            Spot::Criterion(id) => (5, id.row()),
            Spot::Page(id) => (6, id.row()),
            Spot::Term(id) => (7, id.row()),
            Spot::Instrument(id) => (8, id.row()),
            Spot::Verb(id) => (9, id.row()),
        };
        Packed(table << ROW | row as u32)
    }

    pub(super) fn spot(self) -> Spot {
        let row = (self.0 & ((1 << ROW) - 1)) as usize;
        match self.0 >> ROW {
            1 => Spot::Organisation(Id::new(row)),
            2 => Spot::Qualification(Id::new(row)),
            3 => Spot::Unit(Id::new(row)),
            4 => Spot::Outcome(Id::new(row)),
            5 => Spot::Criterion(Id::new(row)),
            6 => Spot::Page(Id::new(row)),
            7 => Spot::Term(Id::new(row)),
            8 => Spot::Instrument(Id::new(row)),
            9 => Spot::Verb(Id::new(row)),
            _ => Spot::Home,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_spot_is_the_same_spot() {
        for row in [0, 1, 77, (1 << ROW) - 1] {
            for spot in [
                Spot::Home,
                Spot::Organisation(Id::new(row)),
                Spot::Qualification(Id::new(row)),
                Spot::Unit(Id::new(row)),
                Spot::Outcome(Id::new(row)),
                Spot::Criterion(Id::new(row)),
                Spot::Page(Id::new(row)),
                Spot::Term(Id::new(row)),
                Spot::Instrument(Id::new(row)),
                Spot::Verb(Id::new(row)),
            ] {
                assert_eq!(Packed::new(spot).spot(), spot);
            }
        }
    }
}
