//! Glossary terms and instruments: as many names as a site needs, all different.

use super::words::{ADJECTIVES, NOUNS, Words, capital};
use std::fmt::Write;

/// The glossary of a site.
pub struct Terms {
    count: usize,
}

impl Terms {
    /// A glossary grows with the site, but more slowly.
    pub fn for_units(units: usize) -> Self {
        Terms { count: (50 + units / 2).min(ADJECTIVES.len() * NOUNS.len()) }
    }

    /// The name of any of them.
    pub fn any(&self, words: &mut Words) -> String {
        name(words.below(self.count))
    }

    /// `glossary.yaml`
    pub fn glossary(&self) -> String {
        let mut yaml = String::new();
        for term in 0..self.count {
            self.push(term, &mut yaml);
        }
        yaml
    }

    fn push(&self, term: usize, yaml: &mut String) {
        let mut words = Words::new(5_000_000 + term as u64);
        if term % 5 == 4 {
            let _ = writeln!(yaml, "{}: {}", name(term), words.sentence());
            return;
        }
        let _ = writeln!(yaml, "{}:\n  definition: {}", name(term), words.paragraph(2));
        if is_acronym(term) {
            let _ = writeln!(yaml, "  expansion: {0}\n  aliases: [{0}]", long_name(term));
        }
        if term.is_multiple_of(4) {
            let _ = writeln!(yaml, "  see: [{}]", name((term + 1) % self.count));
        }
        if term % 10 == 1 {
            let _ = writeln!(yaml, "  formerly: [Former {}]", name(term));
        }
        if term.is_multiple_of(7) {
            yaml.push_str(
                "  sources: [Nothing at all, {title: A register, url: \"https://example.org/terms\"}]\n",
            );
        }
    }
}

fn is_acronym(term: usize) -> bool {
    term.is_multiple_of(3) && term % 5 != 4
}

/// `Clear account`: different for each term, as long as there are words.
fn long_name(term: usize) -> String {
    let adjective = ADJECTIVES[term % ADJECTIVES.len()];
    // Each time the adjectives are used up, the nouns move on by one.
    let noun = NOUNS[(term + term / ADJECTIVES.len()) % NOUNS.len()];
    format!("{} {noun}", capital(adjective))
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
    /// The name of any of them.
    pub fn any(&self, words: &mut Words) -> String {
        instrument(words.below(COUNT))
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
