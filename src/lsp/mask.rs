//! Hides what is no prose in a text as it was written, so that names are looked for only where the tool itself would find them.

use std::ops::Range;

/// Where nothing is looked for; no name goes on behind it.
const HIDDEN: u8 = b'|';

/// `text` with signs in place of what is no prose. Every byte keeps its place.
pub(super) fn prose(text: &str, is_markdown: bool) -> String {
    let mut mask = Mask { bytes: text.as_bytes().to_vec() };
    if is_markdown {
        mask.markdown(text)
    } else {
        mask.yaml(text)
    }
    // What a tag would be in HTML hides the rest of a text.
    for byte in &mut mask.bytes {
        if matches!(byte, b'<' | b'>' | b'&') {
            *byte = HIDDEN;
        }
    }
    String::from_utf8(mask.bytes).unwrap_or_default()
}

struct Mask {
    bytes: Vec<u8>,
}

impl Mask {
    fn hide(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.bytes.get_mut(range) {
            let lines = |byte: &&mut u8| !matches!(byte, b'\n' | b'\r');
            bytes.iter_mut().filter(lines).for_each(|byte| *byte = HIDDEN);
        }
    }

    /// Hides front matter, code, comments and where links lead.
    fn markdown(&mut self, text: &str) {
        let mut fence: Option<&str> = None;
        let body = front_matter(text);
        self.hide(0..body);
        for line in lines(text).filter(|line| line.start >= body) {
            let written = text[line.clone()].trim_start();
            let marks = ["```", "~~~"].into_iter().find(|marks| written.starts_with(marks));
            match (fence, marks) {
                (Some(open), Some(marks)) if open == marks => fence = None,
                (None, Some(marks)) => fence = Some(marks),
                (None, None) => {
                    self.inside_line(text, line);
                    continue;
                }
                (Some(_), _) => {}
            }
            self.hide(line);
        }
        let mut at = body;
        while let Some(start) = text[at..].find("<!--").map(|found| at + found) {
            let end = text[start..].find("-->").map_or(text.len(), |end| start + end + 3);
            self.hide(start..end);
            at = end;
        }
    }

    /// Hides code between backticks, and addresses of links.
    fn inside_line(&mut self, text: &str, line: Range<usize>) {
        let mut at = line.start;
        while let Some(found) = text[at..line.end].find(['`', ']']).map(|found| at + found) {
            let rest = &text[found..line.end];
            let length = if let Some(code) = rest.strip_prefix('`') {
                code.find('`').map(|end| end + 2)
            } else if let Some(address) = rest.strip_prefix("](<") {
                address.find('>').map(|end| end + 4)
            } else {
                rest.strip_prefix("](").and_then(|address| Some(address.find(')')? + 3))
            };
            let length = length.unwrap_or(1);
            if length > 1 {
                self.hide(found..found + length);
            }
            at = found + length;
        }
    }

    /// Hides comments and the names of fields.
    fn yaml(&mut self, text: &str) {
        for line in lines(text) {
            let written = &text[line.clone()];
            if written.trim_start().starts_with('#') {
                self.hide(line);
            } else if let Some(colon) = field_end(written) {
                self.hide(line.start..line.start + colon);
            }
        }
    }
}

/// Where the name of a field ends, if a line of YAML begins with one.
pub(super) fn field_end(line: &str) -> Option<usize> {
    let colon = line.char_indices().filter(|(_, c)| *c == ':').map(|(at, _)| at);
    colon.into_iter().find(|at| line[at + 1..].chars().next().is_none_or(char::is_whitespace))
}

/// The bytes of each line, without what ends it.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    })
}

/// Where the body of a Markdown file begins: behind its front matter, if it has one.
pub(super) fn front_matter(text: &str) -> usize {
    let mut lines = lines(text);
    let is_mark = |line: &str| line.trim_start_matches('\u{feff}').trim_end() == "---";
    if !lines.next().is_some_and(|first| is_mark(&text[first])) {
        return 0;
    }
    let end = lines.find(|line| matches!(text[line.clone()].trim_end(), "---" | "..."));
    end.map_or(text.len(), |line| line.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_prose_is_left_and_every_byte_keeps_its_place() {
        let text = "---\ntitle: Übung\n---\nA `code` [x](<term:A b>) ü [y](z) ] `open\r\n```\nfence\n~~~\n```\nend <!-- no\nno --> a<b>&\n";
        let masked = prose(text, true);
        assert_eq!(masked.len(), text.len());
        assert_eq!(
            masked.replace(|c| "|\r".contains(c), ""),
            "\n\n\nA  [x) ü [y ] `open\n\n\n\n\nend \n ab\n"
        );
        assert_eq!(
            prose("x: see AC1.1\n# no\n- y:\n  more: or less: 1\n", false),
            "|: see AC1.1\n||||\n|||:\n||||||: or less: 1\n"
        );
    }

    #[test]
    fn front_matter_is_known_whether_or_not_it_ends() {
        assert_eq!(front_matter("---\na: 1\n---\nb"), 12);
        assert_eq!(front_matter("---\na: 1\n"), 9);
        assert_eq!(front_matter("a\n---\n"), 0);
    }
}
