//! Texts to what they say: each file on its own, nothing looked up.
//!
//! **Invariant:** parsing never fails. What can't be understood is reported, and left out or made a stub, so that the rest
//! of the site is still checked.

pub mod authored;
mod front_matter;
mod layout;
mod markdown;
mod page;
mod picture;
mod record;
mod settings;
mod specification;
mod topic;
mod vocabulary;
pub mod yaml;
mod yaml_file;

pub use authored::Authored;

use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::CriterionNumber;
use crate::source::{Content, FileId, Inputs, Place, Source};
use layout::{Form, Role};
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;
use yaml_file::YamlFile;

/// Largest text, in bytes, that is read.
const LARGEST_TEXT: usize = 4_000_000;

/// Mistakes after which a file says nothing.
static HOPELESS: [&crate::diagnostic::Rule; 4] =
    [&rules::YAML_SYNTAX, &rules::UNREADABLE_FILE, &rules::NOT_UTF8, &rules::TOO_LARGE];

/// Where a site's texts lie.
const CONTENT: &str = "content/";

/// What one file says. Everything in it is shared, because it is remembered and given away again.
enum Said {
    Settings(Option<Arc<authored::Settings>>),
    Home(Arc<authored::Page>),
    Terms(Vec<Arc<authored::Term>>),
    Instruments(Vec<Arc<authored::Instrument>>),
    Verbs(Vec<Arc<authored::Verb>>),
    Organisation(Arc<authored::Organisation>),
    Qualification(Arc<authored::Qualification>),
    Overview(Arc<authored::Page>),
    Unit(Arc<authored::Unit>),
    Topic(Arc<authored::PlacedTopic>),
    Page(Arc<authored::Page>),
    Asset(String, FileId),
    Nothing,
}

/// Reads all files of `content/`, on all cores. Diagnostics come in the order of the files.
pub fn parse(inputs: &Inputs) -> (Authored, Vec<Diagnostic>) {
    let units: HashSet<&str> = inputs
        .iter()
        .filter_map(|(_, source)| source.path.strip_prefix(CONTENT)?.strip_suffix("/unit.yaml"))
        .collect();
    let files: Vec<(FileId, &Source)> =
        inputs.iter().filter(|(_, source)| source.path.starts_with(CONTENT)).collect();
    let said: Vec<(Said, Vec<Diagnostic>)> = files
        .par_iter()
        .map(|(file, source)| one_file(*file, source, &|folder| units.contains(folder)))
        .collect();
    let mut authored = Authored::default();
    let mut findings = Vec::new();
    for ((said, mut found), (_, source)) in said.into_iter().zip(&files) {
        if found.iter().any(|diagnostic| HOPELESS.contains(&diagnostic.rule)) {
            authored.broken.push(source.path[CONTENT.len()..].to_owned());
        }
        findings.append(&mut found);
        collect(said, &mut authored);
    }
    authored.verbs.extend(builtin_verbs(&mut findings).into_iter().map(Arc::new));
    if authored.settings.is_none() {
        findings.extend(missing_settings(inputs));
    }
    (authored, findings)
}

/// The verbs that every site knows. They come after the site's own, which win.
fn builtin_verbs(findings: &mut Vec<Diagnostic>) -> Vec<authored::Verb> {
    let source = include_str!("builtin/verbs.yaml");
    let mut yaml = YamlFile { file: FileId(u32::MAX), source, findings: Vec::new() };
    let verbs = vocabulary::verbs(&mut yaml);
    findings.append(&mut yaml.findings);
    verbs
}

/// A site without `site.yaml`; a broken one has been reported already.
fn missing_settings(inputs: &Inputs) -> Option<Diagnostic> {
    let (any, _) = inputs.iter().find(|(_, source)| source.path.starts_with(CONTENT))?;
    let there = inputs.find("content/site.yaml").is_some();
    (!there).then(|| {
        Diagnostic::new(&rules::MISSING_FILE, Place::file(any), "content/ has no site.yaml")
            .help("write content/site.yaml with two lines: `title: …` and `language: en-GB`")
    })
}

fn collect(said: Said, authored: &mut Authored) {
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
        Said::Asset(path, file) => authored.assets.push((path, file)),
        Said::Nothing => {}
    }
}

fn one_file(file: FileId, source: &Source, has_unit: &dyn Fn(&str) -> bool) -> (Said, Vec<Diagnostic>) {
    let path = &source.path[CONTENT.len()..];
    let role = layout::role(path, has_unit);
    let mut findings = Vec::new();
    if let Content::Unreadable(reason) = &source.content {
        let message = format!("this file can't be read: {reason}");
        findings.push(Diagnostic::new(&rules::UNREADABLE_FILE, Place::file(file), message));
        return (stub(role, file), findings);
    }
    findings.extend(bad_name(file, path));
    if let Some(said) = without_text(&role, file, path, source, &mut findings) {
        return (said, findings);
    }
    match text_of(file, source) {
        Ok(text) => {
            findings.extend(control_character(file, text));
            with_text(role, file, text, findings)
        }
        Err(diagnostic) => {
            findings.push(*diagnostic);
            (stub(role, file), findings)
        }
    }
}

/// Roles that need no text: copied files, and files that mean nothing.
fn without_text(
    role: &Role,
    file: FileId,
    path: &str,
    source: &Source,
    findings: &mut Vec<Diagnostic>,
) -> Option<Said> {
    let place = Place::file(file);
    let name = path.rsplit('/').next().unwrap_or(path);
    match role {
        Role::Asset => {
            findings.extend(second_ending(name, place));
            if name.to_ascii_lowercase().ends_with(".svg") {
                let text = source.bytes().map(String::from_utf8_lossy).unwrap_or_default();
                picture::check_svg(file, &text, findings);
            }
            return Some(Said::Asset(path.to_owned(), file));
        }
        Role::Misplaced(belongs) => findings.push(
            Diagnostic::new(&rules::MISPLACED_FILE, place, format!("{name} means nothing in this folder"))
                .help(format!("it belongs into {belongs}")),
        ),
        Role::OtherEnding => {
            let meant = name.replace(".yml", ".yaml").replace(".markdown", ".md");
            let message = format!("the texts of a site end in `.yaml` or `.md`, and this one does not: {name}");
            let misplaced = Diagnostic::new(&rules::MISPLACED_FILE, place, message);
            findings.push(misplaced.help(format!("rename it to {meant}")));
        }
        Role::UnknownYaml => {
            let names = layout::YAML_NAMES.iter().map(|(name, _)| *name);
            findings.push(
                Diagnostic::new(&rules::UNKNOWN_FILE, place, format!("no file of a site is called {name}; it is left out"))
                    .did_you_mean(nearest(name, names)),
            );
        }
        Role::Unknown => findings.push(
            Diagnostic::new(&rules::UNKNOWN_FILE, place, format!("{name} is of a kind that is not put on a site; it is left out"))
                .help("texts are .md, pictures .svg, .png or .jpg; anything for download may be .pdf, .docx or .zip"),
        ),
        _ => return None,
    }
    Some(Said::Nothing)
}

/// `lo1.md.txt`: an editor put an ending of its own behind the one that counts.
fn second_ending(name: &str, place: Place) -> Option<Diagnostic> {
    let meant = name.strip_suffix(".txt").filter(|rest| rest.ends_with(".md") || rest.ends_with(".yaml"))?;
    let message = format!("{name} ends in `.txt`, so it is offered as a download and not read");
    Some(Diagnostic::new(&rules::UNKNOWN_FILE, place, message).help(format!("rename it to {meant}")))
}

/// A name that is no part of an address: with `\`, which is a folder elsewhere, with what nobody sees, or one of our own.
fn bad_name(file: FileId, path: &str) -> Option<Diagnostic> {
    let guilty = path.chars().find(|c| *c == '\\' || c.is_control());
    let message = match guilty {
        Some(guilty) => format!("a file's name can't hold `{}`", guilty.escape_default()),
        None if path.starts_with(".syllabus-") => {
            "a name that begins with `.syllabus-` is syllabus's own".to_owned()
        }
        None => return None,
    };
    Some(
        Diagnostic::new(&rules::BAD_FILE_NAME, Place::file(file), message)
            .help("rename it, with letters, digits and hyphens"),
    )
}

/// The first character that no page may hold.
fn control_character(file: FileId, text: &str) -> Option<Diagnostic> {
    let (at, guilty) = text.char_indices().find(|(_, c)| is_forbidden(*c))?;
    let place = Place::new(file, at..at + guilty.len_utf8());
    let message = format!("there is an invisible character here (U+{:04X})", guilty as u32);
    Some(
        Diagnostic::new(&rules::CONTROL_CHARACTER, place, message)
            .help("delete it, and what looks empty around it"),
    )
}

/// Whether HTML has no place for a character. Tabs and line ends are space.
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// The text of a file that must be one.
fn text_of(file: FileId, source: &Source) -> Result<&str, Box<Diagnostic>> {
    let bytes = source.bytes().unwrap_or_default();
    if bytes.len() > LARGEST_TEXT {
        let message = format!("this text is too large: {:.1} MB", bytes.len() as f64 / 1e6);
        return Err(Box::new(
            Diagnostic::new(&rules::TOO_LARGE, Place::file(file), message)
                .help("a text may have 4 MB: split it into several"),
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let saved_as =
            if utf16 { "it was saved as UTF-16" } else { "it was probably saved as Windows-1252 or Latin-1" };
        let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
        Box::new(
            Diagnostic::new(
                &rules::NOT_UTF8,
                Place::new(file, at..at + 1),
                format!("this file is not UTF-8: {saved_as}"),
            )
            .label(format!("the first character that can't be read is on line {line}"))
            .help("open it in your editor and save it again with the encoding UTF-8"),
        )
    })
}

fn with_text(role: Role, file: FileId, text: &str, mut findings: Vec<Diagnostic>) -> (Said, Vec<Diagnostic>) {
    let said = match role {
        Role::Home => Said::Home(Arc::new(page::page(file, text, "index", &mut findings))),
        Role::Overview(folder) => Said::Overview(Arc::new(page::page(file, text, &folder, &mut findings))),
        Role::Page(path) => Said::Page(Arc::new(page::page(file, text, &path, &mut findings))),
        Role::Topic { folder, outcome, form: Form::Markdown } => {
            Said::Topic(Arc::new(page::topic_page(file, text, &folder, outcome, &mut findings)))
        }
        role => return yaml_role(role, file, text, findings),
    };
    (said, findings)
}

fn yaml_role(role: Role, file: FileId, text: &str, findings: Vec<Diagnostic>) -> (Said, Vec<Diagnostic>) {
    let mut yaml = YamlFile { file, source: text, findings };
    let said = match role {
        Role::Settings => Said::Settings(settings::settings(&mut yaml).map(Arc::new)),
        Role::Glossary => Said::Terms(shared(vocabulary::glossary(&mut yaml))),
        Role::Instruments => Said::Instruments(shared(vocabulary::instruments(&mut yaml))),
        Role::Verbs => Said::Verbs(shared(vocabulary::verbs(&mut yaml))),
        Role::Organisation(folder) => {
            Said::Organisation(Arc::new(specification::organisation(&mut yaml, &folder)))
        }
        Role::Qualification(folder) => {
            Said::Qualification(Arc::new(specification::qualification(&mut yaml, &folder)))
        }
        Role::Unit(folder) => Said::Unit(Arc::new(specification::unit(&mut yaml, &folder))),
        Role::Topic { folder, outcome, form: Form::Yaml } => yaml_topic(&mut yaml, folder, outcome),
        _ => Said::Nothing,
    };
    (said, yaml.findings)
}

fn shared<T>(things: Vec<T>) -> Vec<Arc<T>> {
    things.into_iter().map(Arc::new).collect()
}

fn yaml_topic(yaml: &mut YamlFile<'_>, folder: String, outcome: Option<CriterionNumber>) -> Said {
    let read = yaml.tree().and_then(|node| topic::read_yaml(&node, yaml.source, &mut yaml.findings));
    let Some(read) = read else { return Said::Nothing };
    let topic = authored::PlacedTopic {
        folder,
        outcome,
        file: yaml.file,
        topic: read.topic,
        anchors: read.anchors.into(),
    };
    Said::Topic(Arc::new(topic))
}

/// What stands for a file whose text can't be read, so that what depends on it isn't reported as missing.
fn stub(role: Role, file: FileId) -> Said {
    yaml_role(role, file, "{}", Vec::new()).0
}
