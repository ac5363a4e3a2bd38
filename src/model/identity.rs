//! Names of things in addresses.

/// The id of an element on a page, without `#`.
pub type Anchor = String;

/// A name as it stands in an address: lower case letters and digits of any script, other runs as one hyphen.
/// Text without any letter or digit gives an empty slug.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if c != '\'' && c != '’' && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_short_plain_and_never_end_in_a_hyphen() {
        assert_eq!(slug("Victims' Code (2024)"), "victims-code-2024");
        assert_eq!(slug("  “Ünïcode” & co. "), "ünïcode-co");
        assert_eq!(slug("!!!"), "");
    }
}
