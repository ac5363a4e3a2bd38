//! How names are compared.

/// Without case, with one kind of space and apostrophe.
pub(super) fn key(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        push_word(word, &mut folded);
    }
    folded
}

/// Adds one word to a key.
pub(super) fn push_word(word: &str, folded: &mut String) {
    if !folded.is_empty() {
        folded.push(' ');
    }
    if word.is_ascii() {
        folded.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        folded.push_str(&word.replace('’', "'").to_lowercase());
    }
}

/// Numbers without case, and with `/` and `-` alike: `601/3835/X` is written `601-3835-X` in addresses.
pub(super) fn number_key(number: &str) -> String {
    number.trim().replace('/', "-").to_uppercase()
}

/// The folder above a folder, or that of a file.
pub(super) fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(above, _)| above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_whatever_their_case_space_and_apostrophe() {
        assert_eq!(key("  Victims’\u{a0}Code "), "victims' code");
        assert_eq!(key("É tude"), key("é  TUDE"));
        assert_eq!(number_key(" 601/3835/x"), "601-3835-X");
        assert_eq!((above("a/b/c"), above("a")), ("a/b", ""));
    }
}
