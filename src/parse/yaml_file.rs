//! One YAML file while it is being read: its text, and what was found wrong so far.

use super::authored::{Guidance, Text};
use super::format;
use super::markdown::{Document, Origin, Writer};
use super::prose::Prose;
use super::yaml::{self, Fields, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::model::ListItem;
use crate::source::{FileId, Placed};

/// What the readers of YAML files need.
pub(super) struct YamlFile<'a> {
    /// The file.
    pub file: FileId,
    /// Its whole text.
    pub source: &'a str,
    /// What was found wrong.
    pub findings: Vec<Diagnostic>,
    /// The words of its Markdown so far.
    pub prose: Prose,
}

impl<'a> YamlFile<'a> {
    /// Reads the tree; what is not YAML is reported.
    pub fn tree(&mut self) -> Option<Node<'a>> {
        match yaml::read(self.file, self.source, 0) {
            Ok(node) => Some(node),
            Err(diagnostic) => {
                self.findings.push(*diagnostic);
                None
            }
        }
    }

    /// Markdown as blocks.
    pub fn prose(&mut self, text: &Placed<&str>) -> Option<Text> {
        self.markdown(text, false)
    }

    /// Markdown without paragraph tags if it is one paragraph.
    pub fn short(&mut self, text: &Placed<&str>) -> Option<Text> {
        self.markdown(text, true)
    }

    fn markdown(&mut self, text: &Placed<&str>, short: bool) -> Option<Text> {
        let origin = Origin::scalar(self.source, text);
        let document = Document::parse_note(text.value);
        let mut writer = Writer::without_ids(&mut self.findings).after(std::mem::take(&mut self.prose));
        let whole = document.whole();
        let body = if short { whole.item(&mut writer, origin) } else { whole.prose(&mut writer, origin) };
        self.prose = writer.take_prose();
        (!body.is_empty()).then_some(body)
    }

    /// The field `name` as blocks of Markdown.
    pub fn prose_field(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Text> {
        let text = fields.text(name, &mut self.findings)?;
        self.prose(&text)
    }

    /// The field `guidance`: a text, a group, or a list of either.
    pub fn guidance(&mut self, fields: &mut Fields<'_>) -> Vec<Guidance> {
        let Some(node) = fields.get("guidance") else { return Vec::new() };
        let single = std::slice::from_ref(node);
        let nodes = if let Value::List(items) = &node.value { items.as_slice() } else { single };
        nodes.iter().filter_map(|node| self.note(node)).collect()
    }

    fn note(&mut self, node: &Node<'_>) -> Option<Guidance> {
        if !matches!(node.value, Value::Map(_)) {
            let text = yaml::text(node, &mut self.findings)?;
            return Some(Guidance { text: self.short(&text)?, items: Vec::new(), exhaustive: None });
        }
        let mut fields = Fields::open(node, &format::GUIDANCE, &mut self.findings)?;
        let text = fields.required_text("text", &mut self.findings);
        let items = self.items(&mut fields);
        let exhaustive = fields.get("exhaustive").and_then(|node| yaml::flag(node, &mut self.findings));
        fields.finish(&mut self.findings);
        Some(Guidance { text: self.short(&text?)?, items, exhaustive })
    }

    /// The field `items`: texts, or groups with a text and items of their own.
    pub fn items(&mut self, fields: &mut Fields<'_>) -> Vec<ListItem> {
        let nodes = fields.list("items", &mut self.findings);
        nodes.iter().filter_map(|node| self.list_item(node)).collect()
    }

    fn list_item(&mut self, node: &Node<'_>) -> Option<ListItem> {
        if !matches!(node.value, Value::Map(_)) {
            let text = yaml::text(node, &mut self.findings)?.value.to_owned();
            return Some(ListItem { text, items: Vec::new() });
        }
        let mut fields = Fields::open(node, &format::ITEM, &mut self.findings)?;
        let text = fields.required_text("text", &mut self.findings);
        let items = self.items(&mut fields);
        fields.finish(&mut self.findings);
        Some(ListItem { text: text?.value.to_owned(), items })
    }
}
