//! Blocks of code, with the marks of their language. Lines that are too long are wrapped, so that nothing scrolls sideways.

use super::inline::push_text;
use super::sheet::Sheet;
use super::{Spot, span_len};
use crate::model::slug;
use hl_lite::{Kind, Lang, highlight};
use pulldown_cmark::{CodeBlockKind, Event};

/// Largest block, in bytes, that is looked into: a mark is many times as long as what it marks.
const LARGEST: usize = 32 * 1024;

/// Writes a block of code, and tells how many events it was.
pub(super) fn code_block(kind: &CodeBlockKind<'_>, events: &[Spot<'_>], sheet: &mut Sheet<'_>) -> usize {
    let used = span_len(events);
    let language = match kind {
        CodeBlockKind::Fenced(info) => slug(info.split_whitespace().next().unwrap_or_default()),
        CodeBlockKind::Indented => String::new(),
    };
    sheet.html.push_str("<pre><code");
    if !language.is_empty() {
        sheet.html.push_str(&format!(" class=\"language-{language}\""));
    }
    sheet.html.push('>');
    for (event, _) in &events[..used] {
        let Event::Text(text) = event else { continue };
        match Lang::from_slug(&language).filter(|_| text.len() <= LARGEST) {
            Some(language) => push_marked(&mut sheet.html, language, text),
            None => push_text(&mut sheet.html, text),
        }
    }
    sheet.html.push_str("</code></pre>\n");
    used
}

fn push_marked(html: &mut String, language: Lang, text: &str) {
    for span in highlight(language, text) {
        match class(span.kind) {
            Some(class) => {
                html.push_str("<span class=\"");
                html.push_str(class);
                html.push_str("\">");
                push_text(html, span.text);
                html.push_str("</span>");
            }
            None => push_text(html, span.text),
        }
    }
}

/// The class of what is worth a colour. Five are told apart more easily than fourteen.
fn class(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Comment => Some("code-note"),
        Kind::String => Some("code-text"),
        Kind::Keyword | Kind::Tag => Some("code-word"),
        Kind::Property | Kind::Attribute | Kind::Function | Kind::Type | Kind::Variable => Some("code-name"),
        Kind::Number | Kind::Constant => Some("code-value"),
        Kind::Plain | Kind::Operator | Kind::Punctuation => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::markdown::{Document, Origin, Writer};
    use crate::source::FileId;
    use proptest::prelude::*;

    fn html(text: &str) -> String {
        let mut findings = Vec::new();
        let mut writer = Writer::new(&mut findings, |_| false);
        let origin = Origin::Part { file: FileId(0), base: 0 };
        let html = Document::parse(text).whole().prose(&mut writer, origin).html.into_string();
        assert_eq!(findings, []);
        html
    }

    #[test]
    fn a_known_language_gets_marks_and_others_stay_as_they_are() {
        let yaml = html("```yaml\n# a\ntitle: \"<b>\"\n```\n");
        assert_eq!(
            yaml,
            "<pre><code class=\"language-yaml\"><span class=\"code-note\"># a</span>\n<span class=\"code-name\">title</span>: \
             <span class=\"code-text\">&quot;&lt;b&gt;&quot;</span>\n</code></pre>"
        );
        assert_eq!(
            html("```cobol x\nIF <a>\n```\n"),
            "<pre><code class=\"language-cobol\">IF &lt;a&gt;\n</code></pre>"
        );
        assert_eq!(html("    if a\n"), "<pre><code>if a\n</code></pre>");
        let large = format!("```json\n{}\n```\n", "[1],".repeat(10_000));
        assert!(!html(&large).contains("<span"));
    }

    proptest! {
        #[test]
        fn marks_change_no_character(code in "[ -~é\n\"'#<>{}\\[\\]:$/*-]{0,60}", language in "(yaml|md|html|js|py|sh|css|json|toml|rs)") {
            let code = code.replace('`', "'");
            let marked = html(&format!("~~~{language}\n{code}\n~~~\n"));
            let plain = html(&format!("~~~x\n{code}\n~~~\n"));
            let mut without = String::new();
            let mut rest = &*marked;
            while let Some(at) = rest.find("<span class=\"").or_else(|| rest.find("</span>")) {
                let at = rest.find("</span>").map_or(at, |close| close.min(at));
                without.push_str(&rest[..at]);
                rest = &rest[at + rest[at..].find('>').unwrap() + 1..];
            }
            without.push_str(rest);
            prop_assert_eq!(without.replace(&format!("language-{language}"), "language-x"), plain);
        }
    }
}
