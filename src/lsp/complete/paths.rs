//! Files that a link or a picture may lead to, folder by folder.

use super::{Item, Kind, Spot};
use crate::source::folder;
use std::collections::BTreeSet;

/// Endings of pictures.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// The files and folders in the folder that was typed so far, from the folder of this file on.
pub(super) fn paths(spot: &Spot<'_>, typed: &str, is_picture: bool) -> Vec<Item> {
    if typed.contains([':', '#']) || typed.starts_with('/') {
        return Vec::new();
    }
    let written = folder(typed);
    let Some(there) = joined(folder(spot.path), written) else { return Vec::new() };
    let there = format!("content/{there}");
    let (mut folders, mut files) = (BTreeSet::new(), Vec::new());
    for file in spot.inputs.below(&there) {
        match file.path()[there.len()..].split_once('/') {
            Some((folder, _)) => drop(folders.insert(folder)),
            None => files.push(&file.path()[there.len()..]),
        }
    }
    let own = spot.path.rsplit('/').next().unwrap_or_default();
    let files =
        files.into_iter().filter(|name| (!written.is_empty() || *name != own) && fits(name, is_picture));
    let up =
        (written.is_empty() || written.ends_with("../")) && !there.trim_end_matches('/').ends_with("content");
    let item = |name: String, kind| {
        let path = [written, &name].concat();
        Item { label: path.clone(), text: path, kind, ..Item::default() }
    };
    let files: Vec<Item> = files.map(|name| item(name.to_owned(), Kind::File)).collect();
    let folders = folders.into_iter().map(|name| item(format!("{name}/"), Kind::Folder));
    let up = up.then(|| item("../".to_owned(), Kind::Folder));
    files.into_iter().chain(folders).chain(up).collect()
}

/// Whether a link or a picture may lead to a file of this name.
fn fits(name: &str, is_picture: bool) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let picture = PICTURES.contains(&ending.as_str());
    if is_picture { picture } else { ending != "yml" }
}

/// A folder from `content/` down, with `/` at its end unless it is `content/` itself; nothing if it leads out.
fn joined(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.into_iter().map(|part| format!("{part}/")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_join_and_never_leave() {
        assert_eq!(joined("a/b/", "../c/").as_deref(), Some("a/c/"));
        assert_eq!(joined("a/", "../").as_deref(), Some(""));
        assert_eq!(joined("a/", "../../"), None);
    }

    #[test]
    fn a_picture_leads_to_pictures() {
        assert!(fits("a.SVG", true) && !fits("a.md", true) && fits("a.md", false));
    }
}
