//! The whole site after `resolve`.

use super::{
    Anchor, Assessment, Body, Brand, Column, Contact, Criterion, Id, Instrument, Notice, Organisation,
    Outcome, Privacy, Qualification, Record, Table, Term, Topic, Unit, Verb, topic::Resolved,
};
use crate::source::{FileId, Fingerprint, Place};

/// Everything that was written, resolved: immutable tables. Topics point to nothing that is not in a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// What `site.yaml` says.
    pub settings: Settings,
    /// The home page's own text.
    pub home: HomePage,
    /// Awarding organisations in order of their folders.
    pub organisations: Table<Organisation>,
    /// Qualifications in order of their folders.
    pub qualifications: Table<Qualification>,
    /// Units in order of their folders.
    pub units: Table<Unit>,
    /// Learning outcomes, unit by unit, in natural order.
    pub outcomes: Table<Outcome>,
    /// Assessment criteria, outcome by outcome, in natural order.
    pub criteria: Table<Criterion>,
    /// Topics.
    pub topics: Table<Topic<Resolved>>,
    /// Glossary entries in alphabetical order.
    pub terms: Table<Term>,
    /// Instruments in alphabetical order.
    pub instruments: Table<Instrument>,
    /// Command verbs in alphabetical order.
    pub verbs: Table<Verb>,
    /// Plain pages in order of their paths.
    pub pages: Table<Page>,
    /// Images and other files beside the texts, in order of their paths.
    pub assets: Table<Asset>,
    /// Old addresses, in order.
    pub redirects: Vec<Redirect>,
    /// Revision content on a whole unit.
    pub unit_topics: Column<Unit, Option<Id<Topic<Resolved>>>>,
    /// Revision content on an outcome.
    pub outcome_topics: Column<Outcome, Option<Id<Topic<Resolved>>>>,
    /// All qualifications whose groups name a unit, in table order; the unit's home is among them if its groups do.
    pub unit_qualifications: Column<Unit, Vec<Id<Qualification>>>,
}

/// What `site.yaml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The site's title.
    pub title: String,
    /// One plain sentence.
    pub tagline: Option<String>,
    /// BCP 47 language tag: `en-GB`.
    pub language: String,
    /// Where the site will be, ending in `/`.
    pub base_url: Option<String>,
    /// Name of a folder in `themes/`, or `default`.
    pub theme: String,
    /// Prefix of storage keys.
    pub id: String,
    /// Whom to tell about mistakes.
    pub authoring_contact: Option<Contact>,
    /// Whom to tell about barriers.
    pub accessibility_contact: Option<Contact>,
    /// Plain pages in the header.
    pub navigation: Vec<Id<Page>>,
    /// Line in the footer.
    pub copyright: Option<String>,
    /// What the centre looks like.
    pub brand: Option<Brand>,
    /// What is known about how accessible the site is.
    pub accessibility: Option<Assessment>,
    /// What the centre says about data.
    pub privacy: Option<Privacy>,
    /// From how many percent on two wordings count as asking for the same; nothing if that is not looked for.
    pub overlaps: Option<u8>,
    /// What each unit offers to print.
    pub packs: Vec<PackKind>,
    /// What each criterion should be served by.
    pub coverage: Coverage,
    /// Book-keeping.
    pub record: Record,
}

impl Settings {
    /// What [`Settings::overlaps`] is where an author says nothing.
    pub const OVERLAPS: u8 = 60;
}

/// How much should serve each criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Coverage {
    /// Teaching texts and key concepts.
    pub teaching: u16,
    /// Marking points.
    pub marking_points: u16,
    /// Questions that ask the learner.
    pub questions: u16,
}

impl Default for Coverage {
    /// What an author who says nothing is held to.
    fn default() -> Self {
        Coverage { teaching: 1, marking_points: 0, questions: 0 }
    }
}

/// What of a unit can be printed and worked with on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PackKind {
    /// Every criterion with boxes to tick.
    Checklist,
    /// A table to note where the evidence is.
    Tracker,
    /// Cards to cut out and fold.
    Cards,
    /// Questions with room to write; the answers stand at the back.
    Questions,
}

impl PackKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [PackKind; 4] =
        [PackKind::Checklist, PackKind::Tracker, PackKind::Cards, PackKind::Questions];

    /// Its name in `site.yaml` and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            PackKind::Checklist => "checklist",
            PackKind::Tracker => "tracker",
            PackKind::Cards => "cards",
            PackKind::Questions => "questions",
        }
    }
}

/// The home page's own text, from `index.md`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomePage {
    /// A heading instead of the site's title.
    pub title: Option<String>,
    /// For search engines.
    pub description: Option<String>,
    /// The text.
    pub body: Option<Body>,
    /// Book-keeping.
    pub record: Record,
}

/// Any other Markdown file.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its title as plain text.
    pub title: String,
    /// For search engines.
    pub description: Option<String>,
    /// What to know before reading on.
    pub content_notice: Option<Notice<Resolved>>,
    /// The text.
    pub body: Body,
    /// Footnotes, as in a topic.
    pub footnotes: Vec<Body>,
    /// Path below `content/` without extension: `guide/index`.
    pub path: String,
    /// Book-keeping.
    pub record: Record,
}

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asset {
    /// Path below `content/`, and in the output.
    pub path: String,
    /// Where its bytes are.
    pub file: FileId,
    /// What was in it when it was found harmless; nothing else may be copied. None where it doesn't matter.
    pub checked: Option<Fingerprint>,
    /// What is known of it, if it is a picture that says how large it is.
    pub picture: Option<Picture>,
}

/// What is known of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    /// How wide it is shown, in points.
    pub width: u32,
    /// How high it is shown, in points.
    pub height: u32,
    /// Whether smaller pictures can be made of it.
    pub can_shrink: bool,
}

/// An old address and what took its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Redirect {
    /// Old path in the output: `a/b/old.html`.
    pub from: String,
    /// Where it leads.
    pub to: Target,
    /// Where `formerly:` says so.
    pub place: Place,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The home page, perhaps at an anchor.
    Home(Option<Anchor>),
    /// An awarding organisation.
    Organisation(Id<Organisation>),
    /// A qualification, perhaps at an anchor.
    Qualification(Id<Qualification>, Option<Anchor>),
    /// A unit, perhaps at an anchor.
    Unit(Id<Unit>, Option<Anchor>),
    /// A learning outcome, perhaps at an anchor.
    Outcome(Id<Outcome>, Option<Anchor>),
    /// A criterion on its outcome's page.
    Criterion(Id<Criterion>),
    /// A glossary entry.
    Term(Id<Term>),
    /// The glossary.
    Glossary,
    /// An instrument.
    Instrument(Id<Instrument>),
    /// All instruments.
    Instruments,
    /// A command verb.
    Verb(Id<Verb>),
    /// All command verbs.
    Verbs,
    /// A plain page, perhaps at an anchor.
    Page(Id<Page>, Option<Anchor>),
    /// An image or another file.
    Asset(Id<Asset>),
    /// An anchor on the same page.
    Here(Anchor),
}
