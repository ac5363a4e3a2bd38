//! Every rule, by its own examples: the wrong one breaks it, just where the example says, and the right one does not.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use syllabus::build::{self, Options, Session};
use syllabus::check::example;
use syllabus::diagnostic::{Diagnostic, Example, Rule, Severity, render::human};
use syllabus::source::{Inputs, Place};

fn found(inputs: &Inputs) -> Vec<Diagnostic> {
    Session::default().check(inputs, &Options::default()).unwrap().diagnostics
}

fn told(found: &[Diagnostic], inputs: &Inputs) -> String {
    human::render(found, inputs, false)
}

#[test]
fn every_rule_has_a_name_of_its_own_and_explains_itself() {
    let mut names: Vec<&str> = build::rules().map(|rule| rule.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "two rules have one name");
    for rule in build::rules() {
        let is_kebab = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        assert!(rule.name.bytes().all(is_kebab), "{}", rule.name);
        assert!(rule.explain.ends_with('.'), "{}", rule.name);
    }
}

#[test]
fn the_small_site_of_the_examples_breaks_no_rule() {
    let inputs = example::site(&Example::Files(&[])).unwrap().inputs;
    let found = found(&inputs);
    assert!(found.is_empty(), "{}", told(&found, &inputs));
}

#[test]
fn every_wrong_example_breaks_its_rule_just_where_it_says() {
    let failed: Vec<String> = build::rules().filter_map(wrong_example).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What is not as the wrong example of a rule says.
fn wrong_example(rule: &'static Rule) -> Option<String> {
    let site = example::site(&rule.wrong)?;
    let found = found(&site.inputs);
    let told = told(&found, &site.inputs);
    let mut places: Vec<_> = found.iter().filter(|it| it.rule == rule).map(|it| it.place).collect();
    places.sort_unstable();
    let mut guilty = site.guilty;
    guilty.sort_unstable();
    let text = |place: &Place| {
        let content = site.inputs.load(place.file);
        content.text().and_then(|text| text.get(place.range())).unwrap_or_default().to_owned()
    };
    let texts = |places: &[Place]| -> Vec<String> { places.iter().map(text).collect() };
    if places.is_empty() {
        return Some(format!("{} is silent on its wrong example\n{told}", rule.name));
    }
    if !guilty.is_empty() && places != guilty {
        let (is, should) = (texts(&places), texts(&guilty));
        return Some(format!("{} points at {is:?} and not at {should:?}\n{told}", rule.name));
    }
    other_error(rule, &found, &told)
}

/// A mistake is told once, and not again by rules that stumble over it.
fn other_error(rule: &Rule, found: &[Diagnostic], told: &str) -> Option<String> {
    let mut found = found.iter();
    let other = found.find(|it| it.rule != rule && it.severity == Severity::Error)?;
    Some(format!("{}: its example has another error, {}\n{told}", rule.name, other.rule.name))
}

#[test]
fn every_right_example_keeps_its_rule() {
    let failed: Vec<String> = build::rules().filter_map(right_example).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What is wrong with the right example of a rule.
fn right_example(rule: &'static Rule) -> Option<String> {
    let site = example::site(&rule.right)?;
    let found = found(&site.inputs);
    let told = told(&found, &site.inputs);
    if !site.guilty.is_empty() {
        return Some(format!("{}: the right example has a mark", rule.name));
    }
    if found.iter().any(|it| it.rule == rule) {
        return Some(format!("{}: the right example breaks it\n{told}", rule.name));
    }
    other_error(rule, &found, &told)
}
