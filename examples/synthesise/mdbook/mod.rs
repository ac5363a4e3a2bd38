//! The same site for mdBook: a book whose chapters are the qualifications, with a chapter for each unit, outcome and term. It has no
//! templates for data, so what our `unit.yaml` says is written out as Markdown, as its authors do.

use crate::fields::slug;
use crate::synthetic::dialect::{Dialect, Target};
use crate::synthetic::names::{Term, Terms};
use crate::synthetic::qualification::{OVERVIEW_TITLES, QUALIFICATIONS, Qualification, UNITS};
use crate::synthetic::topic::Topic;
use crate::synthetic::unit::{Criterion, Kind, Outcome, Specification, TAIL, Unit};
use crate::synthetic::{Place, picture};
use std::fmt::Write;

const CONFIGURATION: &str = "[book]\ntitle = \"A synthetic site\"\nlanguage = \"en\"\n\n\
    [output.html.search]\nenable = false\n\n[output.html.redirect]\n";

/// All files of the site: path and text.
pub fn files(units: usize) -> impl Iterator<Item = (String, String)> {
    let terms = Terms::for_units(units);
    let of_site = [
        ("book.toml".to_owned(), CONFIGURATION.to_owned() + &redirects(units)),
        ("src/SUMMARY.md".to_owned(), summary(units, terms)),
        page("index", "A synthetic site", "Made by a program.\n"),
        page("about", "About this site", "Nobody wrote this site.\n"),
        page("guide/index", "How it is made", "Read [about this site](../about.md) first.\n"),
        page("glossary/index", "Glossary", "Words of the trade.\n"),
    ];
    let qualifications = (0..units.div_ceil(UNITS)).flat_map(move |index| of_qualification(index, units));
    let of_units = (1..=units).flat_map(move |unit| of_unit(Place { unit, of: units }, &terms));
    let of_terms = terms.all().map(|term| of_term(&term));
    of_site.into_iter().chain(of_terms).chain(qualifications).chain(of_units)
}

fn page(path: &str, title: &str, text: &str) -> (String, String) {
    (format!("src/{path}.md"), format!("# {title}\n\n{text}"))
}

/// The table of contents, which is the order of the book.
fn summary(units: usize, terms: Terms) -> String {
    let mut text = "# Summary\n\n[A synthetic site](index.md)\n\n- [About](about.md)\n- [How it is made](guide/index.md)\n"
        .to_owned();
    for index in 0..units.div_ceil(UNITS) {
        let qualification = Qualification::new(index, units);
        let organisation = qualification.organisation();
        let above = organisation.folder_name();
        if index.is_multiple_of(QUALIFICATIONS) {
            let _ = writeln!(text, "- [{}]({above}/index.md)", organisation.name());
        }
        let folder = qualification.folder_name();
        let _ = writeln!(text, "  - [{}]({above}/{folder}/index.md)", qualification.title());
        for unit in (index * UNITS + 1..=units).take(UNITS) {
            push_unit(Place { unit, of: units }, &mut text);
        }
    }
    text.push_str("- [Glossary](glossary/index.md)\n");
    for term in terms.all() {
        let _ = writeln!(text, "  - [{}](glossary/{}.md)", term.name, slug(&term.name));
    }
    text
}

fn push_unit(place: Place, text: &mut String) {
    let (folder, unit) = (place.folder(), Specification::new(place).unit());
    let _ = writeln!(text, "    - [{} {}]({folder}/index.md)", place.number(), unit.title);
    for outcome in unit.outcomes {
        let number = outcome.number;
        let _ = writeln!(text, "      - [LO{number} {}]({folder}/lo{number}.md)", outcome.title);
    }
}

fn redirects(units: usize) -> String {
    let of_unit = |unit| format!("\"/{0}/lo9.html\" = \"lo2.html\"\n", Place { unit, of: units }.folder());
    (1..=units).map(of_unit).collect()
}

fn of_qualification(index: usize, units: usize) -> Vec<(String, String)> {
    let qualification = Qualification::new(index, units);
    let organisation = qualification.organisation();
    let [rules, progression, entry] = &qualification.remarks;
    let ([first, second, third], [for_whom, begin]) = (&qualification.overview, OVERVIEW_TITLES);
    let mut text = format!("{first}\n\n## {for_whom}\n\n{second}\n\n## {begin}\n\n{third}\n\n{rules}\n");
    for group in &qualification.groups {
        let _ = write!(text, "\n## Group {}\n\n", group.key);
        for unit in &group.units {
            let _ = writeln!(text, "- [{}](../../{}/index.md)", unit.number(), unit.folder());
        }
    }
    let _ = write!(text, "\n{progression}\n\n{entry}\n");
    let above = organisation.folder_name();
    let folder = format!("{above}/{}", qualification.folder_name());
    let mut files = vec![page(&format!("{folder}/index"), &qualification.title(), &text)];
    if index.is_multiple_of(QUALIFICATIONS) {
        files.push(page(&format!("{above}/index"), &organisation.name(), &(organisation.about() + "\n")));
    }
    files
}

fn of_unit(place: Place, terms: &Terms) -> Vec<(String, String)> {
    let (folder, specification) = (place.folder(), Specification::new(place));
    let unit = specification.unit();
    let mut text = facts(&unit);
    for outcome in &unit.outcomes {
        let number = outcome.number;
        let _ = write!(text, "\n## [LO{number}](lo{number}.md) {}\n\n", outcome.title);
        for criterion in &outcome.criteria {
            let Criterion { number: of, text: words, .. } = criterion;
            let _ = writeln!(text, "- [AC{of}](lo{number}.md{}) {words}", anchor(of));
        }
    }
    if place.unit.is_multiple_of(3) {
        text.push('\n');
        text += &Topic::of_unit(&specification, terms).text(&MdBook { own_page: false });
    }
    let title = format!("{} {}", place.number(), unit.title);
    let mut files = vec![
        page(&format!("{folder}/index"), &title, &text),
        (format!("src/{folder}/flow.svg"), picture(place)),
    ];
    files.extend(unit.outcomes.iter().map(|outcome| of_outcome(outcome, &specification, terms)));
    files
}

fn facts(unit: &Unit) -> String {
    let Unit { summary, credits, glh, guidance, settings, .. } = unit;
    let settings = settings.join(", ");
    format!(
        "{summary}\n\nLevel 3 · {credits} credits · {glh} hours\n\n{guidance}\n\nSettings may include: {settings}.\n"
    )
}

fn of_outcome(outcome: &Outcome, specification: &Specification, terms: &Terms) -> (String, String) {
    let mut text = outcome.guidance.as_ref().map_or_else(String::new, |guidance| format!("{guidance}\n\n"));
    outcome.criteria.iter().for_each(|criterion| push_criterion(criterion, &mut text));
    text += &Topic::of_outcome(specification, outcome.number, terms).text(&MdBook { own_page: true });
    let path = format!("{}/lo{}", specification.place.folder(), outcome.number);
    page(&path, &format!("LO{} {}", outcome.number, outcome.title), &text)
}

fn push_criterion(criterion: &Criterion, text: &mut String) {
    let Criterion { number, text: words, kind, .. } = criterion;
    let _ = write!(text, "## AC{number} {words} {{{}}}\n\n", anchor(number));
    let _ = match kind {
        Kind::Plain => Ok(()),
        Kind::Items([one, two, three, inner, last]) => {
            write!(text, "- {one}\n- {two}\n- {three}\n  - {inner}\n  - {last}\n\n… {TAIL}\n\n")
        }
        Kind::Covers([one, two]) => write!(text, "This covers\n\n- {one}\n- {two}\n\n"),
        Kind::Guided(guidance) => write!(text, "{guidance}\n\n"),
    };
}

fn of_term(term: &Term) -> (String, String) {
    let mut text = format!("{}\n", term.definition);
    if let Some(expansion) = &term.expansion {
        let _ = write!(text, "\nShort for: {expansion}\n");
    }
    if let Some(see) = &term.see {
        let _ = write!(text, "\nSee also [{see}]({}.md)\n", slug(see));
    }
    page(&format!("glossary/{}", slug(&term.name)), &term.name, &text)
}

/// How links are written.
struct MdBook {
    /// Whether the text stands on the page of an outcome, and not of the unit.
    own_page: bool,
}

impl Dialect for MdBook {
    fn link(&self, from: Place, to: &Target, words: Option<&str>) -> String {
        let (path, name) = match to {
            Target::Unit(unit) => (format!("{}/index.md", unit.folder()), unit.number()),
            Target::Outcome(unit, outcome) => (format!("{}/lo{outcome}.md", unit.folder()), String::new()),
            Target::Criterion(unit, number) if unit.unit == from.unit && words.is_none() => {
                return self.served(from, number);
            }
            Target::Criterion(unit, number) => {
                (format!("{}/{}", unit.folder(), address(number)), format!("AC{number}"))
            }
            Target::Term(name) => (format!("glossary/{}.md", slug(name)), name.clone()),
            Target::Guide => ("guide/index.md".to_owned(), String::new()),
        };
        format!("[{}](../../../{path})", words.unwrap_or(&name))
    }

    fn served(&self, _: Place, criterion: &str) -> String {
        let address = if self.own_page { anchor(criterion) } else { address(criterion) };
        format!("[AC{criterion}]({address})")
    }

    fn key_term(&self, from: Place, name: &str) -> Option<String> {
        Some(self.link(from, &Target::Term(name.to_owned()), None))
    }
}

/// `#ac-1-2`
fn anchor(criterion: &str) -> String {
    format!("#ac-{}", criterion.replace('.', "-"))
}

/// `lo1.md#ac-1-2`
fn address(criterion: &str) -> String {
    format!("lo{}.md{}", criterion.split('.').next().unwrap_or_default(), anchor(criterion))
}
