//! The project's own site, from `content/` on the disk to folders on the disk.
#![allow(clippy::disallowed_methods, reason = "compares folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use syllabus::build::{Options, Report, Session};
use syllabus::diagnostic::render::human;
use syllabus::read;
use syllabus::write::{Disk, Summary};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn build(site: &Path, out: &Path) -> (Report, Summary) {
    let inputs = read::read(site).unwrap();
    let disk = Disk::open(out, site).unwrap();
    let report = Session::default().build(&inputs, &Options::default(), &disk).unwrap();
    assert_eq!(human::render(&report.diagnostics, &inputs, false), "", "content/ should have no mistake");
    let summary = disk.finish().unwrap();
    (report, summary)
}

/// Every file below `root` by its path: bytes, and when it was written.
fn files(root: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.insert(name, (fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap()));
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    for (path, (bytes, _)) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn two_builds_in_two_folders_are_the_same_byte_for_byte() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (report, summary) = build(project(), &here.path().join("public"));
    let elsewhere = there.path().join("a folder with another name");
    copy(&project().join("content"), &elsewhere.join("content"));
    build(&elsewhere, &elsewhere.join("out"));
    let (one, other) = (files(&here.path().join("public")), files(&elsewhere.join("out")));
    assert!(report.pages > 100 && summary.written >= report.pages, "{report:?}, {summary:?}");
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<&String> = one.keys().filter(|path| one[*path].0 != other[*path].0).collect();
    assert!(differing.is_empty(), "these differ: {differing:?}");
}

#[test]
fn a_second_build_changes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    build(project(), &out);
    let before = files(&out);
    let (_, summary) = build(project(), &out);
    assert_eq!((summary.written, summary.deleted), (0, 0));
    assert_eq!(before, files(&out), "not a byte, and not the time of a file");
}
