//! The same site for Zola, as its authors write one: `extra` for what templates show, sections and pages, links that Zola
//! checks and finds the way back by, and short templates. Its topics are the same Markdown.

use crate::fields::{self, slug};
use crate::synthetic::dialect::{Dialect, Target};
use crate::synthetic::names::{Term, Terms};
use crate::synthetic::qualification::{OVERVIEW_TITLES, Organisation, QUALIFICATIONS, Qualification, UNITS};
use crate::synthetic::topic::Topic;
use crate::synthetic::unit::{Outcome, Specification};
use crate::synthetic::{Place, RECORD, picture};
use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples/synthesise/zola");
static ASSETS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/assets");

/// All files of the site: path and text.
pub fn files(units: usize) -> impl Iterator<Item = (String, String)> {
    let terms = Terms::for_units(units);
    let qualifications =
        (0..units.div_ceil(UNITS)).flat_map(move |index| of_qualification(&Qualification::new(index, units)));
    let of_units = (1..=units).flat_map(move |unit| of_unit(Place { unit, of: units }, &terms));
    let of_terms = terms.all().map(|term| of_term(&term));
    of_site().into_iter().chain(of_terms).chain(qualifications).chain(of_units)
}

/// Configuration, templates, style sheets and single pages.
fn of_site() -> Vec<(String, String)> {
    let mut files = vec![page("_index", "A synthetic site", "index", "", "Made by a program.\n")];
    let about = "Nobody wrote this site. It holds everything that the format has.\n";
    files.push(page("about", "About this site", "page", "aliases: [old/about]\n", about));
    let guide = "Read [about this site](@/about.md) first.\n";
    files.push(page("guide/_index", "How it is made", "section", "", guide));
    let sorted = "sort_by: slug\npage_template: term.html\n";
    files.push(page("glossary/_index", "Glossary", "glossary", sorted, ""));
    fields::push_all(&FILES, "", &mut files);
    fields::push_all(&ASSETS, "static/assets/", &mut files);
    files
}

/// A page: its path, title and template, further front matter, text.
fn page(path: &str, title: &str, template: &str, front: &str, text: &str) -> (String, String) {
    let head = format!("---\ntitle: {title}\ntemplate: {template}.html\n{front}---\n\n");
    (format!("content/{path}.md"), head + text)
}

/// The further front matter that templates see.
fn extra(short: &str, fields: &str) -> String {
    let record: String = RECORD.lines().map(|line| format!("  {line}\n")).collect();
    format!("extra:\n  short: {short}\n{fields}{record}")
}

fn of_qualification(qualification: &Qualification) -> Vec<(String, String)> {
    let organisation = qualification.organisation();
    let folder = format!("{}/{}", organisation.folder_name(), qualification.folder_name());
    let fields = fields::of_qualification(qualification, |unit| format!("{}/_index.md", unit.folder()));
    let front = extra(&format!("Diploma {}", qualification.index + 1), &fields);
    let ([first, second, third], [for_whom, begin]) = (&qualification.overview, OVERVIEW_TITLES);
    let text = format!("{first}\n\n## {for_whom}\n\n{second}\n\n## {begin}\n\n{third}\n");
    let title = qualification.title();
    let mut files = vec![page(&format!("{folder}/_index"), &title, "qualification", &front, &text)];
    if qualification.index.is_multiple_of(QUALIFICATIONS) {
        files.push(of_organisation(&organisation));
    }
    files
}

fn of_organisation(organisation: &Organisation) -> (String, String) {
    let path = format!("{}/_index", organisation.folder_name());
    page(&path, &organisation.name(), "organisation", "", &(organisation.about() + "\n"))
}

fn of_unit(place: Place, terms: &Terms) -> Vec<(String, String)> {
    let (folder, specification) = (place.folder(), Specification::new(place));
    let unit = specification.unit();
    let topic = place.unit.is_multiple_of(3).then(|| Topic::of_unit(&specification, terms));
    let mut front = format!("description: {}\nsort_by: weight\n", unit.summary);
    if let Some(old) = &unit.formerly {
        front += &format!("aliases: [{}]\n", folder.replace(&place.folder_name(), &old.to_lowercase()));
    }
    front += &extra(&place.number(), &fields::of_unit(place, &unit));
    let text = topic.map(|topic| topic.text(&Zola { own_page: false })).unwrap_or_default();
    let mut files = vec![
        page(&format!("{folder}/_index"), &unit.title, "unit", &front, &text),
        (format!("content/{folder}/flow.svg"), picture(place)),
    ];
    files.extend(unit.outcomes.iter().map(|outcome| of_outcome(outcome, &specification, terms)));
    files
}

fn of_outcome(outcome: &Outcome, specification: &Specification, terms: &Terms) -> (String, String) {
    let topic = Topic::of_outcome(specification, outcome.number, terms);
    let (number, folder) = (outcome.number, specification.place.folder());
    let mut front = format!("weight: {number}\ndescription: {}\n", topic.synopsis);
    if number == 2 {
        front += &format!("aliases: [{folder}/lo9]\n");
    }
    front += &extra(&format!("LO{number}"), &fields::of_outcome(outcome));
    let text = topic.text(&Zola { own_page: true });
    page(&format!("{folder}/lo{number}"), &outcome.title, "outcome", &front, &text)
}

fn of_term(term: &Term) -> (String, String) {
    let link = |name: &str| format!("glossary/{}.md", slug(name));
    let mut front = String::new();
    if let Some(old) = &term.formerly {
        front = format!("aliases: [glossary/{}]\n", slug(old));
    }
    let fields = fields::of_term(term, link);
    if !fields.is_empty() {
        front += &format!("extra:\n{fields}");
    }
    let path = format!("glossary/{}", slug(&term.name));
    page(&path, &term.name, "term", &front, &format!("{}\n", term.definition))
}

/// How links are written.
struct Zola {
    /// Whether the text stands on the page of an outcome, and not of the unit.
    own_page: bool,
}

impl Dialect for Zola {
    fn link(&self, from: Place, to: &Target, words: Option<&str>) -> String {
        let (path, name) = match to {
            Target::Unit(unit) => (format!("{}/_index", unit.folder()), unit.number()),
            Target::Outcome(unit, outcome) => (format!("{}/lo{outcome}", unit.folder()), String::new()),
            Target::Criterion(unit, number) if unit.unit == from.unit && words.is_none() => {
                return self.served(from, number);
            }
            // Zola knows the anchors of texts, and those of criteria are in the template.
            Target::Criterion(unit, number) => {
                let outcome = number.split('.').next().unwrap_or_default();
                (format!("{}/lo{outcome}", unit.folder()), format!("AC{number}"))
            }
            Target::Term(name) => (format!("glossary/{}", slug(name)), name.clone()),
            Target::Guide => ("guide/_index".to_owned(), String::new()),
        };
        format!("[{}](@/{path}.md)", words.unwrap_or(&name))
    }

    fn served(&self, from: Place, criterion: &str) -> String {
        if self.own_page {
            return format!("[AC{criterion}](./#ac-{})", criterion.replace('.', "-"));
        }
        let outcome = criterion.split('.').next().unwrap_or_default();
        format!("[AC{criterion}](@/{}/lo{outcome}.md)", from.folder())
    }

    fn key_term(&self, from: Place, name: &str) -> Option<String> {
        Some(self.link(from, &Target::Term(name.to_owned()), None))
    }

    fn picture(&self) -> &'static str {
        if self.own_page { "../flow.svg" } else { "flow.svg" }
    }
}
