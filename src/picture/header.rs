//! What the first bytes of a picture tell.

use super::exif::{Turn, turn};
use imagesize::ImageType;

/// Most points of a picture of which smaller ones are made: what takes more than this on a disk of a few KB is a trap.
const MOST_POINTS: u64 = 50_000_000;

/// What is known of a picture without looking at its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// How wide it is shown, in points.
    pub width: u32,
    /// How high it is shown, in points.
    pub height: u32,
    /// How it is written.
    pub form: Form,
    /// How it has to be turned.
    pub(super) turn: Turn,
    /// Whether it moves, or holds something else that a copy of its points would lose.
    is_special: bool,
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A photo, most likely.
    Jpeg,
    /// A drawing or a screen, most likely.
    Png,
    /// Another form, of which only the size is known.
    Other,
}

impl Header {
    /// Whether smaller pictures can be made of this one.
    pub fn can_shrink(&self) -> bool {
        self.form != Form::Other && !self.is_special && self.points() <= MOST_POINTS
    }

    /// How many points it has.
    pub fn points(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Looks at the first bytes of a picture. Nothing, if they don't tell how large it is.
pub fn look(bytes: &[u8]) -> Option<Header> {
    let size = imagesize::blob_size(bytes).ok()?;
    let (form, turn, is_special) = match imagesize::image_type(bytes).ok()? {
        ImageType::Jpeg => (Form::Jpeg, turn(bytes), false),
        ImageType::Png => (Form::Png, Turn::NONE, is_special_png(bytes)),
        _ => (Form::Other, Turn::NONE, false),
    };
    let (width, height) = if turn.swaps() { (size.height, size.width) } else { (size.width, size.height) };
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    (width > 0 && height > 0).then_some(Header { width, height, form, turn, is_special })
}

/// Whether a PNG moves or is turned by its notes; one whose points don't begin in time is taken for special.
fn is_special_png(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let [a, b, c, d, name @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        match name.get(..4) {
            Some(b"IDAT") => return false,
            Some(b"acTL" | b"eXIf") | None => return true,
            Some(_) => rest = rest.get(length.saturating_add(12)..).unwrap_or_default(),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::exif;

    /// The first bytes of a PNG of this size, with another chunk before its points.
    fn png(width: u32, height: u32, chunk: &[u8; 4]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend([&[0, 0, 0, 1][..], chunk, &[0; 5], &[0, 0, 0, 9], b"IDAT"].concat());
        bytes
    }

    fn jpeg(width: u16, height: u16, turned: u8) -> Vec<u8> {
        let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
        [&[0xff, 0xd8][..], &exif::tests::segment(turned, true), &[0xff, 0xc0, 0, 17, 8], &size, &[0; 12]]
            .concat()
    }

    #[test]
    fn the_size_is_that_which_is_shown() {
        let size = |bytes: &[u8]| look(bytes).map(|header| (header.width, header.height, header.form));
        assert_eq!(size(&png(640, 480, b"tEXt")), Some((640, 480, Form::Png)));
        assert_eq!(size(&jpeg(4000, 3000, 1)), Some((4000, 3000, Form::Jpeg)));
        assert_eq!(size(&jpeg(4000, 3000, 6)), Some((3000, 4000, Form::Jpeg)), "a phone held upright");
        assert_eq!(size(b"GIF89a\x40\x01\xf0\x00\0\0\0"), Some((320, 240, Form::Other)));
        let webp = b"RIFF\x00\x01\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xef\0\0";
        assert_eq!(size(webp), Some((320, 240, Form::Other)));
    }

    #[test]
    fn what_is_no_picture_has_no_size() {
        for bytes in
            [&b""[..], b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xd9", &png(0, 9, b"tEXt"), b"<svg/>"]
        {
            assert_eq!(look(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn smaller_ones_are_made_of_plain_pictures_alone() {
        let can_shrink = |bytes: &[u8]| look(bytes).unwrap().can_shrink();
        assert!(can_shrink(&png(3000, 2000, b"tEXt")) && can_shrink(&jpeg(8000, 6000, 8)));
        assert!(!can_shrink(&png(3000, 2000, b"acTL")), "it moves");
        assert!(!can_shrink(&png(60_000, 60_000, b"tEXt")), "a trap");
        assert!(!can_shrink(b"GIF89a\xff\xff\xf0\x00\0\0\0"));
    }
}
