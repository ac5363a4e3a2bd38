//! What is wrong with the site, as editors show it: each file's list, sent when it is another than before.

use super::desk::Desk;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, Place};
use lsp_types::{
    self as lsp, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams,
    Uri,
};
use std::collections::BTreeMap;

/// What the editor was last told of each file.
#[derive(Default)]
pub(super) struct Board {
    /// By the address that it was told under.
    shown: BTreeMap<FileId, (Uri, Told)>,
}

/// What a list was made from: if both are the same, so are its lines and columns.
#[derive(PartialEq)]
struct Told {
    diagnostics: Vec<Diagnostic>,
    /// Stands for the text.
    seen: (Option<u64>, u64),
}

impl Board {
    /// What to send now, so that the editor shows what is wrong and nothing that was mended.
    pub fn update(&mut self, desk: &mut Desk) -> Vec<PublishDiagnosticsParams> {
        let Some(understood) = desk.understood() else { return Vec::new() };
        let mut by_file: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in &understood.diagnostics {
            by_file.entry(diagnostic.place.file).or_default().push(diagnostic.clone());
        }
        let mut news = Vec::new();
        let mut shown = BTreeMap::new();
        for (file, diagnostics) in by_file {
            let Some(uri) = desk.uri(file) else { continue };
            let told = Told { seen: seen(desk, file), diagnostics };
            let before = self.shown.remove(&file);
            // Lines of another file may have moved.
            let is_alone = told.diagnostics.iter().all(|one| one.others.is_empty());
            if !before.as_ref().is_some_and(|(its, before)| is_alone && *its == uri && *before == told) {
                let diagnostics = converted(desk, file, &told.diagnostics);
                news.extend(before.filter(|(its, _)| *its != uri).map(|(its, _)| cleared(its)));
                news.push(PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version: None });
            }
            shown.insert(file, (uri, told));
        }
        let mended = std::mem::replace(&mut self.shown, shown);
        news.extend(mended.into_values().map(|(uri, _)| cleared(uri)));
        news
    }
}

fn cleared(uri: Uri) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri, diagnostics: Vec::new(), version: None }
}

/// Stands for the text of a file as it was understood.
fn seen(desk: &Desk, file: FileId) -> (Option<u64>, u64) {
    let inputs = desk.inputs();
    let seen = inputs.get(file).map(|file| inputs.last_seen(file));
    seen.map_or((None, 0), |(stamp, fingerprint)| (stamp.map(|stamp| stamp.number()), fingerprint))
}

/// Diagnostics of one file as the editor understands them.
pub(super) fn converted(desk: &Desk, file: FileId, diagnostics: &[Diagnostic]) -> Vec<lsp::Diagnostic> {
    let text = desk.text(file).unwrap_or_default();
    let lines = desk.lines(file, &text);
    let one = |diagnostic: &Diagnostic| lsp::Diagnostic {
        range: lines.range(diagnostic.place.range()),
        severity: Some(match diagnostic.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(diagnostic.rule.name.to_owned())),
        code_description: None,
        source: Some("syllabus".to_owned()),
        message: message(diagnostic),
        related_information: related(desk, diagnostic),
        tags: None,
        data: None,
    };
    diagnostics.iter().map(one).collect()
}

/// The message, what is said under the guilty words, and what to do.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    if !diagnostic.label.is_empty() {
        text.push('\n');
        text.push_str(&diagnostic.label);
    }
    for help in &diagnostic.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    text
}

fn related(desk: &Desk, diagnostic: &Diagnostic) -> Option<Vec<DiagnosticRelatedInformation>> {
    let others = diagnostic.others.iter().filter_map(|other| {
        let location = desk.locations(&[other.place]).pop()?;
        Some(DiagnosticRelatedInformation { location, message: other.text.clone() })
    });
    let others: Vec<_> = others.collect();
    (!others.is_empty()).then_some(others)
}

/// The diagnostics of one file that touch a range of its bytes.
pub(super) fn touching(desk: &mut Desk, file: FileId, bytes: std::ops::Range<usize>) -> Vec<Diagnostic> {
    let Some(understood) = desk.understood() else { return Vec::new() };
    let touches = |place: &Place| {
        place.file == file && place.start as usize <= bytes.end && bytes.start <= place.end as usize
    };
    understood.diagnostics.iter().filter(|one| touches(&one.place)).cloned().collect()
}
