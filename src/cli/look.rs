//! How what was found is shown.

use std::time::Instant;

use clap::{Args, ValueEnum};

use super::{End, say};
use crate::build::{self, Options, Report};
use crate::diagnostic::render::{FEW, MANY, counted, github, human, json, sarif, short};
use crate::diagnostic::{Rule, Severity};
use crate::source::Inputs;

/// What both `build` and `check` are asked.
#[derive(Debug, Args)]
pub(super) struct Look {
    /// Takes in what is marked `draft: true`.
    #[arg(long)]
    drafts: bool,
    /// How mistakes are shown.
    #[arg(long, value_enum, default_value_t = Format::Human, hide_default_value = true)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line that they are in (the default).
    Human,
    /// One line for each, with its path, line and column.
    Short,
    /// As JSON, to standard output; `syllabus schema` writes down its shape.
    Json,
    /// As notes beside the lines, from a GitHub action.
    Github,
    /// As SARIF 2.1.0, to standard output, for code hosts.
    Sarif,
}

impl Look {
    pub(super) fn options(&self) -> Options {
        Options { drafts: self.drafts, ..Options::default() }
    }

    /// Shows what was found: for programs on standard output, for people beside it. Of each rule at most `most`, or as many
    /// as the readers of this format want.
    pub(super) fn show(&self, report: &Report, inputs: &Inputs, most: Option<usize>) {
        let found = &report.diagnostics;
        match self.format {
            Format::Human => {
                let told = human::render_most(found, inputs, say::has_colour(), most.unwrap_or(FEW));
                say::remark(&told);
                say::remark(&learn_more(report));
            }
            Format::Short => say::remark(&short::render(found, inputs, most.unwrap_or(MANY))),
            Format::Json => say::result(&json::render(found, inputs, most.unwrap_or(MANY))),
            Format::Github => say::result(&github::render(found, inputs, most.unwrap_or(FEW))),
            Format::Sarif => {
                let rules: Vec<&Rule> = build::rules().collect();
                say::result(&sarif::render(found, &rules, inputs, most.unwrap_or(MANY)));
            }
        }
    }

    /// The last line. Where standard output is for a program, it goes beside it.
    pub(super) fn remark(&self, line: &str) {
        match self.format {
            Format::Human | Format::Short => say::result(line),
            Format::Json | Format::Github | Format::Sarif => say::remark(line),
        }
    }
}

/// How to learn about the rules that were broken, at most three of them by name.
fn learn_more(report: &Report) -> String {
    let mut names: Vec<&str> = Vec::new();
    for diagnostic in &report.diagnostics {
        if !names.contains(&diagnostic.rule.name) {
            names.push(diagnostic.rule.name);
        }
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("`syllabus explain {one}` says more\n"),
        [first, ..] => format!("`syllabus explain {first}` says more, and so for each name in [brackets]\n"),
    }
}

impl End {
    pub(super) fn of(report: &Report) -> Self {
        if report.failed() { End::Mistakes } else { End::Clean }
    }
}

pub(super) fn counts(report: &Report) -> String {
    let errors = counted(report.count(Severity::Error), "error");
    format!("{errors}, {}", counted(report.count(Severity::Warning), "warning"))
}

pub(super) fn seconds(started: Instant) -> String {
    format!("{:.2} s", started.elapsed().as_secs_f64())
}
