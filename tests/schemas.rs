//! The JSON Schemas of the catalogue: they are right themselves, they accept what the parser accepts, and refuse what it
//! refuses.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "reads the project's own files")]

#[path = "../examples/synthesise/synthetic/mod.rs"]
#[allow(dead_code, reason = "the example uses more of it")]
mod synthetic;

use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use syllabus::diagnostic::Severity;
use syllabus::parse;
use syllabus::parse::format::{DOCUMENTS, Document, Field, Group, Key, Shape, schema};
use syllabus::parse::yaml::{self, Node, Value as Yaml};
use syllabus::source::{FileId, Inputs};

fn document(name: &str) -> &'static Document {
    DOCUMENTS.iter().find(|document| document.name == name).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::draft7::new(&schema::schema(document(name))).unwrap()
}

/// What a YAML file says. Our reader keeps every scalar as text; other readers take some for numbers, which `typed` does.
fn json(node: &Node<'_>, typed: bool) -> Value {
    match &node.value {
        Yaml::Nothing => Value::Null,
        Yaml::List(items) => items.iter().map(|item| json(item, typed)).collect(),
        Yaml::Map(entries) => {
            let entry = |(key, node): &(yaml::Key<'_>, Node<'_>)| (key.name.to_string(), json(node, typed));
            Value::Object(entries.iter().map(entry).collect::<Map<_, _>>())
        }
        Yaml::Text(text) => {
            let scalar = serde_json::from_str(text).ok().filter(|value: &Value| !value.is_string());
            scalar.filter(|value| typed && !value.is_null()).unwrap_or_else(|| json!(text))
        }
    }
}

/// What is wrong with a text, read in either way.
fn errors(validator: &Validator, text: &str) -> Vec<String> {
    let node = yaml::read(FileId(0), text, 0).unwrap();
    let both = [json(&node, false), json(&node, true)];
    let told = |value: &Value| -> Vec<String> {
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
    };
    both.iter().flat_map(told).collect()
}

/// Which kind of file lies at a path from the site's folder.
fn kind(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap();
    let in_unit = path.matches('/').count() == 4;
    Some(match name {
        "index.md" if path == "content/index.md" => "part-front",
        "overview.md" => "part-front",
        _ if name.ends_with(".md") && in_unit && (name.starts_with("lo") || name == "topic.md") => {
            "topic-front"
        }
        _ if name.ends_with(".md") => "page-front",
        _ if name.starts_with("lo") && name.ends_with(".yaml") => "topic",
        _ => {
            let stem = name.strip_suffix(".yaml")?;
            return DOCUMENTS.iter().map(|document| document.name).find(|name| *name == stem);
        }
    })
}

/// The YAML of a file: all of it, or what stands at its top.
fn yaml_of<'a>(path: &str, text: &'a str) -> Option<&'a str> {
    if path.ends_with(".yaml") { Some(text) } else { text.strip_prefix("---\n")?.split("\n---\n").next() }
}

fn files_below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

#[test]
fn each_schema_keeps_to_the_official_one_and_names_no_other_computer() {
    for document in &DOCUMENTS {
        let schema = schema::schema(document);
        jsonschema::draft7::meta::validate(&schema)
            .unwrap_or_else(|error| panic!("{}: {error}", document.name));
        let text = schema::text(document);
        assert_eq!(text.matches("://json-schema.org/draft-07/schema#").count(), 1);
        assert!(schema["$id"].as_str().unwrap().starts_with("urn:"));
        assert!(!text.contains("\"$ref\": \"http"), "{text}");
    }
}

#[test]
fn every_example_fits_its_own_schema() {
    fn look(schema: &Value, root: &Value) {
        if let Some(examples) = schema.get("examples").and_then(Value::as_array) {
            let mut alone = schema.clone();
            if let Some(definitions) = root.get("definitions") {
                alone["definitions"] = definitions.clone();
            }
            let validator = jsonschema::draft7::new(&alone).unwrap();
            for example in examples {
                assert!(validator.is_valid(example), "{example} in {schema:#}");
            }
        }
        match schema {
            Value::Object(entries) => entries.values().for_each(|below| look(below, root)),
            Value::Array(items) => items.iter().for_each(|below| look(below, root)),
            _ => {}
        }
    }
    for document in &DOCUMENTS {
        let schema = schema::schema(document);
        look(&schema, &schema);
    }
}

#[test]
fn every_file_of_ours_fits_its_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(String, String)> = synthetic::files(3).collect();
    for site in ["", "src/cli/init"] {
        let site = root.join(site);
        let mut paths = Vec::new();
        files_below(&site.join("content"), &mut paths);
        for path in paths {
            let inside = path.strip_prefix(&site).unwrap().to_str().unwrap().replace('\\', "/");
            texts.extend(fs::read_to_string(&path).ok().map(|text| (inside, text)));
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for (path, text) in &texts {
        let Some((name, yaml)) = kind(path).zip(yaml_of(path, text)) else { continue };
        let errors = errors(&validator(name), yaml);
        assert!(errors.is_empty(), "{path}, {name}: {errors:#?}");
        seen.push(name);
    }
    for document in DOCUMENTS.iter().filter(|document| !matches!(document.name, "theme" | "words")) {
        assert!(seen.contains(&document.name), "no file of ours is of the kind {}", document.name);
    }
    for path in ["theme.yaml", "strings/en-GB.yaml"] {
        let text = fs::read_to_string(root.join("themes/default").join(path)).unwrap();
        let name = if path == "theme.yaml" { "theme" } else { "words" };
        assert_eq!(errors(&validator(name), &text), [""; 0], "{path}");
    }
}

#[test]
fn what_is_wrong_is_refused() {
    let unit = "number: U\ntitle: T\nlevel: 3\noutcomes: {1: {title: T, criteria: {1.1: Explain}}}\n";
    let right = [
        ("unit", unit.to_owned()),
        ("unit", unit.replace("1.1", "4.10a").replace("level: 3", "level: \"3\"")),
        (
            "unit",
            unit.replace(
                "Explain",
                "{text: Explain, items: [a, {text: b, items: [c]}], guidance: [d, {text: e}]}",
            ),
        ),
        ("unit", unit.to_owned() + "credits:\ndraft: Yes\nreviewed: 2026-11-01\nsources: [a, {title: b}]\n"),
        ("instruments", "Data Protection Act 2018: {kind: Act, status: in-force}".to_owned()),
        ("verbs", "Explain: {meaning: x, levels: {3: y}}".to_owned()),
        ("site", "title: x\nlanguage: en-GB\noverlaps: off\npacks: none\n".to_owned()),
        ("site", "title: x\nlanguage: cy\noverlaps: {threshold: 70%}\npacks: [cards]\n".to_owned()),
        ("topic", "teaching: [{criteria: [4.10], text: x}]\nkey_terms: [NDM, {name: x}]".to_owned()),
        ("glossary", String::new()),
    ];
    for (name, text) in &right {
        assert_eq!(errors(&validator(name), text), [""; 0], "{text}");
    }
    let wrong = [
        ("unit", unit.replace("title: T\n", "titel: T\n")),
        ("unit", unit.to_owned() + "colour: red\n"),
        ("unit", unit.replace("level: 3", "level: three")),
        ("unit", unit.replace("level: 3", "level: 300")),
        ("unit", unit.replace("level: 3", "level:")),
        ("unit", unit.replace("1.1", "one")),
        ("unit", unit.replace("{1.1: Explain}", "{}")),
        ("unit", unit.replace("Explain", "[Explain]")),
        ("unit", unit.replace("Explain", "{items: [a]}")),
        ("unit", unit.to_owned() + "formerly: U0\n"),
        ("unit", unit.to_owned() + "reviewed: 1 November 2026\n"),
        ("instruments", "Data Protection Act 2018: {kind: law}".to_owned()),
        ("instruments", "Data Protection Act 2018: An Act".to_owned()),
        ("verbs", "Explain: {meaning: x, levels: {third: y}}".to_owned()),
        ("site", "title: x\nlanguage: British English\n".to_owned()),
        ("site", "title: x\nlanguage: en-GB\nbase_url: www.example.org\n".to_owned()),
        ("site", "title: x\nlanguage: en-GB\npacks: [posters]\n".to_owned()),
        ("site", "title: x\nlanguage: en-GB\nbrand: {colours: {accent: blue}}\n".to_owned()),
        ("topic", "questions: [What is it?]".to_owned()),
        ("topic", "teaching: [{criteria: [first], text: x}]".to_owned()),
        ("glossary", "NDM: {meaning: x}".to_owned()),
    ];
    for (name, text) in &wrong {
        assert!(!errors(&validator(name), text).is_empty(), "{name}: {text}");
    }
}

/// Scalars of all kinds, right and wrong.
fn scalar() -> impl Strategy<Value = String> {
    let words = [
        "Text",
        "\"quoted: text\"",
        "3",
        "\"3\"",
        "300",
        "-1",
        "4.10",
        "1.2a",
        "AC1.2",
        "true",
        "Yes",
        "off",
        "~",
        "",
        "2026-11-01",
        "2026-13-01",
        "https://example.org/a",
        "http://",
        "a@b.example",
        "en-GB",
        "\"#0d4f57\"",
        "blue",
        "act",
        "In Force",
        "superseded",
        "all",
        "optional",
        "none",
        "cards",
        "full",
        "key_concepts",
        "Key-Terms",
        "0.7",
        "70%",
        "withhold",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

/// A value that fits a shape most of the time, in YAML's own brackets.
fn value(shape: &'static Shape, depth: u32) -> BoxedStrategy<String> {
    if matches!(shape, Shape::Number) {
        // What is no number is found when criteria are looked up, and not by the parser.
        return prop::sample::select(vec!["1.2", "\"1.10\"", "AC1.2"]).prop_map(str::to_owned).boxed();
    }
    let fitting = match shape {
        _ if depth == 0 => scalar().boxed(),
        Shape::List(item) => vec(value(item, depth - 1), 0..3)
            .prop_map(|items| {
                format!(
                    "[{}]",
                    items.iter().filter(|item| !item.is_empty()).cloned().collect::<Vec<_>>().join(", ")
                )
            })
            .boxed(),
        Shape::Group(group) => fields(group, depth - 1),
        Shape::OneOf(shapes) => {
            let shapes: Vec<_> = shapes.iter().map(|shape| value(shape, depth)).collect();
            prop::strategy::Union::new(shapes).boxed()
        }
        Shape::Word(words) | Shape::AnyCase(words) => {
            prop::sample::select(words()).prop_map(str::to_owned).boxed()
        }
        Shape::Whole(_) => "[0-9]{1,3}".boxed(),
        Shape::Date => Just("2026-11-01".to_owned()).boxed(),
        Shape::Web => Just("https://example.org/a".to_owned()).boxed(),
        _ => scalar().boxed(),
    };
    prop_oneof![12 => fitting, 1 => scalar()].boxed()
}

/// All required fields of a group and some of the others.
fn fields(group: &'static Group, depth: u32) -> BoxedStrategy<String> {
    let entry = |field: &'static Field| {
        let there = if field.is_required { 0.97 } else { 0.3 };
        (prop::bool::weighted(there), value(&field.shape, depth))
            .prop_map(|(there, value)| there.then(|| format!("{}: {value}", field.name)))
    };
    let own: Vec<_> = group.fields().map(entry).collect();
    let key = match group.others.as_ref().map(|others| others.key) {
        Some(Key::Number) => prop::sample::select(vec!["1", "2", "1.1", "1.10", "AC1.2"]).boxed(),
        Some(Key::Level) => prop::sample::select(vec!["2", "3"]).boxed(),
        _ => prop::sample::select(vec!["Alpha", "Beta"]).boxed(),
    };
    let others = match &group.others {
        Some(others) => vec((key, value(&others.shape, depth)), 1..3).boxed(),
        None => Just(Vec::new()).boxed(),
    };
    (own, others)
        .prop_map(|(own, others)| {
            let mut entries: Vec<String> = own.into_iter().flatten().collect();
            entries.extend(others.into_iter().map(|(key, value)| format!("{key}: {value}")));
            format!("{{{}}}", entries.join(", "))
        })
        .boxed()
}

/// Where a file of a kind lies.
const PLACES: [(&str, &str); 8] = [
    ("site", "content/site.yaml"),
    ("organisation", "content/a/organisation.yaml"),
    ("qualification", "content/a/b/qualification.yaml"),
    ("unit", "content/a/b/c/unit.yaml"),
    ("topic", "content/a/b/c/lo1.yaml"),
    ("glossary", "content/glossary.yaml"),
    ("instruments", "content/instruments.yaml"),
    ("verbs", "content/verbs.yaml"),
];

/// Whether the parser finds nothing wrong with the form of this file.
fn is_accepted(path: &str, text: &str) -> bool {
    let inputs =
        Inputs::from_texts([(path, text), ("content/a/b/c/unit.yaml", "{}"), ("content/site.yaml", "{}")]);
    let id = FileId::of(path);
    let found = parse::parse(&inputs, parse::nothing).1;
    let mut mistakes =
        found.iter().filter(|found| found.place.file == id && found.severity == Severity::Error);
    mistakes.next().is_none()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_parser_accepts_the_schema_accepts(
        (at, text) in (0..PLACES.len()).prop_flat_map(|at| (Just(at), fields(document(PLACES[at].0).group, 5)))
    ) {
        let (name, path) = PLACES[at];
        if is_accepted(path, &text) {
            let errors = errors(&validator(name), &text);
            prop_assert!(errors.is_empty(), "{}: {:?}", text, errors);
        }
    }
}
