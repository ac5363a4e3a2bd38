//! The synthetic site uses everything that the format has, and has no mistake.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../examples/synthesise/synthetic/mod.rs"]
mod synthetic;

use syllabus::parse::parse;
use syllabus::source::Inputs;

#[test]
fn parses() {
    let files = synthetic::files(45);
    let inputs = Inputs::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (_, diagnostics) = parse(&inputs);
    for d in diagnostics.iter().take(10) {
        let s = inputs.get(d.place.file);
        println!(
            "{} {} {:?}\n   {:?}",
            d.rule.name,
            d.message,
            &s.text().unwrap()[d.place.range()],
            (s.path.as_str(), &d.help)
        );
    }
    assert_eq!(diagnostics.len(), 0);
}
