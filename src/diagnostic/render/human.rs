//! Diagnostics as a tutor reads them on a terminal: what is wrong, the line with the guilty part underlined, what to do.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::{FEW, Lined, Lines, is_whole, shown, summary, visible};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, Inputs, LineColumn, Place};

/// Stands for an address while annotate-snippets works: that one counts columns in what it was given, and long lines were
/// cut by then, so the true address is put in afterwards. A character for private use, which [`visible()`] never lets through.
pub(super) const PLACEHOLDER: char = '\u{f5a5}';

/// `diagnostics` by path and place, a [few](FEW) of each rule, a blank line after each, and a summary at the end. Nothing for
/// nothing.
pub fn render(diagnostics: &[Diagnostic], inputs: &Inputs, colour: bool) -> String {
    render_most(diagnostics, inputs, colour, FEW)
}

/// As [`render`], of each rule at most `most`.
pub fn render_most(diagnostics: &[Diagnostic], inputs: &Inputs, colour: bool, most: usize) -> String {
    let renderer = if colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    let mut lines = Lines::new(inputs);
    let mut out = String::new();
    let (shown, more) = shown(diagnostics, inputs, most);
    for diagnostic in shown {
        out.push_str(&render_one(diagnostic, &mut lines, &renderer));
        out.push_str("\n\n");
    }
    for (rule, count) in more {
        out.push_str(&format!(
            "and {count} more of {rule}; `syllabus check --only {rule}` shows them all\n\n"
        ));
    }
    if let Some(summary) = summary(diagnostics) {
        out.push_str(&summary);
        out.push('\n');
    }
    out
}

fn render_one(diagnostic: &Diagnostic, lines: &mut Lines<'_>, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.rule.name);
    let mut report = Report { lines, addresses: Vec::new(), group: Group::with_title(title) };
    for file in files(diagnostic) {
        report.show(diagnostic, file);
    }
    for help in &diagnostic.help {
        report.add(Level::HELP.message(visible(help)));
    }
    fill_addresses(&renderer.render(&[report.group]), &report.addresses)
}

/// The files that the diagnostic points into, its own first.
fn files(diagnostic: &Diagnostic) -> Vec<FileId> {
    let mut files = vec![diagnostic.place.file];
    for other in &diagnostic.others {
        if !files.contains(&other.place.file) {
            files.push(other.place.file);
        }
    }
    files
}

/// One diagnostic while it is put together.
struct Report<'l, 'i> {
    lines: &'l mut Lines<'i>,
    /// What the placeholders stand for, by number.
    addresses: Vec<String>,
    group: Group<'static>,
}

impl Report<'_, '_> {
    fn add(&mut self, element: impl Into<Element<'static>>) {
        let group = std::mem::replace(&mut self.group, Group::with_level(Level::ERROR));
        self.group = group.element(element);
    }

    /// Shows every place of `diagnostic` in `file`.
    fn show(&mut self, diagnostic: &Diagnostic, file: FileId) {
        let places = std::iter::once((diagnostic.place, diagnostic.label.as_str(), true));
        let others = diagnostic.others.iter().map(|other| (other.place, other.text.as_str(), false));
        // Loaded once: a file that changes meanwhile must not be two files.
        let lined = self.lines.text(file);
        let mut marks = Vec::new();
        for (place, label, primary) in places.chain(others).filter(|(place, ..)| place.file == file) {
            match &lined {
                Some(lined) if !is_whole(place) => {
                    marks.push(Mark::new(lined.text(), &lined.index, place, label, primary));
                }
                _ => self.show_whole(place, label),
            }
        }
        if let Some(lined) = lined {
            self.show_excerpts(file, &lined, marks);
        }
    }

    /// A file as a whole, or one without text, is only named.
    fn show_whole(&mut self, place: Place, label: &str) {
        let says = if label.is_empty() { String::new() } else { format!(": {}", visible(label)) };
        let address = format!("{}{says}", self.lines.path(place));
        let placeholder = self.placeholder(address);
        self.add(Origin::path(placeholder));
    }

    fn show_excerpts(&mut self, file: FileId, lined: &Lined<'_>, marks: Vec<Mark<'_>>) {
        let path = self.lines.path(Place::file(file));
        for excerpt in excerpts(lined.text(), &lined.index, marks) {
            let at = excerpt.at().map(|LineColumn { line, column }| format!(":{line}:{column}"));
            let placeholder = self.placeholder(format!("{path}{}", at.unwrap_or_default()));
            self.add(snippet(excerpt, placeholder));
        }
    }

    fn placeholder(&mut self, address: String) -> String {
        self.addresses.push(address);
        format!("{PLACEHOLDER}{}{PLACEHOLDER}", self.addresses.len() - 1)
    }
}

fn snippet(excerpt: Excerpt<'_>, path: String) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let annotations = excerpt.marks.into_iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(mark.bytes).label(visible(mark.label))
    });
    Snippet::source(excerpt.text).line_start(excerpt.first_line as usize).path(path).annotations(annotations)
}

/// Puts the true addresses in; drops the line and column that annotate-snippets wrote after a placeholder.
fn fill_addresses(rendered: &str, addresses: &[String]) -> String {
    let mut parts = rendered.split(PLACEHOLDER);
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let (Some(number), Some(rest)) = (parts.next(), parts.next()) {
        let address = number.parse::<usize>().ok().and_then(|number| addresses.get(number));
        out.push_str(address.map_or("", String::as_str));
        out.push_str(rest.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    }
    out
}
