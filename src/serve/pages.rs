//! The list of all pages, drafts among them, each with the files that it was written in.

use super::address::{address, field};
use super::http::Response;
use super::moment::Moment;
use super::page::{self, escaped};
use crate::build::{Edition, Kind, Listed};
use crate::diagnostic::render::counted;
use crate::diagnostic::render::mistake::{At, Finder};
use crate::source::Inputs;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many pages are listed at a time: a browser shows them at once.
const MOST: usize = 2000;

/// The list, or that part of it that holds the word `q` of the query.
pub(super) fn respond(moment: &Moment, query: &str) -> Response {
    let Some(edition) = &moment.edition else { return page::nothing_yet(moment, "") };
    let word = field(query, "q").unwrap_or_default();
    page::response(200, Page::new(edition, word.trim()).html().into_bytes())
}

/// What the page shows.
struct Page<'a> {
    edition: &'a Edition,
    word: &'a str,
    /// Pages by group.
    groups: BTreeMap<(u8, String), Vec<Row<'a>>>,
    all: usize,
    drafts: usize,
    /// How many fit the word, and how many of them are listed.
    found: usize,
    listed: usize,
}

struct Row<'a> {
    page: Listed<'a>,
    /// Where it was written, and whether that is a draft.
    written: Vec<(At, bool)>,
}

impl<'a> Page<'a> {
    fn new(edition: &'a Edition, word: &'a str) -> Self {
        let (groups, (all, drafts, found, listed)) = (BTreeMap::new(), (0, 0, 0, 0));
        let mut made = Page { edition, word, groups, all, drafts, found, listed };
        let mut finder = Finder::new(edition.inputs());
        let word = word.to_lowercase();
        for page in edition.listing() {
            made.all += 1;
            made.drafts += usize::from(page.draft);
            if !fits(&page, edition.inputs(), &word) {
                continue;
            }
            made.found += 1;
            if made.listed < MOST {
                made.listed += 1;
                let written =
                    page.written.iter().map(|written| (finder.at(written.place), written.draft)).collect();
                made.groups.entry(group(&page)).or_default().push(Row { page, written });
            }
        }
        made
    }

    fn html(&self) -> String {
        let title = escaped(&self.edition.plan().site().settings.title);
        let drafts =
            if self.drafts == 0 { String::new() } else { format!(", {}", counted(self.drafts, "draft")) };
        let mut out = format!(
            "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>All pages – {title}</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"stylesheet\" href=\"/.syllabus/pages.css\">\n\
             <script defer src=\"/.syllabus/pages.js\"></script>\n</head>\n<body>\n<main>\n<h1>All pages</h1>\n\
             <p>{} of <a href=\"/\">{title}</a>{drafts}. The files that a page is written in stand beside it.</p>\n",
            counted(self.all, "page")
        );
        self.form(&mut out);
        for ((_, name), rows) in &self.groups {
            self.group(name, rows, &mut out);
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    /// The filter works without a script; a script makes it quick where all pages are on this one.
    fn form(&self, out: &mut String) {
        let complete = if self.listed == self.all { " data-complete" } else { "" };
        let _ = write!(
            out,
            "<form action=\"/.syllabus/pages\"{complete}>\n<label for=\"q\">Filter by title, address or file</label>\n\
             <input type=\"search\" id=\"q\" name=\"q\" value=\"{}\" autocomplete=\"off\">\n\
             <button>Filter</button>\n</form>\n<p id=\"status\" role=\"status\">",
            escaped(self.word)
        );
        if self.listed < self.found {
            let _ = write!(
                out,
                "{} of {} are listed. Filter to see others.",
                self.listed,
                counted(self.found, "page")
            );
        } else if !self.word.is_empty() {
            let _ = write!(
                out,
                "{} found. <a href=\"/.syllabus/pages\">Show all</a>",
                counted(self.found, "page")
            );
        }
        out.push_str("</p>\n");
    }

    fn group(&self, name: &str, rows: &[Row<'_>], out: &mut String) {
        let _ = write!(
            out,
            "<section>\n<h2>{}</h2>\n<table>\n<thead><tr><th scope=\"col\">Page</th><th scope=\"col\">Kind</th>\
             <th scope=\"col\">Written in</th></tr></thead>\n<tbody>\n",
            escaped(name)
        );
        for row in rows {
            row.write(out);
        }
        out.push_str("</tbody>\n</table>\n</section>\n");
    }
}

impl Row<'_> {
    fn write(&self, out: &mut String) {
        let Listed { path, title, kind, draft, .. } = &self.page;
        let title = if title.is_empty() { path } else { title.as_str() };
        let _ = write!(
            out,
            "<tr><td><a href=\"{}\">{}</a>{}</td><td>{}</td><td>",
            escaped(&address(path)),
            escaped(title),
            mark(*draft),
            word(*kind)
        );
        for (at, draft) in &self.written {
            let (line, column) = (at.line.unwrap_or(1), at.column.unwrap_or(1));
            let shown = at.line.map_or_else(|| at.path.clone(), |line| format!("{}:{line}", at.path));
            let _ = write!(
                out,
                "<code class=\"source\" data-path=\"{}\" data-line=\"{line}\" data-column=\"{column}\">{}</code>{} ",
                escaped(&at.path),
                escaped(&shown),
                mark(*draft)
            );
        }
        out.push_str("</td></tr>\n");
    }
}

/// Whether `word` stands in the title of a page, in its path or in that of a file that it was written in.
fn fits(page: &Listed<'_>, inputs: &Inputs, word: &str) -> bool {
    let files =
        page.written.iter().filter_map(|written| inputs.get(written.place.file)).map(|file| file.path());
    [page.title.as_str(), page.path].into_iter().chain(files).any(|text| text.to_lowercase().contains(word))
}

fn mark(draft: bool) -> &'static str {
    if draft { " <span class=\"draft\">draft</span>" } else { "" }
}

/// Where a page stands in the list, and under which heading.
fn group(page: &Listed<'_>) -> (u8, String) {
    let folder = |depth: usize| page.path.split('/').take(depth).collect::<Vec<_>>().join("/");
    match page.kind {
        Kind::Home | Kind::Statement | Kind::NotFound => (0, "Site".to_owned()),
        Kind::Organisation => (1, folder(1)),
        Kind::Qualification | Kind::Overlaps | Kind::Unit | Kind::Outcome | Kind::List | Kind::Pack => {
            (1, folder(2))
        }
        Kind::Plain => (2, "Plain pages".to_owned()),
        Kind::Glossary | Kind::Term => (3, "Glossary".to_owned()),
        Kind::Instrument => (4, "Instruments".to_owned()),
        Kind::Verb => (5, "Command verbs".to_owned()),
        Kind::Redirect => (6, "Old addresses".to_owned()),
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Home => "home page",
        Kind::Statement => "statement",
        Kind::Organisation => "awarding organisation",
        Kind::Qualification => "qualification",
        Kind::List => "list",
        Kind::Unit => "unit",
        Kind::Outcome => "learning outcome",
        Kind::Pack => "to print",
        Kind::Glossary => "glossary",
        Kind::Overlaps => "overlaps",
        Kind::Term => "term",
        Kind::Instrument => "instrument",
        Kind::Verb => "command verb",
        Kind::Plain => "plain page",
        Kind::NotFound => "page not found",
        Kind::Redirect => "leads elsewhere",
    }
}
