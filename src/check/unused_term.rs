//! A glossary entry that nothing leads to.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::Term;

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

/// Finds them.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let named = &whole.named().terms;
    let unnamed = whole
        .site
        .terms
        .iter()
        .filter(|(id, term)| term.autolink && !term.record.draft && !named.contains(id));
    let unused = unnamed.filter(|(_, term)| !stands_in_criteria(whole, term));
    let report =
        |(id, term): (crate::model::Id<Term>, &Term)| {
            let place = *whole.places.terms.get(id.row())?;
            let message = format!("nothing on this site names `{}`", term.name);
            Some(Diagnostic::new(&RULE, place, message).help(
                "use it in a text, add the word that texts use to its `aliases`, or take the entry out",
            ))
        };
    unused.filter_map(report).collect()
}

/// Whether a criterion or a heading of an outcome has the word; their texts hold no links.
fn stands_in_criteria(whole: &Whole<'_>, term: &Term) -> bool {
    let names: Vec<String> =
        std::iter::once(&term.name).chain(&term.aliases).map(|name| name.to_lowercase()).collect();
    let has = |text: &str| {
        let text = text.to_lowercase();
        names.iter().any(|name| text.contains(name.as_str()))
    };
    whole.site.criteria.rows().any(|criterion| has(&criterion.one_line()))
        || whole.site.outcomes.rows().any(|outcome| has(&outcome.title))
}
