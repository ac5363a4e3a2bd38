//! The plain tags of the writer: those that open and close without a look at what is in them.

use crate::parse::control;
use pulldown_cmark::{Alignment, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};
use std::borrow::Cow;

/// Appends text, escaped for content and for attributes in double quotes.
pub(super) fn push_text(html: &mut String, text: &str) {
    // Writing to a String can't fail.
    let _ = escape_html(html, &visible(text));
}

/// The text with a mark in the place of each character that HTML has no place for: `&#7;` is one in disguise.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    match control::first(text) {
        Some(_) => text.replace(control::is_forbidden, "\u{fffd}").into(),
        None => text.into(),
    }
}

/// Appends an address, escaped for an attribute in double quotes.
pub(super) fn push_address(html: &mut String, address: &str) {
    let _ = escape_href(html, address);
}

/// What has to be remembered between an opening and its closing.
#[derive(Default)]
pub(super) struct Tags {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    links: Vec<bool>,
    alerts: Vec<bool>,
}

impl Tags {
    /// A link opens; `real` is false for one that was refused, whose text stays as text.
    pub(super) fn link(&mut self, real: bool) {
        self.links.push(real);
    }

    /// A quotation opens, or an alert.
    pub(super) fn quote(&mut self, alert: bool) {
        self.alerts.push(alert);
    }

    /// Whether the cells of a table's head are being written.
    pub(super) fn in_head(&self) -> bool {
        self.in_head
    }

    /// A table opens.
    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.alignments = alignments.to_vec();
    }

    pub(super) fn open(&mut self, tag: &Tag<'_>, html: &mut String) {
        match tag {
            Tag::Paragraph => html.push_str("<p>"),
            Tag::List(None) => html.push_str("<ul>\n"),
            Tag::List(Some(1)) => html.push_str("<ol>\n"),
            Tag::List(Some(start)) => html.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => html.push_str("<li>"),
            Tag::DefinitionList => html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => html.push_str("<dt>"),
            Tag::DefinitionListDefinition => html.push_str("<dd>"),
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                html.push_str("<tr>");
            }
            Tag::TableCell => self.cell(html),
            Tag::Emphasis => html.push_str("<em>"),
            Tag::Strong => html.push_str("<strong>"),
            Tag::Strikethrough => html.push_str("<del>"),
            Tag::Superscript => html.push_str("<sup>"),
            Tag::Subscript => html.push_str("<sub>"),
            // The writer itself opens these.
            Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) => {
            }
            Tag::FootnoteDefinition(_) | Tag::Link { .. } | Tag::Image { .. } | Tag::MetadataBlock(_) => {}
        }
    }

    fn cell(&mut self, html: &mut String) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        let name = if self.in_head { "th scope=\"col\"" } else { "td" };
        html.push_str(&format!("<{name}{class}>"));
    }

    pub(super) fn close(&mut self, tag: TagEnd, html: &mut String) {
        let closing = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::BlockQuote(_) if self.alerts.pop() == Some(true) => "</div>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Superscript => "</sup>",
            TagEnd::Subscript => "</sub>",
            TagEnd::Link if self.links.pop() == Some(true) => "</a>",
            TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock | TagEnd::Heading(_) | TagEnd::Table => "",
            TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) | TagEnd::CodeBlock => "",
        };
        html.push_str(closing);
    }
}
