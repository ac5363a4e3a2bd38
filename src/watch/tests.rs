use super::eyes::{Signal, What};
use super::pending::{PATIENCE, Pending, QUIET};
use super::{Change, How, Watch};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A change that takes longer than this is lost.
const LONG: Duration = Duration::from_secs(120);

fn site() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().canonicalize().unwrap();
    fs::create_dir_all(site.join("content/a/b")).unwrap();
    fs::write(site.join("content/a/b/lo1.md"), "x").unwrap();
    (folder, site)
}

/// Waits until the watch says something that holds `wanted` after `act`. That everything may have changed counts for the
/// folder of all texts alone, as it may be a second look that nobody asked for.
#[track_caller]
fn until(mut watch: Watch, wanted: &str, act: impl FnOnce()) -> Watch {
    let (said, hears) = channel();
    let wanted = PathBuf::from(wanted);
    act();
    std::thread::spawn(move || {
        loop {
            let change = watch.next(false);
            let holds = match &change {
                Change::Everything => wanted.components().count() == 1,
                Change::Paths(paths) => paths.iter().any(|path| wanted.starts_with(path)),
            };
            if holds {
                said.send(watch).unwrap();
                return;
            }
        }
    });
    hears.recv_timeout(LONG).unwrap()
}

fn files(paths: &[&str]) -> Change {
    Change::Paths(paths.iter().map(PathBuf::from).collect())
}

#[test]
fn nothing_is_said_before_it_is_quiet() {
    let start = Instant::now();
    let mut pending = Pending::default();
    assert_eq!(pending.due(), None);
    pending.path("content/a.md".into(), start);
    assert_eq!(pending.due(), Some(start + QUIET));
    pending.path("content/b.md".into(), start + QUIET / 2);
    assert_eq!(pending.due(), Some(start + QUIET / 2 + QUIET));
    assert_eq!(pending.take(), (files(&["content/a.md", "content/b.md"]), false));
    assert_eq!(pending.due(), None);
}

#[test]
fn who_never_pauses_is_heard_all_the_same() {
    let start = Instant::now();
    let mut pending = Pending::default();
    for step in 0..100 {
        pending.path("content/a.md".into(), start + QUIET / 4 * step);
    }
    assert_eq!(pending.due(), Some(start + PATIENCE));
}

#[test]
fn many_paths_are_everything() {
    let start = Instant::now();
    let mut pending = Pending::default();
    for number in 0..=1000 {
        pending.path(format!("content/{number}.md").into(), start);
    }
    assert_eq!(pending.take(), (Change::Everything, false));
    pending.roots(start);
    assert_eq!(pending.take(), (Change::Everything, true));
}

#[test]
fn a_save_is_told_however_it_is_done() {
    let (_folder, site) = site();
    let text = site.join("content/a/b/lo1.md");
    let watch = Watch::start(&site, How::Told);
    assert_eq!(watch.polls_because(), None);
    let watch = until(watch, "content/a/b/lo1.md", || fs::write(&text, "y").unwrap());
    let watch = until(watch, "content/a/b/lo1.md", || {
        fs::write(site.join("content/a/b/.lo1.md.tmp"), "z").unwrap();
        fs::rename(site.join("content/a/b/.lo1.md.tmp"), &text).unwrap();
    });
    until(watch, "content/a/b/lo1.md", || fs::remove_file(&text).unwrap());
}

#[test]
fn new_folders_are_listened_to() {
    let (_folder, site) = site();
    let watch = Watch::start(&site, How::Told);
    let watch =
        until(watch, "content/new/deep", || fs::create_dir_all(site.join("content/new/deep")).unwrap());
    let watch = until(watch, "content/new/deep/x.md", || {
        fs::write(site.join("content/new/deep/x.md"), "x").unwrap();
    });
    let watch = until(watch, "themes", || fs::create_dir_all(site.join("themes/mine/assets")).unwrap());
    until(watch, "themes/mine/assets/x.css", || {
        fs::write(site.join("themes/mine/assets/x.css"), "x").unwrap();
    });
}

#[test]
fn a_folder_that_is_replaced_is_listened_to_again() {
    let (_folder, site) = site();
    let (content, away) = (site.join("content"), site.join("away"));
    let watch = Watch::start(&site, How::Told);
    let watch = until(watch, "content", || fs::rename(&content, &away).unwrap());
    let watch = until(watch, "content", || fs::rename(&away, &content).unwrap());
    until(watch, "content/a/b/lo1.md", || fs::write(content.join("a/b/lo1.md"), "y").unwrap());
}

#[test]
fn a_site_that_is_deleted_and_restored_is_listened_to_again() {
    let (_folder, outer) = site();
    let site = outer.join("content");
    fs::create_dir_all(site.join("content")).unwrap();
    let watch = Watch::start(&site, How::Told);
    let away = outer.join("away");
    let watch = until(watch, "content", || fs::rename(&site, &away).unwrap());
    let watch = until(watch, "content", || fs::rename(&away, &site).unwrap());
    until(watch, "content/x.md", || fs::write(site.join("content/x.md"), "y").unwrap());
}

#[test]
fn where_the_system_tells_nothing_it_looks_by_itself() {
    let (_folder, site) = site();
    let mut watch = Watch::start(&site, How::Polling);
    assert!(watch.polls_because().is_some());
    let started = Instant::now();
    assert_eq!(watch.next(true), Change::Everything);
    assert!(started.elapsed() >= super::POLL);
}

#[test]
fn some_time_after_a_change_it_looks_once_more() {
    let (_folder, site) = site();
    let mut watch = Watch::start(&site, How::Told);
    fs::write(site.join("content/a/b/lo1.md"), "y").unwrap();
    assert_eq!(watch.next(false), files(&["content/a/b/lo1.md"]));
    assert_eq!(watch.next(true), Change::Everything);
}

#[test]
fn a_missing_site_is_waited_for() {
    let (_folder, outer) = site();
    let site = outer.join("later");
    let watch = Watch::start(&site, How::Told);
    assert_eq!(watch.polls_because(), None);
    until(watch, "content", || fs::create_dir_all(Path::new(&site).join("content")).unwrap());
}

#[test]
fn one_flood_of_events_does_not_lead_to_the_next() {
    let (_folder, site) = site();
    let mut watch = Watch::start(&site, How::Told);
    let flood = || Signal { what: What::Flood, at: Instant::now() };
    watch.hear(flood());
    assert_eq!(watch.next(false), Change::Everything);
    // To look at everything made events of its own.
    watch.hear(flood());
    assert_eq!(watch.pending.due(), None);
    assert!(watch.look_at.is_some_and(|at| at > Instant::now() + super::SECOND_LOOK / 2));
}

#[test]
fn what_nobody_hears_is_looked_for_all_the_same() {
    let (_folder, site) = site();
    let mut watch = Watch::start(&site, How::Told);
    watch.heartbeat = Duration::from_millis(30);
    for _ in 0..3 {
        assert_eq!(watch.next(false), Change::Everything);
    }
    // Who takes long to look is asked to do so less often.
    watch.said = Some((Instant::now(), true));
    let now = Instant::now() + Duration::from_secs(1);
    watch.plan_to_look(false, now);
    assert!(watch.look_at.is_some_and(|at| at >= now + Duration::from_secs(50)));
}

#[cfg(unix)]
#[test]
fn behind_a_folder_link_it_listens_once_something_was_found_there() {
    let (_folder, site) = site();
    fs::create_dir(site.join("shared")).unwrap();
    let mut watch = Watch::start(&site, How::Told);
    std::os::unix::fs::symlink("../shared", site.join("content/link")).unwrap();
    assert_eq!(watch.next(false), files(&["content/link"]));
    // Nobody hears this.
    fs::write(site.join("shared/x.md"), "x").unwrap();
    assert_eq!(watch.next(true), Change::Everything);
    assert_eq!(watch.next(true), Change::Everything);
    watch.heartbeat = LONG;
    until(watch, "content/link/x.md", || fs::write(site.join("shared/x.md"), "y").unwrap());
}

#[cfg(unix)]
#[test]
fn a_folder_is_heard_again_after_its_link_is_gone() {
    let (_folder, site) = site();
    std::os::unix::fs::symlink("a", site.join("content/z")).unwrap();
    let mut watch = Watch::start(&site, How::Told);
    fs::remove_file(site.join("content/z")).unwrap();
    assert!(matches!(watch.next(false), Change::Paths(_)));
    fs::write(site.join("content/a/x.md"), "x").unwrap();
    assert_eq!(watch.next(true), Change::Everything);
    assert_eq!(watch.next(true), Change::Everything);
    watch.heartbeat = LONG;
    until(watch, "content/a/x.md", || fs::write(site.join("content/a/x.md"), "y").unwrap());
}

#[test]
fn a_flood_makes_it_listen_anew() {
    let (_folder, site) = site();
    for again in [false, true] {
        let mut watch = Watch::start(&site, How::Told);
        // It hears nothing, as if a folder had been made while events were lost.
        let (deaf, _) = channel();
        watch.sight = super::Sight::open(&site, &deaf);
        watch.said = again.then(|| (Instant::now(), false));
        watch.hear(Signal { what: What::Flood, at: Instant::now() });
        assert_eq!(watch.next(false), Change::Everything);
        watch.heartbeat = LONG;
        until(watch, "content/a/b/lo1.md", || fs::write(site.join("content/a/b/lo1.md"), "y").unwrap());
    }
}

#[test]
fn where_the_system_gives_up_it_looks_by_itself() {
    let (_folder, site) = site();
    let mut watch = Watch::start(&site, How::Told);
    watch.hear(Signal { what: What::Blind("too many folders".to_owned()), at: Instant::now() });
    assert_eq!(watch.polls_because(), Some("too many folders"));
    assert_eq!(watch.next(false), Change::Everything);
    assert_eq!(watch.next(true), Change::Everything);
    assert!(watch.polls_because().is_some());
}
