//! How links are written. Each generator has its own way; what is linked is the same for all of them.

use super::Place;

/// What a link leads to.
pub enum Target {
    Unit(Place),
    Outcome(Place, usize),
    /// A criterion of any unit, with its number.
    Criterion(Place, String),
    Term(String),
    Guide,
}

/// The way of one generator.
pub trait Dialect {
    /// A link in a text of the unit at `from`. Without words it says what it leads to.
    fn link(&self, from: Place, to: &Target, words: Option<&str>) -> String;

    /// A criterion of the same unit, in the list of those that something serves.
    fn served(&self, from: Place, criterion: &str) -> String;

    /// A key term in the list of them, if there is such a list in the text.
    fn key_term(&self, _: Place, name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    /// The address of the unit's picture.
    fn picture(&self) -> &'static str {
        "flow.svg"
    }
}

/// Our own.
pub struct Syllabus;

impl Dialect for Syllabus {
    fn link(&self, from: Place, to: &Target, words: Option<&str>) -> String {
        let address = match (to, words) {
            (Target::Unit(unit), _) => format!("unit:{}", unit.number()),
            (Target::Outcome(unit, outcome), _) => from.path_to(*unit) + &unit.topic_file(*outcome),
            (Target::Criterion(unit, number), Some(_)) => {
                let outcome = number.split('.').next().and_then(|outcome| outcome.parse().ok()).unwrap_or(1);
                let anchor = number.replace('.', "-");
                format!("{}{}#ac-{anchor}", from.path_to(*unit), unit.topic_file(outcome))
            }
            (Target::Criterion(unit, number), None) if unit.unit == from.unit => format!("ac:{number}"),
            (Target::Criterion(unit, number), None) => format!("ac:{}/{number}", unit.number()),
            (Target::Term(name), _) => format!("<term:{name}>"),
            (Target::Guide, _) => "../../../guide/index.md".to_owned(),
        };
        format!("[{}]({address})", words.unwrap_or_default())
    }

    fn served(&self, _: Place, criterion: &str) -> String {
        format!("AC{criterion}")
    }
}

impl Place {
    /// How a file of this unit gets to the folder of another one of the same qualification.
    fn path_to(self, other: Place) -> String {
        if other.unit == self.unit { String::new() } else { format!("../{}/", other.folder_name()) }
    }
}
