//! Which file means what, by its place in `content/`.

use crate::model::CriterionNumber;

/// What a file below `content/` is. Folders are given from `content/` down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Settings,
    Home,
    Glossary,
    Instruments,
    Verbs,
    Organisation(String),
    Qualification(String),
    /// `overview.md` of a qualification.
    Overview(String),
    Unit(String),
    /// A topic of the unit in this folder, on one outcome or on the whole unit.
    Topic {
        folder: String,
        outcome: Option<CriterionNumber>,
        form: Form,
    },
    /// Any other Markdown: path without extension.
    Page(String),
    /// A file that is copied as it is.
    Asset,
    /// An SVG picture: copied as it is, if it runs nothing.
    Picture,
    /// A picture made of points: copied as it is, and its first bytes tell how large it is.
    Photo,
    /// A file with a known name in a folder where it means nothing; where it belongs.
    Misplaced(&'static str),
    /// A text whose name ends in `.yml` or `.markdown`.
    OtherEnding,
    /// A YAML file with an unknown name.
    UnknownYaml,
    /// Not put on a site.
    Unknown,
}

impl Role {
    /// Whether it matters what is in the file. Of all others nothing but the name is looked at.
    pub(super) fn is_read(&self) -> bool {
        !matches!(
            self,
            Role::Asset | Role::Misplaced(_) | Role::OtherEnding | Role::UnknownYaml | Role::Unknown
        )
    }
}

impl Role {
    /// Whether this is a topic, of which no other file asks more than whether it is there.
    pub(super) fn is_topic(&self) -> bool {
        matches!(self, Role::Topic { .. })
    }
}

/// How a topic is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Markdown,
    Yaml,
}

/// Pictures made of points.
const PHOTOS: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "avif"];

/// Other kinds of files that are copied: sound, film, documents, typefaces. Nothing that a browser would run.
const COPIED: [&str; 16] = [
    "mp3", "ogg", "m4a", "wav", "mp4", "webm", "vtt", "pdf", "csv", "txt", "docx", "xlsx", "pptx", "odt",
    "zip", "woff2",
];

/// YAML files by name, and where they belong.
pub(super) const YAML_NAMES: [(&str, &str); 8] = [
    ("site.yaml", "content/"),
    ("glossary.yaml", "content/"),
    ("instruments.yaml", "content/"),
    ("verbs.yaml", "content/"),
    ("organisation.yaml", "the folder of an awarding organisation: content/sfj-awards/"),
    ("qualification.yaml", "the folder of a qualification: content/sfj-awards/contact-management-l3/"),
    ("unit.yaml", "the folder of a unit: content/sfj-awards/contact-management-l3/l3-cm-01/"),
    ("topic.yaml", "a folder with a unit.yaml: content/sfj-awards/contact-management-l3/l3-cm-01/"),
];

/// Finds the role of the file at `path`, which is given from `content/` down. `has_unit` says whether a folder has a
/// `unit.yaml`: only there are `topic.md` and `lo1.md` topics, and elsewhere plain pages.
pub(super) fn role(path: &str, has_unit: impl Fn(&str) -> bool) -> Role {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let depth = if folder.is_empty() { 0 } else { folder.split('/').count() };
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_ascii_lowercase().as_str() {
        "yml" | "markdown" => Role::OtherEnding,
        "yaml" => yaml(folder, depth, stem, &has_unit),
        "md" => markdown(path, folder, depth, stem, &has_unit),
        "svg" => Role::Picture,
        other if PHOTOS.contains(&other) => Role::Photo,
        other if COPIED.contains(&other) => Role::Asset,
        _ => Role::Unknown,
    }
}

fn yaml(folder: &str, depth: usize, stem: &str, has_unit: &impl Fn(&str) -> bool) -> Role {
    let here = || folder.to_owned();
    let belongs = |name: &str| {
        let name = format!("{name}.yaml");
        YAML_NAMES
            .iter()
            .find(|(known, _)| **known == name)
            .map_or(Role::UnknownYaml, |(_, to)| Role::Misplaced(to))
    };
    match (stem, depth) {
        ("site", 0) => Role::Settings,
        ("glossary", 0) => Role::Glossary,
        ("instruments", 0) => Role::Instruments,
        ("verbs", 0) => Role::Verbs,
        ("organisation", 1) => Role::Organisation(here()),
        ("qualification", 2) => Role::Qualification(here()),
        ("unit", 3) => Role::Unit(here()),
        _ if has_unit(folder) => topic(folder, stem, Form::Yaml).unwrap_or_else(|| belongs(stem)),
        _ if topic_subject(stem).is_some() => Role::Misplaced(YAML_NAMES[7].1),
        _ => belongs(stem),
    }
}

fn markdown(path: &str, folder: &str, depth: usize, stem: &str, has_unit: &impl Fn(&str) -> bool) -> Role {
    let page = || path.rsplit_once('.').map_or(path, |(before, _)| before).to_owned();
    match (stem, depth) {
        ("index", 0) => Role::Home,
        _ if has_unit(folder) => topic(folder, stem, Form::Markdown).unwrap_or_else(|| Role::Page(page())),
        ("overview", 2) => Role::Overview(folder.to_owned()),
        _ if depth == 3 && topic_subject(stem).is_some() => Role::Misplaced(YAML_NAMES[7].1),
        _ => Role::Page(page()),
    }
}

fn topic(folder: &str, stem: &str, form: Form) -> Option<Role> {
    topic_subject(stem).map(|outcome| Role::Topic { folder: folder.to_owned(), outcome, form })
}

/// `topic` is about the whole unit, `lo3` about outcome 3.
fn topic_subject(stem: &str) -> Option<Option<CriterionNumber>> {
    if stem.eq_ignore_ascii_case("topic") {
        return Some(None);
    }
    let digits = stem.strip_prefix("lo").or_else(|| stem.strip_prefix("LO"))?.trim_start_matches('-');
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| Some(CriterionNumber::new(digits)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_name_and_place() {
        let has_unit = |folder: &str| folder == "a/b/c";
        let role = |path| role(path, has_unit);
        assert_eq!(role("site.yaml"), Role::Settings);
        assert_eq!(role("a/b/c/unit.yaml"), Role::Unit("a/b/c".into()));
        let outcome = Some(CriterionNumber::new("10"));
        let folder = String::from("a/b/c");
        assert_eq!(
            role("a/b/c/lo10.md"),
            Role::Topic { folder: folder.clone(), outcome, form: Form::Markdown }
        );
        assert_eq!(role("a/b/c/topic.yaml"), Role::Topic { folder, outcome: None, form: Form::Yaml });
        assert_eq!(role("a/b/c/notes.md"), Role::Page("a/b/c/notes".into()));
        assert_eq!(role("a/b/overview.md"), Role::Overview("a/b".into()));
        assert_eq!(role("guide/overview.md"), Role::Page("guide/overview".into()));
        assert!(matches!(role("unit.yaml"), Role::Misplaced(_)));
        assert!(matches!(role("a/b/d/lo1.yaml"), Role::Misplaced(_)));
        assert_eq!(role("glosary.yaml"), Role::UnknownYaml);
        assert_eq!(role("a/x.SVG"), Role::Picture);
        assert_eq!(role("a/x.JPEG"), Role::Photo);
        assert_eq!(role("a/x.pdf"), Role::Asset);
        assert_eq!(role("a/x.html"), Role::Unknown);
        assert_eq!(role("a/x.js"), Role::Unknown);
    }
}
