//! The law of a snapshot: whatever happens to a folder, a snapshot that is told of it is the same as a new one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use proptest::collection::vec;
use proptest::prelude::*;
use tempfile::TempDir;

use super::Snapshot;

/// Long after whatever a test does, so that every stamp is trusted.
fn later() -> SystemTime {
    SystemTime::now() + Duration::from_secs(3600)
}

/// What may happen. Paths are those of a site's files.
#[derive(Clone, Debug)]
enum Event {
    Write(String, u8),
    Folder(String),
    Delete(String),
    Rename(String, String),
    Copy(String, String),
    Link(String, String),
}

fn path() -> impl Strategy<Value = String> {
    let top = prop::sample::select(vec!["content", "content", "content", "themes"]);
    let folder = prop::sample::select(vec!["a", "b", "c", ".hidden", "node_modules"]);
    let name = prop::sample::select(vec!["a", "b", "x.md", "y.md", "z.svg", ".x.md.swp", "a.md"]);
    (top, vec(folder, 0..3), name).prop_map(|(top, folders, name)| {
        let parts = [top].into_iter().chain(folders).chain([name]);
        parts.collect::<Vec<_>>().join("/")
    })
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (path(), any::<u8>()).prop_map(|(path, n)| Event::Write(path, n)),
        1 => path().prop_map(Event::Folder),
        2 => path().prop_map(Event::Delete),
        3 => (path(), path()).prop_map(|(from, to)| Event::Rename(from, to)),
        1 => (path(), path()).prop_map(|(from, to)| Event::Copy(from, to)),
        1 => (path(), path()).prop_map(|(at, to)| Event::Link(at, to)),
    ]
}

impl Event {
    /// Lets it happen, if it can.
    fn happen(&self, site: &Path) {
        let full = |path: &String| site.join(path);
        let above = |path: &String| drop(fs::create_dir_all(full(path).parent().unwrap()));
        match self {
            Event::Write(path, n) => {
                above(path);
                drop(fs::write(full(path), vec![b'x'; usize::from(*n)]));
            }
            Event::Folder(path) => drop(fs::create_dir_all(full(path))),
            Event::Delete(path) if full(path).symlink_metadata().is_ok_and(|about| about.is_dir()) => {
                drop(fs::remove_dir_all(full(path)));
            }
            Event::Delete(path) => drop(fs::remove_file(full(path))),
            Event::Rename(from, to) => {
                above(to);
                drop(fs::rename(full(from), full(to)));
            }
            Event::Copy(from, to) => drop(fs::copy(full(from), full(to))),
            #[cfg(unix)]
            Event::Link(at, to) => drop(std::os::unix::fs::symlink(full(to), full(at))),
            #[cfg(not(unix))]
            Event::Link(..) => {}
        }
    }

    /// The paths that it concerns.
    fn paths(&self) -> Vec<&str> {
        match self {
            Event::Write(path, _) | Event::Folder(path) | Event::Delete(path) | Event::Link(path, _) => {
                vec![path]
            }
            Event::Rename(from, to) => vec![from, to],
            Event::Copy(_, to) => vec![to],
        }
    }

    /// What a watcher of the disk would tell: the paths as they are called, and as they are without links in them.
    fn hints(&self, site: &Path) -> Vec<PathBuf> {
        let mut hints = Vec::new();
        for path in self.paths() {
            let path = site.join(path);
            let folder = path.parent().unwrap().canonicalize();
            hints.extend(folder.map(|folder| folder.join(path.file_name().unwrap())));
            hints.extend(path.canonicalize());
            hints.push(path);
        }
        hints
    }
}

/// Fails unless both know the same files, refuse the same ones for the same reason, and `kept` takes none for unchanged
/// that has changed.
fn assert_same(kept: &Snapshot, fresh: &Snapshot, told: &str) {
    let known = |snapshot: &Snapshot| -> Vec<(String, u64)> {
        snapshot.inputs().files().iter().map(|file| (file.path().to_owned(), file.mark())).collect()
    };
    assert_eq!(known(kept), known(fresh), "{told}");
    assert_eq!(kept.disk.refused, fresh.disk.refused, "{told}");
    assert_eq!(kept.links, fresh.links, "{told}");
    let (kept, fresh) = (kept.inputs(), fresh.inputs());
    for file in fresh.files() {
        let stamp = fresh.read(file).stamp;
        let stamp_is_known = |stamp| kept.is_still(kept.get(file.id()).unwrap(), stamp);
        assert!(stamp.is_none_or(stamp_is_known), "{told}: the stamp of {} is old", file.path());
    }
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    folder
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_refreshed_snapshot_is_a_fresh_one(
        before in vec(event(), 0..25),
        rounds in vec(vec(event(), 1..4), 1..8),
        noise in vec(prop_oneof![path(), "[./aé-]{1,6}"], 0..3),
    ) {
        let folder = folder();
        before.iter().for_each(|event| event.happen(folder.path()));
        let mut kept = Snapshot::with_clock(folder.path(), later).unwrap();
        for round in rounds {
            // Ask for every stamp, so that every one can be wrong afterwards.
            let inputs = kept.inputs();
            inputs.files().iter().for_each(|file| drop(inputs.probe(file)));
            let mut hints: Vec<PathBuf> = noise.iter().map(|noise| folder.path().join(noise)).collect();
            for event in &round {
                hints.extend(event.hints(folder.path()));
                event.happen(folder.path());
                hints.extend(event.hints(folder.path()));
            }
            fs::create_dir_all(folder.path().join("content")).unwrap();
            kept.refresh(&hints).unwrap();
            assert_same(&kept, &Snapshot::with_clock(folder.path(), later).unwrap(), &format!("{round:?}"));
        }
    }
}

#[test]
fn only_folders_with_a_hint_are_looked_into() {
    let folder = folder();
    let write = |path: &&str| Event::Write((*path).to_owned(), 1).happen(folder.path());
    ["content/a/x.md", "content/b/x.md"].iter().for_each(write);
    let mut snapshot = Snapshot::read(folder.path()).unwrap();
    let has = |snapshot: &Snapshot, path| snapshot.inputs().find(path).is_some();
    ["content/a/y.md", "content/b/y.md", "content/new/deep/y.md"].iter().for_each(write);
    snapshot.refresh(&[folder.path().join("content/a/never-there.md")]).unwrap();
    assert!(has(&snapshot, "content/a/y.md"), "another file of the folder is seen");
    assert!(has(&snapshot, "content/new/deep/y.md"), "a folder that is new is seen as a whole");
    assert!(!has(&snapshot, "content/b/y.md"));
    snapshot.refresh(&["/elsewhere".into()]).unwrap();
    assert!(!has(&snapshot, "content/b/y.md"));
    snapshot.refresh(&["/".into()]).unwrap();
    assert!(has(&snapshot, "content/b/y.md"));
    write(&"content/b/z.md");
    snapshot.refresh(&[]).unwrap();
    assert!(has(&snapshot, "content/b/z.md"), "no hint means everywhere");
}

#[test]
fn a_snapshot_outlives_its_site() {
    let folder = folder();
    Event::Write("content/a.md".to_owned(), 1).happen(folder.path());
    let mut snapshot = Snapshot::read(folder.path()).unwrap();
    let away = folder.path().join("elsewhere");
    fs::rename(folder.path().join("content"), &away).unwrap();
    assert!(snapshot.refresh(&[]).is_err());
    assert_eq!(snapshot.inputs().len(), 1, "it stays as it was");
    fs::rename(away, folder.path().join("content")).unwrap();
    snapshot.refresh(&["content/a.md".into()]).unwrap();
    assert_eq!(snapshot.inputs().len(), 1);
}
