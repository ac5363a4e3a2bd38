//! A text of which the rest was taken for a note.

use super::scalars::{self, Plain};
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::yaml::quoted;
use crate::parse::{Reading, Seen};
use crate::source::Place;
use memchr::memmem;

/// The rule.
pub static RULE: Rule = Rule {
    name: "lost-in-a-comment",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "In YAML, `#` behind a space begins a note to yourself, and what follows is not shown. If it is part of the text, \
              the whole text needs quotes; if it is a note, put a space behind the `#`.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "title: Welcome visitors",
        "title: Welcome visitors at desk «#1 and #2»",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "title: Welcome visitors",
        "title: \"Welcome visitors at desk #1 and #2\"",
    )]),
};

/// Looks for notes that begin like a word.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let Some((text, _)) = scalars::part(reading) else { return };
    let begins = |at: usize| text[at + 2..].starts_with(char::is_alphanumeric);
    if !memmem::find_iter(text.as_bytes(), b" #").any(begins) {
        return;
    }
    seen.findings.extend(scalars::plain(reading).iter().filter_map(|text| lost(text, reading)));
}

fn lost(value: &Plain<'_>, reading: &Reading<'_>) -> Option<Diagnostic> {
    let (start, end) = (value.place.start as usize, value.place.end as usize);
    let rest = reading.source.get(end..)?;
    let rest = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end();
    let note = rest.trim_start();
    let is_word = note.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    // A number needs no more words, so what is behind it is a note.
    if !is_word
        || !value.text.contains(char::is_alphabetic)
        || matches!(value.text, "true" | "false" | "yes" | "no")
    {
        return None;
    }
    let from = end + rest.len() - note.len();
    let (place, whole) = (Place::new(reading.file, from..end + rest.len()), start..end + rest.len());
    let help = format!("put quotes around the whole text: {}", quoted(&reading.source[whole.clone()]));
    Some(
        Diagnostic::new(&RULE, place, "this is taken for a note, and not shown")
            .help(help)
            .help("if it is a note, put a space behind the `#`")
            .fix(
                "put quotes around the whole text",
                Place::new(reading.file, whole.clone()),
                quoted(&reading.source[whole]),
            ),
    )
}
