//! The list of what syllabus wrote: it says what changed without reading the output back, and what may be deleted.

use super::print::{Output, Print};
use super::{Error, page_path};

/// Its name in the output folder.
pub(super) const NAME: &str = ".syllabus-manifest";

/// The first line; the number changes when the rest does.
const VERSION: &str = "syllabus-manifest 1";

/// The files in the order of their paths, each path once. A file that is ours but may hold anything, because a build is about
/// to change it, has no print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: Vec<(String, Option<Print>)>,
}

impl Manifest {
    /// The files in any order; where a path comes twice, the first is taken.
    pub(super) fn new(mut files: Vec<(String, Option<Print>)>) -> Self {
        if !files.is_sorted_by(|a, b| a.0 < b.0) {
            files.sort_by(|a, b| a.0.cmp(&b.0));
            files.dedup_by(|later, first| later.0 == first.0);
        }
        Manifest { files }
    }

    /// The manifest of a site, which puts its files in order. Refuses two files with one path, and a file whose path is a
    /// folder of another.
    pub(super) fn of(outputs: &mut [Output]) -> Result<Self, Error> {
        outputs.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let files = outputs.iter().map(|output| (output.path.clone(), Some(output.print))).collect();
        let manifest = Manifest { files };
        manifest.check_clashes()?;
        Ok(manifest)
    }

    fn check_clashes(&self) -> Result<(), Error> {
        let mut last = "";
        for (index, path) in self.paths().enumerate() {
            let parent = page_path::parent(path);
            // Files of one folder stand together, so nearly always its folders were looked up with the file before.
            let taken = parent != page_path::parent(last)
                && page_path::folders(path).any(|folder| self.get(folder).is_some());
            if taken || (index > 0 && path == last) {
                return Err(Error::Clash { path: path.to_owned() });
            }
            last = path;
        }
        Ok(())
    }

    /// Reads a manifest; what is wrong with it in words if it is none of ours.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        match lines.next() {
            Some(VERSION) => {}
            Some(first) if first.starts_with("syllabus-manifest ") => {
                return Err("another version of syllabus wrote it".to_owned());
            }
            _ => return Err("it is not in the form that syllabus writes".to_owned()),
        }
        let mut files = Vec::new();
        for (number, line) in lines.enumerate() {
            let (path, print) =
                parse_line(line).ok_or_else(|| format!("its line {} is damaged", number + 2))?;
            files.push((path.to_owned(), print));
        }
        Ok(Manifest::new(files))
    }

    /// The manifest as text, the same for the same files.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(VERSION.len() + 1 + self.files.len() * 128);
        text.push_str(VERSION);
        text.push('\n');
        for (path, print) in &self.files {
            match print {
                Some(print) => push_print(&mut text, *print),
                None => text.push_str("? ?"),
            }
            text.push(' ');
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Paths that stand here and not in `other`.
    pub(super) fn paths_missing_in<'a>(&'a self, other: &Manifest) -> Vec<&'a str> {
        let mut others = other.paths().peekable();
        let is_missing = |path: &&str| {
            while others.next_if(|other| other < path).is_some() {}
            others.peek() != Some(path)
        };
        self.paths().filter(is_missing).collect()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(path, _)| path.as_str())
    }

    /// The files in the order of their paths.
    pub(super) fn files(&self) -> &[(String, Option<Print>)] {
        &self.files
    }

    /// Where a file stands in [`Manifest::files`].
    pub(super) fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()
    }

    /// The same, if it may well be `index`.
    pub(super) fn position_near(&self, index: usize, path: &str) -> Option<usize> {
        match self.files.get(index) {
            Some((known, _)) if known == path => Some(index),
            _ => self.position(path),
        }
    }

    /// What is known of a file, if it is ours.
    pub(super) fn get(&self, path: &str) -> Option<&Option<Print>> {
        self.position(path).map(|at| &self.files[at].1)
    }
}

/// `hash length`; formatting takes four times as long.
fn push_print(text: &mut String, print: Print) {
    for nibble in (0..32).rev() {
        let digit = (print.hash >> (4 * nibble)) as u32 & 0xf;
        text.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
    text.push(' ');
    text.push_str(&print.length.to_string());
}

/// One line; a path that leaves the folder makes it damaged, so that nobody's file is deleted because of a line here.
fn parse_line(line: &str) -> Option<(&str, Option<Print>)> {
    let mut fields = line.splitn(3, ' ');
    let (hash, length, path) = (fields.next()?, fields.next()?, fields.next()?);
    page_path::check(path).ok()?;
    if (hash, length) == ("?", "?") {
        return Some((path, None));
    }
    let hash = u128::from_str_radix(hash, 16).ok()?;
    Some((path, Some(Print { hash, length: length.parse().ok()? })))
}

#[cfg(test)]
mod tests {
    use super::{Error, Manifest, Output, Print};

    #[test]
    fn what_was_written_is_read() {
        let print = Print { hash: 0x0123_4567_89ab_cdef, length: 10 };
        let files = vec![
            ("z.html".to_owned(), None),
            ("a b/é.html".to_owned(), Some(Print::of(b"x"))),
            ("b".to_owned(), Some(print)),
        ];
        let manifest = Manifest::new(files);
        assert!(manifest.to_text().contains("\n00000000000000000123456789abcdef 10 b\n"));
        assert_eq!(Manifest::parse(&manifest.to_text()), Ok(manifest));
    }

    #[test]
    fn a_foreign_or_dangerous_manifest_is_refused() {
        let wrong = |text| Manifest::parse(text).unwrap_err();
        assert!(wrong("").contains("form"));
        assert!(wrong("syllabus-manifest 2\n").contains("another version"));
        assert!(wrong("syllabus-manifest 1\n? ? ../../etc/passwd\n").contains("line 2"));
        assert!(wrong("syllabus-manifest 1\n? ? ok\nxyz 1 ok\n").contains("line 3"));
    }

    #[test]
    fn lines_out_of_order_are_put_in_order_and_none_counts_twice() {
        let text = "syllabus-manifest 1\n? ? b\n? ? a/x\n? ? b\n";
        assert!(Manifest::parse(text).unwrap().paths().eq(["a/x", "b"]));
    }

    #[test]
    fn what_is_missing_elsewhere_is_found() {
        let manifest = |paths: &str| {
            Manifest::new(paths.split_whitespace().map(|path| (path.to_owned(), None)).collect())
        };
        let missing = |one, other| manifest(one).paths_missing_in(&manifest(other)).join(" ");
        assert_eq!(missing("a b c d", "a c e"), "b d");
        assert_eq!(missing("a b", ""), "a b");
        assert_eq!(missing("", "a"), "");
        assert_eq!(missing("a/x b", "a b c"), "a/x");
    }

    #[test]
    fn two_files_that_can_t_both_be_there_clash() {
        let clash = |paths: &[&str]| {
            let output =
                |path: &&str| Output { path: (*path).to_owned(), print: Print::of(b""), trace: None };
            match Manifest::of(&mut paths.iter().map(output).collect::<Vec<_>>()) {
                Ok(_) => None,
                Err(Error::Clash { path }) => Some(path),
                Err(other) => panic!("{other}"),
            }
        };
        assert_eq!(clash(&["b", "a/x", "a/y", "a-b", "a.html", "a/b/c"]), None);
        assert_eq!(clash(&["b", "a", "b"]).as_deref(), Some("b"));
        // What sorts between a folder's name and its files hides nothing.
        assert_eq!(clash(&["a/x", "a-b", "a.html", "a"]).as_deref(), Some("a/x"));
        assert_eq!(clash(&["a/b/c/d", "a/b", "a/b.html"]).as_deref(), Some("a/b/c/d"));
        assert_eq!(clash(&["", ""]).as_deref(), Some(""));
    }
}
