//! What the YAML reader complains about, in a tutor's words.

use super::quote::is_own_name;
use super::{Reader, quoted};
use crate::diagnostic::{Diagnostic, rules};
use crate::source::Place;
use serde_yaml::granit_parser::{ErrorKind, ScanError};

/// Turns an error of the YAML reader into a diagnostic: looks at the guilty line first, because what the reader saw last is
/// seldom what the author did wrong.
pub(super) fn explain(error: &ScanError, reader: &Reader<'_>) -> Box<Diagnostic> {
    let offset = error.marker().byte_offset().unwrap_or_default().min(reader.text.len());
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return too_much(reader, offset);
    }
    let line = Line::around(reader.text, offset);
    let message = error.kind().to_string();
    let explained = line
        .first_tab(reader)
        .or_else(|| line.odd_space(reader))
        .or_else(|| line.wide_colon(reader))
        .or_else(|| line.forbidden_start(reader))
        .or_else(|| unclosed_quote(&message, reader, offset))
        .or_else(|| line.unquoted_colon(reader))
        .or_else(|| line.text_after_quote(reader))
        .or_else(|| line.text_after_bracket(reader))
        .or_else(|| line.missing_space(reader))
        .or_else(|| {
            line.last_above(reader)
                .and_then(|above| above.missing_space(reader))
                .filter(|it| it.fix.is_some())
        })
        .or_else(|| by_message(&message, reader, offset, &line));
    Box::new(explained.unwrap_or_else(|| {
        let at = reader.place(offset, (offset + 1).min(reader.text.len()));
        syntax(at, "this can't be read as YAML").label("the reader got stuck here").help(
            "look at this line and the one above it: colons, quotes, brackets, and how far they are indented",
        )
    }))
}

fn syntax(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&rules::YAML_SYNTAX, place, message)
}

/// `&name` or `!name` in front of what stands at `offset`.
pub(super) fn marked(reader: &Reader<'_>, offset: usize) -> Box<Diagnostic> {
    let line = Line::around(reader.text, offset);
    let start = line.value_start();
    let at = line.place(reader, start, line.text.trim_end().len().max(start));
    let marked = syntax(at, "`&` and `!` in front of a value mean something else in YAML");
    let marked = marked.help("put quotes around the text if it begins with `&` or `!`");
    Box::new(reader.quote_value(marked, &line))
}

/// Limits that only hostile or broken files meet.
pub(super) fn too_much(reader: &Reader<'_>, offset: usize) -> Box<Diagnostic> {
    let at = reader.place(offset, offset);
    let too_much = syntax(at, "this is nested or repeated far too often to be read");
    Box::new(too_much.help("a site's files need a few levels and no `&` and `*` at all"))
}

/// A space that is a letter for YAML, in front of the name of a field.
pub(super) fn odd_space(reader: &Reader<'_>, offset: usize) -> Box<Diagnostic> {
    let odd = Line::around(reader.text, offset).odd_space(reader);
    let at = reader.place(offset, offset);
    Box::new(odd.unwrap_or_else(|| syntax(at, "the name of a field can't begin with a space")))
}

/// `<<` as the name of a field.
pub(super) fn merge_key(reader: &Reader<'_>, offset: usize) -> Box<Diagnostic> {
    let at = reader.place(offset, offset);
    let merge = syntax(at, "`<<` copies fields from elsewhere, which this site's files don't do");
    Box::new(merge.help("write the fields out, or put quotes around `<<` if it is a name"))
}

/// What follows a document.
pub(super) fn second_document(reader: &Reader<'_>, offset: usize) -> Box<Diagnostic> {
    let at = reader.place(offset, offset);
    Box::new(syntax(at, "a second document begins here").help(
        "a file holds one document: take out the line `---`, or move what follows into a file of its own",
    ))
}

/// What stands between the round quotes that a whole text is in.
pub fn round_quoted(text: &str) -> Option<&str> {
    let pairs = [('“', '”'), ('„', '“'), ('”', '”'), ('‘', '’'), ('«', '»')];
    let inner = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))?;
    (!inner.is_empty() && !inner.contains(['“', '”', '„', '‘', '«', '»'])).then_some(inner)
}

/// One line of the file.
pub(super) struct Line<'a> {
    /// Its text, without what ends it.
    pub text: &'a str,
    /// Where it begins.
    pub start: usize,
}

impl<'a> Line<'a> {
    /// The line that the byte `offset` is in.
    pub(super) fn around(text: &'a str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Line { text: text[start..end].trim_end_matches('\r'), start }
    }

    /// The line before this one.
    fn above(&self, reader: &Reader<'a>) -> Option<Self> {
        self.start.checked_sub(1).map(|end| Line::around(reader.text, end))
    }

    /// The last line before this one that is not empty.
    fn last_above(&self, reader: &Reader<'a>) -> Option<Self> {
        let mut above = self.above(reader)?;
        while above.text.trim().is_empty() {
            above = above.above(reader)?;
        }
        Some(above)
    }

    /// Some bytes of it.
    pub(super) fn place(&self, reader: &Reader<'_>, start: usize, end: usize) -> Place {
        reader.place(self.start + start, self.start + end)
    }

    /// Where the value after `key: ` or `- ` begins.
    pub(super) fn value_start(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text[at..].strip_prefix("- ") {
            at = self.text.len() - rest.trim_start().len();
        }
        let rest = &self.text[at..];
        if rest.starts_with(['"', '\'', '[', '{', '#']) {
            return at;
        }
        let is_item = at > self.indent();
        match rest.find(": ") {
            // An item of a list is a text more often than not, so that only a name of ours makes it a field.
            Some(colon) if is_item && !is_own_name(&rest[..colon]) => at,
            Some(colon) => {
                let value = &rest[colon + 1..];
                at + colon + 1 + (value.len() - value.trim_start().len())
            }
            None => at,
        }
    }

    /// The first of the lines that end with this one or the one above it and are indented with tabs.
    fn first_tab(&self, reader: &Reader<'a>) -> Option<Diagnostic> {
        let mut first = Line { ..*self };
        while let Some(above) = first.above(reader).filter(Line::has_tab) {
            first = above;
        }
        first.tab(reader)
    }

    fn has_tab(&self) -> bool {
        self.text[..self.indent()].contains('\t')
    }

    fn tab(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let indent = self.text.len() - self.text.trim_start().len();
        let tab = self.text[..indent].find('\t')?;
        let tabs = self.text[tab..indent].chars().take_while(|&c| c == '\t').count();
        let tab = syntax(self.place(reader, tab, tab + tabs), "a tab is used to indent")
            .label("a tab")
            .help("YAML is indented with spaces only: replace each tab with two spaces");
        Some(reader.fix_tabs(tab, self))
    }

    /// A space that looks like one and is none, where YAML needs one: in front of a field, or behind its colon.
    fn odd_space(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let is_odd = |c: char| c.is_whitespace() && !matches!(c, ' ' | '\t');
        let indent = self.text.len() - self.text.trim_start().len();
        let colon = self.text.find(':').map(|at| at + 1).filter(|at| self.text[*at..].starts_with(is_odd));
        let at = self.text[..indent].find(is_odd).or(colon)?;
        let length = self.text[at..].find(|c| !is_odd(c)).unwrap_or(self.text.len() - at);
        let count = self.text[at..at + length].chars().count();
        let place = self.place(reader, at, at + length);
        Some(
            syntax(place, "a space that does not break lines stands here, and YAML takes it for a letter")
                .label("not the space of the space bar")
                .help("replace it with a plain space; it comes along when text is copied from a web page or from Word")
                .fix("write plain spaces", place, " ".repeat(count)),
        )
    }

    /// The colon of Chinese and Japanese type, which looks much like ours.
    fn wide_colon(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        const WIDE: char = '：';
        let at = self.text.find(WIDE).filter(|at| !self.text[..*at].contains(": "))?;
        let end = at + WIDE.len_utf8();
        let colon = if self.text[end..].starts_with(' ') { ":" } else { ": " };
        let place = self.place(reader, at, end);
        Some(
            syntax(place, "this is a wide colon, and YAML knows the narrow one only")
                .help("type the colon anew, with a space behind it")
                .fix("write a plain colon", place, colon),
        )
    }

    fn forbidden_start(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let at = self.value_start();
        let value = self.text[at..].trim_end();
        let folded =
            value.starts_with(['|', '>']) && !value[1..].starts_with(['+', '-', ' ', '#']) && value.len() > 1;
        let first = value.chars().next().filter(|c| folded || matches!(c, '@' | '`' | '%'))?;
        let message = format!("a value can't begin with `{first}`");
        let forbidden = syntax(self.place(reader, at, at + value.len()), message)
            .help(format!("put quotes around it: {}", quoted(value)));
        Some(reader.quote_value(forbidden, self))
    }

    fn unquoted_colon(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let at = self.value_start();
        let value = self.text[at..].trim_end();
        let indent = self.text.len() - self.text.trim_start().len();
        if at == indent || value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '#']) {
            return None;
        }
        let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
        if let Some(inner) = round_quoted(value) {
            let place = self.place(reader, at, at + value.len());
            let found = syntax(place, "round quotes are no quotes for YAML");
            let help = format!("write straight ones: {}", quoted(inner));
            return Some(found.help(help).fix("write straight quotes", place, quoted(inner)));
        }
        let colon =
            syntax(self.place(reader, at + colon, at + colon + 1), "a text with a colon in it needs quotes")
                .label("this colon looks like the end of a field's name")
                .help(format!("put quotes around the text: {}", quoted(value)));
        Some(reader.quote_value(colon, self))
    }

    fn text_after_quote(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let at = self.value_start();
        let value = self.text[at..].trim_end();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let closing = value[1..].find(quote)? + 2;
        let rest = &value[closing..];
        if rest.is_empty() || rest.trim_start().starts_with(['#', ',', ']', '}', ':']) {
            return None;
        }
        let outside =
            syntax(self.place(reader, at + closing, at + value.len()), "text follows a closing quote")
                .label("this is outside the quotes")
                .help(
                    "put the whole text in quotes; a quote inside it is written \\\" between double quotes",
                );
        let start = self.start + at;
        Some(reader.fix_quotes(outside, start..start + value.len(), quote))
    }
}

impl Line<'_> {
    fn text_after_bracket(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let at = self.value_start();
        let value = self.text[at..].trim_end();
        let close = match value.chars().next()? {
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        let end = value.rfind(close)? + 1;
        let rest = &value[end..];
        if rest.is_empty() || rest.trim_start().starts_with('#') {
            return None;
        }
        let message = "a text that begins with a bracket needs quotes";
        let help = format!("put quotes around it: {}", quoted(value));
        let bracket = syntax(self.place(reader, at, at + value.len()), message).help(help);
        let is_list = rest.trim_start().starts_with([',', ']', '}']);
        Some(if is_list { bracket } else { reader.quote_value(bracket, self) })
    }

    /// `level:2`, a field without the space that makes it one.
    fn missing_space(&self, reader: &Reader<'_>) -> Option<Diagnostic> {
        let start = self.text.len() - self.text.trim_start().len();
        let name = self.text[start..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
        let rest = self.text[start + name..].strip_prefix(':')?;
        if name == 0 || rest.is_empty() || rest.starts_with([' ', '/']) {
            return None;
        }
        let colon = start + name;
        let name = &self.text[start..colon];
        let missing = syntax(self.place(reader, colon, colon + 1), "a space is missing after this colon")
            .help(format!("write `{name}: {}`", rest.trim()));
        let after = self.place(reader, colon + 1, colon + 1);
        Some(if is_own_name(name) { missing.fix("put a space after the colon", after, " ") } else { missing })
    }
}

/// A quote or a bracket that was opened and not closed: found where it was opened, not where the reader noticed. `closing`
/// gives the character that should close what a value begins with.
fn opened<'a>(
    reader: &Reader<'a>,
    offset: usize,
    closing: impl Fn(char) -> Option<char>,
) -> Option<(Place, char)> {
    let before = &reader.text[..offset];
    let (at, close) = before.lines().rev().find_map(|line| {
        let start = line.as_ptr() as usize - reader.text.as_ptr() as usize;
        let line = Line { text: line, start };
        let at = line.value_start();
        let close = closing(line.text[at..].chars().next()?)?;
        (!line.text[at + 1..].contains(close)).then_some((start + at, close))
    })?;
    Some((reader.place(at, at + 1), close))
}

fn unclosed_quote(message: &str, reader: &Reader<'_>, offset: usize) -> Option<Diagnostic> {
    if !message.contains("quoted scalar") || message.contains("escape") {
        return None;
    }
    let (place, quote) = opened(reader, offset, |c| matches!(c, '"' | '\'').then_some(c))?;
    let unclosed = syntax(place, "this quote is opened and never closed")
        .help(format!("put {quote} at the end of the text"));
    Some(reader.close_quote(unclosed, place.range().start - reader.base, quote))
}

fn unclosed_bracket(reader: &Reader<'_>, offset: usize) -> Option<Diagnostic> {
    let closing = |c| match c {
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    };
    let (place, bracket) = opened(reader, offset, closing)?;
    let help =
        format!("put `{bracket}` at the end of the list, or write one `- ` a line in place of brackets");
    Some(syntax(place, "this bracket is opened and never closed").help(help))
}

fn by_message(message: &str, reader: &Reader<'_>, offset: usize, line: &Line<'_>) -> Option<Diagnostic> {
    let at = reader.place(offset, (offset + 1).min(reader.text.len()));
    let indentation =
        ["mapping values are not allowed", "did not find expected", "indentation", "simple key"];
    let brackets = ["flow", "illegal placement", "',' or"];
    if message.contains("unknown anchor") {
        let help = "a text that begins with `*` needs quotes around it";
        let alias = syntax(at, "`*` at the start of a value stands for something else in YAML").help(help);
        return Some(reader.quote_value(alias, line));
    }
    if message.contains("escape") {
        let help = "write \\\\ for a backslash, or use single quotes, where it stands for itself";
        let backslash = syntax(at, "between double quotes, a backslash has a special meaning").help(help);
        return Some(reader.fix_backslash(backslash, line));
    }
    if brackets.iter().any(|words| message.contains(words)) {
        if let Some(unclosed) = unclosed_bracket(reader, offset) {
            return Some(unclosed);
        }
        let text = "a comma or a closing bracket is missing here";
        return Some(
            syntax(at, text).help("write a comma between the items, or one `- ` a line in place of brackets"),
        );
    }
    if message.contains("block sequence entries") {
        let help = "begin the list on a line of its own, each item with `- `";
        return Some(syntax(at, "a list can't begin on the same line as its field").help(help));
    }
    if indentation.iter().any(|words| message.contains(words)) {
        let indent = line.text.len() - line.text.trim_start().len();
        let place = line.place(reader, indent, line.text.trim_end().len().max(indent));
        let text = "this line does not line up with the lines above it";
        return Some(
            syntax(place, text)
                .help("fields that belong together begin at the same column; what belongs to a field stands two spaces further in"),
        );
    }
    None
}
