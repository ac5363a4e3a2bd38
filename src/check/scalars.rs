//! The texts in a file's YAML, with their places: not a rule, but what rules look at.

use crate::parse::Reading;
use crate::parse::yaml::{self, Node, Value};
use crate::source::Place;

/// A text that is written without quotes, on one line.
pub(super) struct Plain<'a> {
    /// The name of the field; empty in a list.
    pub name: String,
    /// What is written.
    pub text: &'a str,
    /// Where.
    pub place: Place,
}

/// All plain texts of a YAML file, or of the front matter of another. It reads the file anew, so it is for those who have
/// a reason to.
pub(super) fn plain<'a>(reading: &Reading<'a>) -> Vec<Plain<'a>> {
    let Some((text, base)) = part(reading) else { return Vec::new() };
    let Ok(node) = yaml::read(reading.file, text, base) else { return Vec::new() };
    let mut found = Vec::new();
    walk("", &node, reading.source, &mut found);
    found
}

fn walk<'a>(name: &str, node: &Node<'_>, source: &'a str, found: &mut Vec<Plain<'a>>) {
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|(key, node)| walk(&key.name, node, source, found)),
        Value::List(items) => items.iter().for_each(|node| walk("", node, source, found)),
        Value::Text(_) => {
            let text = source.get(node.place.range()).unwrap_or_default();
            if !text.starts_with(['"', '\'', '|', '>']) && !text.contains('\n') {
                found.push(Plain { name: name.to_owned(), text, place: node.place });
            }
        }
        Value::Nothing => {}
    }
}

/// The YAML of a file, and where it begins.
pub(super) fn part<'a>(reading: &Reading<'a>) -> Option<(&'a str, usize)> {
    let source = reading.source;
    if reading.path.ends_with(".yaml") {
        return Some((source, 0));
    }
    let start = source.find('\n')? + 1;
    let first = source[..start].trim_start_matches('\u{feff}');
    let end = source[start..].find("\n---").map(|end| start + end + 1)?;
    (first.trim_end() == "---").then(|| (&source[start..end], start))
}
