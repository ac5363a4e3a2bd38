//! Characters that no page may hold.

use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// The first character for which HTML has no place, and the byte where it stands.
pub(super) fn first(text: &str) -> Option<(usize, char)> {
    // Almost no text holds one, and all texts of a site are looked through: first at bytes, many at once.
    let (chunks, rest) = text.as_bytes().as_chunks();
    let mut last = [b' '; 32];
    last[..rest.len()].copy_from_slice(rest);
    let suspicious = chunks.iter().any(may_hold_one) || may_hold_one(&last);
    if suspicious { text.char_indices().find(|(_, c)| is_forbidden(*c)) } else { None }
}

/// Adds to a finding what removes all of them. Not where one may be all that is left of a letter or a quote, from a text that
/// was read in a wrong encoding.
pub(super) fn remove_all(finding: Diagnostic, text: &str) -> Diagnostic {
    let forbidden = || text.char_indices().filter(|(_, c)| is_forbidden(*c));
    if forbidden().any(|(_, c)| !c.is_ascii()) {
        return finding;
    }
    let file = finding.place.file;
    forbidden().fold(finding, |finding, (at, c)| {
        // Word processors break lines and pages with these two.
        let parts = matches!(c, '\u{b}' | '\u{c}');
        let is_letter = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_forbidden(c));
        let between = is_letter(text[..at].chars().next_back()) && is_letter(text[at + 1..].chars().next());
        let place = Place::new(file, at..at + 1);
        finding.fix("take out what nobody sees", place, if parts && between { " " } else { "" })
    })
}

/// Whether HTML has no place for a character. Tabs and line ends are space.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Whether a forbidden character may begin within these bytes. U+0080 to U+009F begin with 0xC2, as some others do.
fn may_hold_one(bytes: &[u8; 32]) -> bool {
    let begins_one =
        |b: u8| (b < b' ') & (b != b'\t') & (b != b'\n') & (b != b'\r') | (b == 0x7f) | (b == 0xc2);
    bytes.iter().fold(false, |found, byte| found | begins_one(*byte))
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
