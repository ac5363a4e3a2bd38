//! `syllabus rules` and `syllabus explain`.

use clap::Args;

use super::{End, Ended, Failure, say};
use crate::build::{self, Options, Session};
use crate::check::example;
use crate::diagnostic::render::human;
use crate::diagnostic::{Area, Rule, Severity, nearest};

/// Lists all rules that a site is checked by.
#[derive(Debug, Args)]
#[command(after_help = "\
An error means that something on the site would be wrong or lost, so nothing is built. A warning is something to look at.
`syllabus explain RULE` says more about one of them.")]
pub(super) struct Rules {}

/// Says what a rule is for, with a wrong and a right example.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus explain unknown-criterion   the name stands in [brackets] in every message
  syllabus rules                       lists them all")]
pub(super) struct Explain {
    /// Name of the rule.
    #[arg(value_name = "RULE")]
    rule: String,
}

impl Rules {
    pub(super) fn carry_out(&self) -> Ended {
        let mut listed = String::new();
        for area in Area::ALL {
            listed.push_str(&format!("{}\n", area.title()));
            for rule in build::rules().filter(|rule| rule.area == area) {
                let level = severity(rule);
                listed.push_str(&format!("  {level:<8} {:<28} {}\n", rule.name, rule.first_sentence()));
            }
            listed.push('\n');
        }
        say::result(listed.trim_end_matches('\n'));
        say::result("\n");
        Ok(End::Clean)
    }
}

impl Explain {
    pub(super) fn carry_out(&self) -> Ended {
        let rule = find(&self.rule)?;
        let mut told =
            format!("{} ({}, {})\n\n{}\n", rule.name, severity(rule), rule.area.name(), fill(rule.explain));
        told.push_str(&shown("Wrong", &rule.wrong.shown()));
        if let Some(said) = said(rule)? {
            told.push_str(&format!("\nIt says:\n\n{}", indent(&said)));
        }
        told.push_str(&shown("Right", &rule.right.shown()));
        if rule.severity == Severity::Warning {
            told.push_str(&format!(
                "\nIf a site has good reasons to do otherwise, site.yaml says so:\n\n    rules:\n      {}: {{level: off, \
                 reason: …}}\n",
                rule.name
            ));
        }
        say::result(&told);
        Ok(End::Clean)
    }
}

/// The rule of this name.
pub(super) fn find(name: &str) -> Result<&'static Rule, Failure> {
    if let Some(rule) = build::rules().find(|rule| rule.name == name) {
        return Ok(rule);
    }
    let near = nearest(name, build::rules().map(|rule| rule.name));
    let help =
        near.map_or("`syllabus rules` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
    Err(Failure::new(format!("there is no rule `{name}`\n{help}")))
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// What is said of the wrong example, if it can be built.
fn said(rule: &Rule) -> Result<Option<String>, Failure> {
    let Some(site) = example::site(&rule.wrong) else { return Ok(None) };
    let found = Session::default().check(&site.inputs, &Options::default())?.diagnostics;
    let first = found.iter().find(|diagnostic| diagnostic.rule == rule);
    let told = first.map(|first| human::render(std::slice::from_ref(first), &site.inputs, false));
    // Without the summary, which counts one.
    Ok(told.and_then(|told| told.rsplit_once("\n\n").map(|(told, _)| told.to_owned() + "\n")))
}

fn shown(title: &str, pieces: &[(&str, String)]) -> String {
    let mut told = String::new();
    for (file, text) in pieces {
        let file = if file.is_empty() { String::new() } else { format!(", in {file}") };
        told.push_str(&format!("\n{title}{file}:\n\n{}", indent(text)));
    }
    told
}

fn indent(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    text.trim_matches('\n').lines().map(line).collect()
}

/// Columns of a terminal that a line of prose takes at most.
const WIDTH: usize = 90;

/// Prose in lines that fit.
fn fill(text: &str) -> String {
    let (mut filled, mut width) = (String::new(), 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            filled.push('\n');
            width = 0;
        } else if width > 0 {
            filled.push(' ');
            width += 1;
        }
        filled.push_str(word);
        width += length;
    }
    filled
}
