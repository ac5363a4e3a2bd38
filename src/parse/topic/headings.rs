//! Which heading means which part of a topic.

use crate::diagnostic::{distance, nearest};
use crate::model::{CriterionNumber, SectionKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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
    if let Some(kind) = AS_WRITTEN.get(heading).copied().or_else(|| known(&normalise(heading))) {
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
const KNOWN: [(SectionKind, &[&str]); 13] = [
    (SectionKind::Synopsis, &["Topic Synopsis", "Synopsis", "In Short", "Summary"]),
    (SectionKind::Overview, &["Topic Overview", "Overview", "Introduction"]),
    (SectionKind::Objectives, &["Learning Objectives", "Objectives", "What You Need to Know & Understand"]),
    (
        SectionKind::KeyConcepts,
        &["Key Concepts", "Key Concepts & Core Principles", "Core Principles", "Core Ideas"],
    ),
    (SectionKind::KeyTerms, &["Key Terms", "Key Terminology", "Terminology", "Essential Terms"]),
    (
        SectionKind::Mistakes,
        &[
            "Common Misconceptions & Mistakes to Avoid",
            "Common Mistakes",
            "Common Mistakes to Avoid",
            "Common Misconceptions",
            "Misconceptions",
            "Misconceptions & Mistakes",
            "Mistakes",
            "Mistakes to Avoid",
        ],
    ),
    (
        SectionKind::MarkingPoints,
        &[
            "Examiner Marking Points",
            "Marking Points",
            "Assessment Criteria",
            "What Assessors Look For",
            "What Examiners Look For",
        ],
    ),
    (
        SectionKind::Tips,
        &[
            "Exam Tips & Revision Strategies",
            "Exam Tips",
            "Revision Strategies",
            "Revision Tips",
            "Assessment Guidance",
            "Assessment Tips",
            "Tips",
        ],
    ),
    (SectionKind::Faqs, &["Frequently Asked Questions", "FAQs", "FAQ", "Common Questions"]),
    (
        SectionKind::Prerequisites,
        &["Before You Start", "Prerequisites", "Prior Knowledge", "What You Should Know Already"],
    ),
    (
        SectionKind::EvidenceIdeas,
        &[
            "Evidence Ideas",
            "Evidence",
            "Evidence Examples",
            "Portfolio Evidence",
            "Ideas for Evidence",
            "Ideas for Your Portfolio",
            "Ways to Show It",
            "How to Show It",
        ],
    ),
    (SectionKind::Questions, &["Check Yourself", "Questions", "Practice Questions", "Quiz", "Test Yourself"]),
    (
        SectionKind::Scenarios,
        &["Scenario", "Scenarios", "Role Play", "Role Plays", "Practice Scenarios", "Practice Scenario"],
    ),
];

/// What each known heading opens, by its letters and digits.
static BY_LETTERS: LazyLock<FxHashMap<String, SectionKind>> = LazyLock::new(|| {
    let all = KNOWN.iter().flat_map(|(kind, headings)| headings.iter().map(|heading| (*heading, *kind)));
    all.map(|(heading, kind)| (normalise(heading), kind)).collect()
});

/// The known headings just as they are suggested, which is how most people write them.
static AS_WRITTEN: LazyLock<FxHashMap<&str, SectionKind>> = LazyLock::new(|| {
    KNOWN.iter().flat_map(|(kind, headings)| headings.iter().map(|heading| (*heading, *kind))).collect()
});

fn known(plain: &str) -> Option<SectionKind> {
    BY_LETTERS.get(plain).copied()
}

/// The known heading that an unknown one was probably meant to be: another number of the same words, or a slip of the
/// fingers. Short words have too many neighbours for that.
pub fn nearest_heading(heading: &str) -> Option<&'static str> {
    if opens(heading) != Opens::Free {
        return None;
    }
    let plain = normalise(heading);
    if plain.len() > LONGEST.saturating_add(2) {
        return None;
    }
    let all = || KNOWN.iter().flat_map(|(_, headings)| headings.iter().copied());
    SINGULAR.get(&singular(&plain)).copied().or_else(|| {
        let slips = match plain.len() {
            0..8 => return None,
            8..14 => 1,
            _ => 2,
        };
        let near = nearest(&plain, BY_LETTERS.keys().map(String::as_str))?;
        (distance(&plain, near) <= slips).then(|| all().find(|known| normalise(known) == near))?
    })
}

/// The known headings with each word in its singular.
static SINGULAR: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    // Of two that are alike in this, the first one counts.
    let all = KNOWN.iter().rev().flat_map(|(_, headings)| headings.iter().rev().copied());
    all.map(|known| (singular(&normalise(known)), known)).collect()
});

/// How many bytes the longest of them has.
static LONGEST: LazyLock<usize> = LazyLock::new(|| BY_LETTERS.keys().map(String::len).max().unwrap_or(0));

/// A text with each word in its singular, roughly.
fn singular(plain: &str) -> String {
    let words: Vec<&str> = plain.split(' ').map(|word| word.strip_suffix('s').unwrap_or(word)).collect();
    words.join(" ")
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
    fn a_heading_that_is_nearly_known_is_told_from_one_of_the_author_s_own() {
        for (written, meant) in [
            ("Exam Tip", "Exam Tips"),
            ("Key Concept", "Key Concepts"),
            ("🔑 Common Misconception:", "Common Misconceptions"),
            ("Question", "Questions"),
            ("Comon Mistakes", "Common Mistakes"),
            ("Core Principals", "Core Principles"),
            ("Frequently Asked Question", "Frequently Asked Questions"),
        ] {
            assert_eq!(nearest_heading(written), Some(meant), "{written}");
        }
        for own in [
            "Trips",
            "Key Concepts",
            "Evidence in court",
            "A story",
            "Overviews of law",
            "AC1.2",
            "Key Steps",
        ] {
            assert_eq!(nearest_heading(own), None, "{own}");
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
