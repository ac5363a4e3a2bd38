//! Characters that no page may hold.

/// The first character for which HTML has no place, and the byte where it stands. Looks at bytes: there is none in almost
/// every text, and all texts of a site are looked through.
pub(super) fn first(text: &str) -> Option<(usize, char)> {
    let mut start = 0;
    for chunk in text.as_bytes().chunks(64) {
        // No branch within a chunk, so that the compiler looks at many bytes at once.
        if chunk.iter().fold(false, |found, byte| found | may_begin_one(*byte)) {
            let suspects = (start..start + chunk.len()).filter(|at| text.is_char_boundary(*at));
            let found = suspects.filter_map(|at| Some((at, text[at..].chars().next()?)));
            if let Some(found) = found.into_iter().find(|(_, c)| is_forbidden(*c)) {
                return Some(found);
            }
        }
        start += chunk.len();
    }
    None
}

/// Whether HTML has no place for a character. Tabs and line ends are space.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Whether a forbidden character may begin with this byte: U+0080 to U+009F begin with 0xC2, as some others do.
fn may_begin_one(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\n') | (byte == 0x7f) | (byte == 0xc2)
}

#[cfg(test)]
mod tests {
    use super::{first, is_forbidden};

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        let slowly = |text: &str| text.char_indices().find(|(_, c)| is_forbidden(*c));
        for before in [0, 1, 63, 64, 65, 200] {
            for c in
                ['\0', '\u{7}', '\t', '\n', '\r', '\u{1f}', ' ', '\u{7f}', '\u{80}', '\u{9f}', '\u{a0}', 'é']
            {
                for filling in ["x", "é\n", "£"] {
                    let text = format!("{}{c}\u{1b}…", filling.repeat(before));
                    assert_eq!(first(&text), slowly(&text), "{text:?}");
                }
            }
        }
    }
}
