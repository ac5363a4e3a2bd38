//! Structured data for search engines, as text that is safe inside a script element.

use serde_json::{Map, Value, json};

/// JSON that can stand in `<script type="application/ld+json">`: nothing in it can end the element or open a comment.
pub fn escape(value: &Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// All things that a page is about, in one block.
pub(crate) fn graph(things: &[Value]) -> String {
    escape(&json!({"@context": "https://schema.org", "@graph": things}))
}

/// The way from the home page to a page: titles and addresses.
pub(crate) fn breadcrumbs(steps: &[(&str, String)]) -> Value {
    let item = |(index, (name, address)): (usize, &(&str, String))| json!({"@type": "ListItem", "position": index + 1, "name": name, "item": address});
    let items: Vec<Value> = steps.iter().enumerate().map(item).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// A unit or an outcome.
pub(crate) struct Resource<'a> {
    pub(crate) name: &'a str,
    pub(crate) address: &'a str,
    pub(crate) description: Option<&'a str>,
    pub(crate) language: &'a str,
    pub(crate) level: &'a str,
    /// What a learner learns.
    pub(crate) teaches: Vec<String>,
    /// The criteria.
    pub(crate) assesses: Vec<String>,
    /// What it belongs to, with its address.
    pub(crate) part_of: Option<(&'a str, &'a str, &'a str)>,
}

impl Resource<'_> {
    pub(crate) fn to_json(&self) -> Value {
        let mut thing = Map::new();
        thing.insert("@type".into(), "LearningResource".into());
        thing.insert("name".into(), self.name.into());
        thing.insert("url".into(), self.address.into());
        thing.insert("inLanguage".into(), self.language.into());
        thing.insert("educationalLevel".into(), self.level.into());
        thing.insert("isAccessibleForFree".into(), true.into());
        if let Some(description) = self.description {
            thing.insert("description".into(), description.into());
        }
        thing.insert("teaches".into(), json!(self.teaches));
        thing.insert("assesses".into(), json!(self.assesses));
        if let Some((kind, name, address)) = self.part_of {
            thing.insert("isPartOf".into(), json!({"@type": kind, "name": name, "url": address}));
        }
        Value::Object(thing)
    }
}

/// A qualification.
pub(crate) struct Course<'a> {
    pub(crate) name: &'a str,
    pub(crate) number: &'a str,
    pub(crate) address: &'a str,
    pub(crate) description: &'a str,
    pub(crate) language: &'a str,
    pub(crate) level: &'a str,
    pub(crate) credits: Option<u32>,
    /// Total qualification time in hours.
    pub(crate) hours: Option<u32>,
    /// Name and site of the awarding organisation.
    pub(crate) provider: (&'a str, Option<&'a str>),
    /// Names and addresses of its units.
    pub(crate) parts: &'a [(String, String)],
}

impl Course<'_> {
    pub(crate) fn to_json(&self) -> Value {
        let (provider, site) = self.provider;
        let mut thing = Map::new();
        thing.insert("@type".into(), "Course".into());
        thing.insert("name".into(), self.name.into());
        thing.insert("courseCode".into(), self.number.into());
        thing.insert("url".into(), self.address.into());
        thing.insert("description".into(), self.description.into());
        thing.insert("inLanguage".into(), self.language.into());
        thing.insert("educationalLevel".into(), self.level.into());
        thing.insert("provider".into(), json!({"@type": "Organization", "name": provider}));
        if let Some(site) = site {
            thing["provider"]["sameAs"] = site.into();
        }
        if let Some(credits) = self.credits {
            thing.insert("numberOfCredits".into(), credits.into());
        }
        if let Some(hours) = self.hours {
            thing.insert("timeRequired".into(), format!("PT{hours}H").into());
        }
        let part = |(name, address): &(String, String)| json!({"@type": "LearningResource", "name": name, "url": address});
        if !self.parts.is_empty() {
            thing.insert("hasPart".into(), self.parts.iter().map(part).collect());
        }
        Value::Object(thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_can_leave_the_script_element() {
        for hostile in [
            "</script><script>alert(1)</script>",
            "<!-- <script>",
            "]]>",
            "a \"quoted\" \\ 'title' & more",
            "line\u{2028}and\u{2029}paragraph\u{0}\n",
        ] {
            let escaped = escape(&json!({ "name": hostile }));
            assert!(!escaped.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']), "{escaped}");
            let back: Value = serde_json::from_str(&escaped).unwrap();
            assert_eq!(back["name"], hostile);
        }
    }

    #[test]
    fn every_character_survives() {
        let all: String = (0..=0x2100).filter_map(char::from_u32).collect();
        let back: Value = serde_json::from_str(&escape(&json!(all))).unwrap();
        assert_eq!(back, all);
    }
}
