//! Drawings and screens.

use super::points::Raw;
use png::{BitDepth, ColorType, Decoder, Encoder, Info, Limits, Transformations};
use std::borrow::Cow;
use std::io::Cursor;

/// Most bytes that may be needed besides the points.
const LIMIT: usize = 64 * 1024 * 1024;

/// The points of a picture, each colour in a byte.
pub(super) fn decode(bytes: &[u8]) -> Option<Raw> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: LIMIT });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let channels = match reader.output_color_type() {
        (ColorType::Grayscale, BitDepth::Eight) => 1,
        (ColorType::GrayscaleAlpha, BitDepth::Eight) => 2,
        (ColorType::Rgb, BitDepth::Eight) => 3,
        (ColorType::Rgba, BitDepth::Eight) => 4,
        _ => return None,
    };
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    bytes.truncate(frame.buffer_size());
    let profile = reader.info().icc_profile.as_deref().map(<[u8]>::to_vec);
    let (width, height) = (frame.width as usize, frame.height as usize);
    Some(Raw { width, height, channels, bytes, profile })
}

/// The points as a picture.
pub(super) fn encode(raw: &Raw) -> Option<Vec<u8>> {
    let mut info = Info::with_size(u32::try_from(raw.width).ok()?, u32::try_from(raw.height).ok()?);
    info.bit_depth = BitDepth::Eight;
    info.color_type = match raw.channels {
        1 => ColorType::Grayscale,
        2 => ColorType::GrayscaleAlpha,
        3 => ColorType::Rgb,
        _ => ColorType::Rgba,
    };
    info.icc_profile = raw.profile.as_deref().map(Cow::Borrowed);
    let mut out = Vec::new();
    let mut writer = Encoder::with_info(&mut out, info).ok()?.write_header().ok()?;
    writer.write_image_data(&raw.bytes).ok()?;
    writer.finish().ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for channels in 1..=4 {
            let bytes = (0..channels * 12).map(|byte| byte as u8 * 5).collect();
            let profile = Some(b"some profile".to_vec());
            let raw = Raw { width: 4, height: 3, channels, bytes, profile };
            assert_eq!(decode(&encode(&raw).unwrap()), Some(raw));
        }
    }
}
