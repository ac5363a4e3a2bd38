//! The law of places: where we say that something stands in a file, it stands. Keys and values of YAML are compared with the
//! marks of another implementation, which shares no line with ours; words of Markdown with the file itself.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use libyaml_safer::{EventData, Mark, Parser, ScalarStyle};
use proptest::prelude::*;
use std::fmt::Write as _;
use syllabus::parse::prose::Kind;
use syllabus::parse::yaml::{self, Node, Value};
use syllabus::parse::{Reading, Seen, survey};
use syllabus::source::{FileId, Inputs, LineIndex};

/// A small generator of numbers, so that one seed makes one document.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        let word = |dice: &mut Dice| {
            dice.one(&["desk", "Ärger", "visitor", "4.10", "£5", "日本", "🙂", "is", "a", "3.1"])
        };
        (0..count).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }
}

/// A random document, as strange as people write them.
fn document(dice: &mut Dice) -> String {
    let mut out = String::new();
    if dice.below(4) == 0 {
        out.push_str("# A note: with [marks] in it\n\n");
    }
    block_map(dice, 0, 0, &mut out);
    out
}

fn block_map(dice: &mut Dice, indent: usize, depth: usize, out: &mut String) {
    for at in 0..1 + dice.below(4) {
        let _ = write!(out, "{}", " ".repeat(indent));
        map_entry(dice, indent, depth, at, out);
    }
}

fn map_entry(dice: &mut Dice, indent: usize, depth: usize, at: usize, out: &mut String) {
    let name = format!("{}{at}", dice.one(&["title", "4.", "größe", "name of it", "🙂"]));
    match dice.below(5) {
        0 => {
            let _ = write!(out, "\"{name}\":");
        }
        1 => {
            let _ = write!(out, "'{name}':");
        }
        _ => {
            let _ = write!(out, "{name}:");
        }
    }
    value(dice, indent, depth, out);
}

fn block_list(dice: &mut Dice, indent: usize, depth: usize, out: &mut String) {
    for _ in 0..1 + dice.below(3) {
        let _ = write!(out, "{}-", " ".repeat(indent));
        if dice.below(3) == 0 && depth < 4 {
            out.push(' ');
            map_entry(dice, indent + 2, depth + 1, 0, out);
            if dice.below(2) == 0 {
                let _ = write!(out, "{}", " ".repeat(indent + 2));
                map_entry(dice, indent + 2, depth + 1, 1, out);
            }
        } else {
            value(dice, indent, depth + 1, out);
        }
    }
}

/// What stands behind `key:` or `-`, to the end of its last line.
fn value(dice: &mut Dice, indent: usize, depth: usize, out: &mut String) {
    let deeper = " ".repeat(indent + 2);
    match dice.below(if depth < 4 { 12 } else { 9 }) {
        0 => {
            let _ = write!(out, " {}", dice.words(4));
            note(dice, out);
        }
        1 => {
            let _ =
                write!(out, "   {}\n{deeper}{}\n\n{deeper} {}", dice.words(3), dice.words(3), dice.words(2));
        }
        2 => {
            let _ = write!(out, " '{} it''s: #{}\n{deeper}{}'", dice.words(2), dice.words(2), dice.words(2));
            note(dice, out);
        }
        3 => {
            let _ = write!(out, " \"{} \\\"x\\\" \\u00e9 \\\n{deeper}{}\"", dice.words(2), dice.words(3));
            note(dice, out);
        }
        4 => {
            let _ = write!(out, " \"{}\"", dice.words(2));
            note(dice, out);
        }
        5 | 6 => return block_scalar(dice, &deeper, out),
        7 => {
            out.push(' ');
            flow(dice, &deeper, 0, out);
            note(dice, out);
        }
        8 => note(dice, out),
        9 | 10 => {
            note(dice, out);
            out.push('\n');
            return block_map(dice, indent + 2, depth + 1, out);
        }
        _ => {
            note(dice, out);
            out.push('\n');
            return block_list(dice, indent + 2, depth + 1, out);
        }
    }
    out.push('\n');
}

fn note(dice: &mut Dice, out: &mut String) {
    if dice.below(4) == 0 {
        let _ = write!(out, " # {}: {}", dice.words(1), dice.words(2));
    }
}

fn block_scalar(dice: &mut Dice, deeper: &str, out: &mut String) {
    // Without a number, the first line says how far the text is indented.
    let is_numbered = dice.below(3) == 0;
    let styles: &[&str] =
        if is_numbered { &["|2", ">2-", ">2+"] } else { &["|", ">", "|-", ">-", "|+", ">+"] };
    let _ = write!(out, " {}", dice.one(styles));
    note(dice, out);
    out.push('\n');
    if !is_numbered {
        let _ = writeln!(out, "{deeper}{}", dice.words(2));
    }
    for _ in 0..1 + dice.below(4) {
        match dice.below(5) {
            0 => out.push('\n'),
            1 => {
                let _ = writeln!(out, "{deeper}  {}", dice.words(3));
            }
            _ => {
                let _ = writeln!(out, "{deeper}{}: {}", dice.words(2), dice.words(3));
            }
        }
    }
    let _ = writeln!(out, "{deeper}{}", dice.words(2));
    if dice.below(3) == 0 {
        out.push('\n');
    }
}

fn flow(dice: &mut Dice, deeper: &str, depth: usize, out: &mut String) {
    let is_list = dice.below(2) == 0;
    out.push(if is_list { '[' } else { '{' });
    for at in 0..1 + dice.below(3) {
        if at > 0 {
            out.push(',');
            match dice.below(3) {
                0 => {
                    let _ = write!(out, "\n{deeper}");
                }
                _ => out.push(' '),
            }
        }
        if !is_list {
            let _ = write!(out, "k{at}: ");
        }
        match dice.below(if depth < 3 { 4 } else { 3 }) {
            0 => {
                let _ = write!(out, "{}", dice.words(2));
            }
            1 => {
                let _ = write!(out, "'{}'", dice.words(2));
            }
            2 => {
                let _ = write!(out, "\"{}, {}\"", dice.words(1), dice.words(2));
            }
            _ => flow(dice, deeper, depth + 1, out),
        }
    }
    out.push(if is_list { ']' } else { '}' });
}

/// One thing in a document: what it is, where it begins, and where it ends if that is the same for everybody.
#[derive(Debug, PartialEq, Eq)]
struct Thing {
    what: String,
    start: usize,
    end: Option<usize>,
}

fn ours(node: &Node<'_>, base: usize, found: &mut Vec<Thing>) {
    let thing = |what: String, ends: bool| {
        let (start, end) = (node.place.start as usize - base, node.place.end as usize - base);
        Thing { what, start, end: ends.then_some(end) }
    };
    match &node.value {
        Value::Text(value) => found.push(thing(format!("text {value:?}"), true)),
        Value::Nothing => {}
        Value::List(items) => {
            found.push(thing("list".to_owned(), false));
            items.iter().for_each(|item| ours(item, base, found));
        }
        Value::Map(entries) => {
            found.push(thing("group".to_owned(), false));
            for (key, node) in entries {
                let (start, end) = (key.place.start as usize - base, key.place.end as usize - base);
                found.push(Thing { what: format!("text {:?}", key.name), start, end: Some(end) });
                ours(node, base, found);
            }
        }
    }
}

/// Whether ours says of one thing what theirs does. For them a text in lines of its own begins at its `|`, and for us where
/// its words do.
fn agree(ours: &Thing, theirs: &Thing, text: &str) -> bool {
    let is_lines = theirs.end.is_none() && theirs.what.starts_with("text ");
    if !is_lines {
        return ours == theirs;
    }
    let Some(end) = ours.end else { return false };
    let (head, lines) = text[theirs.start..ours.start].split_once('\n').unwrap_or_default();
    let written = text[ours.start..end].replace('\r', "");
    let value = ours.what.replace("\\n", "\n");
    let value = value["text \"".len()..].trim_end_matches('"');
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    ours.what == theirs.what
        && head.starts_with(['|', '>'])
        && lines.trim().is_empty()
        && words(&written) == words(value)
}

fn all_agree(ours: &[Thing], theirs: &[Thing], text: &str) {
    assert_eq!(ours.len(), theirs.len(), "\n{text}");
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!(agree(ours, theirs, text), "{ours:?} and not {theirs:?} in\n{text}");
    }
}

/// The same by the other implementation, which counts from behind a byte order mark; and what it says of lines and columns.
fn theirs(text: &str) -> (Vec<Thing>, Vec<Mark>) {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (mut found, mut marks) = (Vec::new(), Vec::new());
    let mut bytes = text.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut bytes);
    loop {
        let event = parser.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
        let at = |mark_at: Mark| mark_at.index as usize + mark;
        let (start, end) = (at(event.start_mark), at(event.end_mark));
        let thing = match event.data {
            EventData::StreamEnd => return (found, marks),
            EventData::Scalar { value, style, .. } => {
                let is_plain = style == ScalarStyle::Plain;
                if is_plain && value.is_empty() {
                    continue;
                }
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                Thing { what: format!("text {value:?}"), start, end: (!is_block).then_some(end) }
            }
            EventData::SequenceStart { .. } => Thing { what: "list".to_owned(), start, end: None },
            EventData::MappingStart { .. } => Thing { what: "group".to_owned(), start, end: None },
            _ => continue,
        };
        found.push(thing);
        marks.push(event.start_mark);
    }
}

/// One document, in the shapes that editors save it in.
fn shaped(text: &str, shape: usize) -> String {
    let text = if shape & 1 > 0 { text.replace('\n', "\r\n") } else { text.to_owned() };
    if shape & 2 > 0 { format!("\u{feff}{text}") } else { text }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn everything_in_yaml_stands_where_we_say(seed in 1u64.., shape in 0usize..4) {
        let text = shaped(&document(&mut Dice(seed)), shape);
        let (expected, marks) = theirs(&text);
        let node = yaml::read(FileId(0), &text, 0).unwrap_or_else(|said| panic!("{said:?}\n{text}"));
        let mut found = Vec::new();
        ours(&node, 0, &mut found);
        all_agree(&found, &expected, &text);
        let lines = LineIndex::new(&text);
        for (thing, mark) in expected.iter().zip(marks) {
            let at = lines.line_column(&text, thing.start);
            prop_assert_eq!((u64::from(at.line), u64::from(at.column)), (mark.line + 1, mark.column + 1), "\n{}", text);
        }
    }

    #[test]
    fn front_matter_stands_where_the_file_has_it(seed in 1u64.., base in 4usize..40) {
        let text = document(&mut Dice(seed));
        let (expected, _) = theirs(&text);
        let node = yaml::read(FileId(0), &text, base).unwrap();
        let mut found = Vec::new();
        ours(&node, base, &mut found);
        all_agree(&found, &expected, &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_word_of_markdown_stands_where_we_say(seed in 1u64.., shape in 0usize..4) {
        let mut dice = Dice(seed);
        let body = markdown(&mut dice);
        let page = shaped(&format!("---\ntitle: A page\n---\n{body}"), shape);
        let topic = shaped(&body, shape);
        let definition: String = body.lines().map(|line| format!("    {line}\n")).collect();
        let glossary = shaped(&format!("A term:\n  definition: |\n{definition}"), shape & 1);
        let inputs = Inputs::from_texts([
            ("content/site.yaml", "title: T\nlanguage: en\n"),
            ("content/about.md", &page),
            ("content/o/q/u/unit.yaml", "number: U\n"),
            ("content/o/q/u/lo1.md", &topic),
            ("content/glossary.yaml", &glossary),
        ]);
        let _ = survey(&inputs, look);
    }
}

/// Fails unless each word stands at its place.
fn look(reading: &Reading<'_>) -> Seen {
    let prose = reading.prose;
    for piece in prose.pieces().iter().filter(|piece| piece.kind != Kind::Picture) {
        let words = prose.words(piece);
        for word in words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let at = word.as_ptr().addr() - words.as_ptr().addr();
            let place = reading.place(piece, at..at + word.len());
            assert_eq!(&reading.source[place.range()], word, "in {words:?} of\n{}", reading.source);
        }
    }
    Seen::default()
}

/// A random text with marks of all kinds around its words.
fn markdown(dice: &mut Dice) -> String {
    let mut out = String::new();
    let mut number = 0;
    let mut words = |dice: &mut Dice, most: usize| {
        let count = 1 + dice.below(most);
        let mut word = |dice: &mut Dice| {
            // Each word is another, so that one found elsewhere is found out.
            number += 1;
            match dice.below(9) {
                0 => format!("*w{number}*"),
                1 => format!("**w{number}**"),
                2 => format!("[w{number} x{number}](about.md)"),
                3 => format!("w{number}&amp;y{number}"),
                4 => format!("é{number} \"w{number}\" -- it's"),
                5 => format!("`c{number}` w{number}…"),
                6 => format!("w{number}\\*z{number}"),
                _ => format!("w{number}"),
            }
        };
        (0..count).map(|_| word(dice)).collect::<Vec<_>>().join(if dice.below(3) == 0 { "\n" } else { " " })
    };
    for _ in 0..1 + dice.below(5) {
        match dice.below(6) {
            0 => {
                let _ = writeln!(out, "## {}\n", words(dice, 3).replace('\n', " "));
            }
            1 => {
                let _ = writeln!(
                    out,
                    "- {}\n- {}\n",
                    words(dice, 4).replace('\n', " "),
                    words(dice, 4).replace('\n', "\n  ")
                );
            }
            2 => {
                let _ = writeln!(out, "> {}\n", words(dice, 4).replace('\n', "\n> "));
            }
            3 => {
                let _ = writeln!(
                    out,
                    "| {} | b |\n|---|---|\n| {} | d |\n",
                    words(dice, 2).replace('\n', " "),
                    words(dice, 2).replace('\n', " ")
                );
            }
            4 => {
                let _ = writeln!(
                    out,
                    "1. {}\n\n   {}\n",
                    words(dice, 3).replace('\n', " "),
                    words(dice, 3).replace('\n', " ")
                );
            }
            _ => {
                let _ = writeln!(out, "{}\n", words(dice, 6));
            }
        }
    }
    out
}
