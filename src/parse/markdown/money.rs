//! Dollar signs that mean money.

use super::Spot;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Whether the text at `range`, between two dollar signs, is no formula: `$5–$10`, `US$5 to US$10`. No formula ends where a
/// number begins.
pub(super) fn is_meant(text: &str, range: &Range<usize>) -> bool {
    text.as_bytes().get(range.end).is_some_and(u8::is_ascii_digit)
}

/// Reads that text again, as one without formulas.
pub(super) fn read<'a>(
    text: &'a str,
    range: Range<usize>,
    options: Options,
    mut push: impl FnMut(Event<'a>, Range<usize>),
) {
    let base = range.start;
    let events = Parser::new_ext(&text[range], options - Options::ENABLE_MATH).into_offset_iter();
    let is_frame =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
    let shifted = |(event, range): Spot<'a>| (event, base + range.start..base + range.end);
    for (event, range) in events.map(shifted).filter(|(event, _)| !is_frame(event)) {
        push(event, range);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::markdown::Document;
    use pulldown_cmark::Event;

    /// The formulas of a text.
    fn formulas(text: &str) -> Vec<String> {
        let formula = |event: &Event<'_>| match event {
            Event::InlineMath(tex) | Event::DisplayMath(tex) => Some(tex.to_string()),
            _ => None,
        };
        Document::parse(text).events.iter().filter_map(|(event, _)| formula(event)).collect()
    }

    #[test]
    fn money_is_no_formula() {
        for text in [
            "It costs $5 and $10.",
            "It costs £5 or €6, and $7.",
            "From $5–$10, or US$5 to US$10.",
            "$5-$10",
            "$20/$30 a month",
            "5$ and 6$",
            "($5)/($10)",
            "a $ b $ c",
            "A fee of \\$5 and of \\$x.",
            "`$x$`",
            "$5",
            "$",
            "$$",
        ] {
            assert_eq!(formulas(text), [""; 0], "{text}");
            assert_eq!(Document::parse(text).whole().plain_text(), text.replace(['\\', '`'], ""));
        }
    }

    #[test]
    fn formulas_are_found_beside_money() {
        assert_eq!(formulas("$5–$10 and $x^2$"), ["x^2"]);
        assert_eq!(formulas("it costs $5, and $y = 2$, or US$7"), ["y = 2"]);
        assert_eq!(formulas("a$x$b $$ y $$"), ["x", " y "]);
    }

    #[test]
    fn what_stands_between_two_sums_is_read_as_any_text() {
        let text = "from $5 or *more* to [the shop](shop.md) for US$10";
        let events = Document::parse(text).events;
        let has = |wanted: &str| events.iter().any(|(event, _)| format!("{event:?}").contains(wanted));
        assert!(has("Start(Emphasis)") && has("shop.md"), "{events:?}");
        let (_, range) =
            events.iter().find(|(event, _)| format!("{event:?}").contains("Start(Link")).unwrap();
        assert_eq!(&text[range.clone()], "[the shop](shop.md)");
    }
}
