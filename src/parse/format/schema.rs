//! JSON Schemas of the catalogue, for editors: which fields a file may have, what they are for, and what may stand in them.
//!
//! They are of draft 7, which is what editors' YAML servers understand best. A schema accepts whatever the parser accepts
//! without a finding, so `yes` is a text here and 16 may be written `"16"`; it can't know what other files say.

use super::{Document, Field, Group, Key, Others, Shape};
use crate::parse::yaml::{self, Node, Value as Yaml};
use crate::source::FileId;
use serde_json::{Map, Value, json};

/// Numbers of criteria and outcomes in the ways in which people write them. A YAML reader may take `4.10` for a number.
const NUMBER: &str = r"^\s*(AC|ac|LO|lo)?\s*[0-9]+[a-z]?(\.[0-9]+[a-z]?)*\.*\s*$";
const LEVEL: &str = r"^\s*\+?[0-9]{1,3}\s*$";
const WHOLE: &str = r"^\s*\+?[0-9]+\s*$";
const FLAG: &str =
    r"^\s*([tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[yY][eE][sS]|[nN][oO]|[oO][nN]|[oO][fF][fF])\s*$";
const DATE: &str = r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$";
const WEB: &str = r#"^\s*https?://[^/\s"<>][^\s"<>]*\s*$"#;
const EMAIL: &str = r#"^\s*[^\s<>"'?&:/\\@]+@[^\s<>"'?&:/\\@]+\s*$"#;
const COLOUR: &str = r"^\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\s*$";
const LANGUAGE: &str = r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$";
const SHARE: &str = r"^\s*[0-9.]+\s*%*\s*$";

/// What every schema is known by: its name follows.
pub const ID: &str = "urn:syllabus:";

/// The schema of one kind of file, as a text.
pub fn text(document: &Document) -> String {
    format!("{:#}\n", schema(document))
}

/// The schema of one kind of file.
pub fn schema(document: &Document) -> Value {
    let mut groups = Vec::new();
    collect(document.group, &mut groups);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("$id".to_owned(), json!(format!("{ID}{}", document.name)));
    schema.insert(
        "$comment".to_owned(),
        json!("Made by `syllabus schema`, which makes it anew after an update."),
    );
    schema.insert("title".to_owned(), json!(document.of));
    schema.extend(group(document.group));
    if document.may_be_empty {
        schema.insert("type".to_owned(), json!(["object", "null"]));
    }
    // The first one is the document itself.
    let definitions: Map<String, Value> =
        groups.iter().skip(1).map(|found| (found.name.to_owned(), Value::Object(group(found)))).collect();
    if !definitions.is_empty() {
        schema.insert("definitions".to_owned(), Value::Object(definitions));
    }
    Value::Object(schema)
}

/// The group and all that may stand within it, each once.
pub(super) fn collect(group: &'static Group, groups: &mut Vec<&'static Group>) {
    if groups.iter().any(|known| known.name == group.name) {
        return;
    }
    groups.push(group);
    group.fields().for_each(|field| collect_shape(&field.shape, groups));
    group.others.iter().for_each(|others| collect_shape(&others.shape, groups));
}

fn collect_shape(shape: &Shape, groups: &mut Vec<&'static Group>) {
    match shape {
        Shape::Group(group) => collect(group, groups),
        Shape::List(item) => collect_shape(item, groups),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| collect_shape(shape, groups)),
        _ => {}
    }
}

fn group(group: &Group) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), json!(group.about));
    schema.insert("type".to_owned(), json!("object"));
    let properties: Map<String, Value> =
        group.fields().map(|field| (field.name.to_owned(), self::field(field))).collect();
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), Value::Object(properties));
    }
    let required: Vec<&str> =
        group.fields().filter(|field| field.is_required).map(|field| field.name).collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let named = group.others.as_ref().filter(|others| others.key == Key::Name);
    schema.insert("additionalProperties".to_owned(), named.map_or(json!(false), entry));
    if let Some(others) = &group.others {
        match others.key {
            Key::Name => {}
            Key::Number => {
                drop(schema.insert("patternProperties".to_owned(), json!({ NUMBER: entry(others) })))
            }
            Key::Level => {
                drop(schema.insert("patternProperties".to_owned(), json!({ LEVEL: entry(others) })))
            }
        }
        if others.is_needed {
            schema.insert("minProperties".to_owned(), json!(1));
        }
    }
    schema
}

fn entry(others: &Others) -> Value {
    value(&others.shape, false)
}

fn field(field: &Field) -> Value {
    let mut schema = value(&field.shape, !field.is_required);
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), json!(field.about));
        if let Some(example) = example(field) {
            schema.insert("examples".to_owned(), json!([example]));
        }
    }
    schema
}

/// What may stand as a value; nothing at all too, if it is `optional`.
fn value(shape: &Shape, optional: bool) -> Value {
    match shape {
        Shape::Text | Shape::Markdown => typed(&["string", "number", "boolean"], optional),
        Shape::Whole(most) => {
            let whole = matching(&["integer", "string"], optional, WHOLE, "write it in digits: 16");
            with(with(whole, "minimum", json!(0)), "maximum", json!(most))
        }
        Shape::Flag => matching(&["boolean", "string"], optional, FLAG, "write `true` or `false`"),
        Shape::Date => matching(&["string"], optional, DATE, "write year, month and day: 2026-11-01"),
        Shape::Web => matching(&["string"], optional, WEB, "write it whole: https://www.example.org/page"),
        Shape::Email => matching(&["string"], optional, EMAIL, "write it like this: revision@example.org"),
        Shape::Colour => {
            matching(&["string"], optional, COLOUR, "write `#` and six digits in quotes: \"#0d4f57\"")
        }
        Shape::Language => {
            matching(&["string"], optional, LANGUAGE, "write en-GB for British English, cy for Welsh")
        }
        Shape::Share => {
            let share = matching(&["number", "string"], optional, SHARE, "write a number from 0.3 to 1");
            with(with(share, "minimum", json!(0.295)), "maximum", json!(100))
        }
        Shape::Number => matching(&["string", "number"], optional, NUMBER, "write the number: 1.2"),
        Shape::Word(words) => with_nothing(json!({ "enum": words() }), optional),
        Shape::AnyCase(words) => {
            let loose = json!({ "type": "string", "pattern": any_case(&words()) });
            any_of(vec![json!({ "enum": words() }), loose], optional)
        }
        Shape::List(item) => with(typed(&["array"], optional), "items", value(item, true)),
        Shape::Group(group) => {
            with_nothing(json!({ "$ref": format!("#/definitions/{}", group.name) }), optional)
        }
        Shape::OneOf(shapes) => any_of(shapes.iter().map(|shape| value(shape, false)).collect(), optional),
    }
}

fn typed(types: &[&str], optional: bool) -> Value {
    let types: Vec<&str> = types.iter().copied().chain(optional.then_some("null")).collect();
    match types[..] {
        [single] => json!({ "type": single }),
        _ => json!({ "type": types }),
    }
}

/// A scalar: where it is a text, it matches `pattern`, and `advice` says how to write it.
fn matching(types: &[&str], optional: bool, pattern: &str, advice: &str) -> Value {
    let scalar = with(typed(types, optional), "pattern", json!(pattern));
    with(scalar, "patternErrorMessage", json!(advice))
}

fn with(mut schema: Value, name: &str, what: Value) -> Value {
    if let Value::Object(schema) = &mut schema {
        schema.insert(name.to_owned(), what);
    }
    schema
}

fn with_nothing(schema: Value, optional: bool) -> Value {
    if optional { any_of(vec![schema], true) } else { schema }
}

fn any_of(mut schemas: Vec<Value>, optional: bool) -> Value {
    schemas.extend(optional.then(|| json!({ "type": "null" })));
    json!({ "anyOf": schemas })
}

/// Any of the words, in small or capital letters, and with hyphens or `_` for spaces.
fn any_case(words: &[&str]) -> String {
    let letter = |letter: char| match letter {
        ' ' | '-' | '_' => "[ _-]".to_owned(),
        _ => format!("[{}{}]", letter.to_ascii_lowercase(), letter.to_ascii_uppercase()),
    };
    let word = |word: &&str| word.chars().map(letter).collect::<String>();
    format!(r"^\s*({})\s*$", words.iter().map(word).collect::<Vec<_>>().join("|"))
}

/// The example of a field as a value.
fn example(field: &Field) -> Option<Value> {
    let node = yaml::read(FileId(0), field.example, 0).ok()?;
    (node.value != Yaml::Nothing).then(|| as_json(&field.shape, &node))
}

fn as_json(shape: &Shape, node: &Node<'_>) -> Value {
    match (shape, &node.value) {
        (Shape::OneOf(shapes), _) => {
            let fitting = shapes.iter().find(|shape| fits(shape, &node.value));
            as_json(fitting.unwrap_or(&Shape::Text), node)
        }
        (Shape::List(item), Yaml::List(nodes)) => nodes.iter().map(|node| as_json(item, node)).collect(),
        (Shape::Group(group), Yaml::Map(entries)) => {
            let shape = |name: &str| match group.field(name) {
                Some(field) => field.shape,
                None => group.others.as_ref().map_or(Shape::Text, |others| others.shape),
            };
            let entry = |(key, node): &(yaml::Key<'_>, Node<'_>)| {
                (key.name.to_string(), as_json(&shape(&key.name), node))
            };
            Value::Object(entries.iter().map(entry).collect())
        }
        (Shape::Whole(_) | Shape::Flag | Shape::Share, Yaml::Text(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| json!(text))
        }
        (_, Yaml::Text(text)) => json!(text),
        _ => Value::Null,
    }
}

fn fits(shape: &Shape, value: &Yaml<'_>) -> bool {
    match value {
        Yaml::Nothing => false,
        Yaml::List(_) => matches!(shape, Shape::List(_)),
        Yaml::Map(_) => matches!(shape, Shape::Group(_)),
        Yaml::Text(_) => !matches!(shape, Shape::List(_) | Shape::Group(_)),
    }
}
