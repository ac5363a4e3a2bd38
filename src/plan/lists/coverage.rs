//! What serves each criterion, counted.

use crate::model::{Criterion, Id, Resolved, Site, Topic, Unit};
use crate::plan::served::Serves;
use std::ops::Range;

/// What is counted, in the order of the columns: each the end of its phrases' keys.
pub(crate) const COLUMNS: [&str; 11] = [
    "guidance",
    "teaching",
    "key-concepts",
    "marking-points",
    "misconceptions",
    "mistakes",
    "evidence-ideas",
    "questions",
    "scenarios",
    "faqs",
    "tips",
];

/// A number for each column.
pub(crate) type Counts = [u32; COLUMNS.len()];

/// What serves the criteria of one unit.
pub(crate) struct Coverage {
    /// The row of the unit's first criterion in the site's table; the others follow.
    first: usize,
    criteria: Vec<Counts>,
    /// In the order of the unit's outcomes.
    pub(crate) outcomes: Vec<Counts>,
    /// Everything, each counted once, whatever number of criteria it serves.
    pub(crate) whole: Counts,
}

impl Coverage {
    /// Counts what serves the criteria of `unit`.
    pub(crate) fn new(site: &Site, unit: Id<Unit>) -> Self {
        let row = &site.units[unit];
        let ranges: Vec<Range<usize>> =
            row.outcomes.iter().map(|&id| rows(&site.outcomes[id].criteria)).collect();
        let filled = || ranges.iter().filter(|range| !range.is_empty());
        let first = filled().map(|range| range.start).min().unwrap_or(0);
        let last = filled().map(|range| range.end).max().unwrap_or(0);
        let mut coverage = Coverage {
            first,
            criteria: vec![Counts::default(); last - first],
            outcomes: vec![Counts::default(); ranges.len()],
            whole: Counts::default(),
        };
        let topics = row.outcomes.iter().filter_map(|&id| site.outcome_topics[id]);
        for topic in topics.chain(site.unit_topics[unit]) {
            coverage.topic(&site.topics[topic], &ranges);
        }
        for &id in row.outcomes.iter().flat_map(|&id| &site.outcomes[id].criteria) {
            for _ in &site.criteria[id].guidance {
                coverage.add(0, &[id], &ranges);
            }
        }
        coverage
    }

    /// What serves one criterion of the unit.
    pub(crate) fn of(&self, id: Id<Criterion>) -> Counts {
        let row = id.row().checked_sub(self.first).and_then(|row| self.criteria.get(row));
        row.copied().unwrap_or_default()
    }

    fn topic(&mut self, topic: &Topic<Resolved>, outcomes: &[Range<usize>]) {
        // In the order of `COLUMNS`, after the guidance.
        self.all(1, &topic.teaching, outcomes);
        self.all(2, &topic.key_concepts.items, outcomes);
        self.all(3, &topic.marking_points.items, outcomes);
        self.all(4, &topic.misconceptions.items, outcomes);
        self.all(5, &topic.common_mistakes, outcomes);
        self.all(6, &topic.evidence_ideas.items, outcomes);
        self.all(7, &topic.questions.items, outcomes);
        self.all(8, &topic.scenarios.items, outcomes);
        self.all(9, &topic.faqs.items, outcomes);
        self.all(10, &topic.tips.items, outcomes);
    }

    fn all<T: Serves>(&mut self, column: usize, items: &[T], outcomes: &[Range<usize>]) {
        items.iter().for_each(|item| self.add(column, item.criteria(), outcomes));
    }

    /// Counts one thing that serves `criteria`, each of them once.
    fn add(&mut self, column: usize, criteria: &[Id<Criterion>], outcomes: &[Range<usize>]) {
        let in_unit = self.first..self.first + self.criteria.len();
        for (at, id) in criteria.iter().enumerate() {
            if in_unit.contains(&id.row()) && !criteria[..at].contains(id) {
                self.criteria[id.row() - self.first][column] += 1;
            }
        }
        let any = |rows: &Range<usize>| u32::from(criteria.iter().any(|id| rows.contains(&id.row())));
        for (counts, rows) in self.outcomes.iter_mut().zip(outcomes) {
            counts[column] += any(rows);
        }
        self.whole[column] += any(&in_unit);
    }
}

/// The rows of an outcome's criteria, which stand one after the other.
fn rows(criteria: &[Id<Criterion>]) -> Range<usize> {
    match (criteria.first(), criteria.last()) {
        (Some(first), Some(last)) => first.row()..last.row() + 1,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage() -> (Coverage, Vec<Range<usize>>) {
        let coverage = Coverage {
            first: 10,
            criteria: vec![Counts::default(); 5],
            outcomes: vec![Counts::default(); 3],
            whole: Counts::default(),
        };
        (coverage, vec![10..12, 0..0, 12..15])
    }

    #[test]
    fn what_serves_several_criteria_counts_once_in_a_total() {
        let (mut coverage, outcomes) = coverage();
        let ids = |rows: &[usize]| rows.iter().map(|&row| Id::new(row)).collect::<Vec<_>>();
        coverage.add(4, &ids(&[10, 11, 11]), &outcomes);
        coverage.add(4, &ids(&[11, 13]), &outcomes);
        coverage.add(4, &[], &outcomes);
        coverage.add(4, &ids(&[9, 15, 99]), &outcomes);
        let column = |counts: Counts| counts[4];
        let rows: Vec<u32> = (10..15).map(|row| column(coverage.of(Id::new(row)))).collect();
        assert_eq!(rows, [1, 2, 0, 1, 0]);
        assert_eq!(coverage.outcomes.iter().map(|counts| counts[4]).collect::<Vec<_>>(), [2, 0, 1]);
        assert_eq!(coverage.whole, {
            let mut whole = Counts::default();
            whole[4] = 2;
            whole
        });
        assert_eq!(column(coverage.of(Id::new(9))) + column(coverage.of(Id::new(15))), 0);
    }
}
