//! What may be typed next: names of the site, headings, files.

mod fields;
mod headings;
mod names;
mod paths;
mod typing;

use super::desk::Desk;
use super::position::Lines;
use crate::build::Understood;
use crate::model::{Id, Unit};
use crate::source::{FileId, Inputs};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, MarkupContent,
    MarkupKind, Position, TextEdit,
};
use typing::Typing;

/// Most suggestions at once; with more the editor asks again when more is typed.
const MOST: usize = 400;

/// A suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Item {
    /// What is shown, and compared with what was typed.
    label: String,
    /// A few words beside it.
    detail: String,
    /// More, beside the list.
    more: Option<String>,
    /// What is put in.
    text: String,
    kind: Kind,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// A thing of the site.
    #[default]
    Thing,
    /// The beginning of a name, which goes on.
    Start,
    /// A field.
    Field,
    /// A heading.
    Heading,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Where something is typed, and what is known there.
struct Spot<'a> {
    understood: &'a Understood,
    inputs: &'a Inputs,
    text: &'a str,
    /// Path below `content/`.
    path: &'a str,
    /// The unit in whose folder the file lies.
    unit: Option<Id<Unit>>,
    byte: usize,
}

impl<'a> Spot<'a> {
    /// What was typed from a byte on.
    fn typed(&self, start: usize) -> &'a str {
        self.text.get(start..self.byte).unwrap_or_default()
    }

    /// What follows the cursor.
    fn rest(&self) -> &'a str {
        self.text.get(self.byte..).unwrap_or_default()
    }

    fn is_markdown(&self) -> bool {
        self.path.ends_with(".md")
    }
}

/// What may be typed at a position of the file at `path`.
pub(super) fn complete(desk: &mut Desk, path: &str, position: Position) -> CompletionList {
    suggestions(desk, path, position).unwrap_or_default()
}

fn suggestions(desk: &mut Desk, path: &str, position: Position) -> Option<CompletionList> {
    let below = path.strip_prefix("content/")?;
    desk.last_understood()?;
    let text = match desk.document(path) {
        Some(document) => document.text().to_owned(),
        None => desk.text(FileId::of(path))?,
    };
    let lines = Lines::of_open(&text);
    let inputs = desk.inputs().clone();
    let understood = desk.last_understood()?;
    let unit = understood.index.unit_of(below);
    let spot =
        Spot { understood, inputs: &inputs, text: &text, path: below, unit, byte: lines.byte(position) };
    let (start, items) = items(&spot)?;
    let typed = spot.typed(start).to_lowercase();
    let words: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A long list is cut to what may still be meant; editors sort a short one themselves.
    let fits = |item: &Item| words.iter().all(|word| item.label.to_lowercase().contains(word));
    let is_long = items.len() > MOST;
    let items: Vec<Item> = items.into_iter().filter(|item| !is_long || fits(item)).collect();
    let range = lines.range(start..spot.byte);
    let shown = items.into_iter().take(MOST).enumerate();
    let edit = |text| CompletionTextEdit::Edit(TextEdit { range, new_text: text });
    let items = shown.map(|(order, item)| item.finish(order, edit)).collect();
    Some(CompletionList { is_incomplete: is_long, items })
}

fn items(spot: &Spot<'_>) -> Option<(usize, Vec<Item>)> {
    match typing::typing(spot.text, spot.byte, spot.is_markdown())? {
        Typing::Address { start, is_picture, bracketed } => {
            let mut items = names::addresses(spot, spot.typed(start), is_picture);
            items.extend(paths::paths(spot, spot.typed(start), is_picture));
            Some((start, items.into_iter().map(|item| closed(item, bracketed, spot.rest())).collect()))
        }
        Typing::Criterion { start, letters } => Some((start, names::own_criteria(spot, letters))),
        Typing::Heading { start } => Some((start, headings::headings(spot))),
        Typing::Value { start, field } => {
            let mut items = names::values(spot, field);
            items.extend(fields::values(spot, field));
            Some((start, items))
        }
        Typing::Field { start } => Some((start, fields::fields(spot))),
    }
}

/// An address with a space in it stands between `<` and `>`.
fn closed(item: Item, bracketed: bool, rest: &str) -> Item {
    if item.kind == Kind::Start || item.kind == Kind::Folder {
        return item;
    }
    let text = match (bracketed, item.text.contains([' ', '(', ')'])) {
        (true, _) if !rest.starts_with('>') => format!("{}>", item.text),
        (false, true) => format!("<{}>", item.text),
        _ => item.text,
    };
    Item { text, ..item }
}

impl Item {
    fn finish(self, order: usize, edit: impl Fn(String) -> CompletionTextEdit) -> CompletionItem {
        let kind = match self.kind {
            Kind::Thing => CompletionItemKind::REFERENCE,
            Kind::Start => CompletionItemKind::KEYWORD,
            Kind::Field => CompletionItemKind::PROPERTY,
            Kind::Heading => CompletionItemKind::CLASS,
            Kind::File => CompletionItemKind::FILE,
            Kind::Folder => CompletionItemKind::FOLDER,
        };
        let more = |value| Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value });
        CompletionItem {
            kind: Some(kind),
            detail: Some(self.detail).filter(|detail| !detail.is_empty()),
            documentation: self.more.map(more),
            sort_text: Some(format!("{order:05}")),
            filter_text: Some(self.label.clone()),
            text_edit: Some(edit(self.text)),
            label: self.label,
            ..CompletionItem::default()
        }
    }
}
