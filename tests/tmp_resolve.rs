//! tmp
#![allow(clippy::unwrap_used, dead_code, reason = "tmp")]
#[path = "../examples/synthesise/synthetic/mod.rs"]
mod synthetic;
use syllabus::{parse::parse, resolve, source::Inputs};
#[test]
fn resolves() {
    let files = synthetic::files(45);
    let inputs = Inputs::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (a, d0) = parse(&inputs);
    let (_, _, d1) = resolve::resolve(a, resolve::Options { drafts: false });
    let all: Vec<_> = d0.into_iter().chain(d1).collect();
    println!("{}", syllabus::diagnostic::render::human::render(&all[..all.len().min(8)], &inputs, false));
    assert_eq!(all.len(), 0);
}
