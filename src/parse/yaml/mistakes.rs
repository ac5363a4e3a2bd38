//! Values of another shape than the one expected, and how they are put right.

use super::quote::is_own_name;
use super::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::parse::format::Group;
use crate::source::{Place, Placed};

/// "a list was expected here, this is text".
pub(super) fn wrong_type(node: &Node<'_>, expected: &str) -> Diagnostic {
    let is = match &node.value {
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
    match (expected, &node.value) {
        ("a list", Value::Text(text)) => wrong.help(format!(
            "write it as a list: [{}], or `- {}` on a line of its own",
            shorten(text),
            shorten(text)
        )),
        ("text", Value::Map(_)) => {
            quote_entry(wrong.help("a text with a colon in it needs quotes around it"), node)
        }
        ("text", Value::List(_)) => wrong.help("a text that begins with `[` or `- ` needs quotes around it"),
        _ => wrong,
    }
}

/// A text with a colon in it, which YAML takes for a group with one field: nothing if the group may have such a field.
pub(in crate::parse) fn text_with_colon(node: &Node<'_>, group: &Group) -> Option<Diagnostic> {
    let Value::Map(entries) = &node.value else { return None };
    let [(key, _)] = entries.as_slice() else { return None };
    let may_be_field = nearest(&key.name, group.names()).is_some();
    let wrong = wrong_type(node, "text");
    (!may_be_field && wrong.fix.is_some()).then_some(wrong)
}

/// Adds that quotes around the only entry make a text of it, if it was written without any and in one line.
fn quote_entry(wrong: Diagnostic, node: &Node<'_>) -> Diagnostic {
    let Value::Map(entries) = &node.value else { return wrong };
    let [(Key { name, place }, Node { value: Value::Text(text), place: end })] = entries.as_slice() else {
        return wrong;
    };
    let is_plain = |text: &str, place: &Place| place.range().len() == text.len() && !text.contains('\n');
    let quote = match (
        name.contains(['"', '\\']) || text.contains(['"', '\\']),
        name.contains('\'') || text.contains('\''),
    ) {
        (false, _) => "\"",
        (true, false) => "'",
        (true, true) => return wrong,
    };
    // Of a group in braces, the braces come first. What has a name of ours was meant as a field.
    if node.place.start != place.start || is_own_name(name) || !is_plain(name, place) || !is_plain(text, end)
    {
        return wrong;
    }
    wrong.fix_around("put quotes around the text", Place { end: end.end, ..*place }, quote, quote)
}

/// One text where a list of texts belongs, if it is certain that it is one item.
pub(super) fn list_of_one(node: &Node<'_>) -> Option<Diagnostic> {
    let Value::Text(text) = &node.value else { return None };
    let wrong = wrong_type(node, "a list");
    let length = node.place.range().len();
    let is_plain = length == text.len() && !text.contains([',', '[', ']', '{', '}', '#', ':', '\n']);
    let is_quoted = length == text.len() + 2 && !text.contains('\n');
    if text.is_empty() || !(is_plain || is_quoted) {
        return Some(wrong);
    }
    Some(wrong.fix_around("make it a list with one item", node.place, "[", "]"))
}

/// Adds that `word` is put in place of what was written, if there is one that must have been meant.
pub(in crate::parse) fn replace(
    finding: Diagnostic,
    written: &Placed<&str>,
    word: Option<&str>,
) -> Diagnostic {
    match word {
        Some(word) => finding.fix(format!("write `{word}`"), written.place, word),
        None => finding,
    }
}

/// The beginning of a text, for messages: in one line.
pub fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace(['\n', '\r'], " ")
}
