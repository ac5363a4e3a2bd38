//! What every file said when it was last parsed, for those who parse a site again and again.

use super::file::{self, Parsed};
use super::reading::Inspect;
use super::{Authored, CONTENT, Units, collect};
use crate::diagnostic::Diagnostic;
use crate::source::{File, Fingerprint, Inputs, Stamp};
use rayon::prelude::*;
use std::sync::Arc;

/// Remembers files by path, stamp and bytes; whoever looks at them must always be the same. A file that is gone is forgotten.
#[derive(Debug, Default)]
pub struct Memo {
    /// In the order of paths, as files are.
    files: Vec<Known>,
}

/// One file: what it said, and all that this depends on.
#[derive(Debug)]
struct Known {
    file: Arc<File>,
    in_unit: bool,
    stamp: Option<Stamp>,
    fingerprint: Fingerprint,
    parsed: Arc<Parsed>,
}

impl Memo {
    /// The same as [`parse`](super::parse()), but a file is only read if its stamp is another or can't be trusted, and only
    /// parsed if its bytes are others. What is parsed anew comes in new `Arc`s, all else in those of last time.
    pub fn parse(&mut self, inputs: &Inputs, inspect: Inspect) -> (Authored, Vec<Diagnostic>) {
        let units = Units::new(inputs);
        let mut known = std::mem::take(&mut self.files).into_iter().peekable();
        let files = inputs.below(CONTENT).iter().map(|file| {
            while known.next_if(|known| known.file.path() < file.path()).is_some() {}
            (file, known.next_if(|known| known.file.path() == file.path()))
        });
        let files: Vec<(&Arc<File>, Option<Known>)> = files.collect();
        self.files = files
            .into_par_iter()
            .map(|(file, known)| {
                let in_unit = units.have(file);
                match known.filter(|known| known.in_unit == in_unit) {
                    Some(known) if known.is_still(inputs, file) => Known { file: file.clone(), ..known },
                    known => look(inputs, file, in_unit, known, inspect),
                }
            })
            .collect();
        collect(inputs, self.files.iter().map(|known| Parsed::clone(&known.parsed)))
    }
}

impl Known {
    fn is_still(&self, inputs: &Inputs, file: &File) -> bool {
        self.stamp.is_some_and(|stamp| inputs.is_still(file, stamp))
    }
}

/// Looks into a file, and parses it unless its bytes are `known`.
fn look(inputs: &Inputs, file: &Arc<File>, in_unit: bool, known: Option<Known>, inspect: Inspect) -> Known {
    let role = file::role(file, in_unit);
    let loaded = file::load(inputs, file, &role);
    let parsed = match known.filter(|known| known.fingerprint == loaded.fingerprint) {
        Some(known) => known.parsed,
        None => Arc::new(file::parse(file, role, &loaded.content, inspect)),
    };
    Known { file: file.clone(), in_unit, stamp: loaded.stamp, fingerprint: loaded.fingerprint, parsed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{nothing, parse};
    use crate::source::{Content, Load, Loaded};
    use std::borrow::Cow;
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    /// A folder whose files have stamps that can be trusted or not, and which knows what was asked of it.
    #[derive(Clone, Default)]
    struct Folder {
        files: BTreeMap<String, (String, Option<Stamp>)>,
        asked: Arc<Mutex<Vec<String>>>,
    }

    impl Folder {
        fn put(&mut self, path: &str, text: &str, stamp: u64) {
            self.files.insert(path.to_owned(), (text.to_owned(), (stamp > 0).then(|| Stamp::of([stamp]))));
        }

        /// Parses the folder as it is now, as `memo` does and afresh, and returns what had to be read or looked at for it.
        fn parse(&self, memo: &mut Memo) -> (Authored, Vec<String>) {
            let files = self.files.keys().map(|path| Arc::new(File::new(path.as_str(), 0))).collect();
            let inputs = Inputs::from_files(files, Arc::new(self.clone()));
            let (authored, findings) = memo.parse(&inputs, nothing);
            let mut asked = std::mem::take(&mut *self.asked.lock().unwrap());
            asked.sort();
            let fresh = parse(&inputs, nothing);
            self.asked.lock().unwrap().clear();
            assert_eq!(format!("{:?}", (&authored, findings)), format!("{fresh:?}"));
            (authored, asked)
        }
    }

    impl Load for Folder {
        fn load(&self, file: &File) -> Loaded<'_> {
            self.asked.lock().unwrap().push(format!("read {}", file.path()));
            let (text, stamp) = &self.files[file.path()];
            Loaded::new(Cow::Owned(Content::Text(text.clone())), *stamp)
        }

        fn head(&self, file: &File, length: usize) -> Loaded<'_> {
            self.asked.lock().unwrap().push(format!("head {}", file.path()));
            let (text, stamp) = &self.files[file.path()];
            let head = text.as_bytes().iter().take(length).copied().collect();
            Loaded::new(Cow::Owned(Content::Bytes(head)), *stamp)
        }

        fn probe(&self, file: &File) -> Result<Option<Stamp>, String> {
            self.asked.lock().unwrap().push(format!("look {}", file.path()));
            Ok(self.stamp(file))
        }

        fn stamp(&self, file: &File) -> Option<Stamp> {
            self.files[file.path()].1
        }
    }

    const UNIT: &str = "content/o/q/u/unit.yaml";
    const TOPIC: &str = "content/o/q/u/lo1.md";

    fn folder() -> Folder {
        let mut folder = Folder::default();
        folder.put("content/site.yaml", "title: T\nlanguage: en-GB\n", 1);
        folder.put(
            UNIT,
            "number: U\ntitle: T\nlevel: 3\noutcomes: {1: {title: T, criteria: {1.1: Explain}}}\n",
            1,
        );
        folder.put(TOPIC, "In short.\n", 1);
        folder.put("content/o/q/u/flow.svg", "<svg/>", 1);
        folder.put("content/o/q/u/photo.png", "", 1);
        folder.put("content/o/q/u/notes.pdf", "", 1);
        folder
    }

    #[test]
    fn a_file_is_read_if_its_stamp_is_another_and_parsed_if_its_bytes_are() {
        let (mut folder, mut memo) = (folder(), Memo::default());
        let (first, asked) = folder.parse(&mut memo);
        assert_eq!(asked.len(), 6, "{asked:?}");
        let (second, asked) = folder.parse(&mut memo);
        assert_eq!(asked, [""; 0]);
        assert!(
            Arc::ptr_eq(&first.units[0], &second.units[0])
                && Arc::ptr_eq(&first.assets[0], &second.assets[0])
        );
        folder.put(TOPIC, "In short.\n", 2);
        folder.put("content/o/q/u/photo.png", "more", 2);
        let (third, asked) = folder.parse(&mut memo);
        assert_eq!(asked, ["head content/o/q/u/photo.png", "read content/o/q/u/lo1.md"]);
        assert!(Arc::ptr_eq(&first.topics[0], &third.topics[0]), "touched, and the same");
        folder.put(TOPIC, "In other words.\n", 3);
        let (fourth, asked) = folder.parse(&mut memo);
        assert_eq!(asked, ["read content/o/q/u/lo1.md"]);
        assert!(!Arc::ptr_eq(&first.topics[0], &fourth.topics[0]));
        assert!(Arc::ptr_eq(&first.units[0], &fourth.units[0]));
    }

    #[test]
    fn without_a_stamp_that_can_be_trusted_a_file_is_read_again() {
        let (mut folder, mut memo) = (folder(), Memo::default());
        folder.put(TOPIC, "In short.\n", 0);
        let (first, _) = folder.parse(&mut memo);
        let (second, asked) = folder.parse(&mut memo);
        assert_eq!(asked, ["read content/o/q/u/lo1.md"]);
        assert!(Arc::ptr_eq(&first.topics[0], &second.topics[0]));
        folder.put(TOPIC, "In other words.\n", 0);
        folder.parse(&mut memo);
        folder.put(TOPIC, "In other words.\n", 4);
        assert_eq!(folder.parse(&mut memo).1, ["read content/o/q/u/lo1.md"], "now it has one");
        assert_eq!(folder.parse(&mut memo).1, [""; 0]);
    }

    #[test]
    fn the_same_file_means_something_else_when_its_unit_goes_and_what_is_gone_is_forgotten() {
        let (mut folder, mut memo) = (folder(), Memo::default());
        folder.parse(&mut memo);
        let unit = folder.files.remove(UNIT).unwrap();
        let (without, asked) = folder.parse(&mut memo);
        assert_eq!((without.topics.len(), memo.files.len()), (0, 5));
        assert!(!asked.contains(&format!("read {UNIT}")));
        folder.files.insert(UNIT.to_owned(), unit);
        folder.files.remove("content/site.yaml");
        let (with, _) = folder.parse(&mut memo);
        assert_eq!((with.topics.len(), with.settings.is_none()), (1, true));
        folder.files.clear();
        folder.parse(&mut memo);
        assert!(memo.files.is_empty());
    }
}
