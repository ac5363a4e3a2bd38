//! What the tag of a picture says of its file.

use super::here::Here;
use super::html::push_escaped;
use crate::model::Target;
use std::fmt::Write;

impl Here<'_> {
    /// Appends the attributes of a picture that depend on its file. With its size a browser leaves room for it, and what is
    /// below doesn't jump when it comes.
    pub(super) fn push_picture(&self, target: &Target, out: &mut String) {
        out.push_str("src=\"");
        push_escaped(&self.href(target), out);
        out.push('"');
        let Target::Asset(id) = target else { return };
        if let Some(picture) = self.site.assets[*id].picture {
            // Writing to a String can't fail.
            let _ = write!(out, " width=\"{}\" height=\"{}\"", picture.width, picture.height);
        }
    }
}
