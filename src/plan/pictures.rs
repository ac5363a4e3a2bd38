//! What the tag of a picture says of its file, and of the smaller pictures that are made of it.

use super::here::Here;
use super::html::push_escaped;
use crate::model::{Asset, Picture, Target};
use std::fmt::Write;

/// How wide smaller pictures are, in points: for a phone of a plain and of a fine screen, and the same for a desk.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// How wide the default theme shows a picture. Browsers that lay out a page before they load its pictures know better.
const SIZES: &str = "auto, (min-width: 50rem) 48rem, calc(100vw - 2rem)";

/// How wide the smaller pictures are that are made of this one. None is nearly as large.
fn widths(picture: &Picture) -> &'static [u32] {
    let fits = |width: &u32| u64::from(*width) * 5 <= u64::from(picture.width) * 4;
    let count = if picture.can_shrink { WIDTHS.iter().take_while(|width| fits(width)).count() } else { 0 };
    &WIDTHS[..count]
}

/// The smaller pictures that are made of a file: how wide each is, and its path in the output.
pub fn smaller(asset: &Asset) -> impl Iterator<Item = (u32, String)> {
    let widths = asset.picture.as_ref().map_or(&[][..], widths);
    widths.iter().map(|&width| (width, path(&asset.path, width)))
}

/// `photo.jpg` is `photo.480w.jpg` when it is 480 points wide.
fn path(path: &str, width: u32) -> String {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    format!("{stem}.{width}w.{ending}")
}

impl Here<'_> {
    /// Appends the attributes of a picture that depend on its file. With its size a browser leaves room for it, and what is
    /// below doesn't jump when it comes; of the pictures that it may take, it takes the one that it needs.
    pub(super) fn push_picture(&self, target: &Target, out: &mut String) {
        let asset = if let Target::Asset(id) = target { Some(&self.site.assets[*id]) } else { None };
        let picture = asset.and_then(|asset| asset.picture);
        let mut all: Vec<(u32, String)> = asset.into_iter().flat_map(smaller).collect();
        // Nothing but a link leads to a picture that is larger than any page shows it.
        let is_too_large = all.last().is_some_and(|(width, _)| Some(width) == WIDTHS.last());
        let whole = all.last().filter(|_| is_too_large).map(|(_, path)| self.to(path));
        out.push_str("src=\"");
        push_escaped(&whole.unwrap_or_else(|| self.href(target)), out);
        out.push('"');
        let Some((asset, picture)) = asset.zip(picture) else { return };
        // Writing to a String can't fail.
        let _ = write!(out, " width=\"{}\" height=\"{}\"", picture.width, picture.height);
        if all.is_empty() {
            return;
        }
        if !is_too_large {
            all.push((picture.width, asset.path.clone()));
        }
        let all: Vec<String> =
            all.iter().map(|(width, path)| format!("{} {width}w", self.to(path))).collect();
        out.push_str(" srcset=\"");
        push_escaped(&all.join(", "), out);
        let _ = write!(out, "\" sizes=\"{SIZES}\"");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn smaller_pictures_are_never_larger() {
        let smaller = |width, can_shrink| {
            let picture = Some(Picture { width, height: 9, can_shrink });
            let asset = Asset { path: "a.b/photo.x.JPG".into(), file: FileId(0), checked: None, picture };
            smaller(&asset).map(|(_, path)| path).collect::<Vec<_>>()
        };
        assert_eq!(smaller(599, true), [""; 0]);
        assert_eq!(smaller(600, true), ["a.b/photo.x.480w.JPG"]);
        assert_eq!(smaller(1999, true).len(), 3);
        assert_eq!(smaller(u32::MAX, true).len(), 4);
        assert_eq!(smaller(4000, false), [""; 0]);
    }
}
