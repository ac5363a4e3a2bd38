//! The points of a picture, and smaller pictures of them.

use super::exif::Turn;
use super::header::{Form, Header, look};
use super::resize::resize;
use super::{jpeg, png};
use std::panic::catch_unwind;
use std::sync::{Mutex, PoisonError};

/// More points than this are held for one picture at a time, however many cores there are.
const MANY_POINTS: u64 = 16_000_000;

static LARGE: Mutex<()> = Mutex::new(());

/// A picture that was decoded, still as it lies in the file.
#[derive(Debug)]
pub struct Points {
    header: Header,
    pub(super) raw: Raw,
}

/// Points row by row, each of `channels` bytes: grey, grey and opacity, red green blue, or these and opacity.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Raw {
    pub width: usize,
    pub height: usize,
    pub channels: usize,
    pub bytes: Vec<u8>,
    /// What the colours mean, if they mean something else than usual.
    pub profile: Option<Vec<u8>>,
}

impl Points {
    /// Decodes a picture, and hands its points to `work`. Nothing, if the picture is damaged or too large, or if no smaller
    /// ones can be made of it.
    pub fn of<T>(bytes: &[u8], work: impl FnOnce(Option<&Points>) -> T) -> T {
        let Some(header) = look(bytes).filter(Header::can_shrink) else { return work(None) };
        let many = header.points() > MANY_POINTS;
        let _alone = many.then(|| LARGE.lock().unwrap_or_else(PoisonError::into_inner));
        // A decoder that fails on a damaged picture fails alone.
        let raw = catch_unwind(|| match header.form {
            Form::Jpeg => jpeg::decode(bytes),
            Form::Png => png::decode(bytes),
            Form::Other => None,
        });
        let points = raw.ok().flatten().filter(|raw| raw.is_of(&header)).map(|raw| Points { header, raw });
        work(points.as_ref())
    }

    /// The picture `width` points wide and upright, written in its own form.
    pub fn shrunk(&self, width: u32) -> Option<Vec<u8>> {
        let Header { width: whole, height, turn, form, .. } = self.header;
        let rounded = (u64::from(width) * u64::from(height) + u64::from(whole) / 2) / u64::from(whole);
        let (width, height) = (width as usize, usize::try_from(rounded).ok()?.max(1));
        let (across, down) = if turn.swaps() { (height, width) } else { (width, height) };
        if across > self.raw.width || down > self.raw.height {
            return None;
        }
        let small = turned(resize(&self.raw, across, down), turn);
        match form {
            Form::Jpeg => jpeg::encode(&small),
            Form::Png => png::encode(&small),
            Form::Other => None,
        }
    }
}

impl Raw {
    /// Whether it is what the first bytes promised.
    fn is_of(&self, header: &Header) -> bool {
        let (width, height) = (header.width as usize, header.height as usize);
        let is_size = if header.turn.swaps() {
            (self.height, self.width) == (width, height)
        } else {
            (self.width, self.height) == (width, height)
        };
        is_size && self.bytes.len() == self.width * self.height * self.channels
    }
}

/// The picture upright: turned and mirrored as its camera says.
fn turned(raw: Raw, turn: Turn) -> Raw {
    if turn == Turn::NONE {
        return raw;
    }
    let (width, height) = if turn.swaps() { (raw.height, raw.width) } else { (raw.width, raw.height) };
    let (last_x, last_y) = (raw.width - 1, raw.height - 1);
    let mut bytes = Vec::with_capacity(raw.bytes.len());
    for y in 0..height {
        for x in 0..width {
            let (x, y) = match turn.0 {
                2 => (last_x - x, y),
                3 => (last_x - x, last_y - y),
                4 => (x, last_y - y),
                5 => (y, x),
                6 => (y, last_y - x),
                7 => (last_x - y, last_y - x),
                8 => (last_x - y, x),
                _ => (x, y),
            };
            let at = (y * raw.width + x) * raw.channels;
            bytes.extend_from_slice(&raw.bytes[at..at + raw.channels]);
        }
    }
    Raw { width, height, bytes, ..raw }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::exif;

    fn grey(width: usize, bytes: &[u8]) -> Raw {
        let height = bytes.len() / width;
        Raw { width, height, channels: 1, bytes: bytes.to_vec(), profile: None }
    }

    #[test]
    fn a_picture_is_turned_as_its_camera_says() {
        // How the number is shown that lies in the file as 1 2 3 over 4 5 6.
        for (turn, width, upright) in [
            (1, 3, [1, 2, 3, 4, 5, 6]),
            (2, 3, [3, 2, 1, 6, 5, 4]),
            (3, 3, [6, 5, 4, 3, 2, 1]),
            (4, 3, [4, 5, 6, 1, 2, 3]),
            (5, 2, [1, 4, 2, 5, 3, 6]),
            (6, 2, [4, 1, 5, 2, 6, 3]),
            (7, 2, [6, 3, 5, 2, 4, 1]),
            (8, 2, [3, 6, 2, 5, 1, 4]),
        ] {
            assert_eq!(turned(grey(3, &[1, 2, 3, 4, 5, 6]), Turn(turn)), grey(width, &upright), "{turn}");
        }
    }

    /// A photo that is black at its left and white at its right, as it lies in the file.
    fn photo(turn: u8) -> Vec<u8> {
        let row = (0..400).flat_map(|x| [if x < 200 { 0 } else { 255 }; 3]);
        let bytes = row.collect::<Vec<u8>>().repeat(200);
        let bytes =
            jpeg::encode(&Raw { width: 400, height: 200, channels: 3, bytes, profile: None }).unwrap();
        [&bytes[..2], &exif::tests::segment(turn, false), &bytes[2..]].concat()
    }

    #[test]
    fn a_smaller_photo_is_upright_and_says_nothing_of_turns() {
        let small = Points::of(&photo(6), |points| points.unwrap().shrunk(50)).unwrap();
        let header = look(&small).unwrap();
        assert_eq!((header.width, header.height, header.turn), (50, 100, Turn::NONE));
        let small = jpeg::decode(&small).unwrap();
        let at = |x: usize, y: usize| small.bytes[(y * small.width + x) * small.channels];
        assert!(
            at(25, 10) < 40 && at(25, 90) > 215,
            "black is at the top now: {:?}",
            [at(25, 10), at(25, 90), at(10, 50), at(40, 50), at(25, 2)]
        );
        let straight = Points::of(&photo(1), |points| points.unwrap().shrunk(50)).unwrap();
        assert_eq!(look(&straight).map(|header| (header.width, header.height)), Some((50, 25)));
    }

    #[test]
    fn what_is_damaged_gives_nothing() {
        let whole = photo(1);
        let gives = |bytes: &[u8]| Points::of(bytes, |points| points.is_some());
        assert!(gives(&whole));
        assert!(!gives(b"") && !gives(b"no picture") && !gives(&whole[..200]));
        let drawing = png::encode(&grey(3, &[1, 2, 3, 4, 5, 6])).unwrap();
        assert!(gives(&drawing) && !gives(&drawing[..drawing.len() - 20]));
        // Of no picture a larger one is made.
        assert_eq!(Points::of(&drawing, |points| points.unwrap().shrunk(9)), None);
    }

    #[test]
    fn no_damage_brings_the_program_down() {
        for whole in [photo(6), png::encode(&grey(40, &[9; 1600])).unwrap()] {
            for at in (0..whole.len()).step_by(7) {
                let mut bytes = whole.clone();
                bytes[at] ^= 0x55;
                Points::of(&bytes, |points| points.and_then(|points| points.shrunk(10)));
            }
        }
    }
}
