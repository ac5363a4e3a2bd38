//! Small pure functions on HTML of our own making.

use super::view::{Html, Text};

/// Text as it stands in HTML, in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(text, &mut out);
    out
}

/// Appends `text` as it stands in HTML.
pub(crate) fn push_escaped(text: &str, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Whether headings keep their ids. The same text on a second page, or twice on one, would repeat them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ids {
    /// They stay.
    Keep,
    /// They go.
    Drop,
}

/// Whether there may be a heading in `html`.
pub(crate) fn may_have_headings(html: &str) -> bool {
    html.contains("<h")
}

/// Moves the headings of an HTML text, which comes piece by piece, so that the first is an `<h{first}>` and none below
/// skips a level; what stood below another heading still does. The text is what our own Markdown writer makes:
/// `<h3 id="…">…</h3>`, text escaped; a piece never ends inside the tag of a heading.
pub(crate) struct Headings {
    first: u8,
    ids: Ids,
    /// Levels, as written, of the heading that was last and of those above it.
    open: Vec<u8>,
}

impl Headings {
    pub(crate) fn new(first: u8, ids: Ids) -> Self {
        Headings { first, ids, open: Vec::new() }
    }

    /// Appends the next piece, and tells whether a heading begins in it.
    pub(crate) fn push(&mut self, html: &str, out: &mut String) -> bool {
        let (mut rest, mut begins) = (html, false);
        while let Some((before, closing, level, after)) = next_heading(rest) {
            out.push_str(before);
            if !closing {
                while self.open.last().is_some_and(|&above| above >= level) {
                    self.open.pop();
                }
                self.open.push(level);
                begins = true;
            }
            let fitted = usize::from(self.first) + self.open.len().saturating_sub(1);
            out.push_str(if closing { "</h" } else { "<h" });
            out.push(char::from(b'0' + fitted.min(6) as u8));
            rest = match after.find('>') {
                Some(end) if self.ids == Ids::Drop => &after[end..],
                _ => after,
            };
        }
        out.push_str(rest);
        begins
    }
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

/// Whether `html` may hold ids, or links to places on its page.
pub(crate) fn is_bound(html: &str) -> bool {
    html.contains("href=\"#") || html.contains(" id=\"")
}

/// `html` for another page than the one at `page`, for which it was made: its ids go, and its links to places lead there.
pub(crate) fn unbound(html: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + 32);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let end = rest[open..].find('>').map_or(rest.len(), |length| open + length);
        let mut tag = &rest[open..end];
        while let Some((before, after)) = tag.split_once(" id=\"") {
            push_link(before, page, &mut out);
            tag = after.split_once('"').map_or("", |(_, after)| after);
        }
        push_link(tag, page, &mut out);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Appends a piece of a tag, its link to a place on its page made to lead there.
fn push_link(tag: &str, page: &str, out: &mut String) {
    match tag.split_once("href=\"#") {
        Some((before, after)) => {
            out.push_str(before);
            out.push_str("href=\"");
            push_escaped(page, out);
            out.push('#');
            out.push_str(after);
        }
        None => out.push_str(tag),
    }
}

/// The part of `html` before its first `<h2>`, and the rest; each only if there is something in it.
pub(crate) fn split_at_heading(html: Html<'_>) -> (Option<Html<'_>>, Option<Html<'_>>) {
    let at = html.find("<h2").unwrap_or(html.len());
    let (lead, rest) = match html.into_text() {
        Text::Borrowed(html) => (Html::new(&html[..at]), Html::new(&html[at..])),
        Text::Owned(mut html) => {
            let rest = html.split_off(at);
            (Html::new(html), Html::new(rest))
        }
    };
    let says_something = |html: &Html<'_>| !html.trim().is_empty();
    (Some(lead).filter(says_something), Some(rest).filter(says_something))
}

/// The text of `html` without its tags and without what only screen readers read out, for a description; entities of
/// [`escape`] and of our Markdown writer are undone. It may end early, after more than `enough` characters.
pub(crate) fn plain_text(html: &str, enough: usize) -> String {
    let mut out = String::new();
    let (mut count, mut space) = (0, false);
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        if first == '<' {
            let (tag, after) = after_tag(rest);
            rest = match tag.ends_with("class=\"visually-hidden\">") {
                true => after.split_once("</span>").map_or("", |(_, after)| after),
                false => after,
            };
            space |= !is_inline(tag);
            continue;
        }
        let (c, length) = decoded(rest, first);
        rest = &rest[length..];
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !out.is_empty() {
            if count > enough {
                break;
            }
            // A tag's end is no reason for a space before a full stop.
            if !matches!(c, '.' | ',') {
                out.push(' ');
                count += 1;
            }
        }
        out.push(c);
        count += 1;
    }
    out
}

/// Whether words on both sides of a tag may be one word.
fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
    matches!(name, "a" | "em" | "strong" | "del" | "code" | "span" | "sub")
}

/// The tag that `html` begins with, and what follows it. Of a formula only its TeX is read: the rest would say `x2` of a square.
fn after_tag(html: &str) -> (&str, &str) {
    let from = if html.starts_with("<math") { html.find("<annotation").unwrap_or(0) } else { 0 };
    html.split_at(html[from..].find('>').map_or(html.len(), |end| from + end + 1))
}

/// The character that `html` begins with, and how long it is written.
fn decoded(html: &str, first: char) -> (char, usize) {
    const ENTITIES: [(&str, char); 6] =
        [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\''), ("&amp;", '&')];
    let entity = || ENTITIES.iter().find(|(written, _)| html.starts_with(written));
    match if first == '&' { entity() } else { None } {
        Some((written, c)) => (*c, written.len()),
        None => (first, first.len_utf8()),
    }
}

/// At most `limit` characters of `text`, cut at a word.
pub(crate) fn shorten(text: Text<'_>, limit: usize) -> Text<'_> {
    if text.len() <= limit || text.chars().count() <= limit {
        return text;
    }
    let mut out = String::with_capacity(limit + 8);
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if count + length + 2 > limit {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
            count += 1;
        }
        out.push_str(word);
        count += length;
    }
    out.push('…');
    Text::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit_headings(html: &str, first: u8, ids: Ids) -> String {
        let mut out = String::new();
        Headings::new(first, ids).push(html, &mut out);
        out
    }

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
    fn a_text_in_pieces_keeps_its_headings_in_order() {
        let (mut headings, mut out) = (Headings::new(4, Ids::Keep), String::new());
        for piece in ["<h2>A ", "b</h2><h4>B</h4><p>", "</p><h2>C</h2>"] {
            headings.push(piece, &mut out);
        }
        assert_eq!(out, "<h4>A b</h4><h5>B</h5><p></p><h4>C</h4>");
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
        assert_eq!(plain_text(&escape(hostile), usize::MAX), hostile);
    }

    #[test]
    fn a_text_on_another_page_leads_to_its_own() {
        let html = "<p>id=\" a <sup><a id=\"note-1-mark\" href=\"#note-1\">1</a></sup> <a href=\"x.html#y\">z</a> 1 &lt; 2";
        assert!(is_bound(html));
        assert_eq!(
            unbound(html, "lo1.html"),
            "<p>id=\" a <sup><a href=\"lo1.html#note-1\">1</a></sup> <a href=\"x.html#y\">z</a> 1 &lt; 2"
        );
        assert_eq!(unbound("<h3 id=\"a\" class=\"b\">x</h3>", ""), "<h3 class=\"b\">x</h3>");
    }

    #[test]
    fn a_lead_ends_at_the_first_heading() {
        let split = |html: &'static str| {
            let (lead, rest) = split_at_heading(Html::new(html));
            assert_eq!(split_at_heading(Html::new(html.to_owned())), (lead.clone(), rest.clone()));
            (lead, rest)
        };
        let html = |html: &'static str| Some(Html::new(html));
        assert_eq!(split("<p>a</p>\n<h2>b</h2>"), (html("<p>a</p>\n"), html("<h2>b</h2>")));
        assert_eq!(split("<h2>b</h2>"), (None, html("<h2>b</h2>")));
        assert_eq!(split(" \n"), (None, None));
    }

    #[test]
    fn descriptions_end_at_a_word() {
        let plain = |html| plain_text(html, usize::MAX);
        assert_eq!(plain("<p>One <em>two</em>.</p><p>Three</p>"), "One two. Three");
        assert_eq!(
            plain("a <math><mi>x</mi><annotation encoding=\"application/x-tex\">x^2</annotation></math>."),
            "a x^2."
        );
        assert_eq!(plain(" <b>a</b> , b\n &amp;lt; &#x27;c&#39; > <d"), "a, b &lt; 'c' >");
        let link = "(the <a href=\"#x\">AC3.5<span class=\"visually-hidden\"> Explain it</span></a>’s <em>first</em> part)";
        assert_eq!(plain(link), "(the AC3.5’s first part)");
        let short = |text: &'static str| shorten(text.into(), 9);
        assert_eq!(short("one two three"), "one two…");
        assert_eq!(short("one  two"), "one  two");
        assert_eq!(short("Ünïcödë é"), "Ünïcödë é");
        assert_eq!(short("incomprehensible"), "…");
    }

    #[test]
    fn a_long_text_is_only_read_as_far_as_a_description_goes() {
        let html = "<p>one two three</p> four five six";
        for limit in 0..40 {
            let whole = plain_text(html, usize::MAX);
            assert_eq!(shorten(plain_text(html, limit).into(), limit), shorten(whole.into(), limit));
        }
        assert_eq!(plain_text(html, 3), "one two");
    }
}
