//! Pictures made of points: what their first bytes tell, and what is wrong with them.

use crate::diagnostic::{Diagnostic, rules};
use crate::model::Picture;
use crate::picture;
use crate::source::{FileId, Place};

/// Widest picture, in points, that a phone may have to load whole.
const WIDEST: u32 = 2_000;

/// What is known of a picture of which these are the first bytes.
pub(super) fn look(file: FileId, bytes: &[u8], findings: &mut Vec<Diagnostic>) -> Option<Picture> {
    let Some(header) = picture::look(bytes) else {
        let message = "this picture can't be read: nothing in it says how large it is";
        findings.push(
            Diagnostic::new(&rules::UNREADABLE_PICTURE, Place::file(file), message)
                .help("open it in a program for pictures, and save it again as JPEG or PNG"),
        );
        return None;
    };
    let known = Picture { width: header.width, height: header.height, can_shrink: header.can_shrink() };
    if !known.can_shrink && known.width > WIDEST {
        let message = format!("phones load all of this picture: {} × {} points", known.width, known.height);
        let help = format!(
            "save it with at most {WIDEST} points across; of a plain JPEG or PNG smaller ones are made"
        );
        findings.push(Diagnostic::new(&rules::LARGE_PICTURE, Place::file(file), message).help(help));
    }
    Some(known)
}
