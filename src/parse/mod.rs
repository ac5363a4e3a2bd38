//! Texts to what they say: each file on its own, nothing looked up.
//!
//! **Invariant:** parsing never fails. What can't be understood is reported, and left out or made a stub, so that the rest
//! of the site is still checked. A file's text is gone as soon as the file is parsed.

pub mod authored;
mod brand;
mod control;
mod file;
mod fit;
pub mod format;
mod front_matter;
mod layout;
mod markdown;
mod memo;
mod notice;
mod page;
mod photo;
pub mod prose;
mod reading;
mod record;
mod settings;
mod specification;
mod statements;
mod svg;
mod switches;
mod topic;
mod unread;
mod vocabulary;
pub mod yaml;
mod yaml_file;

pub use authored::Authored;
pub use file::Said;
pub use memo::Memo;
pub use reading::{Clue, Inspect, Reading, Seen, nothing};
pub use svg::harm;
pub use topic::nearest_heading;
pub(crate) use topic::{Opens, heading, opens};
pub use unread::UnreadTopic;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::slug;
use crate::source::{File, FileId, Inputs, Place};
use file::Parsed;
use prose::Prose;
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};
use yaml_file::YamlFile;

/// Where a site's texts lie.
const CONTENT: &str = "content/";

/// Reads all files of `content/`, on all cores, and lets `inspect` look at each that is a text, each one's text only as long as it is parsed. Diagnostics come in the order
/// of the files. Whoever builds again and again keeps a [`Memo`].
pub fn parse(inputs: &Inputs, inspect: Inspect) -> (Authored, Vec<Diagnostic>) {
    let units = Units::new(inputs);
    let parsed: Vec<Parsed> =
        inputs.below(CONTENT).par_iter().map(|file| one(inputs, file, &units, inspect)).collect();
    collect(inputs, parsed.into_iter())
}

/// As [`parse`], but topics are left [unread](UnreadTopic): for those who build once, and need not hold them all.
pub fn survey(inputs: &Inputs, inspect: Inspect) -> (Authored, Vec<Diagnostic>) {
    let units = Units::new(inputs);
    let files = inputs.below(CONTENT).par_iter();
    let (parsed, unread): (Vec<Parsed>, Vec<Option<UnreadTopic>>) = files
        .map(|file| match UnreadTopic::new(inputs, file, &units, inspect) {
            Some(topic) => (Parsed::default(), Some(topic)),
            None => (one(inputs, file, &units, inspect), None),
        })
        .unzip();
    let (mut authored, findings) = collect(inputs, parsed.into_iter());
    authored.unread = unread.into_iter().flatten().collect();
    (authored, findings)
}

fn one(inputs: &Inputs, file: &File, units: &Units<'_>, inspect: Inspect) -> Parsed {
    let role = file::role(file, units.have(file));
    let loaded = file::load(inputs, file, &role);
    file::parse(file, role, &loaded.content, inspect)
}

/// Which folders have a `unit.yaml`, because there the names of files mean something else.
struct Units<'a>(HashSet<&'a str>);

impl<'a> Units<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        Units(
            inputs.below(CONTENT).iter().filter_map(|file| file.path().strip_suffix("/unit.yaml")).collect(),
        )
    }

    /// Whether `file` lies in the folder of a unit.
    fn have(&self, file: &File) -> bool {
        file.path().rsplit_once('/').is_some_and(|(folder, _)| self.0.contains(folder))
    }
}

/// Puts what the files of `content/` say together; `parsed` is in their order.
fn collect(inputs: &Inputs, parsed: impl Iterator<Item = Parsed>) -> (Authored, Vec<Diagnostic>) {
    let mut authored = Authored::default();
    let mut findings = Vec::new();
    for (parsed, file) in parsed.zip(inputs.below(CONTENT)) {
        if parsed.is_broken {
            authored.broken.push(file.path()[CONTENT.len()..].to_owned());
        }
        findings.extend(parsed.findings);
        authored.clues.extend(parsed.clues.iter().cloned());
        add(parsed.said, &mut authored);
    }
    add_builtin_verbs(&mut authored);
    if authored.settings.is_none() {
        findings.extend(missing_settings(inputs));
    }
    (authored, findings)
}

/// Adds those of the verbs that every site knows which the site has not described itself, however it spells them.
fn add_builtin_verbs(authored: &mut Authored) {
    let own: HashSet<String> = authored.verbs.iter().map(|verb| slug(&verb.name.value)).collect();
    let others = BUILTIN_VERBS.iter().filter(|verb| !own.contains(&slug(&verb.name.value)));
    authored.verbs.extend(others.cloned());
}

/// The verbs that every site knows.
static BUILTIN_VERBS: LazyLock<Vec<Arc<authored::Verb>>> = LazyLock::new(|| builtin_verbs().0);

fn builtin_verbs() -> (Vec<Arc<authored::Verb>>, Vec<Diagnostic>) {
    let source = include_str!("builtin/verbs.yaml");
    let mut yaml = YamlFile {
        file: FileId::of(authored::Verb::BUILT_IN),
        source,
        findings: Vec::new(),
        prose: Prose::default(),
    };
    (vocabulary::verbs(&mut yaml).into_iter().map(Arc::new).collect(), yaml.findings)
}

/// A site without `site.yaml`; a broken one has been reported already.
fn missing_settings(inputs: &Inputs) -> Option<Diagnostic> {
    let any = inputs.below(CONTENT).first()?;
    let there = inputs.find("content/site.yaml").is_some();
    (!there).then(|| {
        Diagnostic::new(&rules::MISSING_FILE, Place::file(any.id()), "content/ has no site.yaml")
            .help("write content/site.yaml with two lines: `title: …` and `language: en-GB`")
    })
}

fn add(said: Said, authored: &mut Authored) {
    match said {
        Said::Settings(settings) => authored.settings = settings,
        Said::Home(page) => authored.home = Some(page),
        Said::Terms(terms) => authored.terms = terms,
        Said::Instruments(instruments) => authored.instruments = instruments,
        Said::Verbs(verbs) => authored.verbs = verbs,
        Said::Organisation(organisation) => authored.organisations.push(organisation),
        Said::Qualification(qualification) => authored.qualifications.push(qualification),
        Said::Overview(page) => authored.overviews.push(page),
        Said::Unit(unit) => authored.units.push(unit),
        Said::Topic(topic) => authored.topics.push(topic),
        Said::Page(page) => authored.pages.push(page),
        Said::Asset(asset) => authored.assets.push(asset),
        Said::Nothing => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_verbs_have_no_mistake() {
        let (verbs, findings) = builtin_verbs();
        assert!(verbs.len() > 20);
        assert_eq!(findings, []);
    }
}
