//! Links in texts to what they lead to.

use super::names::{Names, NoUnit};
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::{Blank, Body, BodyOf, Criterion, CriterionNumber, Hole, Id, Target, Unit};
use crate::parse::authored::{Link, LinkTo, Text};
use crate::source::{Place, Placed};
use std::cell::Cell;

/// Resolves references, and reports those that lead nowhere.
pub(super) struct Linker<'n, 'f> {
    pub names: &'n Names,
    pub findings: &'f mut Vec<Diagnostic>,
    /// How many broken links were compared with all files so far.
    pub compared: Cell<usize>,
}

/// Broken links that get a "did you mean": comparing with every file costs time, and nobody reads more.
const MOST_COMPARED: usize = 200;

/// Where a text stands.
pub(super) struct Scope<'a> {
    /// Folder of its file, below `content/`.
    pub folder: &'a str,
    /// The unit that it is about.
    pub unit: Option<Id<Unit>>,
    /// The page that shows it, without anchor; `None` if several do.
    pub here: Option<Target>,
}

impl Linker<'_, '_> {
    /// Resolves all links of a text. A hole whose link leads nowhere goes: with its mistake nothing is written anyway.
    pub fn body(&mut self, text: Text, scope: &Scope<'_>) -> Body {
        let holes = text.holes.into_iter().filter_map(|hole| {
            let at = hole.at;
            let blank = match hole.blank {
                Blank::Phrase(phrase) => Blank::Phrase(phrase),
                Blank::Address(link) => Blank::Address(self.target(&link, scope, true)?),
                // The address of the same link has been reported already.
                Blank::Name(link) => Blank::Name(self.target(&link, scope, false)?),
            };
            Some(Hole { at, blank })
        });
        let holes = holes.collect();
        BodyOf { html: text.html, holes }
    }

    /// Resolves a text that may not be there.
    pub fn some(&mut self, text: Option<Text>, scope: &Scope<'_>) -> Option<Body> {
        text.map(|text| self.body(text, scope))
    }

    fn target(&mut self, link: &Link, scope: &Scope<'_>, report: bool) -> Option<Target> {
        let found = match &link.to {
            LinkTo::Path(path, fragment) => self.path(path, fragment.as_deref(), link.place, scope),
            LinkTo::Picture(path) => self.picture(path, link.place, scope),
            LinkTo::Anchor(anchor) => self.here(anchor, link.place, scope),
            LinkTo::Unit(number) => {
                self.unit(number, link.place, scope.folder).map(|unit| Target::Unit(unit, None))
            }
            LinkTo::Criterion(written) => {
                self.criterion_link(written, link.place, scope).map(Target::Criterion)
            }
            LinkTo::Term(name) => self.term(name, link.place),
        };
        match found {
            Ok(target) => Some(target),
            Err(diagnostic) => {
                if report {
                    self.findings.extend(diagnostic.map(|diagnostic| *diagnostic));
                }
                None
            }
        }
    }

    fn path(&self, path: &str, fragment: Option<&str>, place: Place, scope: &Scope<'_>) -> Found<Target> {
        let broken = |message: String| Diagnostic::new(&rules::BROKEN_LINK, place, message);
        let Some(full) = join(scope.folder, path) else {
            let outside = broken(format!("`{path}` leads out of content/"));
            return failed(
                outside.help("links lead to files of the site; lead elsewhere with a whole https: address"),
            );
        };
        let Some(target) = self.names.path(&full) else {
            if self.names.is_broken(&full) {
                return Err(None);
            }
            if self.names.is_draft(&full) {
                return failed(
                    broken(format!("`{path}` is a draft")).help("publish it first, or take the link out"),
                );
            }
            if full.ends_with(".html") {
                let source = full.replace(".html", ".md");
                let known = self.names.path(&source).is_some();
                let help = if known {
                    "lead to the file that is written: .md in place of .html"
                } else {
                    "lead to a file in content/"
                };
                return failed(
                    broken(format!("`{path}` is the address of a page, and not a file")).help(help),
                );
            }
            let near = self.near(&full, self.names.paths()).map(|near| relative(scope.folder, near));
            return failed(broken(format!("there is no file `{path}`")).did_you_mean(near.as_deref()));
        };
        match fragment {
            None => Ok(target.clone()),
            Some(fragment) => self.with_anchor(target, fragment, place),
        }
    }

    fn near<'a>(&self, wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        self.compared.set(self.compared.get() + 1);
        if self.compared.get() > MOST_COMPARED { None } else { nearest(wrong, candidates) }
    }

    fn with_anchor(&self, target: &Target, fragment: &str, place: Place) -> Found<Target> {
        if let (Target::Unit(unit, _), Some(number)) = (target, fragment.strip_prefix("ac-")) {
            let number = CriterionNumber::new(&number.replace('-', "."));
            if let Some(criterion) = self.names.unit_name(*unit).criterion(&number) {
                return Ok(Target::Criterion(criterion));
            }
        }
        let known = self.names.anchors(target);
        if known.is_some_and(|known| known.contains(fragment)) {
            let anchor = Some(fragment.to_owned());
            return Ok(match target {
                Target::Home(_) => Target::Home(anchor),
                Target::Qualification(id, _) => Target::Qualification(*id, anchor),
                Target::Unit(id, _) => Target::Unit(*id, anchor),
                Target::Outcome(id, _) => Target::Outcome(*id, anchor),
                Target::Page(id, _) => Target::Page(*id, anchor),
                other => other.clone(),
            });
        }
        let near = known.and_then(|known| nearest(fragment, known.iter().map(String::as_str)));
        let near = near.map(|near| format!("#{near}"));
        let message = format!("nothing on that page is called `#{fragment}`");
        failed(Diagnostic::new(&rules::BROKEN_ANCHOR, place, message).did_you_mean(near.as_deref()))
    }

    fn here(&self, anchor: &str, place: Place, scope: &Scope<'_>) -> Found<Target> {
        match &scope.here {
            Some(here) => Ok(match self.with_anchor(here, anchor, place)? {
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
        match self.names.asset(&full) {
            Some(asset) => Ok(Target::Asset(asset)),
            None => {
                let near =
                    self.near(&full, self.names.asset_paths()).map(|near| relative(scope.folder, near));
                failed(broken(format!("there is no picture `{path}`")).did_you_mean(near.as_deref()))
            }
        }
    }

    /// The unit of a number or reference.
    pub fn unit(&self, written: &str, place: Place, near: &str) -> Found<Id<Unit>> {
        let number = written.trim();
        self.names.unit(number, near).or_else(|problem| match problem {
            NoUnit::Unknown if self.names.has_broken_unit("") => Err(None),
            NoUnit::Unknown if self.names.is_draft_unit(number) => failed(
                Diagnostic::new(&rules::BROKEN_LINK, place, format!("unit {number} is a draft"))
                    .help("publish it first, or take the link out"),
            ),
            NoUnit::Unknown => failed(
                Diagnostic::new(&rules::UNKNOWN_UNIT, place, format!("there is no unit {number}"))
                    .did_you_mean(nearest(number, self.names.unit_numbers())),
            ),
            NoUnit::Ambiguous(qualifications) => {
                let ways: Vec<String> =
                    qualifications.iter().map(|q| format!("{}/{number}", q.replace('/', "-"))).collect();
                let message = format!("several qualifications have a unit {number}");
                let ambiguous = Diagnostic::new(&rules::AMBIGUOUS_REFERENCE, place, message);
                failed(ambiguous.help(format!("write one of: {}", ways.join(", "))))
            }
        })
    }

    fn criterion_link(&self, written: &str, place: Place, scope: &Scope<'_>) -> Found<Id<Criterion>> {
        let (unit, number) = match written.rsplit_once('/') {
            Some((unit, number)) => (self.unit(unit, place, scope.folder)?, number),
            None => match scope.unit {
                Some(unit) => (unit, written),
                None => {
                    let message = format!("no unit is meant here, so criterion {written} could be any");
                    let ambiguous = Diagnostic::new(&rules::AMBIGUOUS_REFERENCE, place, message);
                    return failed(ambiguous.help(format!("name the unit: ac:L3-CM-01/{written}")));
                }
            },
        };
        self.criterion(unit, &CriterionNumber::new(number), place)
    }

    /// The criterion of a unit.
    pub fn criterion(&self, unit: Id<Unit>, number: &CriterionNumber, place: Place) -> Found<Id<Criterion>> {
        let name = self.names.unit_name(unit);
        if let Some(criterion) = name.criterion(number) {
            return Ok(criterion);
        }
        if name.is_broken() {
            return Err(None);
        }
        let message = format!("there is no criterion {number} in {}", name.label());
        let unknown = Diagnostic::new(&rules::UNKNOWN_CRITERION, place, message);
        let outcome = name.outcomes.iter().find(|outcome| outcome.number.as_str() == number.outcome_part());
        let last = outcome.and_then(|outcome| outcome.criteria.last());
        failed(match (last, name.outcomes.last()) {
            (Some((last, _)), _) => unknown.help(format!("outcome {} ends at {last}", number.outcome_part())),
            (None, Some(outcome)) => unknown.help(format!("the unit's outcomes end at {}", outcome.number)),
            (None, None) => unknown,
        })
    }

    /// The criteria that an item serves; unknown ones are reported, double ones are one.
    pub fn criteria(&mut self, written: Vec<Placed<CriterionNumber>>, unit: Id<Unit>) -> Vec<Id<Criterion>> {
        let mut found = Vec::with_capacity(written.len());
        for number in written {
            match self.criterion(unit, &number.value, number.place) {
                Ok(criterion) if !found.contains(&criterion) => found.push(criterion),
                Ok(_) => {}
                Err(diagnostic) => self.findings.extend(diagnostic.map(|diagnostic| *diagnostic)),
            }
        }
        found
    }

    fn term(&self, name: &str, place: Place) -> Found<Target> {
        match self.names.term(name) {
            Some(term) => Ok(Target::Term(term)),
            None if self.names.is_broken("glossary.yaml") => Err(None),
            None => failed(
                Diagnostic::new(
                    &rules::UNKNOWN_TERM,
                    place,
                    format!("the glossary has no term `{}`", name.trim()),
                )
                .did_you_mean(nearest(name, self.names.term_names())),
            ),
        }
    }
}

/// What was looked for, or what to say; `None` where a broken file has been reported already.
pub(super) type Found<T> = Result<T, Option<Box<Diagnostic>>>;

fn failed<T>(diagnostic: Diagnostic) -> Found<T> {
    Err(Some(Box::new(diagnostic)))
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
fn relative(folder: &str, path: &str) -> String {
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
    fn paths_join_and_never_leave() {
        assert_eq!(join("a/b", "../c/x.md").as_deref(), Some("a/c/x.md"));
        assert_eq!(join("a", "./x.md").as_deref(), Some("a/x.md"));
        assert_eq!(join("a", "../../x.md"), None);
        assert_eq!(relative("a/b", "a/c/x.md"), "../c/x.md");
        assert_eq!(relative("", "a/x.md"), "a/x.md");
    }
}
