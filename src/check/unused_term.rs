//! A glossary entry that nothing leads to.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Id, Term};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unused-term",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "The glossary explains a word that no text, no list of key terms and no other entry names. Either it is not needed, or \
              the texts use another word for it: then that belongs into its `aliases`. Words with `autolink: false` are not \
              looked for.",
    wrong: Example::Files(&[part(
        "glossary.yaml",
        "VIP:\n",
        "«Turnstile»: A gate that lets one person through at a time.\nVIP:\n",
    )]),
    right: Example::Files(&[
        part(
            "glossary.yaml",
            "VIP:\n",
            "Turnstile:\n  definition: A gate that lets one person through at a time.\n  aliases: [Visitor gate]\nVIP:\n",
        ),
        part(
            "lo1.md",
            "Yes, if you leave out names.",
            "Yes, also its visitor gates, if you leave out names.",
        ),
    ]),
};

/// Finds them. Where something is wrong, what was to name a term may be what is wrong.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    if whole.is_mistaken() {
        return Vec::new();
    }
    let named = &whole.named().terms;
    let terms = whole.site.terms.iter();
    let unnamed: Vec<(Id<Term>, &Term)> =
        terms.filter(|(id, term)| term.autolink && !term.record.draft && !named.contains(id)).collect();
    let spoken = in_criteria(whole, &unnamed.iter().flat_map(|(_, term)| names(term)).collect());
    let unused = unnamed.into_iter().filter(|(_, term)| !names(term).any(|name| spoken.contains(&name)));
    let report =
        |(id, term): (Id<Term>, &Term)| {
            let place = *whole.places.terms.get(id.row())?;
            let message = format!("nothing on this site names `{}`", term.name);
            Some(Diagnostic::new(&RULE, place, message).help(
                "use it in a text, add the word that texts use to its `aliases`, or take the entry out",
            ))
        };
    unused.filter_map(report).collect()
}

/// The names of a term, as they are compared: words in small letters.
fn names(term: &Term) -> impl Iterator<Item = String> {
    std::iter::once(&term.name).chain(&term.aliases).map(|name| words(name).join(" "))
}

/// Those of the names that stand in a criterion or in the title of an outcome; these texts hold no links. Each text is
/// read once, however many names there are.
fn in_criteria(whole: &Whole<'_>, names: &HashSet<String>) -> HashSet<String> {
    let longest = names.iter().map(|name| name.split(' ').count()).max().unwrap_or(0);
    let mut found = HashSet::new();
    let mut read = |text: &str| {
        let words = words(text);
        for start in 0..words.len() {
            for end in start + 1..=words.len().min(start + longest) {
                found.extend(names.get(&words[start..end].join(" ")).cloned());
            }
        }
    };
    if longest > 0 {
        whole.site.criteria.rows().for_each(|criterion| read(&criterion.one_line()));
        whole.site.outcomes.rows().for_each(|outcome| read(&outcome.title));
    }
    found
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
