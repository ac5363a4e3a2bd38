//! Glossary terms and instruments: as many names as a site needs, all different.

use super::words::{ADJECTIVES, NOUNS, Words, capital};
use std::fmt::Write;

/// The glossary of a site.
#[derive(Clone, Copy)]
pub struct Terms {
    count: usize,
}

/// An entry of the glossary.
pub struct Term {
    pub name: String,
    pub definition: String,
    /// What it stands for, where it is an acronym; the same is its alias.
    pub expansion: Option<String>,
    /// Another term.
    pub see: Option<String>,
    pub formerly: Option<String>,
    pub has_sources: bool,
    pub autolink: bool,
}

impl Terms {
    /// A glossary grows with the site, but more slowly.
    pub fn for_units(units: usize) -> Self {
        Terms::new(50 + units / 2)
    }

    /// So many terms, as far as there are names.
    pub fn new(count: usize) -> Self {
        Terms { count: count.min(PAIRS * NOUNS.len()) }
    }

    /// The name of any of them.
    pub fn any(&self, words: &mut Words) -> String {
        name(words.below(self.count))
    }

    /// All of them.
    pub fn all(self) -> impl Iterator<Item = Term> {
        (0..self.count).map(move |number| self.term(number))
    }

    fn term(self, number: usize) -> Term {
        let mut words = Words::new(5_000_000 + number as u64);
        let name = name(number);
        if is_short(number) {
            let definition = words.sentence();
            return Term {
                name,
                definition,
                expansion: None,
                see: None,
                formerly: None,
                has_sources: false,
                autolink: true,
            };
        }
        Term {
            definition: words.paragraph(2),
            expansion: is_acronym(number).then(|| long_name(number)),
            see: number.is_multiple_of(4).then(|| self::name((number + 1) % self.count)),
            formerly: (number % 10 == 1).then(|| format!("Former {name}")),
            has_sources: number.is_multiple_of(7),
            autolink: number % 50 != 25,
            name,
        }
    }

    /// `glossary.yaml`
    pub fn glossary(&self) -> String {
        let mut yaml = String::new();
        for (number, term) in self.all().enumerate() {
            if is_short(number) {
                let _ = writeln!(yaml, "{}: {}", term.name, term.definition);
            } else {
                term.push(&mut yaml);
            }
        }
        yaml
    }
}

impl Term {
    fn push(&self, yaml: &mut String) {
        let _ = writeln!(yaml, "{}:\n  definition: {}", self.name, self.definition);
        if let Some(expansion) = &self.expansion {
            let _ = writeln!(yaml, "  expansion: {expansion}\n  aliases: [{expansion}]");
        }
        if let Some(see) = &self.see {
            let _ = writeln!(yaml, "  see: [{see}]");
        }
        if let Some(formerly) = &self.formerly {
            let _ = writeln!(yaml, "  formerly: [{formerly}]");
        }
        if !self.autolink {
            yaml.push_str("  autolink: false\n");
        }
        if self.has_sources {
            yaml.push_str(
                "  sources: [Nothing at all, {title: A register, url: \"https://example.org/terms\"}]\n",
            );
        }
    }
}

/// Nothing but a definition.
fn is_short(term: usize) -> bool {
    term % 5 == 4
}

fn is_acronym(term: usize) -> bool {
    term.is_multiple_of(3) && !is_short(term)
}

/// How many pairs of words there are.
const PAIRS: usize = ADJECTIVES.len() * NOUNS.len();

/// So many names are pairs that stand in sentences as well, as words of the trade do: nearly one in each second sentence. The
/// others have a third word, and stand where a text means them.
const COMMON: usize = PAIRS / 5;

/// `Clear account` or `Clear account handover`: different for each term, as long as there are words.
fn long_name(term: usize) -> String {
    let adjective = ADJECTIVES[term % ADJECTIVES.len()];
    // Each time the adjectives are used up, the nouns move on by one.
    let noun = NOUNS[(term + term / ADJECTIVES.len()) % NOUNS.len()];
    let pair = format!("{} {noun}", capital(adjective));
    match term < COMMON {
        true => pair,
        false => format!("{pair} {}", NOUNS[(term + term / PAIRS) % NOUNS.len()]),
    }
}

fn name(term: usize) -> String {
    let long = long_name(term);
    if !is_acronym(term) {
        return long;
    }
    let initials: String = long.split(' ').filter_map(|word| word.chars().next()).collect();
    format!("{}P {term}", initials.to_uppercase())
}

/// The Acts, codes and models that a site names.
pub struct Instruments;

/// There is one list, whatever the size of the site.
pub const INSTRUMENTS: Instruments = Instruments;

const KINDS: &[&str] = &["act", "code", "standard", "model", "policy", "charter", "guidance", "regulation"];

impl Instruments {
    /// The name of any of them, with what took its place.
    pub fn told(&self, words: &mut Words) -> String {
        match words.below(COUNT) {
            0 => format!("{} (now the {})", instrument(0), instrument(1)),
            number => instrument(number),
        }
    }

    /// `instruments.yaml`
    pub fn yaml(&self) -> String {
        let mut yaml = String::new();
        for number in 0..COUNT {
            let mut words = Words::new(6_000_000 + number as u64);
            let kind = KINDS[number % KINDS.len()];
            let _ = writeln!(
                yaml,
                "{}:\n  kind: {kind}\n  year: {}\n  url: https://example.org/law/{number}\n  issuer: Nobody\n  summary: {}",
                instrument(number),
                2000 + number,
                words.sentence()
            );
            if number == 2 {
                yaml.push_str("  autolink: false\n");
            }
            if number == 0 {
                let _ = writeln!(yaml, "  status: superseded\n  superseded_by: {}", instrument(1));
            }
        }
        yaml
    }
}

const COUNT: usize = 16;

fn instrument(number: usize) -> String {
    format!("Synthetic {} {}", capital(NOUNS[number]), 2000 + number)
}
