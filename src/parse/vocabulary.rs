//! `glossary.yaml`, `instruments.yaml`, `verbs.yaml`.

use super::authored::{Instrument, Term, Verb};
use super::format::{self, Group};
use super::record;
use super::yaml::{self, Fields, Key, Node, Value};
use super::yaml_file::YamlFile;
use crate::diagnostic::{Diagnostic, nearest, only_near, rules};
use crate::model::{InstrumentKind, InstrumentStatus, Record};
use crate::source::Placed;

/// Reads entries whose names the author chooses.
fn entries<T>(
    file: &mut YamlFile<'_>,
    group: &'static Group,
    mut read: impl FnMut(&mut YamlFile<'_>, &Key, &Node) -> Option<T>,
) -> Vec<T> {
    let Some(node) = file.tree() else { return Vec::new() };
    if node.value == Value::Nothing {
        return Vec::new();
    }
    let Some(fields) = Fields::open(&node, group, &mut file.findings) else { return Vec::new() };
    fields.rest().filter_map(|(key, node)| read(file, key, node)).collect()
}

fn name(key: &Key) -> Placed<String> {
    Placed::new(key.name.trim().to_owned(), key.place)
}

/// Reads the glossary.
pub(super) fn glossary(file: &mut YamlFile<'_>) -> Vec<Term> {
    entries(file, &format::GLOSSARY, term)
}

fn term(file: &mut YamlFile<'_>, key: &Key, node: &Node) -> Option<Term> {
    let mut term = Term {
        name: name(key),
        expansion: None,
        aliases: Vec::new(),
        definition: crate::model::BodyOf::plain(""),
        see: Vec::new(),
        autolink: true,
        record: Record::default(),
        formerly: Vec::new(),
    };
    if !matches!(node.value, Value::Map(_)) {
        let text = yaml::text(node, &mut file.findings)?;
        term.definition = file.prose(&text)?;
        return Some(term);
    }
    let mut fields = Fields::open(node, &format::TERM, &mut file.findings)?;
    term.expansion = fields.plain("expansion", &mut file.findings);
    term.aliases = fields.texts("aliases", &mut file.findings);
    let definition = fields.required_text("definition", &mut file.findings);
    term.see = fields.texts("see", &mut file.findings);
    term.autolink = autolink(&mut fields, &mut file.findings);
    term.record = record::record(&mut fields, &mut file.findings);
    term.formerly = fields.texts("formerly", &mut file.findings);
    fields.finish(&mut file.findings);
    if let Some(definition) = definition.and_then(|definition| file.prose(&definition)) {
        term.definition = definition;
    }
    Some(term)
}

/// Whether the tool may make links to an entry: unless it is told not to.
fn autolink(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> bool {
    fields.get("autolink").and_then(|node| yaml::flag(node, findings)).unwrap_or(true)
}

/// Reads the instruments.
pub(super) fn instruments(file: &mut YamlFile<'_>) -> Vec<Instrument> {
    entries(file, &format::INSTRUMENTS, instrument)
}

fn instrument(file: &mut YamlFile<'_>, key: &Key, node: &Node) -> Option<Instrument> {
    let mut fields = Fields::open(node, &format::INSTRUMENT, &mut file.findings)?;
    let findings = &mut file.findings;
    let kind = fields.required_text("kind", findings).and_then(|kind| one_of(&KINDS, &kind, findings));
    let status = fields.text("status", findings).and_then(|status| one_of(&STATUSES, &status, findings));
    let mut instrument = Instrument {
        name: name(key),
        kind: kind.unwrap_or(InstrumentKind::Act),
        year: fields.number("year", findings),
        aliases: fields.texts("aliases", findings),
        status: status.unwrap_or_default(),
        superseded_by: fields.text("superseded_by", findings).map(yaml::owned),
        url: record::web_address(&mut fields, "url", findings),
        issuer: fields.plain("issuer", findings),
        summary: None,
        autolink: autolink(&mut fields, findings),
        record: record::record(&mut fields, findings),
    };
    instrument.summary = file.prose_field(&mut fields, "summary");
    fields.finish(&mut file.findings);
    Some(instrument)
}

/// What `kind` of an instrument may say.
pub(super) const KINDS: [(&str, InstrumentKind); 8] = [
    ("act", InstrumentKind::Act),
    ("code", InstrumentKind::Code),
    ("standard", InstrumentKind::Standard),
    ("model", InstrumentKind::Model),
    ("policy", InstrumentKind::Policy),
    ("charter", InstrumentKind::Charter),
    ("guidance", InstrumentKind::Guidance),
    ("regulation", InstrumentKind::Regulation),
];

/// What `status` of an instrument may say.
pub(super) const STATUSES: [(&str, InstrumentStatus); 4] = [
    ("in force", InstrumentStatus::InForce),
    ("superseded", InstrumentStatus::Superseded),
    ("repealed", InstrumentStatus::Repealed),
    ("withdrawn", InstrumentStatus::Withdrawn),
];

/// One of a few words.
fn one_of<T: Copy>(
    words: &[(&'static str, T)],
    written: &Placed<&str>,
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
    let plain = written.value.to_lowercase().replace(['-', '_'], " ");
    let found = words.iter().find(|(word, _)| *word == plain).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("`{}` is none of the words that may stand here", written.value);
        let wrong = Diagnostic::new(&rules::BAD_VALUE, written.place, message);
        let wrong = wrong.did_you_mean(nearest(written.value, names.iter().copied()));
        let wrong = wrong.help(format!("write one of: {}", names.join(", ")));
        findings.push(yaml::replace(wrong, written, only_near(&plain, names.iter().copied())));
    }
    found
}

/// Reads the command verbs.
pub(super) fn verbs(file: &mut YamlFile<'_>) -> Vec<Verb> {
    entries(file, &format::VERBS, verb)
}

fn verb(file: &mut YamlFile<'_>, key: &Key, node: &Node) -> Option<Verb> {
    let mut fields = Fields::open(node, &format::VERB, &mut file.findings)?;
    let meaning = fields.required_text("meaning", &mut file.findings);
    let levels = fields.get("levels").map_or_else(Vec::new, |node| levels(file, node));
    let frames = fields.texts("frames", &mut file.findings).into_iter().map(|frame| frame.value).collect();
    fields.finish(&mut file.findings);
    let meaning = file.short(&meaning?)?;
    Some(Verb { name: name(key), meaning, levels, frames })
}

fn levels(file: &mut YamlFile<'_>, node: &Node) -> Vec<(u8, super::authored::Text)> {
    let Some(fields) = Fields::open(node, &format::LEVELS, &mut file.findings) else { return Vec::new() };
    let mut levels = Vec::new();
    for (key, node) in fields.rest() {
        let Ok(level) = key.name.trim().parse() else {
            let message = format!("`{}` is not a level", key.name);
            file.findings
                .push(Diagnostic::new(&rules::BAD_VALUE, key.place, message).help("write it in digits: 3"));
            continue;
        };
        let text = yaml::text(node, &mut file.findings);
        levels.extend(text.and_then(|text| file.short(&text)).map(|text| (level, text)));
    }
    levels.sort_by_key(|(level, _)| *level);
    levels
}
