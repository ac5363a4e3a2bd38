//! Round quotes where YAML's own were meant.

use super::scalars;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::yaml::{quoted, round_quoted};
use crate::parse::{Reading, Seen};

/// The rule.
pub static RULE: Rule = Rule {
    name: "round-quotes",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "A word processor makes quotes round. YAML knows straight ones only: round ones become a part of the text, and \
              are shown with it.",
    wrong: Example::Files(&[part("unit.yaml", "title: Welcome visitors", "title: «“Welcome visitors”»")]),
    right: Example::Files(&[part("unit.yaml", "title: Welcome visitors", "title: \"Welcome visitors\"")]),
};

/// Fields whose texts are names, and so hardly a quotation.
const NAMES: [&str; 14] = [
    "date",
    "expansion",
    "full_name",
    "kind",
    "language",
    "name",
    "number",
    "reference",
    "reviewed",
    "short_title",
    "status",
    "tagline",
    "title",
    "url",
];

/// Looks at the names in a file.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let Some((text, _)) = scalars::part(reading) else { return };
    // The bytes that these begin with.
    let is_plain = memchr::memchr2(0xc2, 0xe2, text.as_bytes()).is_none();
    if is_plain || !text.contains(['“', '„', '”', '‘', '«']) {
        return;
    }
    for value in scalars::plain(reading).iter().filter(|value| NAMES.contains(&&*value.name)) {
        let Some(inner) = round_quoted(value.text) else { continue };
        seen.findings.push(
            Diagnostic::new(
                &RULE,
                value.place,
                "these round quotes will be shown, because YAML knows straight ones only",
            )
            .help(format!("write {}", quoted(inner)))
            .fix("write straight quotes", value.place, quoted(inner)),
        );
    }
}
