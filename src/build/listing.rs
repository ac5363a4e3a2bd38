//! The pages of an edition, each with what it was written in: for people who look for the place to change.

use super::Edition;
use crate::model::{Id, Resolved, Target, Topic};
use crate::plan::PageRef;
use crate::source::{Place, folder};

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
            let target = self.target(page);
            let path = target.map_or(listed.path, |target| self.plan.path(target));
            listed.draft |= drafts.iter().any(|folder| path.starts_with(folder));
            listed.draft |= target.is_some_and(|target| self.listed(target).draft);
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

    /// The page that an old address leads to. Without drafts it is left out when that page is.
    fn target(&self, page: PageRef) -> Option<PageRef> {
        let PageRef::Redirect(row) = page else { return None };
        let site = self.plan.site();
        match &site.redirects[row].to {
            Target::Term(id) => Some(PageRef::Term(*id)),
            Target::Page(id, _) => Some(PageRef::Plain(*id)),
            Target::Unit(id, _) => Some(PageRef::Unit(*id)),
            Target::Outcome(id, _) => Some(PageRef::Outcome(*id)),
            Target::Criterion(id) => Some(PageRef::Outcome(site.criteria[*id].outcome)),
            _ => None,
        }
    }

    fn written(&self, page: PageRef) -> Vec<Written> {
        let (site, places) = (self.plan.site(), &self.places);
        let at = |place: Option<&Place>| place.map(|&place| Written { place, draft: false }).into_iter();
        match page {
            PageRef::Home => {
                let draft = site.home.record.draft;
                self.markdown("content/index.", draft)
                    .into_iter()
                    .chain(self.input("content/site.yaml", false))
                    .collect()
            }
            PageRef::Organisation(id) => at(places.organisations.get(id.row())).collect(),
            // Written in many files; each entry links to the page that has it.
            PageRef::List(..) => Vec::new(),
            PageRef::Qualification(id) => {
                let place = places.qualifications.get(id.row());
                at(place).chain(place.and_then(|place| self.overview(*place))).collect()
            }
            PageRef::Unit(id) => {
                self.topic(site.unit_topics[id]).into_iter().chain(at(places.units.get(id.row()))).collect()
            }
            PageRef::Outcome(id) => {
                let topic = self.topic(site.outcome_topics[id]);
                topic.into_iter().chain(at(places.outcomes.get(id.row()))).collect()
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

    /// The file of a topic.
    fn topic(&self, topic: Option<Id<Topic<Resolved>>>) -> Option<Written> {
        let topic = topic?;
        let place = *self.places.topics.get(topic.row())?;
        Some(Written { place, draft: self.plan.site().topics[topic].record.draft })
    }

    /// The overview of a qualification that was written at `place`.
    fn overview(&self, place: Place) -> Option<Written> {
        self.markdown(&format!("{}overview.", folder(self.inputs.get(place.file)?.path())), false)
    }

    /// The Markdown of this path up to the dot: its ending may be written in capitals.
    fn markdown(&self, start: &str, draft: bool) -> Option<Written> {
        let mut files = self.inputs.below(start).iter();
        let file = files.find(|file| file.path()[start.len()..].eq_ignore_ascii_case("md"))?;
        Some(Written { place: Place::file(file.id()), draft })
    }

    fn input(&self, path: &str, draft: bool) -> Option<Written> {
        self.inputs.find(path).map(|file| Written { place: Place::file(file.id()), draft })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Options, Session};
    use crate::diagnostic::render::human;
    use crate::source::Inputs;

    const SITE: [(&str, &str); 9] = [
        ("content/site.yaml", "title: Site\nlanguage: en-GB\n"),
        ("content/index.Md", "Welcome.\n"),
        ("content/notes.md", "---\ndraft: true\nformerly: [old]\n---\n# Notes\n\nText.\n"),
        ("content/o/organisation.yaml", "name: O\n"),
        (
            "content/o/q/qualification.yaml",
            "number: 600/0000/0\ntitle: Q\nlevel: 2\ngroups:\n  A:\n    kind: mandatory\n    rule: all\n    units: [U-01]\n",
        ),
        ("content/o/q/overview.MD", "Overview.\n"),
        (
            "content/o/q/u/unit.yaml",
            "number: U-01\nformerly: [older]\ntitle: Unit\nlevel: 2\ndraft: true\noutcomes:\n  1:\n    title: Understand it\n    criteria:\n      1.1: Explain it\n",
        ),
        ("content/o/q/u/TOPIC.yaml", "synopsis: All of it.\n"),
        ("content/o/q/u/LO1.MD", "---\ndraft: true\n---\nIn short.\n"),
    ];

    #[test]
    fn every_page_is_listed_with_its_files() {
        let inputs = Inputs::from_texts(SITE);
        let prepared =
            Session::default().prepare(&inputs, &Options { drafts: true, ..Options::default() }).unwrap();
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
                "index.html: Site [index.Md site.yaml]",
                "o/index.html: O [o/organisation.yaml]",
                "o/q/index.html: Q [o/q/qualification.yaml o/q/overview.MD]",
                "o/q/coverage.html: Q: coverage 1 []",
                "o/q/u/index.html draft: U-01 Unit [o/q/u/TOPIC.yaml o/q/u/unit.yaml]",
                "o/q/u/lo1.html draft: LO1 Understand it [o/q/u/LO1.MD* o/q/u/unit.yaml]",
                "o/q/u/checklist.html draft: U-01 to print: checklist [o/q/u/unit.yaml]",
                "o/q/u/tracker.html draft: U-01 to print: tracker [o/q/u/unit.yaml]",
                "verbs/index.html: Command verbs []",
                "verbs/explain.html: Explain []",
                "notes.html draft: Notes [notes.md]",
                "accessibility.html: Accessibility [site.yaml]",
                "privacy.html: Privacy [site.yaml]",
                "404.html: Page not found []",
                "o/q/older/index.html draft: o/q/older/index.html [o/q/u/unit.yaml]",
                "o/q/older/lo1.html draft: o/q/older/lo1.html [o/q/u/unit.yaml]",
                "old.html draft: old.html [notes.md]",
            ]
        );
    }
}
