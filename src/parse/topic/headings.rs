//! Which heading means which part of a topic.

use crate::model::{CriterionNumber, SectionKind};

/// What a `##` heading opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    /// A known part of a topic.
    Known(SectionKind),
    /// Teaching of these criteria, under a title of its own or none.
    Teaching(Vec<CriterionNumber>, Option<String>),
    /// A section of the author's own.
    Free,
}

/// Reads a heading.
pub(crate) fn opens(heading: &str) -> Opens {
    if let Some(kind) = known(&normalise(heading)) {
        return Opens::Known(kind);
    }
    match leading_criteria(heading) {
        Some((criteria, title)) => Opens::Teaching(criteria, title),
        None => Opens::Free,
    }
}

/// The heading to suggest for a part; nothing for those that need none of their own.
pub(crate) fn heading(kind: SectionKind) -> Option<&'static str> {
    Some(match kind {
        // The text before the first heading.
        SectionKind::Synopsis => return None,
        // Its heading is the numbers of its criteria.
        SectionKind::Teaching => return None,
        SectionKind::Overview => "Overview",
        SectionKind::Objectives => "Learning Objectives",
        SectionKind::KeyConcepts => "Key Concepts",
        SectionKind::KeyTerms => "Key Terms",
        SectionKind::Mistakes => "Common Mistakes",
        SectionKind::MarkingPoints => "Examiner Marking Points",
        SectionKind::Tips => "Exam Tips",
        SectionKind::Faqs => "Frequently Asked Questions",
        SectionKind::Prerequisites => "Before You Start",
        SectionKind::EvidenceIdeas => "Evidence Ideas",
        SectionKind::Questions => "Check Yourself",
        SectionKind::Scenarios => "Practice Scenarios",
    })
}

/// Headings by part; more than one, because sites name the same part differently. Compared by letters and digits only.
fn known(plain: &str) -> Option<SectionKind> {
    let kind = match plain {
        "topic synopsis" | "synopsis" | "in short" | "summary" => SectionKind::Synopsis,
        "topic overview" | "overview" | "introduction" => SectionKind::Overview,
        "learning objectives" | "objectives" | "what you need to know understand" => SectionKind::Objectives,
        "key concepts" | "key concepts core principles" | "core principles" | "core ideas" => {
            SectionKind::KeyConcepts
        }
        "key terms" | "key terminology" | "terminology" | "essential terms" => SectionKind::KeyTerms,
        "common misconceptions mistakes to avoid"
        | "common mistakes"
        | "common mistakes to avoid"
        | "common misconceptions"
        | "misconceptions"
        | "misconceptions mistakes"
        | "mistakes"
        | "mistakes to avoid" => SectionKind::Mistakes,
        "examiner marking points"
        | "marking points"
        | "assessment criteria"
        | "what assessors look for"
        | "what examiners look for" => SectionKind::MarkingPoints,
        "exam tips revision strategies"
        | "exam tips"
        | "revision strategies"
        | "revision tips"
        | "assessment guidance"
        | "assessment tips"
        | "tips" => SectionKind::Tips,
        "frequently asked questions" | "faqs" | "faq" | "common questions" => SectionKind::Faqs,
        "before you start" | "prerequisites" | "prior knowledge" | "what you should know already" => {
            SectionKind::Prerequisites
        }
        "evidence ideas"
        | "evidence"
        | "evidence examples"
        | "portfolio evidence"
        | "ideas for evidence"
        | "ideas for your portfolio"
        | "ways to show it"
        | "how to show it" => SectionKind::EvidenceIdeas,
        "check yourself" | "questions" | "practice questions" | "quiz" | "test yourself" => {
            SectionKind::Questions
        }
        "scenario" | "scenarios" | "role play" | "role plays" | "practice scenarios"
        | "practice scenario" => SectionKind::Scenarios,
        _ => return None,
    };
    Some(kind)
}

/// Letters and digits in lower case, with one space between words; `&` and `and` are nothing.
fn normalise(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    let words = heading.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and")) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain.to_lowercase()
}

/// `AC1.2 and AC1.3 The principles` into its numbers and its title.
fn leading_criteria(heading: &str) -> Option<(Vec<CriterionNumber>, Option<String>)> {
    let mut rest = without_emoji(heading.trim());
    let mut numbers = Vec::new();
    loop {
        let bare = strip_word(rest);
        let end = bare.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(bare.len());
        let digits = bare[..end].trim_end_matches('.');
        let number = CriterionNumber::new(digits);
        if !digits.contains('.') || !number.is_well_formed() {
            break;
        }
        numbers.push(number);
        rest = bare[digits.len()..].trim_start_matches([' ', ',', ':', '.', '–', '—', '-', '&', '/']);
        if let Some(after) = rest.strip_prefix("and ")
            && leading_number(after)
        {
            rest = after;
        }
    }
    let title = rest.trim();
    (!numbers.is_empty()).then(|| (numbers, (!title.is_empty()).then(|| title.to_owned())))
}

fn leading_number(text: &str) -> bool {
    strip_word(text).starts_with(|c: char| c.is_ascii_digit())
}

fn strip_word(text: &str) -> &str {
    let words = ["AC", "Criterion", "Criteria"];
    let word = words
        .iter()
        .find(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    word.map_or(text, |word| text[word.len()..].trim_start())
}

/// The text without pictures in front: 💡, ✅, a bullet, and the space behind them.
pub(crate) fn without_emoji(text: &str) -> &str {
    let is_picture = |c: char| {
        matches!(c as u32,
            0x203C..=0x3299 | 0xFE0E..=0xFE0F | 0x1F000..=0x1FAFF | 0x200D | 0xE0020..=0xE007F)
            && !c.is_alphanumeric()
            && !matches!(c as u32, 0x20A0..=0x20CF | 0x2190..=0x21FF | 0x2200..=0x22FF | 0x3000..=0x303F)
    };
    let trimmed = text.trim_start_matches(|c: char| c == '•' || is_picture(c));
    if trimmed.len() == text.len() { text } else { trimmed.trim_start() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_punctuation_and_emoji_do_not_matter() {
        for heading in ["Key Concepts & Core Principles", "🔑 key concepts:", "KEY CONCEPTS"] {
            assert_eq!(opens(heading), Opens::Known(SectionKind::KeyConcepts), "{heading}");
        }
        assert_eq!(opens("A story"), Opens::Free);
    }

    #[test]
    fn each_suggested_heading_opens_its_part() {
        for kind in SectionKind::ALL {
            assert!(heading(kind).is_none_or(|text| opens(text) == Opens::Known(kind)), "{kind:?}");
        }
    }

    #[test]
    fn a_heading_may_begin_with_criteria() {
        let number = CriterionNumber::new;
        assert_eq!(
            opens("AC1.2 and AC1.10: The four principles"),
            Opens::Teaching(vec![number("1.2"), number("1.10")], Some("The four principles".into()))
        );
        assert_eq!(opens("1.2, 1.3"), Opens::Teaching(vec![number("1.2"), number("1.3")], None));
        assert_eq!(
            opens("AC3.1 and control"),
            Opens::Teaching(vec![number("3.1")], Some("and control".into()))
        );
        assert_eq!(opens("999 calls"), Opens::Free);
    }

    #[test]
    fn emoji_go_and_words_stay() {
        assert_eq!(without_emoji("💡In role-play"), "In role-play");
        assert_eq!(without_emoji("⚠️ Watch"), "Watch");
        assert_eq!(without_emoji("Plain – text"), "Plain – text");
        assert_eq!(without_emoji("→ arrow"), "→ arrow");
    }
}
