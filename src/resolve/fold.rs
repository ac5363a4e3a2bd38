//! How names are compared.

/// Without case, with one kind of space and apostrophe.
pub(super) fn key(name: &str) -> String {
    let plain = name.replace('’', "'").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Numbers without case, and with `/` and `-` alike: `601/3835/X` is written `601-3835-X` in addresses.
pub(super) fn number_key(number: &str) -> String {
    number.trim().replace('/', "-").to_uppercase()
}
