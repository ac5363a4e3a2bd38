//! A disk that is full or may not be written: the program says so, and the site that was there stays whole.
//!
//! Each test mounts a small disk that only its own processes see. Where the system does not permit that, it says so and
//! tests nothing.

#![cfg(target_os = "linux")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "a test that could not run says why")]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A new user, who may mount, and a new list of what is mounted where.
const APART: &[&str] = &["--user", "--map-root-user", "--mount"];

/// Runs lines of a shell on a disk of 4 MB with the starter site on it. `$OUT` is a folder on another disk, for what the
/// test looks at afterwards; `build NAME` builds and keeps there what was said and how it ended.
fn on_a_small_disk(script: &str) -> Option<TempDir> {
    let folder = tempfile::tempdir().unwrap();
    let (disk, out) = (folder.path().join("disk"), folder.path().join("out"));
    fs::create_dir(&disk).unwrap();
    fs::create_dir(&out).unwrap();
    let mount = format!("mount -t tmpfs -o size=4m none '{}'", disk.display());
    if let Err(reason) = succeeded(&apart(&mount)) {
        eprintln!("skipped: this system lets nobody mount a small disk: {reason}");
        return None;
    }
    let preparation = r#"
        set -e
        build() { code=0; "$SYLLABUS" build >"$OUT/$1.said" 2>&1 || code=$?; echo $code >"$OUT/$1.code"; }
        list() { ls -A >"$OUT/$1.names"; [ ! -e public ] || cp -a public "$OUT/$1.public"; }
        # Leaves room for a few pages.
        fill() { dd if=/dev/zero of=fill bs=4096 2>/dev/null || true; truncate -s -40K fill; }
        cd "$DISK" && "$SYLLABUS" init . >/dev/null
    "#;
    let ended = apart(&format!("{mount} && {preparation}{script}"))
        .env("SYLLABUS", env!("CARGO_BIN_EXE_syllabus"))
        .env("DISK", &disk)
        .env("OUT", &out)
        .output();
    succeeded_with(ended).unwrap();
    Some(folder)
}

fn apart(script: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args(APART).args(["sh", "-c", script]);
    command
}

fn succeeded(command: &Command) -> Result<(), String> {
    let mut again = Command::new(command.get_program());
    succeeded_with(again.args(command.get_args()).output())
}

fn succeeded_with(ended: std::io::Result<Output>) -> Result<(), String> {
    let ended = ended.map_err(|error| format!("`unshare`: {error}"))?;
    let said = String::from_utf8_lossy(&ended.stderr).trim().to_owned();
    if ended.status.success() { Ok(()) } else { Err(said) }
}

/// What a build said, if it ended with this code.
#[track_caller]
fn said(folder: &TempDir, build: &str, code: i32) -> String {
    let text = |ending| fs::read_to_string(folder.path().join(format!("out/{build}.{ending}"))).unwrap();
    let said = text("said");
    assert_eq!(text("code").trim(), code.to_string(), "{said}");
    said
}

/// What was in the site's folder, visible or not.
fn names(folder: &TempDir, list: &str) -> Vec<String> {
    let text = fs::read_to_string(folder.path().join(format!("out/{list}.names"))).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// All pages of an output folder, and whatever lies between them, but for the list of what is ours: after a failure it says
/// less than before.
fn pages(folder: &TempDir, list: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = tree(&folder.path().join(format!("out/{list}.public")));
    assert!(found.remove(".syllabus-manifest").is_some() && found.len() > 20, "{:?}", found.keys());
    found
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let path = |at: &Path| at.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.file_type().is_dir());
    let folders = folders.iter().map(|entry| (path(entry.path()) + "/", Vec::new()));
    folders.chain(files.iter().map(|entry| (path(entry.path()), fs::read(entry.path()).unwrap()))).collect()
}

#[test]
fn a_first_build_on_a_full_disk_leaves_nothing_behind() {
    let Some(folder) = on_a_small_disk(
        "list before; fill; build full; rm fill; list after
        build roomy; list done",
    ) else {
        return;
    };
    let said_full = said(&folder, "full", 2);
    assert!(said_full.contains("the disk is full: make room on it and build again"), "{said_full}");
    assert_eq!(names(&folder, "after"), names(&folder, "before"));
    assert!(said(&folder, "roomy", 0).starts_with("built "));
    assert!(pages(&folder, "done").contains_key("index.html"));
}

#[test]
fn a_later_build_on_a_full_disk_leaves_the_old_site() {
    let Some(folder) = on_a_small_disk(
        r#"
        build first; list first
        sed -i 's/^title:.*/title: Another title on every page/' content/site.yaml
        echo '# New' >content/new.md; mkdir content/more; echo '# More' >content/more/more.md
        fill; build full; rm fill; list full
        build roomy; list roomy
        rm -rf public; build anew; list anew"#,
    ) else {
        return;
    };
    said(&folder, "first", 0);
    let said_full = said(&folder, "full", 2);
    assert!(said_full.contains("the disk is full"), "{said_full}");
    assert_eq!(names(&folder, "full"), names(&folder, "first"));
    assert!(pages(&folder, "full") == pages(&folder, "first"), "the old site is not what it was");
    said(&folder, "roomy", 0);
    let (roomy, anew) = (pages(&folder, "roomy"), pages(&folder, "anew"));
    assert!(roomy == anew && roomy.contains_key("more/more.html"), "{:?}", roomy.keys());
}

#[test]
fn a_disk_that_may_only_be_read_is_named() {
    let Some(folder) = on_a_small_disk(
        "build first; list first
        mount -o remount,ro none .; build same; list same
        mount -o remount,rw none .; echo '# New' >content/new.md
        mount -o remount,ro none .; build changed; list changed
        mount -o remount,rw none .; rm -rf public
        mount -o remount,ro none .; build missing",
    ) else {
        return;
    };
    // Nothing has changed, so there is nothing to write.
    assert!(said(&folder, "same", 0).contains("(0 changed, 0 removed)"));
    assert!(pages(&folder, "same") == pages(&folder, "first"));
    for build in ["changed", "missing"] {
        let said = said(&folder, build, 2);
        assert!(said.contains("nothing can be written to this disk"), "{said}");
    }
    assert!(pages(&folder, "changed") == pages(&folder, "first"));
}
