//! What the awarding organisation says of a unit: five outcomes, three to six criteria each, and everything a criterion can
//! have; and the file `unit.yaml` that says it.

use super::words::{VERBS, Words};
use super::{Place, RECORD};
use std::fmt::Write;

/// Learning outcomes of a unit.
pub const OUTCOMES: usize = 5;

/// Which criteria a unit has, and no word of it yet: all that others need who point at them.
pub struct Specification {
    /// Which unit.
    pub place: Place,
    /// How many criteria each outcome has.
    pub criteria: [usize; OUTCOMES],
}

/// A unit with all its words.
pub struct Unit {
    pub title: String,
    pub credits: usize,
    pub glh: usize,
    pub summary: String,
    /// A number that it had before.
    pub formerly: Option<String>,
    pub guidance: String,
    pub settings: [String; 2],
    /// What some units say about themselves before anything else.
    pub notice: Option<String>,
    pub outcomes: Vec<Outcome>,
}

/// A learning outcome.
pub struct Outcome {
    pub number: usize,
    pub title: String,
    pub guidance: Option<String>,
    pub criteria: Vec<Criterion>,
}

/// An assessment criterion.
pub struct Criterion {
    /// `4.10`
    pub number: String,
    pub verb: &'static str,
    pub text: String,
    pub kind: Kind,
}

/// What a criterion has besides its text.
pub enum Kind {
    Plain,
    /// Three items, the last of which has two of its own.
    Items([String; 5]),
    /// Guidance that lists everything.
    Covers([String; 2]),
    /// Guidance, and a text that begins with a word other than its verb.
    Guided(String),
}

/// What follows the items of a criterion.
pub const TAIL: &str = "of the role";

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

    /// Its words.
    pub fn unit(&self) -> Unit {
        let unit = self.place.unit;
        let mut words = Words::new(1_000_000 + unit as u64);
        Unit {
            title: words.title(),
            credits: 4 + unit % 13,
            glh: (4 + unit % 13) * 9 - unit % 5,
            summary: words.sentence(),
            formerly: unit.is_multiple_of(10).then(|| format!("SY-OLD-{unit:04}")),
            guidance: words.sentence(),
            settings: std::array::from_fn(|_| words.phrase()),
            notice: (unit % 5 == 2).then(|| Words::new(3_000_000 + unit as u64).sentence()),
            outcomes: (1..=OUTCOMES).map(|number| self.outcome(number, &mut words)).collect(),
        }
    }

    fn outcome(&self, number: usize, words: &mut Words) -> Outcome {
        let begin = if number % 2 == 1 { "Understand" } else { "Be able to use" };
        Outcome {
            number,
            title: format!("{begin} {} and {}", words.thing(), words.thing()),
            guidance: (number == 2).then(|| words.sentence()),
            criteria: (1..=self.criteria[number - 1])
                .map(|criterion| Criterion::new(format!("{number}.{criterion}"), words, number % 2 == 1))
                .collect(),
        }
    }

    /// `unit.yaml`
    pub fn yaml(&self) -> String {
        let number = self.place.unit;
        let unit = self.unit();
        let mut yaml = format!(
            "number: {}\nreference: {}\ntitle: {}\nlevel: 3\ncredits: {}\nglh: {}\nsummary: {}\n",
            self.place.number(),
            reference(number),
            unit.title,
            unit.credits,
            unit.glh,
            unit.summary
        );
        if let Some(old) = &unit.formerly {
            let _ = writeln!(yaml, "formerly: [{old}]");
        }
        if let Some(notice) = &unit.notice {
            let _ = writeln!(
                yaml,
                "content_notice: {{text: \"{notice}\", support: \"https://example.org/help\"}}\nofficial_wording: show"
            );
        } else if number % 9 == 4 {
            yaml.push_str("official_wording: withhold\n");
        }
        let _ = writeln!(
            yaml,
            "guidance:\n  - {}\n  - text: Settings may include\n    items: [{}]\n    exhaustive: false\noutcomes:",
            unit.guidance,
            unit.settings.join(", ")
        );
        unit.outcomes.iter().for_each(|outcome| outcome.push(&mut yaml));
        yaml + RECORD
    }
}

/// `F/001/1322`, with the letter that its digits ask for.
pub fn reference(unit: usize) -> String {
    let digits = format!("{:03}/{unit:04}", unit / 1000);
    format!("{}/{digits}", check_character(&digits, "ADFHJKLMRTY"))
}

/// The character of `alphabet` that seven digits ask for.
pub fn check_character(digits: &str, alphabet: &str) -> char {
    let digits = digits.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits.zip((2..=8).rev()).map(|(digit, weight)| digit * weight).sum();
    alphabet.chars().nth(sum as usize % 11).unwrap_or('?')
}

impl Outcome {
    fn push(&self, yaml: &mut String) {
        let _ = writeln!(yaml, "  {}:\n    title: {}", self.number, self.title);
        if let Some(guidance) = &self.guidance {
            let _ = writeln!(yaml, "    guidance: {guidance}\n    formerly: [\"9\"]");
        }
        yaml.push_str("    criteria:\n");
        self.criteria.iter().for_each(|criterion| criterion.push(yaml));
    }
}

impl Criterion {
    /// What somebody should understand is not demonstrated.
    fn new(number: String, words: &mut Words, is_knowledge: bool) -> Self {
        let verb = words.pick(VERBS);
        let verb = if is_knowledge && verb == "Demonstrate" { "Compare" } else { verb };
        let text = format!("{verb} how {} affects {}", words.thing(), words.thing());
        let (verb, text, kind) = match words.below(5) {
            0 => (verb, text + " in terms of", Kind::Items(std::array::from_fn(|_| words.phrase()))),
            1 => (verb, text, Kind::Covers(std::array::from_fn(|_| words.phrase()))),
            2 => ("Explain", format!("Clearly {text}"), Kind::Guided(words.sentence())),
            _ => (verb, text, Kind::Plain),
        };
        Criterion { number, verb, text, kind }
    }

    fn push(&self, yaml: &mut String) {
        let Criterion { number, verb, text, kind } = self;
        let _ = match kind {
            Kind::Plain => writeln!(yaml, "      {number}: {text}"),
            Kind::Items([one, two, three, inner, last]) => writeln!(
                yaml,
                "      {number}:\n        text: {text}\n        items: [{one}, {two}, {{text: {three}, items: [{inner}, {last}]}}]\n        \
                 tail: {TAIL}"
            ),
            Kind::Covers([one, two]) => writeln!(
                yaml,
                "      {number}:\n        text: {text}\n        guidance:\n          text: This covers\n          items: [{one}, {two}]\n          \
                 exhaustive: true\n        gloss: Say it in your own words"
            ),
            Kind::Guided(guidance) => writeln!(
                yaml,
                "      {number}:\n        text: {text}\n        verb: {verb}\n        guidance: {guidance}"
            ),
        };
    }
}
