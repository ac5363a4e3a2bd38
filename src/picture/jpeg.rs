//! Photos.

use super::exif;
use super::points::Raw;
use jpeg_encoder::{ColorType, Encoder};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// How much of a smaller photo is kept, of 100. On a screen of a phone nobody sees what is lost.
const QUALITY: u8 = 80;
/// A photo that comes in more parts than any camera makes takes its time over each.
const MOST_SCANS: usize = 32;

/// The points of a photo; nothing, if its colours are those of a printer, or if they come one after the other.
pub(super) fn decode(bytes: &[u8]) -> Option<Raw> {
    if has_colours_apart(bytes) {
        return None;
    }
    let options = DecoderOptions::default().jpeg_set_max_scans(MOST_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let channels = match decoder.input_colorspace()? {
        ColorSpace::Luma => 1,
        ColorSpace::YCbCr | ColorSpace::RGB => 3,
        _ => return None,
    };
    let wanted = if channels == 1 { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let bytes = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    Some(Raw { width, height, channels, bytes, profile: decoder.icc_profile() })
}

/// Whether a plain photo has a part for each colour. Hardly any program writes such ones, and the decoder gets their colours
/// wrong without a word.
fn has_colours_apart(jpeg: &[u8]) -> bool {
    let mut colours = None;
    for (marker, segment) in exif::segments(jpeg) {
        match marker {
            0xc0 | 0xc1 => colours = segment.get(5),
            0xda => return colours.is_some_and(|all| segment.first() != Some(all)),
            _ => {}
        }
    }
    false
}

/// The points as a photo.
pub(super) fn encode(raw: &Raw) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_optimized_huffman_tables(true);
    // On a bad connection something is seen soon.
    encoder.set_progressive(true);
    if let Some(profile) = &raw.profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    let colours = if raw.channels == 1 { ColorType::Luma } else { ColorType::Rgb };
    let (width, height) = (u16::try_from(raw.width).ok()?, u16::try_from(raw.height).ok()?);
    encoder.encode(&raw.bytes, width, height, colours).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(channels: usize, profile: Option<Vec<u8>>) -> Raw {
        let point = |at: usize| (0..channels).map(move |channel| ((at % 40) * 6 / (channel + 1)) as u8);
        Raw { width: 40, height: 30, channels, bytes: (0..1200).flat_map(point).collect(), profile }
    }

    #[test]
    fn what_is_written_looks_as_it_did() {
        for (channels, profile) in [(1, None), (3, None), (3, Some(b"some profile".to_vec()))] {
            let before = raw(channels, profile);
            let after = decode(&encode(&before).unwrap()).unwrap();
            assert_eq!((after.width, after.height, after.channels), (40, 30, channels));
            assert_eq!(after.profile, before.profile);
            let off = before.bytes.iter().zip(&after.bytes).map(|(a, b)| usize::from(a.abs_diff(*b)));
            assert!(off.sum::<usize>() / before.bytes.len() < 8);
        }
    }

    #[test]
    fn a_photo_whose_colours_come_one_after_the_other_is_left_alone() {
        let mut apart = Vec::new();
        let mut encoder = Encoder::new(&mut apart, QUALITY);
        encoder.set_optimized_huffman_tables(true);
        encoder.encode(&raw(3, None).bytes, 40, 30, ColorType::Rgb).unwrap();
        assert!(has_colours_apart(&apart) && decode(&apart).is_none());
        assert!(!has_colours_apart(&encode(&raw(3, None)).unwrap()));
        assert!(!has_colours_apart(b"no photo"));
    }
}
