//! The catalogue of fields: for each group of fields what it is called in messages, and for each field its name, the shape of
//! its value, and what it is for, in words for tutors.
//!
//! [`Fields`](super::yaml::Fields) takes its group from here, `schema` makes JSON Schemas of it, and editors show its words.
//!
//! **Invariant:** data, and no reading. A parser asks for the fields that its group declares and for no other, and while the
//! program is tested, each reading of a group makes sure of it. Words that may stand somewhere come from the tables that the
//! parsers look into.

/// A field that may be left out: its name, shape, what it is for, an example.
macro_rules! field {
    ($name:expr, $shape:expr, $about:expr, $example:expr $(,)?) => {
        Field { name: $name, shape: $shape, is_required: false, about: $about, example: $example }
    };
}

/// A field that must be there.
macro_rules! required {
    ($name:expr, $shape:expr, $about:expr, $example:expr $(,)?) => {
        Field { name: $name, shape: $shape, is_required: true, about: $about, example: $example }
    };
}

/// A group: its name, what messages call it, what it is for, its fields; `and` those that it shares; or `others` of the
/// author's choice, of which there must be `some`.
macro_rules! group {
    ($name:expr, $what:expr, $about:expr, $own:expr $(,)?) => {
        Group { name: $name, what: $what, about: $about, own: $own, shared: &[], others: None }
    };
    ($name:expr, $what:expr, $about:expr, $own:expr, and $shared:expr) => {
        Group { name: $name, what: $what, about: $about, own: $own, shared: $shared, others: None }
    };
    ($name:expr, $what:expr, $about:expr, others $key:expr, $example:expr, $shape:expr) => {
        group!(@entries $name, $what, $about, $key, $example, $shape, false)
    };
    ($name:expr, $what:expr, $about:expr, some $key:expr, $example:expr, $shape:expr) => {
        group!(@entries $name, $what, $about, $key, $example, $shape, true)
    };
    (@entries $name:expr, $what:expr, $about:expr, $key:expr, $example:expr, $shape:expr, $is_needed:expr) => {
        Group {
            name: $name,
            what: $what,
            about: $about,
            own: &[],
            shared: &[],
            others: Some(Others { key: $key, shape: $shape, example: $example, is_needed: $is_needed }),
        }
    };
}

mod brand;
mod page;
mod record;
pub mod schema;
mod site;
mod specification;
#[cfg(test)]
mod tests;
mod theme;
mod topic;
mod vocabulary;

pub use brand::{BRAND, COLOURS, DARK};
pub use page::{PAGE_FRONT, PART_FRONT, TOPIC_FRONT};
pub use record::{CONTACT, NOTICE, SOURCE};
pub use site::{ACCESSIBILITY, COVERAGE, OVERLAPS, PRIVACY, SITE, SWITCH, SWITCHES};
pub use specification::{
    CRITERIA, CRITERION, GROUPS, GUIDANCE, HANDBOOK, ITEM, ORGANISATION, OUTCOME, OUTCOMES, QUALIFICATION,
    RULE, UNIT, UNIT_GROUP, VERSION,
};
pub use theme::{PHRASE, THEME, WORDS};
pub use topic::{
    CHOICE, FAQ, KEY_CONCEPT, KEY_TERM, MARKING_POINT, MISCONCEPTION, MISTAKE, QUESTION, SCENARIO, SECTION,
    TEACHING, TIP, TOPIC, TOPIC_ITEM,
};
pub use vocabulary::{GLOSSARY, INSTRUMENT, INSTRUMENTS, LEVELS, TERM, VERB, VERBS};

/// Fields that stand together.
#[derive(Debug)]
pub struct Group {
    /// Its name in schemas: `unit-group`. No two groups share one.
    pub name: &'static str,
    /// What it is called in messages: "a unit group".
    pub what: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its own fields, in the order in which they are best written.
    pub own: &'static [Field],
    /// Fields that it shares with other groups.
    pub shared: &'static [Field],
    /// What else may stand in it, under names of the author's choice.
    pub others: Option<Others>,
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What its value may be.
    pub shape: Shape,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it is for, in a sentence or two.
    pub about: &'static str,
    /// A value for it, in one line of YAML; empty for a group whose fields have examples of their own.
    pub example: &'static str,
}

/// Entries under names of the author's choice.
#[derive(Debug)]
pub struct Others {
    /// What the names are.
    pub key: Key,
    /// What each value may be.
    pub shape: Shape,
    /// One such name, as an example.
    pub example: &'static str,
    /// Whether there must be one.
    pub is_needed: bool,
}

/// What the names of entries are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Any name.
    Name,
    /// The number of a criterion or an outcome: `4.10` is not 4.1.
    Number,
    /// The level of a qualification, in digits.
    Level,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text without any markup.
    Text,
    /// A text in Markdown.
    Markdown,
    /// A whole number, from 0 to this.
    Whole(u32),
    /// `true` or `false`.
    Flag,
    /// A day: `2026-11-01`.
    Date,
    /// The address of a page: `https://…`.
    Web,
    /// An e-mail address.
    Email,
    /// `#` and six digits.
    Colour,
    /// The name of a language: `en-GB`.
    Language,
    /// A part of 1, or percent.
    Share,
    /// The number of a criterion: `4.10`.
    Number,
    /// One of these words, as they are.
    Word(fn() -> Vec<&'static str>),
    /// One of these words, in small or capital letters, with spaces, hyphens or `_` between the parts.
    AnyCase(fn() -> Vec<&'static str>),
    /// A list, in which each item is of this shape.
    List(&'static Shape),
    /// A group of fields.
    Group(&'static Group),
    /// Any of these, the usual one first.
    OneOf(&'static [Shape]),
}

impl Group {
    /// All fields that have a name of ours.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + Clone + use<> {
        self.own.iter().chain(self.shared)
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.fields().map(|field| field.name)
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.name == name)
    }
}

/// A kind of file, or the lines between `---` at the top of one.
#[derive(Debug)]
pub struct Document {
    /// Its name: `unit`.
    pub name: &'static str,
    /// Which files are of this kind, for a list of what there is.
    pub of: &'static str,
    /// Patterns for the paths of such files; none for what stands at the top of a Markdown file.
    pub files: &'static [&'static str],
    /// What it holds.
    pub group: &'static Group,
    /// Whether nothing at all may stand in it.
    pub may_be_empty: bool,
}

/// All kinds, in the order in which a tutor meets them.
pub static DOCUMENTS: [Document; 13] = [
    file("site", "content/site.yaml", &["content/site.yaml"], &SITE),
    file(
        "organisation",
        "organisation.yaml of an awarding organisation",
        &["content/*/organisation.yaml"],
        &ORGANISATION,
    ),
    file(
        "qualification",
        "qualification.yaml of a qualification",
        &["content/*/*/qualification.yaml"],
        &QUALIFICATION,
    ),
    file("unit", "unit.yaml of a unit", &["content/*/*/*/unit.yaml"], &UNIT),
    file(
        "topic",
        "topic.yaml and lo1.yaml beside a unit.yaml",
        &["content/*/*/*/topic.yaml", "content/*/*/*/lo*.yaml"],
        &TOPIC,
    ),
    Document {
        may_be_empty: true,
        ..file("glossary", "content/glossary.yaml", &["content/glossary.yaml"], &GLOSSARY)
    },
    Document {
        may_be_empty: true,
        ..file("instruments", "content/instruments.yaml", &["content/instruments.yaml"], &INSTRUMENTS)
    },
    Document { may_be_empty: true, ..file("verbs", "content/verbs.yaml", &["content/verbs.yaml"], &VERBS) },
    top("topic-front", "the top of topic.md and lo1.md beside a unit.yaml", &TOPIC_FRONT),
    top("page-front", "the top of any other .md file", &PAGE_FRONT),
    top("part-front", "the top of content/index.md and of overview.md of a qualification", &PART_FRONT),
    Document {
        may_be_empty: true,
        ..file("theme", "theme.yaml of a theme", &["themes/*/theme.yaml"], &THEME)
    },
    Document {
        may_be_empty: true,
        ..file("words", "the words of a theme's pages in one language", &["themes/*/strings/*.yaml"], &WORDS)
    },
];

const fn file(
    name: &'static str,
    of: &'static str,
    files: &'static [&'static str],
    group: &'static Group,
) -> Document {
    Document { name, of, files, group, may_be_empty: false }
}

const fn top(name: &'static str, of: &'static str, group: &'static Group) -> Document {
    Document { name, of, files: &[], group, may_be_empty: true }
}

/// Whether any group has a field of this name.
pub fn is_field(name: &str) -> bool {
    fn within(group: &'static Group, name: &str, seen: &mut Vec<&'static str>) -> bool {
        if seen.contains(&group.name) {
            return false;
        }
        seen.push(group.name);
        group.field(name).is_some()
            || group.fields().any(|field| below(&field.shape, name, seen))
            || group.others.as_ref().is_some_and(|others| below(&others.shape, name, seen))
    }
    fn below(shape: &Shape, name: &str, seen: &mut Vec<&'static str>) -> bool {
        match shape {
            Shape::Group(group) => within(group, name, seen),
            Shape::List(item) => below(item, name, seen),
            Shape::OneOf(shapes) => shapes.iter().any(|shape| below(shape, name, seen)),
            _ => false,
        }
    }
    let mut seen = Vec::new();
    DOCUMENTS.iter().any(|document| within(document.group, name, &mut seen))
}
