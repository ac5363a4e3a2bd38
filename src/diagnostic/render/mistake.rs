//! Diagnostics as data, for a program that shows them in its own way: a page that lists them, an editor.

use std::cmp::Reverse;

use serde::Serialize;

use super::excerpt::{Excerpt, Mark, excerpts};
use super::{Lines, is_whole, sorted, visible};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Inputs, Place};

/// One mistake. All words are safe to show; the path is exact, so that the file can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Name of the rule.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub at: At,
    /// The line with the guilty part; none where it is about the file as a whole.
    pub lines: Vec<Line>,
    /// What to say under the guilty part; may be empty.
    pub label: String,
    /// Further places that help to understand it.
    pub others: Vec<Other>,
    /// What to do next.
    pub help: Vec<String>,
}

/// A place for people and for editors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct At {
    /// From the site's folder down.
    pub path: String,
    /// From 1; nothing for the file as a whole.
    pub line: Option<u32>,
    /// In characters, from 1; nothing for the file as a whole.
    pub column: Option<u32>,
}

/// One line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// What stands in it, cut to a width that people can read.
    pub text: String,
    /// Where the guilty part begins, in UTF-16 code units of `text`, as JavaScript counts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// A further place, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Other {
    /// Where.
    #[serde(flatten)]
    pub at: At,
    /// A few words.
    pub label: String,
}

/// The first `most` of `diagnostics`, errors before warnings, else in the order in which people work through them; and how
/// many more there are.
pub fn mistakes(diagnostics: &[Diagnostic], inputs: &Inputs, most: usize) -> (Vec<Mistake>, usize) {
    let mut sorted = sorted(diagnostics, inputs);
    sorted.sort_by_key(|diagnostic| Reverse(diagnostic.severity == Severity::Error));
    let mut lines = Lines::new(inputs);
    let shown = sorted.iter().take(most).map(|diagnostic| mistake(diagnostic, &mut lines)).collect();
    (shown, sorted.len().saturating_sub(most))
}

fn mistake(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> Mistake {
    Mistake {
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        rule: diagnostic.rule.name,
        message: visible(&diagnostic.message),
        at: at(diagnostic.place, lines),
        lines: line(diagnostic.place, lines).into_iter().collect(),
        label: visible(&diagnostic.label),
        others: diagnostic.others.iter().map(|other| self::other(other, lines)).collect(),
        help: diagnostic.help.iter().map(|help| visible(help)).collect(),
    }
}

fn other(other: &Label, lines: &mut Lines<'_>) -> Other {
    Other { at: at(other.place, lines), label: visible(&other.text) }
}

/// Says where places are, one after the other.
pub struct Finder<'a>(Lines<'a>);

impl<'a> Finder<'a> {
    /// For places in `inputs`.
    pub fn new(inputs: &'a Inputs) -> Self {
        Finder(Lines::new(inputs))
    }

    /// Where `place` is.
    pub fn at(&mut self, place: Place) -> At {
        at(place, &mut self.0)
    }
}

fn at(place: Place, lines: &mut Lines<'_>) -> At {
    let path = lines.inputs.get(place.file).map_or_else(String::new, |file| file.path().to_owned());
    let lined = if is_whole(place) { None } else { lines.text(place.file) };
    let found = lined.map(|lined| lined.line_column(place));
    At { path, line: found.map(|at| at.line), column: found.map(|at| at.column) }
}

/// The line that the guilty part of `place` is in.
fn line(place: Place, lines: &mut Lines<'_>) -> Option<Line> {
    let lined = if is_whole(place) { None } else { lines.text(place.file) }?;
    let mark = Mark::new(lined.text(), &lined.index, place, "", true);
    let found = excerpts(lined.text(), &lined.index, vec![mark]).into_iter().next();
    let Excerpt { first_line, text, marks } = found?;
    let units = |end: usize| text.get(..end).unwrap_or(&text).encode_utf16().count();
    let bytes = marks.first()?.bytes.clone();
    let (from, to) = (units(bytes.start), units(bytes.end));
    Some(Line { number: first_line, text: text.trim_end_matches('\n').to_owned(), from, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules;

    /// The diagnostics that point at `guilty` in the one file of a site.
    fn found(text: &str, guilty: &str, rules: &[&'static crate::diagnostic::Rule]) -> Vec<Mistake> {
        let inputs = Inputs::from_texts([("content/a.md", text)]);
        let file = inputs.find("content/a.md").unwrap().id();
        let start = text.find(guilty).unwrap();
        let place = Place::new(file, start..start + guilty.len());
        let diagnostics: Vec<_> = rules.iter().map(|rule| Diagnostic::new(rule, place, "wrong")).collect();
        mistakes(&diagnostics, &inputs, 1).0
    }

    #[test]
    fn the_guilty_part_is_counted_as_scripts_count() {
        let found = found("one\n😀 é wrong\u{202e}\n", "wrong", &[&rules::BROKEN_LINK]);
        let line = &found[0].lines[0];
        assert_eq!((found[0].at.line, found[0].at.column, line.number), (Some(2), Some(5), 2));
        let text: Vec<u16> = line.text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&text[line.from..line.to]).unwrap(), "wrong");
        assert!(!line.text.contains('\u{202e}'), "a character that turns text round is shown as another");
    }

    #[test]
    fn errors_come_first_and_the_rest_is_counted() {
        let inputs = Inputs::from_texts([("content/a.md", "abc")]);
        let file = inputs.find("content/a.md").unwrap().id();
        let warning = rules::ALL.iter().find(|rule| rule.severity == Severity::Warning).unwrap();
        let diagnostics = [
            Diagnostic::new(warning, Place::file(file), "first"),
            Diagnostic::new(&rules::BROKEN_LINK, Place::new(file, 1..2), "second")
                .other(Place::file(file), "here too")
                .help("do something"),
        ];
        let (shown, more) = mistakes(&diagnostics, &inputs, 1);
        assert_eq!((shown.len(), more), (1, 1));
        let json = serde_json::to_string(&shown[0]).unwrap();
        assert_eq!(
            json,
            r#"{"severity":"error","rule":"broken-link","message":"second","path":"content/a.md","line":1,"column":2,"lines":[{"number":1,"text":"abc","from":1,"to":2}],"label":"","others":[{"path":"content/a.md","line":null,"column":null,"label":"here too"}],"help":["do something"]}"#
        );
    }
}
