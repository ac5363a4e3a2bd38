//! One word in British and in American spelling.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::parse::prose::Kind;
use crate::parse::{Clue, Reading, Seen};
use crate::source::{FileId, Place};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    name: "mixed-spelling",
    severity: Severity::Warning,
    area: Area::Teaching,
    explain: "The site spells a word in the British way in some files and in the American way in others. Either is fine; both \
              together look careless, and a search for one doesn't find the other. The spelling that fewer files have is \
              reported. Names in capitals, such as World Health Organization, and code are left alone.",
    wrong: Example::Files(&[
        part(
            "lo1.md",
            "Yes, if you leave out names.",
            "Yes, if your centre agrees and you leave out its colours.",
        ),
        part("lo2.md", "Here you show a welcome", "In the centre's «colors» you show a welcome"),
        part("about.md", "Tutors of the centre write", "In their colours, tutors of the centre write"),
    ]),
    right: Example::Files(&[
        part(
            "lo1.md",
            "Yes, if you leave out names.",
            "Yes, if your centre agrees and you leave out its colours.",
        ),
        part("lo2.md", "Here you show a welcome", "In the centre's colours you show a welcome"),
    ]),
};

/// What may follow the beginning that tells a spelling.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// Anything.
    Any,
    /// The endings of a verb: *organis*-e, -ed, -ing, -ation.
    Verb,
    /// Nothing, or an ending that doesn't double the last letter.
    Few,
}

/// A word in both spellings, as far as both forms of it go.
type Pair = (&'static str, &'static str, Rest);

use Rest::{Any, Few, Verb};

/// The words, in order of the British spelling; the first letters of both are the same.
const PAIRS: &[Pair] = &[
    ("acknowledgement", "acknowledgment", Any),
    ("aluminium", "aluminum", Any),
    ("analys", "analyz", Verb),
    ("apologis", "apologiz", Verb),
    ("artefact", "artifact", Any),
    ("authoris", "authoriz", Verb),
    ("behaviour", "behavior", Any),
    ("cancelled", "canceled", Any),
    ("cancelling", "canceling", Any),
    ("categoris", "categoriz", Verb),
    ("centre", "center", Any),
    ("characteris", "characteriz", Verb),
    ("colour", "color", Any),
    ("counselling", "counseling", Any),
    ("counsellor", "counselor", Any),
    ("criticis", "criticiz", Verb),
    ("customis", "customiz", Verb),
    ("defence", "defense", Any),
    ("emphasis", "emphasiz", Verb),
    ("endeavour", "endeavor", Any),
    ("enrol", "enroll", Few),
    ("equalis", "equaliz", Verb),
    ("favour", "favor", Any),
    ("fibre", "fiber", Any),
    ("finalis", "finaliz", Verb),
    ("flavour", "flavor", Any),
    ("fulfil", "fulfill", Few),
    ("generalis", "generaliz", Verb),
    ("grey", "gray", Any),
    ("harbour", "harbor", Any),
    ("honour", "honor", Any),
    ("humour", "humor", Any),
    ("instalment", "installment", Any),
    ("itemis", "itemiz", Verb),
    ("jewellery", "jewelry", Any),
    ("judgement", "judgment", Any),
    ("labelled", "labeled", Any),
    ("labelling", "labeling", Any),
    ("labour", "labor", Any),
    ("manoeuvr", "maneuver", Any),
    ("maximis", "maximiz", Verb),
    ("memoris", "memoriz", Verb),
    ("minimis", "minimiz", Verb),
    ("modelled", "modeled", Any),
    ("modelling", "modeling", Any),
    ("neighbour", "neighbor", Any),
    ("offence", "offense", Any),
    ("optimis", "optimiz", Verb),
    ("organis", "organiz", Verb),
    ("personalis", "personaliz", Verb),
    ("prioritis", "prioritiz", Verb),
    ("realis", "realiz", Verb),
    ("recognis", "recogniz", Verb),
    ("rumour", "rumor", Any),
    ("sceptic", "skeptic", Any),
    ("signalled", "signaled", Any),
    ("skilful", "skillful", Any),
    ("specialis", "specializ", Verb),
    ("standardis", "standardiz", Verb),
    ("summaris", "summariz", Verb),
    ("theatre", "theater", Any),
    ("travelled", "traveled", Any),
    ("traveller", "traveler", Any),
    ("utilis", "utiliz", Verb),
];

// A file's words are bits of one number.
const _: () = assert!(PAIRS.len() <= 64);

const VERB_ENDINGS: &[&str] = &["able", "ation", "ational", "ations", "e", "ed", "er", "ers", "es", "ing"];
const FEW_ENDINGS: &[&str] = &["", "ment", "ments", "s"];

/// Which of the two spellings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    British,
    American,
}

impl Spelling {
    const BOTH: [Spelling; 2] = [Spelling::British, Spelling::American];

    /// Under which name a file leaves what it has of it.
    fn name(self) -> &'static str {
        match self {
            Spelling::British => "British",
            Spelling::American => "American",
        }
    }

    fn of(self, pair: &Pair) -> &'static str {
        match self {
            Spelling::British => pair.0,
            Spelling::American => pair.1,
        }
    }

    fn other(self) -> Self {
        match self {
            Spelling::British => Spelling::American,
            Spelling::American => Spelling::British,
        }
    }
}

/// The pairs by the first four letters of each of their words: none is shorter.
static BY_BEGINNING: LazyLock<FxHashMap<u32, Vec<usize>>> = LazyLock::new(|| {
    let mut all: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, pair) in PAIRS.iter().enumerate() {
        for key in [pair.0, pair.1].into_iter().filter_map(beginning) {
            let pairs = all.entry(key).or_default();
            if pairs.last() != Some(&at) {
                pairs.push(at);
            }
        }
    }
    all
});

/// The first four letters as one number.
fn beginning(word: &str) -> Option<u32> {
    word.as_bytes().first_chunk().copied().map(u32::from_ne_bytes)
}

/// Leaves which words the file spells in which way: one number for each spelling.
pub(super) fn file(reading: &Reading<'_>, seen: &mut Seen) {
    let mut bits = [0u64; 2];
    for piece in reading.prose.pieces().iter().filter(|piece| piece.kind != Kind::Link) {
        each_word(reading.prose.words(piece), |word, _| {
            if let Some((pair, spelling)) = spelled(word) {
                bits[spelling as usize] |= 1 << pair;
            }
        });
    }
    for spelling in Spelling::BOTH {
        if bits[spelling as usize] != 0 {
            seen.leave(&RULE, spelling.name(), bits[spelling as usize], Place::file(reading.file));
        }
    }
}

/// Words in small letters, with where they begin.
fn each_word<'t>(text: &'t str, mut each: impl FnMut(&'t str, usize)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_lowercase() {
            at += 1;
        }
        // No word of the list is shorter; one with a capital in it is a name.
        let is_whole = start == 0 || !(bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] >= 0x80);
        let ends =
            bytes.get(at).is_none_or(|next| !next.is_ascii_alphanumeric() && *next < 0x80 || next == &0xe2);
        if at - start >= 4 && is_whole && ends {
            each(&text[start..at], start);
        }
        at += 1;
    }
}

/// Which word it is, and how it is spelled.
fn spelled(word: &str) -> Option<(usize, Spelling)> {
    // Nearly all words are none of these, and one look tells.
    BY_BEGINNING.get(&beginning(word)?)?.iter().find_map(|&at| {
        let pair = &PAIRS[at];
        let is = |spelling: &Spelling| {
            let rest = word.strip_prefix(spelling.of(pair));
            rest.is_some_and(|rest| match pair.2 {
                Any => true,
                Verb => VERB_ENDINGS.contains(&rest) && !(pair.0 == "analys" && rest == "es"),
                Few => FEW_ENDINGS.contains(&rest),
            })
        };
        Spelling::BOTH.into_iter().find(is).map(|spelling| (at, spelling))
    })
}

/// Reports the spelling that fewer files have, at its first place in each of them.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let all = |spelling: Spelling| {
        whole
            .clues(&RULE)
            .filter(move |clue| &*clue.word == spelling.name())
            .fold(0, |bits, clue| bits | clue.more)
    };
    let mixed = all(Spelling::British) & all(Spelling::American);
    let words = (0..PAIRS.len()).filter(|word| mixed >> word & 1 == 1);
    words.flat_map(|word| of_word(whole, word)).collect()
}

fn of_word(whole: &Whole<'_>, word: usize) -> Vec<Diagnostic> {
    let files = |spelling: Spelling| {
        let has = move |clue: &&Clue| &*clue.word == spelling.name() && clue.more >> word & 1 == 1;
        whole.clues(&RULE).filter(has).map(|clue| clue.place.file)
    };
    let american = files(Spelling::American).count();
    let rare =
        if american > files(Spelling::British).count() { Spelling::British } else { Spelling::American };
    let (count, usual) = (files(rare.other()).count(), rare.other());
    let report = |file: FileId| {
        let (place, written) = find(whole, file, word, rare)?;
        let usual = usual.of(&PAIRS[word]).to_owned() + &written[rare.of(&PAIRS[word]).len()..];
        let files = if count == 1 { "one file has".to_owned() } else { format!("{count} files have") };
        let message = format!(
            "`{written}` is the {} spelling, and {files} the {} one",
            rare.name(),
            rare.other().name()
        );
        Some(Diagnostic::new(&RULE, place, message).help(format!("write `{usual}`, as elsewhere")).fix(
            format!("write `{usual}`"),
            place,
            usual,
        ))
    };
    files(rare).filter_map(report).collect()
}

/// Where a file spells a word in this way first.
fn find(whole: &Whole<'_>, file: FileId, word: usize, spelling: Spelling) -> Option<(Place, String)> {
    let text = whole.text(file);
    let mut found = None;
    each_word(&text, |written, at| {
        // Addresses, code and names of fields have such neighbours.
        let is_beside = |byte: Option<&u8>| byte.is_some_and(|byte| b"`/#_-.=".contains(byte));
        let (before, behind) = (at.checked_sub(1), at + written.len());
        let ends_sentence = text[behind..].starts_with(". ") || text[behind..].starts_with(".\n");
        let is_code = before.is_some_and(|at| is_beside(text.as_bytes().get(at)))
            || is_beside(text.as_bytes().get(behind)) && !ends_sentence;
        if found.is_none() && !is_code && spelled(written) == Some((word, spelling)) {
            found = Some((Place::new(file, at..at + written.len()), written.to_owned()));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(word: &str) -> Option<&'static str> {
        spelled(word).map(|(_, spelling)| spelling.name())
    }

    #[test]
    fn words_are_known_by_their_beginning_and_their_ending() {
        for british in
            ["colour", "colourful", "organise", "organisation", "analysed", "fulfil", "enrolment", "centre"]
        {
            assert_eq!(spelling(british), Some("British"), "{british}");
        }
        for american in ["colors", "organizing", "analyze", "fulfillment", "enrolls", "centered", "judgment"]
        {
            assert_eq!(spelling(american), Some("American"), "{american}");
        }
        for both in [
            "realistic",
            "analysis",
            "analyses",
            "fulfilled",
            "enrolled",
            "emphasis",
            "optimism",
            "size",
            "organ",
            "grew",
        ] {
            assert_eq!(spelling(both), None, "{both}");
        }
    }

    #[test]
    fn only_words_in_small_letters_are_read() {
        let mut words = Vec::new();
        each_word(
            "The colour of World Organization, re-organise it\u{2019}s naïvecolor Color x4color.",
            |word, at| words.push((word, at)),
        );
        let words: Vec<_> = words.into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["colour", "organise"]);
    }
}
