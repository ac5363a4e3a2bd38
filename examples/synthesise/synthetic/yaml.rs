//! A topic as a YAML file. Every text is in double quotes, as careful authors write it.

use super::RECORD;
use super::dialect::Syllabus;
use super::topic::{Answer, Question, Topic};
use std::fmt::Write;

impl Topic {
    /// `lo1.yaml`
    pub fn yaml(&self) -> String {
        let mut out = String::new();
        for (field, value) in [("title", &self.title), ("content_notice", &self.content_notice)] {
            if let Some(value) = value {
                let _ = writeln!(out, "{field}: {}", quoted(value));
            }
        }
        let _ = writeln!(
            out,
            "synopsis: {}\noverview: {}",
            quoted(&self.synopsis),
            quoted(&self.overview(&Syllabus))
        );
        list("objectives", self.objectives.iter().map(|text| quoted(text)), &mut out);
        let concepts = self.key_concepts.iter().map(|(name, served)| {
            format!(
                "{{name: {}, text: {}, criteria: {}}}",
                quoted(name),
                quoted(&served.text),
                numbers(&served.criteria)
            )
        });
        list("key_concepts", concepts, &mut out);
        list("key_terms", self.key_terms.iter().map(|term| quoted(term)), &mut out);
        self.lists_for_assessment(&mut out);
        list("prerequisites", self.prerequisites.iter().map(|text| quoted(text)), &mut out);
        let evidence = self.evidence_ideas.iter();
        list(
            "evidence_ideas",
            evidence.map(|idea| {
                format!("{{text: {}, criteria: {}}}", quoted(&idea.text), numbers(&idea.criteria))
            }),
            &mut out,
        );
        list("questions", self.questions.iter().map(Question::yaml), &mut out);
        self.long_texts(&mut out);
        out + RECORD
    }

    fn lists_for_assessment(&self, out: &mut String) {
        let pairs = self.misconceptions.iter().map(|(claim, correction, criteria)| {
            format!(
                "{{claim: {}, correction: {}, criteria: {}}}",
                quoted(claim),
                quoted(correction),
                numbers(criteria)
            )
        });
        list("misconceptions", pairs, out);
        list("common_mistakes", self.common_mistakes.iter().map(|text| quoted(text)), out);
        let points = self.marking_points.iter();
        list(
            "marking_points",
            points.map(|point| quoted(&format!("{} (AC{})", point.text, point.criteria.join(", AC")))),
            out,
        );
        let tips = self.tips.iter().map(|(method, tip)| match method {
            Some(method) => format!("{{method: {method}, text: {}}}", quoted(tip)),
            None => quoted(tip),
        });
        list("tips", tips, out);
        let faqs = self.faqs.iter();
        list(
            "faqs",
            faqs.map(|(question, answer)| {
                format!("{{question: {}, answer: {}}}", quoted(question), quoted(answer))
            }),
            out,
        );
    }

    fn long_texts(&self, out: &mut String) {
        let scenario = &self.scenario;
        let observe: Vec<String> = scenario
            .observe
            .iter()
            .map(|item| quoted(&format!("{} (AC{})", item.text, item.criteria.join(", AC"))))
            .collect();
        let _ = writeln!(
            out,
            "scenarios:\n  - {{title: {}, criteria: {}, text: {}, observe: [{}]}}",
            quoted(&scenario.title),
            numbers(&scenario.criteria),
            quoted(&scenario.text),
            observe.join(", ")
        );
        let teaching = self.teaching.iter().map(|(criterion, title, text)| {
            format!("{{criteria: [{criterion}], title: {}, text: {}}}", quoted(title), quoted(text))
        });
        list("teaching", teaching, out);
        let (title, text) = &self.free;
        let _ = writeln!(out, "sections:\n  - {{title: {}, text: {}}}", quoted(title), quoted(text));
    }
}

impl Question {
    fn yaml(&self) -> String {
        let rest = match &self.answer {
            Answer::Choice(options) => {
                let option = |(text, right, why): &(String, bool, String)| {
                    format!("{{text: {}, correct: {right}, why: {}}}", quoted(text), quoted(why))
                };
                format!("options: [{}]", options.iter().map(option).collect::<Vec<_>>().join(", "))
            }
            Answer::Short(answer) => format!("answer: {}", quoted(answer)),
            Answer::Order(steps, why) => {
                let steps: Vec<String> = steps.iter().map(|step| quoted(step)).collect();
                format!("order: [{}], explanation: {}", steps.join(", "), quoted(why))
            }
        };
        format!("{{question: {}, criteria: [{}], {rest}}}", quoted(&self.text), self.criterion)
    }
}

fn list(field: &str, items: impl Iterator<Item = String>, out: &mut String) {
    let _ = writeln!(out, "{field}:");
    for item in items {
        let _ = writeln!(out, "  - {item}");
    }
}

fn numbers(criteria: &[String]) -> String {
    format!("[{}]", criteria.join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
