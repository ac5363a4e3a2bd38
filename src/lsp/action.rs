//! Quick fixes: what a diagnostic says puts it right.

use super::desk::Desk;
use super::findings;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::FileId;
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range, TextEdit, Uri, WorkspaceEdit};
use std::collections::BTreeMap;

/// The fixes of what is wrong in a range of the file at `path`. `only` are the kinds of actions that are asked for, or all.
pub(super) fn fixes(
    desk: &mut Desk,
    path: &str,
    range: Range,
    only: Option<&[CodeActionKind]>,
) -> Vec<CodeActionOrCommand> {
    let fits = |kind: &CodeActionKind| matches!(kind.as_str(), "" | "quickfix");
    if only.is_some_and(|only| !only.iter().any(fits)) || desk.understood().is_none() {
        return Vec::new();
    }
    let file = FileId::of(path);
    let text = desk.text(file).unwrap_or_default();
    let bytes = desk.lines(file, &text).bytes(range);
    let found = findings::touching(desk, file, bytes);
    found.iter().filter_map(|diagnostic| action(desk, file, diagnostic)).map(Into::into).collect()
}

fn action(desk: &Desk, file: FileId, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let fix = diagnostic.fix.as_ref()?;
    Some(CodeAction {
        title: capitalised(&fix.what),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(findings::converted(desk, file, std::slice::from_ref(diagnostic))),
        edit: Some(edit(desk, &fix.edits)?),
        is_preferred: Some(true),
        ..CodeAction::default()
    })
}

/// Edits by file; nothing if one is in a file that is not there.
fn edit(desk: &Desk, edits: &[Edit]) -> Option<WorkspaceEdit> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.place.file).or_default().push(edit);
    }
    let changes = by_file.into_iter().map(|(file, edits)| {
        let text = desk.text(file)?;
        let lines = desk.lines(file, &text);
        let changed =
            |edit: &&Edit| TextEdit { range: lines.range(edit.place.range()), new_text: edit.text.clone() };
        Some((desk.uri(file)?, edits.iter().map(changed).collect()))
    });
    let changes: Option<Vec<(Uri, Vec<TextEdit>)>> = changes.collect();
    Some(WorkspaceEdit { changes: Some(changes?.into_iter().collect()), ..WorkspaceEdit::default() })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test writes what is read")]
mod tests {
    use super::*;
    use crate::build::Options;
    use crate::diagnostic::rules;
    use crate::source::Place;
    use std::fs;

    #[test]
    fn a_fix_is_an_edit_of_each_file_that_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("content/site.yaml"), "title: 😀 T\r\nlanguage: en-GB\r\n").unwrap();
        fs::write(folder.path().join("content/a.md"), "# A\n").unwrap();
        let mut desk = Desk::new(folder.path(), Options::default()).unwrap();
        desk.understood();
        let (site, page) = (FileId::of("content/site.yaml"), FileId::of("content/a.md"));
        let wrong = Diagnostic::new(&rules::BAD_VALUE, Place::new(site, 12..13), "wrong");
        let fixed = wrong.clone().fix("put quotes around it", Place::new(site, 12..13), "\"T\"").fix(
            "put quotes around it",
            Place::new(page, 0..0),
            "x",
        );
        assert!(action(&desk, site, &wrong).is_none());
        let found = serde_json::to_value(action(&desk, site, &fixed).unwrap()).unwrap();
        assert_eq!((&found["title"], &found["kind"]), (&"Put quotes around it".into(), &"quickfix".into()));
        let address = |path: &str| desk.uri(FileId::of(path)).unwrap().to_string();
        let edit = &found["edit"]["changes"][address("content/site.yaml")][0];
        assert_eq!((&edit["newText"], &edit["range"]["start"]["character"]), (&"\"T\"".into(), &10.into()));
        assert_eq!(found["edit"]["changes"][address("content/a.md")][0]["newText"], "x");
        assert_eq!(found["diagnostics"][0]["code"], "bad-value");
        let gone = wrong.fix("x", Place::file(FileId::of("content/gone.md")), "");
        assert!(action(&desk, site, &gone).is_none(), "a file that is not there");
    }
}
