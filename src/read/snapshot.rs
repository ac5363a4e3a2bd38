//! Which files a site has, kept up to date.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::disk::Disk;
use super::hints::Hints;
use super::walk::{Found, Walk, walk};
use super::{CONTENT, Error, THEMES};
use crate::source::{File, Inputs};

/// The files of a site as they were found. What is in them is read when somebody asks.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The site's folder as it was named.
    site: PathBuf,
    disk: Arc<Disk>,
    /// Paths that are links. What happens where they lead to doesn't happen to them, so nobody hints at them.
    links: BTreeSet<String>,
    inputs: Inputs,
}

impl Snapshot {
    /// Finds all files of the site in the folder `site`.
    ///
    /// # Errors
    /// There is no site to read.
    pub fn read(site: &Path) -> Result<Self, Error> {
        Snapshot::with_clock(site, SystemTime::now)
    }

    pub(super) fn with_clock(site: &Path, clock: fn() -> SystemTime) -> Result<Self, Error> {
        let disk = Arc::new(Disk { root: root(site)?, refused: BTreeMap::new(), clock });
        let nothing = Inputs::from_files(Vec::new(), disk.clone());
        let mut snapshot = Snapshot { site: site.to_owned(), disk, links: BTreeSet::new(), inputs: nothing };
        snapshot.look(&Hints::All);
        Ok(snapshot)
    }

    /// The site's folder as it is really called, without links in it.
    pub fn root(&self) -> &Path {
        &self.disk.root
    }

    /// The files, for a build.
    pub fn inputs(&self) -> Inputs {
        self.inputs.clone()
    }

    /// Looks again where something may have happened: in the folders of the paths `hints`, and below those that are folders
    /// or were. Hints may be anything; no hint at all means to look everywhere. Afterwards the snapshot is the same as one
    /// that is taken now, if whatever happened was hinted at.
    ///
    /// # Errors
    /// There is no site to read any more. The snapshot stays as it was.
    pub fn refresh(&mut self, hints: &[PathBuf]) -> Result<(), Error> {
        let root = root(&self.site)?;
        let mut hints = Hints::new(hints, &self.site, &root);
        if root != self.disk.root {
            self.disk = Arc::new(Disk { root, refused: BTreeMap::new(), clock: self.disk.clock });
            hints = Hints::All;
        }
        self.links.iter().for_each(|link| hints.add(link));
        self.look(&hints);
        Ok(())
    }

    fn look(&mut self, hints: &Hints) {
        let (mut files, mut refused, mut links) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        for top in [CONTENT, THEMES] {
            if self.disk.root.join(top).symlink_metadata().is_err() {
                continue;
            }
            let known = |folder: &str| !self.inputs.below(&format!("{folder}/")).is_empty();
            let Walk { files: found, links: found_links, passed } = walk(&self.disk.root, top, hints, known);
            for Found { path, inode } in found {
                files.push(Arc::new(File::new(path.as_str(), inode.as_ref().copied().unwrap_or_default())));
                refused.extend(inode.err().map(|reason| (path, reason)));
            }
            links.extend(found_links);
            for folder in passed {
                files.extend(self.inputs.below(&folder).iter().cloned());
                let old = self.disk.refused.range(folder.clone()..);
                let old = old.take_while(|(path, _)| path.starts_with(&folder));
                refused.extend(old.map(|(path, reason)| (path.clone(), reason.clone())));
            }
        }
        self.disk = Arc::new(Disk { root: self.disk.root.clone(), refused, clock: self.disk.clock });
        self.inputs = Inputs::from_files(files, self.disk.clone());
        self.links = links;
    }
}

/// The site's folder without links in it, if it is one.
fn root(site: &Path) -> Result<PathBuf, Error> {
    let root = site.canonicalize().map_err(|error| Error::Site { site: site.to_owned(), error })?;
    let content = root.join(CONTENT);
    let canonical = content.canonicalize().map_err(|_| Error::NoContent { site: site.to_owned() })?;
    if !canonical.starts_with(&root) {
        return Err(Error::Outside { content, target: canonical });
    }
    match content.read_dir() {
        Ok(_) => Ok(root),
        Err(error) => Err(Error::Content { content, error }),
    }
}

#[cfg(test)]
mod law;
