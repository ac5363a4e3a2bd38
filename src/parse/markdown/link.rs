//! What a link may lead to.

use super::super::authored::LinkTo;
use percent_encoding::percent_decode_str;
use std::ops::Range;

/// A link that has been looked at.
pub(super) enum Checked {
    /// Out of the site, with an address that is safe.
    Outside(String),
    /// To something of the site.
    Inside(LinkTo),
    /// Refused: what is wrong, and what to do.
    Refused(String, &'static str),
}

const OUTSIDE: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Looks at a link's destination as the Markdown reader hands it over, entities and escapes already decoded.
pub(super) fn check(destination: &str) -> Checked {
    let destination = destination.trim();
    if destination.chars().any(|c| c.is_control()) {
        return Checked::Refused(
            "this address has control characters in it".into(),
            "write the address plainly",
        );
    }
    match scheme(destination) {
        Some((scheme, rest)) => with_scheme(&scheme, rest, destination),
        None => path(destination),
    }
}

/// Looks at a picture's destination: only files beside the texts, so that no page asks another server for anything.
pub(super) fn check_picture(destination: &str) -> Checked {
    match check(destination) {
        Checked::Inside(LinkTo::Path(path, _)) => Checked::Inside(LinkTo::Picture(path)),
        Checked::Refused(message, help) => Checked::Refused(message, help),
        Checked::Inside(_) | Checked::Outside(_) => Checked::Refused(
            format!("`{destination}` is not a picture beside the text"),
            "copy the picture into the folder of the text, and give its name",
        ),
    }
}

/// Splits off `scheme:`. White space inside is dropped as browsers do.
fn scheme(destination: &str) -> Option<(String, &str)> {
    let colon = destination.find(':')?;
    if destination[..colon].contains(['/', '?', '#', '.']) {
        return None;
    }
    let scheme: String = destination[..colon].chars().filter(|c| !c.is_whitespace()).collect();
    Some((scheme.to_ascii_lowercase(), destination[colon + 1..].trim()))
}

fn with_scheme(scheme: &str, rest: &str, whole: &str) -> Checked {
    let decoded = || percent_decode_str(rest).decode_utf8_lossy().into_owned();
    match scheme {
        "unit" => Checked::Inside(LinkTo::Unit(decoded())),
        "ac" => Checked::Inside(LinkTo::Criterion(decoded())),
        "lo" => Checked::Inside(LinkTo::Outcome(decoded())),
        "term" => Checked::Inside(LinkTo::Term(decoded())),
        "instrument" => Checked::Inside(LinkTo::Instrument(decoded())),
        "verb" => Checked::Inside(LinkTo::Verb(decoded())),
        "https" | "http" if !rest.trim_start_matches('/').is_empty() && rest.starts_with("//") => {
            Checked::Outside(format!("{scheme}:{rest}"))
        }
        "https" | "http" => Checked::Refused(
            format!("`{whole}` is not a whole address"),
            "write it as https://www.example.org/page",
        ),
        _ if OUTSIDE.contains(&scheme) => Checked::Outside(format!("{scheme}:{rest}")),
        _ => Checked::Refused(
            format!("a link can't begin with `{scheme}:`"),
            "lead to a file of the site, to unit:, lo:, ac:, term:, instrument: or verb:, or to an https: or mailto: address",
        ),
    }
}

fn path(destination: &str) -> Checked {
    if destination.starts_with('/') || destination.starts_with('\\') {
        return Checked::Refused(
            format!("`{destination}` begins at the root of the computer or of the server"),
            "write the path from this file: ../l3-cm-02/lo1.md",
        );
    }
    if destination.contains('\\') {
        return Checked::Refused(
            "a path is written with `/`, not with `\\`".into(),
            "replace each `\\` with `/`",
        );
    }
    let (path, fragment) = match destination.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment).filter(|fragment| !fragment.is_empty())),
        None => (destination, None),
    };
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    match (path, fragment) {
        ("", Some(fragment)) => Checked::Inside(LinkTo::Anchor(decode(fragment))),
        ("", None) => {
            Checked::Refused("this link leads nowhere".into(), "put an address between the brackets")
        }
        (path, fragment) => Checked::Inside(LinkTo::Path(decode(path), fragment.map(decode))),
    }
}

/// Where text holds what was meant as the address of a link: `](term:Call taking)`.
pub(super) fn lost_addresses(text: &str) -> Vec<Range<usize>> {
    // Many times as fast as `find`, and almost every text ends here.
    if !text.contains("](") {
        return Vec::new();
    }
    text.match_indices("](").filter_map(|(at, mark)| lost_address(text, at + mark.len())).collect()
}

fn lost_address(text: &str, start: usize) -> Option<Range<usize>> {
    let end = start + text[start..].find(')')?;
    let address = &text[start..end];
    const SCHEMES: [&str; 8] = ["term:", "unit:", "ac:", "lo:", "instrument:", "verb:", "https:", "http:"];
    let names = SCHEMES.iter().any(|scheme| address.starts_with(scheme));
    let is_meant = names || address.contains(".md") || address.contains(".svg") || address.contains(".png");
    (is_meant && address.contains(' ')).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_runs_gets_through_in_any_spelling() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java script:alert(1)",
            " javascript:alert(1)",
            "java\tscript:x",
            "data:text/html,<script>",
            "vbscript:x",
            "//evil.example/x",
            "/etc/passwd",
            "\\\\server\\share",
            "https:evil",
            "http://",
            "blob:x",
            "file:///etc/passwd",
        ] {
            assert!(matches!(check(bad), Checked::Refused(..)), "{bad}");
        }
    }

    #[test]
    fn an_address_with_a_space_is_found_and_prose_is_not() {
        let lost = |text: &'static str| -> Vec<&str> {
            lost_addresses(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(lost("the [call](term:Call taking) begins"), ["term:Call taking"]);
        assert_eq!(lost("[a](my page.md)"), ["my page.md"]);
        assert_eq!(lost("a list[0](see the note) of things"), [""; 0]);
        assert_eq!(lost("[a](my page.md), [b](b.md), [c](your page.md)"), ["my page.md", "your page.md"]);
    }

    #[test]
    fn paths_and_names_are_told_apart() {
        let inside = |text| match check(text) {
            Checked::Inside(to) => to,
            _ => panic!("{text}"),
        };
        assert_eq!(inside("../a%20b/lo1.md#x"), LinkTo::Path("../a b/lo1.md".into(), Some("x".into())));
        assert_eq!(inside("#traps"), LinkTo::Anchor("traps".into()));
        assert_eq!(inside("ac:L3-CM-02/1.6"), LinkTo::Criterion("L3-CM-02/1.6".into()));
        assert_eq!(
            inside("term:National%20Decision%20Model"),
            LinkTo::Term("National Decision Model".into())
        );
        assert!(matches!(check("mailto:a@b.example"), Checked::Outside(_)));
        assert!(matches!(check_picture("https://x.example/a.png"), Checked::Refused(..)));
    }
}
