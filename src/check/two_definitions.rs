//! A word that is explained twice, and not in the same way.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Body, KeyTerm, Resolved};
use crate::source::{FileId, Place};
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    name: "two-definitions",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "Two topics explain the same key term in different words, or a topic explains one that the glossary explains. \
              Learners wonder which one counts, and only one of the two will be kept up to date. Explain a word once, in the \
              glossary; then its name alone is enough in a list of key terms.",
    wrong: Example::Files(&[
        part("lo1.md", "- Visitor log", "- Turnstile: A gate for one person at a time."),
        part(
            "lo2.md",
            "## Key Concepts",
            "## Key Terms\n\n- **«Turnstile»**: A gate that turns.\n\n## Key Concepts",
        ),
        part("lo1.md", "Turnstile:", "**Turnstile**:"),
    ]),
    right: Example::Files(&[part(
        "lo2.md",
        "## Key Concepts",
        "## Key Terms\n\n- Visitor log\n\n## Key Concepts",
    )]),
};

/// Who explains a word first.
struct First<'a> {
    body: &'a Body,
    name: &'a str,
    /// Its file, or its place in the glossary.
    at: Result<Place, FileId>,
}

/// Finds words with two explanations.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut known: HashMap<String, First<'_>> = HashMap::new();
    for (term, place) in whole.site.terms.rows().zip(&whole.places.terms) {
        for name in std::iter::once(&term.name).chain(&term.aliases) {
            known.insert(name.to_lowercase(), First { body: &term.definition, name, at: Ok(*place) });
        }
    }
    let mut found = Vec::new();
    for (topic, place) in whole.site.topics.rows().zip(&whole.places.topics) {
        for item in &topic.key_terms.items {
            let Some(body) = &item.body else { continue };
            let key = item.name.to_lowercase();
            match known.get(&key) {
                Some(first) if first.body.html() != body.html() => {
                    found.push(report(whole, item, place.file, first))
                }
                Some(_) => {}
                None => {
                    known.insert(key, First { body, name: &item.name, at: Err(place.file) });
                }
            }
        }
    }
    found
}

fn report(whole: &Whole<'_>, item: &KeyTerm<Resolved>, file: FileId, first: &First<'_>) -> Diagnostic {
    let (message, other, help) = match first.at {
        Ok(place) => (
            format!("the glossary explains `{}` in other words", item.name),
            place,
            "leave the explanation out here, or move it to the glossary",
        ),
        Err(other) => (
            format!("`{}` is explained twice, in different words", item.name),
            listed(whole, other, first.name),
            "explain it once, in the glossary, and leave only the name in both lists",
        ),
    };
    Diagnostic::new(&RULE, listed(whole, file, &item.name), message)
        .other(other, "the other explanation")
        .help(help)
}

/// Where a list of key terms has the name; where it first stands if it is written in another way there.
fn listed(whole: &Whole<'_>, file: FileId, name: &str) -> Place {
    let text = whole.text(file);
    let forms = [("- ", ":"), ("- **", "**"), ("name: ", ""), ("- ", "\n")];
    let found = forms.iter().find_map(|(before, behind)| {
        let at = text.find(&format!("{before}{name}{behind}"))? + before.len();
        Some(Place::new(file, at..at + name.len()))
    });
    found.unwrap_or_else(|| whole.find(file, name))
}
