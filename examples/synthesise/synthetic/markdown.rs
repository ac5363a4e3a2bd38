//! A topic as a Markdown file.

use super::RECORD;
use super::dialect::{Dialect, Syllabus};
use super::topic::{Answer, Question, Served, Topic};
use std::fmt::Write;

/// Two names for each kind of section; a topic uses one set or the other.
const OBJECTIVES: [&str; 2] = ["Learning Objectives", "🎯 Objectives"];
const CONCEPTS: [&str; 2] = ["Key Concepts", "Key Concepts & Core Principles"];
const TERMS: [&str; 2] = ["Key Terms", "Key Terminology"];
const MISTAKES: [&str; 2] = ["Common Mistakes", "Common Misconceptions & Mistakes to Avoid"];
const POINTS: [&str; 2] = ["Examiner Marking Points", "Assessment Criteria"];
const TIPS: [&str; 2] = ["Exam Tips & Revision Strategies", "Assessment Guidance"];
const FAQS: [&str; 2] = ["Frequently Asked Questions", "FAQs"];
const BEFORE: [&str; 2] = ["Before You Start", "Prerequisites:"];
const EVIDENCE: [&str; 2] = ["Evidence Ideas", "Portfolio Evidence"];
const QUESTIONS: [&str; 2] = ["Check Yourself", "Practice Questions"];
const SCENARIOS: [&str; 2] = ["Scenario", "Role Play"];

impl Topic {
    /// `lo1.md` or `topic.md`
    pub fn markdown(&self) -> String {
        let mut out = "---\n".to_owned();
        for (field, value) in [("title", &self.title), ("content_notice", &self.content_notice)] {
            if let Some(value) = value {
                let _ = writeln!(out, "{field}: {value}");
            }
        }
        out + RECORD + "---\n\n" + &self.text(&Syllabus)
    }

    /// The text below the front matter, with its links as one generator writes them.
    pub fn text(&self, dialect: &dyn Dialect) -> String {
        let mut page = Page { topic: self, dialect, out: String::new() };
        page.write();
        page.out
    }
}

/// A text as it grows.
struct Page<'a> {
    topic: &'a Topic,
    dialect: &'a dyn Dialect,
    out: String,
}

impl Page<'_> {
    fn write(&mut self) {
        let topic = self.topic;
        self.push(&format!("{}\n\n## Overview\n\n{}\n", topic.synopsis, topic.overview(self.dialect)));
        self.section(&OBJECTIVES, topic.objectives.iter().cloned());
        let concepts = topic.key_concepts.iter();
        let concepts = concepts.map(|(name, served)| format!("**{name}**: {}", self.served(served)));
        self.section(&CONCEPTS, concepts.collect::<Vec<_>>());
        let terms = topic.key_terms.iter();
        let terms: Vec<_> = terms.filter_map(|name| self.dialect.key_term(topic.place, name)).collect();
        if !terms.is_empty() {
            self.section(&TERMS, terms);
        }
        for (criterion, title, text) in &topic.teaching {
            self.push(&format!("\n## AC{criterion} {title}\n\n{text}\n"));
        }
        self.section(&MISTAKES, self.mistakes());
        self.section(&POINTS, self.all_served(&topic.marking_points));
        let tips = topic.tips.iter();
        let tips =
            tips.map(|(method, tip)| method.map_or(tip.clone(), |method| format!("**{method}**: {tip}")));
        self.section(&TIPS, tips);
        self.heading(&FAQS);
        for (question, answer) in &topic.faqs {
            self.push(&format!("### {question}\n\n{answer}\n"));
        }
        self.section(&BEFORE, topic.prerequisites.iter().cloned());
        self.section(&EVIDENCE, self.all_served(&topic.evidence_ideas));
        self.heading(&QUESTIONS);
        let questions: Vec<String> = topic.questions.iter().map(|question| self.question(question)).collect();
        self.push(&questions.join("\n"));
        self.scenario();
        let (title, text) = &topic.free;
        self.push(&format!("\n## {title}\n\n{text}[^1]\n\n[^1]: {}\n", topic.key_concepts[0].1.text));
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn heading(&mut self, names: &[&str; 2]) {
        let name = names[self.topic.variant];
        self.push(&format!("\n## {name}\n\n"));
    }

    fn section(&mut self, names: &[&str; 2], items: impl IntoIterator<Item = String>) {
        self.heading(names);
        self.bullets(items);
    }

    fn bullets(&mut self, items: impl IntoIterator<Item = String>) {
        items.into_iter().for_each(|item| self.push(&format!("- {item}\n")));
    }

    /// ` (AC1.1, AC1.2)`
    fn marks(&self, criteria: &[String]) -> String {
        let mark = |number: &String| self.dialect.served(self.topic.place, number);
        format!(" ({})", criteria.iter().map(mark).collect::<Vec<_>>().join(", "))
    }

    fn served(&self, served: &Served) -> String {
        served.text.clone() + &self.marks(&served.criteria)
    }

    fn all_served(&self, list: &[Served]) -> Vec<String> {
        list.iter().map(|served| self.served(served)).collect()
    }

    fn mistakes(&self) -> Vec<String> {
        let pairs = self.topic.misconceptions.iter();
        let pairs = pairs.map(|(claim, correction, criteria)| {
            format!("Misconception: {claim} Correction: {correction}{}", self.marks(criteria))
        });
        pairs.chain(self.topic.common_mistakes.iter().cloned()).collect()
    }

    fn scenario(&mut self) {
        let scenario = &self.topic.scenario;
        let marks = self.marks(&scenario.criteria);
        self.heading(&SCENARIOS);
        self.push(&format!("### {}{marks}\n\n{}\n\n#### Observer sheet\n\n", scenario.title, scenario.text));
        self.bullets(self.all_served(&scenario.observe));
    }

    fn question(&self, question: &Question) -> String {
        let mut out = format!(
            "### {} ({})\n\n",
            question.text,
            self.dialect.served(self.topic.place, &question.criterion)
        );
        match &question.answer {
            Answer::Choice(options) => {
                for (text, right, why) in options {
                    let _ = writeln!(out, "- [{}] {text}\n  {why}", if *right { 'x' } else { ' ' });
                }
            }
            Answer::Short(answer) => {
                let _ = writeln!(out, "Answer: {answer}");
            }
            Answer::Order(steps, why) => {
                for (number, step) in (1..).zip(steps) {
                    let _ = writeln!(out, "{number}. {step}");
                }
                let _ = writeln!(out, "\n{why}");
            }
        }
        out
    }
}
