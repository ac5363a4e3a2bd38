//! Links in texts to what they lead to.

use super::anchors::Asked;
use super::findings::{Finding, Wrong};
use super::index::Reference;
use super::linked::Notes;
use super::names::Names;
use super::prose::{Around, Prose};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{
    Blank, Body, Criterion, CriterionNumber, Few, Hole, Id, Mention, Mentioned, Notice, Resolved, Target,
    Texts, Unit,
};
use crate::parse::authored::{Link, LinkTo, Text, Written};
use crate::source::{Place, Placed};
use std::collections::HashSet;

/// Resolves the references of one file, and notes those that lead nowhere.
pub(super) struct Linker<'n> {
    pub names: &'n Names,
    pub notes: Notes,
    texts: Texts,
    /// The holes of the text that is being linked.
    holes: Vec<Hole<Target>>,
    prose: Prose,
}

/// Where a text stands.
pub(super) struct Scope<'a> {
    /// Folder of its file, below `content/`.
    pub folder: &'a str,
    /// The unit that it is about.
    pub unit: Option<Id<Unit>>,
    /// The page that shows it, without anchor; `None` if several do.
    pub here: Option<Target>,
}

impl<'n> Linker<'n> {
    pub fn new(names: &'n Names) -> Self {
        Linker {
            names,
            notes: Notes::default(),
            texts: Texts::default(),
            holes: Vec::new(),
            prose: Prose::default(),
        }
    }

    /// Notes a mistake.
    pub fn report(&mut self, finding: impl Into<Finding>) {
        self.notes.findings.push(finding.into());
    }

    /// Notes what is referred to, if it was found.
    pub fn refer(&mut self, place: Place, to: Option<Target>) {
        self.notes.references.extend(to.map(|to| Reference { place, to }));
    }

    /// Resolves all links of a text, and finds what it names besides.
    pub fn body(&mut self, text: &Text, scope: &Scope<'_>) -> Body {
        self.body_of(text, scope, None)
    }

    /// The same for a text that explains `own`, and so needs no link to it.
    pub fn body_of(&mut self, text: &Text, scope: &Scope<'_>, own: Option<Mentioned>) -> Body {
        let around = Around { names: self.names, folder: scope.folder, unit: scope.unit, own };
        let mentions = self.prose.read(&text.html, around);
        self.notes.named.extend(mentions.iter().map(|mention| mention.of));
        self.resolved(text, scope, mentions)
    }

    /// Resolves all links of a text to which the tool shall add none.
    pub fn bare_body(&mut self, text: &Text, scope: &Scope<'_>) -> Body {
        self.resolved(text, scope, Vec::new())
    }

    /// A hole whose link leads nowhere goes: with its mistake nothing is written anyway.
    fn resolved(&mut self, text: &Text, scope: &Scope<'_>, mentions: Vec<Mention>) -> Body {
        for hole in &text.holes {
            let blank = match &hole.blank {
                Blank::Phrase(phrase) => Some(Blank::Phrase(phrase)),
                Blank::Address(link) => self.target(link, scope, true).map(Blank::Address),
                Blank::Picture(link) => self.target(link, scope, true).map(Blank::Picture),
                // The address of the same link has been reported already.
                Blank::Name(link) => self.target(link, scope, false).map(Blank::Name),
            };
            self.holes.extend(blank.map(|blank| Hole { at: hole.at, blank }));
        }
        self.texts.add(&text.html, self.holes.drain(..), mentions)
    }

    /// Resolves a text that may not be there.
    pub fn some(&mut self, text: Option<&Text>, scope: &Scope<'_>) -> Option<Body> {
        text.map(|text| self.body(text, scope))
    }

    /// Resolves a notice that may not be there. A unit's is shown on the pages of its outcomes as well.
    pub fn notice(
        &mut self,
        notice: Option<&Notice<Written>>,
        scope: &Scope<'_>,
    ) -> Option<Notice<Resolved>> {
        let notice = notice?;
        let here = scope.here.clone().filter(|page| !matches!(page, Target::Unit(..)));
        let scope = Scope { here, ..*scope };
        Some(Notice { text: self.body(&notice.text, &scope), support: notice.support.clone() })
    }

    fn target(&mut self, link: &Link, scope: &Scope<'_>, report: bool) -> Option<Target> {
        let found = match &link.to {
            LinkTo::Path(path, None) => self.path(path, link.place, scope),
            LinkTo::Path(path, Some(anchor)) => self
                .path(path, link.place, scope)
                .map(|target| self.with_anchor(target, anchor, link.place, report)),
            LinkTo::Picture(path) => self.picture(path, link.place, scope),
            LinkTo::Anchor(anchor) => self.here(anchor, link.place, scope, report),
            LinkTo::Unit(number) => {
                self.unit(number, link.place, scope.folder).map(|unit| Target::Unit(unit, None))
            }
            LinkTo::Criterion(written) => {
                self.criterion_link(written, link.place, scope).map(Target::Criterion)
            }
            LinkTo::Outcome(written) => {
                self.outcome_link(written, link.place, scope).map(|outcome| Target::Outcome(outcome, None))
            }
            LinkTo::Term(name) => self.term(name, link.place),
            LinkTo::Instrument(name) => self.instrument(name, link.place),
            LinkTo::Verb(name) => self.verb(name, link.place),
        };
        if !report {
            return found.ok();
        }
        let found = self.or_report(found);
        self.refer(link.place, found.clone());
        found
    }

    /// What was found, or nothing and a note of why.
    pub fn or_report<T>(&mut self, found: Found<T>) -> Option<T> {
        match found {
            Ok(found) => Some(found),
            Err(finding) => {
                self.notes.findings.extend(finding.map(|finding| *finding));
                None
            }
        }
    }

    fn path(&self, path: &str, place: Place, scope: &Scope<'_>) -> Found<Target> {
        let broken = |message: String| Diagnostic::new(&rules::BROKEN_LINK, place, message);
        let Some(full) = join(scope.folder, path) else {
            let outside = broken(format!("`{path}` leads out of content/"));
            return failed(
                outside.help("links lead to files of the site; lead elsewhere with a whole https: address"),
            );
        };
        if let Some(target) = self.names.path(&full) {
            return Ok(target);
        }
        if self.names.is_broken(&full) {
            return Err(None);
        }
        if self.names.is_draft(&full) {
            return failed(
                broken(format!("`{path}` is a draft")).help("publish it first, or take the link out"),
            );
        }
        if full.ends_with(".html") {
            let known = self.names.path(&full.replace(".html", ".md")).is_some();
            let help = if known {
                "lead to the file that is written: .md in place of .html"
            } else {
                "lead to a file in content/"
            };
            return failed(broken(format!("`{path}` is the address of a page, and not a file")).help(help));
        }
        let unknown = broken(format!("there is no file `{path}`"));
        failed(Finding::new(unknown, Wrong::Path { path: full, folder: scope.folder.to_owned() }))
    }

    /// A place on the page of `target`. Whether it is there is asked later, unless the link leads to a criterion.
    fn with_anchor(&mut self, target: Target, anchor: &str, place: Place, ask: bool) -> Target {
        if let (Target::Unit(unit, _), Some(number)) = (&target, anchor.strip_prefix("ac-")) {
            let number = CriterionNumber::new(&number.replace('-', "."));
            if let Some(criterion) = self.names.unit_name(*unit).criterion(&number) {
                return Target::Criterion(criterion);
            }
        }
        if ask && !self.names.is_criterion_anchor(&target, anchor) {
            self.notes.asked.push(Asked { page: target.clone(), anchor: anchor.to_owned(), place });
        }
        let anchor = Some(anchor.to_owned());
        match target {
            Target::Home(_) => Target::Home(anchor),
            Target::Qualification(id, _) => Target::Qualification(id, anchor),
            Target::Unit(id, _) => Target::Unit(id, anchor),
            Target::Outcome(id, _) => Target::Outcome(id, anchor),
            Target::Page(id, _) => Target::Page(id, anchor),
            other => other,
        }
    }

    fn here(&mut self, anchor: &str, place: Place, scope: &Scope<'_>, ask: bool) -> Found<Target> {
        match &scope.here {
            Some(here) => Ok(match self.with_anchor(here.clone(), anchor, place, ask) {
                // The unit's page has no place of its own for a criterion.
                Target::Criterion(criterion) => Target::Criterion(criterion),
                _ => Target::Here(anchor.to_owned()),
            }),
            None => failed(
                Diagnostic::new(&rules::BROKEN_ANCHOR, place, "this text is shown on several pages")
                    .help("name the file as well: [text](lo1.md#name)"),
            ),
        }
    }

    fn picture(&self, path: &str, place: Place, scope: &Scope<'_>) -> Found<Target> {
        let broken = |message: String| Diagnostic::new(&rules::BROKEN_IMAGE, place, message);
        let Some(full) = join(scope.folder, path) else {
            return failed(
                broken(format!("`{path}` leads out of content/")).help("copy the picture beside the text"),
            );
        };
        match self.names.path(&full) {
            Some(Target::Asset(asset)) => Ok(Target::Asset(asset)),
            _ => {
                let unknown = broken(format!("there is no picture `{path}`"));
                let folder = scope.folder.to_owned();
                failed(Finding::new(unknown, Wrong::Picture { path: full, folder }))
            }
        }
    }

    /// The criteria that an item serves; unknown ones are reported, double ones are one.
    pub fn criteria(&mut self, written: &[Placed<CriterionNumber>], unit: Id<Unit>) -> Few<Criterion> {
        let mut ids = Vec::with_capacity(written.len());
        for number in written {
            let found = self.criterion(unit, &number.value, number.place);
            let found = self.or_report(found);
            self.refer(number.place, found.map(Target::Criterion));
            ids.extend(found);
        }
        keep_first(&mut ids);
        Few::from(&*ids)
    }
}

/// What was looked for, or what to say; `None` where a broken file has been reported already.
pub(super) type Found<T> = Result<T, Option<Box<Finding>>>;

pub(super) fn failed<T>(finding: impl Into<Finding>) -> Found<T> {
    Err(Some(Box::new(finding.into())))
}

/// Up to so many ids are compared with one another.
const FEW: usize = 16;

/// Leaves each id once, where it stands first.
pub(super) fn keep_first<T>(ids: &mut Vec<Id<T>>) {
    if ids.len() > FEW {
        let mut seen = HashSet::with_capacity(ids.len());
        ids.retain(|id| seen.insert(*id));
        return;
    }
    let mut at = 1;
    while at < ids.len() {
        if ids[..at].contains(&ids[at]) {
            ids.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The path from `content/` down; `None` if it leads out.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// How to write `path` in a file of `folder`.
pub(super) fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_doubles_the_first_stays_whether_few_or_many() {
        for count in [5, 50] {
            let rows = (0..count).chain(0..count);
            let mut ids: Vec<Id<Unit>> = rows.map(Id::new).collect();
            keep_first(&mut ids);
            assert_eq!(ids, (0..count).map(Id::new).collect::<Vec<_>>());
        }
    }

    #[test]
    fn paths_join_and_never_leave() {
        assert_eq!(join("a/b", "../c/x.md").as_deref(), Some("a/c/x.md"));
        assert_eq!(join("a", "./x.md").as_deref(), Some("a/x.md"));
        assert_eq!(join("a", "../../x.md"), None);
        assert_eq!(relative("a/b", "a/c/x.md"), "../c/x.md");
        assert_eq!(relative("", "a/x.md"), "a/x.md");
    }
}
