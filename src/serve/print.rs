//! Prints of pages: short names of what a browser shows, to find out whether it would now show something else.

use super::address;
use crate::build::Edition;
use std::collections::BTreeMap;
use std::fmt;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// What a browser shows at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print {
    /// Whether the site has such a page; else it is the page that says so.
    pub exists: bool,
    /// The page's bytes, and those of the pictures and scripts that it shows.
    pub page: u64,
    /// All style sheets, with what they show.
    pub styles: u64,
}

/// What stands before the print of a page that is not there.
const NONE: &str = "none-";

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Print { exists, page, styles } = self;
        write!(f, "{}{page:016x}{styles:016x}", if *exists { "" } else { NONE })
    }
}

impl Print {
    /// Reads what [`Display`](fmt::Display) wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let number = text.strip_prefix(NONE).unwrap_or(text);
        let exists = number.len() == text.len();
        let number = |range: std::ops::Range<usize>| u64::from_str_radix(number.get(range)?, 16).ok();
        let print = Print { exists, page: number(0..16)?, styles: number(16..32)? };
        (print.to_string() == text).then_some(print)
    }
}

/// A page's bytes with what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub print: u64,
    /// Whether all that it shows could be loaded. Otherwise a browser that shows it whole has something better.
    pub whole: bool,
}

/// The print of a page's bytes with what it shows. `folder` is that of the page, ending in `/` or empty.
pub(super) fn page(html: &[u8], folder: &str, edition: &Edition) -> Seen {
    let mut whole = true;
    let mut hasher = Xxh3::new();
    hasher.update(html);
    for shown in shown(html) {
        let Some(path) = join(folder, shown) else { continue };
        // A page that is framed by another would be made for this; nothing frames pages.
        if edition.page(&path).is_some() {
            continue;
        }
        match edition.file(&path) {
            Ok(Some(bytes)) => hasher.update(&xxh3_64(&bytes).to_le_bytes()),
            Ok(None) => {}
            Err(_) => whole = false,
        }
    }
    Seen { print: hasher.digest(), whole }
}

/// The print of each style sheet, and of each other file of the theme, as a style sheet may show it.
pub(super) fn styles(edition: &Edition) -> BTreeMap<&str, u64> {
    edition.theme_files().map(|(path, bytes)| (path, xxh3_64(bytes))).collect()
}

/// One print of all style sheets.
pub(super) fn all_styles(styles: &BTreeMap<&str, u64>) -> u64 {
    let mut hasher = Xxh3::new();
    for (path, print) in styles {
        hasher.update(path.as_bytes());
        hasher.update(&print.to_le_bytes());
    }
    hasher.digest()
}

/// The addresses behind `src=` in a page that we made ourselves, so that they stand in double quotes.
fn shown(html: &[u8]) -> impl Iterator<Item = &str> {
    let text = std::str::from_utf8(html).unwrap_or_default();
    text.split(" src=\"").skip(1).filter_map(|part| part.split('"').next())
}

/// The output path of a relative address in a page of `folder`; nothing where it leads elsewhere.
fn join(folder: &str, relative: &str) -> Option<String> {
    let (path, _) = address::split(&format!("/{}", relative.replace("&amp;", "&")))?;
    let elsewhere = path.starts_with('/') || path.contains(':');
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!elsewhere).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_is_read_as_it_was_written() {
        for exists in [true, false] {
            let print = Print { exists, page: 7, styles: u64::MAX };
            assert_eq!(Print::parse(&print.to_string()), Some(print));
        }
        for other in [
            "",
            "none-",
            "7",
            "none-00000000000000070000000000000008x",
            "+000000000000007+000000000000008",
            "é",
        ] {
            assert_eq!(Print::parse(other), None, "{other}");
        }
    }

    #[test]
    fn what_a_page_shows_is_found() {
        let html = br#"<img src="../a%20b.svg?x" alt="src="><script defer src="x.js">"#;
        let paths: Vec<_> = shown(html).map(|shown| join("u/v/", shown)).collect();
        assert_eq!(paths, [Some("u/a b.svg".to_owned()), Some("u/v/x.js".to_owned())]);
        assert_eq!(join("", "../x"), None);
        assert_eq!(join("a/", "/x"), None);
        assert_eq!(join("a/", "https://elsewhere.example/x"), None);
    }
}
