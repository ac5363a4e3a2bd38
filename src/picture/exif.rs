//! Which way up a photo is: cameras don't turn the picture but write down how they were held.

/// How a picture has to be turned and mirrored before it is shown: a number from 1 to 8, as cameras write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn(pub(super) u8);

impl Turn {
    /// As it is.
    pub(super) const NONE: Turn = Turn(1);

    /// Whether width and height change places.
    pub(super) fn swaps(self) -> bool {
        self.0 >= 5
    }
}

/// What a JPEG says about it; as it is, if it says nothing that makes sense.
pub(super) fn turn(jpeg: &[u8]) -> Turn {
    let notes = segments(jpeg).filter(|(marker, _)| *marker == 0xe1);
    let notes = notes.filter_map(|(_, segment)| segment.strip_prefix(b"Exif\0\0"));
    let found = notes.filter_map(orientation).find(|value| (1..=8).contains(value));
    found.map_or(Turn::NONE, Turn)
}

/// What stands before the points of a JPEG, each part with its mark; the last begins the points themselves.
pub(super) fn segments(jpeg: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    const POINTS: u8 = 0xda;
    let mut rest = jpeg.get(2..).unwrap_or_default();
    std::iter::from_fn(move || {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low])).max(2);
        let segment = rest.get(4..2 + length)?;
        rest = if marker == POINTS { &[] } else { &rest[2 + length..] };
        Some((marker, segment))
    })
}

/// The entry that says how the camera was held, in the first table of its notes.
fn orientation(notes: &[u8]) -> Option<u8> {
    const ORIENTATION: u32 = 0x0112;
    let is_big = match notes.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| {
        let bytes = notes.get(at..at.checked_add(length)?)?.iter();
        let add = |sum: u32, byte: &u8| (sum << 8) | u32::from(*byte);
        Some(if is_big { bytes.fold(0, add) } else { bytes.rev().fold(0, add) })
    };
    let table = usize::try_from(number(4, 4)?).ok()?;
    let entries = usize::try_from(number(table, 2)?).ok()?;
    let entry =
        (0..entries).map(|entry| table + 2 + entry * 12).find(|&at| number(at, 2) == Some(ORIENTATION))?;
    u8::try_from(number(entry + 8, 2)?).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The segment in which a camera says how it was held.
    pub(in crate::picture) fn segment(value: u8, is_big: bool) -> Vec<u8> {
        let number = |value: u32, length: usize| {
            let bytes = value.to_be_bytes()[4 - length..].to_vec();
            if is_big { bytes } else { bytes.into_iter().rev().collect() }
        };
        let mut notes = b"Exif\0\0".to_vec();
        notes.extend_from_slice(if is_big { b"MM\0*" } else { b"II*\0" });
        notes.extend(number(8, 4));
        notes.extend(number(2, 2));
        for (tag, value) in [(0x0100, 7), (0x0112, u32::from(value))] {
            notes.extend(
                [number(tag, 2), number(3, 2), number(1, 4), number(value, 2), number(0, 2)].concat(),
            );
        }
        let mut segment = vec![0xff, 0xe1];
        segment.extend((notes.len() as u16 + 2).to_be_bytes());
        segment.extend(notes);
        segment
    }

    fn jpeg(value: u8, is_big: bool) -> Vec<u8> {
        let jfif = [0xff, 0xe0, 0, 4, 1, 2];
        [&[0xff, 0xd8][..], &jfif, &segment(value, is_big), &[0xff, 0xda, 0, 2, 0, 0]].concat()
    }

    #[test]
    fn what_the_camera_wrote_is_found_in_both_orders_of_bytes() {
        for is_big in [true, false] {
            for value in 1..=8 {
                assert_eq!(turn(&jpeg(value, is_big)), Turn(value));
            }
            assert_eq!(turn(&jpeg(9, is_big)), Turn::NONE);
            assert_eq!(turn(&jpeg(0, is_big)), Turn::NONE);
        }
        assert!(Turn(6).swaps() && !Turn(3).swaps());
        assert_eq!(turn(b""), Turn::NONE);
    }

    proptest! {
        #[test]
        fn damaged_notes_say_nothing_or_something(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            length: prop::sample::Index,
        ) {
            let mut bytes = jpeg(6, true);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(length.index(bytes.len() + 1));
            prop_assert!((1..=8).contains(&turn(&bytes).0));
        }
    }
}
