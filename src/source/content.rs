//! What is in one file.

use xxhash_rust::xxh3::{xxh3_128, xxh3_128_with_seed};

/// The content of one file as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// A text file in UTF-8, byte order mark included.
    Text(String),
    /// Any other bytes: an image, or a text that is not UTF-8.
    Bytes(Vec<u8>),
    /// The file is there but could not be read; the reason in the operating system's words.
    Unreadable(String),
}

/// What stands for a content where only sameness matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// Half of it, and never 0.
    pub(super) fn short(self) -> u64 {
        (self.0 as u64).max(1)
    }
}

/// Sets the reason why a file can't be read apart from a file that holds these words.
const UNREADABLE: u64 = 1;

impl Content {
    /// The text, if the file is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::Unreadable(_) => None,
        }
    }

    /// The bytes, if the file could be read.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Content::Text(text) => Some(text.as_bytes()),
            Content::Bytes(bytes) => Some(bytes),
            Content::Unreadable(_) => None,
        }
    }

    /// The bytes, or why there are none.
    ///
    /// # Errors
    /// The reason, in the operating system's words.
    pub fn into_bytes(self) -> Result<Vec<u8>, String> {
        match self {
            Content::Text(text) => Ok(text.into_bytes()),
            Content::Bytes(bytes) => Ok(bytes),
            Content::Unreadable(reason) => Err(reason),
        }
    }

    /// Equal for equal contents of one file, and different for different ones as far as anybody will ever see.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(match self {
            Content::Text(text) => xxh3_128(text.as_bytes()),
            Content::Bytes(bytes) => xxh3_128(bytes),
            Content::Unreadable(reason) => xxh3_128_with_seed(reason.as_bytes(), UNREADABLE),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_that_of_the_bytes_and_of_nothing_that_only_looks_like_them() {
        let text = Content::Text("denied".to_owned());
        assert_eq!(text.fingerprint(), Content::Bytes(b"denied".to_vec()).fingerprint());
        assert_ne!(text.fingerprint(), Content::Unreadable("denied".to_owned()).fingerprint());
        assert_ne!(text.fingerprint(), Content::Text("Denied".to_owned()).fingerprint());
    }
}
