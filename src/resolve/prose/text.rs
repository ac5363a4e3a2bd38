//! The text in HTML of our own making, folded so that names can be found in it whatever their case, space and apostrophes.

/// Before each word.
pub(super) const START: u8 = 1;
/// Behind each word.
pub(super) const END: u8 = 2;
/// Where text is interrupted: no name goes on behind it.
const BREAK: u8 = 3;

/// A folded text. Words are in small letters, each between two marks; white space and the hyphens inside of compounds are gone,
/// and so are the possessive `'s` and apostrophes at the end of a word; other signs stay.
#[derive(Default)]
pub(super) struct Folded {
    pub bytes: Vec<u8>,
    pub words: Vec<Word>,
    /// Where headings begin in the HTML.
    pub headings: Vec<u32>,
}

/// A word and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// Its first mark in the folded text.
    pub at: u32,
    /// Its first byte in the HTML.
    pub start: u32,
    /// The byte behind it.
    pub end: u32,
    /// What tells it from other words, nearly always.
    pub print: u32,
}

/// Elements in which nothing becomes a link: links themselves, headings, code, heads of tables, formulas.
fn is_skipped(name: &[u8]) -> bool {
    matches!(name, b"a" | [b'h', b'1'..=b'6'] | b"code" | b"pre" | b"th" | b"math" | b"svg")
}

/// The print of a folded word (FNV-1a): good enough for a table of words, and quickly made.
pub(super) fn print(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |print, byte| (print ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

impl Folded {
    /// Folds `html` in place of what was folded before.
    pub fn fold(&mut self, html: &str) {
        self.bytes.clear();
        self.words.clear();
        self.headings.clear();
        self.bytes.reserve(html.len() + html.len() / 4);
        let mut at = 0;
        while let Some(&byte) = html.as_bytes().get(at) {
            at = match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => self.word(html, at),
                b' ' | b'\n' | b'\t' | b'\r' => at + 1,
                b'<' => self.tag(html, at),
                b':' if html[at..].starts_with("://") => self.address(html, at),
                _ => self.sign(html, at),
            };
        }
    }

    /// Takes the word at `at`, and tells where the text goes on.
    fn word(&mut self, html: &str, start: usize) -> usize {
        let first = self.bytes.len();
        self.bytes.push(START);
        let mut at = start;
        let next = loop {
            let plain = html.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            self.bytes.extend(html.as_bytes()[at..at + plain].iter().map(u8::to_ascii_lowercase));
            at += plain;
            match html.as_bytes().get(at) {
                None | Some(b' ' | b'.' | b',' | b'<' | b'\n') => break at,
                Some(_) => {}
            }
            let Some((c, length)) = char_at(html, at) else { break at };
            if is_apostrophe(c) {
                match after_apostrophe(&html[at + length..]) {
                    Apostrophe::Inside => self.bytes.push(b'\''),
                    Apostrophe::Ends(more) => break at + length + more,
                }
            } else if is_word(c) {
                self.push_folded(c);
            } else {
                break at;
            }
            at += length;
        };
        let print = print(&self.bytes[first + 1..]);
        self.bytes.push(END);
        // Where an apostrophe ended the word, `at` is before it.
        self.words.push(Word { at: first as u32, start: start as u32, end: at as u32, print });
        if html[next..].starts_with('.') && html[start..at].eq_ignore_ascii_case("www") {
            return self.address(html, next);
        }
        next
    }

    /// Takes what is neither a word nor a tag nor plain space.
    fn sign(&mut self, html: &str, at: usize) -> usize {
        let Some((c, length)) = char_at(html, at) else { return html.len() };
        if is_word(c) {
            return self.word(html, at);
        }
        let after_word = self.words.last().is_some_and(|word| word.end as usize == at);
        let joins = is_hyphen(c) && after_word && starts_with_word(&html[at + length..]);
        if !joins && !c.is_whitespace() {
            self.push_folded(c);
        }
        at + length
    }

    /// Leaves out a tag, or a whole element in which nothing becomes a link.
    fn tag(&mut self, html: &str, at: usize) -> usize {
        self.bytes.push(BREAK);
        let rest = &html[at + 1..];
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let Some(close) = rest.find('>') else { return html.len() };
        if !is_skipped(name.as_bytes()) {
            return at + 1 + close + 1;
        }
        if let [b'h', b'1'..=b'6'] = name.as_bytes() {
            self.headings.push(at as u32);
        }
        let end = ["</", name, ">"].concat();
        rest.find(&end).map_or(html.len(), |found| at + 1 + found + end.len())
    }

    /// Leaves out the rest of an address that stands in the text as it is.
    fn address(&mut self, html: &str, at: usize) -> usize {
        self.bytes.push(BREAK);
        html[at..].find(|c: char| c == '<' || c.is_whitespace()).map_or(html.len(), |end| at + end)
    }

    fn push_folded(&mut self, c: char) {
        if c == SOFT_HYPHEN {
            return;
        }
        for small in c.to_lowercase() {
            self.bytes.extend_from_slice(small.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    /// The last word before a place in the folded text, from the word `first` on.
    pub fn last_before(&self, first: usize, end: usize) -> usize {
        let more = self.words[first + 1..].iter().take_while(|word| (word.at as usize) < end).count();
        first + more
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

enum Apostrophe {
    /// It stands inside the word: "o'clock".
    Inside,
    /// It ends the word, and takes so many bytes behind it along.
    Ends(usize),
}

fn after_apostrophe(rest: &str) -> Apostrophe {
    if !starts_with_word(rest) {
        return Apostrophe::Ends(0);
    }
    match rest.as_bytes() {
        [b's' | b'S', ..] if !starts_with_word(&rest[1..]) => Apostrophe::Ends(1),
        _ => Apostrophe::Inside,
    }
}

/// The character at a place, and how long it is written. Only few are written as entities.
fn char_at(html: &str, at: usize) -> Option<(char, usize)> {
    const ENTITIES: [(&str, char); 6] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
    let rest = html.get(at..)?;
    let first = rest.chars().next()?;
    if first == '&'
        && let Some((written, c)) = ENTITIES.iter().find(|(written, _)| rest.starts_with(written))
    {
        return Some((*c, written.len()));
    }
    Some((first, first.len_utf8()))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The hyphen, and the one at which no line ends.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a character belongs to a word: letters and digits, and the accents that stand behind their letters.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | SOFT_HYPHEN | '\u{300}'..='\u{36f}')
}

/// Whether a text goes on with a word.
pub(super) fn starts_with_word(rest: &str) -> bool {
    rest.chars().next().is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(html: &str) -> String {
        let mut folded = Folded::default();
        folded.fold(html);
        for word in &folded.words {
            assert_eq!(folded.bytes[word.at as usize], START);
            assert!(!html[word.start as usize..word.end as usize].is_empty());
        }
        let show = |byte: &u8| match *byte {
            START => b'(',
            END => b')',
            BREAK => b'|',
            other => other,
        };
        String::from_utf8(folded.bytes.iter().map(show).collect()).unwrap()
    }

    #[test]
    fn words_are_alike_whatever_stands_between_them() {
        for alike in
            ["call handler", "Call-Handler", "call\nhandler", "CALL\u{a0}handler", "call\u{2011}handler"]
        {
            assert_eq!(fold(alike), "(call)(handler)", "{alike}");
        }
        assert_eq!(fold("call, handler - now"), "(call),(handler)-(now)");
        assert_eq!(fold("É&amp;co&#39;s cafe\u{301} so\u{ad}ft"), "(é)&(co)(cafe\u{301})(soft)");
    }

    #[test]
    fn apostrophes_end_words_or_stand_inside() {
        assert_eq!(fold("Victims’ Code"), "(victims)(code)");
        assert_eq!(fold("Betari's box, at five o’clock"), "(betari)(box),(at)(five)(o'clock)");
        assert_eq!(fold("‘call’ 'it'"), "‘(call)'(it)");
    }

    #[test]
    fn what_is_no_prose_is_left_out() {
        assert_eq!(
            fold("a <a href=\"x\">b</a> <em>c</em><h3 id=\"d\">d</h3><pre><code>e</code></pre>f"),
            "(a)||(c)|||(f)"
        );
        assert_eq!(fold("see https://a.example/b-c?d e www.x.example/y z"), "(see)(https)|(e)(www)|(z)");
        assert_eq!(fold("<img alt=\"call\"> <th scope=\"col\">a</th>< b"), "|||");
    }
}
