//! Which file of an edition lies at which path: found by a hash of the path, so that a new edition has its first page to show
//! after a millisecond, however many pages there are.

use super::Edition;
use crate::model::{Asset, Id};
use crate::plan::{Extra, PageRef};
use xxhash_rust::xxh3::xxh3_64;

/// What a file of the output is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    Page(PageRef),
    Extra(Extra),
    /// A file of the theme.
    Theme,
    /// A file beside the texts.
    Copy(Id<Asset>),
}

/// All files by the hashes of their paths; what is equal stands in the order of precedence.
pub(super) struct Files(Vec<(u64, u32, File)>);

impl Files {
    pub(super) fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let pages = plan.pages().iter().map(|&page| (plan.path(page), File::Page(page)));
        let extras = plan.extras().iter().map(|&extra| (plan.extra_path(extra), File::Extra(extra)));
        let theme = edition.theme.assets.keys().map(|path| (path.as_str(), File::Theme));
        let copies = plan.site().assets.iter().map(|(id, asset)| (&*asset.path, File::Copy(id)));
        let all = pages.chain(extras).chain(theme).chain(copies).zip(0..);
        let mut files: Vec<_> = all.map(|((path, file), order)| (hash(path), order, file)).collect();
        files.sort_unstable_by_key(|(hash, order, _)| (*hash, *order));
        Files(files)
    }

    /// The file at `path`; `path_of` says where a file lies, as two paths may have one hash.
    pub(super) fn find<'a>(&self, path: &str, path_of: impl Fn(File) -> Option<&'a str>) -> Option<File> {
        let hash = hash(path);
        let start = self.0.partition_point(|(other, ..)| *other < hash);
        let same = self.0[start..].iter().take_while(|(other, ..)| *other == hash);
        same.map(|(.., file)| *file).find(|file| path_of(*file) == Some(path))
    }
}

fn hash(path: &str) -> u64 {
    xxh3_64(path.as_bytes())
}
