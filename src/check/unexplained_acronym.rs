//! Capitals that nobody says the meaning of.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::prose::Kind;
use crate::parse::{Clue, Reading, Said, Seen};
use crate::source::Place;
use std::collections::{BTreeMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unexplained-acronym",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "A learner who meets capitals for the first time can't look them up. An acronym is explained by a glossary entry (its \
              name, or one of its `aliases`), by an instrument, or where it is first used: \"the National Decision Model (NDM)\". \
              Common ones, such as UK or PDF, are known.",
    wrong: Example::Files(&[part("lo1.md", "Yes, if you leave out names.", "Yes, if your «QRP» agrees.")]),
    right: Example::Files(&[part(
        "lo1.md",
        "Yes, if you leave out names.",
        "Yes, if your quality review panel (QRP) agrees. The QRP meets in May.",
    )]),
};

/// What everybody knows, what numbers of this tool begin with, and words that are written in capitals to stress them; in order.
const KNOWN: &[&str] = &[
    "AA", "AAA", "AC", "ACS", "AD", "AKA", "ALL", "ALT", "AM", "AND", "ANY", "ARE", "ASAP", "AV", "AVIF",
    "BA", "BBC", "BC", "BE", "BSC", "BST", "BT", "CAN", "CCTV", "CD", "CEO", "CO", "CSS", "CSV", "CV", "DIY",
    "DJ", "DNA", "DO", "DR", "DVD", "EC", "EU", "FAQ", "FM", "FOR", "FYI", "GB", "GCSE", "GIF", "GMT", "GP",
    "GPS", "HDMI", "HGV", "HM", "HR", "HTML", "HTTP", "HTTPS", "ID", "IN", "IOU", "IQ", "IS", "ISBN", "ISO",
    "IT", "ITV", "JPEG", "JPG", "JSON", "KB", "LED", "LO", "LTD", "MA", "MB", "MOT", "MP", "MR", "MRS", "MS",
    "MSC", "MUST", "NATO", "NB", "NHS", "NO", "NOT", "OF", "OFF", "OK", "ON", "ONLY", "OR", "PA", "PC",
    "PDF", "PHD", "PIN", "PLC", "PM", "PNG", "PPE", "PS", "QR", "RAF", "RIP", "RSPCA", "RSVP", "SIM", "SMS",
    "SOS", "STOP", "SVG", "TBA", "TBC", "THE", "TIFF", "TO", "TV", "UFO", "UK", "UN", "URL", "US", "USA",
    "USB", "UTC", "VAT", "VHS", "VIP", "VS", "WC", "WCAG", "WEBP", "WHO", "WIFI", "YAML", "YES", "YOU",
    "ZIP",
];

/// Leaves each acronym that the file doesn't explain, once, with how often it stands there.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    if matches!(reading.said, Said::Terms(_) | Said::Instruments(_)) {
        return;
    }
    let prose = reading.prose;
    let mut found: Vec<(&str, u64, Option<Place>)> = Vec::new();
    for piece in prose.pieces().iter().filter(|piece| !matches!(piece.kind, Kind::Link | Kind::Picture)) {
        let text = prose.words(piece);
        for (start, acronym) in acronyms(text) {
            let known = found.iter_mut().find(|(known, ..)| *known == acronym);
            let is_explained = || is_explained(text, start, acronym);
            match known {
                Some((_, count, place)) => {
                    *count += 1;
                    *place = place.filter(|_| !is_explained());
                }
                None => {
                    let place = reading.place(piece, start..start + acronym.len());
                    found.push((acronym, 1, Some(place).filter(|_| !is_explained())));
                }
            }
        }
    }
    for (acronym, count, place) in found {
        if let Some(place) = place {
            seen.leave(&RULE, acronym, count, place);
        }
    }
}

/// Words of two to six capitals that stand by themselves, with where they begin. A plural s is left out.
fn acronyms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_uppercase() {
                at += 1;
                continue;
            }
            let start = at;
            while at < bytes.len() && bytes[at].is_ascii_uppercase() {
                at += 1;
            }
            let end = at;
            if bytes.get(at) == Some(&b's') {
                at += 1;
            }
            if (2..=6).contains(&(end - start)) && is_alone(text, start, at) && is_acronym(&text[start..end])
            {
                return Some((start, &text[start..end]));
            }
        }
        None
    })
}

/// Whether nothing belongs to the word that makes a number, a name or an address of it, and no neighbour is shouted as well.
fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '@' | '#' | '&' | '\u{2011}');
    let (before, behind) = (&text[..start], &text[end..]);
    let dotted = |rest: &str| rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_alphanumeric());
    let is_shouted = |word: Option<&str>| {
        word.is_some_and(|word| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let is_numbered =
        behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // What somebody says or writes in an example is quoted for what it is.
    let quotes = ['"', '\u{201c}', '\u{201d}'];
    !before.ends_with(joins)
        && !before.ends_with(quotes)
        && !behind.starts_with(quotes)
        && !is_numbered
        && !before.ends_with('.')
        && !behind.starts_with(joins)
        && !dotted(behind)
        && !is_shouted(before.rsplit(' ').nth(1).filter(|_| before.ends_with(' ')))
        && !is_shouted(behind.split([' ', '.', ',']).nth(1).filter(|_| behind.starts_with(' ')))
}

/// Not a Roman number, and nothing that everybody knows.
fn is_acronym(word: &str) -> bool {
    !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && KNOWN.binary_search(&word).is_err()
}

/// Whether the text says just here what it stands for.
fn is_explained(text: &str, start: usize, acronym: &str) -> bool {
    let (before, behind) = (&text[..start], &text[start + acronym.len()..]);
    let rest = behind.strip_prefix('s').unwrap_or(behind);
    let same = |word: &str| {
        word.chars()
            .next()
            .is_some_and(|c| acronym.chars().next().is_some_and(|a| a.eq_ignore_ascii_case(&c)))
    };
    let in_brackets = before.ends_with('(') || before.ends_with("(the ") || before.ends_with("or ");
    let named_before = in_brackets && before.split_whitespace().rev().take(acronym.len() + 4).any(same);
    let named_behind = rest
        .strip_prefix(" (")
        .is_some_and(|inner| same(inner) && inner.split(')').next().is_some_and(|it| it.contains(' ')));
    let told = [" stands for", " means ", ", short for", " is short for", ", or "]
        .iter()
        .any(|words| rest.starts_with(words));
    named_before || named_behind || told
}

/// Reports each acronym at its first place.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut uses: BTreeMap<&str, Vec<&Clue>> = BTreeMap::new();
    for clue in whole.clues(&RULE) {
        uses.entry(&clue.word).or_default().push(clue);
    }
    if uses.is_empty() {
        return Vec::new();
    }
    let known = names(whole);
    let unknown = uses.into_iter().filter(|(word, _)| !known.contains(*word));
    unknown.filter_map(|(word, clues)| report(whole, word, &clues)).collect()
}

fn report(whole: &Whole<'_>, word: &str, clues: &[&Clue]) -> Option<Diagnostic> {
    // Files that spell it out somewhere explain it well enough.
    let at = clues.iter().take(MOST_READ).position(|clue| !spells_out(&whole.text(clue.place.file), word))?;
    let others = clues[at..].iter().map(|clue| clue.more).sum::<u64>() - 1;
    let message = match others {
        0 => format!("nothing says what {word} stands for"),
        1 => format!("nothing says what {word} stands for, here and once more"),
        _ => format!("nothing says what {word} stands for, here and {others} times more"),
    };
    let help = format!("write it out at its first use, with ({word}) behind it, or put it into the glossary");
    Some(Diagnostic::new(&RULE, clues[at].place, message).help(help))
}

/// So many files are read to see whether they spell an acronym out.
const MOST_READ: usize = 20;

/// Whether words with these initials stand in a row. Small words between them don't count.
fn spells_out(text: &str, acronym: &str) -> bool {
    const SMALL: &[&str] = &["of", "and", "the", "for", "in", "to", "on", "at", "with"];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let initials: String = words
        .filter(|word| !SMALL.contains(word) && (word.len() > 1))
        .filter_map(|word| word.chars().next())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let letters =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && word.len() > 1);
    let has_words = letters.clone().any(|word| !word.bytes().all(|b| b.is_ascii_uppercase()));
    has_words && acronym.len() > 2 && initials.contains(acronym)
}

/// All capitals in names that the site explains.
fn names(whole: &Whole<'_>) -> HashSet<String> {
    let site = whole.site;
    let mut names: HashSet<String> = HashSet::new();
    let mut add = |name: &str| {
        let words = name.split(|c: char| !c.is_alphanumeric());
        names.extend(words.filter(|word| word.len() > 1).map(str::to_owned));
    };
    for term in site.terms.rows() {
        std::iter::once(&term.name).chain(&term.aliases).chain(&term.expansion).for_each(|name| add(name));
    }
    for row in site.instruments.rows() {
        std::iter::once(&row.name).chain(&row.aliases).for_each(|name| add(name));
    }
    site.topics.rows().flat_map(|topic| &topic.key_terms.items).for_each(|item| add(&item.name));
    for row in site.organisations.rows() {
        std::iter::once(&row.name).chain(&row.full_name).for_each(|name| add(name));
    }
    site.qualifications.rows().for_each(|row| add(&row.number));
    site.units.rows().for_each(|row| add(&row.number));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        acronyms(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn only_capitals_by_themselves_are_acronyms() {
        assert_eq!(found("The QRP and its QRPs, (XYZ)."), ["QRP", "QRP", "XYZ"]);
        for none in [
            "L3-CM-02",
            "A/QRP",
            "QRP 9001",
            "Part IV",
            "\u{201c}QRP\u{201d}",
            "the UK",
            "DO NEVER that",
            "QRP.org",
            "McQRP",
            "ABCDEFGH",
            "T",
        ] {
            assert_eq!(found(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn an_acronym_is_explained_beside_its_words() {
        let is = |text: &str| acronyms(text).next().is_some_and(|(at, word)| is_explained(text, at, word));
        assert!(is("a quality review panel (QRP) met"));
        assert!(is("the QRP (quality review panel) met"));
        assert!(is("QRP stands for it"));
        assert!(!is("the QRP met"));
        assert!(!is("a visit (QRP)"));
        assert!(spells_out("the Quality Review Panel met the QRP", "QRP"));
        assert!(!spells_out("the review panel met the QRP", "QRP"));
    }

    #[test]
    fn known_ones_stand_in_order() {
        assert!(KNOWN.is_sorted());
    }
}
