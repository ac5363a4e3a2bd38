//! Diagnostics as JSON, for programs: all that there is to know, in a shape that stays. `schema.json` beside this file
//! describes it.

use serde::Serialize;

use super::{Lines, is_whole, shown};
use crate::diagnostic::{Diagnostic, Severity, count};
use crate::source::{Inputs, Place};

/// The JSON Schema of [`render`]'s output.
pub const SCHEMA: &str = include_str!("schema.json");

/// The version of the shape. It grows when something that was there means something else, or is gone.
const VERSION: u32 = 1;

/// What is printed.
#[derive(Serialize)]
struct Printed<'d> {
    version: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<One<'d>>,
    /// Rules of which more was found than is listed.
    more: Vec<More>,
}

#[derive(Serialize)]
struct One<'d> {
    severity: Severity,
    rule: &'static str,
    message: &'d str,
    #[serde(flatten)]
    at: At,
    label: &'d str,
    others: Vec<Other<'d>>,
    help: &'d [String],
    fix: Option<Fix<'d>>,
}

#[derive(Serialize)]
struct More {
    rule: &'static str,
    count: usize,
}

/// A file, and a part of it unless the whole is meant.
#[derive(Serialize)]
struct At {
    path: String,
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    byte: usize,
}

#[derive(Serialize)]
struct Other<'d> {
    #[serde(flatten)]
    at: At,
    label: &'d str,
}

#[derive(Serialize)]
struct Fix<'d> {
    what: &'d str,
    edits: Vec<Edit<'d>>,
}

#[derive(Serialize)]
struct Edit<'d> {
    #[serde(flatten)]
    at: At,
    text: &'d str,
}

/// All of `diagnostics` by path and place; of each rule at most `most`.
pub fn render(diagnostics: &[Diagnostic], inputs: &Inputs, most: usize) -> String {
    let mut lines = Lines::new(inputs);
    let (shown, more) = shown(diagnostics, inputs, most);
    let printed = Printed {
        version: VERSION,
        errors: count(diagnostics, Severity::Error),
        warnings: count(diagnostics, Severity::Warning),
        diagnostics: shown.into_iter().map(|diagnostic| one(diagnostic, &mut lines)).collect(),
        more: more.into_iter().map(|(rule, count)| More { rule, count }).collect(),
    };
    // Texts and numbers always become JSON.
    serde_json::to_string_pretty(&printed).unwrap_or_default() + "\n"
}

fn one<'d>(diagnostic: &'d Diagnostic, lines: &mut Lines<'_>) -> One<'d> {
    let fix = diagnostic.fix.as_ref().map(|fix| Fix {
        what: &fix.what,
        edits: fix.edits.iter().map(|edit| Edit { at: at(edit.place, lines), text: &edit.text }).collect(),
    });
    One {
        severity: diagnostic.severity,
        rule: diagnostic.rule.name,
        message: &diagnostic.message,
        at: at(diagnostic.place, lines),
        label: &diagnostic.label,
        others: diagnostic
            .others
            .iter()
            .map(|other| Other { at: at(other.place, lines), label: &other.text })
            .collect(),
        help: &diagnostic.help,
        fix,
    }
}

fn at(place: Place, lines: &mut Lines<'_>) -> At {
    let path = lines.inputs.get(place.file).map_or_else(String::new, |file| file.path().to_owned());
    At { path, range: range(place, lines) }
}

fn range(place: Place, lines: &mut Lines<'_>) -> Option<Range> {
    // An edit at the very beginning of a file has the place of the file as a whole; both are said in the same way.
    let lined = if is_whole(place) { None } else { lines.text(place.file) }?;
    let [start, end] = [place.start, place.end].map(|offset| {
        let offset = super::excerpt::floor(lined.text(), offset as usize);
        let at = lined.index.line_column(lined.text(), offset);
        Point { line: at.line, column: at.column, byte: offset }
    });
    Some(Range { start, end })
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostic::{Diagnostic, rules};
    use crate::source::{FileId, Inputs, Place};
    use expect_test::expect;

    #[test]
    fn everything_is_said_and_more_is_counted() {
        let inputs = Inputs::from_texts([("content/a.md", "é: one\ntwo\n"), ("content/b.md", "")]);
        let (a, b) = (FileId::of("content/a.md"), FileId::of("content/b.md"));
        let found = [
            Diagnostic::new(&rules::RAW_HTML, Place::new(a, 4..7), "\"wrong\"")
                .label("this")
                .other(Place::file(b), "there")
                .help("mend it")
                .fix("change it", Place::new(a, 4..7), "1"),
            Diagnostic::new(&rules::RAW_HTML, Place::new(a, 8..11), "again"),
        ];
        expect![[r#"
            {
              "version": 1,
              "errors": 2,
              "warnings": 0,
              "diagnostics": [
                {
                  "severity": "error",
                  "rule": "raw-html",
                  "message": "\"wrong\"",
                  "path": "content/a.md",
                  "range": {
                    "start": {
                      "line": 1,
                      "column": 4,
                      "byte": 4
                    },
                    "end": {
                      "line": 1,
                      "column": 7,
                      "byte": 7
                    }
                  },
                  "label": "this",
                  "others": [
                    {
                      "path": "content/b.md",
                      "range": null,
                      "label": "there"
                    }
                  ],
                  "help": [
                    "mend it"
                  ],
                  "fix": {
                    "what": "change it",
                    "edits": [
                      {
                        "path": "content/a.md",
                        "range": {
                          "start": {
                            "line": 1,
                            "column": 4,
                            "byte": 4
                          },
                          "end": {
                            "line": 1,
                            "column": 7,
                            "byte": 7
                          }
                        },
                        "text": "1"
                      }
                    ]
                  }
                }
              ],
              "more": [
                {
                  "rule": "raw-html",
                  "count": 1
                }
              ]
            }
        "#]]
        .assert_eq(&render(&found, &inputs, 1));
    }
}
