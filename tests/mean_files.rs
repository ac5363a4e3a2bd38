//! Files that no tutor writes and somebody will send: each ends in one message, soon, and takes little memory.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::mpsc;
use std::time::Duration;
use syllabus::build::{Options, Session};
use syllabus::check::example;
use syllabus::diagnostic::{Example, Severity};
use syllabus::source::{Content, FileId, Inputs, Source};

/// Longest time for one of them, without optimisation and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names of the rules that the small site breaks with this file, with how bad that is.
fn found(name: &str, bytes: Vec<u8>) -> Vec<(&'static str, Severity)> {
    let path = example::path(name);
    let small = example::site(&Example::Files(&[])).unwrap().inputs;
    let mut sources: Vec<Source> = Vec::new();
    for file in small.files().iter().filter(|file| file.path() != path) {
        let content = small.load(file.id()).into_owned();
        sources.push(Source { path: file.path().to_owned(), content });
    }
    let content = match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text),
        Err(error) => Content::Bytes(error.into_bytes()),
    };
    sources.push(Source { path: path.clone(), content });
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || {
        let inputs = Inputs::new(sources);
        let report = Session::default().check(&inputs, &Options::default()).unwrap();
        let own = report.diagnostics.iter().filter(|it| it.place.file == FileId::of(&path));
        let _ = done.send(own.map(|it| (it.rule.name, it.severity)).collect());
    });
    wait.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{name}: not done after {PATIENCE:?}"))
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>, rule: &str) {
    let bytes = bytes.into();
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
    let told = found(name, bytes);
    let errors: Vec<_> = told.iter().filter(|(_, severity)| *severity == Severity::Error).collect();
    assert_eq!(errors, [&(rule, Severity::Error)], "{name}: {start:?}");
}

#[test]
fn other_encodings_are_told_by_name() {
    let text = "title: Café\nlanguage: en\n";
    let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let marked = |mark: [u8; 2], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    refused("site.yaml", marked([0xff, 0xfe], utf16(u16::to_le_bytes)), "not-utf8");
    refused("site.yaml", marked([0xfe, 0xff], utf16(u16::to_be_bytes)), "not-utf8");
    refused("site.yaml", utf16(u16::to_le_bytes), "not-utf8");
    refused("lo1.md", b"The caf\xe9 has a desk.\n".to_vec(), "not-utf8");
    refused("lo1.md", b"\xed\xa0\x80 half a letter\n".to_vec(), "not-utf8");
}

#[test]
fn characters_that_nobody_sees_are_refused() {
    refused("about.md", "# About\n\nA \0 in it.\n", "control-character");
    for yaml in ["VIP: a\0b\n", "VIP: \"a\\0b\"\n", "VIP: \"a\\x07b\"\n"] {
        let told = found("glossary.yaml", yaml.into());
        let is_told = told.iter().any(|(rule, _)| matches!(*rule, "control-character" | "yaml-syntax"));
        assert!(is_told && told.len() <= 2, "{yaml:?}: {told:?}");
    }
}

#[test]
fn what_is_huge_is_told_and_not_read() {
    let huge =
        |start: &str, piece: &str, bytes: usize| format!("{start}{}\n", piece.repeat(bytes / piece.len()));
    refused("glossary.yaml", huge("VIP: ", "very important ", 50_000_000), "too-large");
    refused("lo1.md", huge("", "word ", 50_000_000), "too-large");
    // Just below the limit they are read.
    for piece in ["very important ", "\\\" ", "'' ", "# ", ": ", "- ", "é"] {
        let quote = if piece.starts_with('\\') {
            "\""
        } else if piece.starts_with('\'') {
            "'"
        } else {
            ""
        };
        let text = huge(&format!("VIP: {quote}"), piece, 3_000_000).trim_end().to_owned() + quote + "\n";
        let told = found("glossary.yaml", text.into());
        assert!(told.len() < 50, "{piece:?}: {} findings", told.len());
    }
    let block = format!("VIP: |\n{}", "  very important\n".repeat(150_000));
    assert!(found("glossary.yaml", block.into()).len() < 50);
}

#[test]
fn what_is_deep_or_refers_to_itself_is_refused() {
    let laugh: String = (1..40)
        .map(|level| format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 9].join(", ")))
        .collect();
    refused("glossary.yaml", format!("l0: &l0 [lol]\n{laugh}"), "yaml-syntax");
    refused("glossary.yaml", "- ".repeat(10_000) + "x\n", "yaml-syntax");
    refused("glossary.yaml", "? ".repeat(10_000) + "x\n", "yaml-syntax");
    refused("glossary.yaml", "[".repeat(10_000) + &"]".repeat(10_000), "yaml-syntax");
    refused("glossary.yaml", "{a: ".repeat(10_000) + "x" + &"}".repeat(10_000), "yaml-syntax");
    let steps: String = (0..10_000).map(|depth| format!("{}a:\n", " ".repeat(depth % 3000))).collect();
    refused("glossary.yaml", steps.get(..3_900_000).unwrap_or(&steps).to_owned(), "yaml-syntax");
    refused("about.md", format!("---\ntitle: {}\n---\nText.\n", "[".repeat(10_000)), "yaml-syntax");
}

#[test]
fn many_small_things_are_not_slow() {
    let keys: String = (0..20_000).map(|at| format!("k{at}: x\n")).collect();
    let told = found("glossary.yaml", keys.into());
    assert!(told.iter().all(|(_, severity)| *severity == Severity::Warning), "{:?}", &told[..3]);
    refused("glossary.yaml", (0..400_000).map(|at| format!("k{at}:\n")).collect::<String>(), "yaml-syntax");
    refused("glossary.yaml", "--- a\n".repeat(10_000), "yaml-syntax");
    let twins = found("glossary.yaml", "k: x\n".repeat(5_000).into());
    assert!(twins.iter().all(|(rule, _)| *rule == "duplicate-key"), "{:?}", &twins[..3]);
}

#[test]
fn rules_that_read_texts_read_long_ones_fast() {
    for piece in [
        "AC1.9 ",
        "Ã© ",
        "\u{fffd}",
        "[here](lo1.md) ",
        "![image](welcome.svg) ",
        "## Key Concept\n\n",
        "#### x\n\n",
        "|  |\n|---|\n\n",
        "“x” ",
        "AC",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let _ = found("topic.md", text.into());
    }
    let _ = found("glossary.yaml", "a: b #c\n".repeat(6_000).into());
    let _ = found("glossary.yaml", format!("title: {}\n", " #x".repeat(60_000)).into());
}
