//! Diagnostics as GitHub's workflow commands: a line each, which an action's log turns into a note beside the line of the file.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::{Lines, is_whole, shown, visible};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Inputs, Place};

/// A line for each of `diagnostics`, by path and place; of each rule at most `most`. Nothing for nothing.
pub fn render(diagnostics: &[Diagnostic], inputs: &Inputs, most: usize) -> String {
    let mut lines = Lines::new(inputs);
    let (shown, more) = shown(diagnostics, inputs, most);
    let mut out: String = shown.into_iter().map(|diagnostic| line(diagnostic, &mut lines)).collect();
    for (rule, count) in more {
        out.push_str(&format!("::notice title={rule}::and {count} more of {rule}\n"));
    }
    out
}

fn line(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut said = visible(&diagnostic.message);
    for help in &diagnostic.help {
        said.push_str(&format!("\nhelp: {}", visible(help)));
    }
    let path = property(&lines.path(diagnostic.place));
    let at = at(diagnostic.place, lines);
    let rule = diagnostic.rule.name;
    format!("::{command} file={path}{at},title={rule}::{}\n", data(&said))
}

/// `,line=3,col=5,endLine=3,endColumn=9`. Columns are told for places in one line only: elsewhere they mean nothing to GitHub.
fn at(place: Place, lines: &mut Lines<'_>) -> String {
    let lined = if is_whole(place) { None } else { lines.text(place.file) };
    let Some(lined) = lined else { return String::new() };
    let part = super::excerpt::guilty_part(lined.text(), &lined.index, place);
    let [start, end] = [part.start, part.end].map(|offset| lined.index.line_column(lined.text(), offset));
    format!(",line={},col={},endLine={},endColumn={}", start.line, start.column, start.line, end.column)
}

/// Text behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text of a property, which also may not hold what ends one.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostic::{Diagnostic, rules};
    use crate::source::{FileId, Inputs, Place};

    #[test]
    fn a_command_each_with_nothing_that_ends_it_early() {
        let inputs = Inputs::from_texts([("content/a, b.md", "one\ntwo\n")]);
        let file = FileId::of("content/a, b.md");
        let found = [
            Diagnostic::new(&rules::UNKNOWN_FILE, Place::new(file, 4..7), "100%\n::error::x").help("do it"),
            Diagnostic::new(&rules::RAW_HTML, Place::file(file), "whole"),
            Diagnostic::new(&rules::RAW_HTML, Place::new(file, 0..1), "again"),
        ];
        assert_eq!(
            render(&found, &inputs, 1),
            "::error file=content/a%2C b.md,title=raw-html::whole\n\
             ::warning file=content/a%2C b.md,line=2,col=1,endLine=2,endColumn=4,title=unknown-file::100%25 ::error::x%0Ahelp: do it\n\
             ::notice title=raw-html::and 1 more of raw-html\n"
        );
    }
}
