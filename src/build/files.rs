//! Which file of an edition lies at which path: found by a hash of the path, so that a new edition has its first page to show
//! after a millisecond, however many pages there are.

use super::Edition;
use crate::model::{Asset, Id};
use crate::plan::{self, Extra, PageRef};
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
    /// A smaller picture of one, this wide.
    Smaller(Id<Asset>, u32),
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
        let all = pages.chain(extras).chain(theme).chain(copies).map(|(path, file)| (hash(path), file));
        let smaller = plan.site().assets.iter().flat_map(|(id, asset)| {
            plan::smaller(asset).map(move |(width, path)| (hash(&path), File::Smaller(id, width)))
        });
        let mut files: Vec<_> =
            all.chain(smaller).zip(0..).map(|((hash, file), order)| (hash, order, file)).collect();
        files.sort_unstable_by_key(|(hash, order, _)| (*hash, *order));
        Files(files)
    }

    /// The file at `path`; `lies_there` says of a file whether it does, as two paths may have one hash.
    pub(super) fn find(&self, path: &str, lies_there: impl Fn(File) -> bool) -> Option<File> {
        let hash = hash(path);
        let start = self.0.partition_point(|(other, ..)| *other < hash);
        let same = self.0[start..].iter().take_while(|(other, ..)| *other == hash);
        same.map(|(.., file)| *file).find(|file| lies_there(*file))
    }
}

fn hash(path: &str) -> u64 {
    xxh3_64(path.as_bytes())
}
