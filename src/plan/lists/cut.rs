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
    /// How many entries of the first of them stand on earlier pages, or of the whole list if it does not go by units.
    pub(crate) skip: usize,
    /// How many entries stand on it.
    pub(crate) take: usize,
}

impl Span {
    /// Goes through the units of the span.
    pub(crate) fn taker(&self) -> Taker {
        Taker { skip: self.skip, room: self.take }
    }
}

/// Says unit by unit which entries stand on a page.
pub(crate) struct Taker {
    skip: usize,
    room: usize,
}

impl Taker {
    /// Which of the `count` entries of the next unit.
    pub(crate) fn next(&mut self, count: usize) -> Range<usize> {
        let start = std::mem::take(&mut self.skip).min(count);
        let end = count.min(start + self.room);
        self.room -= end - start;
        start..end
    }
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
    /// A cutter whose first page holds something else as well.
    pub(crate) fn after(bytes: usize) -> Self {
        Cutter { bytes, ..Cutter::default() }
    }

    /// Adds an entry of a list that does not go by units.
    pub(crate) fn entry(&mut self, bytes: usize) {
        if !self.fits(bytes) {
            self.close();
        }
        if self.open.take == 0 {
            self.open.skip = self.done.iter().map(|span| span.take).sum();
        }
        self.open.take += 1;
        self.bytes += bytes;
    }

    /// Adds the entries of the unit at `position`.
    pub(crate) fn unit(&mut self, position: usize, entries: &[Weight]) {
        let whole = UNIT + bytes(entries);
        if !entries.is_empty() && !self.fits(whole) {
            self.close();
        }
        // Where nothing but the rest of a page is left for it, it begins there.
        let split = !self.fits(whole);
        for (index, outcome) in parts(entries) {
            if split && !self.fits(bytes(outcome)) {
                self.close();
            }
            for (entry, offset) in outcome.iter().zip(index..) {
                if split && !self.fits(entry.bytes) {
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
            self.bytes = 0;
        }
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
    fn a_page_that_holds_something_else_takes_what_still_fits() {
        let mut cutter = Cutter::after(BUDGET / 2);
        cutter.unit(0, &entries(&[&[5], &[10, 5], &[5]]));
        let takes: Vec<usize> = cutter.spans().iter().map(|span| span.take).collect();
        assert_eq!(takes, [1, 3]);
        let mut cutter = Cutter::after(BUDGET);
        cutter.unit(0, &entries(&[&[5], &[5]]));
        assert_eq!(cutter.spans().len(), 2, "no page is without an entry");
    }

    #[test]
    fn a_list_without_units_is_cut_between_entries() {
        let mut cutter = Cutter::default();
        (0..5).for_each(|_| cutter.entry(BUDGET / 2));
        let spans: Vec<(usize, usize)> = cutter.spans().iter().map(|span| (span.skip, span.take)).collect();
        assert_eq!(spans, [(0, 2), (2, 2), (4, 1)]);
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
