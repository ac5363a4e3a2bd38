//! Puts phrases that are the same on every page into the templates themselves, so that they need no call.
//!
//! `{{ t(key="skip") }}` becomes the phrase, escaped. A call stays as it is where its phrase could be taken for a piece of
//! template, could be trimmed with the white space around it, or would move the lines after it.

use crate::plan::escape_html;
use crate::theme::Strings;

const CALL: &str = "{{ t(key=\"";
const CALL_END: &str = "\") }}";

/// `template` with its constant phrases in their places.
pub(super) fn with_phrases(template: &str, strings: &Strings) -> String {
    let mut out = String::with_capacity(template.len() + 256);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (text, tag) = rest.split_at(open);
        out.push_str(text);
        let (length, phrase) = match constant(tag, strings) {
            Some((length, phrase)) => (length, Some(phrase)),
            None => (tag_length(tag), None),
        };
        match phrase {
            Some(phrase) => out.push_str(&phrase),
            None => out.push_str(&tag[..length]),
        }
        rest = &tag[length..];
    }
    out + rest
}

/// The length of the call that `tag` begins with, and its phrase, if that may take its place.
fn constant(tag: &str, strings: &Strings) -> Option<(usize, String)> {
    let after = tag.strip_prefix(CALL)?;
    let key = &after[..after.find('"')?];
    let phrase = after[key.len()..].starts_with(CALL_END).then(|| strings.find(key)).flatten()?;
    let is_plain = !phrase.is_empty() && phrase.trim() == phrase && !phrase.contains(['{', '}', '\n', '\r']);
    is_plain.then(|| (CALL.len() + key.len() + CALL_END.len(), escape_html(phrase)))
}

/// How long the expression, the statement, the comment or the raw text is that `tag` begins with; 1 if it is none.
fn tag_length(tag: &str) -> usize {
    let up_to = |end: &str| tag.find(end).map_or(tag.len(), |at| at + end.len());
    match tag.as_bytes().get(1) {
        Some(b'{') => up_to("}}"),
        Some(b'#') => up_to("#}"),
        Some(b'%') if tag[2..].trim_start_matches('-').trim_start().starts_with("raw") => up_to("endraw"),
        Some(b'%') => up_to("%}"),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Phrase;

    fn folded(template: &str) -> String {
        let phrases = [
            ("a", "Tom & Jerry"),
            ("open", "Hold on…"),
            ("edge", " a "),
            ("none", ""),
            ("brace", "{{ x }}"),
            ("lines", "a\nb"),
        ];
        let phrase = |(key, text): (&str, &str)| (key.to_owned(), Phrase::Text(text.to_owned()));
        with_phrases(template, &Strings::new("en-GB", phrases.into_iter().map(phrase).collect()))
    }

    #[test]
    fn constant_phrases_are_put_in_escaped() {
        assert_eq!(
            folded("<p title=\"{{ t(key=\"open\") }}\">{{ t(key=\"a\") }}</p>"),
            "<p title=\"Hold on…\">Tom &amp; Jerry</p>"
        );
        assert_eq!(
            folded("{% if x %}{{ t(key=\"a\") }}{% endif %} {x"),
            "{% if x %}Tom &amp; Jerry{% endif %} {x"
        );
    }

    #[test]
    fn whatever_could_change_its_meaning_stays_a_call() {
        for template in [
            "{{ t(key=\"edge\") }}",
            "{{ t(key=\"none\") }}",
            "{{ t(key=\"brace\") }}",
            "{{ t(key=\"lines\") }}",
            "{{ t(key=\"unknown\") }}",
            "{{ t(key=\"a\", count=1) }}",
            "{{- t(key=\"a\") }}",
            "{{ t(key=\"a\") ~ x }}",
            "{{ t(key=\"a",
            "{# {{ t(key=\"a\") }} #}",
            "{%- raw %}{{ t(key=\"a\") }}{% endraw %}",
            "{% set x = '{{ t(key=\"a\") }}' %}",
            "{",
            "é{%",
        ] {
            assert_eq!(folded(template), template);
        }
    }
}
