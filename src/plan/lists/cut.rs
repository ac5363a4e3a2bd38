//! Cuts a list into pages.

use std::ops::Range;

/// How many bytes of entries a page may hold. A page may have 61,440 with its styles; those, the page's frame and its own
/// navigation take less than the rest.
const BUDGET: usize = 31_000;

/// What the heading of a unit weighs: the heading itself, and the link to it at the top of the page.
const UNIT: usize = 400;

/// Which entries of a list stand on one of its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    /// Positions of the units that it has something of.
    pub(crate) units: Range<usize>,
    /// How many entries of the first of them stand on earlier pages.
    pub(crate) skip: usize,
    /// How many entries stand on it.
    pub(crate) take: usize,
}

/// An entry as far as cutting is concerned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weight {
    /// Bytes, rather too many than too few.
    pub(crate) bytes: usize,
    /// Whether an outcome begins with it, so that a cut before it leaves one whole.
    pub(crate) begins: bool,
}

/// Takes entries unit by unit.
#[derive(Default)]
pub(crate) struct Cutter {
    done: Vec<Span>,
    open: Span,
    bytes: usize,
}

impl Cutter {
    /// Adds the entries of the unit at `position`.
    pub(crate) fn unit(&mut self, position: usize, entries: &[Weight]) {
        let whole = UNIT + bytes(entries);
        if !entries.is_empty() && !self.fits(whole) {
            self.close();
        }
        for (index, outcome) in parts(entries) {
            if whole > BUDGET && !self.fits(bytes(outcome)) {
                self.close();
            }
            for (entry, offset) in outcome.iter().zip(index..) {
                if !self.fits(entry.bytes) && whole > BUDGET {
                    self.close();
                }
                self.add(position, offset, entry.bytes);
            }
        }
    }

    /// What the pages hold.
    pub(crate) fn spans(mut self) -> Vec<Span> {
        self.close();
        self.done
    }

    fn fits(&self, bytes: usize) -> bool {
        self.bytes + bytes <= BUDGET
    }

    fn close(&mut self) {
        if self.open.take > 0 {
            self.done.push(std::mem::take(&mut self.open));
        }
        self.bytes = 0;
    }

    /// Adds the entry that stands at `offset` among those of its unit.
    fn add(&mut self, position: usize, offset: usize, bytes: usize) {
        if self.open.take == 0 {
            self.open = Span { units: position..position, skip: offset, take: 0 };
        }
        if self.open.units.end <= position {
            self.open.units.end = position + 1;
            self.bytes += UNIT;
        }
        self.open.take += 1;
        self.bytes += bytes;
    }
}

fn bytes(entries: &[Weight]) -> usize {
    entries.iter().map(|entry| entry.bytes).sum()
}

/// The entries outcome by outcome, each with the position of its first entry.
fn parts(entries: &[Weight]) -> impl Iterator<Item = (usize, &[Weight])> {
    let mut done = 0;
    entries.chunk_by(|_, next| !next.begins).map(move |part| {
        let start = done;
        done += part.len();
        (start, part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries of one unit: each outcome is the sizes of its entries, in 28ths of a page.
    fn entries(outcomes: &[&[usize]]) -> Vec<Weight> {
        let weight =
            |(index, &share): (usize, &usize)| Weight { bytes: share * BUDGET / 28, begins: index == 0 };
        outcomes.iter().flat_map(|outcome| outcome.iter().enumerate().map(weight)).collect()
    }

    /// What stands on each page, as `first unit..last unit+skipped:taken`.
    fn cut(units: &[&[&[usize]]]) -> Vec<String> {
        let mut cutter = Cutter::default();
        for (position, outcomes) in units.iter().enumerate() {
            cutter.unit(position, &entries(outcomes));
        }
        let show =
            |span: &Span| format!("{}..{}+{}:{}", span.units.start, span.units.end, span.skip, span.take);
        cutter.spans().iter().map(show).collect()
    }

    #[test]
    fn a_short_list_is_one_page_and_an_empty_one_none() {
        assert_eq!(cut(&[]), [""; 0]);
        assert_eq!(cut(&[&[], &[]]), [""; 0]);
        assert_eq!(cut(&[&[&[1, 1]], &[], &[&[1]]]), ["0..3+0:3"]);
    }

    #[test]
    fn a_list_is_cut_between_units_where_it_can_be() {
        assert_eq!(cut(&[&[&[10], &[5]], &[&[10], &[5]], &[&[5]]]), ["0..1+0:2", "1..3+0:3"]);
    }

    #[test]
    fn a_long_unit_is_cut_between_outcomes_and_a_long_outcome_between_entries() {
        assert_eq!(cut(&[&[&[10, 10], &[5, 5], &[3, 3]]]), ["0..1+0:2", "0..1+2:4"]);
        assert_eq!(cut(&[&[&[10, 10, 10, 10]]]), ["0..1+0:2", "0..1+2:2"]);
        assert_eq!(cut(&[&[&[1]], &[&[90], &[1]]]), ["0..1+0:1", "1..2+0:1", "1..2+1:1"]);
    }

    #[test]
    fn every_entry_stands_on_one_page_and_no_page_is_too_long() {
        let mut seed = 1_u64;
        let mut next = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        for _ in 0..200 {
            let mut units: Vec<Vec<Weight>> = Vec::new();
            for _ in 0..next(8) {
                let entries = 0..next(40);
                let weight = |_| Weight { bytes: next(4000) as usize, begins: next(4) == 0 };
                units.push(entries.map(weight).collect());
            }
            let mut cutter = Cutter::default();
            units.iter().enumerate().for_each(|(position, entries)| cutter.unit(position, entries));
            let mut taken = Vec::new();
            for span in cutter.spans() {
                let of_units = units[span.units.clone()].iter().zip(span.units.clone());
                let all = of_units.flat_map(|(entries, unit)| (0..entries.len()).map(move |at| (unit, at)));
                let shown: Vec<(usize, usize)> = all.skip(span.skip).take(span.take).collect();
                let bytes: usize = shown.iter().map(|&(unit, at)| units[unit][at].bytes).sum();
                let heads = shown.chunk_by(|one, next| one.0 == next.0).count();
                assert!(bytes + UNIT * heads <= BUDGET, "{span:?}: {bytes}");
                taken.extend(shown);
            }
            let all: Vec<(usize, usize)> =
                (0..units.len()).flat_map(|unit| (0..units[unit].len()).map(move |at| (unit, at))).collect();
            assert_eq!(taken, all);
        }
    }
}
