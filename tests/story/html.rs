//! Reads the HTML of a page as far as it takes to see whether it could do harm.

/// One start tag.
pub struct Tag {
    pub name: String,
    /// Names in lower case, values without entities.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Fails if a page runs a script of an author's, shows a style of theirs, or leads where no link may lead.
pub fn assert_harmless(path: &str, bytes: &[u8]) {
    if !path.ends_with(".html") {
        return;
    }
    let html = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    for tag in tags(html) {
        // The page for what is not there is shown at any depth, so it alone names its files from the root.
        let harm = harm(&tag).filter(|_| path != "404.html" || !leads_to_the_root(&tag));
        assert!(harm.is_none(), "{path} could do harm: {} on <{}>", harm.unwrap_or_default(), tag.name);
    }
}

fn leads_to_the_root(tag: &Tag) -> bool {
    let address = tag.get("href").or(tag.get("src")).unwrap_or_default();
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn harm(tag: &Tag) -> Option<String> {
    let foreign = ["style", "iframe", "object", "embed", "base", "applet", "frame", "portal"];
    if foreign.contains(&tag.name.as_str()) {
        return Some("an element that no page of ours has".to_owned());
    }
    if tag.name == "script" && tag.get("src").is_none() && tag.get("type") != Some("application/ld+json") {
        return Some("an inline script".to_owned());
    }
    let bad = |(name, value): &&(String, String)| {
        name.starts_with("on")
            || name == "style"
            || name == "srcdoc"
            || (["href", "src", "action", "formaction", "data", "poster", "xlink:href"]
                .contains(&name.as_str())
                && !leads_somewhere_good(tag, name, value))
    };
    tag.attributes.iter().find(bad).map(|(name, value)| format!("{name}={value:?}"))
}

/// Relative addresses, and the four kinds that may lead outside; what a page loads may only be relative.
fn leads_somewhere_good(tag: &Tag, name: &str, value: &str) -> bool {
    // As a browser reads it: without control characters and space around, without tabs and line ends inside.
    let read: String =
        value.trim_matches(|c: char| c <= ' ').chars().filter(|c| !"\t\r\n".contains(*c)).collect();
    let scheme =
        read.split_once(':').map(|(before, _)| before).filter(|before| !before.contains(['/', '?', '#']));
    let loads = name != "href" || (tag.name == "link" && tag.get("rel") != Some("canonical"));
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        None => !read.starts_with("//") && !read.starts_with('\\') && !read.starts_with('/'),
        Some("https" | "http" | "mailto" | "tel") => !loads,
        Some(_) => false,
    }
}

/// All start tags, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if rest.starts_with("!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            rest = after;
            if tag.name == "script" {
                rest = rest.find("</script").map_or("", |end| &rest[end..]);
            }
            found.push(tag);
        }
    }
    found
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, rest);
        }
        let (attribute, after) = attribute(rest);
        tag.attributes.push(attribute);
        rest = after;
    }
}

fn attribute(text: &str) -> ((String, String), &str) {
    let end = text.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(text.len()).max(1);
    let name = text[..end].to_lowercase();
    let after = text[end..].trim_start();
    let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
        return ((name, String::new()), &text[end..]);
    };
    let (value, rest) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
    };
    ((name, unescape(value)), rest)
}

/// The text with character references resolved, those without a semicolon too, as browsers do.
pub fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        match character(name) {
            Some(c) => {
                out.push(c);
                rest = after.strip_prefix(';').unwrap_or(after);
            }
            None => out.push('&'),
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    if let Some(digits) = name.strip_prefix('#') {
        return digits.strip_prefix(['x', 'X']).map_or_else(|| number(digits, 10), |hex| number(hex, 16));
    }
    let names = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("colon", ':'),
        ("Tab", '\t'),
        ("NewLine", '\n'),
    ];
    names.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

/// The words of a piece of HTML, without tags and entities, with single spaces.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        text.push(' ');
        rest = &rest[open + 1..];
        let (_, after) = tag(rest);
        rest = after;
    }
    text.push_str(rest);
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn harm_is_seen_in_every_spelling() {
    let harmful = [
        r#"<a href="javascript:x()">"#,
        r#"<a href='&#106;avascript&colon;x()'>"#,
        "<a href=\" java\tscript:x()\">",
        r#"<A HREF=JaVaScRiPt:x()>"#,
        r#"<img src="data:image/svg+xml,x">"#,
        r#"<img src="https://example.org/x.png">"#,
        r#"<a href="//example.org">"#,
        r#"<a href="/etc/passwd">"#,
        r#"<p title="a" onclick="x()">"#,
        r#"<h1 title='">'onclick=x()>"#,
        "<script>x()</script>",
        "<p style='color:red'>",
        "<iframe>",
    ];
    for html in harmful {
        assert!(tags(html).iter().any(|tag| harm(tag).is_some()), "{html}");
    }
    let harmless = [
        r#"<a href="../a.html#b" title="onclick=&quot;x()&quot;">"#,
        r#"<a href="https://example.org/">"#,
        r#"<a href="mailto:a@example.org">"#,
        r#"<script type="application/ld+json">{"x":"<b onclick=1>"}</script>"#,
        r#"<script src="a.js" defer></script>"#,
        "<p>onclick= javascript:</p>",
    ];
    for html in harmless {
        assert!(tags(html).iter().all(|tag| harm(tag).is_none()), "{html}");
    }
}
