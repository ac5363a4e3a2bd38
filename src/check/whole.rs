//! What a rule on the whole site sees.

use super::named::Named;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Criterion, Date, Site};
use crate::parse::{Clue, yaml};
use crate::plan::Addresses;
use crate::resolve::Places;
use crate::source::{File, FileId, Inputs, Place};
use std::sync::OnceLock;

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
    /// The day that counts as today; nothing if nobody said so.
    pub today: Option<Date>,
    /// Paths of the files that the last build made, where that is known.
    pub published: &'a [String],
    clues: Vec<Clue>,
    inputs: &'a Inputs,
    named: OnceLock<Named>,
    /// Paths of files with an error, in order: what they may have said is not known.
    mistaken: Vec<&'a str>,
    /// Where the errors are, in order.
    told: Vec<Place>,
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
        Whole {
            site,
            places,
            addresses,
            taken,
            today: None,
            published: &[],
            clues,
            inputs,
            named: OnceLock::new(),
            mistaken: Vec::new(),
            told: Vec::new(),
        }
    }

    /// The same, with the day that counts as today, and with what was found before.
    pub fn knowing(mut self, today: Option<Date>, found: &[Diagnostic]) -> Self {
        let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        self.told = errors.map(|error| error.place).collect();
        self.told.sort_unstable();
        let files = self.told.iter().filter_map(|place| self.inputs.get(place.file));
        self.mistaken = files.map(File::path).collect();
        self.mistaken.sort_unstable();
        self.today = today;
        self
    }

    /// The same, with what the last build made.
    pub fn after(mut self, published: &'a [String]) -> Self {
        self.published = published;
        self
    }

    /// Whether an error is at this very place, so that nobody needs to be told again that something is wrong there.
    pub fn is_told(&self, place: Place) -> bool {
        self.told.binary_search(&place).is_ok()
    }

    /// Whether the site has an error at all: what is not there may be what the error is about.
    pub fn is_mistaken(&self) -> bool {
        !self.told.is_empty()
    }

    /// Whether a file beside this one, or this one, has an error, so that rules on what is not there keep silent.
    pub fn is_mistaken_beside(&self, file: FileId) -> bool {
        let folder = |path: &'a str| path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(own) = self.inputs.get(file).map(|file| folder(file.path())) else { return false };
        self.mistaken.iter().any(|path| folder(path) == own)
    }

    /// What all texts name.
    pub(super) fn named(&self) -> &Named {
        self.named.get_or_init(|| Named::new(self.site, self.places))
    }

    /// The path of a file below `content/`.
    pub fn path(&self, file: FileId) -> &str {
        let path = self.inputs.get(file).map_or("", File::path);
        path.strip_prefix("content/").unwrap_or(path)
    }

    /// The text of a file. It reads the file, as [`Whole::find`] does.
    pub fn text(&self, file: FileId) -> String {
        self.inputs.load(file).text().unwrap_or_default().to_owned()
    }

    /// Where the front matter of a Markdown file, or the top of a YAML file, says `field`.
    pub fn front(&self, file: FileId, field: &str) -> Place {
        let text = self.text(file);
        let end = match body(&text) {
            0 => text.len(),
            body => body,
        };
        let mut at = 0;
        for line in text[..end].split_inclusive('\n') {
            if let Some(value) = line.strip_prefix(field).and_then(|rest| rest.strip_prefix(':')) {
                let start = at + line.len() - value.trim_start().len();
                let value = value.split(" #").next().unwrap_or_default().trim();
                return Place::new(file, start..start + value.len());
            }
            at += line.len();
        }
        Place::file(file)
    }

    /// What the files left for a rule, in the order of files and places.
    pub fn clues(&self, rule: &'static Rule) -> impl Iterator<Item = &Clue> {
        self.clues.iter().filter(move |clue| std::ptr::eq(clue.rule, rule))
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

    /// Where `words` first stand in `place`; all of `place` if they do not. It reads the file, as [`Whole::find`] does.
    pub fn within(&self, place: Place, words: &str) -> Place {
        let content = self.inputs.load(place.file);
        let written = content.text().and_then(|text| text.get(place.range())).unwrap_or_default();
        written.find(words).map_or(place, |at| {
            let start = place.start as usize + at;
            Place::new(place.file, start..start + words.len())
        })
    }

    /// Where the wording of a criterion was written.
    pub fn wording(&self, criterion: &Criterion) -> Place {
        let outcome = &self.site.outcomes[criterion.outcome];
        let file = self.places.units.get(outcome.unit.row()).map_or(FileId(0), |place| place.file);
        let path = ["outcomes", outcome.number.as_str(), "criteria", criterion.number.as_str(), "text"];
        self.field(file, &path)
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
