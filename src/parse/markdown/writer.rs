//! Markdown events to HTML with holes: our own writer, because nothing that an author wrote may reach a page unchecked.

use super::super::authored::{Link, Text};
use super::super::prose::{Kind, NO_PROSE, Prose};
use super::code::code_block;
use super::ids::{Ids, Taken};
use super::inline::{Tags, push_text};
use super::notes::Notes;
use super::origin::Origin;
use super::sheet::{self, Sheet, blockquote, end, task_mark};
use super::{Block, BlockKind, Spot, link, plain_text, raw_html};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Blank, BodyOf, slug};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// Turns events into bodies. One writer serves one page, so that ids of headings and numbers of footnotes are of one piece.
pub struct Writer<'f> {
    findings: &'f mut Vec<Diagnostic>,
    /// Ids of the page; `None` for a text that may stand on any page, where an id could meet itself.
    ids: Option<Ids>,
    pub(super) footnotes: Notes,
    /// How many formulas the page has so far.
    pub(super) formulas: usize,
    /// What the last body was written on, for the next one.
    paper: String,
    /// The words that were written so far.
    prose: Prose,
}

impl<'f> Writer<'f> {
    /// A writer for one page; `reserved` tells which ids the page itself uses.
    pub fn new(findings: &'f mut Vec<Diagnostic>, reserved: fn(&str) -> bool) -> Self {
        Writer { ids: Some(Ids::new(reserved)), ..Writer::without_ids(findings) }
    }

    /// A writer for a text that may stand on any page: its headings get no ids.
    pub fn without_ids(findings: &'f mut Vec<Diagnostic>) -> Self {
        Writer {
            findings,
            ids: None,
            footnotes: Notes::default(),
            formulas: 0,
            paper: String::new(),
            prose: Prose::default(),
        }
    }

    /// The same writer, which goes on from these words.
    pub fn after(mut self, prose: Prose) -> Self {
        self.prose = prose;
        self
    }

    /// The words that were written so far.
    pub fn take_prose(&mut self) -> Prose {
        std::mem::take(&mut self.prose)
    }

    /// A heading that the page shows in its own way.
    pub fn hear_heading(&mut self, heading: &Block<'_, '_>, origin: Origin<'_>) {
        let BlockKind::Heading(level) = heading.kind else { return };
        let place = origin.rough(heading.fragment().range());
        self.prose.aside(Kind::Heading(level), &heading.plain_text(), place);
    }

    /// Reports something.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// Writes events as one body.
    pub fn body(&mut self, events: &[Spot<'_>], origin: Origin<'_>) -> Text {
        let mut sheet = self.sheet(events, origin);
        self.write_all(events, &mut sheet);
        self.finish(sheet)
    }

    /// An empty sheet for a body of `events`.
    pub(super) fn sheet<'o>(&mut self, events: &[Spot<'_>], origin: Origin<'o>) -> Sheet<'o> {
        let mut html = std::mem::take(&mut self.paper);
        html.reserve(super::extent(events) * 9 / 8 + 32);
        Sheet { origin, html, holes: Vec::new(), tags: Tags::default(), refused: Vec::new() }
    }

    pub(super) fn write_all(&mut self, mut events: &[Spot<'_>], sheet: &mut Sheet<'_>) {
        while let Some((event, range)) = events.first() {
            let used = self.write(event, range, events, sheet);
            events = &events[used.max(1)..];
        }
    }

    /// What was written on the sheet.
    pub(super) fn finish(&mut self, mut sheet: Sheet<'_>) -> Text {
        sheet.holes.shrink_to_fit();
        let body = BodyOf { html: sheet.html.trim_end().into(), holes: sheet.holes };
        self.paper = sheet.html;
        self.paper.clear();
        self.prose.end();
        body
    }

    /// Writes the first of `events`, and tells how many it took.
    fn write(
        &mut self,
        event: &Event<'_>,
        range: &Range<usize>,
        events: &[Spot<'_>],
        sheet: &mut Sheet<'_>,
    ) -> usize {
        match event {
            Event::Start(tag) => return self.start(tag, range, events, sheet),
            Event::End(tag) => {
                sheet::stop(*tag, &mut self.prose);
                end(*tag, sheet);
            }
            Event::Text(text) => {
                self.find_lost_link(text, range, sheet);
                self.prose.say(text, sheet.origin.rough(range.clone()), sheet.origin.is_same(text, range));
                push_text(&mut sheet.html, text);
            }
            Event::Code(code) => {
                self.no_prose(NO_PROSE, range, sheet);
                sheet.html.push_str("<code>");
                push_text(&mut sheet.html, code);
                sheet.html.push_str("</code>");
            }
            Event::SoftBreak => {
                self.no_prose(' ', range, sheet);
                sheet.html.push('\n');
            }
            Event::HardBreak => {
                self.no_prose(' ', range, sheet);
                sheet.html.push_str("<br>\n");
            }
            Event::Rule => sheet.html.push_str("<hr>\n"),
            Event::Html(html) | Event::InlineHtml(html) => self.refuse_html(html, range, sheet),
            Event::FootnoteReference(label) => sheet.html.push_str(&self.footnotes.mark(label)),
            Event::TaskListMarker(done) => task_mark(*done, sheet),
            Event::InlineMath(tex) => {
                self.no_prose(NO_PROSE, range, sheet);
                self.formula(tex, false, range, sheet);
            }
            Event::DisplayMath(tex) => self.formula(tex, true, range, sheet),
        }
        1
    }

    /// Something that is no word.
    fn no_prose(&mut self, mark: char, range: &Range<usize>, sheet: &Sheet<'_>) {
        let place = sheet.origin.rough(range.clone());
        self.prose.say(mark.encode_utf8(&mut [0; 4]), place, false);
    }

    fn start(
        &mut self,
        tag: &Tag<'_>,
        range: &Range<usize>,
        events: &[Spot<'_>],
        sheet: &mut Sheet<'_>,
    ) -> usize {
        let place = sheet.origin.rough(range.clone());
        sheet::start(tag, sheet.tags.in_head(), place, &mut self.prose);
        match tag {
            Tag::Heading { .. } => self.heading(tag, range, events, sheet),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, range, events, sheet),
            Tag::Image { dest_url, title, .. } => return self.picture(dest_url, title, range, events, sheet),
            Tag::HtmlBlock => return self.html_block(range, events, sheet),
            Tag::BlockQuote(kind) => blockquote(*kind, sheet),
            Tag::CodeBlock(kind) => return code_block(kind, events, sheet),
            Tag::Item if is_task(events) => sheet.html.push_str("<li class=\"task\">"),
            Tag::Table(alignments) => {
                sheet
                    .html
                    .push_str("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
                sheet.hole(Blank::Phrase("table-region"));
                sheet.html.push_str("\"><table>\n");
                sheet.tags.table(alignments);
            }
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => return super::span_len(events),
            other => sheet.tags.open(other, &mut sheet.html),
        }
        1
    }

    /// A link whose address holds a space is no link for Markdown, and would silently stay text.
    fn find_lost_link(&mut self, text: &str, range: &Range<usize>, sheet: &Sheet<'_>) {
        link::lost_addresses(text).into_iter().for_each(|at| self.lost_link(text, at, range, sheet));
    }

    fn lost_link(&mut self, text: &str, at: Range<usize>, range: &Range<usize>, sheet: &Sheet<'_>) {
        // Where escapes or smart quotes changed the length, the whole text is the place.
        let exact = range.len() == text.len();
        let guilty = if exact { range.start + at.start..range.start + at.end } else { range.clone() };
        let place = sheet.origin.place(guilty);
        let message = format!("`{}` has a space in it, so this is no link yet", &text[at.clone()]);
        let help = format!("put < and > around the address: (<{}>)", &text[at.clone()]);
        let lost = Diagnostic::new(&rules::BROKEN_LINK, place, message).help(help);
        let is_sure = exact && place.range().len() == at.len() && !text[at].contains(['<', '>']);
        self.report(if is_sure {
            lost.fix_around("put < and > around the address", place, "<", ">")
        } else {
            lost
        });
    }

    fn heading(&mut self, tag: &Tag<'_>, range: &Range<usize>, events: &[Spot<'_>], sheet: &mut Sheet<'_>) {
        let Tag::Heading { level, id, classes, attrs } = tag else { return };
        let events = &events[..super::span_len(events)];
        let braces = super::braces(events, range);
        if !classes.is_empty() || !attrs.is_empty() {
            let place = sheet.origin.place(braces.clone());
            let message = "only an id (`{#name}`) may stand in the braces after a heading";
            self.report(
                Diagnostic::new(&rules::UNKNOWN_MARKDOWN, place, message)
                    .help("take the rest out; it is not shown"),
            );
        }
        let text = plain_text(events);
        let id = match id {
            Some(written) => self.heading_id(written, &braces, sheet.origin),
            None => self.free_id(&slug(&text)),
        };
        let attribute = if id.is_empty() { id } else { format!(" id=\"{id}\"") };
        sheet.html.push_str(&format!("<{level}{attribute}>"));
    }

    /// The id that an author gave, made safe; reports one that is taken.
    pub fn heading_id(&mut self, written: &str, range: &Range<usize>, origin: Origin<'_>) -> String {
        let Some(ids) = &mut self.ids else { return String::new() };
        ids.claim(written, range).unwrap_or_else(|Taken { id, by }| {
            let message = format!("the id `{id}` is taken");
            let taken = Diagnostic::new(&rules::DUPLICATE_ANCHOR, origin.place(range.clone()), message);
            self.findings.push(match by {
                Some(first) => taken.other(origin.place(first), "here it stands first"),
                None => taken.help("the page itself uses this id; choose another name"),
            });
            ids.free(&id)
        })
    }

    /// The ids that headings got so far: what links may lead to.
    pub fn take_anchors(&mut self) -> Vec<String> {
        self.ids.as_mut().map_or_else(Vec::new, Ids::take_anchors)
    }

    /// An id like `wanted` that nothing on the page has.
    pub fn free_id(&mut self, wanted: &str) -> String {
        self.ids.as_mut().map_or_else(String::new, |ids| ids.free(wanted))
    }

    fn link(
        &mut self,
        kind: LinkType,
        to: &str,
        range: &Range<usize>,
        events: &[Spot<'_>],
        sheet: &mut Sheet<'_>,
    ) {
        let to = if kind == LinkType::Email { format!("mailto:{to}") } else { to.to_owned() };
        let place = sheet.origin.place(range.clone());
        match link::check(&to) {
            link::Checked::Outside(address) => {
                sheet.html.push_str("<a rel=\"external\" href=\"");
                super::inline::push_address(&mut sheet.html, &address);
                sheet.html.push_str("\">");
                sheet.tags.link(true);
            }
            link::Checked::Inside(to) => {
                sheet.html.push_str("<a href=\"");
                sheet.hole(Blank::Address(Link { place, to: to.clone() }));
                sheet.html.push_str("\">");
                if super::span_len(events) == 2 {
                    self.no_prose(NO_PROSE, range, sheet);
                    sheet.hole(Blank::Name(Link { place, to }));
                }
                sheet.tags.link(true);
            }
            link::Checked::Refused(message, help) => {
                self.report(Diagnostic::new(&rules::UNSAFE_LINK, place, message).help(help));
                sheet.tags.link(false);
            }
        }
    }

    /// Writes a picture with everything in it, and tells how many events that were.
    fn picture(
        &mut self,
        to: &str,
        title: &str,
        range: &Range<usize>,
        events: &[Spot<'_>],
        sheet: &mut Sheet<'_>,
    ) -> usize {
        let used = super::span_len(events);
        let place = sheet.origin.place(range.clone());
        let alternative = plain_text(&events[..used]);
        self.prose.aside(Kind::Picture, &alternative, sheet.origin.rough(range.clone()));
        if alternative.is_empty() {
            let message = "this picture has no words for those who can't see it";
            let help = "say between `![` and `]` what it shows";
            self.report(Diagnostic::new(&rules::MISSING_ALTERNATIVE, place, message).help(help));
        }
        match link::check_picture(to) {
            link::Checked::Inside(to) => {
                sheet.html.push_str("<img ");
                sheet.hole(Blank::Picture(Link { place, to }));
                sheet.html.push_str(" alt=\"");
                push_text(&mut sheet.html, &alternative);
                if !title.is_empty() {
                    sheet.html.push_str("\" title=\"");
                    push_text(&mut sheet.html, title);
                }
                sheet.html.push_str("\" loading=\"lazy\" decoding=\"async\">");
            }
            link::Checked::Refused(message, help) => {
                self.report(Diagnostic::new(&rules::UNSAFE_LINK, place, message).help(help));
            }
            link::Checked::Outside(_) => {}
        }
        used
    }

    fn refuse_html(&mut self, html: &str, range: &Range<usize>, sheet: &mut Sheet<'_>) {
        if raw_html::is_comment(html) {
            return;
        }
        let Some(tag) = raw_html::tag(html) else { return };
        match tag.strip_prefix('/') {
            // A closing tag belongs to the report on its opening tag.
            Some(name) if sheet.refused.iter().any(|opened| opened == name) => return,
            _ => sheet.refused.push(tag.clone()),
        }
        let start = range.start + (html.len() - html.trim_start().len());
        let end = start + html.trim().lines().next().unwrap_or_default().len();
        let place = sheet.origin.place(start..end);
        self.report(
            Diagnostic::new(&rules::RAW_HTML, place, format!("HTML is not passed through: `<{tag}>`"))
                .help(raw_html::instead_of(tag.trim_start_matches('/'))),
        );
    }

    /// Reports a block of HTML once, and tells how many events it was.
    fn html_block(&mut self, range: &Range<usize>, events: &[Spot<'_>], sheet: &mut Sheet<'_>) -> usize {
        let used = super::span_len(events);
        let lines = events[..used].iter().filter_map(|(event, _)| match event {
            Event::Html(html) => Some(html.as_ref()),
            _ => None,
        });
        let html: String = lines.collect();
        if !raw_html::is_comment(&html) {
            let first = html.trim_start().split_inclusive('\n').next().unwrap_or_default();
            let start = range.start + (html.len() - html.trim_start().len());
            let end = start + first.trim_end().len();
            self.refuse_html(first, &(start..end), sheet);
        }
        used
    }
}

fn is_task(events: &[Spot<'_>]) -> bool {
    let marker = |spot: Option<&Spot<'_>>| matches!(spot, Some((Event::TaskListMarker(_), _)));
    let paragraph = matches!(events.get(1), Some((Event::Start(Tag::Paragraph), _)));
    marker(events.get(1)) || (paragraph && marker(events.get(2)))
}
