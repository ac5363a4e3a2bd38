//! Markdown files with front matter: plain pages, the home page, overviews, topics.

use super::authored::{Page, PlacedTopic, Written};
use super::markdown::{Block, BlockKind, Document, Fragment, Origin, Writer, join, straighten};
use super::notice::notice;
use super::prose::Prose;
use super::yaml::{self, Fields};
use super::{format, front_matter, record, topic};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{CriterionNumber, Notice, Record};
use crate::source::{FileId, Place, Placed};

/// What front matter may say.
#[derive(Default)]
struct Front {
    title: Option<String>,
    description: Option<String>,
    content_notice: Option<Notice<Written>>,
    formerly: Vec<Placed<String>>,
    record: Record,
}

/// Whose front matter it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A topic's.
    Topic,
    /// A plain page's.
    Plain,
    /// That of the home page or an overview, which are parts of pages with more on them.
    Part,
}

/// Reads front matter; `whole` is the file.
fn front(
    file: FileId,
    whole: &str,
    part: Option<(&str, usize)>,
    kind: Kind,
    findings: &mut Vec<Diagnostic>,
) -> Front {
    let Some((text, base)) = part else { return Front::default() };
    let node = match yaml::read(file, text, base) {
        Ok(node) if node.value == yaml::Value::Nothing => return Front::default(),
        Ok(node) => node,
        Err(diagnostic) => {
            findings.push(*diagnostic);
            return Front::default();
        }
    };
    let group = match kind {
        Kind::Topic => &format::TOPIC_FRONT,
        Kind::Plain => &format::PAGE_FRONT,
        Kind::Part => &format::PART_FRONT,
    };
    let Some(mut fields) = Fields::open(&node, group, findings) else { return Front::default() };
    let mut front = Front { title: fields.plain("title", findings), ..Front::default() };
    if kind != Kind::Part {
        front.content_notice = notice(&mut fields, whole, findings);
    }
    if kind != Kind::Topic {
        front.description = fields.plain("description", findings);
        front.formerly = fields.texts("formerly", findings);
    }
    front.record = record::record(&mut fields, findings);
    fields.finish(findings);
    front
}

/// Reads a plain page, the home page or an overview; `path` is its path below `content/` without extension.
pub(super) fn page(
    file: FileId,
    text: &str,
    path: &str,
    kind: Kind,
    findings: &mut Vec<Diagnostic>,
) -> (Page, Prose) {
    let parts = front_matter::split(file, text, findings);
    let front = front(file, text, parts.front_matter, kind, findings);
    let (body, base) = parts.body;
    let body = straighten(body);
    let origin = Origin::Part { file, base };
    let document = Document::parse(&body);
    let mut blocks = document.blocks();
    let mut title = front.title;
    if blocks.first().is_some_and(|block| block.kind == BlockKind::Heading(1)) {
        let heading = blocks.remove(0);
        title = title.or_else(|| Some(heading.plain_text()));
    }
    let mut writer = Writer::new(findings, topic::is_page_id);
    report_second_title(&blocks, &body, origin, &mut writer);
    let body = lower_titles(&blocks).prose(&mut writer, origin);
    let anchors = writer.take_anchors().into();
    document.end(&mut writer, origin);
    let footnotes = writer.take_footnotes();
    let prose = writer.take_prose();
    let page = Page {
        path: path.to_owned(),
        file,
        title,
        description: front.description,
        content_notice: front.content_notice,
        body,
        footnotes,
        anchors,
        formerly: front.formerly,
        record: front.record,
    };
    (page, prose)
}

fn report_second_title(blocks: &[Block<'_, '_>], body: &str, origin: Origin<'_>, writer: &mut Writer<'_>) {
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Heading(1)) {
        let place = origin.place(block.range.clone());
        let message = "a page has one title, and this is a second one";
        writer.report(lower_written(
            Diagnostic::new(&rules::UNKNOWN_MARKDOWN, place, message)
                .help("begin the heading with `## `; it is shown as one"),
            body.get(block.range.clone()),
        ));
    }
}

/// Adds that the heading is written as it is shown, if its mark stands before it.
fn lower_written(second: Diagnostic, written: Option<&str>) -> Diagnostic {
    let place = Place { end: second.place.start, ..second.place };
    match written.is_some_and(|written| written.starts_with("# ")) {
        true => second.fix("make it a heading below the title", place, "#"),
        false => second,
    }
}

/// Further titles become headings below the first.
fn lower_titles<'d, 'a>(blocks: &[Block<'d, 'a>]) -> Fragment<'d, 'a> {
    let mut fragment = join(blocks);
    fragment.lower_titles();
    fragment
}

/// Reads a topic in Markdown.
pub(super) fn topic_page(
    file: FileId,
    text: &str,
    folder: &str,
    outcome: Option<CriterionNumber>,
    findings: &mut Vec<Diagnostic>,
) -> (PlacedTopic, Prose) {
    let parts = front_matter::split(file, text, findings);
    let front = front(file, text, parts.front_matter, Kind::Topic, findings);
    let (body, base) = parts.body;
    let mut read = topic::read_markdown(file, body, base, findings);
    read.topic.title = front.title.or(read.topic.title);
    read.topic.record = front.record;
    read.topic.content_notice = front.content_notice;
    let (folder, anchors) = (folder.to_owned(), read.anchors.into());
    (PlacedTopic { folder, outcome, file, topic: read.topic, anchors }, read.prose)
}
