//! What a rule on the whole site sees.

use crate::diagnostic::Rule;
use crate::model::Site;
use crate::parse::{Clue, yaml};
use crate::plan::Addresses;
use crate::resolve::Places;
use crate::source::{FileId, Inputs, Place};

/// The site, and what is known about it.
pub struct Whole<'a> {
    /// The site.
    pub site: &'a Site,
    /// Where its rows were written.
    pub places: &'a Places,
    /// Where its pages will be.
    pub addresses: &'a Addresses,
    /// Output paths that the theme needs.
    pub taken: Vec<&'a str>,
    clues: Vec<Clue>,
    inputs: &'a Inputs,
}

impl<'a> Whole<'a> {
    /// `clues` are those of all files, in any order; `taken` are output paths that the theme needs.
    pub fn new(
        (site, places, addresses): (&'a Site, &'a Places, &'a Addresses),
        mut clues: Vec<Clue>,
        inputs: &'a Inputs,
        taken: Vec<&'a str>,
    ) -> Self {
        clues.sort_by_cached_key(|clue| (inputs.order(clue.place.file), clue.place));
        Whole { site, places, addresses, taken, clues, inputs }
    }

    /// What the files left for a rule, in the order of files and places.
    pub fn clues(&self, rule: &'static Rule) -> impl Iterator<Item = &Clue> {
        self.clues.iter().filter(move |clue| clue.rule == rule)
    }

    /// Where `words` first stand in a file as words, below its front matter; the file as a whole if they do not. It reads
    /// the file, so it is for those who have something to report.
    pub fn find(&self, file: FileId, words: &str) -> Place {
        let content = self.inputs.load(file);
        let text = content.text().unwrap_or_default();
        let body = body(text);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut all = text[body..].match_indices(words).map(|(at, _)| body + at);
        let found = all.find(|&at| {
            let (before, behind) = (text[..at].chars().next_back(), text[at + words.len()..].chars().next());
            !is_word(before) && !is_word(behind)
        });
        found.map_or(Place::file(file), |at| Place::new(file, at..at + words.len()))
    }

    /// Where the value of a field was written, which `path` leads to: `["groups", "B", "rule"]`; where only the beginning of
    /// the path is there, the value of that; the file as a whole without any. It reads the file, as [`Whole::find`] does.
    pub fn field(&self, file: FileId, path: &[&str]) -> Place {
        let content = self.inputs.load(file);
        let text = content.text().unwrap_or_default();
        let Ok(node) = yaml::read(file, text, 0) else { return Place::file(file) };
        let (mut node, mut place) = (&node, Place::file(file));
        for name in path {
            let yaml::Value::Map(entries) = &node.value else { break };
            let Some((key, value)) = entries.iter().find(|(key, _)| key.name == *name) else { break };
            place = if value.value == yaml::Value::Nothing { key.place } else { value.place };
            node = value;
        }
        place
    }
}

/// Where the text below front matter begins.
fn body(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("---") else { return 0 };
    rest.find("\n---").map_or(0, |at| 3 + at + 4)
}
