//! What to write instead of HTML.

/// The name of the tag, with `/` in front if it closes, or the mark of a declaration or an instruction.
pub(super) fn tag(html: &str) -> Option<String> {
    let rest = html.trim_start().strip_prefix('<')?;
    if let Some(mark) = rest.chars().next().filter(|c| matches!(c, '?' | '!')) {
        return Some(mark.to_string());
    }
    let (slash, rest) = rest.strip_prefix('/').map_or(("", rest), |rest| ("/", rest));
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    (!name.is_empty()).then(|| format!("{slash}{}", name.to_ascii_lowercase()))
}

/// Whether this is a comment and nothing else: comments are for authors, and simply not shown.
pub(super) fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.ends_with("-->") && !html[4..html.len().max(7) - 3].contains("-->")
}

/// What Markdown has in place of the tag.
pub(super) fn instead_of(tag: &str) -> &'static str {
    match tag {
        "b" | "strong" => "write **two stars** around the words",
        "i" | "em" | "cite" | "dfn" => "write *one star* around the words",
        "u" | "mark" | "ins" => "underlining is kept for links; write **two stars** around the words",
        "s" | "del" | "strike" => "write ~~two waves~~ around the words",
        "br" => "end the line with a backslash `\\`",
        "p" | "div" | "span" | "section" | "center" | "font" => {
            "leave an empty line between paragraphs, and take the tags out"
        }
        "a" => "write [text](address)",
        "img" | "picture" => "write ![what it shows](picture.svg)",
        "ul" | "ol" | "li" => "begin each item with `- ` or `1. ` on a line of its own",
        "dl" | "dt" | "dd" => "write the term on one line, and `: ` and its meaning on the next",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "begin the heading with `## ` or `### `",
        "table" | "tr" | "td" | "th" | "thead" | "tbody" => "write the table with `|` between its columns",
        "blockquote" => "begin each line with `> `",
        "code" | "kbd" | "samp" | "var" | "pre" | "tt" => {
            "write `one backtick` around words, or ``` lines around a block"
        }
        "hr" => "write three dashes `---` on a line of their own",
        "details" | "summary" => "write a section under `## Check Yourself`: its answers open at a press",
        "script" | "style" | "iframe" | "object" | "embed" | "form" | "input" | "video" | "audio" | "svg" => {
            "pages hold text, pictures and links only: take it out"
        }
        _ => "to show a `<` as it is, write `\\<`, or put backticks around the words",
    }
}
