//! Which fields may stand at a place of a YAML text, and what they are for. The text is read line by line, because while it is
//! typed it is hardly ever YAML.

use super::mask::{field_end, front_matter};
use crate::parse::format::{DOCUMENTS, Field, Group, PAGE_FRONT, PART_FRONT, Shape, TOPIC_FRONT};
use std::ops::Range;

/// The groups whose fields may stand in the YAML of the file at `path`, at its left margin.
pub(super) fn of_file(path: &str, is_in_unit: bool) -> Option<&'static Group> {
    if path.ends_with(".md") {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_topic = is_in_unit && (name == "topic.md" || name.starts_with("lo"));
        let is_part = path == "content/index.md" || (name == "overview.md" && path.split('/').count() == 4);
        return Some(if is_topic {
            &TOPIC_FRONT
        } else if is_part {
            &PART_FRONT
        } else {
            &PAGE_FRONT
        });
    }
    let fits = |pattern: &str| {
        let (parts, names) = (pattern.split('/'), path.split('/'));
        parts.clone().count() == names.clone().count()
            && parts.zip(names).all(|(part, name)| is_like(name, part))
    };
    let document = DOCUMENTS.iter().find(|document| document.files.iter().any(|pattern| fits(pattern)));
    document.map(|document| document.group)
}

fn is_like(name: &str, part: &str) -> bool {
    match part.split_once('*') {
        None => name == part,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
    }
}

/// What surrounds a line: the groups that it may belong to, and the fields that stand beside it.
pub(super) struct Around<'t> {
    pub groups: Vec<&'static Group>,
    pub siblings: Vec<&'t str>,
}

impl Around<'_> {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.groups.iter().find_map(|group| group.field(name))
    }
}

/// A line of YAML: where its first hyphen stands, if it is an item, and its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line<'t> {
    hyphen: Option<usize>,
    column: usize,
    field: Option<&'t str>,
}

impl<'t> Line<'t> {
    /// Nothing for a line that says nothing.
    fn new(text: &'t str) -> Option<Self> {
        let indent = text.len() - text.trim_start_matches(' ').len();
        let (mut column, mut hyphen) = (indent, None);
        while text[column..].starts_with("- ") {
            hyphen = hyphen.or(Some(column));
            column += 2;
        }
        let rest = &text[column..];
        if rest.trim().is_empty() && hyphen.is_none() || rest.starts_with('#') {
            return None;
        }
        let field = field_end(rest).map(|end| rest[..end].trim_matches(['"', '\'']));
        Some(Line { hyphen, column, field })
    }
}

/// What surrounds the line that begins at the byte `line`. Of a Markdown file, the YAML at its top.
pub(super) fn around<'t>(
    text: &'t str,
    line: usize,
    file: &'static Group,
    is_markdown: bool,
) -> Option<Around<'t>> {
    let end = if is_markdown { front_matter(text) } else { text.len() };
    let here = Line::new(text.get(line..)?.lines().next().unwrap_or_default());
    // A line without anything on it is as deep as its spaces.
    let blank = || text[line..].chars().take_while(|c| *c == ' ').count();
    let here = here.unwrap_or_else(|| Line { hyphen: None, column: blank(), field: None });
    let is_mark = |line: &&str| is_markdown && line.trim_end() == "---";
    let above = text[..line].lines().rev().take_while(|line| !is_mark(line)).filter_map(Line::new);
    let below = text[line..end.max(line)].lines().skip(1).filter_map(Line::new);
    let (mut owners, mut siblings) = (Vec::new(), Vec::new());
    let mut level = Level::of(here);
    for line in above {
        if owners.is_empty() && line.column == here.column && level.holds(line) && level.is_of(here) {
            siblings.extend(line.field);
        }
        if let Some(owner) = level.pass(line) {
            owners.push(owner);
        }
    }
    let beside =
        below.take_while(|line| line.column >= here.column && line.hyphen.is_none_or(|it| it >= here.column));
    siblings.extend(beside.filter(|line| line.column == here.column).filter_map(|line| line.field));
    let mut groups = vec![file];
    for owner in owners.iter().rev() {
        groups = groups.into_iter().flat_map(|group| inside(group, owner)).collect();
    }
    Some(Around { groups, siblings })
}

/// The field whose name a byte touches, and where that name is.
pub(super) fn at(
    text: &str,
    byte: usize,
    path: &str,
    is_in_unit: bool,
) -> Option<(&'static Field, Range<usize>)> {
    let is_markdown = path.ends_with(".md");
    if is_markdown && byte >= front_matter(text) {
        return None;
    }
    let start = text.get(..byte)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = Line::new(text[start..].lines().next()?)?;
    let bytes = start + line.column..start + line.column + line.field?.len();
    let touches = bytes.start <= byte && byte <= bytes.end;
    let file = of_file(path, is_in_unit).filter(|_| touches)?;
    let field = around(text, start, file, is_markdown)?.field(line.field?)?;
    Some((field, bytes))
}

/// How deep the owner of what was passed may stand.
#[derive(Clone, Copy)]
struct Level {
    column: usize,
    /// Whether an item begins at the column, so that its owner may stand right above the hyphen.
    is_item: bool,
}

impl Level {
    fn of(line: Line<'_>) -> Self {
        Level { column: line.hyphen.unwrap_or(line.column), is_item: line.hyphen.is_some() }
    }

    fn is_of(self, here: Line<'_>) -> bool {
        !self.is_item && self.column == here.column
    }

    /// Whether a line stands beside what was passed.
    fn holds(self, line: Line<'_>) -> bool {
        !self.is_item && line.column == self.column
    }

    /// Goes past a line above; its field, if that owns what was passed before.
    fn pass<'t>(&mut self, line: Line<'t>) -> Option<&'t str> {
        let owns = match line.hyphen {
            Some(hyphen) if self.is_item && hyphen == self.column => false,
            _ => line.column < self.column || (self.is_item && line.column == self.column),
        };
        if owns {
            *self = Level::of(line);
            return line.field;
        }
        if !self.is_item && line.column == self.column && line.hyphen.is_some() {
            *self = Level::of(line);
        }
        None
    }
}

/// The groups that may stand in a field of a group.
fn inside(group: &'static Group, name: &str) -> Vec<&'static Group> {
    let field = group.field(name).map(|field| &field.shape);
    let mut groups = Vec::new();
    if let Some(shape) = field.or(group.others.as_ref().map(|others| &others.shape)) {
        collect(shape, &mut groups);
    }
    groups
}

fn collect(shape: &'static Shape, groups: &mut Vec<&'static Group>) {
    match shape {
        Shape::Group(group) => groups.push(group),
        Shape::List(item) => collect(item, groups),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| collect(shape, groups)),
        _ => {}
    }
}

/// The words that may stand in a field, where there are only a few.
pub(super) fn words(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Word(words) | Shape::AnyCase(words) => words(),
        Shape::Flag => vec!["true", "false"],
        Shape::List(item) => words(item),
        Shape::OneOf(shapes) => shapes.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// What a field is for, in Markdown.
pub(super) fn about(field: &Field) -> String {
    let example = if field.example.is_empty() {
        String::new()
    } else {
        format!("\n\n```yaml\n{}: {}\n```", field.name, field.example)
    };
    let required = if field.is_required { " It must be there." } else { "" };
    format!("**{}**: {}{required}{example}", field.name, field.about)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The groups at the line where `|` stands, and what stands beside it.
    fn at(path: &str, text: &str) -> (Vec<&'static str>, String) {
        let byte = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let line = text[..byte].rfind('\n').map_or(0, |end| end + 1);
        let file = of_file(path, path.contains("/u/")).unwrap();
        let around = around(&text, line, file, path.ends_with(".md")).unwrap();
        (around.groups.iter().map(|group| group.name).collect(), around.siblings.join(" "))
    }

    #[test]
    fn groups_are_found_by_how_deep_a_line_stands() {
        let unit = "content/o/q/u/unit.yaml";
        let start = "number: U\noutcomes:\n  1:\n    title: T\n    criteria:\n      1.1: Explain\n      1.2:\n        text: Describe\n";
        let whole = |end: &str| format!("{start}{end}");
        assert_eq!(at(unit, "|\nnumber: U\n"), (vec!["unit"], "number".to_owned()));
        assert_eq!(at(unit, &whole("        |")).0, ["criterion"]);
        assert_eq!(at(unit, &whole("        |")).1, "text");
        assert_eq!(at(unit, &whole("    gu|\n    title: x\n  2:\n    kind: x\n")).0, ["outcome"]);
        assert_eq!(at(unit, &whole("    gu|\n    title: x\n  2:\n    kind: x\n")).1, "criteria title title");
        assert_eq!(at(unit, &whole("le|vel: 3\n")).0, ["unit"]);
    }

    #[test]
    fn items_of_lists_are_groups_of_their_own() {
        let topic = "content/o/q/u/lo1.yaml";
        for text in [
            "faqs:\n  - question: Q\n    answer: A\n  - question: Q\n    |\n",
            "faqs:\n- question: Q\n  answer: A\n- question: Q\n  |\n",
            "faqs:\n  - question: Q\n    answer: A\n  - |\n",
        ] {
            let (groups, siblings) = at(topic, text);
            assert_eq!(groups, ["faq"], "{text}");
            assert!(!siblings.contains("answer"), "of another item: {siblings}");
        }
        let group = "groups:\n  A:\n    units: [x]\n    |\n";
        assert_eq!(at("content/o/q/qualification.yaml", group).0, ["unit-group"]);
    }

    #[test]
    fn files_are_known_by_their_paths() {
        let name = |path: &str, unit: bool| of_file(path, unit).map(|group| group.name);
        assert_eq!(name("content/o/q/u/lo1.md", true), Some(TOPIC_FRONT.name));
        assert_eq!(name("content/o/q/overview.md", false), Some(PART_FRONT.name));
        assert_eq!(name("content/about.md", false), Some(PAGE_FRONT.name));
        assert_eq!(name("content/nothing.yaml", false), None);
        assert_eq!(at("content/about.md", "---\ntitle: T\n|\n---\ndraft: no field\n").1, "title");
    }
}
