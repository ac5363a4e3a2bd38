//! What is being typed in front of the cursor.

use super::super::mask::{field_end, front_matter};

/// What is being typed, and where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typing<'t> {
    /// Where a link or a picture leads; `bracketed` between `<` and `>`.
    Address { start: usize, is_picture: bool, bracketed: bool },
    /// A criterion between parentheses at the end of an item; whether with the letters AC.
    Criterion { start: usize, letters: bool },
    /// A `##` heading, with what stands before it on its line.
    Heading { start: usize },
    /// The value of a field in YAML.
    Value { start: usize, field: &'t str },
    /// The name of a field in YAML.
    Field { start: usize },
}

/// Finds out what is typed at `byte` of a text.
pub(super) fn typing(text: &str, byte: usize, is_markdown: bool) -> Option<Typing<'_>> {
    let line = text[..byte].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = &text[line..byte];
    if let Some(address) = address(before, line) {
        return Some(address);
    }
    // The line that ends front matter may not be there yet.
    let body = if is_markdown { front_matter(text) } else { usize::MAX };
    if byte <= body && body > 0 {
        let is_mark = is_markdown && before.trim_start_matches('\u{feff}').starts_with("---");
        return if is_mark { None } else { yaml(text, line, before) };
    }
    heading(before, line).or_else(|| criterion(before, line))
}

fn address(before: &str, line: usize) -> Option<Typing<'_>> {
    let open = before.rfind("](")?;
    let (start, written) = (open + 2, &before[open + 2..]);
    let bracketed = written.starts_with('<');
    if written.contains(if bracketed { '>' } else { ')' }) || (!bracketed && written.contains(' ')) {
        return None;
    }
    let is_picture = text_of_link(&before[..open]).is_some_and(|text| before[..text].ends_with('!'));
    Some(Typing::Address { start: line + start + usize::from(bracketed), is_picture, bracketed })
}

/// Where the bracket stands that opens the text of a link, of which the closing one comes next.
fn text_of_link(before: &str) -> Option<usize> {
    let mut open = 1;
    before.char_indices().rev().find_map(|(at, c)| {
        match c {
            ']' => open += 1,
            '[' => open -= 1,
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

fn heading(before: &str, line: usize) -> Option<Typing<'_>> {
    let rest = before.strip_prefix("##")?;
    let is_second_level = rest.is_empty() || rest.starts_with(' ');
    is_second_level.then_some(Typing::Heading { start: line })
}

fn criterion(before: &str, line: usize) -> Option<Typing<'_>> {
    let open = before.rfind('(')?;
    let inside = &before[open + 1..];
    let last =
        inside.char_indices().rev().find(|(_, c)| is_between(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let (earlier, typed) = (&inside[..last], inside[last..].trim_start());
    let is_number = |word: &str| {
        let digits = word.strip_prefix("AC").or_else(|| word.strip_prefix("ac")).unwrap_or(word);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let earlier: Vec<&str> =
        earlier.split(|c| is_between(c) || c == ' ').filter(|word| !word.is_empty()).collect();
    let begins = matches!(typed, "" | "A" | "a" | "AC" | "ac") || is_number(typed);
    let is_item = before.trim_start().starts_with(['-', '*', '+', '•', '|'])
        || before.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_certain = !typed.is_empty() || !earlier.is_empty() || is_item;
    let fits =
        begins && is_certain && earlier.iter().all(|word| is_number(word)) && !before[..open].ends_with(']');
    let plain =
        earlier.first().or(Some(&typed)).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let start = line + before.len() - typed.len();
    fits.then_some(Typing::Criterion { start, letters: !plain })
}

/// What may stand between two numbers.
fn is_between(c: char) -> bool {
    matches!(c, ',' | '&' | ';' | '–' | '—')
}

/// A value of a field, on its line, in a list between brackets or in one with hyphens; or else the name of a field.
fn yaml<'t>(text: &'t str, line: usize, before: &'t str) -> Option<Typing<'t>> {
    let indent = before.len() - before.trim_start_matches(' ').len();
    let mut at = indent;
    while before[at..].starts_with("- ") {
        at += 2;
    }
    let written = &before[at..];
    if written.starts_with('#') {
        return None;
    }
    if let Some(colon) = field_end(written).filter(|colon| written.len() > *colon + 1) {
        let value = &written[colon + 1..];
        let start = value.rfind(['[', ',']).map_or(0, |at| at + 1);
        let start = start + value[start..].len() - value[start..].trim_start().len();
        let start = line + at + colon + 1 + start;
        return Some(Typing::Value { start, field: written[..colon].trim_matches(['"', '\'']) });
    }
    if at > indent
        && let Some(field) = field_above(text, line, indent)
        && !written.contains(':')
    {
        return Some(Typing::Value { start: line + at, field });
    }
    let is_name = written.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_name.then_some(Typing::Field { start: line + at })
}

/// The field whose list an item with a hyphen belongs to.
fn field_above(text: &str, line: usize, indent: usize) -> Option<&str> {
    let lines = text[..line].lines().rev().filter(|line| !line.trim().is_empty());
    let owner = lines
        .map(|line| (line, line.len() - line.trim_start_matches(' ').len()))
        .find(|(line, its)| *its < indent || (*its == indent && !line.trim_start().starts_with('-')));
    let (line, _) = owner?;
    let written = line.trim_start_matches([' ', '-']);
    let colon = field_end(written)?;
    written[colon + 1..].trim().is_empty().then_some(&written[..colon])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is typed where `|` stands.
    fn at(text: &str, is_markdown: bool) -> String {
        let byte = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let found = typing(&text, byte, is_markdown);
        let start = |start: usize| text[start..byte].to_owned();
        match found {
            None => "nothing".to_owned(),
            Some(Typing::Address { start: at, is_picture, bracketed }) => {
                format!(
                    "address {}{}{}",
                    start(at),
                    if is_picture { " of a picture" } else { "" },
                    if bracketed { " in brackets" } else { "" }
                )
            }
            Some(Typing::Criterion { start: at, letters }) => {
                format!("criterion {}{}", start(at), if letters { " AC" } else { "" })
            }
            Some(Typing::Heading { start: at }) => format!("heading {}", start(at)),
            Some(Typing::Value { start: at, field }) => format!("{field}: {}", start(at)),
            Some(Typing::Field { start: at }) => format!("field {}", start(at)),
        }
    }

    #[test]
    fn what_is_typed_in_markdown() {
        for (text, expected) in [
            ("see [x](term:ca|ll)", "address term:ca"),
            ("see [x](<term:call t|", "address term:call t in brackets"),
            ("![x [y]](flow|", "address flow of a picture"),
            ("see [x](term:call) and |", "nothing"),
            ("- An item (AC1|", "criterion AC1 AC"),
            ("- An item (|", "criterion  AC"),
            ("An aside (|", "nothing"),
            ("An aside (A|", "criterion A AC"),
            ("An aside (about|", "nothing"),
            ("- An item (1.1, 1|", "criterion 1"),
            ("- ü (AC1.1, |", "criterion  AC"),
            ("- ü (AC1.1–|", "criterion  AC"),
            ("- An [item](x) (see 1.1, |", "nothing"),
            ("## Key|", "heading ## Key"),
            ("##|", "heading ##"),
            ("### Key|", "nothing"),
            ("---\ntit|le: x\n---\nbody", "field tit"),
            ("---\nowner: me\ndra|", "field dra"),
            ("---|", "nothing"),
        ] {
            assert_eq!(at(text, true), expected, "{text}");
        }
    }

    #[test]
    fn what_is_typed_in_yaml() {
        for (text, expected) in [
            ("NDM:\n  see: [Call, Em|", "see: Em"),
            ("NDM:\n  see:\n    - Call\n    - Em|", "see: Em"),
            ("groups:\n- units:\n  - L3|", "units: L3"),
            ("groups:\n  - un|", "groups: un"),
            ("a:\n  definition: See [x](term:|", "address term:"),
            ("a:\n  verb: Ex|plain", "verb: Ex"),
            ("a:\n  ver|", "field ver"),
            ("# verb: |", "nothing"),
            ("a: b\nSee this|", "nothing"),
        ] {
            assert_eq!(at(text, false), expected, "{text}");
        }
    }
}
