//! What was written, file by file: names with places, nothing looked up yet.

pub use super::brand::{Brand, Typeface};
use super::reading::Clue;
pub use super::switches::{Level, Switch};
use super::unread::UnreadTopic;
pub use crate::model::Asset;
use crate::model::{
    Assessment, BodyOf, Contact, Coverage, CriterionNumber, GroupKind, GroupRule, Handbook, HandbookVersion,
    InstrumentKind, InstrumentStatus, ListItem, Notice, OutcomeKind, PackKind, Phase, Privacy, Record, Topic,
    Wording,
};
use crate::source::{FileId, Place, Placed};
use std::sync::Arc;

/// The authored form of a topic and of texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Written;

impl Phase for Written {
    type Criteria = Vec<Placed<CriterionNumber>>;
    type Text = Text;
    type Term = Place;
}

/// A text whose links are not resolved yet.
pub type Text = BodyOf<Link>;

/// A link or a picture as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Where it stands.
    pub place: Place,
    /// Where it leads.
    pub to: LinkTo,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LinkTo {
    /// `../l3-cm-02/lo1.md#traps`: path as written, percent-decoded, and what follows `#`.
    Path(String, Option<String>),
    /// A picture by path.
    Picture(String),
    /// `#traps`.
    Anchor(String),
    /// `unit:L3-CM-02` or `unit:601-3835-X/L3-CM-02`.
    Unit(String),
    /// `ac:L3-CM-02/1.6` or `ac:1.6`.
    Criterion(String),
    /// `lo:L3-CM-02/4` or `lo:4`.
    Outcome(String),
    /// `term:NDM`.
    Term(String),
    /// `instrument:Data Protection Act 2018`.
    Instrument(String),
    /// `verb:Explain`.
    Verb(String),
}

/// Ids on a page that links may lead to. There are a dozen on each page, so they are kept in one text, a line for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchors(Arc<str>);

impl Anchors {
    /// The ids, in the order of the page.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
    }
}

impl Default for Anchors {
    fn default() -> Self {
        Anchors("".into())
    }
}

impl From<Vec<String>> for Anchors {
    fn from(ids: Vec<String>) -> Self {
        Anchors(ids.join("\n").into())
    }
}

/// Everything that was written. What one file says is shared with whoever remembers that file, and never changed.
#[derive(Clone, Debug, Default)]
pub struct Authored {
    /// `site.yaml`.
    pub settings: Option<Arc<Settings>>,
    /// `index.md`.
    pub home: Option<Arc<Page>>,
    /// `organisation.yaml` of each folder.
    pub organisations: Vec<Arc<Organisation>>,
    /// `qualification.yaml` of each folder.
    pub qualifications: Vec<Arc<Qualification>>,
    /// `overview.md` of qualifications, by folder.
    pub overviews: Vec<Arc<Page>>,
    /// `unit.yaml` of each folder.
    pub units: Vec<Arc<Unit>>,
    /// Topics.
    pub topics: Vec<Arc<PlacedTopic>>,
    /// Topics that are read when they are linked.
    pub unread: Vec<UnreadTopic>,
    /// The glossary.
    pub terms: Vec<Arc<Term>>,
    /// Instruments.
    pub instruments: Vec<Arc<Instrument>>,
    /// Command verbs of the site.
    pub verbs: Vec<Arc<Verb>>,
    /// Plain pages.
    pub pages: Vec<Arc<Page>>,
    /// Files that are copied.
    pub assets: Vec<Arc<Asset>>,
    /// Paths below `content/` of files that could not be read at all: what they may have said is not reported as missing.
    /// Topics are not among them, because nothing but a page depends on them.
    pub broken: Vec<String>,
    /// What files leave for rules on the whole site; those of unread topics come when these are read.
    pub clues: Vec<Clue>,
}

/// `site.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Settings {
    pub title: String,
    pub tagline: Option<String>,
    pub language: String,
    pub base_url: Option<String>,
    pub theme: Option<Placed<String>>,
    pub id: Option<String>,
    pub authoring_contact: Option<Contact>,
    pub accessibility_contact: Option<Contact>,
    pub navigation: Vec<Placed<String>>,
    pub copyright: Option<String>,
    pub brand: Option<Brand>,
    pub accessibility: Option<Assessment>,
    pub privacy: Option<Privacy>,
    /// As in the model.
    pub overlaps: Option<u8>,
    pub packs: Vec<PackKind>,
    pub coverage: Coverage,
    pub switches: Vec<Switch>,
    pub record: Record,
}

/// `organisation.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Organisation {
    pub folder: String,
    pub file: FileId,
    pub name: Option<String>,
    pub full_name: Option<String>,
    pub url: Option<String>,
    pub about: Option<Text>,
    pub official_wording: Option<Wording>,
    pub record: Record,
}

impl Organisation {
    /// An organisation of which nothing is known but its folder.
    pub fn stub(file: FileId, folder: &str) -> Self {
        Organisation {
            folder: folder.to_owned(),
            file,
            name: None,
            full_name: None,
            url: None,
            about: None,
            official_wording: None,
            record: Record::default(),
        }
    }
}

/// `qualification.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Qualification {
    /// `sfj-awards/contact-management-l3`.
    pub folder: String,
    pub file: FileId,
    pub number: Option<Placed<String>>,
    pub title: Option<String>,
    pub short_title: Option<String>,
    pub level: u8,
    pub credits: Option<u32>,
    pub tqt: Option<u32>,
    pub glh: Option<u32>,
    pub minimum_age: Option<u8>,
    pub handbook: Option<Handbook>,
    pub versions: Vec<HandbookVersion>,
    pub groups: Vec<UnitGroup>,
    pub rules: Option<Text>,
    pub assessment: Vec<String>,
    pub progression: Option<Text>,
    pub entry: Option<Text>,
    pub official_wording: Option<Wording>,
    pub record: Record,
}

impl Qualification {
    /// A qualification of which nothing is known but its folder.
    pub fn stub(file: FileId, folder: &str) -> Self {
        Qualification {
            folder: folder.to_owned(),
            file,
            number: None,
            title: None,
            short_title: None,
            level: 0,
            credits: None,
            tqt: None,
            glh: None,
            minimum_age: None,
            handbook: None,
            versions: Vec::new(),
            groups: Vec::new(),
            rules: None,
            assessment: Vec::new(),
            progression: None,
            entry: None,
            official_wording: None,
            record: Record::default(),
        }
    }
}

/// A unit group.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct UnitGroup {
    pub name: String,
    pub title: Option<String>,
    pub kind: GroupKind,
    pub rule: GroupRule,
    pub units: Vec<Placed<String>>,
}

/// `unit.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Unit {
    /// `sfj-awards/contact-management-l3/l3-cm-01`.
    pub folder: String,
    pub file: FileId,
    pub number: Option<Placed<String>>,
    pub reference: Option<Placed<String>>,
    pub title: Option<String>,
    pub level: u8,
    pub credits: Option<u32>,
    pub glh: Option<u32>,
    pub formerly: Vec<Placed<String>>,
    pub summary: Option<String>,
    pub content_notice: Option<Notice<Written>>,
    pub official_wording: Option<Wording>,
    pub guidance: Vec<Guidance>,
    pub outcomes: Vec<Outcome>,
    pub record: Record,
}

/// A learning outcome in `unit.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Outcome {
    pub number: Placed<CriterionNumber>,
    pub title: String,
    pub kind: OutcomeKind,
    pub guidance: Vec<Guidance>,
    pub formerly: Vec<Placed<CriterionNumber>>,
    pub criteria: Vec<Criterion>,
}

/// A criterion in `unit.yaml`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Criterion {
    pub number: Placed<CriterionNumber>,
    pub stem: String,
    pub items: Vec<ListItem>,
    pub tail: Option<String>,
    pub gloss: Option<String>,
    /// The command verb, where it is not the beginning of the stem.
    pub verb: Option<Placed<String>>,
    pub guidance: Vec<Guidance>,
    pub formerly: Vec<Placed<CriterionNumber>>,
}

/// A note.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Guidance {
    pub text: Text,
    pub items: Vec<ListItem>,
    pub exhaustive: Option<bool>,
}

/// A topic and what it is about.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct PlacedTopic {
    /// Folder of the unit.
    pub folder: String,
    /// The outcome, or `None` for the whole unit.
    pub outcome: Option<CriterionNumber>,
    pub file: FileId,
    pub topic: Topic<Written>,
    /// Ids on its page that links may lead to.
    pub anchors: Anchors,
}

/// A glossary entry.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Term {
    pub name: Placed<String>,
    pub expansion: Option<String>,
    pub aliases: Vec<Placed<String>>,
    pub definition: Text,
    pub see: Vec<Placed<String>>,
    /// Whether texts that name it lead to it.
    pub autolink: bool,
    pub record: Record,
    pub formerly: Vec<Placed<String>>,
}

/// An instrument.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Instrument {
    pub name: Placed<String>,
    pub kind: InstrumentKind,
    pub year: Option<u16>,
    pub aliases: Vec<Placed<String>>,
    pub status: InstrumentStatus,
    pub superseded_by: Option<Placed<String>>,
    pub url: Option<String>,
    pub issuer: Option<String>,
    pub summary: Option<Text>,
    /// Whether texts that name it lead to it.
    pub autolink: bool,
    pub record: Record,
}

/// A command verb.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Verb {
    pub name: Placed<String>,
    pub meaning: Text,
    pub levels: Vec<(u8, Text)>,
    pub frames: Vec<String>,
}

impl Verb {
    /// The file of the verbs that every site knows, which no site has.
    pub(super) const BUILT_IN: &str = "the built-in verbs";

    /// Whether it is one of the verbs that every site knows.
    pub fn is_built_in(&self) -> bool {
        self.name.place.file == FileId::of(Self::BUILT_IN)
    }
}

/// A plain page, the home page or a qualification's overview.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields of the file, under their own names")]
pub struct Page {
    /// Path below `content/` without extension.
    pub path: String,
    pub file: FileId,
    pub title: Option<String>,
    pub description: Option<String>,
    pub content_notice: Option<Notice<Written>>,
    pub body: Text,
    pub footnotes: Vec<Text>,
    /// Ids on it that links may lead to.
    pub anchors: Anchors,
    pub formerly: Vec<Placed<String>>,
    pub record: Record,
}
