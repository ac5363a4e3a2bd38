//! A topic as a Markdown file.

use super::RECORD;
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
        let mut out = self.front_matter();
        let _ = write!(out, "{}\n\n## Overview\n\n{}\n", self.synopsis, self.overview);
        self.section(&OBJECTIVES, &mut out, |topic, out| bullets(topic.objectives.iter().cloned(), out));
        self.section(&CONCEPTS, &mut out, |topic, out| {
            bullets(
                topic.key_concepts.iter().map(|(name, served)| format!("**{name}**: {}", served.markdown())),
                out,
            );
        });
        self.section(&TERMS, &mut out, |topic, out| bullets(topic.key_terms.iter().cloned(), out));
        for (criterion, title, text) in &self.teaching {
            let _ = write!(out, "\n## AC{criterion} {title}\n\n{text}\n");
        }
        self.mistakes(&mut out);
        self.section(&POINTS, &mut out, |topic, out| {
            bullets(topic.marking_points.iter().map(Served::markdown), out)
        });
        self.section(&TIPS, &mut out, |topic, out| {
            bullets(
                topic
                    .tips
                    .iter()
                    .map(|(method, tip)| method.map_or(tip.clone(), |method| format!("**{method}**: {tip}"))),
                out,
            );
        });
        self.section(&FAQS, &mut out, |topic, out| {
            for (question, answer) in &topic.faqs {
                let _ = write!(out, "### {question}\n\n{answer}\n");
            }
        });
        self.section(&BEFORE, &mut out, |topic, out| bullets(topic.prerequisites.iter().cloned(), out));
        self.section(&EVIDENCE, &mut out, |topic, out| {
            bullets(topic.evidence_ideas.iter().map(Served::markdown), out)
        });
        self.section(&QUESTIONS, &mut out, |topic, out| {
            out.push_str(&topic.questions.iter().map(Question::markdown).collect::<Vec<_>>().join("\n"));
        });
        self.section(&SCENARIOS, &mut out, Topic::scenario);
        let (title, text) = &self.free;
        let _ = write!(out, "\n## {title}\n\n{text}[^1]\n\n[^1]: {}\n", self.key_concepts[0].1.text);
        out
    }

    fn front_matter(&self) -> String {
        let mut out = "---\n".to_owned();
        for (field, value) in [("title", &self.title), ("content_notice", &self.content_notice)] {
            if let Some(value) = value {
                let _ = writeln!(out, "{field}: {value}");
            }
        }
        out + RECORD + "---\n\n"
    }

    fn section(&self, names: &[&str; 2], out: &mut String, write: fn(&Topic, &mut String)) {
        let _ = write!(out, "\n## {}\n\n", names[self.variant]);
        write(self, out);
    }

    fn mistakes(&self, out: &mut String) {
        let pairs = self.misconceptions.iter();
        let pairs = pairs.map(|(claim, correction, criteria)| {
            format!("Misconception: {claim} Correction: {correction}{}", marks(criteria))
        });
        let _ = write!(out, "\n## {}\n\n", MISTAKES[self.variant]);
        bullets(pairs.chain(self.common_mistakes.iter().cloned()), out);
    }

    fn scenario(&self, out: &mut String) {
        let scenario = &self.scenario;
        let _ = write!(
            out,
            "### {}{}\n\n{}\n\n#### Observer sheet\n\n",
            scenario.title,
            marks(&scenario.criteria),
            scenario.text
        );
        bullets(scenario.observe.iter().map(Served::markdown), out);
    }
}

impl Served {
    fn markdown(&self) -> String {
        self.text.clone() + &marks(&self.criteria)
    }
}

impl Question {
    fn markdown(&self) -> String {
        let mut out = format!("### {} (AC{})\n\n", self.text, self.criterion);
        match &self.answer {
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

fn bullets(items: impl Iterator<Item = String>, out: &mut String) {
    for item in items {
        let _ = writeln!(out, "- {item}");
    }
}

/// ` (AC1.1, AC1.2)`
fn marks(criteria: &[String]) -> String {
    let marks: Vec<String> = criteria.iter().map(|number| format!("AC{number}")).collect();
    format!(" ({})", marks.join(", "))
}
