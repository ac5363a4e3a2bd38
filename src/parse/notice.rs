//! `content_notice`: what to know before reading on, on distressing subjects.

use super::authored::Written;
use super::markdown::{Document, Origin, Writer};
use super::yaml::{self, Fields, Value};
use super::{format, record};
use crate::diagnostic::Diagnostic;
use crate::model::Notice;

/// Takes the field: a text, or a group of a text and the address of a page that helps. `source` is the whole file.
pub(super) fn notice(
    fields: &mut Fields<'_>,
    source: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Notice<Written>> {
    let node = fields.get("content_notice")?;
    let (text, support) = if matches!(node.value, Value::Map(_)) {
        let mut fields = Fields::open(node, &format::NOTICE, findings)?;
        let text = fields.required_text("text", findings);
        let support = record::web_address(&mut fields, "support", findings);
        fields.finish(findings);
        (text?, support)
    } else {
        (yaml::text(node, findings)?, None)
    };
    let origin = Origin::scalar(source, &text);
    let text = Document::parse_note(text.value).whole().prose(&mut Writer::without_ids(findings), origin);
    (!text.is_empty()).then_some(Notice { text, support })
}
