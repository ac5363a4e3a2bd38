//! Words in scripts: what a script says to a learner stands in the strings files too, and is put in when a site is built.

use super::Strings;

const CALL: &str = "t(\"";
const CALL_END: &str = "\")";

/// A script with each `t("key")` replaced by that phrase, as a string. A key that no file of words has stays as its own text.
pub(super) fn with_phrases(script: &str, strings: &Strings) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find(CALL) {
        let (before, after) = (&rest[..at], &rest[at + CALL.len()..]);
        out.push_str(before);
        let key = after.find(CALL_END).map(|end| &after[..end]).filter(|key| is_key(key));
        match key.filter(|_| !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.')))
        {
            Some(key) => {
                push_literal(strings.text(key), &mut out);
                rest = &after[key.len() + CALL_END.len()..];
            }
            None => {
                out.push_str(CALL);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A text as a string of JavaScript, whatever is in it.
fn push_literal(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Phrase, embedded};
    use std::collections::BTreeMap;

    #[test]
    fn phrases_become_strings() {
        let phrase = Phrase::Text("Say \"no\"\\\nthen\u{7} go".into());
        let strings = Strings::new("en-GB", BTreeMap::from([("no".to_owned(), phrase)]));
        for (script, spoken) in [
            ("a(t(\"no\"), t(\"unknown\"))", "a(\"Say \\\"no\\\"\\\\\\nthen go\", \"unknown\")"),
            (
                "at(\"no\") + x.t(\"no\") + t(\"not one\") + t(\"no",
                "at(\"no\") + x.t(\"no\") + t(\"not one\") + t(\"no",
            ),
        ] {
            assert_eq!(with_phrases(script, &strings), spoken);
        }
    }

    #[test]
    fn every_phrase_of_an_embedded_script_is_there() {
        let theme = embedded();
        let strings = theme.strings("en-GB");
        let scripts = theme.assets.iter().filter(|(path, _)| path.ends_with(".js"));
        let mut asked = 0;
        for (path, bytes) in scripts {
            let text = std::str::from_utf8(bytes).unwrap();
            for (at, _) in text.match_indices(" t(\"").chain(text.match_indices("(t(\"")) {
                let key = text[at..].split('"').nth(1).unwrap();
                assert!(strings.has(key), "{path} asks for the phrase `{key}`");
                asked += 1;
            }
        }
        assert!(asked > 0);
    }
}
