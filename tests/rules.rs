//! Every rule, by its own examples: the wrong one breaks it, just where the example says, and the right one does not.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use syllabus::build::{self, Options, Session};
use syllabus::check::example;
use syllabus::diagnostic::{Diagnostic, Example, Rule, Severity, render::human};
use syllabus::source::Inputs;

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
    for rule in build::rules() {
        let Some(site) = example::site(&rule.wrong) else { continue };
        let found = found(&site.inputs);
        let told = told(&found, &site.inputs);
        let mut places: Vec<_> = found.iter().filter(|it| it.rule == rule).map(|it| it.place).collect();
        places.sort_unstable();
        if site.guilty.is_empty() {
            assert!(!places.is_empty(), "{} is silent on its wrong example\n{told}", rule.name);
        } else {
            let mut guilty = site.guilty;
            guilty.sort_unstable();
            let texts = |places: &[syllabus::source::Place]| -> Vec<String> {
                let text = |place: &syllabus::source::Place| {
                    let content = site.inputs.load(place.file);
                    content.text().and_then(|text| text.get(place.range())).unwrap_or_default().to_owned()
                };
                places.iter().map(text).collect()
            };
            assert_eq!(texts(&places), texts(&guilty), "{}\n{told}", rule.name);
            assert_eq!(places, guilty, "{}\n{told}", rule.name);
        }
        no_other_error(rule, &found, &told);
    }
}

/// A mistake is told once, and not again by rules that stumble over it.
fn no_other_error(rule: &Rule, found: &[Diagnostic], told: &str) {
    let other = found.iter().find(|it| it.rule != rule && it.severity == Severity::Error);
    assert!(other.is_none(), "{}: its wrong example has another error\n{told}", rule.name);
}

#[test]
fn every_right_example_keeps_its_rule() {
    for rule in build::rules() {
        let Some(site) = example::site(&rule.right) else { continue };
        let found = found(&site.inputs);
        let told = told(&found, &site.inputs);
        assert!(site.guilty.is_empty(), "{}: the right example has a mark", rule.name);
        assert!(found.iter().all(|it| it.rule != rule), "{}\n{told}", rule.name);
        no_other_error(rule, &found, &told);
    }
}
