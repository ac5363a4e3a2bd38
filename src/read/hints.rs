//! What somebody saw happening on the disk: paths that may have changed, come or gone.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf, absolute};

use super::walk::site_path;
use crate::source::is_hidden;

/// Where to look again.
#[derive(Debug)]
pub(super) enum Hints {
    /// Everywhere.
    All,
    /// At these paths, given as those of the site's files are, and at what lies below or beside them.
    Some(BTreeSet<String>),
}

impl Hints {
    /// Hints in any form. `site` is the site's folder as it was named and `root` as it is really called. What can't concern
    /// the site's files is left out; what concerns the whole site, or nothing at all, means everything.
    pub(super) fn new(hints: &[PathBuf], site: &Path, root: &Path) -> Self {
        let named = absolute(site).unwrap_or_else(|_| site.to_owned());
        let bases = [root, named.as_path()];
        let mut paths = BTreeSet::new();
        for hint in hints {
            for hint in full_paths(hint, root) {
                match place(&hint, bases) {
                    Place::Whole => return Hints::All,
                    Place::Inside(path) => paths.extend(hinted(&path)),
                    Place::Outside => {}
                }
            }
        }
        if hints.is_empty() { Hints::All } else { Hints::Some(paths) }
    }

    /// Adds a path of the site.
    pub(super) fn add(&mut self, path: &str) {
        if let Hints::Some(paths) = self {
            paths.insert(path.to_owned());
        }
    }

    /// Whether something may have happened to everything below this folder.
    pub(super) fn name(&self, folder: &str) -> bool {
        match self {
            Hints::All => true,
            Hints::Some(paths) => paths.contains(folder),
        }
    }

    /// Whether something may have happened below this folder.
    pub(super) fn lead_into(&self, folder: &str) -> bool {
        match self {
            Hints::All => true,
            Hints::Some(paths) => {
                let below = format!("{folder}/");
                paths.range(below.clone()..).next().is_some_and(|path| path.starts_with(&below))
            }
        }
    }
}

/// What a hint may mean: itself, or for one that is relative, a path from the site's folder or from where we are.
fn full_paths(hint: &Path, root: &Path) -> Vec<PathBuf> {
    let here = absolute(hint).ok();
    if hint.is_absolute() {
        Vec::from_iter(here)
    } else {
        [Some(root.join(hint)), here].into_iter().flatten().collect()
    }
}

enum Place {
    /// The site's folder, or one above it.
    Whole,
    /// This path below the site's folder.
    Inside(PathBuf),
    Outside,
}

/// Where a full path lies: as it is written, or where it leads, if links are in it.
fn place(hint: &Path, bases: [&Path; 2]) -> Place {
    let plain = !hint.components().any(|part| part == Component::ParentDir);
    let written = if plain { relative(hint, bases) } else { Place::Outside };
    match written {
        Place::Outside => relative(&resolved(hint), bases),
        known => known,
    }
}

fn relative(path: &Path, bases: [&Path; 2]) -> Place {
    for base in bases {
        if base.starts_with(path) {
            return Place::Whole;
        }
        if let Ok(inside) = path.strip_prefix(base) {
            return Place::Inside(inside.to_owned());
        }
    }
    Place::Outside
}

/// The path without links, as far as it is there, and the rest as it was written.
fn resolved(path: &Path) -> PathBuf {
    for there in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (there.canonicalize(), path.strip_prefix(there)) {
            return real.join(rest);
        }
    }
    path.to_owned()
}

/// The site's path for one below its folder, unless it is one of those that are left out.
fn hinted(path: &Path) -> Option<String> {
    let hidden = path.components().any(|part| is_hidden(part.as_os_str()));
    (!hidden).then(|| site_path(path, Path::new("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(hint: &str) -> Vec<String> {
        let hints = [PathBuf::from(hint), PathBuf::from("/elsewhere/x")];
        match Hints::new(&hints, Path::new("/nowhere/link"), Path::new("/nowhere/site")) {
            Hints::All => vec!["all".to_owned()],
            Hints::Some(paths) => paths.into_iter().collect(),
        }
    }

    #[test]
    fn hints_may_be_written_in_any_way() {
        assert_eq!(seen("/nowhere/site/content/a.md"), ["content/a.md"]);
        assert_eq!(seen("/nowhere/link/./content//a/"), ["content/a"]);
        assert_eq!(seen("content/a.md"), ["content/a.md"]);
        assert_eq!(seen("/nowhere/site"), ["all"]);
        assert_eq!(seen("/"), ["all"]);
        assert_eq!(seen(""), ["all"]);
        for nothing in [
            "/nowhere/site2/content/a.md",
            "content/.git/index",
            "node_modules/x",
            "/a\u{0}b",
            "content/../../x",
        ] {
            assert_eq!(seen(nothing), [""; 0], "{nothing}");
        }
    }

    #[test]
    fn a_hint_leads_into_the_folders_above_it_and_names_itself() {
        let mut hints = Hints::Some(BTreeSet::new());
        hints.add("content/a/b.md");
        hints.add("content/a.md");
        assert!(hints.lead_into("content") && hints.lead_into("content/a"));
        assert!(!hints.lead_into("content/a/b") && !hints.lead_into("content/a/b.md"));
        assert!(!hints.name("content/a") && hints.name("content/a/b.md"));
    }
}
