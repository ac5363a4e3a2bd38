//! One file: from its name and its bytes to what it says.

use super::authored::{self, Asset};
use super::fit::{self, Fit};
use super::layout::{self, Form, Role};
use super::prose::Prose;
use super::reading::{Clues, Inspect, Reading, Seen};
use super::yaml_file::YamlFile;
use super::{CONTENT, control, page, photo, settings, specification, svg, topic, vocabulary};
use crate::diagnostic::{Area, Diagnostic, Rule, Severity, nearest, rules};
use crate::model::{CriterionNumber, Picture};
use crate::picture;
use crate::source::{Content, File, FileId, Inputs, Loaded, Place};
use std::borrow::Cow;
use std::sync::Arc;

/// Largest text, in bytes, that is read.
const LARGEST_TEXT: usize = 4_000_000;

/// Mistakes after which a file says nothing.
static HOPELESS: [&Rule; 4] =
    [&rules::YAML_SYNTAX, &rules::UNREADABLE_FILE, &rules::NOT_UTF8, &rules::TOO_LARGE];

/// What came of one file: a function of its path, its bytes, and whether it lies in the folder of a unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed {
    pub said: Said,
    pub findings: Vec<Diagnostic>,
    /// What it leaves for rules on the whole site.
    pub clues: Clues,
    /// Whether the file could not be understood at all, so that others may miss what it should have said.
    pub is_broken: bool,
}

impl Parsed {
    fn new(said: Said, findings: Vec<Diagnostic>) -> Self {
        Parsed { said, findings, ..Parsed::default() }
    }
}

/// What one file says. Everything in it is shared, because it is remembered and given away again.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "named as the files")]
pub enum Said {
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
    Asset(Arc<Asset>),
    #[default]
    Nothing,
}

/// What is in the file, as far as it matters: of a file of which only the name counts, nothing is read, and of a picture
/// what tells how large it is.
pub(super) fn load<'i>(inputs: &'i Inputs, file: &File, role: &Role) -> Loaded<'i> {
    if *role == Role::Photo {
        return load_photo(inputs, file);
    }
    if role.is_read() {
        return inputs.read(file);
    }
    let (content, stamp) = match inputs.probe(file) {
        Ok(stamp) => (Content::Bytes(Vec::new()), stamp),
        Err(reason) => (Content::Unreadable(reason), None),
    };
    Loaded::new(Cow::Owned(content), stamp)
}

/// The beginning of a picture is enough, but for a few with long notes before their points.
fn load_photo<'i>(inputs: &'i Inputs, file: &File) -> Loaded<'i> {
    let head = inputs.head(file, picture::HEAD);
    let bytes = head.content.bytes().unwrap_or_default();
    let is_cut = bytes.len() == picture::HEAD;
    if is_cut && picture::look(bytes).is_none() { inputs.read(file) } else { head }
}

/// What `file` is by its name.
pub(super) fn role(file: &File, in_unit: bool) -> Role {
    layout::role(below_content(file), |_| in_unit)
}

fn below_content(file: &File) -> &str {
    file.path().strip_prefix(CONTENT).unwrap_or(file.path())
}

/// Reads a file of which this was [loaded](load()).
pub(super) fn parse(file: &File, role: Role, content: &Content, inspect: Inspect) -> Parsed {
    let is_topic = role.is_topic();
    let mut parsed = parse_as(file, role, content, inspect);
    let is_hopeless = |diagnostic: &Diagnostic| HOPELESS.contains(&diagnostic.rule);
    parsed.is_broken = !is_topic && parsed.findings.iter().any(is_hopeless);
    parsed
}

fn parse_as(file: &File, role: Role, content: &Content, inspect: Inspect) -> Parsed {
    if let Content::Unreadable(reason) = content {
        return unreadable(file, role, reason);
    }
    let mut findings = Vec::from_iter(bad_name(file));
    if !role.is_read() {
        return by_name(file, &role, findings);
    }
    if role == Role::Picture {
        let text = content.bytes().map(String::from_utf8_lossy).unwrap_or_default();
        svg::check(file.id(), &text, &mut findings);
        return asset(file, Some(content), svg::size(&text), findings);
    }
    if role == Role::Photo {
        let known = photo::look(file.id(), content.bytes().unwrap_or_default(), &mut findings);
        return asset(file, None, known, findings);
    }
    match text_of(file.id(), content) {
        Ok(text) => {
            findings.extend(control_character(file.id(), text));
            let Text { said, prose, mut findings } = with_text(role, file.id(), text, findings);
            let path = below_content(file);
            let seen = inspect(&Reading { file: file.id(), path, source: text, said: &said, prose: &prose });
            let Seen { findings: more, mut clues } = seen;
            findings.extend(more);
            findings.iter_mut().for_each(|finding| trim(finding, text));
            if said.is_draft() {
                findings.retain(|finding| !is_excused(finding.rule));
                clues.retain(|clue| !is_excused(clue.rule));
            }
            Parsed { said, findings, clues: clues.into(), is_broken: false }
        }
        Err(diagnostic) => {
            findings.push(*diagnostic);
            Parsed::new(stub(role, file.id()), findings)
        }
    }
}

/// Takes white space off the ends of the place: what stands on lines of its own ends before the line does.
fn trim(finding: &mut Diagnostic, text: &str) {
    let trimmed = |place: Place| {
        let Some(written) = text.get(place.range()) else { return place };
        let start = place.start as usize + (written.len() - written.trim_start().len());
        let end = place.start as usize + written.trim_end().len();
        if start < end { Place::new(place.file, start..end) } else { place }
    };
    let whole = finding.place;
    finding.place = trimmed(whole);
    let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits);
    edits.filter(|edit| edit.place == whole).for_each(|edit| edit.place = trimmed(whole));
    finding.others.iter_mut().for_each(|other| other.place = trimmed(other.place));
}

/// What a file that can't be read says, so that what depends on it isn't reported as missing.
fn unreadable(file: &File, role: Role, reason: &str) -> Parsed {
    let message = format!("this file can't be read: {reason}");
    let finding = Diagnostic::new(&rules::UNREADABLE_FILE, Place::file(file.id()), message);
    Parsed::new(stub(role, file.id()), vec![finding])
}

/// Roles of which the name says all: copied files, and files that mean nothing.
fn by_name(file: &File, role: &Role, mut findings: Vec<Diagnostic>) -> Parsed {
    let place = Place::file(file.id());
    let name = file.path().rsplit('/').next().unwrap_or(file.path());
    match role {
        Role::Asset => {
            findings.extend(second_ending(name, place));
            return asset(file, None, None, findings);
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
        _ => {}
    }
    Parsed::new(Said::Nothing, findings)
}

/// A file that is copied; what was looked into must be the same when it is.
fn asset(
    file: &File,
    checked: Option<&Content>,
    picture: Option<Picture>,
    findings: Vec<Diagnostic>,
) -> Parsed {
    let checked = checked.map(Content::fingerprint);
    let asset = Asset { path: below_content(file).to_owned(), file: file.id(), checked, picture };
    Parsed::new(Said::Asset(Arc::new(asset)), findings)
}

/// `lo1.md.txt`: an editor put an ending of its own behind the one that counts.
fn second_ending(name: &str, place: Place) -> Option<Diagnostic> {
    let meant = name.strip_suffix(".txt").filter(|rest| rest.ends_with(".md") || rest.ends_with(".yaml"))?;
    let message = format!("{name} ends in `.txt`, so it is offered as a download and not read");
    Some(Diagnostic::new(&rules::UNKNOWN_FILE, place, message).help(format!("rename it to {meant}")))
}

/// A name that is no part of an address: with `\`, which is a folder elsewhere, with what nobody sees, or one of our own.
fn bad_name(file: &File) -> Option<Diagnostic> {
    let path = below_content(file);
    let guilty = path.chars().find(|c| *c == '\\' || c.is_control());
    let message = match guilty {
        Some(guilty) => format!("a file's name can't hold `{}`", guilty.escape_default()),
        None if path.starts_with(".syllabus-") => {
            "a name that begins with `.syllabus-` is syllabus's own".to_owned()
        }
        None => return None,
    };
    Some(
        Diagnostic::new(&rules::BAD_FILE_NAME, Place::file(file.id()), message)
            .help("rename it, with letters, digits and hyphens"),
    )
}

/// The first character that no page may hold.
fn control_character(file: FileId, text: &str) -> Option<Diagnostic> {
    let (at, guilty) = control::first(text)?;
    let place = Place::new(file, at..at + guilty.len_utf8());
    let message = format!("there is an invisible character here (U+{:04X})", guilty as u32);
    let found = Diagnostic::new(&rules::CONTROL_CHARACTER, place, message);
    Some(control::remove_all(found.help("delete it, and what looks empty around it"), text))
}

/// The text of a file that must be one.
fn text_of(file: FileId, content: &Content) -> Result<&str, Box<Diagnostic>> {
    let bytes = content.bytes().unwrap_or_default();
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

/// A text that was parsed.
struct Text {
    said: Said,
    prose: Prose,
    findings: Vec<Diagnostic>,
}

fn with_text(role: Role, file: FileId, text: &str, mut findings: Vec<Diagnostic>) -> Text {
    let mut page = |path: &str, kind| {
        let (page, prose) = page::page(file, text, path, kind, &mut findings);
        (fit::share(page), prose)
    };
    let (said, prose) = match role {
        Role::Home => {
            let (page, prose) = page("index", page::Kind::Part);
            (Said::Home(page), prose)
        }
        Role::Overview(folder) => {
            let (page, prose) = page(&folder, page::Kind::Part);
            (Said::Overview(page), prose)
        }
        Role::Page(path) => {
            let (page, prose) = page(&path, page::Kind::Plain);
            (Said::Page(page), prose)
        }
        Role::Topic { folder, outcome, form: Form::Markdown } => {
            let (topic, prose) = page::topic_page(file, text, &folder, outcome, &mut findings);
            (Said::Topic(fit::share(topic)), prose)
        }
        role => return yaml_role(role, file, text, findings),
    };
    Text { said, prose, findings }
}

fn yaml_role(role: Role, file: FileId, text: &str, findings: Vec<Diagnostic>) -> Text {
    let mut yaml = YamlFile { file, source: text, findings, prose: Prose::default() };
    let said = match role {
        Role::Settings => Said::Settings(settings::settings(&mut yaml).map(fit::share)),
        Role::Glossary => Said::Terms(shared(vocabulary::glossary(&mut yaml))),
        Role::Instruments => Said::Instruments(shared(vocabulary::instruments(&mut yaml))),
        Role::Verbs => Said::Verbs(shared(vocabulary::verbs(&mut yaml))),
        Role::Organisation(folder) => {
            Said::Organisation(fit::share(specification::organisation(&mut yaml, &folder)))
        }
        Role::Qualification(folder) => {
            Said::Qualification(fit::share(specification::qualification(&mut yaml, &folder)))
        }
        Role::Unit(folder) => Said::Unit(fit::share(specification::unit(&mut yaml, &folder))),
        Role::Topic { folder, outcome, form: Form::Yaml } => yaml_topic(&mut yaml, folder, outcome),
        _ => Said::Nothing,
    };
    Text { said, prose: yaml.prose, findings: yaml.findings }
}

fn shared<T: Fit>(things: Vec<T>) -> Vec<Arc<T>> {
    // To collect would keep the room that the things themselves took.
    let mut all = Vec::with_capacity(things.len());
    all.extend(things.into_iter().map(fit::share));
    all
}

fn yaml_topic(yaml: &mut YamlFile<'_>, folder: String, outcome: Option<CriterionNumber>) -> Said {
    let read = yaml.tree().and_then(|node| topic::read_yaml(&node, yaml.source, &mut yaml.findings));
    let Some(read) = read else { return Said::Nothing };
    yaml.prose = read.prose;
    let topic = authored::PlacedTopic {
        folder,
        outcome,
        file: yaml.file,
        topic: read.topic,
        anchors: read.anchors.into(),
    };
    Said::Topic(fit::share(topic))
}

/// Whether a rule waits until its author says that a file is complete.
fn is_excused(rule: &Rule) -> bool {
    rule.area == Area::Teaching && rule.severity == Severity::Warning
}

impl Said {
    /// Whether its author says that it isn't complete.
    fn is_draft(&self) -> bool {
        match self {
            Said::Home(page) | Said::Overview(page) | Said::Page(page) => page.record.draft,
            Said::Organisation(organisation) => organisation.record.draft,
            Said::Qualification(qualification) => qualification.record.draft,
            Said::Unit(unit) => unit.record.draft,
            Said::Topic(topic) => topic.topic.record.draft,
            Said::Settings(_)
            | Said::Terms(_)
            | Said::Instruments(_)
            | Said::Verbs(_)
            | Said::Asset(_)
            | Said::Nothing => false,
        }
    }
}

/// What stands for a file whose text can't be read, so that what depends on it isn't reported as missing.
fn stub(role: Role, file: FileId) -> Said {
    yaml_role(role, file, "{}", Vec::new()).said
}
