//! The words of the interface, in one language.

use std::collections::BTreeMap;

/// One entry of a strings file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Phrase {
    /// One wording, whatever the numbers in it.
    Text(String),
    /// A wording for each plural category (`one`, `other`, …) or for one number (`=2`).
    Plural(BTreeMap<String, String>),
}

/// All phrases of one language, by key. `{name}` in a phrase is a place for a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Strings {
    language: String,
    phrases: BTreeMap<String, Phrase>,
}

impl Strings {
    /// Phrases in the language of this tag, which decides about plurals.
    pub fn new(language: &str, phrases: BTreeMap<String, Phrase>) -> Self {
        Strings { language: language.to_owned(), phrases }
    }

    /// Whether there is such a phrase.
    pub fn has(&self, key: &str) -> bool {
        self.phrases.contains_key(key)
    }

    /// All keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.phrases.keys().map(String::as_str)
    }

    /// Puts the phrases of `other` over these, key by key.
    pub fn overlay(&mut self, other: BTreeMap<String, Phrase>) {
        self.phrases.extend(other);
    }

    /// A phrase without places for values. A key that is missing comes back as itself, so that nothing gets lost unseen; a
    /// test shows that no key of ours is.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The same if there is such a phrase.
    pub fn find(&self, key: &str) -> Option<&str> {
        match self.phrases.get(key)? {
            Phrase::Text(text) => Some(text),
            Phrase::Plural(forms) => forms.get("other").map(String::as_str),
        }
    }

    /// A phrase with its places filled.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), |name| valued(values, name))
    }

    /// A phrase in the form that `count` of something needs; `{count}` is the number itself.
    pub fn count(&self, key: &str, count: u64, values: &[(&str, &str)]) -> String {
        let number = count.to_string();
        let text = match self.phrases.get(key) {
            Some(Phrase::Plural(forms)) => self.form(forms, count, &number).unwrap_or(key),
            Some(Phrase::Text(text)) => text,
            None => return key.to_owned(),
        };
        fill(text, |name| if name == "count" { Some(&number) } else { valued(values, name) })
    }

    fn form<'a>(&self, forms: &'a BTreeMap<String, String>, count: u64, number: &str) -> Option<&'a str> {
        let exactly = forms.iter().find(|(form, _)| form.strip_prefix('=') == Some(number));
        let form =
            exactly.map(|(_, text)| text).or_else(|| forms.get(plural_category(&self.language, count)));
        form.or_else(|| forms.get("other")).map(String::as_str)
    }
}

/// The value that goes into a place called `name`.
fn valued<'v>(values: &[(&str, &'v str)], name: &str) -> Option<&'v str> {
    values.iter().find(|(place, _)| *place == name).map(|(_, value)| *value)
}

/// The plural category of a whole number (Unicode CLDR), for the languages that sites are written in so far; the rule of
/// English for all others.
fn plural_category(language: &str, count: u64) -> &'static str {
    match (language.split('-').next().unwrap_or_default(), count) {
        ("cy", 0) => "zero",
        (_, 1) => "one",
        ("cy" | "ga" | "gd", 2) => "two",
        ("cy", 3) => "few",
        ("cy", 6) => "many",
        _ => "other",
    }
}

/// Puts values into their places in one pass, so that braces inside a value mean nothing.
fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let after = &rest[open + 1..];
        let filled = after.find('}').and_then(|close| Some((close, value(&after[..close])?)));
        match filled {
            Some((close, value)) => {
                out.push_str(&rest[..open]);
                out.push_str(value);
                rest = &after[close + 1..];
            }
            None => {
                out.push_str(&rest[..=open]);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(language: &str, key: &str, forms: &[(&str, &str)]) -> Strings {
        let forms = forms.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Strings::new(language, BTreeMap::from([(key.to_owned(), Phrase::Plural(forms))]))
    }

    #[test]
    fn plurals_follow_the_language() {
        let english = strings(
            "en-GB",
            "n",
            &[("one", "{count} unit"), ("other", "{count} units"), ("=2", "both units")],
        );
        assert_eq!(english.count("n", 1, &[]), "1 unit");
        assert_eq!(english.count("n", 2, &[]), "both units");
        assert_eq!(english.count("n", 0, &[]), "0 units");
        let welsh = strings("cy", "n", &[("two", "{count} uned"), ("other", "{count} o unedau")]);
        assert_eq!(welsh.count("n", 2, &[]), "2 uned");
        assert_eq!(welsh.count("n", 6, &[]), "6 o unedau");
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        let filled = |text, values: &[(&str, &'static str)]| fill(text, |name| valued(values, name));
        assert_eq!(filled("{a} and {b}, {c", &[("a", "{b}"), ("b", "x")]), "{b} and x, {c");
        assert_eq!(filled("{unknown} {a}", &[("a", "é")]), "{unknown} é");
    }

    #[test]
    fn a_missing_key_stays_visible() {
        assert_eq!(Strings::default().text("skip"), "skip");
    }
}
