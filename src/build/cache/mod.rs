//! What one build writes down for the next, so that what did not change is not made again.
//!
//! There are two things in it. A [`Whole`] says which texts and pictures the last site was built from: if all are what they
//! were, and so are all files of the output, there is nothing to do. And for each page there is a hash of what it was made
//! from: if that is the same, and the page is still there, it is not rendered again.
//!
//! Nothing here is trusted for more than time. A cache that is missing, damaged, or written by another program knows
//! nothing. What it says of the output counts only as far as the output's own manifest says the same and the files on the
//! disk agree; see [`Disk::knowing`](crate::write::Disk::knowing). Hashes are not cryptographic: whoever could forge a
//! cache could as well write the pages.

mod bytes;
mod whole;

pub use whole::Whole;

use crate::write::{Output, Print};
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};
use xxhash_rust::xxh3::xxh3_128;

/// What an earlier build wrote down; nothing, to begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cache {
    whole: Option<Whole>,
    /// In the order of paths.
    outputs: Vec<Output>,
    /// For each of the outputs what it was made from, if anybody said so.
    made_from: Vec<Option<u128>>,
}

impl Cache {
    /// Reads a cache that this very `program` wrote. Whatever else the bytes are, it is an empty cache.
    pub fn from_bytes(bytes: &[u8], program: u128) -> Self {
        bytes::decode(bytes, program).unwrap_or_default()
    }

    /// The cache as bytes, for builds by the same `program`.
    pub fn to_bytes(&self, program: u128) -> Vec<u8> {
        bytes::encode(self, program)
    }

    /// What the site was built from, if the build had nothing to tell its author.
    pub fn whole(&self) -> Option<&Whole> {
        self.whole.as_ref()
    }

    /// The files of the output, for [`Disk::knowing`](crate::write::Disk::knowing).
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// The bytes of the file at an output path, if it was made from just this. Whether it is still there, only the sink can
    /// tell: [`Sink::keep`](crate::write::Sink::keep).
    pub fn print(&self, path: &str, made_from: u128) -> Option<Print> {
        let at = self.outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        (self.made_from.get(at)? == &Some(made_from)).then(|| self.outputs[at].print)
    }

    /// The same after a build that had nothing to do: stamps may be others now.
    pub fn renewed(self, whole: Whole, outputs: Vec<Output>) -> Self {
        if outputs.len() != self.outputs.len() {
            return Cache::default();
        }
        Cache { whole: Some(whole), outputs, made_from: self.made_from }
    }
}

/// What a build writes down while it runs, from any thread.
#[derive(Debug, Default)]
pub struct Record {
    made_from: Mutex<Vec<(String, u128)>>,
}

impl Record {
    /// Notes what the file at an output path is made from: a [`fingerprint`] of all that its bytes depend on, but for the
    /// program.
    pub fn note(&self, path: &str, made_from: u128) {
        self.made_from.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), made_from));
    }

    /// The cache for the next build. `outputs` are the files as
    /// [`Disk::finish_with_outputs`](crate::write::Disk::finish_with_outputs) tells them; `whole` is left out if authors
    /// were told anything, because the next build would not tell them again.
    pub fn into_cache(self, whole: Option<Whole>, outputs: Vec<Output>) -> Cache {
        let mut noted = self.made_from.into_inner().unwrap_or_else(PoisonError::into_inner);
        noted.sort_unstable();
        let mut noted = noted.into_iter().peekable();
        let made_from = outputs.iter().map(|output| {
            while noted.next_if(|(path, _)| *path < output.path).is_some() {}
            noted.next_if(|(path, _)| *path == output.path).map(|(_, made_from)| made_from)
        });
        Cache { made_from: made_from.collect(), whole, outputs }
    }
}

/// A hash that is the same in every run of one program, and another for other values, as far as anybody will ever see.
pub fn fingerprint(value: &(impl Hash + ?Sized)) -> u128 {
    let mut gathered = Gathered(Vec::with_capacity(16 * 1024));
    value.hash(&mut gathered);
    xxh3_128(&gathered.0)
}

/// The bytes of a value one after the other. A view is thousands of small things, and the hasher takes one large thing with
/// a quarter of the work.
struct Gathered(Vec<u8>);

impl Hasher for Gathered {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        xxh3_128(&self.0) as u64
    }
}

#[cfg(test)]
mod tests;
