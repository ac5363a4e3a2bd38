//! Reads one file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::walk::Found;
use crate::source::{Content, Source};

/// The largest file that is read, in bytes. What is larger is not for a page, and would have to be held in memory.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Endings of files that are texts if they are valid UTF-8.
const TEXTS: &[&str] = &["md", "yaml", "yml", "html", "css", "js", "svg", "txt", "csv", "json"];

pub(super) fn source(found: Found) -> Source {
    let content = match found.at {
        Ok(at) => content(&at, &found.path),
        Err(reason) => Content::Unreadable(reason),
    };
    Source { path: found.path, content }
}

fn content(at: &Path, path: &str) -> Content {
    match bytes(at) {
        Ok(Some(bytes)) if is_text(path) => match String::from_utf8(bytes) {
            Ok(text) => Content::Text(text),
            Err(error) => Content::Bytes(error.into_bytes()),
        },
        Ok(Some(bytes)) => Content::Bytes(bytes),
        Ok(None) => Content::Unreadable(format!("it is larger than {} MB", LIMIT / (1024 * 1024))),
        Err(error) => Content::Unreadable(error.to_string()),
    }
}

/// The bytes of a file, or nothing if there are too many.
fn bytes(at: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(at)?;
    let length = file.metadata()?.len();
    if length > LIMIT {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    // A file may grow while it is read.
    file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LIMIT).then_some(bytes))
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text)))
}
