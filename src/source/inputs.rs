//! Which files there are, and how to get at what is in them.

use super::{Content, FileId, Fingerprint};
use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use xxhash_rust::xxh3::xxh3_64;

/// What tells without reading that a file is still what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(NonZeroU64);

impl Stamp {
    /// Stands for all that is known of a file and changes whenever the file does.
    pub fn of<const N: usize>(facts: [u64; N]) -> Self {
        let hash = xxh3_64(facts.map(u64::to_le_bytes).as_flattened());
        Stamp(NonZeroU64::new(hash).unwrap_or(NonZeroU64::MIN))
    }

    /// The stamp as a number, to be written down.
    pub fn number(self) -> u64 {
        self.0.get()
    }

    /// The stamp that was written down; 0 stands for none.
    pub fn from_number(number: u64) -> Option<Self> {
        NonZeroU64::new(number).map(Stamp)
    }
}

/// One file that a text may have been written in.
pub struct File {
    path: Box<str>,
    id: FileId,
    mark: u64,
    seen: Mutex<Seen>,
}

/// What is known of a file because somebody looked.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The stamp that it had when somebody last looked. Asked for by few, and then again and again.
    stamp: Option<Stamp>,
    /// What came of the last reading, of one moment: the stamp, and half of the fingerprint, which is enough here.
    read: Option<(Option<Stamp>, u64)>,
    /// Whether two readings found different contents.
    is_torn: bool,
}

impl File {
    /// The file at `path`: from the site's folder, with `/` between the parts. By `mark` its loader knows it again.
    pub fn new(path: impl Into<Box<str>>, mark: u64) -> Self {
        let path = path.into();
        File { id: FileId::of(&path), path, mark, seen: Mutex::default() }
    }

    /// Path from the site's folder with `/` between the parts: `content/about.md`, `themes/mine/theme.yaml`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What stands for it in places.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// What its loader knows it by.
    pub fn mark(&self) -> u64 {
        self.mark
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

/// What was in a file.
#[derive(Debug)]
pub struct Loaded<'a> {
    /// The content.
    pub content: Cow<'a, Content>,
    /// What stands for the content.
    pub fingerprint: Fingerprint,
    /// The stamp that the file had *before* it was read, so that the stamp is never newer than the content; none where
    /// it could not be trusted.
    pub stamp: Option<Stamp>,
}

impl<'a> Loaded<'a> {
    /// Takes the fingerprint of `content`, which was read after the file was seen to have this stamp.
    pub fn new(content: Cow<'a, Content>, stamp: Option<Stamp>) -> Self {
        Loaded { fingerprint: content.fingerprint(), content, stamp }
    }
}

/// Where files come from: a disk, or memory.
pub trait Load: Send + Sync {
    /// What is in the file now.
    fn load(&self, file: &File) -> Loaded<'_>;

    /// The first `length` bytes of what is in the file now, or more. Its fingerprint is that of these bytes.
    fn head(&self, file: &File, length: usize) -> Loaded<'_> {
        let _ = length;
        self.load(file)
    }

    /// Whether the file could be loaded, and its stamp; or why not, in the operating system's words.
    fn probe(&self, file: &File) -> Result<Option<Stamp>, String>;

    /// The file's stamp, if there is one that can be trusted.
    fn stamp(&self, file: &File) -> Option<Stamp>;
}

/// A file whose content is in memory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// As [`File::path`].
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// Contents by the marks of their files.
struct Memory(Vec<Content>);

impl Memory {
    fn content(&self, file: &File) -> Cow<'_, Content> {
        let at = usize::try_from(file.mark).unwrap_or(usize::MAX);
        self.0.get(at).map_or_else(|| Cow::Owned(gone()), Cow::Borrowed)
    }
}

impl Load for Memory {
    fn load(&self, file: &File) -> Loaded<'_> {
        Loaded::new(self.content(file), None)
    }

    fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
        match self.content(file).as_ref() {
            Content::Unreadable(reason) => Err(reason.clone()),
            Content::Text(_) | Content::Bytes(_) => Ok(None),
        }
    }

    fn stamp(&self, _: &File) -> Option<Stamp> {
        None
    }
}

fn gone() -> Content {
    Content::Unreadable("there is no such file".to_owned())
}

/// Everything that a build sees: which files `content/` and `themes/` have, sorted by path. What is in one is loaded when
/// it is asked for, and belongs to who asked. A copy costs nothing and sees the same files.
#[derive(Clone)]
pub struct Inputs(Arc<Inner>);

struct Inner {
    files: Vec<Arc<File>>,
    loader: Arc<dyn Load>,
    /// Positions in `files` by id, sorted; made when somebody first asks.
    positions: OnceLock<Vec<(FileId, u32)>>,
}

impl Inputs {
    /// Takes the files in any order; of two with the same path the first one stays. `loader` is asked for what is in them.
    pub fn from_files(mut files: Vec<Arc<File>>, loader: Arc<dyn Load>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, earlier| later.path == earlier.path);
        Inputs(Arc::new(Inner { files, loader, positions: OnceLock::new() }))
    }

    /// Takes files that are in memory, in any order; of two with the same path the first one stays.
    pub fn new(sources: Vec<Source>) -> Self {
        let (mut files, mut contents) = (Vec::new(), Vec::new());
        for Source { path, content } in sources {
            files.push(Arc::new(File::new(path, contents.len() as u64)));
            contents.push(content);
        }
        Inputs::from_files(files, Arc::new(Memory(contents)))
    }

    /// Builds inputs from texts, for tests and for sites that live in memory.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let source = |(path, text): (&str, &str)| Source {
            path: path.to_owned(),
            content: Content::Text(text.to_owned()),
        };
        Inputs::new(files.into_iter().map(source).collect())
    }

    /// All files in path order.
    pub fn files(&self) -> &[Arc<File>] {
        &self.0.files
    }

    /// The files below `folder`, which ends with `/`, in path order.
    pub fn below(&self, folder: &str) -> &[Arc<File>] {
        let files = self.files();
        let start = files.partition_point(|file| &*file.path < folder);
        let count = files[start..].partition_point(|file| file.path.starts_with(folder));
        &files[start..start + count]
    }

    /// The file at exactly this path.
    pub fn find(&self, path: &str) -> Option<&File> {
        let found = self.files().binary_search_by(|file| (*file.path).cmp(path));
        found.ok().and_then(|at| self.files().get(at)).map(Arc::as_ref)
    }

    /// The file that `id` stands for.
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.files().get(self.order(id)).map(Arc::as_ref)
    }

    /// Sorts files by path where only their ids are known; a file that is not there comes last.
    pub fn order(&self, id: FileId) -> usize {
        let positions = self.0.positions.get_or_init(|| {
            let position = |(at, file): (usize, &Arc<File>)| (file.id, u32::try_from(at).unwrap_or(u32::MAX));
            let mut positions: Vec<_> = self.files().iter().enumerate().map(position).collect();
            positions.sort_unstable();
            positions
        });
        let at = positions.partition_point(|(other, _)| *other < id);
        positions.get(at).filter(|(other, _)| *other == id).map_or(usize::MAX, |(_, at)| *at as usize)
    }

    /// What is in the file now. Of a file that is not there any more, that.
    pub fn load(&self, id: FileId) -> Cow<'_, Content> {
        self.get(id).map_or_else(|| Cow::Owned(gone()), |file| self.read(file).content)
    }

    /// What is in `file` now, with the stamp to remember it by.
    pub fn read(&self, file: &File) -> Loaded<'_> {
        let loaded = self.0.loader.load(file);
        let mut seen = file.seen();
        let fingerprint = loaded.fingerprint.short();
        seen.is_torn |= seen.read.is_some_and(|(_, earlier)| earlier != fingerprint);
        seen.read = Some((loaded.stamp, fingerprint));
        seen.stamp = loaded.stamp;
        drop(seen);
        loaded
    }

    /// The first `length` bytes of `file`, or more. That is not enough to know what was in it, so it does not count as
    /// reading it.
    pub fn head(&self, file: &File, length: usize) -> Loaded<'_> {
        let loaded = self.0.loader.head(file, length);
        file.seen().stamp = loaded.stamp;
        loaded
    }

    /// Whether `file` could be read; its stamp, or why not.
    ///
    /// # Errors
    /// The reason, in the operating system's words.
    pub fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
        let stamp = self.0.loader.probe(file)?;
        file.seen().stamp = stamp;
        Ok(stamp)
    }

    /// Whether `file` is what it was when it had this stamp. `false` may only mean that nobody can tell.
    pub fn is_still(&self, file: &File, stamp: Stamp) -> bool {
        self.stamp(file) == Some(stamp)
    }

    /// The stamp of `file`, never newer than what was last read of it; none where nobody can tell.
    pub fn stamp(&self, file: &File) -> Option<Stamp> {
        let known = file.seen().stamp;
        let now = known.or_else(|| self.0.loader.stamp(file));
        if known.is_none() {
            file.seen().stamp = now;
        }
        now
    }

    /// What was seen of `file`, to be written down by whoever made something of it: its stamp, if it has one that can be
    /// trusted, and what stands for its bytes, which is 0 if they were not read. Nothing of either if it changed meanwhile:
    /// nobody knows then which of its contents was used.
    pub fn last_seen(&self, file: &File) -> (Option<Stamp>, u64) {
        match *file.seen() {
            Seen { is_torn: true, .. } => (None, 0),
            Seen { read: Some((stamp, fingerprint)), .. } => (stamp, fingerprint),
            Seen { read: None, stamp, .. } => (stamp, 0),
        }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files().len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files().is_empty()
    }
}

impl Default for Inputs {
    fn default() -> Self {
        Inputs::new(Vec::new())
    }
}

impl fmt::Debug for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.files()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    fn assert_can_be_kept_by_a_server<T: Send + Sync + Clone + 'static>(_: &T) {}

    #[test]
    fn files_are_found_by_path_by_folder_and_by_id() {
        let inputs = Inputs::from_texts([
            ("themes/mine/a.css", ""),
            ("content/b/x.md", "x"),
            ("content/b.md", "b"),
            ("content/b/x.md", "a second one of the same path"),
        ]);
        assert_can_be_kept_by_a_server(&inputs);
        assert_eq!(format!("{inputs:?}"), "[content/b.md, content/b/x.md, themes/mine/a.css]");
        assert_eq!(format!("{:?}", inputs.below("content/b/")), "[content/b/x.md]");
        assert_eq!(inputs.below("content/c/").len(), 0);
        assert_eq!(inputs.below("themes/").len(), 1);
        let id = FileId::of("content/b/x.md");
        assert_eq!(inputs.find("content/b/x.md").unwrap().id(), id);
        assert_eq!(inputs.get(id).unwrap().path(), "content/b/x.md");
        assert_eq!(inputs.load(id).text(), Some("x"));
        assert!(matches!(inputs.load(id), Cow::Borrowed(_)));
        assert!(inputs.find("content/b").is_none());
    }

    #[test]
    fn ids_sort_as_their_paths_do_and_unknown_ones_last() {
        let names = ["content/a.md", "content/b.md", "content/c.md", "themes/x/theme.yaml"];
        let inputs = Inputs::from_texts(names.map(|path| (path, "")));
        assert_eq!(names.map(|path| inputs.order(FileId::of(path))), [0, 1, 2, 3]);
        let unknown = FileId::of("content/gone.md");
        assert_eq!(inputs.order(unknown), usize::MAX);
        assert!(inputs.get(unknown).is_none());
        assert!(matches!(inputs.load(unknown).as_ref(), Content::Unreadable(_)));
    }

    /// A disk with one file, and how often it was asked for its stamp.
    struct OneFile {
        text: Mutex<String>,
        stamp: Mutex<Option<Stamp>>,
        asked: AtomicU64,
    }

    impl OneFile {
        fn new(stamp: Option<Stamp>) -> Arc<Self> {
            Arc::new(OneFile { text: Mutex::default(), stamp: Mutex::new(stamp), asked: AtomicU64::new(0) })
        }

        fn inputs(self: &Arc<Self>) -> Inputs {
            Inputs::from_files(vec![Arc::new(File::new("content/a.md", 0))], self.clone())
        }
    }

    impl Load for OneFile {
        fn load(&self, file: &File) -> Loaded<'_> {
            Loaded::new(Cow::Owned(Content::Text(self.text.lock().unwrap().clone())), self.stamp(file))
        }

        fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
            Ok(self.stamp(file))
        }

        fn stamp(&self, _: &File) -> Option<Stamp> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            *self.stamp.lock().unwrap()
        }
    }

    #[test]
    fn a_stamp_that_can_be_trusted_is_asked_for_once() {
        let stamp = Stamp::of([1, 2]);
        assert_ne!(stamp, Stamp::of([2, 1]));
        assert_eq!(Stamp::from_number(stamp.number()), Some(stamp));
        let disk = OneFile::new(None);
        let inputs = disk.inputs();
        let file = inputs.find("content/a.md").unwrap();
        assert!(!inputs.is_still(file, stamp), "nobody knows");
        assert!(!inputs.is_still(file, stamp), "so it is asked for again");
        assert_eq!(disk.asked.load(Ordering::Relaxed), 2);
        *disk.stamp.lock().unwrap() = Some(stamp);
        assert!(inputs.is_still(file, stamp) && inputs.is_still(file, stamp));
        assert!(!inputs.is_still(file, Stamp::of([3])));
        assert_eq!(disk.asked.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn what_was_seen_is_a_stamp_and_a_content_of_one_moment() {
        let [first, second] = [1, 2].map(|n| Stamp::of([n]));
        let disk = OneFile::new(None);
        let inputs = disk.inputs();
        let file = inputs.find("content/a.md").unwrap();
        assert_eq!(inputs.last_seen(file), (None, 0));
        let short = |inputs: &Inputs| inputs.read(inputs.find("content/a.md").unwrap()).fingerprint.short();
        let empty = short(&inputs);
        assert_eq!(inputs.last_seen(file), (None, empty));
        *disk.stamp.lock().unwrap() = Some(first);
        assert!(inputs.is_still(file, first));
        assert_eq!(
            inputs.last_seen(file),
            (None, empty),
            "a stamp that is newer than the content says nothing of it"
        );
        short(&inputs);
        assert_eq!(inputs.last_seen(file), (Some(first), empty));
        (*disk.stamp.lock().unwrap(), *disk.text.lock().unwrap()) = (Some(second), "new".to_owned());
        short(&inputs);
        assert_eq!(inputs.last_seen(file), (None, 0), "nobody knows which of the two was used");
        let again = disk.inputs();
        assert_eq!(again.probe(again.find("content/a.md").unwrap()), Ok(Some(second)));
        assert_eq!(again.last_seen(again.find("content/a.md").unwrap()), (Some(second), 0));
    }
}
