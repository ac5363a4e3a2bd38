//! Letters that were spoiled on their way: `â€™` for ’.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::{Reading, Seen};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "mojibake",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "Letters and signs were spoiled when the file was opened with one encoding and saved with another: `Ã©` was \
              once an é, `â€™` an apostrophe. Learners would see the spoiled ones.",
    wrong: Example::Files(&[part("about.md", "front desk", "«cafÃ©'s» front desk")]),
    right: Example::Files(&[part("about.md", "front desk", "café's front desk")]),
};

/// What a byte of an encoding that most programs once used stands for, where that is not the character of its number.
const WINDOWS: [(u8, char); 27] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8a, 'Š'),
    (0x8b, '‹'),
    (0x8c, 'Œ'),
    (0x8e, 'Ž'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9a, 'š'),
    (0x9b, '›'),
    (0x9c, 'œ'),
    (0x9e, 'ž'),
    (0x9f, 'Ÿ'),
];

/// A text may have been spoiled so many times.
const TIMES: usize = 3;

/// Finds words with spoiled letters.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if !may_be_spoiled(reading.source) {
        return;
    }
    let mut at = 0;
    for word in reading.source.split(char::is_whitespace) {
        if !word.is_ascii() {
            seen.findings.extend(spoiled(word, reading, at));
        }
        // Most white space is one byte long; the longer ones are looked at in the text.
        let space = reading.source[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        at += word.len() + space;
    }
}

/// Whether one of the letters is there that spoiled ones begin with (Â, Ã, â, ï, ð), or the mark of a lost one.
fn may_be_spoiled(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(0xc3, 0xef, bytes).any(|at| match bytes[at] {
        0xc3 => matches!(bytes.get(at + 1), Some(0x82 | 0x83 | 0xa2 | 0xaf | 0xb0)),
        _ => bytes.get(at + 1) == Some(&0xbf),
    })
}

fn spoiled(word: &str, reading: &Reading<'_>, at: usize) -> Option<Diagnostic> {
    let place = Place::new(reading.file, at..at + word.len());
    if word.contains('\u{fffd}') {
        let lost = Diagnostic::new(&RULE, place, "a letter of this word was lost when the file was saved");
        return Some(lost.help("write the word again, and save the file with the encoding UTF-8"));
    }
    let mut mended = word.to_owned();
    for _ in 0..TIMES {
        match mend(&mended) {
            Some(better) => mended = better,
            None => break,
        }
    }
    (mended != word).then(|| {
        let message = format!("the letters of this word are spoiled: `{mended}` was meant");
        Diagnostic::new(&RULE, place, message)
            .help("save the file with the encoding UTF-8, and open it with the same")
            .fix("put the letters right", place, mended)
    })
}

/// The word with each group of letters that stands for another's bytes made that one; none without any.
fn mend(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut mended = String::with_capacity(word.len());
    let (mut at, mut found) = (0, false);
    while let Some(&letter) = letters.get(at) {
        match original(&letters[at..]) {
            Some((was, length)) => {
                mended.push(was);
                at += length;
                found = true;
            }
            None => {
                mended.push(letter);
                at += 1;
            }
        }
    }
    found.then_some(mended)
}

/// The character whose bytes the first letters stand for, and how many letters that are.
fn original(letters: &[char]) -> Option<(char, usize)> {
    let first = byte(*letters.first()?)?;
    let length = match first {
        0xc2 | 0xc3 => 2,
        0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = letters.get(..length)?.iter().map(|letter| byte(*letter)).collect();
    let was = std::str::from_utf8(&bytes?).ok()?.chars().next()?;
    (!was.is_control()).then_some((was, length))
}

fn byte(letter: char) -> Option<u8> {
    match u8::try_from(letter as u32) {
        Ok(byte) if byte >= 0x80 => Some(byte),
        Ok(_) => None,
        Err(_) => WINDOWS.iter().find(|(_, written)| *written == letter).map(|(byte, _)| *byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoiled_letters_are_put_right_and_others_stay() {
        let put_right = [
            ("cafÃ©", "café"),
            ("donâ€™t", "don’t"),
            ("Â£5", "£5"),
            ("â€œyesâ€\u{9d}", "“yes”"),
            ("ðŸ™‚", "🙂"),
            ("Ã¢â‚¬â„¢", "â€™"),
        ];
        for (spoiled, right) in put_right {
            assert_eq!(mend(spoiled).as_deref(), Some(right), "{spoiled}");
        }
        for whole in ["café", "SÃO", "CAFÉ’s", "naïve", "“yes”", "château", "½–¾", "Â", "â"]
        {
            assert_eq!(mend(whole), None, "{whole}");
        }
    }
}
