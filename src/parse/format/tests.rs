//! The catalogue against the parsers: a file with every field in it, and every field with its example.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::parse;
use crate::source::Inputs;
use std::collections::BTreeMap;

/// Whether a group is written wherever one may be, or the field's own example.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Groups,
    Examples,
}

/// All fields of a group, in YAML, each line indented by so much.
fn fields(group: &Group, indent: usize, way: Way) -> String {
    let mut text = String::new();
    let space = " ".repeat(indent);
    for field in group.fields() {
        let value = value(&field.shape, field.example, indent + 2, way);
        text.push_str(&format!("{space}{}:{value}\n", field.name));
    }
    if let Some(others) = &group.others {
        let value = value(&others.shape, "Text", indent + 2, way);
        text.push_str(&format!("{space}{}:{value}\n", others.example));
    }
    text
}

/// A value with what must stand between it and its colon or hyphen.
fn value(shape: &Shape, example: &str, indent: usize, way: Way) -> String {
    if indent > 20 || (way == Way::Examples && !example.is_empty() && example != "Text") {
        return format!(" {example}");
    }
    match shape {
        Shape::Group(group) => format!("\n{}", fields(group, indent, way).trim_end()),
        Shape::List(item) if has_group(item) && indent < 19 => {
            format!("\n{}-{}", " ".repeat(indent), value(item, example, indent + 2, way))
        }
        Shape::OneOf(shapes) => match shapes.iter().find(|shape| has_group(shape)) {
            Some(shape) => value(shape, example, indent, way),
            None => format!(" {example}"),
        },
        _ => format!(" {example}"),
    }
}

fn has_group(shape: &Shape) -> bool {
    match shape {
        Shape::Group(_) => true,
        Shape::List(item) => has_group(item),
        Shape::OneOf(shapes) => shapes.iter().any(has_group),
        _ => false,
    }
}

/// Where a file of this kind may lie, and what it holds with these fields.
fn file_of(document: &Document, fields: &str) -> (String, String) {
    let path = match document.name {
        "topic-front" => "content/a/b/c/lo1.md",
        "page-front" => "content/about.md",
        "part-front" => "content/index.md",
        "topic" => "content/a/b/c/lo1.yaml",
        _ => document.files[0],
    };
    let path = path.replacen('*', "a", 1).replacen('*', "b", 1).replacen('*', "c", 1);
    let text =
        if document.files.is_empty() { format!("---\n{fields}---\nText.\n") } else { fields.to_owned() };
    (path, text)
}

fn findings(document: &Document, fields: &str) -> Vec<Diagnostic> {
    let (path, text) = file_of(document, fields);
    let unit = ("content/a/b/c/unit.yaml", "{}");
    let files = [(path.as_str(), text.as_str()), unit, ("content/site.yaml", "{}")];
    let inputs = Inputs::from_texts(files);
    let id = inputs.find(&path).unwrap().id();
    let found =
        parse::parse(&inputs, parse::nothing).1.into_iter().filter(|finding| finding.place.file == id);
    found.filter(|finding| !finding.message.contains("is answered in one way")).collect()
}

fn sites() -> impl Iterator<Item = &'static Document> {
    DOCUMENTS.iter().filter(|document| !document.files.iter().any(|path| path.starts_with("themes/")))
}

#[test]
fn the_parsers_take_every_field_of_the_catalogue() {
    for document in sites() {
        for way in [Way::Groups, Way::Examples] {
            let fields = fields(document.group, 0, way);
            let found = findings(document, &fields);
            let said: Vec<_> = found
                .iter()
                .map(|finding| (&finding.message, &fields[finding.place.range().start.min(fields.len())..]))
                .map(|(message, rest)| (message, rest.lines().next()))
                .collect();
            assert!(said.is_empty(), "{}: {said:#?}\n{fields}", document.name);
        }
    }
}

#[test]
fn a_field_that_must_be_there_is_missed_and_no_other_is() {
    for document in sites() {
        let required: Vec<_> = document.group.fields().filter(|field| field.is_required).collect();
        let found = findings(document, "{}\n");
        let missing = found.iter().filter(|finding| finding.rule.name == "missing-field").count();
        assert_eq!(missing, required.len(), "{}: {found:#?}", document.name);
    }
}

#[test]
fn each_field_is_told_of_in_whole_sentences_and_once() {
    let mut groups: BTreeMap<&str, &Group> = BTreeMap::new();
    for document in &DOCUMENTS {
        let mut found = Vec::new();
        schema::collect(document.group, &mut found);
        for group in found {
            let known = groups.insert(group.name, group);
            assert!(known.is_none_or(|known| std::ptr::eq(known, group)), "two groups {}", group.name);
        }
    }
    for group in groups.values() {
        assert!(group.about.ends_with('.'), "{}", group.name);
        assert_eq!(group.own.is_empty(), group.others.is_some(), "{}", group.name);
        for (at, field) in group.fields().enumerate() {
            assert!(field.about.ends_with('.') && field.about.len() > 8, "{}", field.name);
            assert!(!field.example.is_empty() || has_group(&field.shape), "{}", field.name);
            assert!(group.names().skip(at + 1).all(|name| name != field.name), "{}", field.name);
        }
    }
    assert!(is_field("evidence_ideas") && is_field("exhaustive") && !is_field("Misconception"));
}
