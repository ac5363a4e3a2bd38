//! The reference of rules: pages of the tutors' guide made from the rules themselves, so that they can't be wrong.
//!
//! `UPDATE_EXPECT=1 cargo test --test rule_reference` writes them anew.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use expect_test::expect_file;
use std::fmt::Write;
use syllabus::build::{self, Options, Session};
use syllabus::check::example;
use syllabus::diagnostic::render::{human, visible};
use syllabus::diagnostic::{Area, Rule, Severity};

#[test]
fn the_guide_lists_every_rule() {
    let mut index = front(
        "Rules",
        "Everything that the tool looks after, by name: what is an error, what is a warning, and why.",
    );
    index.push_str(
        "Each message has the name of its rule in brackets. Here you find all of them. `syllabus rules` prints this list, and\n\
         `syllabus explain` with a name says more about one.\n\n\
         An **error** means that something on the site would be wrong or lost, so nothing is built. A **warning** is something\n\
         to look at. [Warnings can be switched off](messages.md#switching-a-rule-off) where there is a reason.\n\n\
         The examples come from a small site on front desk work.\n",
    );
    for area in Area::ALL {
        let page = format!("rules-{}", area.name());
        let _ =
            write!(index, "\n## {}\n\n| Rule | Level | What it is about |\n|---|---|---|\n", area.title());
        for rule in rules(area) {
            let (name, level, first) = (rule.name, level(rule), cell(rule.first_sentence()));
            let _ = writeln!(index, "| [`{name}`]({page}.md#{name}) | {level} | {first} |");
        }
        expect_file![format!("../content/guide/{page}.md")].assert_eq(&area_page(area));
    }
    expect_file!["../content/guide/rules.md"].assert_eq(&index);
}

fn rules(area: Area) -> impl Iterator<Item = &'static Rule> {
    build::rules().filter(move |rule| rule.area == area)
}

fn level(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn front(title: &str, description: &str) -> String {
    format!("---\ntitle: \"{title}\"\ndescription: \"{description}\"\n---\n")
}

/// A text that fits into a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn area_page(area: Area) -> String {
    let (short, what) = area.title().split_once(": ").unwrap();
    let mut page = front(&format!("Rules: {}", area.name()), &format!("The rules on {what}, with examples."));
    let _ = writeln!(page, "{short}: {what}. [All rules](rules.md)");
    for rule in rules(area) {
        let _ = write!(
            page,
            "\n## `{}` {{#{}}}\n\n*{}.* {}\n",
            rule.name,
            rule.name,
            capital(level(rule)),
            rule.explain
        );
        examples(&mut page, "Wrong", &rule.wrong.shown());
        if let Some(said) = said(rule) {
            fence(&mut page, "text", &said);
        }
        examples(&mut page, "Right", &rule.right.shown());
    }
    page
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn examples(page: &mut String, title: &str, pieces: &[(&str, String)]) {
    for (file, text) in pieces {
        if file.is_empty() {
            let _ = write!(page, "\n{title}:\n");
            fence(page, "text", text);
            continue;
        }
        let language = file.rsplit_once('.').map_or("text", |(_, ending)| ending);
        let language = if language == "md" { "markdown" } else { language };
        let _ = write!(page, "\n{title}, in `{file}`:\n");
        fence(page, language, text);
    }
}

/// A block of code, with more backticks around it than are in it.
fn fence(page: &mut String, language: &str, text: &str) {
    let mut marks = "```".to_owned();
    while text.contains(&marks) {
        marks.push('`');
    }
    // What nobody sees in an example must be seen here, and no page may hold it.
    let text = text.trim_matches('\n').split('\n').map(visible).collect::<Vec<_>>().join("\n");
    let _ = write!(page, "\n{marks}{language}\n{text}\n{marks}\n");
}

/// What is said of the wrong example.
fn said(rule: &Rule) -> Option<String> {
    let site = example::site(&rule.wrong)?;
    let found = Session::default().check(&site.inputs, &Options::default()).unwrap().diagnostics;
    let first = found.iter().find(|diagnostic| diagnostic.rule == rule)?;
    let told = human::render(std::slice::from_ref(first), &site.inputs, false);
    told.rsplit_once("\n\n").map(|(told, _)| told.to_owned())
}
