//! One body while it is written, and the parts of it that need no look around.

use super::super::authored::Link;
use super::super::prose::{Kind, Prose};
use super::inline::Tags;
use super::origin::Origin;
use crate::model::{Blank, Hole};
use crate::source::Place;
use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};

/// What is open while one body is written.
pub(super) struct Sheet<'a> {
    pub(super) origin: Origin<'a>,
    pub(super) html: String,
    pub(super) holes: Vec<Hole<Link>>,
    pub(super) tags: Tags,
    /// HTML tags that were reported.
    pub(super) refused: Vec<String>,
}

impl Sheet<'_> {
    /// Leaves a hole here.
    pub(super) fn hole(&mut self, blank: Blank<Link>) {
        self.holes.push(Hole { at: self.html.len() as u32, blank });
    }
}

pub(super) fn end(tag: TagEnd, sheet: &mut Sheet<'_>) {
    match tag {
        TagEnd::Heading(level) => sheet.html.push_str(&format!("</{level}>\n")),
        TagEnd::Table => sheet.html.push_str("</tbody></table></div>\n"),
        other => sheet.tags.close(other, &mut sheet.html),
    }
}

/// What an opening means for the words.
pub(super) fn start(tag: &Tag<'_>, in_head: bool, place: Place, prose: &mut Prose) {
    match tag {
        Tag::Heading { level, .. } => prose.begin(Kind::Heading(*level as u8)),
        // An empty one is still one, and has a place.
        Tag::TableCell if in_head => {
            prose.begin(Kind::HeadCell);
            prose.say("", place, false);
        }
        Tag::TableCell => prose.begin(Kind::Cell),
        Tag::Link { .. } => prose.begin_link(),
        Tag::Paragraph | Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
            prose.begin(Kind::Paragraph);
        }
        Tag::List(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_) => prose.end(),
        _ => {}
    }
}

/// What a closing means for the words.
pub(super) fn stop(tag: TagEnd, prose: &mut Prose) {
    match tag {
        TagEnd::Link => prose.end_link(),
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
        TagEnd::Superscript | TagEnd::Subscript | TagEnd::Image => {}
        _ => prose.end(),
    }
}

pub(super) fn task_mark(done: bool, sheet: &mut Sheet<'_>) {
    let (class, phrase) = if done { ("task-done", "task-done") } else { ("task-open", "task-open") };
    sheet
        .html
        .push_str(&format!("<span class=\"task-mark {class}\"></span><span class=\"visually-hidden\">"));
    sheet.hole(Blank::Phrase(phrase));
    sheet.html.push_str("</span> ");
}

pub(super) fn blockquote(kind: Option<BlockQuoteKind>, sheet: &mut Sheet<'_>) {
    let (name, phrase) = match kind {
        None => {
            sheet.html.push_str("<blockquote>\n");
            sheet.tags.quote(false);
            return;
        }
        Some(BlockQuoteKind::Note) => ("note", "alert-note"),
        Some(BlockQuoteKind::Tip) => ("tip", "alert-tip"),
        Some(BlockQuoteKind::Important) => ("important", "alert-important"),
        Some(BlockQuoteKind::Warning) => ("warning", "alert-warning"),
        Some(BlockQuoteKind::Caution) => ("caution", "alert-caution"),
    };
    sheet
        .html
        .push_str(&format!("<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"));
    sheet.hole(Blank::Phrase(phrase));
    sheet.html.push_str("</p>\n");
    sheet.tags.quote(true);
}
