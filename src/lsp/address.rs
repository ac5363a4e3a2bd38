//! Addresses of files, as editors write them, and paths of the site.

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

/// What stays as it is in a path: the unreserved characters, and what parts it.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Where the site lies, by all names that its files may be called by.
#[derive(Clone, Debug)]
pub(super) struct Root {
    /// With `/` between the parts and none at the end; the first one is for addresses that we write.
    names: Vec<String>,
}

impl Root {
    /// The site's folder as it was named, and as it is really called.
    pub fn new(named: &Path, real: &Path) -> Self {
        // An editor knows no file by a path that leads up again.
        let is_straight = |path: &&Path| !path.components().any(|part| part == Component::ParentDir);
        let mut names: Vec<String> = [named, real].into_iter().filter(is_straight).map(plain).collect();
        names.dedup();
        Root { names }
    }

    /// The path of a file below `content/` or `themes/`, as the site names it; nothing if it is no file of the site.
    pub fn path(&self, uri: &Uri) -> Option<String> {
        let file = plain(&file_path(uri)?);
        let inside = self.names.iter().find_map(|name| file.strip_prefix(name)?.strip_prefix('/'))?;
        let mut parts = inside.split('/');
        let is_text = matches!(parts.next(), Some("content" | "themes")) && parts.next().is_some();
        let is_odd = |part: &str| {
            let hidden = crate::source::is_hidden(part.as_ref());
            part.is_empty() || hidden || part.contains(|c: char| c == '\\' || c.is_control())
        };
        (is_text && !inside.split('/').any(is_odd)).then(|| inside.to_owned())
    }

    /// The address of a file of the site.
    pub fn uri(&self, path: &str) -> Option<Uri> {
        let root = self.names.first()?;
        // A drive needs a slash before it.
        let slash = if root.starts_with('/') { "" } else { "/" };
        let path = format!("{root}/{path}");
        Uri::from_str(&format!("file://{slash}{}", utf8_percent_encode(&path, &KEPT))).ok()
    }
}

/// The path that an address of a file names.
pub(super) fn file_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // What stands before the first slash is a computer: this one, or the server of a network drive.
    let slash = rest.find('/')?;
    let (host, path) = rest.split_at(slash);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8().ok()?;
    if path.contains('\0') {
        return None;
    }
    if !matches!(host, "" | "localhost") {
        return Some(PathBuf::from(format!("//{host}{path}")));
    }
    let drive = path.strip_prefix('/').filter(|rest| has_drive(rest));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

/// A path with `/` between its parts and without what Windows writes before long ones; a drive is a small letter.
fn plain(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = text.strip_prefix(r"\\?\").unwrap_or(&text);
    let mut text = if has_drive(text) { text.replace('\\', "/") } else { text.to_owned() };
    if has_drive(&text) {
        text[..1].make_ascii_lowercase();
    }
    text.truncate(text.trim_end_matches('/').len());
    text
}

fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(root: &Root, uri: &str) -> Option<String> {
        root.path(&Uri::from_str(uri).unwrap())
    }

    #[test]
    fn a_file_of_the_site_is_known_by_every_name_and_no_other_file_is() {
        let root = Root::new(Path::new("/link/my site/"), Path::new("/real/sité"));
        for uri in
            ["file:///link/my%20site/content/%C3%BC%20b.md", "file://localhost/real/sit%C3%A9/content/ü b.md"]
        {
            let uri = uri.replace("ü b", "%C3%BC%20b");
            assert_eq!(path(&root, &uri).as_deref(), Some("content/ü b.md"));
        }
        for other in [
            "file:///real/sit%C3%A9/content",
            "file:///real/sit%C3%A9/content/",
            "file:///real/sit%C3%A9/public/index.html",
            "file:///real/sit%C3%A9/content/../secret.md",
            "file:///real/sit%C3%A9/content/.git/x.md",
            "file:///real/sit%C3%A92/content/a.md",
            "file:///real/sit%C3%A9/content/a%00.md",
            "untitled:content/a.md",
            "http://real/sit%C3%A9/content/a.md",
        ] {
            assert_eq!(path(&root, other), None, "{other}");
        }
        assert_eq!(
            root.uri("content/ü b.md").unwrap().as_str(),
            "file:///link/my%20site/content/%C3%BC%20b.md"
        );
    }

    #[test]
    fn a_path_that_leads_up_again_is_no_name() {
        let root = Root::new(Path::new("/a/b/../site"), Path::new("/a/site"));
        assert_eq!(root.uri("content/a.md").unwrap().as_str(), "file:///a/site/content/a.md");
    }

    #[test]
    fn drives_are_known_whatever_their_letter_looks_like() {
        let root = Root::new(Path::new(r"C:\Sites\one"), Path::new(r"\\?\C:\Sites\one"));
        for uri in ["file:///c%3A/Sites/one/content/a.md", "file:///C:/Sites/one/content/a.md"] {
            assert_eq!(path(&root, uri).as_deref(), Some("content/a.md"));
        }
        assert_eq!(root.uri("content/a.md").unwrap().as_str(), "file:///c%3A/Sites/one/content/a.md");
    }
}
