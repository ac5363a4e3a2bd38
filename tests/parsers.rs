//! Laws of the parsers, on random input.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::fmt::Write as _;
use syllabus::model::{CriterionNumber, Site};
use syllabus::parse::yaml::{self, Value};
use syllabus::resolve::Options;
use syllabus::source::{FileId, Inputs};

/// Something said, and the criteria it serves.
type Said = (String, Vec<u8>);
/// An option: what it says, whether it is right, and why.
type Choice = (String, bool, String);

/// A topic as a tutor has it in mind, before it is written down in one form or the other.
#[derive(Clone, Debug)]
struct Idea {
    synopsis: String,
    overview: Option<String>,
    objectives: Vec<Said>,
    concepts: Vec<(String, String, Vec<u8>)>,
    terms: Vec<(String, String)>,
    pairs: Vec<(String, String, Vec<u8>)>,
    mistakes: Vec<String>,
    points: Vec<(u8, String, Vec<u8>)>,
    tips: Vec<(String, String)>,
    faqs: Vec<(String, String)>,
    choices: Vec<(String, Vec<Choice>)>,
    orders: Vec<(String, Vec<String>)>,
    scenario: Option<(String, String, Vec<Said>)>,
    teaching: Vec<(u8, String, String)>,
}

/// A few words that no format gives a meaning to, with some that need care in YAML.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "caller",
        "listens",
        "calmly",
        "yes",
        "4.10",
        "don’t",
        "10 %",
        "it's",
        "“quoted”",
        "ünïcode",
        "*truly*",
        "**well**",
        "a #tag",
        "null",
        "true",
        "1,000",
        "x & y",
        "and",
        "then",
        "records",
    ]);
    vec(word, 2..7).prop_map(|words| format!("Somebody {}.", words.join(" ")))
}

fn name() -> impl Strategy<Value = String> {
    "[A-Z][a-z]{2,8}( [a-z]{2,8}){0,2}"
}

fn criteria() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::subsequence(vec![1u8, 2, 3], 0..3)
}

fn idea() -> impl Strategy<Value = Idea> {
    let first = (
        words(),
        option::of(words()),
        vec((words(), criteria()), 0..3),
        vec((name(), words(), criteria()), 0..3),
        vec((name(), words()), 0..3),
        vec((words(), words(), criteria()), 0..3),
        vec(words(), 0..3),
    );
    let option = (words(), any::<bool>(), words());
    let second = (
        vec((2u8..9, words(), criteria()), 0..3),
        vec((name(), words()), 0..3),
        vec((name(), words()), 0..3),
        vec((name(), vec(option, 2..4)), 0..3),
        vec((name(), vec(words(), 2..4)), 0..2),
        option::of((name(), words(), vec((words(), criteria()), 1..3))),
        vec((1u8..4, name(), words()), 0..3),
    );
    (first, second)
        .prop_map(|(a, mut b)| {
            // One option at least is right.
            b.3.iter_mut().for_each(|(_, options)| options[0].1 = true);
            (a, b)
        })
        .prop_map(|(a, b)| Idea {
            synopsis: a.0,
            overview: a.1,
            objectives: a.2,
            concepts: a.3,
            terms: a.4,
            pairs: a.5,
            mistakes: a.6,
            points: b.0,
            tips: b.1,
            faqs: b.2,
            choices: b.3,
            orders: b.4,
            scenario: b.5,
            teaching: b.6,
        })
}

/// ` (AC1.1, AC1.2)`.
fn suffix(criteria: &[u8]) -> String {
    let numbers: Vec<String> = criteria.iter().map(|n| format!("AC1.{n}")).collect();
    if numbers.is_empty() { String::new() } else { format!(" ({})", numbers.join(", ")) }
}

fn section(out: &mut String, heading: &str, items: impl IntoIterator<Item = String>) {
    let items: Vec<String> = items.into_iter().collect();
    if !items.is_empty() {
        writeln!(out, "## {heading}\n\n{}\n", items.join("\n")).unwrap();
    }
}

fn markdown(idea: &Idea) -> String {
    let mut out = format!("{}\n\n", idea.synopsis);
    section(&mut out, "Topic Overview", idea.overview.clone());
    section(
        &mut out,
        "Learning Objectives",
        idea.objectives.iter().map(|(t, c)| format!("- {t}{}", suffix(c))),
    );
    section(
        &mut out,
        "🔑 Key Concepts",
        idea.concepts.iter().map(|(n, t, c)| format!("* **{n}**: {t}{}", suffix(c))),
    );
    section(&mut out, "Key Terminology", idea.terms.iter().map(|(n, t)| format!("- {n}: {t}")));
    let pairs =
        idea.pairs.iter().map(|(a, b, c)| format!("- Misconception: {a} Correction: {b}{}", suffix(c)));
    section(
        &mut out,
        "Common Misconceptions & Mistakes to Avoid",
        pairs.chain(idea.mistakes.iter().map(|m| format!("- {m}"))),
    );
    let points = idea.points.iter().map(|(n, t, c)| format!("- Gives at least {n}. {t}{}", suffix(c)));
    section(&mut out, "EXAMINER MARKING POINTS:", points);
    section(&mut out, "Assessment Guidance", idea.tips.iter().map(|(m, t)| format!("### {m}\n- {t}")));
    section(&mut out, "FAQs", idea.faqs.iter().map(|(q, a)| format!("### {q}?\n\n{a}\n")));
    let choices = idea.choices.iter().map(|(question, options)| {
        let option =
            |(t, right, why): &Choice| format!("- [{}] {t}\n  {why}", if *right { 'x' } else { ' ' });
        format!("### {question}?\n{}\n", options.iter().map(option).collect::<Vec<_>>().join("\n"))
    });
    let orders = idea.orders.iter().map(|(question, steps)| {
        format!(
            "### {question}\n{}\n",
            steps.iter().map(|step| format!("1. {step}")).collect::<Vec<_>>().join("\n")
        )
    });
    section(&mut out, "Check Yourself", choices.chain(orders));
    section(
        &mut out,
        "Role Play",
        idea.scenario.iter().map(|(title, text, observe)| {
            let items: Vec<String> = observe.iter().map(|(t, c)| format!("- {t}{}", suffix(c))).collect();
            format!("### {title}\n\n{text}\n\n#### Observer sheet\n\n{}", items.join("\n"))
        }),
    );
    for (number, title, text) in &idea.teaching {
        writeln!(out, "## AC1.{number} {title}\n\n{text}\n").unwrap();
    }
    out
}

/// A text in YAML, in single quotes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn numbers(criteria: &[u8]) -> String {
    let numbers: Vec<String> = criteria.iter().map(|n| format!("1.{n}")).collect();
    format!("[{}]", numbers.join(", "))
}

fn field(out: &mut String, name: &str, items: impl IntoIterator<Item = String>) {
    let items: Vec<String> = items.into_iter().map(|item| format!("  - {item}\n")).collect();
    if !items.is_empty() {
        write!(out, "{name}:\n{}", items.concat()).unwrap();
    }
}

fn in_yaml(idea: &Idea) -> String {
    let mut out = format!("synopsis: {}\n", quoted(&idea.synopsis));
    if let Some(overview) = &idea.overview {
        writeln!(out, "overview: |\n  {overview}").unwrap();
    }
    let text = |t: &String, c: &[u8]| format!("{{text: {}, criteria: {}}}", quoted(t), numbers(c));
    field(&mut out, "objectives", idea.objectives.iter().map(|(t, c)| quoted(&format!("{t}{}", suffix(c)))));
    let concept = |(n, t, c): &(String, String, Vec<u8>)| {
        format!("{{name: {n}, text: {}, criteria: {}}}", quoted(t), numbers(c))
    };
    field(&mut out, "key_concepts", idea.concepts.iter().map(concept));
    field(
        &mut out,
        "key_terms",
        idea.terms.iter().map(|(n, t)| format!("{{name: {n}, text: {}}}", quoted(t))),
    );
    let pair = |(a, b, c): &(String, String, Vec<u8>)| {
        format!("{{claim: {}, correction: {}, criteria: {}}}", quoted(a), quoted(b), numbers(c))
    };
    field(&mut out, "misconceptions", idea.pairs.iter().map(pair));
    field(&mut out, "common_mistakes", idea.mistakes.iter().map(|m| quoted(m)));
    let point = |(n, t, c): &(u8, String, Vec<u8>)| text(&format!("Gives at least {n}. {t}"), c);
    field(&mut out, "marking_points", idea.points.iter().map(point));
    field(&mut out, "tips", idea.tips.iter().map(|(m, t)| format!("{{method: {m}, text: {}}}", quoted(t))));
    field(
        &mut out,
        "faqs",
        idea.faqs.iter().map(|(q, a)| format!("{{question: '{q}?', answer: {}}}", quoted(a))),
    );
    let choices = idea.choices.iter().map(|(question, options)| {
        let option = |(t, right, why): &Choice| {
            format!("{{text: {}, correct: {right}, why: {}}}", quoted(t), quoted(why))
        };
        format!(
            "{{question: '{question}?', options: [{}]}}",
            options.iter().map(option).collect::<Vec<_>>().join(", ")
        )
    });
    let orders = idea.orders.iter().map(|(question, steps)| {
        format!(
            "{{question: {question}, order: [{}]}}",
            steps.iter().map(|s| quoted(s)).collect::<Vec<_>>().join(", ")
        )
    });
    field(&mut out, "questions", choices.chain(orders));
    field(
        &mut out,
        "scenarios",
        idea.scenario.iter().map(|(title, words, observe)| {
            let items: Vec<String> = observe.iter().map(|(t, c)| text(t, c)).collect();
            format!("{{title: {title}, text: {}, observe: [{}]}}", quoted(words), items.join(", "))
        }),
    );
    let teaching = |(n, title, t): &(u8, String, String)| {
        format!("{{criteria: [1.{n}], title: {title}, text: {}}}", quoted(t))
    };
    field(&mut out, "teaching", idea.teaching.iter().map(teaching));
    out
}

/// A site with one topic.
fn site(name: &str, topic: &str) -> Site {
    let unit = "number: U1\ntitle: T\nlevel: 3\noutcomes:\n  1:\n    title: T\n    criteria: {1.1: Explain a, 1.2: Explain b, 1.3: Explain c}\n";
    let topic_path = format!("content/o/q/u/{name}");
    let inputs = Inputs::from_texts([
        ("content/site.yaml", "title: T\nlanguage: en-GB\n"),
        ("content/o/organisation.yaml", "name: O\n"),
        ("content/o/q/qualification.yaml", "number: Q\ntitle: Q\nlevel: 3\ngroups: {A: {units: [U1]}}\n"),
        ("content/o/q/u/unit.yaml", unit),
        (topic_path.as_str(), topic),
    ]);
    let (authored, mut found) = syllabus::parse::parse(&inputs, syllabus::parse::nothing);
    let syllabus::resolve::Resolution { site, diagnostics: more, .. } =
        syllabus::resolve::resolve(authored, Options::default(), None);
    found.extend(more);
    found.retain(|finding| finding.severity == syllabus::diagnostic::Severity::Error);
    assert_eq!(found, [], "{topic}");
    site
}

/// How a text is written in YAML.
#[derive(Clone, Copy, Debug)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_topic_is_the_same_in_markdown_and_in_yaml(idea in idea()) {
        let (text, fields) = (markdown(&idea), in_yaml(&idea));
        let (a, b) = (site("lo1.md", &text), site("lo1.yaml", &fields));
        prop_assert_eq!(a.topics, b.topics, "{}\n---\n{}", text, fields);
    }

    #[test]
    fn every_yaml_value_keeps_its_text_and_knows_its_place(
        entries in vec(("[a-z]{1,6}", "[A-Za-zé0-9][a-z é0-9]{0,10}[a-z0-9]",
            prop::sample::select(vec![Style::Plain, Style::Single, Style::Double, Style::Literal])), 1..6),
        crlf in any::<bool>(), mark in any::<bool>(),
    ) {
        let mut text = String::new();
        for (at, (key, value, style)) in entries.iter().enumerate() {
            let value = match style {
                Style::Plain => value.clone(),
                Style::Single => format!("'{value}'"),
                Style::Double => format!("\"{value}\""),
                Style::Literal => format!("|\n  {value}"),
            };
            writeln!(text, "{key}{at}: {value}").unwrap();
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        let node = yaml::read(FileId(0), &text, 0).unwrap();
        let Value::Map(found) = node.value else { panic!("not a map: {text}") };
        prop_assert_eq!(found.len(), entries.len());
        for (at, ((key, node), (name, value, style))) in found.iter().zip(&entries).enumerate() {
            let key_text = format!("{name}{at}");
            prop_assert_eq!(&text[key.place.range()], key_text.as_str());
            let Value::Text(read) = &node.value else { panic!("no text: {text}") };
            prop_assert_eq!(read.trim_end(), value.as_str());
            let written = text[node.place.range()].trim_end();
            let expected = match style {
                Style::Plain | Style::Literal => value.clone(),
                Style::Single => format!("'{value}'"),
                Style::Double => format!("\"{value}\""),
            };
            prop_assert_eq!(written, expected.as_str());
        }
    }

    #[test]
    fn numbers_sort_as_people_count(a in vec(1u32..30, 1..4), b in vec(1u32..30, 1..4)) {
        let number = |parts: &[u32]| {
            let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
            CriterionNumber::new(&parts.join("."))
        };
        prop_assert_eq!(number(&a).cmp(&number(&b)), a.cmp(&b));
        prop_assert_eq!(number(&a) == number(&b), a == b);
    }
}
