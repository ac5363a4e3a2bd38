//! Texts without a mark, which most texts in YAML are. For these, the Markdown reader would set up its tables in vain.

/// Whether Markdown finds nothing in `text` but the words of one paragraph, as they stand.
pub(super) fn only(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || !c.is_ascii());
    let mut before = b' ';
    begins
        && !text.ends_with(' ')
        && text.bytes().all(|byte| is_harmless(byte, std::mem::replace(&mut before, byte)))
}

/// Two full stops may become an ellipsis, and two hyphens a dash.
fn is_harmless(byte: u8, before: u8) -> bool {
    match byte {
        b'.' | b'-' => byte != before,
        b' ' | b',' | b';' | b':' | b'?' | b'!' | b'(' | b')' | b'/' | b'%' | b'+' | b'=' => true,
        _ => byte.is_ascii_alphanumeric() || !byte.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, options};
    use super::only;
    use proptest::prelude::*;

    #[test]
    fn words_are_told_from_marks() {
        for words in ["Calm caller, 4.10 - (see 10 %); why?", "Ünïcode – “quoted”", "– a", "http: //x.y/z"]
        {
            assert!(only(words), "{words}");
        }
        for marked in
            ["", " a", "a ", "- a", "1. a", "a...", "a -- b", "it's", "*a*", "a\nb", "a\\b", "a & b", "a|b"]
        {
            assert!(!only(marked), "{marked}");
        }
    }

    proptest! {
        #[test]
        fn where_there_are_only_words_the_reader_finds_them_as_they_stand(text in "[ -~é–\u{a0}\n]{0,12}") {
            if only(&text) {
                let read = Document::read(&text, options());
                prop_assert_eq!(&read.events, &Document::parse(&text).events);
                prop_assert!(read.footnotes.is_empty());
            }
        }
    }
}
