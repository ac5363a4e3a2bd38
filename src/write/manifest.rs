//! The list of what syllabus wrote: it says what changed without reading the output back, and what may be deleted.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::page_path;

/// Its name in the output folder.
pub(super) const NAME: &str = ".syllabus-manifest";

/// The first line; the number changes when the rest does.
const VERSION: &str = "syllabus-manifest 1";

/// What is known of one file's bytes. Nothing here depends on when or where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print {
    hash: u128,
    pub length: u64,
}

impl Print {
    /// A hash that nobody attacks: whoever can write a colliding page can write the page.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Print { hash: xxhash_rust::xxh3::xxh3_128(bytes), length: bytes.len() as u64 }
    }
}

/// The files by path. A file that is ours but may hold anything, because a build is about to change it, has no print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub files: BTreeMap<String, Option<Print>>,
}

impl Manifest {
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
        let mut manifest = Manifest::default();
        for (number, line) in lines.enumerate() {
            let (path, print) =
                parse_line(line).ok_or_else(|| format!("its line {} is damaged", number + 2))?;
            manifest.files.insert(path.to_owned(), print);
        }
        Ok(manifest)
    }

    /// The manifest as text, the same for the same files.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{VERSION}\n");
        for (path, print) in &self.files {
            // Writing to a string can't fail.
            let _ = match print {
                Some(Print { hash, length }) => writeln!(text, "{hash:032x} {length} {path}"),
                None => writeln!(text, "? ? {path}"),
            };
        }
        text
    }
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
    use super::{Manifest, Print};

    #[test]
    fn what_was_written_is_read() {
        let mut manifest = Manifest::default();
        manifest.files.insert("a b/é.html".to_owned(), Some(Print::of(b"x")));
        manifest.files.insert("z.html".to_owned(), None);
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
}
