//! Where a build keeps what the next one may use: the folder `.syllabus-cache` beside `content/`.
//!
//! It lies with the site and not in a folder of the user: so it goes when the site goes, a build server that keeps folders
//! between builds need know one place, and two copies of a site don't share one.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use xxhash_rust::xxh3::xxh3_64;

use super::place;

/// The folder's name.
pub(super) const NAME: &str = ".syllabus-cache";

/// What it holds besides: tells programs that make backups, and git, to pass it by.
const COMPANIONS: &[(&str, &str)] = &[
    (
        "CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n\
         # syllabus keeps here what makes the next build faster. The folder can be deleted at any time.\n",
    ),
    (".gitignore", "*\n"),
];

/// How the file for one output folder ends, and the file that is to become it.
const ENDING: &str = "cache";
const UNDONE: &str = "cache-new";

/// Files for so many output folders are kept.
const MOST: usize = 8;

/// A larger file is none of ours: it would be a site of more than a million pages.
const LIMIT: u64 = 1 << 28;

/// The place of one file, for one site and one output folder. Whatever goes wrong with it costs a build time and nothing
/// else, so nobody is told.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
    file: PathBuf,
}

impl Shelf {
    /// The place for builds of the site in the folder `site` to the folder `out`, neither of which need be there.
    pub fn new(site: &Path, out: &Path) -> Self {
        let [site_true, out_true] = [site, out].map(place::true_path_of);
        // A site that is moved takes its output along.
        let name = out_true.strip_prefix(&site_true).unwrap_or(&out_true);
        let folder = site.join(NAME);
        let name = format!("{:016x}", xxh3_64(name.as_os_str().as_encoded_bytes()));
        Shelf { file: folder.join(name).with_extension(ENDING), folder }
    }

    /// What was saved, or nothing.
    pub fn load(&self) -> Vec<u8> {
        let is_ours = |found: fs::Metadata| found.is_file() && found.len() <= LIMIT;
        if self.has_folder() && self.file.symlink_metadata().is_ok_and(is_ours) {
            fs::read(&self.file).unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    /// Saves it for the next build, if that is possible.
    pub fn save(&self, bytes: &[u8]) {
        let undone = self.file.with_extension(UNDONE);
        // If it is not, what was there stays: it is older, and of no less use than any old cache.
        let _ = self.make_folder().and_then(|()| self.replace(&undone, bytes));
    }

    /// Whether the folder is there and is no link.
    fn has_folder(&self) -> bool {
        self.folder.symlink_metadata().is_ok_and(|found| found.is_dir())
    }

    fn make_folder(&self) -> io::Result<()> {
        match fs::create_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && self.has_folder() => Ok(()),
            Err(error) => Err(error),
            Ok(()) => COMPANIONS.iter().try_for_each(|(name, text)| {
                File::create_new(self.folder.join(name))?.write_all(text.as_bytes())
            }),
        }
    }

    fn replace(&self, undone: &Path, bytes: &[u8]) -> io::Result<()> {
        // A build that was killed may have left it.
        let _ = fs::remove_file(undone);
        let written = File::create_new(undone).and_then(|mut file| file.write_all(bytes));
        let is_new = self.file.symlink_metadata().is_err();
        let replaced = written.and_then(|()| fs::rename(undone, &self.file));
        if replaced.is_err() {
            let _ = fs::remove_file(undone);
        } else if is_new {
            self.tidy();
        }
        replaced
    }

    /// Removes the files of output folders that nobody has built to for the longest time.
    fn tidy(&self) {
        let mut files: Vec<(SystemTime, PathBuf)> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let is_ours = entry.path().extension().is_some_and(|ending| ending == ENDING);
                is_ours.then_some((entry.metadata().ok()?.modified().ok()?, entry.path()))
            })
            .collect();
        files.sort_unstable();
        for (_, file) in files.iter().take(files.len().saturating_sub(MOST)) {
            let _ = fs::remove_file(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_saved_is_found_by_builds_to_the_same_folder() {
        let site = tempfile::tempdir().unwrap();
        let shelf = |out: &str| Shelf::new(site.path(), &site.path().join(out));
        assert_eq!(shelf("public").load(), b"");
        shelf("public").save(b"one");
        shelf("../elsewhere").save(b"two");
        shelf("public").save(b"three");
        assert_eq!(shelf("./public/").load(), b"three");
        assert_eq!(shelf("../elsewhere").load(), b"two");
        assert_eq!(shelf("other").load(), b"");
        assert_eq!(names(site.path()), [NAME]);
        let names = names(&site.path().join(NAME));
        assert!(COMPANIONS.iter().all(|(name, _)| names.iter().any(|other| other == name)), "{names:?}");
        assert_eq!(names.len(), COMPANIONS.len() + 2, "{names:?}");
    }

    #[test]
    fn a_site_that_is_moved_takes_it_along() {
        let folder = tempfile::tempdir().unwrap();
        let [here, there] = ["here", "there"].map(|name| folder.path().join(name));
        fs::create_dir(&here).unwrap();
        Shelf::new(&here, &here.join("public")).save(b"one");
        fs::rename(&here, &there).unwrap();
        assert_eq!(Shelf::new(&there, &there.join("public")).load(), b"one");
    }

    #[test]
    fn only_so_many_are_kept() {
        let site = tempfile::tempdir().unwrap();
        for n in 0..MOST + 5 {
            Shelf::new(site.path(), &site.path().join(format!("out-{n}"))).save(b"x");
        }
        assert_eq!(names(&site.path().join(NAME)).len(), MOST + COMPANIONS.len());
        assert_eq!(Shelf::new(site.path(), &site.path().join(format!("out-{}", MOST + 4))).load(), b"x");
    }

    #[test]
    fn what_a_killed_build_left_is_no_obstacle() {
        let site = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(site.path(), &site.path().join("public"));
        shelf.save(b"one");
        fs::write(shelf.file.with_extension(UNDONE), "tw").unwrap();
        assert_eq!(shelf.load(), b"one");
        shelf.save(b"two");
        assert_eq!(shelf.load(), b"two");
        assert!(!shelf.file.with_extension(UNDONE).exists());
    }

    #[test]
    fn where_nothing_can_be_saved_nothing_happens() {
        let site = tempfile::tempdir().unwrap();
        let shelf = |out: &str| Shelf::new(&site.path().join("missing"), &site.path().join(out));
        shelf("public").save(b"one");
        assert_eq!(shelf("public").load(), b"");
        assert!(names(site.path()).is_empty());
        fs::write(site.path().join(NAME), "mine").unwrap();
        let shelf = Shelf::new(site.path(), &site.path().join("public"));
        shelf.save(b"one");
        assert_eq!(shelf.load(), b"");
        assert_eq!(fs::read(site.path().join(NAME)).unwrap(), b"mine");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        use std::os::unix::fs::symlink;
        let (site, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let shelf = Shelf::new(site.path(), &site.path().join("public"));
        symlink(elsewhere.path(), site.path().join(NAME)).unwrap();
        shelf.save(b"one");
        assert!(names(elsewhere.path()).is_empty());
        fs::write(elsewhere.path().join(shelf.file.file_name().unwrap()), "planted").unwrap();
        assert_eq!(shelf.load(), b"");
        fs::remove_file(site.path().join(NAME)).unwrap();
        fs::create_dir(site.path().join(NAME)).unwrap();
        let mine = elsewhere.path().join("mine");
        fs::write(&mine, "mine").unwrap();
        for at in [&shelf.file, &shelf.file.with_extension(UNDONE)] {
            symlink(&mine, at).unwrap();
        }
        assert_eq!(shelf.load(), b"");
        shelf.save(b"one");
        assert_eq!(shelf.load(), b"one");
        assert_eq!(fs::read(&mine).unwrap(), b"mine");
    }
}
