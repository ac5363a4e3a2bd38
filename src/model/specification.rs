//! What the awarding organisation says: qualifications, unit groups, units, learning outcomes, assessment criteria.

use super::{Body, CriterionNumber, Id, Link, Notice, Record, Resolved, Verb};

/// Publishes qualifications.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// As shown.
    pub name: String,
    /// The name in full.
    pub full_name: Option<String>,
    /// Its own site.
    pub url: Option<String>,
    /// What it is.
    pub about: Option<Body>,
    /// Its qualifications in order of their folders.
    pub qualifications: Vec<Id<Qualification>>,
    /// Its folder's name, and its part of addresses.
    pub folder: String,
    /// Book-keeping.
    pub record: Record,
}

/// A qualification.
#[derive(Clone, Debug, PartialEq)]
pub struct Qualification {
    /// The awarding organisation.
    pub organisation: Id<Organisation>,
    /// `601/3835/X`.
    pub number: String,
    /// Full title.
    pub title: String,
    /// A title for breadcrumbs and menus.
    pub short_title: Option<String>,
    /// Level of the qualification.
    pub level: u8,
    /// Credits needed.
    pub credits: Option<u32>,
    /// Total qualification time in hours.
    pub tqt: Option<u32>,
    /// Guided learning hours.
    pub glh: Option<u32>,
    /// Youngest age of learners in years.
    pub minimum_age: Option<u8>,
    /// The handbook.
    pub handbook: Option<Handbook>,
    /// Versions of the handbook, newest first.
    pub versions: Vec<HandbookVersion>,
    /// Unit groups in order.
    pub groups: Vec<UnitGroup>,
    /// What the numbers do not say about the rules of combination.
    pub rules: Option<Body>,
    /// Assessment methods.
    pub assessment: Vec<String>,
    /// Where it leads.
    pub progression: Option<Body>,
    /// Entry requirements.
    pub entry: Option<Body>,
    /// The introduction from `overview.md`.
    pub overview: Option<Body>,
    /// Its folder's name, and its part of addresses.
    pub folder: String,
    /// Book-keeping.
    pub record: Record,
}

/// The awarding organisation's document that this comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Handbook {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// The version that the site follows.
    pub version: Option<String>,
}

/// One version of a handbook.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HandbookVersion {
    /// `V3`.
    pub version: String,
    /// Date of issue as written.
    pub date: Option<String>,
    /// What changed.
    pub changes: Option<String>,
}

/// A group of units in a qualification.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitGroup {
    /// `A`.
    pub name: String,
    /// `Mandatory units`.
    pub title: Option<String>,
    /// Whether learners must take it.
    pub kind: GroupKind,
    /// How much of it they must take.
    pub rule: GroupRule,
    /// Its units in order.
    pub units: Vec<Id<Unit>>,
}

/// Whether learners choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// Must be taken.
    Mandatory,
    /// May be chosen from.
    Optional,
}

/// How much of a unit group is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupRule {
    /// Every unit.
    All,
    /// At least so much; at least one of the two is given.
    AtLeast {
        /// Minimum credits.
        credits: Option<u32>,
        /// Minimum number of units.
        units: Option<u32>,
    },
}

/// A unit. It lives in the folder of one qualification and may belong to the groups of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The qualification in whose folder it lies.
    pub home: Id<Qualification>,
    /// `L3-CM-01`.
    pub number: String,
    /// The regulator's reference, `H/506/5295`.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: u8,
    /// Credits.
    pub credits: Option<u32>,
    /// Guided learning hours.
    pub glh: Option<u32>,
    /// One sentence.
    pub summary: Option<String>,
    /// What to know before reading anything in it.
    pub content_notice: Option<Notice<Resolved>>,
    /// Whether its criteria are shown in their official wording.
    pub wording: Wording,
    /// Notes on the whole unit.
    pub guidance: Vec<Guidance>,
    /// Learning outcomes in natural order of their numbers.
    pub outcomes: Vec<Id<Outcome>>,
    /// Its folder's name, and its part of addresses.
    pub folder: String,
    /// Book-keeping.
    pub record: Record,
}

/// Whether the official wording of criteria may be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Wording {
    /// It is shown.
    #[default]
    Shown,
    /// It is nowhere on the site: `resolve` leaves it out.
    Withheld,
}

/// Whether an outcome is about knowing or doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeKind {
    /// "Understand …" or "Know …".
    Understand,
    /// "Be able to …".
    BeAbleTo,
    /// Worded otherwise.
    Other,
}

/// A learning outcome: "The learner will".
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its unit.
    pub unit: Id<Unit>,
    /// `3`.
    pub number: CriterionNumber,
    /// `Understand the principles …`.
    pub title: String,
    /// Knowing or doing.
    pub kind: OutcomeKind,
    /// Notes on the outcome.
    pub guidance: Vec<Guidance>,
    /// Criteria in natural order.
    pub criteria: Vec<Id<Criterion>>,
}

/// An assessment criterion: "The learner can".
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its outcome.
    pub outcome: Id<Outcome>,
    /// `3.5`.
    pub number: CriterionNumber,
    /// The wording, up to the items: plain text. Where the official wording is withheld it is the gloss, or empty if there is none,
    /// and items and tail are empty.
    pub stem: String,
    /// The list inside the wording.
    pub items: Vec<ListItem>,
    /// The wording after the items.
    pub tail: Option<String>,
    /// The same in plain English, where the wording is shown beside it.
    pub gloss: Option<String>,
    /// The command verb, if the site knows it.
    pub verb: Option<Id<Verb>>,
    /// Notes on the criterion.
    pub guidance: Vec<Guidance>,
    /// Old numbers, kept as anchors.
    pub formerly: Vec<CriterionNumber>,
}

/// An item of a list in a wording: plain text, and items below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListItem {
    /// Plain text.
    pub text: String,
    /// Items below it.
    pub items: Vec<ListItem>,
}

/// A note on a criterion, an outcome or a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    /// What it says before its list.
    pub text: Body,
    /// Its list.
    pub items: Vec<ListItem>,
    /// Whether the list is complete, where the awarding organisation says so.
    pub exhaustive: Option<bool>,
}

impl Criterion {
    /// How many bytes of the stem are the command verb of this name, if the stem begins with it.
    pub fn lead(&self, verb: &str) -> usize {
        let begins = self.stem.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb));
        let rest = self.stem.get(verb.len()..).unwrap_or_default();
        let ends = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
        if begins && ends { verb.len() } else { 0 }
    }

    /// The wording in one line: "Explain the functions; responsibilities of the contact management role".
    pub fn one_line(&self) -> String {
        fn push(items: &[ListItem], out: &mut String) {
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { " " } else { ", " });
                out.push_str(&item.text);
                if !item.items.is_empty() {
                    out.push_str(" (");
                    push(&item.items, out);
                    out.push(')');
                }
            }
        }
        let mut out = self.stem.clone();
        push(&self.items, &mut out);
        if let Some(tail) = &self.tail {
            out.push(' ');
            out.push_str(tail);
        }
        out
    }
}

impl Qualification {
    /// The short title where there is one.
    pub fn menu_title(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }
}

/// Keeps the sources of a handbook and of a record of one shape.
impl From<&Handbook> for Link {
    fn from(handbook: &Handbook) -> Link {
        Link {
            title: handbook.title.clone(),
            url: handbook.url.clone(),
            date: None,
            note: handbook.version.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_first_word_is_the_command_verb() {
        let lead = |stem: &str, verb: &str| {
            let number = CriterionNumber::new("1.1");
            let (outcome, stem) = (Id::new(0), stem.to_owned());
            let (items, tail, guidance, formerly) = (Vec::new(), None, Vec::new(), Vec::new());
            Criterion { outcome, number, stem, items, tail, verb: None, guidance, gloss: None, formerly }
                .lead(verb)
        };
        assert_eq!(lead("Explain what it is", "Explain"), 7);
        assert_eq!(lead("explain", "Explain"), 7);
        assert_eq!(lead("Explaining it", "Explain"), 0);
        assert_eq!(lead("Clearly explain", "Explain"), 0);
        assert_eq!(lead("É", "Explain"), 0);
        assert_eq!(lead("", "Explain"), 0);
    }
}
