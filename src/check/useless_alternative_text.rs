//! A picture of which those who can't see it learn nothing.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, file as whole};
use crate::parse::prose::Kind;
use crate::parse::{Reading, Seen};

/// The rule.
pub static RULE: Rule = Rule {
    name: "useless-alternative-text",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "The words between `![` and `]` are read out to those who can't see the picture. \"Image\", a file's name or \
              \"diagram\" tell them nothing; more than 250 characters can't be skipped, and belong into the text.",
    wrong: Example::Files(&[whole("topic.md", "A desk:\n\n![«Picture of a desk»](welcome.svg)\n")]),
    right: Example::Files(&[whole("topic.md", "A desk:\n\n![A desk that faces the door](welcome.svg)\n")]),
};

/// More characters than this are too many.
const LONGEST: usize = 250;

/// Words that say what kind of thing a picture is, and not what it shows.
const KINDS: [&str; 16] = [
    "chart",
    "diagram",
    "drawing",
    "figure",
    "flowchart",
    "graph",
    "graphic",
    "icon",
    "illustration",
    "image",
    "img",
    "logo",
    "photo",
    "photograph",
    "picture",
    "screenshot",
];

/// Looks at the words of each picture.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    for piece in reading.prose.pieces().iter().filter(|piece| piece.kind == Kind::Picture) {
        let words = reading.prose.words(piece);
        let Some((message, help)) = useless(words.trim()) else { continue };
        let whole = reading.prose.place(piece, 0..words.len());
        let place = reading.find(words.trim(), whole.start as usize).unwrap_or(whole);
        let place = if place.end <= whole.end { place } else { whole };
        seen.findings.push(Diagnostic::new(&RULE, place, message).help(help));
    }
}

/// Why words are of no use, and what to do.
fn useless(words: &str) -> Option<(String, &'static str)> {
    const SHOWS: &str = "say what the picture shows, as you would on the telephone";
    let plain = words.to_lowercase();
    let plain = plain.trim_end_matches(['.', ':', ' ', '!']);
    let mut rest = plain.split_whitespace().filter(|word| !matches!(*word, "a" | "an" | "the" | "this"));
    let first = rest.next()?;
    let count = words.chars().count();
    if count > LONGEST {
        let message = format!("{count} characters are too many to listen to in one go");
        return Some((message, "say it in one sentence, and put the rest into the text below the picture"));
    }
    if is_file_name(plain) {
        return Some((format!("`{words}` is the name of a file"), SHOWS));
    }
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match (KINDS.contains(&first), rest.next()) {
        (true, None) => Some((format!("`{words}` does not say what the picture shows"), SHOWS)),
        (true, Some(second)) if number(second) && rest.next().is_none() => {
            Some((format!("`{words}` does not say what the picture shows"), SHOWS))
        }
        (true, Some("of")) if matches!(first, "image" | "picture" | "photo" | "photograph" | "graphic") => {
            let message = format!("that it is a {first} is said already by whatever reads the page out");
            Some((message, "begin with what can be seen"))
        }
        _ => None,
    }
}

fn is_file_name(words: &str) -> bool {
    let endings = [".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp", ".avif"];
    !words.contains(' ') && (endings.iter().any(|ending| words.ends_with(ending)) || is_camera(words))
}

/// `IMG_2041`, `dsc00012`.
fn is_camera(words: &str) -> bool {
    let rest = words.strip_prefix("img").or_else(|| words.strip_prefix("dsc"));
    let rest = rest.map(|rest| rest.trim_start_matches(['_', '-']));
    rest.is_some_and(|rest| rest.len() >= 3 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_what_is_to_be_seen_are_welcome() {
        for useful in
            ["A desk by a door", "Diagram of a call from greeting to goodbye", "Logo of Desk Ltd", "Icon"]
        {
            assert_eq!(useless(useful).is_some(), useful == "Icon", "{useful}");
        }
        for bad in [
            "image",
            "The diagram.",
            "Picture of a desk",
            "desk.png",
            "IMG_2041",
            "Figure 3",
            &"x ".repeat(200),
        ] {
            assert!(useless(bad).is_some(), "{bad}");
        }
    }
}
