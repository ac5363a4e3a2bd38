//! Paths that stay inside the output folder.

use std::path::{Component, Path};

use super::Error;

/// Names in the output folder that begin so are ours alone.
pub(super) const RESERVED: &str = ".syllabus-";

/// Refuses a path that could leave the output folder, touch our own files there, or mean something else on another system.
pub(super) fn check(path: &str) -> Result<(), Error> {
    let parts = path.split('/');
    let all_names = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let sound =
        |part: &str| !part.is_empty() && part != "." && !part.contains(|c: char| c == '\\' || c.is_control());
    if all_names && !path.starts_with(RESERVED) && parts.clone().all(sound) {
        Ok(())
    } else {
        Err(Error::Path { path: path.to_owned() })
    }
}

/// The folders above `path`, the outermost first: `a`, `a/b` for `a/b/c.html`.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The folder that `path` lies in, if it is not the output folder itself.
pub(super) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

#[cfg(test)]
mod tests {
    use super::{check, folders, parent};

    #[test]
    fn nothing_leaves_the_folder() {
        for path in ["index.html", "a/b/c.html", ".nojekyll", "a b/é.png", ".well-known/x", "a/..b"] {
            assert!(check(path).is_ok(), "{path}");
        }
        let bad = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../x",
            "a/..",
            "a//b",
            "a/",
            "./a",
            "a/./b",
            "a\\b",
            "a\0b",
            "a\nb",
            ".syllabus-manifest",
            ".syllabus-staging/x",
        ];
        for path in bad {
            assert!(check(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn folders_come_from_the_outside_in() {
        assert_eq!(folders("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("c.html").count(), 0);
        assert_eq!((parent("a/b/c.html"), parent("c.html")), (Some("a/b"), None));
    }
}
