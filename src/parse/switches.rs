//! `rules:` of `site.yaml`: which rules count less or more than usual, where, and why.

use super::format;
use super::yaml::{self, Fields, Key, Node, Value};
use crate::diagnostic::{Diagnostic, Severity, rules};
use crate::source::Placed;

/// A rule that counts less or more than usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Its name as written.
    pub rule: Placed<String>,
    /// What it counts.
    pub level: Level,
    /// Files and folders below `content/` that it holds for; all of them if there are none.
    pub files: Vec<Placed<String>>,
}

/// What breaking a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing.
    Off,
    /// As a mistake of this severity.
    As(Severity),
}

impl Level {
    /// All levels, by their names in `site.yaml`.
    pub const ALL: [(&'static str, Level); 3] = [
        ("off", Level::Off),
        ("warning", Level::As(Severity::Warning)),
        ("error", Level::As(Severity::Error)),
    ];
}

/// Reads the field: for each rule one switch, or a list of switches.
pub(super) fn switches(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Switch> {
    let Some(node) = fields.get("rules") else { return Vec::new() };
    let Some(named) = Fields::open(node, &format::SWITCHES, findings) else { return Vec::new() };
    let mut all = Vec::new();
    for (key, node) in named.rest() {
        let single = std::slice::from_ref(node);
        let nodes = if let Value::List(items) = &node.value { items.as_slice() } else { single };
        all.extend(nodes.iter().filter_map(|node| switch(key, node, findings)));
    }
    all
}

fn switch(key: &Key<'_>, node: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Option<Switch> {
    if let Value::Text(text) = &node.value {
        let message = "a rule is switched with a level and a reason";
        let wrong = Diagnostic::new(&rules::WRONG_TYPE, node.place, message);
        findings.push(wrong.help(format!("write {{level: {}, reason: …}}", text.trim())));
        return None;
    }
    let mut fields = Fields::open(node, &format::SWITCH, findings)?;
    let level = fields.required_text("level", findings).and_then(|level| self::level(&level, findings));
    let reason = fields.required_text("reason", findings);
    let files = fields.texts("files", findings);
    fields.finish(findings);
    reason?;
    let rule = Placed::new(key.name.clone().into_owned(), key.place);
    Some(Switch { rule, level: level?, files })
}

fn level(written: &Placed<&str>, findings: &mut Vec<Diagnostic>) -> Option<Level> {
    let found = Level::ALL.into_iter().find(|(name, _)| *name == written.value);
    if found.is_none() {
        let message = format!("there is no level `{}`", yaml::shorten(written.value));
        let names = Level::ALL.map(|(name, _)| name).join(", ");
        findings.push(
            Diagnostic::new(&rules::BAD_VALUE, written.place, message)
                .help(format!("the levels are: {names}")),
        );
    }
    found.map(|(_, level)| level)
}
