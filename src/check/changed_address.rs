//! A page that is not where it was when the site was last built.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, nearest};
use crate::source::{Place, folder};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    name: "changed-address",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "A page has another address than in the last build, because its folder, its file or its name is another. Links \
              from elsewhere, bookmarks and printed codes would lead nowhere, unless `formerly:` says what it was called.",
    wrong: Example::Told("the file visits.md, renamed to visitors.md after the site was built"),
    right: Example::Told("the same file, with `formerly: [visits.md]` between two lines `---` at its top"),
};

/// A page that was not there in the last build.
struct New<'a> {
    path: &'a str,
    kind: Kind,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unit,
    Outcome,
    Term,
    Page,
}

/// Compares the pages that there were with those that there will be.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    if whole.published.is_empty() {
        return Vec::new();
    }
    let rows: Vec<(&str, &str, Place)> = whole.addresses.rows(whole.places.rows()).collect();
    let old = whole.site.redirects.iter().map(|redirect| &*redirect.from);
    let now: HashSet<&str> = rows.iter().map(|(path, ..)| *path).chain(old).collect();
    let before: HashSet<&str> = whole.published.iter().map(String::as_str).collect();
    let published = whole.published.iter().map(String::as_str);
    let gone: Vec<&str> = published.filter(|path| path.ends_with(".html") && !now.contains(path)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let new = rows.into_iter().filter(|(path, ..)| !before.contains(path));
    let new = new.filter_map(|(path, what, place)| Some(New { path, kind: Kind::of(what)?, place }));
    let new: Vec<New<'_>> = new.collect();
    new.iter().filter_map(|page| Some(report(page, old_of(page, &new, &gone)?, whole))).collect()
}

impl Kind {
    fn of(what: &str) -> Option<Self> {
        match what {
            "a unit" => Some(Kind::Unit),
            "an outcome" => Some(Kind::Outcome),
            "a glossary entry" => Some(Kind::Term),
            "a page" => Some(Kind::Page),
            _ => None,
        }
    }

    /// Whether `old` may be what a page at `new` was called.
    fn fits(self, old: &str, new: &str) -> bool {
        let above = |path: &str| folder(folder(path).trim_end_matches('/')).to_owned();
        match self {
            Kind::Unit => old.ends_with("/index.html") && above(old) == above(new),
            Kind::Outcome => folder(old) == folder(new) && name(self, old).parse::<u32>().is_ok(),
            Kind::Term => folder(old) == "glossary/",
            Kind::Page => folder(old) == folder(new) || old.rsplit('/').next() == new.rsplit('/').next(),
        }
    }
}

/// What `formerly:` calls the page at a path.
fn name(kind: Kind, path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".html");
    match kind {
        Kind::Unit => folder(path).trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned(),
        Kind::Outcome => file.strip_prefix("lo").unwrap_or(file).replace('-', "."),
        Kind::Term => file.to_owned(),
        Kind::Page => format!("{}.md", path.trim_end_matches(".html")),
    }
}

/// The address that a new page probably had: the nearest of those that are gone, or the only one where it is the only new.
fn old_of<'a>(page: &New<'_>, new: &[New<'_>], gone: &[&'a str]) -> Option<&'a str> {
    let fits = || gone.iter().copied().filter(|old| page.kind.fits(old, page.path));
    let own = name(page.kind, page.path);
    let names: Vec<String> = fits().map(|old| name(page.kind, old)).collect();
    if page.kind != Kind::Outcome
        && let Some(near) = nearest(&own, names.iter().map(String::as_str))
    {
        return fits().find(|old| name(page.kind, old) == near);
    }
    let mut others = new.iter().filter(|other| other.kind == page.kind && other.path != page.path);
    let is_only = !others.any(|other| fits().any(|old| other.kind.fits(old, other.path)));
    // Entries of a glossary come and go, so that one does when another comes says nothing.
    (is_only && names.len() == 1 && page.kind != Kind::Term).then(|| fits().next()).flatten()
}

fn report(page: &New<'_>, old: &str, whole: &Whole<'_>) -> Diagnostic {
    let name = name(page.kind, old);
    let line = format!("formerly: [{name}]");
    let message = format!("this is at {} now, and there is nothing at {old} any more", page.path);
    let found = Diagnostic::new(&RULE, page.place, message)
        .help(format!("if it was there before, add the line `{line}`, and old links lead on to it"))
        .help("if the old page went on purpose, build once more: this is told once");
    match insertion(page, &line, whole) {
        Some((place, text)) => found.fix(format!("add `{line}`"), place, text),
        None => found,
    }
}

/// Where the line belongs, and how it is indented; nothing where that is not plain to see.
fn insertion(page: &New<'_>, line: &str, whole: &Whole<'_>) -> Option<(Place, String)> {
    let text = whole.text(page.place.file);
    let file = page.place.file;
    let at = |at: usize| Place::new(file, at..at);
    if text.contains('\r') {
        return None;
    }
    match page.kind {
        Kind::Page if text.starts_with("---\n") => {
            let end = text.find("\n---\n")?;
            let is_there = text[..end].contains("\nformerly:");
            (!is_there).then(|| (at(4), format!("{line}\n")))
        }
        Kind::Page => (!text.starts_with('\u{feff}')).then(|| (at(0), format!("---\n{line}\n---\n"))),
        Kind::Unit => {
            let start = text.get(..page.place.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
            let is_there = text.starts_with("formerly:") || text.contains("\nformerly:");
            (!is_there && page.place.end > 0).then(|| (at(start), format!("{line}\n")))
        }
        Kind::Outcome | Kind::Term => below(&text, page.place.start as usize)
            .map(|(start, indent)| (at(start), format!("{indent}{line}\n"))),
    }
}

/// Where the first field of a group begins whose key stands at `key`, and its indentation; nothing if it has the field
/// already, or is no group.
fn below(text: &str, key: usize) -> Option<(usize, &str)> {
    let start = text.get(..key)?.rfind('\n').map_or(0, |at| at + 1);
    let own = key - start;
    let next = key + text[key..].find('\n')? + 1;
    if !text[key..next].trim_end().ends_with(':') {
        return None;
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let group = text[next..].lines().take_while(|line| line.trim().is_empty() || indent(line) > own);
    let mut group = group.filter(|line| !line.trim().is_empty()).peekable();
    let width = indent(group.peek()?);
    let is_there = group.any(|line| indent(line) == width && line.trim_start().starts_with("formerly:"));
    (!is_there).then(|| (next, &text[next..next + width]))
}
