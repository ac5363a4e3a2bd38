//! The YAML lines between `---` at the top of a Markdown file.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, Place};

/// A Markdown file in its two parts, each with the byte where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The lines between the marks.
    pub front_matter: Option<(&'a str, usize)>,
    /// What follows.
    pub body: (&'a str, usize),
}

/// Splits a file. A byte order mark is no part of either.
pub(super) fn split<'a>(file: FileId, text: &'a str, findings: &mut Vec<Diagnostic>) -> Parts<'a> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = &text[start..];
    let whole = Parts { front_matter: None, body: (rest, start) };
    let mut lines = rest.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return whole };
    let opening = start + first.len();
    let mut at = opening;
    for line in lines {
        let is_end = matches!(line.trim_end(), "---" | "...");
        if is_end {
            let body = at + line.len();
            return Parts { front_matter: Some((&text[opening..at], opening)), body: (&text[body..], body) };
        }
        at += line.len();
    }
    findings.push(
        Diagnostic::new(
            &rules::YAML_SYNTAX,
            Place::new(file, start..start + 3),
            "the fields at the top of this file are not closed",
        )
        .label("opened here")
        .help("put a line `---` after the last field"),
    );
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_at_the_second_mark_in_every_kind_of_line_ending() {
        for text in ["---\na: 1\n---\nBody", "\u{feff}---\r\na: 1\r\n---\r\nBody"] {
            let parts = split(FileId(0), text, &mut Vec::new());
            assert_eq!(parts.front_matter.unwrap().0.trim(), "a: 1");
            assert_eq!(parts.body.0, "Body");
            assert_eq!(&text[parts.body.1..], "Body");
        }
    }

    #[test]
    fn a_rule_in_the_text_is_not_front_matter_and_an_open_one_is_reported() {
        let mut findings = Vec::new();
        assert_eq!(split(FileId(0), "Text\n\n---\n", &mut findings).front_matter, None);
        assert!(findings.is_empty());
        split(FileId(0), "---\ntitle: x\n", &mut findings);
        assert_eq!(findings.len(), 1);
    }
}
