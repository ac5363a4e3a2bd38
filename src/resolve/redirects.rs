//! Old addresses. They are facts of the content: what `formerly:` says, in the shape that addresses have.

use super::fold::above;
use super::links::Linker;
use super::names::UnitName;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{CriterionNumber, Id, Outcome, Page, Redirect, Target, Term, Unit, slug};
use crate::parse::authored;
use crate::source::{Place, Placed};

/// The old names of a term.
pub(super) fn of_term(id: Id<Term>, formerly: &[Placed<String>], linker: &mut Linker<'_>) -> Vec<Redirect> {
    let address = |old: &str| Some(slug(old)).filter(|slug| !slug.is_empty());
    let address = |old: &str| address(old).map(|slug| format!("glossary/{slug}.html"));
    redirects(formerly, address, &Target::Term(id), linker)
}

/// The old paths of a page.
pub(super) fn of_page(id: Id<Page>, formerly: &[Placed<String>], linker: &mut Linker<'_>) -> Vec<Redirect> {
    let address = |old: &str| is_path(old).then(|| old_page(old));
    redirects(formerly, address, &Target::Page(id, None), linker)
}

fn redirects(
    formerly: &[Placed<String>],
    address: impl Fn(&str) -> Option<String>,
    to: &Target,
    linker: &mut Linker<'_>,
) -> Vec<Redirect> {
    let mut found = Vec::with_capacity(formerly.len());
    for old in formerly {
        match address(&old.value) {
            Some(from) => found.push(Redirect { from, to: to.clone(), place: old.place }),
            None => linker.report(bad_old_path(old)),
        }
    }
    found
}

/// The old folders of a unit with a page for each outcome, and the old numbers of its outcomes.
pub(super) fn of_unit(id: Id<Unit>, unit: &authored::Unit, name: &UnitName) -> Vec<Redirect> {
    let above = above(&unit.folder);
    let named = unit.formerly.iter().filter(|old| !slug(&old.value).is_empty());
    let old_folders: Vec<(String, Place)> =
        named.map(|old| (format!("{above}/{}", slug(&old.value)), old.place)).collect();
    let mut found = Vec::new();
    for (folder, place) in &old_folders {
        found.push(Redirect {
            from: format!("{folder}/index.html"),
            to: Target::Unit(id, None),
            place: *place,
        });
    }
    for (at, outcome) in unit.outcomes.iter().enumerate() {
        let id = name.outcome_at(at);
        found.extend(outcome.formerly.iter().map(|old| of_outcome(id, &unit.folder, &old.value, old.place)));
        for (folder, place) in &old_folders {
            let numbers = [&outcome.number].into_iter().chain(&outcome.formerly);
            found.extend(numbers.map(|number| of_outcome(id, folder, &number.value, *place)));
        }
    }
    found
}

fn of_outcome(id: Id<Outcome>, folder: &str, number: &CriterionNumber, place: Place) -> Redirect {
    let from = format!("{folder}/lo{}.html", number.dashed());
    Redirect { from, to: Target::Outcome(id, None), place }
}

/// Whether an old address is a path of names, below the site.
fn is_path(written: &str) -> bool {
    let name =
        |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '?', '#']);
    written.split('/').all(name)
}

fn bad_old_path(old: &Placed<String>) -> Diagnostic {
    let message = format!("`{}` is not an address below this site", old.value);
    Diagnostic::new(&rules::BAD_VALUE, old.place, message)
        .help("write the path as it was, such as guide/old-name.html")
}

/// `old/path.md` and `old/path` lead from `old/path.html`.
fn old_page(written: &str) -> String {
    let stem = written.strip_suffix(".html").or_else(|| written.strip_suffix(".md")).unwrap_or(written);
    format!("{stem}.html")
}
