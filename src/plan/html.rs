//! Small pure functions on HTML of our own making.

/// Text as it stands in HTML, in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(text, &mut out);
    out
}

/// Appends `text` as it stands in HTML.
pub(crate) fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// Whether headings keep their ids. The same text on a second page, or twice on one, would repeat them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ids {
    /// They stay.
    Keep,
    /// They go.
    Drop,
}

/// Moves the headings of `html` so that the first is an `<h{first}>` and none below skips a level; what stood below
/// another heading still does. `html` is what our own Markdown writer makes: `<h3 id="…">…</h3>`, text escaped.
pub(crate) fn fit_headings(html: &str, first: u8, ids: Ids) -> String {
    if !html.contains("<h") {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<u8> = Vec::new();
    let mut rest = html;
    while let Some((before, closing, level, after)) = next_heading(rest) {
        out.push_str(before);
        if !closing {
            while open.last().is_some_and(|&above| above >= level) {
                open.pop();
            }
            open.push(level);
        }
        let fitted = usize::from(first) + open.len().saturating_sub(1);
        out.push_str(if closing { "</h" } else { "<h" });
        out.push_str(&fitted.min(6).to_string());
        rest = match after.find('>') {
            Some(end) if ids == Ids::Drop => &after[end..],
            _ => after,
        };
    }
    out.push_str(rest);
    out
}

/// The text before the next heading tag, whether it closes, its level, and what follows its level.
fn next_heading(html: &str) -> Option<(&str, bool, u8, &str)> {
    let mut from = 0;
    while let Some(found) = html[from..].find('<') {
        let at = from + found;
        let (closing, name) = match html[at + 1..].strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, &html[at + 1..]),
        };
        let bytes = name.as_bytes();
        if let [b'h', level @ b'1'..=b'6', b' ' | b'>', ..] = bytes {
            return Some((&html[..at], closing, level - b'0', &name[2..]));
        }
        from = at + 1;
    }
    None
}

/// The part of `html` before its first `<h2>`, and the rest; each only if there is something in it.
pub(crate) fn split_at_heading(html: &str) -> (Option<String>, Option<String>) {
    let (lead, rest) = html.split_at(html.find("<h2").unwrap_or(html.len()));
    let some = |html: &str| (!html.trim().is_empty()).then(|| html.to_owned());
    (some(lead), some(rest))
}

/// The text of `html` without its tags, for a description; entities of [`escape`] and of our Markdown writer are undone.
pub(crate) fn plain_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    let decoded = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    let decoded = decoded.replace("&#x27;", "'").replace("&amp;", "&");
    let words: Vec<&str> = decoded.split_whitespace().collect();
    words.join(" ").replace(" .", ".").replace(" ,", ",")
}

/// At most `limit` characters of `text`, cut at a word.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() + 2 > limit {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_move_and_never_skip() {
        let html = "<p>a</p><h3 id=\"x\">A</h3><h5>B</h5><h5>C</h5><h3>D</h3>";
        let fitted = fit_headings(html, 4, Ids::Keep);
        assert_eq!(fitted, "<p>a</p><h4 id=\"x\">A</h4><h5>B</h5><h5>C</h5><h4>D</h4>");
        assert_eq!(fit_headings("<h2>A</h2><h4>B</h4>", 2, Ids::Keep), "<h2>A</h2><h3>B</h3>");
        assert_eq!(
            fit_headings("<h4>A</h4><h3>B</h3><h4>C</h4>", 3, Ids::Keep),
            "<h3>A</h3><h3>B</h3><h4>C</h4>"
        );
        assert_eq!(fit_headings("<h2>A</h2><h3>B</h3>", 6, Ids::Keep), "<h6>A</h6><h6>B</h6>");
    }

    #[test]
    fn ids_go_where_a_text_is_shown_twice() {
        assert_eq!(fit_headings("<h3 id=\"x\">A <b>b</b></h3>", 3, Ids::Drop), "<h3>A <b>b</b></h3>");
    }

    #[test]
    fn other_tags_that_begin_with_h_stay() {
        for html in ["<hr><header>x</header>", "a < b <h", "<p>plain</p>", "<h7>x</h7>"] {
            assert_eq!(fit_headings(html, 2, Ids::Keep), html);
        }
    }

    #[test]
    fn escaped_text_comes_back_as_it_was() {
        let hostile = "</script><img src=x onerror=\"a('b')\"> & co";
        assert!(!escape(hostile).contains(['<', '>', '"', '\'']));
        assert_eq!(plain_text(&escape(hostile)), hostile);
    }

    #[test]
    fn a_lead_ends_at_the_first_heading() {
        assert_eq!(
            split_at_heading("<p>a</p>\n<h2>b</h2>"),
            (Some("<p>a</p>\n".into()), Some("<h2>b</h2>".into()))
        );
        assert_eq!(split_at_heading("<h2>b</h2>"), (None, Some("<h2>b</h2>".into())));
        assert_eq!(split_at_heading(" \n"), (None, None));
    }

    #[test]
    fn descriptions_end_at_a_word() {
        assert_eq!(plain_text("<p>One <em>two</em>.</p><p>Three</p>"), "One two. Three");
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(shorten("one two", 9), "one two");
    }
}
