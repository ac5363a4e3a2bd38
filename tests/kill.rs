//! A build that is killed leaves old or new files, never half of one, and the next build puts everything right.

#![cfg(unix)]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk and at its environment")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use syllabus::build::cache::{Cache, Record, fingerprint};
use syllabus::write::{self, Disk, Shelf, Sink, Summary};
use tempfile::TempDir;

/// Tells the copy of this program that is to be killed where to write, and which version of the site.
const FOLDER: &str = "SYLLABUS_TEST_KILL_FOLDER";
const VERSION: &str = "SYLLABUS_TEST_KILL_VERSION";

/// How often a build is killed, each time at another moment.
const ROUNDS: u32 = 40;

/// Files of a version: some stay, some change, some come and go, and some pages become folders.
fn site(version: u64) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for n in 0..300_u64 {
        let changes = n % 3 == 0;
        let text = format!("{n} {}\n", if changes { version } else { 0 });
        if n % 5 != 0 || (n + version).is_multiple_of(2) {
            files.insert(
                format!("unit-{}/page-{n}.html", n % 11),
                text.repeat(1 + (n as usize * 37) % 900).into_bytes(),
            );
        }
    }
    let turn = if version.is_multiple_of(2) { "turn" } else { "turn/index.html" };
    files.insert(turn.to_owned(), b"page\n".to_vec());
    files
}

/// Builds as the program does, with what the last build wrote down.
fn build(folder: &Path, version: u64) -> Summary {
    let out = folder.join("public");
    let shelf = Shelf::new(folder, &out);
    let (cache, record) = (Cache::from_bytes(&shelf.load(), 0), Record::default());
    let disk = Disk::open(&out, folder).unwrap().knowing(cache.outputs());
    let put = |(path, bytes): (&String, &Vec<u8>)| {
        let made_from = fingerprint(bytes);
        record.note(path, made_from);
        match cache.print(path, made_from) {
            Some(print) if disk.keep(path, print)? => Ok::<(), write::Error>(()),
            _ => disk.put(path, bytes),
        }
    };
    site(version).par_iter().try_for_each(put).unwrap();
    let (summary, outputs) = disk.finish_with_outputs().unwrap();
    shelf.save(&record.into_cache(None, outputs).to_bytes(0));
    summary
}

/// Not a test by itself: the process that is killed.
#[test]
fn child() {
    let (Some(folder), Ok(version)) = (std::env::var_os(FOLDER), std::env::var(VERSION)) else { return };
    build(Path::new(&folder), version.parse().unwrap());
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let found = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    });
    found.filter(|(path, _)| !path.starts_with(".syllabus-")).collect()
}

fn start(folder: &Path, version: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child"])
        .env(FOLDER, folder)
        .env(VERSION, version.to_string())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Starts a build of `version` and kills it after `delay`, if it lives so long. Whether it was killed.
fn build_and_kill(folder: &Path, version: u64, delay: Duration) -> bool {
    let mut child = start(folder, version);
    sleep(delay);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(status.success() || status.signal() == Some(9), "{status}");
    status.signal() == Some(9)
}

/// How long a build takes that nobody kills.
fn usual_time(folder: &Path, version: u64) -> Duration {
    let started = Instant::now();
    assert!(start(folder, version).wait().unwrap().success());
    started.elapsed()
}

/// A folder with a site in it.
fn bench() -> TempDir {
    let bench = tempfile::tempdir().unwrap();
    fs::create_dir(bench.path().join("content")).unwrap();
    bench
}

/// Every file is whole, and the one of the old or of the new version; the file of somebody else is there.
fn check_old_or_new(folder: &Path, old: u64, new: u64) {
    let (old, new) = (site(old), site(new));
    for (path, bytes) in files(&folder.join("public")) {
        let whole = path == "CNAME" || [&old, &new].iter().any(|site| site.get(&path) == Some(&bytes));
        assert!(whole, "{path} is half a file or of neither version");
    }
}

#[test]
fn a_later_build_that_is_killed_is_repaired_by_the_next() {
    let bench = bench();
    let folder = bench.path();
    build(folder, 0);
    fs::write(folder.join("public/CNAME"), "example.org").unwrap();
    let usual = usual_time(folder, 1);
    let mut killed = 0;
    for round in 0..ROUNDS {
        let (old, new) = (u64::from(round) + 1, u64::from(round) + 2);
        killed += u32::from(build_and_kill(folder, new, usual * (round * 7 % ROUNDS) / ROUNDS));
        check_old_or_new(folder, old, new);
        build(folder, new);
        let mut found = files(&folder.join("public"));
        assert_eq!(found.remove("CNAME").as_deref(), Some(&b"example.org"[..]), "round {round}");
        assert!(found == site(new), "round {round}");
        assert_eq!(build(folder, new).written, 0, "round {round}");
    }
    // How many depends on what else the machine does; without any, nothing was tested.
    assert!(killed > ROUNDS / 10, "only {killed} builds of {ROUNDS} were killed in time");
}

#[test]
fn a_first_build_that_is_killed_leaves_all_or_nothing() {
    let measured = bench();
    let usual = usual_time(measured.path(), 0);
    let mut killed = 0;
    for round in 0..ROUNDS {
        let bench = bench();
        let folder = bench.path();
        killed += u32::from(build_and_kill(folder, 0, usual * round / ROUNDS));
        if folder.join("public").exists() {
            assert!(files(&folder.join("public")) == site(0), "round {round}");
        }
        build(folder, 1);
        assert!(files(&folder.join("public")) == site(1), "round {round}");
        assert_eq!(
            fs::read_dir(folder).unwrap().count(),
            3,
            "round {round}: only content, public and the cache are there"
        );
    }
    // How many depends on what else the machine does; without any, nothing was tested.
    assert!(killed > ROUNDS / 10, "only {killed} builds of {ROUNDS} were killed in time");
}
