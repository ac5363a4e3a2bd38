//! What the system says about the folders of a site, as signals.

use crate::source::is_hidden;
use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Instant;

/// The folders of a site that hold what people write.
const ROOTS: [&str; 2] = ["content", "themes"];

/// How often to begin anew to listen to a folder in which things vanish meanwhile.
const TRIES: u32 = 10;

/// What was heard, and when.
#[derive(Debug)]
pub(super) struct Signal {
    pub what: What,
    pub at: Instant,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    /// This file or folder may have changed; from the site's folder down.
    Path(PathBuf),
    /// The site's folder, or one of those in it that are listened to, has come, gone or moved.
    Roots,
    /// Anything may have changed.
    Anything,
    /// Events were lost, because there were too many.
    Flood,
    /// The system will not tell any more, and why.
    Blind(String),
}

/// Listens until it is dropped.
pub(super) struct Eyes {
    _watcher: RecommendedWatcher,
}

impl Eyes {
    /// Begins to listen to the folder of a site, and to those in it that are there; nothing where there is no such folder.
    ///
    /// # Errors
    /// Why the system can't tell.
    pub(super) fn open(site: &Path, to: &Sender<Signal>) -> Result<Option<Self>, String> {
        let (root, to) = (site.to_owned(), to.clone());
        let tell = move |event: notify::Result<Event>| {
            let at = Instant::now();
            for what in signals(&root, event) {
                // Nobody listens when the program ends.
                let _ = to.send(Signal { what, at });
            }
        };
        let mut watcher = RecommendedWatcher::new(tell, Config::default()).map_err(|error| reason(&error))?;
        // The site's own folder first: what comes into being after this is told.
        let mut all = vec![(site.to_owned(), RecursiveMode::NonRecursive)];
        all.extend(ROOTS.map(|root| (site.join(root), RecursiveMode::Recursive)));
        for (folder, mode) in all {
            let listens = listen(|| watcher.watch(&folder, mode), || folder.is_dir());
            if !listens.map_err(|error| reason(&error))? && folder == site {
                return Ok(None);
            }
        }
        Ok(Some(Eyes { _watcher: watcher }))
    }
}

/// Begins to listen to a folder; false where it is not there. Something in it may vanish while the system goes through it, and
/// then whatever comes after that is not listened to.
fn listen(
    mut watch: impl FnMut() -> notify::Result<()>,
    is_there: impl Fn() -> bool,
) -> notify::Result<bool> {
    for _ in 0..TRIES {
        match watch() {
            Ok(()) => return Ok(true),
            Err(error) if !is_missing(&error) => return Err(error),
            Err(_) if !is_there() => return Ok(false),
            Err(_) => {}
        }
    }
    // Who looks will find what is not heard, and listens anew.
    Ok(true)
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => {
            matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
        }
        ErrorKind::Generic(_)
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_)
        | ErrorKind::MaxFilesWatch => false,
    }
}

/// Why the system can't tell, for people.
fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system lets one user watch only so many folders".to_owned(),
        ErrorKind::Io(error) => error.to_string(),
        ErrorKind::Generic(words) => words.clone(),
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound | ErrorKind::InvalidConfig(_) => error.to_string(),
    }
}

fn signals(site: &Path, event: notify::Result<Event>) -> Vec<What> {
    let event = match event {
        Ok(event) if event.need_rescan() => return vec![What::Flood],
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
            return vec![What::Blind(reason(&error))];
        }
        Err(_) => return vec![What::Anything],
    };
    match event.kind {
        // We ourselves open and read files. Closing one that was open for writing is told for programs that write by mapping
        // the file into memory.
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        EventKind::Access(_) => return Vec::new(),
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => {}
    }
    let moved = matches!(
        event.kind,
        EventKind::Any
            | EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(notify::event::ModifyKind::Name(_))
    );
    event.paths.iter().filter_map(|path| signal(site, path, moved)).collect()
}

/// What an event about this path means; `moved` where the path may have come or gone.
fn signal(site: &Path, path: &Path, moved: bool) -> Option<What> {
    let inside = path.strip_prefix(site).ok()?;
    let mut names = inside.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name),
        _ => None,
    });
    let root = match names.next() {
        Some(root) if ROOTS.iter().any(|known| root == *known) => root,
        // Beside the folders that hold texts: the output, for example.
        Some(_) => return None,
        None => return moved.then_some(What::Roots),
    };
    if names.any(is_hidden) {
        return None;
    }
    match (inside == Path::new(root), moved) {
        (true, true) => Some(What::Roots),
        (true, false) => Some(What::Anything),
        (false, _) => Some(What::Path(inside.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, Flag, MetadataKind, ModifyKind, RemoveKind};

    fn heard(kind: EventKind, path: &str) -> Vec<What> {
        signals(Path::new("/s"), Ok(Event::new(kind).add_path(path.into())))
    }

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn texts_and_themes_are_heard_and_nothing_beside_them() {
        assert_eq!(heard(WRITTEN, "/s/content/a/lo1.md"), [What::Path("content/a/lo1.md".into())]);
        assert_eq!(heard(WRITTEN, "/s/themes/mine/assets/x.css").len(), 1);
        for beside in [
            "/s/public/index.html",
            "/s/README.md",
            "/s/content/a/.lo1.md.swp",
            "/s/content/.git/HEAD",
            "/t/content/a",
        ] {
            assert_eq!(heard(WRITTEN, beside), [], "{beside}");
        }
    }

    #[test]
    fn reading_is_no_change() {
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(heard(read, "/s/content/a/lo1.md"), []);
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(heard(written, "/s/content/a/lo1.md").len(), 1);
    }

    #[test]
    fn a_folder_that_is_listened_to_may_come_and_go() {
        for folder in ["/s", "/s/content", "/s/themes"] {
            assert_eq!(heard(EventKind::Create(CreateKind::Folder), folder), [What::Roots], "{folder}");
            assert_eq!(heard(EventKind::Remove(RemoveKind::Folder), folder), [What::Roots], "{folder}");
        }
        let touched = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        assert_eq!(heard(touched, "/s/content"), [What::Anything]);
        assert_eq!(heard(touched, "/s"), []);
    }

    #[test]
    fn what_vanishes_in_a_folder_does_not_make_that_a_missing_one() {
        let asked = std::cell::Cell::new(0);
        let vanishing = |times: u32| {
            asked.set(0);
            let gone = || notify::Error::new(ErrorKind::PathNotFound).add_path("/s/content/a".into());
            let asked = &asked;
            move || {
                asked.set(asked.get() + 1);
                if asked.get() > times { Ok(()) } else { Err(gone()) }
            }
        };
        assert!(listen(vanishing(2), || true).unwrap());
        assert_eq!(asked.get(), 3, "it must listen to all of it in the end");
        assert!(!listen(vanishing(2), || false).unwrap());
        assert_eq!(asked.get(), 1);
        assert!(listen(vanishing(u32::MAX), || true).unwrap());
        assert!(listen(|| Err(notify::Error::new(ErrorKind::MaxFilesWatch)), || true).is_err());
    }

    #[test]
    fn lost_events_and_limits_are_told_apart() {
        let flood = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(signals(Path::new("/s"), Ok(flood)), [What::Flood]);
        let limit = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert!(matches!(signals(Path::new("/s"), Err(limit)).as_slice(), [What::Blind(_)]));
        assert_eq!(signals(Path::new("/s"), Err(notify::Error::generic("?"))), [What::Anything]);
    }
}
