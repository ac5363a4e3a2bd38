//! A topic in Markdown: `##` headings part it.

use super::super::authored::Written;
use super::super::markdown::{Block, BlockKind, Document, Fragment, Origin, Writer, join, straighten};
use super::headings::{Opens, opens, without_emoji};
use super::items::{Bench, Mistake};
use super::serves::take_criteria;
use super::{Read, is_topic_id, section_anchors};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Faq, FreeSection, KeyConcept, Section, SectionKind, Teaching, Tip, Topic, slug};
use crate::source::{FileId, Placed};

/// Reads the body of a topic file; `base` is where `text` begins in it.
pub(crate) fn read_markdown(file: FileId, text: &str, base: usize, findings: &mut Vec<Diagnostic>) -> Read {
    let text = straighten(text);
    let origin = Origin::Part { file, base };
    let document = Document::parse(&text);
    let mut writer = Writer::new(findings, is_topic_id);
    let mut topic = Topic::default();
    let blocks = document.blocks();
    let mut parts = split(&blocks, |level| level <= 2);
    if let Some(Part { heading: Some(heading), .. }) = parts.get(1)
        && parts[0].below.is_empty()
        && heading.kind == BlockKind::Heading(1)
    {
        topic.title = Some(heading.plain_text());
        let below = parts.remove(1).below;
        parts[0].below = below;
    }
    let mut reader = Reader { bench: Bench::new(&mut writer), origin, topic, last: None };
    for part in &parts {
        reader.part(part);
    }
    let mut topic = reader.topic;
    let mut anchors = writer.take_anchors();
    document.end(&mut writer, origin);
    topic.footnotes = writer.take_footnotes();
    anchors.extend(section_anchors(&topic));
    Read { topic, anchors, prose: writer.take_prose() }
}

/// A heading and the blocks below it, up to the next heading that parts.
struct Part<'d, 'a> {
    heading: Option<&'d Block<'d, 'a>>,
    below: &'d [Block<'d, 'a>],
}

/// Splits blocks at headings of a level that `parts`; the first part has no heading.
fn split<'d, 'a>(blocks: &'d [Block<'d, 'a>], parts: impl Fn(u8) -> bool) -> Vec<Part<'d, 'a>> {
    let is_heading = |block: &Block<'_, '_>| matches!(block.kind, BlockKind::Heading(level) if parts(level));
    let mut starts: Vec<usize> = (0..blocks.len()).filter(|&at| is_heading(&blocks[at])).collect();
    let first = starts.first().copied().unwrap_or(blocks.len());
    starts.push(blocks.len());
    let mut found = vec![Part { heading: None, below: &blocks[..first] }];
    for pair in starts.windows(2) {
        found.push(Part { heading: Some(&blocks[pair[0]]), below: &blocks[pair[0] + 1..pair[1]] });
    }
    found
}

struct Reader<'w, 'f, 'o> {
    bench: Bench<'w, 'f>,
    origin: Origin<'o>,
    topic: Topic<Written>,
    last: Option<SectionKind>,
}

impl Reader<'_, '_, '_> {
    fn part(&mut self, part: &Part<'_, '_>) {
        let Some(heading) = part.heading else {
            return self.synopsis(part.below);
        };
        let text = heading.plain_text();
        self.bench.writer.hear_heading(heading, self.origin);
        if part.below.is_empty() && !text.is_empty() {
            self.bench.miss_text(&heading.fragment(), self.origin);
        }
        match opens(&text) {
            Opens::Known(kind) => {
                self.check_attributes(heading);
                self.known(kind, part.below);
                self.last = Some(kind);
            }
            Opens::Teaching(numbers, title) => {
                self.check_attributes(heading);
                let place = self.origin.place(heading.range.clone());
                let criteria = numbers.into_iter().map(|number| Placed::new(number, place)).collect();
                // A heading that waits for its text is not shown.
                if let Some(body) = self.bench.some_prose(&join(part.below), self.origin) {
                    self.topic.teaching.push(Teaching { title, body, criteria });
                }
            }
            Opens::Free => self.free(heading, part.below),
        }
    }

    fn synopsis(&mut self, below: &[Block<'_, '_>]) {
        if below.is_empty() {
            return;
        }
        let earlier = self.topic.synopsis.take();
        let text = self.bench.some_prose(&join(below), self.origin);
        self.topic.synopsis = append(earlier, text);
    }

    /// A known heading keeps no attributes: its id is the page's own.
    fn check_attributes(&mut self, heading: &Block<'_, '_>) {
        if heading.has_other_attributes() || heading.written_id().is_some() {
            let place = self.origin.place(heading.braces());
            let message = "this heading has its own id; what stands in the braces is not used";
            let unused = Diagnostic::new(&rules::UNKNOWN_MARKDOWN, place, message);
            self.bench.writer.report(unused.help("take the braces out").fix(
                "take the braces out",
                place,
                "",
            ));
        }
    }

    fn free(&mut self, heading: &Block<'_, '_>, below: &[Block<'_, '_>]) {
        let title = without_emoji(&heading.plain_text()).to_owned();
        if heading.has_other_attributes() {
            self.check_attributes(heading);
        }
        // A heading that waits for its text is not shown.
        if join(below).is_empty() {
            return;
        }
        let writer = &mut *self.bench.writer;
        let anchor = match heading.written_id() {
            Some(id) => writer.heading_id(id, &heading.braces(), self.origin),
            None => writer.free_id(&slug(&title)),
        };
        let body = join(below).prose(writer, self.origin);
        self.topic.sections.push(FreeSection { title, anchor, body, after: self.last });
    }

    fn known(&mut self, kind: SectionKind, below: &[Block<'_, '_>]) {
        let origin = self.origin;
        match kind {
            SectionKind::Synopsis => self.synopsis(below),
            SectionKind::Overview => {
                let text = self.bench.some_prose(&join(below), origin);
                self.topic.overview = append(self.topic.overview.take(), text);
            }
            SectionKind::Objectives => {
                list(&mut self.bench, below, origin, &mut self.topic.objectives, |bench, item| {
                    bench.item(item, origin)
                });
            }
            SectionKind::KeyConcepts => self.key_concepts(below),
            SectionKind::KeyTerms => {
                list(&mut self.bench, below, origin, &mut self.topic.key_terms, |bench, item| {
                    bench.key_term(item, origin)
                });
            }
            SectionKind::Mistakes => self.mistakes(below),
            SectionKind::MarkingPoints => {
                let points = &mut self.topic.marking_points;
                list(&mut self.bench, below, origin, points, |bench, item| {
                    let whole = item.range();
                    let point = bench.marking_point(item, origin);
                    bench.check_point(&point, || origin.place(whole));
                    point
                });
            }
            SectionKind::Tips => self.tips(below),
            SectionKind::Faqs => self.faqs(below),
            SectionKind::Prerequisites => {
                let section = &mut self.topic.prerequisites;
                list(&mut self.bench, below, origin, section, |bench, item| bench.item(item, origin));
            }
            SectionKind::EvidenceIdeas => {
                let section = &mut self.topic.evidence_ideas;
                list(&mut self.bench, below, origin, section, |bench, item| bench.item(item, origin));
            }
            SectionKind::Questions => self.questions(below),
            SectionKind::Scenarios => self.scenarios(below),
            SectionKind::Teaching => {}
        }
    }

    fn key_concepts(&mut self, below: &[Block<'_, '_>]) {
        let origin = self.origin;
        for part in split(below, |level| level == 3) {
            match part.heading {
                None => {
                    list(&mut self.bench, part.below, origin, &mut self.topic.key_concepts, |bench, item| {
                        bench.key_concept(item, origin)
                    })
                }
                Some(heading) => {
                    self.bench.writer.hear_heading(heading, origin);
                    let (title, criteria) = self.title(heading);
                    let name = title.plain_text();
                    if part.below.is_empty() {
                        self.bench.miss_text(&title, origin);
                    }
                    let body = join(part.below).prose(self.bench.writer, origin);
                    self.topic.key_concepts.items.push(KeyConcept { name: Some(name), body, criteria });
                }
            }
        }
    }

    /// What a `###` heading says, and the criteria at its end.
    fn title<'d, 'a>(
        &mut self,
        heading: &Block<'d, 'a>,
    ) -> (Fragment<'d, 'a>, <Written as crate::model::Phase>::Criteria) {
        let mut fragment = heading.fragment();
        fragment.drop_leading_emoji();
        let criteria = take_criteria(&mut fragment, self.origin);
        (fragment, criteria)
    }

    fn mistakes(&mut self, below: &[Block<'_, '_>]) {
        let origin = self.origin;
        let mut found: Section<Mistake, Written> = Section::default();
        list(&mut self.bench, below, origin, &mut found, |bench, item| bench.mistake(item, origin));
        self.topic.misconceptions.intro = append(self.topic.misconceptions.intro.take(), found.intro);
        for mistake in found.items {
            match mistake {
                Mistake::Pair(pair) => self.topic.misconceptions.items.push(pair),
                Mistake::Plain(item) => self.topic.common_mistakes.push(item),
            }
        }
    }

    fn tips(&mut self, below: &[Block<'_, '_>]) {
        let origin = self.origin;
        for part in split(below, |level| level >= 3) {
            if let Some(heading) = part.heading {
                self.bench.writer.hear_heading(heading, origin);
            }
            let method = part.heading.map(|heading| without_emoji(&heading.plain_text()).to_owned());
            let mut found = Section::default();
            list(&mut self.bench, part.below, origin, &mut found, |bench, item| {
                bench.tip(item, method.as_deref(), origin)
            });
            if method.is_some()
                && let Some(body) = found.intro.take()
            {
                self.topic.tips.items.push(Tip { method, body, criteria: Vec::new() });
            }
            self.topic.tips.intro = append(self.topic.tips.intro.take(), found.intro);
            self.topic.tips.items.append(&mut found.items);
        }
    }

    fn faqs(&mut self, below: &[Block<'_, '_>]) {
        let origin = self.origin;
        for part in split(below, |level| level >= 3) {
            match part.heading {
                None => list(&mut self.bench, part.below, origin, &mut self.topic.faqs, |bench, item| {
                    bench.faq(item, origin)
                }),
                Some(heading) => {
                    self.bench.writer.hear_heading(heading, origin);
                    let (title, criteria) = self.title(heading);
                    let question = title.plain_text();
                    let answer = self.bench.some_prose(&join(part.below), origin);
                    if answer.is_none() {
                        self.bench.miss_faq_answer(&title, origin);
                    }
                    self.topic.faqs.items.push(Faq { question, answer, criteria });
                }
            }
        }
    }

    fn questions(&mut self, below: &[Block<'_, '_>]) {
        for part in split(below, |level| level >= 3) {
            match part.heading {
                None => {
                    let intro = self.bench.some_prose(&join(part.below), self.origin);
                    self.topic.questions.intro = append(self.topic.questions.intro.take(), intro);
                }
                Some(heading) => {
                    self.bench.writer.hear_heading(heading, self.origin);
                    let question = self.bench.question(heading.fragment(), part.below, self.origin);
                    self.topic.questions.items.push(question);
                }
            }
        }
    }

    fn scenarios(&mut self, below: &[Block<'_, '_>]) {
        let parts = split(below, |level| level == 3);
        let single = parts.len() == 1;
        for part in parts {
            match part.heading {
                None if part.below.is_empty() => {}
                None if !single => {
                    let intro = self.bench.some_prose(&join(part.below), self.origin);
                    self.topic.scenarios.intro = append(self.topic.scenarios.intro.take(), intro);
                }
                heading => {
                    if let Some(heading) = heading {
                        self.bench.writer.hear_heading(heading, self.origin);
                    }
                    let heading = heading.map(Block::fragment);
                    let scenario = self.bench.scenario(heading, part.below, self.origin);
                    self.topic.scenarios.items.push(scenario);
                }
            }
        }
    }
}

/// A section of items: every list's items are items, everything else is prose before them.
fn list<T>(
    bench: &mut Bench<'_, '_>,
    below: &[Block<'_, '_>],
    origin: Origin<'_>,
    section: &mut Section<T, Written>,
    mut read: impl FnMut(&mut Bench<'_, '_>, Fragment<'_, '_>) -> T,
) {
    for block in below {
        match block.kind {
            BlockKind::List(_) => {
                let items = block.items().filter(|item| !item.is_empty());
                section.items.extend(items.map(|item| read(bench, item)));
            }
            BlockKind::Heading(_) | BlockKind::Other => {
                let text = bench.some_prose(&block.fragment_with_tags(), origin);
                section.intro = append(section.intro.take(), text);
            }
        }
    }
}

/// Puts a second text after a first.
fn append(
    first: Option<super::super::authored::Text>,
    second: Option<super::super::authored::Text>,
) -> Option<super::super::authored::Text> {
    match (first, second) {
        (Some(mut first), Some(second)) => {
            first.append(second);
            Some(first)
        }
        (first, second) => first.or(second),
    }
}
