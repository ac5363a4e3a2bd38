//! Any text as a value in a YAML file.

/// `text` as it stands after `title: `; in double quotes unless it can only be read as that text.
pub(super) fn yaml_text(text: &str) -> String {
    let text = text.trim();
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Letters first, and then nothing that YAML could take for something else.
fn is_plain(text: &str) -> bool {
    let harmless = |c: char| c.is_alphanumeric() || " -/().,'’&–".contains(c);
    let word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"];
    text.starts_with(char::is_alphabetic)
        && text.chars().all(harmless)
        && !text.contains(" #")
        && !word.contains(&text.to_lowercase().as_str())
}

/// `text` in one line, so that it can stand in a remark of YAML.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// `text` as it can stand in a remark of Markdown, which two hyphens could end.
pub(super) fn in_comment(text: &str) -> String {
    one_line(text).replace("--", "–").replace('>', "›")
}

#[cfg(test)]
mod tests {
    use super::{in_comment, yaml_text};
    use crate::parse::yaml::{self, Value};
    use crate::source::FileId;

    #[test]
    fn every_text_is_read_back() {
        let texts = [
            "Plain title",
            "Contact: the basics",
            "say \"no\"",
            "back\\slash",
            "it's",
            "#hash",
            "a #b",
            "- dash",
            "[x]",
            "{x}",
            "yes",
            "Null",
            "4.10",
            "601/3835/X",
            "@at",
            "100%",
            "*star",
            "&x",
            "!tag",
            "a\tb",
            "ends:",
            "Ünïcode – “quoted” 👩‍🚒",
            "line\nline",
            "1e3",
            "~",
            "? x",
            "x,y",
            "a: b # c",
            "'single'",
        ];
        for text in texts {
            let written = format!("title: {}\n", yaml_text(text));
            let node =
                yaml::read(FileId(0), &written, 0).unwrap_or_else(|error| panic!("{written}: {error:?}"));
            let Value::Map(entries) = node.value else { panic!("{written}") };
            assert_eq!(entries[0].1.value, Value::Text(text.into()), "{written}");
        }
        assert_eq!(yaml_text("Plain title"), "Plain title");
    }

    #[test]
    fn a_remark_stays_a_remark() {
        assert_eq!(in_comment("a --> b\n--"), "a –› b –");
    }
}
