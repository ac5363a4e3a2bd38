//! `unit.yaml`: five outcomes, three to six criteria each, and everything a criterion can have.

use super::words::{VERBS, Words};
use super::{Place, RECORD};
use std::fmt::Write;

/// Learning outcomes of a unit.
pub const OUTCOMES: usize = 5;

/// What the awarding organisation says of one unit.
pub struct Specification {
    /// Which unit.
    pub place: Place,
    /// How many criteria each outcome has.
    pub criteria: [usize; OUTCOMES],
}

impl Specification {
    /// The specification of the unit at `place`.
    pub fn new(place: Place) -> Self {
        let mut words = Words::new(place.unit as u64);
        let mut criteria = std::array::from_fn(|_| 3 + words.below(4));
        if place.unit % 7 == 1 {
            criteria[3] = 11; // 4.10 is not 4.1
        }
        Specification { place, criteria }
    }

    /// The number of a criterion of `outcome`: any of them.
    pub fn criterion(&self, outcome: usize, words: &mut Words) -> String {
        format!("{outcome}.{}", words.below(self.criteria[outcome - 1]) + 1)
    }

    /// `unit.yaml`
    pub fn yaml(&self) -> String {
        let mut words = Words::new(1_000_000 + self.place.unit as u64);
        let unit = self.place.unit;
        let mut yaml = format!(
            "number: {}\nreference: S/{:03}/{:04}\ntitle: {}\nlevel: 3\ncredits: {}\nglh: {}\nsummary: {}\n",
            self.place.number(),
            unit / 1000,
            unit,
            words.title(),
            4 + unit % 13,
            30 + unit % 121,
            words.sentence()
        );
        if unit.is_multiple_of(10) {
            let _ = writeln!(yaml, "formerly: [SY-OLD-{unit:04}]");
        }
        let _ = writeln!(
            yaml,
            "guidance:\n  - {}\n  - text: Settings may include\n    items: [{}, {}]\n    exhaustive: false",
            words.sentence(),
            words.phrase(),
            words.phrase()
        );
        yaml.push_str("outcomes:\n");
        for outcome in 1..=OUTCOMES {
            self.push_outcome(outcome, &mut words, &mut yaml);
        }
        yaml + RECORD
    }

    fn push_outcome(&self, outcome: usize, words: &mut Words, yaml: &mut String) {
        let begin = if outcome % 2 == 1 { "Understand" } else { "Be able to use" };
        let _ = writeln!(yaml, "  {outcome}:\n    title: {begin} {} and {}", words.thing(), words.thing());
        if outcome == 2 {
            let _ = writeln!(yaml, "    guidance: {}\n    formerly: [\"9\"]", words.sentence());
        }
        yaml.push_str("    criteria:\n");
        for number in 1..=self.criteria[outcome - 1] {
            push_criterion(&format!("{outcome}.{number}"), words, yaml);
        }
    }
}

fn push_criterion(number: &str, words: &mut Words, yaml: &mut String) {
    let stem = format!("{} how {} affects {}", words.pick(VERBS), words.thing(), words.thing());
    let _ = match words.below(5) {
        0 => writeln!(
            yaml,
            "      {number}:\n        text: {stem} in terms of\n        items: [{}, {}, {{text: {}, items: [{}, {}]}}]\n        \
             tail: of the role",
            words.phrase(),
            words.phrase(),
            words.phrase(),
            words.phrase(),
            words.phrase()
        ),
        1 => writeln!(
            yaml,
            "      {number}:\n        text: {stem}\n        guidance:\n          text: This covers\n          items: [{}, {}]\n          \
             exhaustive: true",
            words.phrase(),
            words.phrase()
        ),
        2 => writeln!(
            yaml,
            "      {number}:\n        text: Clearly {stem}\n        verb: Explain\n        guidance: {}",
            words.sentence()
        ),
        _ => writeln!(yaml, "      {number}: {stem}"),
    };
}
