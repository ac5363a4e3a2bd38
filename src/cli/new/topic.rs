//! `syllabus new topic`.

use clap::Args;

use super::yaml_text::{in_comment, one_line};
use super::{Failure, Known, Scaffold};
use crate::diagnostic::nearest;
use crate::model::CriterionNumber;
use crate::parse::authored::{Criterion, Outcome, Unit};

/// Starts the revision notes on a unit or on one of its outcomes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus new topic L3-CM-01 2      notes on outcome 2, with a heading for each of its criteria: lo2.md
  syllabus new topic L3-CM-01        notes on the unit as a whole: topic.md
  syllabus new topic L3-CM-01 2 --yaml
                                     the same as a form to fill in: lo2.yaml")]
pub(in crate::cli) struct Topic {
    /// The unit: number or folder.
    unit: String,
    /// The number of the outcome; without it the notes are on the whole unit.
    outcome: Option<String>,
    /// Makes a form in YAML to fill in, in place of Markdown.
    #[arg(long)]
    yaml: bool,
}

impl Topic {
    pub(super) fn scaffold(&self, known: &Known) -> Result<Scaffold, Failure> {
        let unit = known.unit(&self.unit)?;
        let outcome = self.outcome.as_deref().map(|wanted| find_outcome(unit, wanted)).transpose()?;
        let stem = outcome.map_or("topic".to_owned(), |outcome| format!("lo{}", outcome.number.value));
        for ending in ["md", "yaml", "yml"] {
            let there = format!("{}/{stem}.{ending}", unit.folder);
            if known.has_file(&there) {
                return Err(Failure::new(format!("there are notes already: content/{there}")));
            }
        }
        let (ending, text) =
            if self.yaml { ("yaml", yaml(unit, outcome)) } else { ("md", markdown(unit, outcome)) };
        Ok(Scaffold {
            path: format!("{}/{stem}.{ending}", unit.folder),
            text,
            next: vec![
                "write below the headings; what stays empty is not shown".to_owned(),
                "syllabus check".to_owned(),
            ],
        })
    }
}

fn find_outcome<'u>(unit: &'u Unit, wanted: &str) -> Result<&'u Outcome, Failure> {
    let number = CriterionNumber::new(wanted);
    if let Some(outcome) = unit.outcomes.iter().find(|outcome| outcome.number.value == number) {
        return Ok(outcome);
    }
    let numbers: Vec<&str> = unit.outcomes.iter().map(|outcome| outcome.number.value.as_str()).collect();
    let advice = match nearest(number.outcome_part(), numbers.iter().copied()) {
        // 3.5 is a criterion: its outcome is meant.
        Some(near) if near == number.outcome_part() => format!("did you mean outcome {near}?"),
        _ => format!("its outcomes are: {}", numbers.join(", ")),
    };
    let unit = unit.number.as_ref().map_or(unit.folder.as_str(), |number| number.value.as_str());
    Err(Failure::new(format!("{unit} has no outcome `{number}`\n{advice}")))
}

/// What the notes are on, in words.
fn about(unit: &Unit, outcome: Option<&Outcome>) -> String {
    let number = unit.number.as_ref().map_or(unit.folder.as_str(), |number| number.value.as_str());
    match outcome {
        Some(outcome) => format!("Outcome {} of {number}: {}", outcome.number.value, outcome.title),
        None => format!("Unit {number}: {}", unit.title.as_deref().unwrap_or_default()),
    }
}

/// Criteria to write on, one by one.
fn criteria(outcome: Option<&Outcome>) -> impl Iterator<Item = &Criterion> {
    outcome.into_iter().flat_map(|outcome| &outcome.criteria)
}

/// A number for the examples, which should be one that exists.
fn example(unit: &Unit, outcome: Option<&Outcome>) -> String {
    let first = outcome.or(unit.outcomes.first()).and_then(|outcome| outcome.criteria.first());
    first.map_or("1.1".to_owned(), |criterion| criterion.number.value.to_string())
}

/// The wording in one line, list and all.
fn wording(criterion: &Criterion) -> String {
    let items: Vec<&str> = criterion.items.iter().map(|item| item.text.as_str()).collect();
    let list = if items.is_empty() { String::new() } else { format!(": {}", items.join("; ")) };
    let tail = criterion.tail.iter().map(|tail| format!(" … {tail}"));
    format!("{}{list}{}", criterion.stem.trim_end_matches(':'), tail.collect::<String>())
}

fn markdown(unit: &Unit, outcome: Option<&Outcome>) -> String {
    let teaching: String = criteria(outcome)
        .map(|criterion| {
            format!("## AC{}\n\n<!-- {} -->\n\n", criterion.number.value, in_comment(&wording(criterion)))
        })
        .collect();
    include_str!("topic.md")
        .replace("{example}", &example(unit, outcome))
        .replace("{teaching}\n", &teaching)
        .replace("{about}", &in_comment(&about(unit, outcome)))
}

fn yaml(unit: &Unit, outcome: Option<&Outcome>) -> String {
    let teaching: String = criteria(outcome)
        .map(|criterion| {
            let number = &criterion.number.value;
            format!(
                "#  - criteria: [{number}]     # {}\n#    text: |\n#      …\n",
                one_line(&wording(criterion))
            )
        })
        .collect();
    include_str!("topic.yaml")
        .replace("{example}", &example(unit, outcome))
        .replace("{teaching}\n", &teaching)
        .replace("{about}", &one_line(&about(unit, outcome)))
}
