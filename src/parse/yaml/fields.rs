//! Taking fields out of a tree, and saying what is wrong with them.

use super::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::source::{Place, Placed};
use std::str::FromStr;

/// The fields of one group. Each is asked for by name; [`Fields::finish`] reports what nobody asked for.
pub struct Fields<'a> {
    entries: Vec<(&'a Key, &'a Node, bool)>,
    asked: Vec<&'static str>,
    /// What the group is, for messages: "a unit", "this question".
    what: &'static str,
    /// Where it begins.
    pub place: Place,
}

impl<'a> Fields<'a> {
    /// Opens a group of fields; reports anything else, and keys that stand twice.
    pub fn open(node: &'a Node, what: &'static str, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let entries = match &node.value {
            Value::Map(entries) => entries,
            other => {
                findings.push(wrong_type(node, "a group of fields (`name: value`)", other));
                return None;
            }
        };
        let mut fields: Vec<(&Key, &Node, bool)> = Vec::with_capacity(entries.len());
        let mut first_of = std::collections::HashMap::new();
        for (key, value) in entries {
            if let Some(first) = first_of.insert(key.name.as_str(), key.place) {
                let message = format!("`{}` stands here twice", key.name);
                findings.push(
                    Diagnostic::new(&rules::DUPLICATE_KEY, key.place, message)
                        .label("the second one")
                        .other(first, "the first one")
                        .help("keep one of the two"),
                );
            } else {
                fields.push((key, value, false));
            }
        }
        Some(Fields { entries: fields, asked: Vec::new(), what, place: node.place })
    }

    /// The value of the field `name`, if it is there and not empty.
    pub fn get(&mut self, name: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        let entry = self.entries.iter_mut().find(|(key, _, _)| key.name == name)?;
        entry.2 = true;
        Some(entry.1).filter(|node| node.value != Value::Nothing)
    }

    /// As [`Fields::get`]; reports a field that is not there.
    pub fn required(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<&'a Node> {
        let found = self.get(name);
        if found.is_none() && !self.is_mistyped(name) {
            let empty = self.entries.iter().find(|(key, _, _)| key.name == name);
            let place = empty.map_or(self.place, |(key, _, _)| key.place);
            let message = match empty {
                Some(_) => format!("`{name}` of {} is empty", self.what),
                None => format!("{} needs a `{name}`", self.what),
            };
            findings.push(
                Diagnostic::new(&rules::MISSING_FIELD, place, message)
                    .help(format!("add a line `{name}: …`")),
            );
        }
        found
    }

    /// Whether a field that nobody asked for has nearly this name: then it is reported, and this one is not missing.
    fn is_mistyped(&self, name: &'static str) -> bool {
        let unused = self.entries.iter().filter(|(key, _, used)| !used && key.name != name);
        unused.into_iter().any(|(key, _, _)| nearest(&key.name, [name]).is_some())
    }

    /// A text that must be there.
    pub fn required_text(
        &mut self,
        name: &'static str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Placed<String>> {
        self.required(name, findings).and_then(|node| text(node, findings))
    }

    /// A text that may be there.
    pub fn text(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<Placed<String>> {
        self.get(name).and_then(|node| text(node, findings))
    }

    /// A text that may be there, without its place.
    pub fn plain(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<String> {
        self.text(name, findings).map(|text| text.value)
    }

    /// A number that may be there.
    pub fn number<N: FromStr>(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<N> {
        self.get(name).and_then(|node| number(node, findings))
    }

    /// The items of a list that may be there.
    pub fn list(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> &'a [Node] {
        self.get(name).map_or(&[], |node| list(node, findings))
    }

    /// The items of a list of texts that may be there.
    pub fn texts(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Vec<Placed<String>> {
        self.get(name).map_or_else(Vec::new, |node| text_list(node, findings))
    }

    /// Fields whose names the author chooses, all that were not asked for yet, in order.
    pub fn rest(self) -> impl Iterator<Item = (&'a Key, &'a Node)> {
        self.entries.into_iter().filter(|(_, _, used)| !used).map(|(key, node, _)| (key, node))
    }

    /// Reports fields that nobody asked for.
    pub fn finish(self, findings: &mut Vec<Diagnostic>) {
        for (key, _, used) in &self.entries {
            if *used {
                continue;
            }
            let near = nearest(&key.name, self.asked.iter().copied());
            let message = format!("{} has no field `{}`", self.what, key.name);
            let unknown = Diagnostic::new(&rules::UNKNOWN_FIELD, key.place, message);
            findings.push(match near {
                Some(name) => unknown.help(format!("did you mean `{name}`?")),
                None => unknown.help(format!("the fields are: {}", self.asked.join(", "))),
            });
        }
    }
}

/// The text of a scalar, without space around it.
pub fn text(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Placed<String>> {
    match &node.value {
        Value::Text(text) => Some(Placed::new(text.trim().to_owned(), node.place)),
        other => {
            findings.push(wrong_type(node, "text", other));
            None
        }
    }
}

/// A number.
pub fn number<N: FromStr>(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<N> {
    let written = text(node, findings)?;
    let parsed = written.value.trim().parse().ok();
    if parsed.is_none() {
        let message = format!("a whole number was expected here, this is `{}`", shorten(&written.value));
        findings.push(
            Diagnostic::new(&rules::WRONG_TYPE, node.place, message)
                .help("write it in digits, without a unit: 16"),
        );
    }
    parsed
}

/// Yes or no.
pub fn flag(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<bool> {
    let written = text(node, findings)?;
    match written.value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => {
            let message =
                format!("`true` or `false` was expected here, this is `{}`", shorten(&written.value));
            findings.push(Diagnostic::new(&rules::WRONG_TYPE, node.place, message));
            None
        }
    }
}

/// The items of a list.
pub fn list<'a>(node: &'a Node, findings: &mut Vec<Diagnostic>) -> &'a [Node] {
    match &node.value {
        Value::List(items) => items,
        other => {
            findings.push(wrong_type(node, "a list", other));
            &[]
        }
    }
}

/// The items of a list of texts; empty items are left out.
pub fn text_list(node: &Node, findings: &mut Vec<Diagnostic>) -> Vec<Placed<String>> {
    let items = list(node, findings).iter().filter(|item| item.value != Value::Nothing);
    items.filter_map(|item| text(item, findings)).collect()
}

/// "a list was expected here, this is text".
pub fn wrong_type(node: &Node, expected: &str, found: &Value) -> Diagnostic {
    let is = match found {
        Value::Text(_) => "text",
        Value::List(_) => "a list",
        Value::Map(_) => "a group of fields",
        Value::Nothing => "empty",
    };
    let wrong = Diagnostic::new(
        &rules::WRONG_TYPE,
        node.place,
        format!("{expected} was expected here, this is {is}"),
    );
    match (expected, found) {
        ("a list", Value::Text(text)) => wrong.help(format!(
            "write it as a list: [{}], or `- {}` on a line of its own",
            shorten(text),
            shorten(text)
        )),
        ("text", Value::Map(_)) => wrong.help("a text with a colon in it needs quotes around it"),
        ("text", Value::List(_)) => wrong.help("a text that begins with `[` or `- ` needs quotes around it"),
        _ => wrong,
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace(['\n', '\r'], " ")
}
