//! Addresses: what a request asks for, and whether it may ask.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::net::IpAddr;

/// What has a meaning of its own in the path of an address.
const SPECIAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// Names that this server may be called by. A page elsewhere can give its own name the address of this computer; its
/// requests then come here, and only the name that they call us by gives them away.
#[derive(Clone, Debug)]
pub(super) struct Names(String);

impl Names {
    /// Besides `localhost` and numbers, the name that was asked for.
    pub(super) fn new(host: &str) -> Self {
        Names(host.to_ascii_lowercase())
    }

    /// Whether a request that calls us so may have come from a page of ours. `host` may end in a port.
    pub(super) fn know(&self, host: &str) -> bool {
        let name = without_port(host).to_ascii_lowercase();
        let number = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(&name);
        name == "localhost" || number.parse::<IpAddr>().is_ok() || (!name.is_empty() && name == self.0)
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

/// Path and query of the target of a request, the path without its first `/`, decoded once. Nothing if it is no text.
pub(super) fn split(target: &str) -> Option<(String, &str)> {
    let target = target.split('#').next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    Some((path.into_owned(), query))
}

/// The address of a path, from the root of this server.
pub(super) fn address(path: &str) -> String {
    format!("/{}", utf8_percent_encode(path, SPECIAL))
}

/// The value of `name` in a query or a form.
pub(super) fn field(form: &str, name: &str) -> Option<String> {
    let pair = form.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)?;
    let spaced = pair.1.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_known() {
        let names = Names::new("Tutor.Local");
        for known in [
            "localhost",
            "LOCALHOST:4747",
            "127.0.0.1:80",
            "[::1]:4747",
            "[::1]",
            "::1",
            "192.168.1.7",
            "tutor.local:1",
        ] {
            assert!(names.know(known), "{known}");
        }
        for foreign in [
            "",
            ":80",
            "evil.example",
            "evil.example:4747",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "localhost:x",
            "[evil]",
            "127.0.0.1@evil",
            "0x7f.1",
        ] {
            assert!(!names.know(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_path_is_decoded_once() {
        assert_eq!(split("/a/b%20c.html?x=1#y"), Some(("a/b c.html".into(), "x=1")));
        assert_eq!(split("/%2e%2e/x"), Some(("../x".into(), "")));
        assert_eq!(split("/%252e"), Some(("%2e".into(), "")));
        assert_eq!(split("//evil.example/"), Some(("/evil.example/".into(), "")));
        assert_eq!(split("/%ff"), None);
        assert_eq!(split(""), None);
        assert_eq!(address("a/b c%.html"), "/a/b%20c%25.html");
    }

    #[test]
    fn fields_are_found_by_their_whole_name() {
        let form = "xpath=no&path=content%2Fa+b%2B.md&line=3&path=second";
        assert_eq!(field(form, "path").as_deref(), Some("content/a b+.md"));
        assert_eq!(field(form, "column"), None);
        assert_eq!(field("path=%ff", "path"), None);
    }
}
