//! The pages of an edition, each with what it was written in: for people who look for the place to change.

use super::Edition;
use crate::plan::PageRef;
use crate::source::Place;

/// One page of a site, for its authors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Its path in the output.
    pub path: &'a str,
    /// What it is about.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it is left out of a site without drafts.
    pub draft: bool,
    /// What it was written in, the nearest first.
    pub written: Vec<Written>,
}

/// Something that a page was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where.
    pub place: Place,
    /// Whether it is left out without drafts, though the page is there: a topic, for example.
    pub draft: bool,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum Kind {
    Home,
    Organisation,
    Qualification,
    List,
    Unit,
    Outcome,
    Pack,
    Overlaps,
    Glossary,
    Term,
    Instrument,
    Verb,
    Plain,
    Statement,
    NotFound,
    Redirect,
}

impl Edition {
    /// All pages, in the order of the plan.
    pub fn listing(&self) -> impl Iterator<Item = Listed<'_>> {
        let drafts = self.draft_folders();
        self.plan.pages().iter().map(move |&page| {
            let mut listed = self.listed(page);
            listed.draft |= drafts.iter().any(|folder| listed.path.starts_with(folder));
            listed
        })
    }

    /// Folders of the output that are left out with everything in them; each ends in `/`.
    fn draft_folders(&self) -> Vec<String> {
        let site = self.plan.site();
        let organisations = site.organisations.iter().filter(|(_, row)| row.record.draft);
        let qualifications = site.qualifications.iter().filter(|(_, row)| row.record.draft);
        let units = site.units.iter().filter(|(_, row)| row.record.draft);
        let pages = organisations.map(|(id, _)| PageRef::Organisation(id));
        let pages = pages.chain(qualifications.map(|(id, _)| PageRef::Qualification(id)));
        let pages = pages.chain(units.map(|(id, _)| PageRef::Unit(id)));
        pages.map(|page| folder(self.plan.path(page)).to_owned()).collect()
    }

    fn listed(&self, page: PageRef) -> Listed<'_> {
        let site = self.plan.site();
        let (kind, title, draft) = match page {
            PageRef::Home => (Kind::Home, site.settings.title.clone(), false),
            PageRef::Organisation(id) => (Kind::Organisation, site.organisations[id].name.clone(), false),
            PageRef::Qualification(id) => (Kind::Qualification, site.qualifications[id].title.clone(), false),
            PageRef::List(list, id, part) => {
                let name = list.name().replace('-', " ");
                (Kind::List, format!("{}: {name} {}", site.qualifications[id].title, part + 1), false)
            }
            PageRef::Unit(id) => {
                let unit = &site.units[id];
                (Kind::Unit, format!("{} {}", unit.number, unit.title), false)
            }
            PageRef::Outcome(id) => {
                let outcome = &site.outcomes[id];
                (Kind::Outcome, format!("LO{} {}", outcome.number, outcome.title), false)
            }
            PageRef::Pack(pack, id) => {
                (Kind::Pack, format!("{} to print: {}", site.units[id].number, pack.kind.name()), false)
            }
            PageRef::Overlaps(_) => (Kind::Overlaps, "Evidence once, claim many".to_owned(), false),
            PageRef::Glossary => (Kind::Glossary, "Glossary".to_owned(), false),
            PageRef::Instruments => (Kind::Instrument, "Instruments".to_owned(), false),
            PageRef::Instrument(id) => {
                let row = &site.instruments[id];
                (Kind::Instrument, row.name.clone(), row.record.draft)
            }
            PageRef::Verbs => (Kind::Verb, "Command verbs".to_owned(), false),
            PageRef::Verb(id) => (Kind::Verb, site.verbs[id].name.clone(), false),
            PageRef::Term(id) => (Kind::Term, site.terms[id].name.clone(), site.terms[id].record.draft),
            PageRef::Plain(id) => (Kind::Plain, site.pages[id].title.clone(), site.pages[id].record.draft),
            PageRef::Accessibility => (Kind::Statement, "Accessibility".to_owned(), false),
            PageRef::Privacy => (Kind::Statement, "Privacy".to_owned(), false),
            PageRef::NotFound => (Kind::NotFound, "Page not found".to_owned(), false),
            PageRef::Redirect(row) => (Kind::Redirect, site.redirects[row].from.clone(), false),
        };
        Listed { path: self.plan.path(page), title, kind, draft, written: self.written(page) }
    }

    fn written(&self, page: PageRef) -> Vec<Written> {
        let (site, places) = (self.plan.site(), &self.places);
        let at = |place: Option<&Place>| place.map(|&place| Written { place, draft: false }).into_iter();
        match page {
            PageRef::Home => {
                let draft = site.home.record.draft;
                self.input("content/index.md", draft)
                    .into_iter()
                    .chain(self.input("content/site.yaml", false))
                    .collect()
            }
            PageRef::Organisation(id) => at(places.organisations.get(id.row())).collect(),
            // Written in many files; each entry links to the page that has it.
            PageRef::List(..) => Vec::new(),
            PageRef::Qualification(id) => {
                let place = places.qualifications.get(id.row());
                let overview = place.and_then(|place| self.beside(*place, &["overview"], false));
                at(place).chain(overview).collect()
            }
            PageRef::Unit(id) => {
                let place = places.units.get(id.row());
                let topic = site.unit_topics[id].map(|topic| site.topics[topic].record.draft);
                let topic =
                    topic.zip(place).and_then(|(draft, place)| self.beside(*place, &["topic"], draft));
                topic.into_iter().chain(at(place)).collect()
            }
            PageRef::Outcome(id) => {
                let (outcome, place) = (&site.outcomes[id], places.outcomes.get(id.row()));
                let topic = site.outcome_topics[id].map(|topic| site.topics[topic].record.draft);
                let number = outcome.number.as_str();
                let stems = [format!("lo{number}"), format!("lo-{number}")];
                let stems = stems.each_ref().map(String::as_str);
                let topic = topic.zip(place).and_then(|(draft, place)| self.beside(*place, &stems, draft));
                topic.into_iter().chain(at(place)).collect()
            }
            PageRef::Pack(_, id) => at(places.units.get(id.row())).collect(),
            PageRef::Glossary => self.input("content/glossary.yaml", false).into_iter().collect(),
            PageRef::Term(id) => at(places.terms.get(id.row())).collect(),
            PageRef::Instruments => self.input("content/instruments.yaml", false).into_iter().collect(),
            PageRef::Instrument(id) => at(places.instruments.get(id.row())).collect(),
            PageRef::Verbs => self.input("content/verbs.yaml", false).into_iter().collect(),
            PageRef::Verb(id) if site.verbs[id].built_in => Vec::new(),
            PageRef::Verb(id) => at(places.verbs.get(id.row())).collect(),
            PageRef::Plain(id) => at(places.pages.get(id.row())).collect(),
            PageRef::Accessibility | PageRef::Privacy => {
                self.input("content/site.yaml", false).into_iter().collect()
            }
            PageRef::NotFound | PageRef::Overlaps(_) => Vec::new(),
            PageRef::Redirect(row) => at(Some(&site.redirects[row].place)).collect(),
        }
    }

    /// The file of one of these names in the folder of `place`, in either form.
    fn beside(&self, place: Place, stems: &[&str], draft: bool) -> Option<Written> {
        let folder = folder(self.inputs.get(place.file)?.path());
        let names = stems.iter().flat_map(|stem| {
            [".md", ".yaml"].into_iter().flat_map(move |ending| {
                [format!("{folder}{stem}{ending}"), format!("{folder}{}{ending}", stem.to_uppercase())]
            })
        });
        names.into_iter().find_map(|path| self.input(&path, draft))
    }

    fn input(&self, path: &str, draft: bool) -> Option<Written> {
        self.inputs.find(path).map(|file| Written { place: Place::file(file.id()), draft })
    }
}

/// The part of a path up to its last `/`.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Options, Session};
    use crate::diagnostic::render::human;
    use crate::source::Inputs;

    const SITE: [(&str, &str); 9] = [
        ("content/site.yaml", "title: Site\nlanguage: en-GB\n"),
        ("content/index.md", "Welcome.\n"),
        ("content/notes.md", "---\ndraft: true\nformerly: [old]\n---\n# Notes\n\nText.\n"),
        ("content/o/organisation.yaml", "name: O\n"),
        (
            "content/o/q/qualification.yaml",
            "number: 600/0000/0\ntitle: Q\nlevel: 2\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [U-01]\n",
        ),
        ("content/o/q/overview.md", "Overview.\n"),
        (
            "content/o/q/u/unit.yaml",
            "number: U-01\ntitle: Unit\nlevel: 2\ndraft: true\noutcomes:\n  1:\n    title: Understand it\n    criteria:\n      1.1: Explain it\n",
        ),
        ("content/o/q/u/topic.yaml", "synopsis: All of it.\n"),
        ("content/o/q/u/lo1.md", "---\ndraft: true\n---\nIn short.\n"),
    ];

    #[test]
    fn every_page_is_listed_with_its_files() {
        let inputs = Inputs::from_texts(SITE);
        let prepared = Session::default().prepare(&inputs, &Options { drafts: true }).unwrap();
        let Some(edition) = prepared.edition else {
            panic!("{}", human::render(&prepared.diagnostics, &inputs, false))
        };
        let line = |listed: Listed<'_>| {
            let file = |written: &Written| {
                let path = inputs.get(written.place.file).unwrap().path().trim_start_matches("content/");
                format!("{path}{}", if written.draft { "*" } else { "" })
            };
            let files: Vec<String> = listed.written.iter().map(file).collect();
            let draft = if listed.draft { " draft" } else { "" };
            format!("{}{draft}: {} [{}]", listed.path, listed.title, files.join(" "))
        };
        let lines: Vec<String> = edition.listing().map(line).collect();
        assert_eq!(
            lines,
            [
                "index.html: Site [index.md site.yaml]",
                "o/index.html: O [o/organisation.yaml]",
                "o/q/index.html: Q [o/q/qualification.yaml o/q/overview.md]",
                "o/q/u/index.html draft: U-01 Unit [o/q/u/topic.yaml o/q/u/unit.yaml]",
                "o/q/u/lo1.html draft: LO1 Understand it [o/q/u/lo1.md* o/q/u/unit.yaml]",
                "o/q/u/checklist.html draft: U-01 to print: checklist [o/q/u/unit.yaml]",
                "o/q/u/tracker.html draft: U-01 to print: tracker [o/q/u/unit.yaml]",
                "notes.html draft: Notes [notes.md]",
                "404.html: Page not found []",
                "old.html: old.html [notes.md]",
            ]
        );
    }
}
