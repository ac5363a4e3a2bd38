//! A site in memory.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::{Error, Sink, lock, page_path};

/// Keeps what is put, sorted by path.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Memory {
    /// Everything that was put.
    pub fn into_map(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        page_path::check(path)?;
        match lock(&self.files).insert(path.to_owned(), bytes.to_vec()) {
            Some(_) => Err(Error::Clash { path: path.to_owned() }),
            None => Ok(()),
        }
    }
}
