//! A folder with mistakes of all kinds: one run finds each of them once, at its place, and says nothing of what follows from it.
//!
//! `tests/mistakes/found.txt` is what is found. It is reviewed like prose: each line is one mistake of an author, and none is the
//! echo of another. `UPDATE_EXPECT=1 cargo test --test mistakes` writes it anew.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::expect_file;
use syllabus::build::{Options, Session};
use syllabus::diagnostic::render::short;
use syllabus::read;

#[test]
fn each_mistake_is_found_once_at_its_place() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let inputs = read::read(&site).unwrap();
    let found = Session::default().check(&inputs, &Options::default()).unwrap().diagnostics;
    let places: BTreeSet<_> = found.iter().map(|finding| (finding.place, &finding.message)).collect();
    assert_eq!(places.len(), found.len(), "something is told twice");
    assert!(found.len() >= 60, "only {} mistakes", found.len());
    let rules: BTreeSet<&str> = found.iter().map(|finding| finding.rule.name).collect();
    assert!(rules.len() >= 35, "mistakes of {} kinds only", rules.len());
    expect_file!["mistakes/found.txt"].assert_eq(&short::render(&found, &inputs, usize::MAX));
}
