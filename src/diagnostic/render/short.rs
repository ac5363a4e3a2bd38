//! One line for each diagnostic, as editors and `grep` understand it: `path:line:column: error[rule]: message`.

use super::{Lines, shown, visible};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Inputs;

/// A line for each of `diagnostics`, by path and place, of each rule at most `most`. Nothing for nothing.
pub fn render(diagnostics: &[Diagnostic], inputs: &Inputs, most: usize) -> String {
    let mut lines = Lines::new(inputs);
    let (shown, more) = shown(diagnostics, inputs, most);
    let lines = shown.into_iter().map(|diagnostic| line(diagnostic, &mut lines));
    lines.chain(more.into_iter().map(|(rule, count)| format!("and {count} more of {rule}\n"))).collect()
}

fn line(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let address = lines.address(diagnostic.place);
    format!("{address}: {severity}[{}]: {}\n", diagnostic.rule.name, visible(&diagnostic.message))
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostic::{Diagnostic, rules};
    use crate::source::{FileId, Inputs, Place};

    #[test]
    fn a_line_each_sorted_by_place() {
        let inputs = Inputs::from_texts([("content/a.md", "one\ntwo\n"), ("content/b.md", "")]);
        let (a, b) = (FileId::of("content/a.md"), FileId::of("content/b.md"));
        let found = [
            Diagnostic::new(&rules::UNREADABLE_FILE, Place::file(b), "permission denied"),
            Diagnostic::new(&rules::UNKNOWN_FILE, Place::new(a, 4..7), "later\nin the file"),
            Diagnostic::new(&rules::RAW_HTML, Place::new(a, 1..2), "earlier"),
        ];
        let expected = "content/a.md:1:2: error[raw-html]: earlier\n\
                        content/a.md:2:1: warning[unknown-file]: later in the file\n\
                        content/b.md: error[unreadable-file]: permission denied\n";
        assert_eq!(render(&found, &inputs, 10), expected);
    }
}
