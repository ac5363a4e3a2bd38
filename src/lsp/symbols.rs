//! What a file consists of: headings and items of a Markdown text; numbers and names in YAML, or its fields.

use super::describe::unit_label;
use super::desk::Desk;
use super::mask::{field_end, front_matter, lines};
use super::position::Lines;
use super::target::definitions_in;
use crate::model::{Site, Target};
use crate::source::{FileId, Place};
use lsp_types::{DocumentSymbol, SymbolKind};
use std::ops::Range;

/// Something with a name that begins at a byte; what is deeper belongs to what comes before it.
struct Mark {
    depth: usize,
    name: String,
    detail: String,
    kind: SymbolKind,
    bytes: Range<usize>,
}

/// The symbols of the file at `path`.
pub(super) fn symbols(desk: &mut Desk, path: &str) -> Vec<DocumentSymbol> {
    let file = FileId::of(path);
    let Some(understood) = desk.understood() else { return Vec::new() };
    let mut marks = Vec::new();
    if path.ends_with(".yaml") {
        let defined = definitions_in(&understood.places, file);
        marks
            .extend(defined.into_iter().filter_map(|(place, it)| defined_mark(&understood.site, place, &it)));
        marks.sort_by_key(|mark| mark.bytes.start);
    }
    let Some(text) = desk.text(file) else { return Vec::new() };
    if path.ends_with(".md") {
        marks = markdown(&text);
    } else if marks.len() < 2 && path.ends_with(".yaml") {
        marks = fields(&text);
    }
    nested(&marks, &desk.lines(file, &text), text.len())
}

fn defined_mark(site: &Site, place: Place, target: &Target) -> Option<Mark> {
    let (depth, name, detail, kind) = match target {
        Target::Unit(id, _) => {
            let unit = &site.units[*id];
            (0, unit_label(unit).to_owned(), unit.title.clone(), SymbolKind::MODULE)
        }
        Target::Outcome(id, _) => {
            let outcome = &site.outcomes[*id];
            (1, format!("Outcome {}", outcome.number), outcome.title.clone(), SymbolKind::CLASS)
        }
        Target::Criterion(id) => {
            let criterion = &site.criteria[*id];
            (2, format!("AC{}", criterion.number), criterion.one_line(), SymbolKind::METHOD)
        }
        Target::Term(id) => {
            let term = &site.terms[*id];
            (0, term.name.clone(), term.expansion.clone().unwrap_or_default(), SymbolKind::CONSTANT)
        }
        Target::Instrument(id) => {
            let it = &site.instruments[*id];
            (0, it.name.clone(), it.issuer.clone().unwrap_or_default(), SymbolKind::CONSTANT)
        }
        Target::Verb(id) => (0, site.verbs[*id].name.clone(), String::new(), SymbolKind::CONSTANT),
        _ => return None,
    };
    Some(Mark { depth, name, detail, kind, bytes: place.range() })
}

/// Headings, and the items of lists directly below them.
fn markdown(text: &str) -> Vec<Mark> {
    let (mut marks, mut fence, mut depth) = (Vec::new(), None, 0);
    let body = front_matter(text);
    for bytes in lines(text).filter(|line| line.start >= body) {
        let line = &text[bytes.clone()];
        let marker = ["```", "~~~"].into_iter().find(|marker| line.trim_start().starts_with(marker));
        if marker.is_some() && (fence.is_none() || fence == marker) {
            fence = if fence.is_none() { marker } else { None };
            continue;
        }
        if fence.is_some() {
            continue;
        }
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&level) && line[level..].starts_with(' ') {
            depth = level;
            let name = line[level..].trim().trim_end_matches('#').trim_end();
            marks.push(Mark::new(level, name, SymbolKind::STRING, bytes));
        } else if let Some(item) = item(line).filter(|_| depth > 0) {
            marks.push(Mark::new(depth + 1, item, SymbolKind::FIELD, bytes));
        }
    }
    marks
}

/// The text of an item at the left margin.
fn item(line: &str) -> Option<&str> {
    let bullet = ["- ", "* ", "+ ", "• "].into_iter().find_map(|bullet| line.strip_prefix(bullet));
    let numbered = || {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = line.get(digits..).filter(|_| digits > 0)?;
        rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
    };
    bullet.or_else(numbered).map(str::trim).filter(|text| !text.is_empty())
}

/// The fields at the left margin.
fn fields(text: &str) -> Vec<Mark> {
    let field = |bytes: Range<usize>| {
        let line = &text[bytes.clone()];
        let name = line.get(..field_end(line)?)?;
        let is_field = !name.is_empty() && !name.starts_with([' ', '-', '#', '\u{feff}']);
        is_field.then(|| Mark::new(0, name, SymbolKind::FIELD, bytes.start..bytes.start + name.len()))
    };
    lines(text).filter_map(field).collect()
}

/// Names longer than this are cut: they stand in a narrow column.
const LONGEST: usize = 100;

impl Mark {
    fn new(depth: usize, name: &str, kind: SymbolKind, bytes: Range<usize>) -> Self {
        let mut cut: String = name.chars().take(LONGEST).collect();
        if cut.len() < name.len() {
            cut.push('…');
        }
        // An editor may refuse all symbols for one without a name.
        let name = if cut.is_empty() { "…".to_owned() } else { cut };
        Mark { depth, name, detail: String::new(), kind, bytes }
    }
}

/// A tree of marks; each goes on to the next one that is not deeper.
fn nested(marks: &[Mark], lines: &Lines<'_>, end: usize) -> Vec<DocumentSymbol> {
    let mut symbols = Vec::new();
    let mut rest = marks;
    while let [first, after @ ..] = rest {
        let inner = after.iter().take_while(|mark| mark.depth > first.depth).count();
        let (children, others) = after.split_at(inner);
        let stop = others.first().map_or(end, |next| next.bytes.start).max(first.bytes.end);
        symbols.push(symbol(first, nested(children, lines, stop), lines, stop));
        rest = others;
    }
    symbols
}

fn symbol(mark: &Mark, children: Vec<DocumentSymbol>, lines: &Lines<'_>, stop: usize) -> DocumentSymbol {
    #[allow(deprecated, reason = "a field of the protocol's type, which must be named")]
    DocumentSymbol {
        name: mark.name.clone(),
        detail: Some(mark.detail.clone()).filter(|detail| !detail.is_empty()),
        kind: mark.kind,
        tags: None,
        deprecated: None,
        range: lines.range(mark.bytes.start..stop),
        selection_range: lines.range(mark.bytes.clone()),
        children: (!children.is_empty()).then_some(children),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(symbols: &[DocumentSymbol], depth: usize, out: &mut Vec<String>) {
        for symbol in symbols {
            let (from, to) = (symbol.range.start.line, symbol.range.end.line);
            out.push(format!("{}{} {from}-{to}", " ".repeat(depth), symbol.name));
            shown(symbol.children.as_deref().unwrap_or_default(), depth + 1, out);
        }
    }

    #[test]
    fn headings_hold_what_is_below_them() {
        let text = "---\ntitle: x\n---\n- not below a heading\n# One\n## Two ##\n- a\n  - deeper\n1. b\n```\n## code\n```\n### Three\n## Four\n";
        let mut out = Vec::new();
        shown(&nested(&markdown(text), &Lines::of_open(text), text.len()), 0, &mut out);
        assert_eq!(out, ["One 4-14", " Two 5-13", "  a 6-8", "  b 8-12", "  Three 12-13", " Four 13-14"]);
    }

    #[test]
    fn fields_at_the_margin_are_symbols_of_other_files() {
        let text = "title: T\n# no: \nmore:\n  inner: x\n- no: x\n";
        let names: Vec<String> = fields(text).into_iter().map(|mark| mark.name).collect();
        assert_eq!(names, ["title", "more"]);
    }
}
