//! Taking fields out of a tree, and saying what is wrong with them.

pub use super::mistakes::shorten;
use super::mistakes::{list_of_one, wrong_type};
use super::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, nearest, only_near, rules};
use crate::parse::format::Group;
use crate::source::{Place, Placed};
use std::str::FromStr;

/// The fields of one group. Each is asked for by name; [`Fields::finish`] reports what nobody asked for.
pub struct Fields<'a> {
    entries: Vec<Entry<'a>>,
    /// Names that were asked for, some more than once: a check on the catalogue, which a released program need not make.
    #[cfg(debug_assertions)]
    asked: Vec<&'static str>,
    /// What the catalogue says of the group.
    group: &'static Group,
    /// Where it begins.
    pub place: Place,
}

struct Entry<'a> {
    key: &'a Key<'a>,
    node: &'a Node<'a>,
    used: bool,
}

impl<'a> Fields<'a> {
    /// Opens a group of fields; reports anything else, and keys that stand twice.
    pub fn open(node: &'a Node<'a>, group: &'static Group, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            findings.push(wrong_type(node, "a group of fields (`name: value`)"));
            return None;
        };
        let mut entries: Vec<_> =
            entries.iter().map(|(key, node)| Entry { key, node, used: false }).collect();
        drop_doubles(&mut entries, findings);
        Some(Fields {
            entries,
            #[cfg(debug_assertions)]
            asked: Vec::new(),
            group,
            place: node.place,
        })
    }

    /// The value of the field `name`, if it is there and not empty.
    pub fn get(&mut self, name: &'static str) -> Option<&'a Node<'a>> {
        #[cfg(debug_assertions)]
        self.note(name);
        let entry = self.entries.iter_mut().find(|entry| entry.key.name == name)?;
        entry.used = true;
        Some(entry.node).filter(|node| node.value != Value::Nothing)
    }

    /// As [`Fields::get`]; reports a field that is not there.
    pub fn required(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<&'a Node<'a>> {
        let found = self.get(name);
        if found.is_none() && !self.is_mistyped(name) {
            let empty = self.entries.iter().find(|entry| entry.key.name == name);
            let place = empty.map_or(self.place, |entry| entry.key.place);
            let message = match empty {
                Some(_) => format!("`{name}` of {} is empty", self.group.what),
                None => format!("{} needs a `{name}`", self.group.what),
            };
            findings.push(
                Diagnostic::new(&rules::MISSING_FIELD, place, message)
                    .help(format!("add a line `{name}: …`")),
            );
        }
        found
    }

    /// Whether a field that nobody asked for has nearly this name: then it is reported, and this one is not missing.
    fn is_mistyped(&self, name: &'static str) -> bool {
        let mut unused = self.entries.iter().filter(|entry| !entry.used && entry.key.name != name);
        unused.any(|entry| nearest(&entry.key.name, [name]).is_some())
    }

    /// A text that must be there.
    pub fn required_text(
        &mut self,
        name: &'static str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Placed<&'a str>> {
        self.required(name, findings).and_then(|node| text(node, findings))
    }

    /// A text that may be there.
    pub fn text(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<Placed<&'a str>> {
        self.get(name).and_then(|node| text(node, findings))
    }

    /// A text that may be there, without its place.
    pub fn plain(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<String> {
        self.text(name, findings).map(|text| text.value.to_owned())
    }

    /// A number that may be there.
    pub fn number<N: FromStr>(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Option<N> {
        self.get(name).and_then(|node| number(node, findings))
    }

    /// The items of a list that may be there.
    pub fn list(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> &'a [Node<'a>] {
        self.get(name).map_or(&[], |node| list(node, findings))
    }

    /// The items of a list of texts that may be there.
    pub fn texts(&mut self, name: &'static str, findings: &mut Vec<Diagnostic>) -> Vec<Placed<String>> {
        self.get(name).map_or_else(Vec::new, |node| text_list(node, findings))
    }

    /// Fields whose names the author chooses, all that were not asked for yet, in order.
    pub fn rest(self) -> impl Iterator<Item = (&'a Key<'a>, &'a Node<'a>)> {
        self.entries.into_iter().filter(|entry| !entry.used).map(|entry| (entry.key, entry.node))
    }

    /// Reports fields that nobody asked for.
    pub fn finish(self, findings: &mut Vec<Diagnostic>) {
        #[cfg(debug_assertions)]
        self.check_catalogue();
        for Entry { key, .. } in self.entries.iter().filter(|entry| !entry.used) {
            let near = nearest(&key.name, self.group.names());
            let message = format!("{} has no field `{}`", self.group.what, key.name);
            let unknown = Diagnostic::new(&rules::UNKNOWN_FIELD, key.place, message);
            let unknown = match near {
                Some(name) => unknown.help(format!("did you mean `{name}`?")),
                None => unknown.help(format!("the fields are: {}", self.names())),
            };
            findings.push(match self.meant(&key.name) {
                Some(name) => unknown.fix(format!("write `{name}`"), key.place, name),
                None => unknown,
            });
        }
    }

    /// The field that `name` must have meant: one that is not there, and that no other name may have meant.
    fn meant(&self, name: &str) -> Option<&'static str> {
        let meant = only_near(name, self.group.names())?;
        let is_there = self.entries.iter().any(|entry| entry.key.name == meant);
        let unused = self.entries.iter().filter(|entry| !entry.used);
        let rivals = unused.filter(|entry| nearest(&entry.key.name, [meant]).is_some()).count();
        (!is_there && rivals == 1).then_some(meant)
    }

    fn names(&self) -> String {
        self.group.names().collect::<Vec<_>>().join(", ")
    }

    #[cfg(debug_assertions)]
    fn note(&mut self, name: &'static str) {
        debug_assert!(
            self.group.field(name).is_some(),
            "`{name}` is asked for, and the catalogue has no such field of {}",
            self.group.name
        );
        self.asked.push(name);
    }

    /// Makes sure that the catalogue declares nothing that its parser does not ask for.
    #[cfg(debug_assertions)]
    fn check_catalogue(&self) {
        for name in self.group.names() {
            debug_assert!(
                self.asked.contains(&name),
                "the catalogue declares `{name}` of {}, and nobody asks for it",
                self.group.name
            );
        }
    }
}

/// Takes out fields whose name has been there before, and reports them.
fn drop_doubles(entries: &mut Vec<Entry<'_>>, findings: &mut Vec<Diagnostic>) {
    let name = |at: usize| entries[at].key.name.as_ref();
    // Nearly all groups are small and have no double, and looking at each pair is cheaper than a hash table.
    if entries.len() <= 16 && (1..entries.len()).all(|at| (0..at).all(|before| name(before) != name(at))) {
        return;
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| name(a).len().cmp(&name(b).len()).then_with(|| name(a).cmp(name(b))));
    let alike = order.windows(2).filter(|pair| name(pair[0]) == name(pair[1]));
    let mut doubles: Vec<(usize, usize)> = alike.map(|pair| (pair[1], pair[0])).collect();
    doubles.sort_unstable();
    for (second, first) in doubles.iter().map(|&(second, first)| (entries[second].key, entries[first].key)) {
        findings.push(
            Diagnostic::new(
                &rules::DUPLICATE_KEY,
                second.place,
                format!("`{}` stands here twice", second.name),
            )
            .label("the second one")
            .other(first.place, "the first one")
            .help("keep one of the two"),
        );
    }
    let mut doubles = doubles.into_iter().map(|(second, _)| second).peekable();
    let mut at = 0..;
    entries.retain(|_| at.next().is_some_and(|at| doubles.next_if_eq(&at).is_none()));
}

/// The text of a scalar, without space around it.
pub fn text<'a>(node: &'a Node<'_>, findings: &mut Vec<Diagnostic>) -> Option<Placed<&'a str>> {
    match &node.value {
        Value::Text(text) => Some(Placed::new(text.trim(), node.place)),
        Value::List(_) | Value::Map(_) | Value::Nothing => {
            findings.push(wrong_type(node, "text"));
            None
        }
    }
}

/// A text that outlives the file.
pub fn owned(text: Placed<&str>) -> Placed<String> {
    Placed::new(text.value.to_owned(), text.place)
}

/// A number.
pub fn number<N: FromStr>(node: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Option<N> {
    let written = text(node, findings)?;
    let parsed = written.value.parse().ok();
    if parsed.is_none() {
        let message = format!("a whole number was expected here, this is `{}`", shorten(written.value));
        findings.push(
            Diagnostic::new(&rules::WRONG_TYPE, node.place, message)
                .help("write it in digits, without a unit: 16"),
        );
    }
    parsed
}

/// Yes or no.
pub fn flag(node: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Option<bool> {
    let written = text(node, findings)?;
    match written.value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => {
            let message =
                format!("`true` or `false` was expected here, this is `{}`", shorten(written.value));
            findings.push(Diagnostic::new(&rules::WRONG_TYPE, node.place, message));
            None
        }
    }
}

/// The items of a list.
pub fn list<'a>(node: &'a Node<'a>, findings: &mut Vec<Diagnostic>) -> &'a [Node<'a>] {
    match &node.value {
        Value::List(items) => items,
        Value::Text(_) | Value::Map(_) | Value::Nothing => {
            findings.push(wrong_type(node, "a list"));
            &[]
        }
    }
}

/// The items of a list of texts; empty items are left out.
pub fn text_list(node: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Placed<String>> {
    if let Some(finding) = list_of_one(node) {
        findings.push(finding);
        return Vec::new();
    }
    let items = list(node, findings).iter().filter(|item| item.value != Value::Nothing);
    items.filter_map(|item| text(item, findings).map(owned)).collect()
}
