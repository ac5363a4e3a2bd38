//! Awarding organisations and their qualifications: twenty units each, in groups with rules of combination.

use super::unit::{Specification, check_character};
use super::words::Words;
use super::{Place, RECORD};
use std::fmt::Write;

/// Units in one qualification.
pub const UNITS: usize = 20;
/// Qualifications of one awarding organisation.
pub const QUALIFICATIONS: usize = 5;

/// An awarding organisation.
pub struct Organisation {
    /// Counted from 0.
    pub index: usize,
}

impl Organisation {
    /// `synthetic-awards-1`
    pub fn folder_name(&self) -> String {
        format!("synthetic-awards-{}", self.index + 1)
    }

    /// Its name in full.
    pub fn name(&self) -> String {
        format!("Synthetic Awards {}", self.index + 1)
    }

    /// What it says of itself.
    pub fn about(&self) -> String {
        Words::new(7_000_001 + self.index as u64).paragraph(3)
    }

    /// `organisation.yaml`
    pub fn yaml(&self) -> String {
        let number = self.index + 1;
        format!(
            "name: {}\nfull_name: Synthetic Awards Number {number}\nurl: https://example.org/{number}/\nabout: {}\nowner: Nobody\n",
            self.name(),
            self.about()
        )
    }
}

/// A qualification.
pub struct Qualification {
    /// Counted from 0.
    pub index: usize,
    pub groups: Vec<Group>,
    /// Said of how units are combined, of what comes after, and of who may begin.
    pub remarks: [String; 3],
    /// The texts of its overview, under no title and two titles.
    pub overview: [String; 3],
}

/// A group of units.
pub struct Group {
    pub key: char,
    pub title: Option<&'static str>,
    pub kind: &'static str,
    pub rule: &'static str,
    pub units: Vec<Place>,
}

/// Titles of the second and third part of an overview.
pub const OVERVIEW_TITLES: [&str; 2] = ["Who it is for", "How to begin"];

impl Qualification {
    /// The qualification of this index, on a site of `units` units.
    pub fn new(index: usize, units: usize) -> Self {
        let mut words = Words::new(8_000_001 + index as u64);
        let remarks = std::array::from_fn(|_| words.sentence());
        let mut words = Words::new(9_000_000 + index as u64);
        let overview = [3, 4, 3].map(|sentences| words.paragraph(sentences));
        Qualification { index, groups: groups(index, units), remarks, overview }
    }

    /// `synthetic-001-l3`
    pub fn folder_name(&self) -> String {
        format!("synthetic-{:03}-l3", self.index + 1)
    }

    /// Whose it is.
    pub fn organisation(&self) -> Organisation {
        Organisation { index: self.index / QUALIFICATIONS }
    }

    /// Its title in full.
    pub fn title(&self) -> String {
        format!("Synthetic Level 3 Diploma number {}", self.index + 1)
    }

    /// `900/0001/5`
    pub fn number(&self) -> String {
        let digits = format!("900/{:04}", self.index + 1);
        format!("{digits}/{}", check_character(&digits, "0123456789X"))
    }

    /// The credits and the guided learning hours of one way through its groups.
    pub fn worth(&self) -> (usize, usize) {
        let mut sum = (0, 0);
        for group in &self.groups {
            let before = sum.0;
            for &place in &group.units {
                if group.kind == "mandatory" || sum.0 < before + 18 {
                    let unit = Specification::new(place).unit();
                    sum = (sum.0 + unit.credits, sum.1 + unit.glh);
                }
            }
        }
        sum
    }

    /// `qualification.yaml`
    pub fn yaml(&self) -> String {
        let number = self.index + 1;
        let (credits, glh) = self.worth();
        let tqt = credits * 10;
        let mut yaml = format!(
            "number: {}\ntitle: {}\nshort_title: Diploma {number}\nlevel: 3\ncredits: {credits}\ntqt: {tqt}\nglh: {glh}\nminimum_age: 18\n\
             handbook: {{title: Handbook {number}, url: \"https://example.org/handbook-{number}\", version: V2}}\n\
             versions:\n  - {{version: V2, date: 2026-01-31, changes: Hours added.}}\n  - {{version: V1, date: 2024-05-01}}\ngroups:\n",
            self.number(),
            self.title()
        );
        self.groups.iter().for_each(|group| group.push(&mut yaml));
        let [rules, progression, entry] = &self.remarks;
        let _ = write!(
            yaml,
            "rules: {rules}\nassessment: [Portfolio of evidence, Professional discussion, Observation]\nprogression: {progression}\n\
             entry: {entry}\n{RECORD}"
        );
        yaml
    }

    /// `overview.md`
    pub fn overview_file(&self) -> String {
        let ([first, second, third], [for_whom, begin]) = (&self.overview, OVERVIEW_TITLES);
        let number = self.index + 1;
        format!(
            "---\ntitle: About diploma {number}\n{RECORD}---\n\n{first}\n\n## {for_whom}\n\n{second}\n\n## {begin}\n\n{third}\n"
        )
    }
}

impl Group {
    fn push(&self, yaml: &mut String) {
        let _ = writeln!(yaml, "  {}:", self.key);
        if let Some(title) = self.title {
            let _ = writeln!(yaml, "    title: {title}");
        }
        let units: Vec<String> = self.units.iter().map(|unit| unit.number()).collect();
        let (kind, rule) = (self.kind, self.rule);
        let _ = writeln!(yaml, "    kind: {kind}\n    rule: {rule}\n    units: [{}]", units.join(", "));
    }
}

/// Half of the units are mandatory, the others optional; from the second qualification on, one unit is shared with the one before.
fn groups(index: usize, units: usize) -> Vec<Group> {
    let first = index * UNITS + 1;
    let last = (first + UNITS - 1).min(units);
    let half = first + (last - first) / 2;
    let places =
        |range: std::ops::RangeInclusive<usize>| range.map(|unit| Place { unit, of: units }).collect();
    let optional =
        |key, title, rule, range| Group { key, title, kind: "optional", rule, units: places(range) };
    let mut groups = vec![Group {
        key: 'A',
        title: Some("Mandatory units"),
        kind: "mandatory",
        rule: "all",
        units: places(first..=half),
    }];
    if half < last {
        groups.push(optional('B', None, "{credits: 18}", half + 1..=last));
    }
    if first > 1 {
        groups.push(optional('C', Some("Shared units"), "{credits: 4, units: 1}", first - 1..=first - 1));
    }
    groups
}
