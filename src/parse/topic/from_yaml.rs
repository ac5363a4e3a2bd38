//! A topic in YAML: the same pieces under the names of fields.

use super::super::authored::{Text, Written};
use super::super::format::{self, Group};
use super::super::markdown::{Document, Fragment, Origin, Writer};
use super::super::notice::notice;
use super::super::record;
use super::super::yaml::{self, Fields, Node, Value};
use super::items::{Bench, Mistake};
use super::{Read, is_topic_id, section_anchors};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{
    Answer, Choice, CriterionNumber, Faq, FreeSection, Item, KeyConcept, KeyTerm, MarkingPoint,
    Misconception, Question, Scenario, SectionKind, Teaching, Tip, Topic, slug,
};
use crate::source::Placed;

/// Reads a topic's fields; `source` is the whole file.
pub(crate) fn read_yaml(node: &Node, source: &str, findings: &mut Vec<Diagnostic>) -> Option<Read> {
    let mut fields = Fields::open(node, &format::TOPIC, findings)?;
    let mut prose = Vec::new();
    let mut topic = Topic { title: fields.plain("title", findings), ..Topic::default() };
    topic.record = record::record(&mut fields, findings);
    let mut writer = Writer::new(&mut prose, is_topic_id);
    let mut reader = Reader { bench: Bench::new(&mut writer), source, findings };
    reader.texts(&mut fields, &mut topic);
    reader.lists(&mut fields, &mut topic);
    reader.groups(&mut fields, &mut topic);
    let mut anchors = writer.take_anchors();
    topic.footnotes = writer.take_footnotes();
    let words = writer.take_prose();
    fields.finish(findings);
    findings.append(&mut prose);
    anchors.extend(section_anchors(&topic));
    Some(Read { topic, anchors, prose: words })
}

struct Reader<'w, 'f, 's> {
    bench: Bench<'w, 'f>,
    source: &'s str,
    findings: &'s mut Vec<Diagnostic>,
}

/// A text or the fields of a group.
enum Shape<'a> {
    Text(Placed<&'a str>),
    Group(Fields<'a>),
}

impl<'w, 'f> Reader<'w, 'f, '_> {
    fn texts(&mut self, fields: &mut Fields<'_>, topic: &mut Topic<Written>) {
        topic.content_notice = notice(fields, self.source, self.findings);
        topic.synopsis = self.prose_field(fields, "synopsis");
        topic.overview = self.prose_field(fields, "overview");
    }

    fn lists(&mut self, fields: &mut Fields<'_>, topic: &mut Topic<Written>) {
        topic.objectives.items = self.items(fields, "objectives");
        topic.prerequisites.items = self.items(fields, "prerequisites");
        topic.evidence_ideas.items = self.items(fields, "evidence_ideas");
        topic.evidence_ideas.items.extend(self.items(fields, "evidence"));
        let mistakes = self.each(fields, "common_mistakes", &format::MISTAKE, Self::mistake);
        let misconceptions = self.each(fields, "misconceptions", &format::MISCONCEPTION, Self::mistake);
        for mistake in misconceptions.into_iter().chain(mistakes) {
            match mistake {
                Mistake::Pair(pair) => topic.misconceptions.items.push(pair),
                Mistake::Plain(item) => topic.common_mistakes.push(item),
            }
        }
    }

    fn groups(&mut self, fields: &mut Fields<'_>, topic: &mut Topic<Written>) {
        topic.key_concepts.items = self.each(fields, "key_concepts", &format::KEY_CONCEPT, Self::key_concept);
        topic.key_terms.items = self.each(fields, "key_terms", &format::KEY_TERM, Self::key_term);
        topic.marking_points.items =
            self.each(fields, "marking_points", &format::MARKING_POINT, Self::marking_point);
        topic.tips.items = self.each(fields, "tips", &format::TIP, Self::tip);
        topic.faqs.items = self.each(fields, "faqs", &format::FAQ, Self::faq);
        topic.questions.items = self.each(fields, "questions", &format::QUESTION, Self::question);
        topic.scenarios.items = self.each(fields, "scenarios", &format::SCENARIO, Self::scenario);
        topic.teaching = self.each(fields, "teaching", &format::TEACHING, Self::teaching);
        topic.sections = self.each(fields, "sections", &format::SECTION, Self::section);
    }

    /// Reads each item of a list that is a text or a group of fields.
    fn each<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        group: &'static Group,
        mut read: impl FnMut(&mut Self, Shape<'_>) -> Option<T>,
    ) -> Vec<T> {
        let nodes = fields.list(name, self.findings);
        let mut found = Vec::with_capacity(nodes.len());
        for node in nodes {
            let shape = match &node.value {
                Value::Nothing => None,
                Value::Map(_) if let Some(wrong) = yaml::text_with_colon(node, group) => {
                    self.findings.push(wrong);
                    None
                }
                Value::Map(_) => Fields::open(node, group, self.findings).map(Shape::Group),
                Value::Text(_) | Value::List(_) => yaml::text(node, self.findings).map(Shape::Text),
            };
            found.extend(shape.and_then(|shape| read(self, shape)));
        }
        found
    }

    fn with_fragment<T>(
        &mut self,
        text: &Placed<&str>,
        read: impl FnOnce(&mut Bench<'w, 'f>, Fragment<'_, '_>, Origin<'_>) -> T,
    ) -> T {
        let document = Document::parse(text.value);
        let origin = Origin::scalar(self.source, text);
        let found = read(&mut self.bench, document.whole(), origin);
        document.end(self.bench.writer, origin);
        found
    }

    fn items(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Vec<Item<Written>> {
        self.each(fields, name, &format::TOPIC_ITEM, Self::item)
    }

    fn item(&mut self, shape: Shape<'_>) -> Option<Item<Written>> {
        match shape {
            Shape::Text(text) => Some(self.with_fragment(&text, Bench::item)),
            Shape::Group(mut fields) => {
                let text = fields.required_text("text", self.findings);
                let criteria = self.criteria(&mut fields);
                fields.finish(self.findings);
                let mut item = self.with_fragment(&text?, Bench::item);
                item.criteria.extend(criteria);
                Some(item)
            }
        }
    }

    fn criteria(&mut self, fields: &mut Fields<'_>) -> Vec<Placed<CriterionNumber>> {
        let written = fields.texts("criteria", self.findings);
        written.into_iter().map(|text| Placed::new(CriterionNumber::new(&text.value), text.place)).collect()
    }

    fn prose(&mut self, text: &Placed<&str>) -> Option<Text> {
        self.with_fragment(text, |bench, fragment, origin| bench.some_prose(&fragment, origin))
    }

    fn prose_field(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Text> {
        let text = fields.text(name, self.findings)?;
        self.prose(&text)
    }

    /// A short text: without paragraph tags if it is one paragraph.
    fn short_field(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Text> {
        let text = fields.text(name, self.findings)?;
        self.with_fragment(&text, |bench, fragment, origin| bench.some_item(&fragment, origin))
    }

    fn required_short(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Text> {
        let text = fields.required_text(name, self.findings)?;
        self.with_fragment(&text, |bench, fragment, origin| bench.some_item(&fragment, origin))
    }

    fn key_concept(&mut self, shape: Shape<'_>) -> Option<KeyConcept<Written>> {
        match shape {
            Shape::Text(text) => Some(self.with_fragment(&text, Bench::key_concept)),
            Shape::Group(mut fields) => {
                let name = self.required_words(&mut fields, "name");
                let body = self.required_short(&mut fields, "text");
                let criteria = self.criteria(&mut fields);
                fields.finish(self.findings);
                Some(KeyConcept { name, body: body?, criteria })
            }
        }
    }

    fn key_term(&mut self, shape: Shape<'_>) -> Option<KeyTerm<Written>> {
        match shape {
            Shape::Text(text) => Some(self.with_fragment(&text, Bench::key_term)),
            Shape::Group(mut fields) => {
                let name = fields.required_text("name", self.findings);
                let body = self.short_field(&mut fields, "text");
                fields.finish(self.findings);
                let name = name?;
                Some(KeyTerm { name: name.value.to_owned(), term: name.place, body })
            }
        }
    }

    fn mistake(&mut self, shape: Shape<'_>) -> Option<Mistake> {
        match shape {
            Shape::Text(text) => Some(self.with_fragment(&text, Bench::mistake)),
            Shape::Group(mut fields) => {
                let claim = self.required_short(&mut fields, "claim");
                let correction = self.required_short(&mut fields, "correction");
                let criteria = self.criteria(&mut fields);
                fields.finish(self.findings);
                Some(Mistake::Pair(Misconception { claim: claim?, correction, criteria }))
            }
        }
    }

    fn marking_point(&mut self, shape: Shape<'_>) -> Option<MarkingPoint<Written>> {
        match shape {
            Shape::Text(text) => {
                let point = self.with_fragment(&text, Bench::marking_point);
                self.bench.check_point(&point, || text.place);
                Some(point)
            }
            Shape::Group(mut fields) => {
                let text = fields.required_text("text", self.findings);
                let place = text.map_or(fields.place, |text| text.place);
                let threshold = fields.number("threshold", self.findings);
                let criteria = self.criteria(&mut fields);
                fields.finish(self.findings);
                let mut point = self.with_fragment(&text?, Bench::marking_point);
                point.threshold = threshold.or(point.threshold);
                point.criteria.extend(criteria);
                self.bench.check_point(&point, || place);
                Some(point)
            }
        }
    }

    fn tip(&mut self, shape: Shape<'_>) -> Option<Tip<Written>> {
        let tip = |bench: &mut Bench<'w, 'f>, fragment: Fragment<'_, '_>, origin: Origin<'_>| {
            bench.tip(fragment, None, origin)
        };
        match shape {
            Shape::Text(text) => Some(self.with_fragment(&text, tip)),
            Shape::Group(mut fields) => {
                let method = fields.plain("method", self.findings);
                let text = fields.required_text("text", self.findings);
                let criteria = self.criteria(&mut fields);
                fields.finish(self.findings);
                let mut tip = self.with_fragment(&text?, |bench, fragment, origin| {
                    bench.tip(fragment, method.as_deref(), origin)
                });
                tip.criteria.extend(criteria);
                Some(tip)
            }
        }
    }

    fn faq(&mut self, shape: Shape<'_>) -> Option<Faq<Written>> {
        match shape {
            Shape::Text(text) => Some(self.with_fragment(&text, Bench::faq)),
            Shape::Group(mut fields) => {
                let asked = fields.text("question", self.findings);
                let question = self.required_words(&mut fields, "question");
                let answer = self.prose_field(&mut fields, "answer");
                let criteria = self.criteria(&mut fields);
                fields.finish(self.findings);
                if let Some(asked) = asked.filter(|_| answer.is_none()) {
                    self.with_fragment(&asked, |bench, fragment, origin| {
                        bench.miss_faq_answer(&fragment, origin)
                    });
                }
                Some(Faq { question: question?, answer, criteria })
            }
        }
    }

    /// A text of which only the words are shown.
    fn required_words(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
        let text = fields.required_text(name, self.findings)?;
        Some(self.with_fragment(&text, |_, fragment, _| fragment.plain_text()))
    }

    fn words(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
        let text = fields.text(name, self.findings)?;
        Some(self.with_fragment(&text, |_, fragment, _| fragment.plain_text()))
    }

    /// What must be a group of fields.
    fn group<'a>(&mut self, shape: Shape<'a>, example: &str) -> Option<Fields<'a>> {
        match shape {
            Shape::Group(fields) => Some(fields),
            Shape::Text(text) => {
                let message = "a group of fields was expected here, this is text";
                let wrong = Diagnostic::new(&rules::WRONG_TYPE, text.place, message);
                self.findings.push(wrong.help(format!("write it like this: {example}")));
                None
            }
        }
    }

    fn question(&mut self, shape: Shape<'_>) -> Option<Question<Written>> {
        let mut fields = self.group(shape, "{question: …, answer: …}")?;
        let place = fields.place;
        let asked = fields.text("question", self.findings).map_or(place, |asked| asked.place);
        let question = self.required_words(&mut fields, "question");
        let criteria = self.criteria(&mut fields);
        let body = self.prose_field(&mut fields, "text");
        let options = self.each(&mut fields, "options", &format::CHOICE, Self::choice);
        if !options.is_empty() {
            let nodes = fields.list("options", self.findings);
            self.bench.check_choices(&options, place, |at| nodes.get(at).map(|node| node.place));
        }
        let order = self.items(&mut fields, "order");
        let short = self.prose_field(&mut fields, "answer");
        let explanation = self.prose_field(&mut fields, "explanation");
        fields.finish(self.findings);
        let ways = [short.is_some(), !options.is_empty(), !order.is_empty()];
        if ways.iter().filter(|way| **way).count() > 1 {
            let message = "a question is answered in one way: by `answer`, by `options` or by `order`";
            let wrong = Diagnostic::new(&rules::BAD_VALUE, place, message);
            self.findings.push(wrong.help("make two questions of it, or put the rest into `explanation`"));
        }
        let answer = match short {
            Some(short) => Answer::Short(short),
            None if !options.is_empty() => Answer::Choice(options),
            None if !order.is_empty() => Answer::Order(order.into_iter().map(|item| item.body).collect()),
            None => Answer::Missing,
        };
        let question = Question { question: question?, body, answer, explanation, criteria };
        self.bench.check_question(&question, || asked);
        Some(question)
    }

    fn choice(&mut self, shape: Shape<'_>) -> Option<Choice<Written>> {
        let mut fields = self.group(shape, "{text: …, correct: true, why: …}")?;
        let body = self.required_short(&mut fields, "text");
        let correct = fields.get("correct").and_then(|node| yaml::flag(node, self.findings)).unwrap_or(false);
        let why = self.short_field(&mut fields, "why");
        fields.finish(self.findings);
        Some(Choice { body: body?, correct, why })
    }

    fn scenario(&mut self, shape: Shape<'_>) -> Option<Scenario<Written>> {
        let mut fields = self.group(shape, "{title: …, text: …, observe: […]}")?;
        let title = self.words(&mut fields, "title");
        let body = fields.required_text("text", self.findings).and_then(|text| self.prose(&text));
        let observe = self.items(&mut fields, "observe");
        let criteria = self.criteria(&mut fields);
        fields.finish(self.findings);
        Some(Scenario { title, body: body?, observe, criteria })
    }

    fn teaching(&mut self, shape: Shape<'_>) -> Option<Teaching<Written>> {
        let mut fields = self.group(shape, "{criteria: [1.2], title: …, text: …}")?;
        let title = self.words(&mut fields, "title");
        let body = fields.required_text("text", self.findings).and_then(|text| self.prose(&text));
        fields.required("criteria", self.findings);
        let criteria = self.criteria(&mut fields);
        fields.finish(self.findings);
        (!criteria.is_empty()).then_some(Teaching { title, body: body?, criteria })
    }

    fn section(&mut self, shape: Shape<'_>) -> Option<FreeSection<Written>> {
        let mut fields = self.group(shape, "{title: …, text: …}")?;
        let title = self.required_words(&mut fields, "title");
        let body = fields.required_text("text", self.findings).and_then(|text| self.prose(&text));
        let after = fields.text("after", self.findings);
        fields.finish(self.findings);
        let after = after.and_then(|after| self.section_kind(&after));
        let title = title?;
        let anchor = self.bench.writer.free_id(&slug(&title));
        Some(FreeSection { title, anchor, body: body?, after })
    }

    fn section_kind(&mut self, written: &Placed<&str>) -> Option<SectionKind> {
        let name = written.value.to_lowercase().replace(['_', ' '], "-");
        let found = SectionKind::ALL.into_iter().find(|kind| kind.anchor() == name);
        if found.is_none() {
            let names = section_names().join(", ");
            let message = format!("there is no section `{}`", written.value);
            self.findings.push(
                Diagnostic::new(&rules::BAD_VALUE, written.place, message)
                    .help(format!("the sections are: {names}")),
            );
        }
        found
    }
}

/// The names of known sections: those that they have on their pages.
pub(crate) fn section_names() -> Vec<&'static str> {
    SectionKind::ALL.map(SectionKind::anchor).to_vec()
}
