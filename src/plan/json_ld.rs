//! Structured data for search engines, as text that is safe inside a script element.
//!
//! The fields of these types stand in the order of the names that they have on the page.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::borrow::Cow;
use std::io;

/// All things that a page is about, in one block.
pub(crate) fn graph(things: &[Thing<'_>]) -> Option<String> {
    in_script(&Graph { context: "https://schema.org", graph: things })
}

/// JSON that can stand in `<script type="application/ld+json">`: nothing in it can end the element or open a comment.
fn in_script(value: &impl Serialize) -> Option<String> {
    let mut out = Vec::with_capacity(2048);
    value.serialize(&mut Serializer::with_formatter(&mut out, InScript)).ok()?;
    String::from_utf8(out).ok()
}

/// Writes JSON without a character that means something to HTML, or that ends a line in a script.
struct InScript;

impl Formatter for InScript {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        let mut done = 0;
        for (at, byte) in text.bytes().enumerate() {
            let (escaped, length) = match byte {
                b'<' => ("\\u003c", 1),
                b'>' => ("\\u003e", 1),
                b'&' => ("\\u0026", 1),
                0xE2 if text[at..].starts_with('\u{2028}') => ("\\u2028", 3),
                0xE2 if text[at..].starts_with('\u{2029}') => ("\\u2029", 3),
                _ => continue,
            };
            writer.write_all(&text.as_bytes()[done..at])?;
            writer.write_all(escaped.as_bytes())?;
            done = at + length;
        }
        writer.write_all(&text.as_bytes()[done..])
    }
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: &'a [Thing<'a>],
}

/// One thing that a page is about.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) enum Thing<'a> {
    BreadcrumbList(Breadcrumbs<'a>),
    LearningResource(Resource<'a>),
    Course(Course<'a>),
}

/// The way from the home page to a page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Breadcrumbs<'a> {
    item_list_element: Vec<Step<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Step<'a> {
    item: String,
    name: &'a str,
    position: usize,
}

/// The steps with these titles and addresses.
pub(crate) fn breadcrumbs<'a>(steps: impl Iterator<Item = (&'a str, String)>) -> Thing<'a> {
    let step = |(index, (name, item)): (usize, (&'a str, String))| Step { item, name, position: index + 1 };
    Thing::BreadcrumbList(Breadcrumbs { item_list_element: steps.enumerate().map(step).collect() })
}

/// A unit, an outcome, or a list of what units hold.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Resource<'a> {
    /// The criteria.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) assesses: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<&'a str>,
    pub(crate) educational_level: String,
    pub(crate) in_language: &'a str,
    /// Always.
    pub(crate) is_accessible_for_free: bool,
    /// What it belongs to.
    pub(crate) is_part_of: Whole<'a>,
    pub(crate) name: String,
    /// What a learner learns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) teaches: Vec<&'a str>,
    pub(crate) url: String,
}

/// What a unit or an outcome belongs to.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) enum Whole<'a> {
    Course(Named<'a>),
    LearningResource(Named<'a>),
}

/// A name and an address.
#[derive(Serialize)]
pub(crate) struct Named<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: String,
}

/// A qualification.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Course<'a> {
    pub(crate) course_code: &'a str,
    pub(crate) description: Cow<'a, str>,
    pub(crate) educational_level: String,
    /// Its units.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) has_part: Vec<Part>,
    pub(crate) in_language: &'a str,
    pub(crate) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) number_of_credits: Option<u32>,
    pub(crate) provider: Provider<'a>,
    /// Total qualification time: `PT370H`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time_required: Option<String>,
    pub(crate) url: String,
}

/// A unit of a qualification.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "LearningResource")]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) url: String,
}

/// An awarding organisation.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Organization", rename_all = "camelCase")]
pub(crate) struct Provider<'a> {
    pub(crate) name: &'a str,
    /// Its own site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) same_as: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn no_title_can_leave_the_script_element() {
        for hostile in [
            "</script><script>alert(1)</script>",
            "<!-- <script>",
            "]]>",
            "a \"quoted\" \\ 'title' & more",
            "line\u{2028}and\u{2029}paragraph\u{0}\n",
        ] {
            let escaped = in_script(&json!({ "name": hostile })).unwrap();
            assert!(!escaped.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']), "{escaped}");
            let back: Value = serde_json::from_str(&escaped).unwrap();
            assert_eq!(back["name"], hostile);
        }
    }

    #[test]
    fn every_character_survives() {
        let all: String = (0..=0x2100).filter_map(char::from_u32).collect();
        let back: Value = serde_json::from_str(&in_script(&all).unwrap()).unwrap();
        assert_eq!(back, all);
    }

    #[test]
    fn a_thing_says_its_type_first() {
        let steps = [("Home", "index.html".to_owned())];
        assert_eq!(
            graph(&[breadcrumbs(steps.into_iter())]).unwrap(),
            "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"BreadcrumbList\",\"itemListElement\":[\
             {\"@type\":\"ListItem\",\"item\":\"index.html\",\"name\":\"Home\",\"position\":1}]}]}"
        );
    }
}
