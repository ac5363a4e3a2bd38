//! A name of the glossary that no text can lead to.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::{Reading, Said, Seen};
use crate::source::Placed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unlinkable-name",
    severity: Severity::Warning,
    area: Area::References,
    explain: "Texts that name an entry of the glossary lead to it by themselves. In texts, straight double quotes become round \
              ones, so a name that holds a straight one is never found.",
    wrong: Example::Files(&[part(
        "glossary.yaml",
        "VIP:",
        "«'\"Red\" list'»: Those who may not come in.\nVIP:",
    )]),
    right: Example::Files(&[part("glossary.yaml", "VIP:", "Red list: Those who may not come in.\nVIP:")]),
};

/// Looks at names and aliases.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let report = |name: &Placed<String>| {
        let message = format!("no text can lead to `{}`", name.value);
        Diagnostic::new(&RULE, name.place, message).help("leave the double quotes out of the name")
    };
    let mut look = |names: &mut dyn Iterator<Item = &Placed<String>>| {
        seen.findings.extend(names.filter(|name| name.value.contains('"')).map(report));
    };
    match reading.said {
        Said::Terms(terms) => terms.iter().filter(|term| term.autolink).for_each(|term| {
            look(&mut std::iter::once(&term.name).chain(&term.aliases));
        }),
        Said::Instruments(all) => all.iter().for_each(|instrument| {
            look(&mut std::iter::once(&instrument.name).chain(&instrument.aliases));
        }),
        _ => {}
    }
}
