//! The same site for Hugo, as its authors write one: front matter for what templates show, a taxonomy for the glossary, links that
//! Hugo checks, and short templates. Its topics are the same Markdown.

use crate::fields;
use crate::synthetic::dialect::{Dialect, Target};
use crate::synthetic::names::{Term, Terms};
use crate::synthetic::qualification::{OVERVIEW_TITLES, Organisation, QUALIFICATIONS, Qualification, UNITS};
use crate::synthetic::topic::Topic;
use crate::synthetic::unit::{Outcome, Specification};
use crate::synthetic::{Place, RECORD, picture};
use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples/synthesise/hugo");
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
    let mut files = vec![page("_index", "A synthetic site", "", "", "Made by a program.\n")];
    let about = "Nobody wrote this site. It holds everything that the format has.\n";
    files.push(page("about", "About this site", "", "aliases: [/old/about.html]\n", about));
    let guide = "Read [about this site]({{< relref \"/about\" >}}) first.\n";
    files.push(page("guide/_index", "How it is made", "", "", guide));
    files.push(page("glossary/_index", "Glossary", "", "", ""));
    fields::push_all(&FILES, "", &mut files);
    fields::push_all(&ASSETS, "static/assets/", &mut files);
    files
}

/// A page: its path, title and type, further front matter, text.
fn page(path: &str, title: &str, kind: &str, front: &str, text: &str) -> (String, String) {
    let kind = if kind.is_empty() { String::new() } else { format!("type: {kind}\n") };
    (format!("content/{path}.md"), format!("---\ntitle: {title}\n{kind}{front}---\n\n{text}"))
}

fn of_qualification(qualification: &Qualification) -> Vec<(String, String)> {
    let organisation = qualification.organisation();
    let folder = format!("{}/{}", organisation.folder_name(), qualification.folder_name());
    let fields = fields::of_qualification(qualification, |unit| format!("/{}", unit.folder()));
    let front = format!("linkTitle: Diploma {}\nparams:\n{fields}{RECORD}", qualification.index + 1);
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
    let mut front = format!("linkTitle: {}\ndescription: {}\n", place.number(), unit.summary);
    if let Some(old) = &unit.formerly {
        let address = folder.replace(&place.folder_name(), &old.to_lowercase());
        front += &format!("aliases: [/{address}.html]\n");
    }
    front += &glossary(topic.as_ref());
    front += &format!("params:\n{}{RECORD}", fields::of_unit(place, &unit));
    let text = topic.map(|topic| topic.text(&Hugo { own_page: false })).unwrap_or_default();
    let mut files = vec![
        page(&format!("{folder}/_index"), &unit.title, "unit", &front, &text),
        (format!("content/{folder}/flow.svg"), picture(place)),
    ];
    files.extend(unit.outcomes.iter().map(|outcome| of_outcome(outcome, &specification, terms)));
    files
}

fn of_outcome(outcome: &Outcome, specification: &Specification, terms: &Terms) -> (String, String) {
    let topic = Topic::of_outcome(specification, outcome.number, terms);
    let number = outcome.number;
    let mut front = format!("linkTitle: LO{number}\nweight: {number}\ndescription: {}\n", topic.synopsis);
    if number == 2 {
        front += "aliases: [lo9.html]\n";
    }
    front += &glossary(Some(&topic));
    front += &format!("params:\n{}{RECORD}", fields::of_outcome(outcome));
    let path = format!("{}/lo{number}", specification.place.folder());
    page(&path, &outcome.title, "outcome", &front, &topic.text(&Hugo { own_page: true }))
}

/// The terms that a topic explains.
fn glossary(topic: Option<&Topic>) -> String {
    topic.map_or_else(String::new, |topic| format!("glossary: [{}]\n", topic.key_terms.join(", ")))
}

fn of_term(term: &Term) -> (String, String) {
    let link = |name: &str| format!("/glossary/{}", fields::slug(name));
    let mut front = String::new();
    if let Some(old) = &term.formerly {
        front = format!("aliases: [/glossary/{}.html]\n", fields::slug(old));
    }
    let fields = fields::of_term(term, link);
    if !fields.is_empty() {
        front += &format!("params:\n{fields}");
    }
    let path = format!("glossary/{}/_index", fields::slug(&term.name));
    page(&path, &term.name, "", &front, &format!("{}\n", term.definition))
}

/// How links are written.
struct Hugo {
    /// Whether the criteria that a text names stand on its own page.
    own_page: bool,
}

impl Dialect for Hugo {
    fn link(&self, from: Place, to: &Target, words: Option<&str>) -> String {
        let (path, name) = match to {
            Target::Unit(unit) => (format!("/{}", unit.folder()), unit.number()),
            Target::Outcome(unit, outcome) => (format!("/{}/lo{outcome}", unit.folder()), String::new()),
            Target::Criterion(unit, number) if unit.unit == from.unit && words.is_none() => {
                return self.served(from, number);
            }
            Target::Criterion(unit, number) => {
                let (outcome, anchor) = (number.split('.').next().unwrap_or_default(), anchor(number));
                (format!("/{}/lo{outcome}{anchor}", unit.folder()), format!("AC{number}"))
            }
            Target::Term(name) => (format!("/glossary/{}", fields::slug(name)), name.clone()),
            Target::Guide => ("/guide".to_owned(), String::new()),
        };
        format!("[{}]({{{{< relref \"{path}\" >}}}})", words.unwrap_or(&name))
    }

    fn served(&self, from: Place, criterion: &str) -> String {
        let anchor = anchor(criterion);
        if self.own_page {
            return format!("[AC{criterion}]({anchor})");
        }
        let outcome = criterion.split('.').next().unwrap_or_default();
        format!("[AC{criterion}]({{{{< relref \"/{}/lo{outcome}{anchor}\" >}}}})", from.folder())
    }

    fn key_term(&self, _: Place, _: &str) -> Option<String> {
        None // The template shows them, with what they mean.
    }
}

fn anchor(criterion: &str) -> String {
    format!("#ac-{}", criterion.replace('.', "-"))
}
