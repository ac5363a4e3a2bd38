//! Text that only shows itself.

/// `text` with every character that would act instead of show put into a visible form: control characters (escape
/// sequences begin with one), marks that turn or hide text, and line ends, which become a space.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { visible_char(c) }).collect()
}

/// One character for one character, so that places stay where they are. A tab stays a tab: printers know its width.
pub(super) fn visible_char(c: char) -> char {
    match c {
        '\t' => c,
        // The pictures of control characters, in the same order as the characters.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{feff}' => char::REPLACEMENT_CHARACTER,
        // Marks of direction, line and paragraph separators, tags, and our own placeholder.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => char::REPLACEMENT_CHARACTER,
        super::human::PLACEHOLDER => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_would_act_is_shown() {
        assert_eq!(visible("a\u{1b}[31mred\u{7}"), "a␛[31mred␇");
        assert_eq!(visible("\u{9b}2J\u{202e}x"), "\u{fffd}2J\u{fffd}x");
        assert_eq!(visible("two\r\nlines"), "two  lines");
        assert_eq!(visible("naïve – “quoted” 👩‍🚒"), "naïve – “quoted” 👩‍🚒");
    }
}
