//! Style sheets without what only people read, because learners on a bad connection wait for them before they see anything.

/// The same style sheet without comments and without the space that means nothing. Strings stay as they are, and where
/// space may mean something (between selectors, inside `calc()`), one space stays.
pub(super) fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let (token, after) = rest.split_at(token_length(rest, first));
        rest = after;
        if token.starts_with("/*") || first.is_whitespace() {
            // A comment parts words as a space does.
            if !out.ends_with(TIGHT) && !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
            continue;
        }
        if matches!(first, '{' | '}' | ';' | ',' | '>') && out.ends_with(' ') {
            out.pop();
        }
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(token);
    }
    out.truncate(out.trim_end().len());
    out
}

/// A squeezed style sheet in which readers can choose: what stands for a dark screen, in `@media (prefers-color-scheme: dark) {
/// :root { … } }`, also holds where the page's root element says `data-theme="dark"`, and not where it says `light`. It never
/// holds on paper.
pub(super) fn choosable(css: &str) -> String {
    let mut out = String::with_capacity(css.len() + 512);
    let mut rest = css;
    while let Some(at) = rest.find(DARK) {
        let body = &rest[at + DARK.len()..];
        let Some(end) = body.find("}}") else { break };
        out.push_str(&rest[..at]);
        push_dark(&body[..end], &mut out);
        rest = &body[end + 2..];
    }
    out.push_str(rest);
    out
}

/// Appends what holds on a dark screen.
pub(super) fn push_dark(declarations: &str, out: &mut String) {
    let media =
        ["@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){", declarations, "}}"];
    let chosen = ["@media screen{:root[data-theme=dark]{", declarations, "}}"];
    out.extend(media.into_iter().chain(chosen));
}

const DARK: &str = "@media (prefers-color-scheme:dark){:root{";

/// What no space needs to follow. Before a colon it stays, as `a :hover` is not `a:hover`.
const TIGHT: [char; 6] = ['{', '}', ';', ',', '>', ':'];

/// How long the comment, the string, the run of space or the single character is that `css` begins with.
fn token_length(css: &str, first: char) -> usize {
    match first {
        '/' if css.starts_with("/*") => css.find("*/").map_or(css.len(), |end| end + 2),
        '"' | '\'' => string_length(css, first),
        '\\' => 1 + css[1..].chars().next().map_or(0, char::len_utf8),
        c if c.is_whitespace() => css.find(|c: char| !c.is_whitespace()).unwrap_or(css.len()),
        c => c.len_utf8(),
    }
}

fn string_length(css: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in css.char_indices().skip(1) {
        match c {
            c if c == quote && !escaped => return at + 1,
            c => escaped = c == '\\' && !escaped,
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::{choosable, squeeze};

    #[test]
    fn a_reader_can_choose_what_is_dark() {
        let css = squeeze(
            "a { b: c }\n@media (prefers-color-scheme: dark) { :root { --x: #000; --y: #111 } }\nd { e: f }",
        );
        assert_eq!(
            choosable(&css),
            "a{b:c}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){--x:#000;--y:#111}}\
             @media screen{:root[data-theme=dark]{--x:#000;--y:#111}}d{e:f}"
        );
        for untouched in
            ["@media (prefers-color-scheme:dark){:root{--x:1", "@media (prefers-color-scheme:dark){a{b:c}}"]
        {
            assert_eq!(choosable(untouched), untouched);
        }
    }

    #[test]
    fn what_means_something_stays() {
        for (css, small) in [
            ("/* note */\na , b > c {\n  color: red;\n}\n", "a,b>c{color:red}"),
            ("a :hover { x: calc(1px + 2px) }", "a :hover{x:calc(1px + 2px)}"),
            ("a::before { content: \" /* no */ ; \" / \"\" }", "a::before{content:\" /* no */ ; \" / \"\"}"),
            ("a { content: '\\' }  /*' }", "a{content:'\\' }  /*'}"),
            ("@media (min-width: 1rem) and (x) { a { b: c } }", "@media (min-width:1rem) and (x){a{b:c}}"),
            ("a/**/b", "a b"),
            (".a\\ \\{ { b: c }", ".a\\ \\{{b:c}"),
            ("a { --x: ; }", "a{--x:}"),
            ("/* open", ""),
            ("\"open", "\"open"),
        ] {
            assert_eq!(squeeze(css), small);
        }
    }

    #[test]
    fn squeezing_twice_changes_nothing_more() {
        let css = include_str!("../../themes/default/assets/style.css");
        let once = squeeze(css);
        assert!(once.len() < css.len());
        assert_eq!(squeeze(&once), once);
    }
}
